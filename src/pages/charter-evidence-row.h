/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-row.h"
#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_EVIDENCE_ROW (charter_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceRow, charter_evidence_row, CHARTER, EVIDENCE_ROW, CharterRow)

GtkWidget *charter_evidence_row_new          (CharterSession     *session) G_GNUC_WARN_UNUSED_RESULT;
void       charter_evidence_row_set_evidence (CharterEvidenceRow *self,
                                              CharterEvidence    *evidence);

G_END_DECLS
