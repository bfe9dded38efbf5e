/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_EVIDENCE_PREVIEW (charter_evidence_preview_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidencePreview, charter_evidence_preview, CHARTER, EVIDENCE_PREVIEW, AdwBin)

/* A PDF page by page, a picture, or the beginning of a text, or why it cannot be shown; hidden for a file
 * of another kind. */
void charter_evidence_preview_show (CharterEvidencePreview *self,
                                    GFile                  *file,         /* nullable: nothing */
                                    const char             *content_type,
                                    const char             *name);

G_END_DECLS
