/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"

G_BEGIN_DECLS

/* Words for what provisions keep as choices. */
const char *charter_tier_get_title      (CharterTier     tier);
const char *charter_stage_get_title     (CharterStage    stage);
const char *charter_paid_from_get_title (CharterPaidFrom paid_from);
const char *charter_decision_get_title  (CharterDecision decision);

G_END_DECLS
