/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page-sums.h"
#include "charter-rescue-report.h"

G_BEGIN_DECLS

gboolean             charter_rescue_finish (const char           *data_dir,
                                            GError              **error);
CharterRescueReport *charter_rescue_run    (CharterWorker        *worker,
                                            const char           *data_dir,
                                            const CharterSchema  *schema,
                                            const char           *what,
                                            CharterPageSums      *sums,
                                            GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
