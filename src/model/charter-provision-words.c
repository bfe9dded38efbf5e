/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision-words.h"

#include "charter-choice-words.h"

/**
 * charter_tier_get_title:
 * @tier: of a provision
 *
 * Returns: what it is called
 */
const char *
charter_tier_get_title (CharterTier tier)
{
  return charter_choice_words_get (CHARTER_TYPE_TIER, tier);
}

/**
 * charter_stage_get_title:
 * @stage: of a cycle of support
 *
 * Returns: what it is called
 */
const char *
charter_stage_get_title (CharterStage stage)
{
  return charter_choice_words_get (CHARTER_TYPE_STAGE, stage);
}

/**
 * charter_paid_from_get_title:
 * @paid_from: which budget
 *
 * Returns: what it is called
 */
const char *
charter_paid_from_get_title (CharterPaidFrom paid_from)
{
  return charter_choice_words_get (CHARTER_TYPE_PAID_FROM, paid_from);
}

/**
 * charter_decision_get_title:
 * @decision: at the end of a cycle
 *
 * Returns: what it is called
 */
const char *
charter_decision_get_title (CharterDecision decision)
{
  return charter_choice_words_get (CHARTER_TYPE_DECISION, decision);
}
