/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-referral-service.h"

G_BEGIN_DECLS

void charter_referral_warn       (const CharterReferralPlace *place,
                                  const char                 *field,
                                  const char                 *reason);
void charter_referral_read_ages  (JsonObject                 *service,
                                  const CharterReferralPlace *place,
                                  int                        *minimum,
                                  int                        *maximum);
void charter_referral_read_place (GPtrArray                  *locations,
                                  const CharterReferralPlace *place,
                                  int                        *easting,
                                  int                        *northing);

G_END_DECLS
