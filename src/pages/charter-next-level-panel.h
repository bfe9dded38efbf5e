/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

/* "Why not the next level?": each line becomes an action with one key. */
#define CHARTER_TYPE_NEXT_LEVEL_PANEL (charter_next_level_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterNextLevelPanel, charter_next_level_panel, CHARTER, NEXT_LEVEL_PANEL, AdwBin)

void charter_next_level_panel_set_sheet (CharterNextLevelPanel *self,
                                         CharterItemSheet      *sheet);

G_END_DECLS
