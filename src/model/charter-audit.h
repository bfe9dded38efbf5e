/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enums.h"
#include "charter-record.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_AUDIT (charter_audit_get_type ())
G_DECLARE_FINAL_TYPE (CharterAudit, charter_audit, CHARTER, AUDIT, CharterRecord)

CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, school)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, framework)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, framework_version)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, cycle)
CHARTER_DECLARE_INTEGER (CharterAudit, charter_audit, revision)
CHARTER_DECLARE_ENUM (CharterAudit, charter_audit, state, CharterAuditState)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, authors)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, previous)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, started_on)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, agreed_on)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, signed_on)
CHARTER_DECLARE_TEXT (CharterAudit, charter_audit, signed_by)

G_END_DECLS
