/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision-words.h"

#include <glib/gi18n.h>

/**
 * charter_tier_get_title:
 * @tier: of a provision
 *
 * Returns: what it is called
 */
const char *
charter_tier_get_title (CharterTier tier)
{
  switch (tier)
    {
    case CHARTER_TIER_UNIVERSAL: return _("Universal");
    case CHARTER_TIER_TARGETED: return _("Targeted");
    case CHARTER_TIER_SPECIALIST: return _("Specialist");
    default: return "";
    }
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
  switch (stage)
    {
    case CHARTER_STAGE_ASSESS: return _("Assess");
    case CHARTER_STAGE_PLAN: return _("Plan");
    case CHARTER_STAGE_DO: return _("Do");
    case CHARTER_STAGE_REVIEW: return _("Review");
    default: return "";
    }
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
  switch (paid_from)
    {
    case CHARTER_PAID_FROM_NOTIONAL_SEN: return _("Notional SEN budget");
    case CHARTER_PAID_FROM_SCHOOL_BUDGET: return _("School budget");
    case CHARTER_PAID_FROM_PUPIL_PREMIUM: return _("Pupil premium");
    case CHARTER_PAID_FROM_TOP_UP: return _("Top-up funding");
    case CHARTER_PAID_FROM_OTHER: return _("Something else");
    case CHARTER_PAID_FROM_NOT_SAID:
    default: return _("Not said yet");
    }
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
  switch (decision)
    {
    case CHARTER_DECISION_CONTINUE: return _("Continue");
    case CHARTER_DECISION_CHANGE: return _("Change");
    case CHARTER_DECISION_STOP: return _("Stop");
    case CHARTER_DECISION_ESCALATE: return _("Step up");
    case CHARTER_DECISION_NOT_DECIDED:
    default: return _("Not decided yet");
    }
}
