/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* The actions and provisions that an item of evidence is used by, to link and unlink. Signal:
 *  open (const char *page, const char *target): where one of them is at home. */
#define CHARTER_TYPE_EVIDENCE_USES (charter_evidence_uses_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceUses, charter_evidence_uses, CHARTER, EVIDENCE_USES, AdwBin)

void charter_evidence_uses_show (CharterEvidenceUses *self,
                                 CharterSession      *session,
                                 CharterEvidence     *evidence);

G_END_DECLS
