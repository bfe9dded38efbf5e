/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

void     charter_import_undo_async  (CharterSession       *session,
                                     const char * const   *sources,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean charter_import_undo_finish (CharterSession       *session,
                                     GAsyncResult         *result,
                                     GError              **error);

G_END_DECLS
