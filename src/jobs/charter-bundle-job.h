/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* A school in one file, for somebody else or another place. */
typedef struct {
  gboolean            is_anonymous; /* levels only, under a name that is not the school's */
  const char * const *audits;       /* ids of those that it is to hold; NULL: the whole school */
  int                 mode;         /* who may read the file; 0: only who made it, 0600 */
} CharterBundleWish;

typedef struct {
  char   *path;
  gint64  bytes;
  guint   n_records;
  guint   n_files;
  guint   n_missing; /* evidence files that are kept no more, and so are not in it */
} CharterBundleMade;
void               charter_bundle_made_free     (CharterBundleMade       *made);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterBundleMade, charter_bundle_made_free)

/* How far along, 0 to 1; on the main thread, some times a second. */
typedef void (*CharterBundleFraction) (double   fraction,
                                       gpointer user_data);

/* What is open in the session stays as it is. */
void               charter_bundle_export_async  (CharterSession          *session,
                                                 CharterSchool           *school,
                                                 const char              *path,
                                                 const CharterBundleWish *wish, /* nullable */
                                                 CharterBundleFraction    fraction,
                                                 gpointer                 fraction_data,
                                                 GCancellable            *cancellable,
                                                 GAsyncReadyCallback      callback,
                                                 gpointer                 user_data);
CharterBundleMade *charter_bundle_export_finish (CharterSession          *session,
                                                 GAsyncResult            *result,
                                                 GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
char              *charter_bundle_dup_file_name (CharterSchool           *school,
                                                 gboolean                 is_anonymous) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
