/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-referral-reader.h"
#include "charter-referral-service.h"

G_BEGIN_DECLS

/* A directory that is being read, whatever its dialect: each service becomes one of Open Referral. */
typedef struct {
  CharterReferralFunc    func;
  gpointer               user_data;
  CharterReferralPlace   place;
  CharterReferralSummary summary;
  guint                  n_entries;
} CharterReferralReading;

gboolean charter_referral_reading_take   (CharterReferralReading  *self,
                                          JsonObject              *service,
                                          JsonObject              *organisation,
                                          double                   fraction,
                                          GError                 **error);
gboolean charter_referral_reading_finish (CharterReferralReading  *self,
                                          GError                 **error);

G_END_DECLS
