/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-audit.h"

#include <glib/gi18n.h>

/**
 * CharterAudit:
 *
 * One self-evaluation: a school, a framework in one version, a cycle such as "2026/27".
 */
struct _CharterAudit
{
  CharterRecord parent_instance;

  char *school;
  char *framework;
  char *framework_version;
  char *cycle;
  gint64 revision;
  int state;
  char *authors;
  char *previous;
  char *started_on;
  char *agreed_on;
  char *signed_on;
  char *signed_by;
};

G_DEFINE_FINAL_TYPE (CharterAudit, charter_audit, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterAudit, school, "school"),
  CHARTER_TEXT (CharterAudit, framework, "framework"),
  CHARTER_TEXT (CharterAudit, framework_version, "framework-version"),
  CHARTER_TEXT (CharterAudit, cycle, "cycle"),
  CHARTER_INTEGER (CharterAudit, revision, "revision"),
  CHARTER_ENUM (CharterAudit, state, "state", charter_audit_state_get_type),
  CHARTER_TEXT (CharterAudit, authors, "authors"),
  CHARTER_TEXT (CharterAudit, previous, "previous"),
  CHARTER_TEXT (CharterAudit, started_on, "started-on"),
  CHARTER_TEXT (CharterAudit, agreed_on, "agreed-on"),
  CHARTER_TEXT (CharterAudit, signed_on, "signed-on"),
  CHARTER_TEXT (CharterAudit, signed_by, "signed-by"),
};

static void
charter_audit_class_init (CharterAuditClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "audit";
  record_class->noun = N_("self-evaluation");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_audit_init (CharterAudit *self)
{
}

CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, school, "school")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, framework, "framework")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, framework_version, "framework-version")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, cycle, "cycle")
CHARTER_DEFINE_INTEGER (CharterAudit, charter_audit, revision, "revision")
CHARTER_DEFINE_ENUM (CharterAudit, charter_audit, state, "state", CharterAuditState)
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, authors, "authors")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, previous, "previous")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, started_on, "started-on")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, agreed_on, "agreed-on")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, signed_on, "signed-on")
CHARTER_DEFINE_TEXT (CharterAudit, charter_audit, signed_by, "signed-by")
