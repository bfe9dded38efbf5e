/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

/* Signals failed, told and wanted as CharterItemPane has them. */
#define CHARTER_TYPE_LINKED_PANEL (charter_linked_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterLinkedPanel, charter_linked_panel, CHARTER, LINKED_PANEL, AdwBin)

void charter_linked_panel_set_sheet (CharterLinkedPanel *self,
                                     CharterItemSheet   *sheet);

G_END_DECLS
