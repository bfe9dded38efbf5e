/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-referral-reader.h"

G_BEGIN_DECLS

gboolean charter_outpost_reader_read (GFile                   *file,
                                      const char              *source,
                                      const char              *source_title,
                                      CharterReferralFunc      func,
                                      gpointer                 user_data,
                                      GPtrArray               *problems,
                                      CharterReferralSummary  *summary,
                                      GCancellable            *cancellable,
                                      GError                 **error);

G_END_DECLS
