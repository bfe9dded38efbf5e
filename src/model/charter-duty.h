/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DUTY (charter_duty_get_type ())
G_DECLARE_FINAL_TYPE (CharterDuty, charter_duty, CHARTER, DUTY, CharterRecord)

CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, school)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, framework)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, code)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, title)
CHARTER_DECLARE_ENUM (CharterDuty, charter_duty, force, CharterForce)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, citation)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, counts_from)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, last_done_on)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, published_at)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, due_on)
CHARTER_DECLARE_ENUM (CharterDuty, charter_duty, answer, CharterDutyAnswer)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, owner)
CHARTER_DECLARE_TEXT (CharterDuty, charter_duty, note)

char *charter_duty_dup_id_for (const char *school,
                               const char *framework,
                               const char *code) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
