/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-row.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_OVERVIEW_ROW (charter_overview_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterOverviewRow, charter_overview_row, CHARTER, OVERVIEW_ROW, CharterRow)

/* A line of a card that leads to a place: what it is about, more of it, and a word at the end. */
GtkWidget  *charter_overview_row_new        (const char         *title,
                                             const char         *detail,  /* nullable */
                                             const char         *word,    /* nullable */
                                             gboolean            is_late) G_GNUC_WARN_UNUSED_RESULT;
void        charter_overview_row_set_target (CharterOverviewRow *self,
                                             const char         *page,
                                             const char         *target); /* nullable */
const char *charter_overview_row_get_page   (CharterOverviewRow *self);
const char *charter_overview_row_get_target (CharterOverviewRow *self);   /* nullable */

G_END_DECLS
