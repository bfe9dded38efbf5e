/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* All there is to say about one item of evidence. Signals:
 *  remove: the person wants it taken out; add-file: another file is to be chosen for it;
 *  open-item (const char *code): an item that it supports is to be shown;
 *  failed (const char *title, GError *error): something that was asked for did not work. */
#define CHARTER_TYPE_EVIDENCE_FORM (charter_evidence_form_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceForm, charter_evidence_form, CHARTER, EVIDENCE_FORM, AdwBin)

void             charter_evidence_form_set_session  (CharterEvidenceForm *self,
                                                     CharterSession      *session);
CharterEvidence *charter_evidence_form_get_evidence (CharterEvidenceForm *self);
void             charter_evidence_form_set_evidence (CharterEvidenceForm *self,
                                                     CharterEvidence     *evidence);
void             charter_evidence_form_focus_title  (CharterEvidenceForm *self);

G_END_DECLS
