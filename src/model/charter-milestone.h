/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_MILESTONE (charter_milestone_get_type ())
G_DECLARE_FINAL_TYPE (CharterMilestone, charter_milestone, CHARTER, MILESTONE, CharterRecord)

CHARTER_DECLARE_TEXT (CharterMilestone, charter_milestone, school)
CHARTER_DECLARE_TEXT (CharterMilestone, charter_milestone, framework)
CHARTER_DECLARE_TEXT (CharterMilestone, charter_milestone, step)
CHARTER_DECLARE_TEXT (CharterMilestone, charter_milestone, happened_on)
CHARTER_DECLARE_TEXT (CharterMilestone, charter_milestone, note)
CHARTER_DECLARE_TEXT (CharterMilestone, charter_milestone, who)

G_END_DECLS
