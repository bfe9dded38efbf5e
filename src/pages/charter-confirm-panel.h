/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_CONFIRM_PANEL (charter_confirm_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterConfirmPanel, charter_confirm_panel, CHARTER, CONFIRM_PANEL, AdwBin)

/* Signal: failed (const char *title, GError *error). */
void charter_confirm_panel_set_sheet (CharterConfirmPanel *self,
                                      CharterItemSheet *sheet);

G_END_DECLS
