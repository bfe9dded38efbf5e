/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* The directory and the school's own offers as Open Referral UK, and the spreadsheet to begin a list
 * of services with. */
void     charter_directory_export_async    (CharterSession       *session,
                                            GFile                *file,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
gboolean charter_directory_export_finish   (CharterSession       *session,
                                            GAsyncResult         *result,
                                            guint                *n,
                                            GError              **error);
gboolean charter_directory_export_offers   (CharterSession       *session,
                                            GFile                *file,
                                            guint                *n,
                                            GError              **error);
gboolean charter_directory_export_template (GFile                *file,
                                            GError              **error);

G_END_DECLS
