/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* Agreeing on a self-evaluation is one step of undo; signing it off is none. */
gboolean charter_cycle_agree              (CharterSession       *session,
                                           const char           *authors,
                                           const char           *date,
                                           GError              **error);
gboolean charter_cycle_withdraw_agreement (CharterSession       *session,
                                           GError              **error);
void     charter_cycle_sign_off_async     (CharterSession       *session,
                                           const char           *names,
                                           const char           *date,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean charter_cycle_sign_off_finish    (CharterSession       *session,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
