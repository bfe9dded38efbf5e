/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_OWN_MEASURE (charter_own_measure_get_type ())
G_DECLARE_FINAL_TYPE (CharterOwnMeasure, charter_own_measure, CHARTER, OWN_MEASURE, CharterRecord)

CHARTER_DECLARE_TEXT (CharterOwnMeasure, charter_own_measure, school)
CHARTER_DECLARE_TEXT (CharterOwnMeasure, charter_own_measure, title)
CHARTER_DECLARE_TEXT (CharterOwnMeasure, charter_own_measure, unit)
CHARTER_DECLARE_TEXT (CharterOwnMeasure, charter_own_measure, better)
CHARTER_DECLARE_TEXT (CharterOwnMeasure, charter_own_measure, source)
CHARTER_DECLARE_TEXT (CharterOwnMeasure, charter_own_measure, aims)

G_END_DECLS
