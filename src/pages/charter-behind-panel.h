/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_BEHIND_PANEL (charter_behind_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterBehindPanel, charter_behind_panel, CHARTER, BEHIND_PANEL, AdwBin)

void charter_behind_panel_set_sheet (CharterBehindPanel *self,
                                     CharterItemSheet   *sheet);

G_END_DECLS
