/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_CONTEXT (charter_context_get_type ())
G_DECLARE_FINAL_TYPE (CharterContext, charter_context, CHARTER, CONTEXT, CharterRecord)

CHARTER_DECLARE_TEXT (CharterContext, charter_context, school)
CHARTER_DECLARE_TEXT (CharterContext, charter_context, year)
CHARTER_DECLARE_INTEGER (CharterContext, charter_context, roll)
CHARTER_DECLARE_INTEGER (CharterContext, charter_context, sen_support)
CHARTER_DECLARE_INTEGER (CharterContext, charter_context, ehc_plans)
CHARTER_DECLARE_INTEGER (CharterContext, charter_context, pupil_premium)
CHARTER_DECLARE_INTEGER (CharterContext, charter_context, eal)
CHARTER_DECLARE_INTEGER (CharterContext, charter_context, mobility)
CHARTER_DECLARE_INTEGER (CharterContext, charter_context, attendance)

G_END_DECLS
