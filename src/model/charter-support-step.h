/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"
#include "charter-types.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SUPPORT_STEP (charter_support_step_get_type ())
G_DECLARE_FINAL_TYPE (CharterSupportStep, charter_support_step, CHARTER, SUPPORT_STEP, CharterRecord)

CHARTER_DECLARE_TEXT (CharterSupportStep, charter_support_step, school)
CHARTER_DECLARE_INTEGER (CharterSupportStep, charter_support_step, position)
CHARTER_DECLARE_TEXT (CharterSupportStep, charter_support_step, title)
CHARTER_DECLARE_TEXT (CharterSupportStep, charter_support_step, universal)
CHARTER_DECLARE_TEXT (CharterSupportStep, charter_support_step, targeted)
CHARTER_DECLARE_TEXT (CharterSupportStep, charter_support_step, specialist)
CHARTER_DECLARE_TEXT (CharterSupportStep, charter_support_step, who)
CHARTER_DECLARE_TEXT (CharterSupportStep, charter_support_step, timing)

G_END_DECLS
