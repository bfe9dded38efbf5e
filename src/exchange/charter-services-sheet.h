/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-referral-reader.h"

G_BEGIN_DECLS

gboolean charter_services_sheet_knows_columns (const char * const      *columns);
gboolean charter_services_sheet_read          (GFile                   *file,
                                               const char              *source,
                                               const char              *source_title,
                                               CharterReferralFunc      func,
                                               gpointer                 user_data,
                                               GPtrArray               *problems,
                                               CharterReferralSummary  *summary,
                                               GCancellable            *cancellable,
                                               GError                 **error);
char    *charter_services_sheet_dup_template  (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
