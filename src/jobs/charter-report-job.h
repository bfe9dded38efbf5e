/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pack-job.h"

G_BEGIN_DECLS

/* Any of the program's documents, whatever it is made of: records are at hand, services are read. */
void             charter_report_compose_async  (CharterSession       *session,
                                                CharterReport         report,
                                                gboolean              is_full,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
CharterDocument *charter_report_compose_finish (CharterSession       *session,
                                                GAsyncResult         *result,
                                                GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         charter_report_is_of_services (CharterReport         report);

G_END_DECLS
