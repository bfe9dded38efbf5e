/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_CRITERIA_PANEL (charter_criteria_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterCriteriaPanel, charter_criteria_panel, CHARTER, CRITERIA_PANEL, AdwBin)

void charter_criteria_panel_set_sheet (CharterCriteriaPanel *self,
                                       CharterItemSheet     *sheet);

G_END_DECLS
