/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

/* What the school says of the whole area of the item: a level set by hand, and a summary. */
#define CHARTER_TYPE_AREA_PANEL (charter_area_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterAreaPanel, charter_area_panel, CHARTER, AREA_PANEL, AdwBin)

void charter_area_panel_set_sheet (CharterAreaPanel *self,
                                   CharterItemSheet *sheet);

G_END_DECLS
