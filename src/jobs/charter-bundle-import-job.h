/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle-job.h"
#include "charter-bundle-merge.h"

G_BEGIN_DECLS

/* First it is read and compared; what is shown then is what will happen. Nothing is changed by it. */
void                charter_bundle_compare_async  (CharterSession        *session,
                                                   GFile                 *file,
                                                   CharterBundleFraction  fraction,
                                                   gpointer               fraction_data,
                                                   GCancellable          *cancellable,
                                                   GAsyncReadyCallback    callback,
                                                   gpointer               user_data);
CharterBundleMerge *charter_bundle_compare_finish (CharterSession        *session,
                                                   GAsyncResult          *result,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/* Then it is brought in, with what was chosen: after a backup, and as one step of undo. The session shows
 * the school afterwards. */
void                charter_bundle_bring_in_async (CharterSession        *session,
                                                   GFile                 *file,
                                                   CharterBundleMerge    *merge, /* must outlive it */
                                                   CharterBundleFraction  fraction,
                                                   gpointer               fraction_data,
                                                   GCancellable          *cancellable,
                                                   GAsyncReadyCallback    callback,
                                                   gpointer               user_data);
gboolean            charter_bundle_bring_in_finish (CharterSession       *session,
                                                   GAsyncResult          *result,
                                                   GError               **error);

G_END_DECLS
