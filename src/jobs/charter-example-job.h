/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* The worked example: a fictional school with two cycles, evidence files and actions at every
 * status. Its words are data (data/example). */
void           charter_example_job_run_async  (CharterSession       *session,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
CharterSchool *charter_example_job_run_finish (CharterSession       *session,
                                               GAsyncResult         *result,
                                               gboolean             *made,
                                               GError              **error); /* borrowed */

G_END_DECLS
