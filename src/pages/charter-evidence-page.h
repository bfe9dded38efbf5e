/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_EVIDENCE_PAGE (charter_evidence_page_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidencePage, charter_evidence_page, CHARTER, EVIDENCE_PAGE, CharterPage)

/* Adds files as a drop on the page does. */
void charter_evidence_page_add_files (CharterEvidencePage *self,
                                      GListModel          *files);

G_END_DECLS
