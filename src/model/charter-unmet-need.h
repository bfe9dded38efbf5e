/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_UNMET_NEED (charter_unmet_need_get_type ())
G_DECLARE_FINAL_TYPE (CharterUnmetNeed, charter_unmet_need, CHARTER, UNMET_NEED, CharterRecord)

CHARTER_DECLARE_TEXT (CharterUnmetNeed, charter_unmet_need, school)
CHARTER_DECLARE_TEXT (CharterUnmetNeed, charter_unmet_need, words)
CHARTER_DECLARE_TEXT (CharterUnmetNeed, charter_unmet_need, need)
CHARTER_DECLARE_TEXT (CharterUnmetNeed, charter_unmet_need, age)
CHARTER_DECLARE_TEXT (CharterUnmetNeed, charter_unmet_need, noted_on)
CHARTER_DECLARE_TEXT (CharterUnmetNeed, charter_unmet_need, note)

G_END_DECLS
