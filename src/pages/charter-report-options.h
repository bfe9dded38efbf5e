/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"
#include "charter-report.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_REPORT_OPTIONS (charter_report_options_get_type ())
G_DECLARE_FINAL_TYPE (CharterReportOptions, charter_report_options, CHARTER, REPORT_OPTIONS, AdwBin)

void charter_report_options_show (CharterReportOptions *self,
                                  CharterPage          *page,
                                  CharterReport         report);

G_END_DECLS
