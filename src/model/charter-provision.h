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

G_END_DECLS
