/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"
#include "charter-types.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_MODEL_CHECK (charter_model_check_get_type ())
G_DECLARE_FINAL_TYPE (CharterModelCheck, charter_model_check, CHARTER, MODEL_CHECK, CharterRecord)

CHARTER_DECLARE_TEXT (CharterModelCheck, charter_model_check, school)
CHARTER_DECLARE_TEXT (CharterModelCheck, charter_model_check, checked_on)
CHARTER_DECLARE_TEXT (CharterModelCheck, charter_model_check, checked_by)
CHARTER_DECLARE_TEXT (CharterModelCheck, charter_model_check, found)
CHARTER_DECLARE_TEXT (CharterModelCheck, charter_model_check, changed)
CHARTER_DECLARE_TEXT (CharterModelCheck, charter_model_check, next_on)

G_END_DECLS
