/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle-merge.h"
#include "charter-imported-file.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* Called on the main thread, some times a second: which file of how many, and how far in it. */
typedef void (*CharterImportProgress) (CharterSession *session,
                                       const char     *name,
                                       guint           position,
                                       guint           n_files,
                                       double          fraction,
                                       gpointer        user_data);

void       charter_import_async  (CharterSession         *session,
                                  GPtrArray              *files,
                                  gboolean                take_closed,
                                  CharterMergeChoice      conflicts, /* of bundles; to ask is to refuse those */
                                  CharterImportProgress   progress,
                                  gpointer                progress_data,
                                  GCancellable           *cancellable,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data);
GPtrArray *charter_import_finish (CharterSession         *session,
                                  GAsyncResult           *result,
                                  GError                **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterImportedFile */

/* What an import of directories would do; other files are only told apart. Nothing changes. */
void       charter_import_preview_async  (CharterSession         *session,
                                          GPtrArray              *files,
                                          CharterImportProgress   progress,
                                          gpointer                progress_data,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
GPtrArray *charter_import_preview_finish (CharterSession         *session,
                                          GAsyncResult           *result,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterImportedFile */

G_END_DECLS
