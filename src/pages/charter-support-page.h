/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SUPPORT_PAGE (charter_support_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterSupportPage, charter_support_page, CHARTER, SUPPORT_PAGE, CharterPage)

G_END_DECLS
