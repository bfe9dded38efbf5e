/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_INDICATOR (charter_indicator_get_type ())
G_DECLARE_FINAL_TYPE (CharterIndicator, charter_indicator, CHARTER, INDICATOR, CharterRecord)

CHARTER_DECLARE_TEXT (CharterIndicator, charter_indicator, school)
CHARTER_DECLARE_TEXT (CharterIndicator, charter_indicator, measure)
CHARTER_DECLARE_TEXT (CharterIndicator, charter_indicator, cohort)
CHARTER_DECLARE_TEXT (CharterIndicator, charter_indicator, year)
CHARTER_DECLARE_TEXT (CharterIndicator, charter_indicator, term)
CHARTER_DECLARE_INTEGER (CharterIndicator, charter_indicator, value)
CHARTER_DECLARE_INTEGER (CharterIndicator, charter_indicator, out_of)
CHARTER_DECLARE_TEXT (CharterIndicator, charter_indicator, note)

G_END_DECLS
