/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-copy-file.h"
#include "charter-scratch-folder.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* Everything in one file, for another computer or for a colleague: the records, the evidence, own frameworks
 * and the settings. @progress is called in the caller's main context. */
void                 charter_copy_job_write_async  (CharterSession        *session,
                                                    const char            *path,
                                                    const char            *settings, /* nullable */
                                                    gboolean               is_shared,
                                                    CharterCopyProgress    progress,
                                                    gpointer               progress_data,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               user_data);
CharterCopyManifest *charter_copy_job_write_finish (CharterSession        *session,
                                                    GAsyncResult          *result,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Which folder of records this is, the same for ever. */
char                *charter_copy_job_dup_origin   (const char            *data_dir,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* A copy that has been verified and unpacked beside the records, which it has not touched. */
typedef struct {
  CharterCopyManifest  *manifest;
  CharterScratchFolder *scratch;
  const char           *folder;   /* that is: a folder of records of its own; removed with this */
  char                 *database; /* in it */
  char                 *settings; /* nullable */
} CharterOpenedCopy;
void                 charter_opened_copy_free      (CharterOpenedCopy     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterOpenedCopy, charter_opened_copy_free)

void                 charter_copy_job_open_async   (CharterSession        *session,
                                                    const char            *path,
                                                    CharterCopyProgress    progress,
                                                    gpointer               progress_data,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               user_data);
CharterOpenedCopy   *charter_copy_job_open_finish  (CharterSession        *session,
                                                    GAsyncResult          *result,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes what is in it the person's own; what was there before is kept as a backup, whose path is returned:
 * restoring that takes it back. */
void                 charter_copy_job_take_async   (CharterSession        *session,
                                                    CharterOpenedCopy     *copy,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               user_data);
char                *charter_copy_job_take_finish  (CharterSession        *session,
                                                    GAsyncResult          *result,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
