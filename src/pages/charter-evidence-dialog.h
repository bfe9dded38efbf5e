/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Asks for evidence without a file: a link, a note, or something seen on site. Signal added
 * (CharterEvidence). */
#define CHARTER_TYPE_EVIDENCE_DIALOG (charter_evidence_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceDialog, charter_evidence_dialog, CHARTER, EVIDENCE_DIALOG, AdwWindow)

GtkWidget *charter_evidence_dialog_new        (CharterSession        *session,
                                               CharterEvidenceKind    kind) G_GNUC_WARN_UNUSED_RESULT;
void       charter_evidence_dialog_set_detail (CharterEvidenceDialog *self,
                                               const char            *detail);

G_END_DECLS
