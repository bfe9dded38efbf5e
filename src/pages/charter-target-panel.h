/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TARGET_PANEL (charter_target_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterTargetPanel, charter_target_panel, CHARTER, TARGET_PANEL, AdwBin)

/* Signal: failed (const char *title, GError *error). */
void charter_target_panel_set_sheet (CharterTargetPanel *self,
                                     CharterItemSheet *sheet);

G_END_DECLS
