/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_EVIDENCE_FILE (charter_evidence_file_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceFile, charter_evidence_file, CHARTER, EVIDENCE_FILE, CharterRecord)

CHARTER_DECLARE_TEXT (CharterEvidenceFile, charter_evidence_file, school)
CHARTER_DECLARE_TEXT (CharterEvidenceFile, charter_evidence_file, evidence)
CHARTER_DECLARE_TEXT (CharterEvidenceFile, charter_evidence_file, name)
CHARTER_DECLARE_TEXT (CharterEvidenceFile, charter_evidence_file, sha256)
CHARTER_DECLARE_INTEGER (CharterEvidenceFile, charter_evidence_file, size)
CHARTER_DECLARE_TEXT (CharterEvidenceFile, charter_evidence_file, content_type)
CHARTER_DECLARE_INTEGER (CharterEvidenceFile, charter_evidence_file, revision)
CHARTER_DECLARE_TEXT (CharterEvidenceFile, charter_evidence_file, replaced_by)
CHARTER_DECLARE_ENUM (CharterEvidenceFile, charter_evidence_file, looked, CharterLooked)

G_END_DECLS
