/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_HALF_TERM (charter_half_term_get_type ())
G_DECLARE_FINAL_TYPE (CharterHalfTerm, charter_half_term, CHARTER, HALF_TERM, CharterRecord)

CHARTER_DECLARE_TEXT (CharterHalfTerm, charter_half_term, school)
CHARTER_DECLARE_TEXT (CharterHalfTerm, charter_half_term, school_year)
CHARTER_DECLARE_INTEGER (CharterHalfTerm, charter_half_term, position)
CHARTER_DECLARE_TEXT (CharterHalfTerm, charter_half_term, starts_on)
CHARTER_DECLARE_TEXT (CharterHalfTerm, charter_half_term, ends_on)

G_END_DECLS
