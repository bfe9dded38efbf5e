/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-referral-service.h"

G_BEGIN_DECLS

char *charter_referral_dup_raw (JsonObject                 *service,
                                JsonObject                 *organisation,
                                const CharterReferralPlace *place) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
