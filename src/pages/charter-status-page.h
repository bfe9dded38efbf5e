/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_STATUS_PAGE (charter_status_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterStatusPage, charter_status_page, CHARTER, STATUS_PAGE, CharterPage)

G_END_DECLS
