/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-referral-reader.h"

G_BEGIN_DECLS

gboolean charter_referral_tables_read     (GPtrArray               *files,
                                           const char              *source,
                                           const char              *source_title,
                                           CharterReferralFunc      func,
                                           gpointer                 user_data,
                                           GPtrArray               *problems,
                                           CharterReferralSummary  *summary,
                                           GCancellable            *cancellable,
                                           GError                 **error);
gboolean charter_referral_tables_is_folder (GFile                  *folder,
                                            GCancellable           *cancellable);
gboolean charter_referral_tables_knows     (const char             *name);

G_END_DECLS
