/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ACTION (charter_action_get_type ())
G_DECLARE_FINAL_TYPE (CharterAction, charter_action, CHARTER, ACTION, CharterRecord)

CHARTER_DECLARE_TEXT (CharterAction, charter_action, school)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, audit)
CHARTER_DECLARE_INTEGER (CharterAction, charter_action, number)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, title)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, owner)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, due_on)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, success_criterion)
CHARTER_DECLARE_ENUM (CharterAction, charter_action, status, CharterActionStatus)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, why)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, supporter)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, start_on)
CHARTER_DECLARE_ENUM (CharterAction, charter_action, priority, CharterPriority)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, baseline)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, measure)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, effort)
CHARTER_DECLARE_INTEGER (CharterAction, charter_action, cost)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, cover_days)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, plan_reference)
CHARTER_DECLARE_ENUM (CharterAction, charter_action, outcome, CharterOutcome)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, impact)
CHARTER_DECLARE_TEXT (CharterAction, charter_action, done_on)

G_END_DECLS
