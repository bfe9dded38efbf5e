/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_EVIDENCE_VIEWER (charter_evidence_viewer_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceViewer, charter_evidence_viewer, CHARTER, EVIDENCE_VIEWER, AdwBin)

/* The files of an item of evidence, one at a time, the newest first; hidden when there are none. */
void        charter_evidence_viewer_show     (CharterEvidenceViewer *self,
                                              CharterSession        *session,
                                              CharterEvidence       *evidence);
const char *charter_evidence_viewer_get_file (CharterEvidenceViewer *self); /* nullable: the id of the one that is shown */

G_END_DECLS
