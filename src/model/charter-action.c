/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-action.h"

#include <glib/gi18n.h>

/**
 * CharterAction:
 *
 * What the school does about what it found. `number` is its reference in print; cost in pence.
 */
struct _CharterAction
{
  CharterRecord parent_instance;

  char *school;
  char *audit;
  gint64 number;
  char *title;
  char *owner;
  char *due_on;
  char *success_criterion;
  int status;
  char *why;
  char *supporter;
  char *start_on;
  int priority;
  char *baseline;
  char *measure;
  char *effort;
  gint64 cost;
  char *cover_days;
  char *plan_reference;
  int outcome;
  char *impact;
  char *done_on;
};

G_DEFINE_FINAL_TYPE (CharterAction, charter_action, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterAction, school, "school"),
  CHARTER_TEXT (CharterAction, audit, "audit"),
  CHARTER_INTEGER (CharterAction, number, "number"),
  CHARTER_TEXT (CharterAction, title, "title"),
  CHARTER_TEXT (CharterAction, owner, "owner"),
  CHARTER_TEXT (CharterAction, due_on, "due-on"),
  CHARTER_TEXT (CharterAction, success_criterion, "success-criterion"),
  CHARTER_ENUM (CharterAction, status, "status", charter_action_status_get_type),
  CHARTER_TEXT (CharterAction, why, "why"),
  CHARTER_TEXT (CharterAction, supporter, "supporter"),
  CHARTER_TEXT (CharterAction, start_on, "start-on"),
  CHARTER_ENUM (CharterAction, priority, "priority", charter_priority_get_type),
  CHARTER_TEXT (CharterAction, baseline, "baseline"),
  CHARTER_TEXT (CharterAction, measure, "measure"),
  CHARTER_TEXT (CharterAction, effort, "effort"),
  CHARTER_INTEGER (CharterAction, cost, "cost"),
  CHARTER_TEXT (CharterAction, cover_days, "cover-days"),
  CHARTER_TEXT (CharterAction, plan_reference, "plan-reference"),
  CHARTER_ENUM (CharterAction, outcome, "outcome", charter_outcome_get_type),
  CHARTER_TEXT (CharterAction, impact, "impact"),
  CHARTER_TEXT (CharterAction, done_on, "done-on"),
};

static void
charter_action_class_init (CharterActionClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "action";
  record_class->noun = N_("action");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_action_init (CharterAction *self)
{
}

CHARTER_DEFINE_TEXT (CharterAction, charter_action, school, "school")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, audit, "audit")
CHARTER_DEFINE_INTEGER (CharterAction, charter_action, number, "number")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, title, "title")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, owner, "owner")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, due_on, "due-on")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, success_criterion, "success-criterion")
CHARTER_DEFINE_ENUM (CharterAction, charter_action, status, "status", CharterActionStatus)
CHARTER_DEFINE_TEXT (CharterAction, charter_action, why, "why")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, supporter, "supporter")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, start_on, "start-on")
CHARTER_DEFINE_ENUM (CharterAction, charter_action, priority, "priority", CharterPriority)
CHARTER_DEFINE_TEXT (CharterAction, charter_action, baseline, "baseline")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, measure, "measure")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, effort, "effort")
CHARTER_DEFINE_INTEGER (CharterAction, charter_action, cost, "cost")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, cover_days, "cover-days")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, plan_reference, "plan-reference")
CHARTER_DEFINE_ENUM (CharterAction, charter_action, outcome, "outcome", CharterOutcome)
CHARTER_DEFINE_TEXT (CharterAction, charter_action, impact, "impact")
CHARTER_DEFINE_TEXT (CharterAction, charter_action, done_on, "done-on")
