/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry-row.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DATE_ROW (charter_date_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterDateRow, charter_date_row, CHARTER, DATE_ROW, CharterEntryRow)

/* Property: date, "YYYY-MM-DD" or NULL. */
const char *charter_date_row_get_date (CharterDateRow *self);
void        charter_date_row_set_date (CharterDateRow *self,
                                       const char     *date);

G_END_DECLS
