/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ACTIONS_PAGE (charter_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionsPage, charter_actions_page, CHARTER, ACTIONS_PAGE, CharterPage)

G_END_DECLS
