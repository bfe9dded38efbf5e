/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-plain-record.h"
#include "charter-past.h"

G_BEGIN_DECLS

/* A school's records in one file, to hand to somebody else: a ZIP with
 *   manifest.json   what it is, and every other member with its size and SHA-256; the first member
 *   records.json    the records as they are, and of each field who changed it last, when, and hashes of
 *                   the values that it had
 *   evidence/…      the evidence files, each named by its SHA-256
 * and nothing else. The form's own version is in the manifest. */
#define CHARTER_BUNDLE_FORM    "inclusion-charter-bundle"
#define CHARTER_BUNDLE_VERSION 1
#define CHARTER_BUNDLE_ENDING  ".charter"
#define CHARTER_BUNDLE_MANIFEST "manifest.json"
#define CHARTER_BUNDLE_RECORDS  "records.json"
#define CHARTER_BUNDLE_EVIDENCE "evidence/"

/* More than the largest school has; what goes past one of them is refused. */
#define CHARTER_BUNDLE_MAX_MEMBERS  20000
#define CHARTER_BUNDLE_MAX_RECORDS  200000
#define CHARTER_BUNDLE_MAX_MANIFEST (G_GINT64_CONSTANT (8) << 20)
#define CHARTER_BUNDLE_MAX_JSON     (G_GINT64_CONSTANT (32) << 20) /* of the records */
#define CHARTER_BUNDLE_MAX_FILE     (G_GINT64_CONSTANT (2) << 30)  /* of evidence */
#define CHARTER_BUNDLE_MAX_TOTAL    (G_GINT64_CONSTANT (8) << 30)
#define CHARTER_BUNDLE_MAX_DEPTH    8                              /* of JSON */
#define CHARTER_BUNDLE_MAX_RATIO    100                            /* unpacked to packed, past 16 MiB */

typedef struct {
  char   *sha256;
  gint64  size;
} CharterBundleFile;

typedef struct {
  char       *made_at;  /* UTC */
  char       *program;  /* the version that made it */
  gboolean    is_anonymous;
  char       *school;   /* its id */
  GPtrArray  *records;  /* of CharterPlainRecord; the school is one of them */
  GHashTable *by_id;    /* id -> CharterPlainRecord, borrowed */
  CharterPast *past;
  GPtrArray  *files;    /* of CharterBundleFile, each once */
  GHashTable *by_hash;  /* SHA-256 -> CharterBundleFile, borrowed */
} CharterBundle;

CharterBundle       *charter_bundle_new             (const char           *school,
                                                     const char           *made_at) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_bundle_free            (CharterBundle        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterBundle, charter_bundle_free)

gboolean             charter_bundle_add             (CharterBundle        *self,
                                                     CharterPlainRecord  *record); /* taken; FALSE: that id is there */
gboolean             charter_bundle_add_file        (CharterBundle        *self,
                                                     const char           *sha256,
                                                     gint64                size); /* FALSE: it is there */
const CharterBundleFile *
                     charter_bundle_find_file       (CharterBundle        *self,
                                                     const char           *sha256);
gint64               charter_bundle_get_size        (CharterBundle        *self); /* of its files */
const CharterPlainRecord *
                     charter_bundle_find            (CharterBundle        *self,
                                                     const char           *id);
gboolean             charter_bundle_is_hash         (const char           *text);

/* Far along how much, in bytes; called in the thread that works. */
typedef void   (*CharterBundleProgress) (gint64   done,
                                         gint64   total,
                                         gpointer user_data);
/* An evidence file to be packed; NULL with an error when it cannot be read. */
typedef GInputStream *(*CharterBundleOpen) (const char    *sha256,
                                         gpointer       user_data,
                                         GCancellable  *cancellable,
                                         GError       **error);
/* An evidence file as it is unpacked, to be read to its end. */
typedef gboolean (*CharterBundleTake) (const CharterBundleFile *file,
                                       GInputStream            *stream,
                                       gpointer                 user_data,
                                       GCancellable            *cancellable,
                                       GError                 **error);

/* All of these take their time, and keep no more than the records and one block of a file in memory. */
gboolean             charter_bundle_write           (CharterBundle        *self,
                                                     const char           *path,
                                                     int                   mode,
                                                     CharterBundleOpen     open,
                                                     gpointer              open_data,
                                                     CharterBundleProgress progress,
                                                     gpointer              progress_data,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
CharterBundle       *charter_bundle_read            (GFile                *file,
                                                     CharterBundleProgress progress,
                                                     gpointer              progress_data,
                                                     GCancellable         *cancellable,
                                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             charter_bundle_unpack          (CharterBundle        *self,
                                                     GFile                *file,
                                                     CharterBundleTake     take,
                                                     gpointer              take_data,
                                                     CharterBundleProgress progress,
                                                     gpointer              progress_data,
                                                     GCancellable         *cancellable,
                                                     GError              **error);

G_END_DECLS
