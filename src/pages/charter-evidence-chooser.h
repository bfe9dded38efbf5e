/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_EVIDENCE_CHOOSER (charter_evidence_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceChooser, charter_evidence_chooser, CHARTER, EVIDENCE_CHOOSER, AdwBin)

/* The library's evidence with a search field and a tick for each. */
GtkWidget *charter_evidence_chooser_new         (CharterSession         *session,
                                                 GPtrArray              *without) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_evidence_chooser_list_chosen (CharterEvidenceChooser *self) G_GNUC_WARN_UNUSED_RESULT; /* of CharterEvidence */

G_END_DECLS
