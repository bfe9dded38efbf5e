/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* The files of an item of evidence, with those they replaced. Signals:
 *  replace (CharterEvidenceFile): a newer one is to be chosen;
 *  failed (const char *title, GError *error). */
#define CHARTER_TYPE_EVIDENCE_FILES (charter_evidence_files_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceFiles, charter_evidence_files, CHARTER, EVIDENCE_FILES, AdwBin)

void charter_evidence_files_show (CharterEvidenceFiles *self,
                                  CharterSession       *session,
                                  CharterEvidence      *evidence);

G_END_DECLS
