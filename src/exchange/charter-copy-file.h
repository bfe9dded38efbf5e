/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everything that one person keeps, in one file: a ZIP with
 *   manifest.json   what it is, whose, when, and each other member with its size and SHA-256; the first
 *   charter.db      a verified backup of the records
 *   settings.ini    what the person prefers
 *   packs/…         frameworks of their own
 *   evidence/…      the evidence files, each named by its SHA-256
 * and nothing else: what has another name is refused.
 * Why no bundle: that is one school's records, merged field by field into what somebody has. Who goes on
 * needs all schools, own frameworks and what Undo knows just as they are, and can look before taking over. */
#define CHARTER_COPY_FORM    "inclusion-charter-copy"
#define CHARTER_COPY_VERSION 1
#define CHARTER_COPY_ENDING  ".charter-copy"

#define CHARTER_COPY_MAX_MEMBERS  200000
#define CHARTER_COPY_MAX_MANIFEST (G_GINT64_CONSTANT (64) << 20)
#define CHARTER_COPY_MAX_TOTAL    (G_GINT64_CONSTANT (64) << 30)

/* What a copy says of itself. */
typedef struct {
  char      *made_at;  /* UTC */
  char      *origin;   /* of which folder of records it is a copy; the same each day */
  char      *who;      /* nullable: who made it */
  char      *schools;  /* up to three names */
  guint      n_schools;
  guint      n_files;  /* of evidence */
  gint64     total;    /* bytes when unpacked */
  GPtrArray *members;  /* of CharterCopyMember */
} CharterCopyManifest;

typedef struct {
  char     *name;
  char     *path;     /* where it is; NULL of a copy that is being read */
  gint64    size;
  char     *sha256;
  gboolean  is_met;
} CharterCopyMember;

typedef void (*CharterCopyProgress) (gint64   done,
                                     gint64   total,
                                     gpointer user_data);

CharterCopyManifest *charter_copy_manifest_new  (void) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_copy_manifest_free (CharterCopyManifest  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterCopyManifest, charter_copy_manifest_free)
void                 charter_copy_manifest_add  (CharterCopyManifest  *self,
                                                 const char           *name,
                                                 const char           *path);

/* In a thread: they read and write all of it. */
gboolean             charter_copy_file_write    (const char           *path,
                                                 CharterCopyManifest  *manifest,
                                                 gboolean              is_shared,
                                                 CharterCopyProgress   progress,
                                                 gpointer              user_data,
                                                 GCancellable         *cancellable,
                                                 GError              **error);
CharterCopyManifest *charter_copy_file_look     (const char           *path,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;
CharterCopyManifest *charter_copy_file_read     (const char           *path,
                                                 const char           *folder,
                                                 CharterCopyProgress   progress,
                                                 gpointer              user_data,
                                                 GCancellable         *cancellable,
                                                 GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
