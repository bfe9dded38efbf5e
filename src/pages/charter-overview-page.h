/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_OVERVIEW_PAGE (charter_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterOverviewPage, charter_overview_page, CHARTER, OVERVIEW_PAGE, CharterPage)

G_END_DECLS
