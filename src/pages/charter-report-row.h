/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pages.h"
#include "charter-row.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_REPORT_ROW (charter_report_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterReportRow, charter_report_row, CHARTER, REPORT_ROW, CharterRow)

GtkWidget *charter_report_row_new       (const char       *title,
                                         const char       *subtitle) G_GNUC_WARN_UNUSED_RESULT;
void       charter_report_row_set_pages (CharterReportRow *self,
                                         CharterPages     *pages);

G_END_DECLS
