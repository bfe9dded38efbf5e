/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision.h"

#include <glib/gi18n.h>

/**
 * CharterProvision:
 *
 * One provision of the school's cycle of support: cohorts and counts, never pupils' names.
 */
struct _CharterProvision
{
  CharterRecord parent_instance;

  char *school;
  char *title;
  int tier;
  char *need;
  int stage;
  char *cohort;
  gint64 pupils;
  char *start_on;
  char *end_on;
  char *scale;
  char *entry_measure;
  char *exit_measure;
  char *decision;
  gint64 cost;
  char *entry;
};

G_DEFINE_FINAL_TYPE (CharterProvision, charter_provision, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterProvision, school, "school"),
  CHARTER_TEXT (CharterProvision, title, "title"),
  CHARTER_ENUM (CharterProvision, tier, "tier", charter_tier_get_type),
  CHARTER_TEXT (CharterProvision, need, "need"),
  CHARTER_ENUM (CharterProvision, stage, "stage", charter_stage_get_type),
  CHARTER_TEXT (CharterProvision, cohort, "cohort"),
  CHARTER_INTEGER (CharterProvision, pupils, "pupils"),
  CHARTER_TEXT (CharterProvision, start_on, "start-on"),
  CHARTER_TEXT (CharterProvision, end_on, "end-on"),
  CHARTER_TEXT (CharterProvision, scale, "scale"),
  CHARTER_TEXT (CharterProvision, entry_measure, "entry-measure"),
  CHARTER_TEXT (CharterProvision, exit_measure, "exit-measure"),
  CHARTER_TEXT (CharterProvision, decision, "decision"),
  CHARTER_INTEGER (CharterProvision, cost, "cost"),
  CHARTER_TEXT (CharterProvision, entry, "entry"),
};

static void
charter_provision_class_init (CharterProvisionClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "provision";
  record_class->noun = N_("provision");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_provision_init (CharterProvision *self)
{
}

CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, school, "school")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, title, "title")
CHARTER_DEFINE_ENUM (CharterProvision, charter_provision, tier, "tier", CharterTier)
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, need, "need")
CHARTER_DEFINE_ENUM (CharterProvision, charter_provision, stage, "stage", CharterStage)
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, cohort, "cohort")
CHARTER_DEFINE_INTEGER (CharterProvision, charter_provision, pupils, "pupils")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, start_on, "start-on")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, end_on, "end-on")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, scale, "scale")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, entry_measure, "entry-measure")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, exit_measure, "exit-measure")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, decision, "decision")
CHARTER_DEFINE_INTEGER (CharterProvision, charter_provision, cost, "cost")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, entry, "entry")
