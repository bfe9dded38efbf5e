/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"
#include "charter-types.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_FUNDING (charter_funding_get_type ())
G_DECLARE_FINAL_TYPE (CharterFunding, charter_funding, CHARTER, FUNDING, CharterRecord)

CHARTER_DECLARE_TEXT (CharterFunding, charter_funding, school)
CHARTER_DECLARE_TEXT (CharterFunding, charter_funding, year)
CHARTER_DECLARE_INTEGER (CharterFunding, charter_funding, notional)
CHARTER_DECLARE_INTEGER (CharterFunding, charter_funding, threshold)
CHARTER_DECLARE_TEXT (CharterFunding, charter_funding, source)

/* High needs cost threshold of mainstream schools: £6,000 a pupil a year (Department for Education, The notional
 * SEN budget for mainstream schools: operational guide 2024 to 2025, paragraph 1). Check before relying on it. */
#define CHARTER_FUNDING_USUAL_THRESHOLD ((gint64) 600000)

char           *charter_funding_dup_id_for (const char       *school,
                                            const char       *year) G_GNUC_WARN_UNUSED_RESULT;
CharterFunding *charter_funding_find       (CharterPortfolio *portfolio,
                                            const char       *year);
CharterFunding *charter_funding_ensure     (CharterPortfolio *portfolio,
                                            const char       *year);

G_END_DECLS
