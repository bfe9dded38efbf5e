/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PROVISION (charter_provision_get_type ())
G_DECLARE_FINAL_TYPE (CharterProvision, charter_provision, CHARTER, PROVISION, CharterRecord)

CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, school)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, title)
CHARTER_DECLARE_ENUM (CharterProvision, charter_provision, tier, CharterTier)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, need)
CHARTER_DECLARE_ENUM (CharterProvision, charter_provision, stage, CharterStage)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, cohort)
CHARTER_DECLARE_INTEGER (CharterProvision, charter_provision, pupils)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, start_on)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, end_on)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, scale)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, entry_measure)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, exit_measure)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, decision)
CHARTER_DECLARE_INTEGER (CharterProvision, charter_provision, cost)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, entry)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, years)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, sessions)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, staff)
CHARTER_DECLARE_ENUM (CharterProvision, charter_provision, paid_from, CharterPaidFrom)
CHARTER_DECLARE_ENUM (CharterProvision, charter_provision, better, CharterDirection)
CHARTER_DECLARE_INTEGER (CharterProvision, charter_provision, measured)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, assess_on)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, assess_who)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, assess_note)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, plan_on)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, plan_who)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, plan_note)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, do_on)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, do_who)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, do_note)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, review_on)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, review_who)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, review_note)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, family_view)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, learner_view)
CHARTER_DECLARE_ENUM (CharterProvision, charter_provision, decided, CharterDecision)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, decided_on)
CHARTER_DECLARE_TEXT (CharterProvision, charter_provision, previous)

G_END_DECLS
