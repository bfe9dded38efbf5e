/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_EVIDENCE (charter_evidence_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidence, charter_evidence, CHARTER, EVIDENCE, CharterRecord)

CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, school)
CHARTER_DECLARE_INTEGER (CharterEvidence, charter_evidence, number)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, title)
CHARTER_DECLARE_ENUM (CharterEvidence, charter_evidence, kind, CharterEvidenceKind)
CHARTER_DECLARE_ENUM (CharterEvidence, charter_evidence, nature, CharterNature)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, happened_on)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, added_on)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, valid_until)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, source)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, kept_where)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, url)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, text)
CHARTER_DECLARE_BOOLEAN (CharterEvidence, charter_evidence, personal_data)
CHARTER_DECLARE_TEXT (CharterEvidence, charter_evidence, consent)
CHARTER_DECLARE_BOOLEAN (CharterEvidence, charter_evidence, left_out)
CHARTER_DECLARE_BOOLEAN (CharterEvidence, charter_evidence, redacted)

/* What of it may be printed: @words, or "Withheld". */
const char *charter_evidence_get_printed (CharterEvidence *self,
                                          const char      *words);

G_END_DECLS
