/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"
#include "charter-types.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SUPPORT_MODEL (charter_support_model_get_type ())
G_DECLARE_FINAL_TYPE (CharterSupportModel, charter_support_model, CHARTER, SUPPORT_MODEL, CharterRecord)

CHARTER_DECLARE_TEXT (CharterSupportModel, charter_support_model, school)
CHARTER_DECLARE_TEXT (CharterSupportModel, charter_support_model, title)
CHARTER_DECLARE_TEXT (CharterSupportModel, charter_support_model, aim)

char                *charter_support_model_dup_id_for (const char       *school) G_GNUC_WARN_UNUSED_RESULT;
CharterSupportModel *charter_support_model_find   (CharterPortfolio *portfolio);
CharterSupportModel *charter_support_model_ensure (CharterPortfolio *portfolio);

G_END_DECLS
