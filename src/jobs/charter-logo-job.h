/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

char    *charter_logo_job_read         (GBytes               *bytes,
                                        GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void     charter_logo_job_set_async    (CharterSession       *session,
                                        GFile                *file,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean charter_logo_job_set_finish   (CharterSession       *session,
                                        GAsyncResult         *result,
                                        GError              **error);
void     charter_logo_job_remove       (CharterSession       *session);
CharterLogo *charter_logo_job_find     (CharterPortfolio     *portfolio);

G_END_DECLS
