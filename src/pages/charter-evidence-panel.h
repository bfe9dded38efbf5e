/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-item-sheet.h"

G_BEGIN_DECLS

/* Signals failed, told and wanted as CharterItemPane has them. Actions: evidence.attach-file,
 * evidence.attach-link, evidence.attach-existing, evidence.paste. */
#define CHARTER_TYPE_EVIDENCE_PANEL (charter_evidence_panel_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidencePanel, charter_evidence_panel, CHARTER, EVIDENCE_PANEL, AdwBin)

void     charter_evidence_panel_set_sheet  (CharterEvidencePanel *self,
                                            CharterItemSheet     *sheet);
gboolean charter_evidence_panel_take_files (CharterEvidencePanel *self,
                                            GSList               *files);

G_END_DECLS
