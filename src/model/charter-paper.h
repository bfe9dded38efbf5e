/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PAPER (charter_paper_get_type ())
G_DECLARE_FINAL_TYPE (CharterPaper, charter_paper, CHARTER, PAPER, CharterRecord)

CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, school)
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, document)
CHARTER_DECLARE_BOOLEAN (CharterPaper, charter_paper, full)
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, author)
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, head)
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, chair)
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, leader)
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, parts)
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, words)
/* What becomes of the files of evidence: "pages", "files", or NULL for neither. */
CHARTER_DECLARE_TEXT (CharterPaper, charter_paper, annexes)

char *charter_paper_dup_id_for (const char *school,
                                const char *document) G_GNUC_WARN_UNUSED_RESULT;
CharterPaper *charter_paper_find   (CharterPortfolio *portfolio,
                                    const char       *document);
CharterPaper *charter_paper_ensure (CharterPortfolio *portfolio,
                                    const char       *document);

G_END_DECLS
