/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_FINDING (charter_finding_get_type ())
G_DECLARE_FINAL_TYPE (CharterFinding, charter_finding, CHARTER, FINDING, CharterRecord)

CHARTER_DECLARE_TEXT (CharterFinding, charter_finding, school)
CHARTER_DECLARE_TEXT (CharterFinding, charter_finding, evidence)
CHARTER_DECLARE_TEXT (CharterFinding, charter_finding, file)
CHARTER_DECLARE_TEXT (CharterFinding, charter_finding, sha256)
CHARTER_DECLARE_ENUM (CharterFinding, charter_finding, kind, CharterPrivacyKind)
CHARTER_DECLARE_INTEGER (CharterFinding, charter_finding, count)
CHARTER_DECLARE_TEXT (CharterFinding, charter_finding, places)
CHARTER_DECLARE_TEXT (CharterFinding, charter_finding, shape)
CHARTER_DECLARE_ENUM (CharterFinding, charter_finding, answer, CharterPrivacyAnswer)

G_END_DECLS
