/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_IMPACT_PAGE (charter_impact_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterImpactPage, charter_impact_page, CHARTER, IMPACT_PAGE, CharterPage)

G_END_DECLS
