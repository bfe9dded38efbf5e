/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision.h"

#include <glib/gi18n.h>

/**
 * CharterProvision:
 *
 * One cycle of a provision of the school's cycle of support: cohorts and counts, never pupils' names. The next
 * cycle names this one as its previous.
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
  char *years;
  char *sessions;
  char *staff;
  int paid_from;
  int better;
  gint64 measured;
  char *assess_on;
  char *assess_who;
  char *assess_note;
  char *plan_on;
  char *plan_who;
  char *plan_note;
  char *do_on;
  char *do_who;
  char *do_note;
  char *review_on;
  char *review_who;
  char *review_note;
  char *family_view;
  char *learner_view;
  int decided;
  char *decided_on;
  char *previous;
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
  CHARTER_TEXT (CharterProvision, years, "years"),
  CHARTER_TEXT (CharterProvision, sessions, "sessions"),
  CHARTER_TEXT (CharterProvision, staff, "staff"),
  CHARTER_ENUM (CharterProvision, paid_from, "paid-from", charter_paid_from_get_type),
  CHARTER_ENUM (CharterProvision, better, "better", charter_direction_get_type),
  CHARTER_INTEGER (CharterProvision, measured, "measured"),
  CHARTER_TEXT (CharterProvision, assess_on, "assess-on"),
  CHARTER_TEXT (CharterProvision, assess_who, "assess-who"),
  CHARTER_TEXT (CharterProvision, assess_note, "assess-note"),
  CHARTER_TEXT (CharterProvision, plan_on, "plan-on"),
  CHARTER_TEXT (CharterProvision, plan_who, "plan-who"),
  CHARTER_TEXT (CharterProvision, plan_note, "plan-note"),
  CHARTER_TEXT (CharterProvision, do_on, "do-on"),
  CHARTER_TEXT (CharterProvision, do_who, "do-who"),
  CHARTER_TEXT (CharterProvision, do_note, "do-note"),
  CHARTER_TEXT (CharterProvision, review_on, "review-on"),
  CHARTER_TEXT (CharterProvision, review_who, "review-who"),
  CHARTER_TEXT (CharterProvision, review_note, "review-note"),
  CHARTER_TEXT (CharterProvision, family_view, "family-view"),
  CHARTER_TEXT (CharterProvision, learner_view, "learner-view"),
  CHARTER_ENUM (CharterProvision, decided, "decided", charter_decision_get_type),
  CHARTER_TEXT (CharterProvision, decided_on, "decided-on"),
  CHARTER_TEXT (CharterProvision, previous, "previous"),
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
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, years, "years")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, sessions, "sessions")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, staff, "staff")
CHARTER_DEFINE_ENUM (CharterProvision, charter_provision, paid_from, "paid-from", CharterPaidFrom)
CHARTER_DEFINE_ENUM (CharterProvision, charter_provision, better, "better", CharterDirection)
CHARTER_DEFINE_INTEGER (CharterProvision, charter_provision, measured, "measured")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, assess_on, "assess-on")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, assess_who, "assess-who")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, assess_note, "assess-note")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, plan_on, "plan-on")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, plan_who, "plan-who")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, plan_note, "plan-note")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, do_on, "do-on")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, do_who, "do-who")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, do_note, "do-note")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, review_on, "review-on")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, review_who, "review-who")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, review_note, "review-note")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, family_view, "family-view")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, learner_view, "learner-view")
CHARTER_DEFINE_ENUM (CharterProvision, charter_provision, decided, "decided", CharterDecision)
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, decided_on, "decided-on")
CHARTER_DEFINE_TEXT (CharterProvision, charter_provision, previous, "previous")
