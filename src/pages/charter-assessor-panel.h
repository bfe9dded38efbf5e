/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ASSESSOR_PANEL (charter_assessor_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterAssessorPanel, charter_assessor_panel, CHARTER, ASSESSOR_PANEL, AdwBin)

/* Signal: failed (const char *title, GError *). */
void charter_assessor_panel_set_sheet (CharterAssessorPanel *self,
                                       CharterItemSheet     *sheet);

G_END_DECLS
