/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"
#include "charter-slices.h"

G_BEGIN_DECLS

/* Signal chosen (CharterItem): an axis of the chart was activated. */
#define CHARTER_TYPE_STANDING_PANE (charter_standing_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterStandingPane, charter_standing_pane, CHARTER, STANDING_PANE, AdwBin)

void charter_standing_pane_set_sheet (CharterStandingPane *self,
                                      CharterItemSheet    *sheet,
                                      CharterSlices       *slices);

G_END_DECLS
