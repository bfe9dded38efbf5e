/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_REPORTS_PAGE (charter_reports_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterReportsPage, charter_reports_page, CHARTER, REPORTS_PAGE, CharterPage)

G_END_DECLS
