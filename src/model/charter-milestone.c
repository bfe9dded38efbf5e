/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-milestone.h"

#include <glib/gi18n.h>

/**
 * CharterMilestone:
 *
 * A step on the way to charter status that was taken on a day, and who took or confirmed it. Steps are
 * data in the pack; evidence supports it by a link.
 */
struct _CharterMilestone
{
  CharterRecord parent_instance;

  char *school;
  char *framework;
  char *step;
  char *happened_on;
  char *note;
  char *who;
};

G_DEFINE_FINAL_TYPE (CharterMilestone, charter_milestone, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterMilestone, school, "school"),
  CHARTER_TEXT (CharterMilestone, framework, "framework"),
  CHARTER_TEXT (CharterMilestone, step, "step"),
  CHARTER_TEXT (CharterMilestone, happened_on, "happened-on"),
  CHARTER_TEXT (CharterMilestone, note, "note"),
  CHARTER_TEXT (CharterMilestone, who, "who"),
};

static void
charter_milestone_class_init (CharterMilestoneClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "milestone";
  record_class->noun = N_("charter step");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_milestone_init (CharterMilestone *self)
{
}

CHARTER_DEFINE_TEXT (CharterMilestone, charter_milestone, school, "school")
CHARTER_DEFINE_TEXT (CharterMilestone, charter_milestone, framework, "framework")
CHARTER_DEFINE_TEXT (CharterMilestone, charter_milestone, step, "step")
CHARTER_DEFINE_TEXT (CharterMilestone, charter_milestone, happened_on, "happened-on")
CHARTER_DEFINE_TEXT (CharterMilestone, charter_milestone, note, "note")
CHARTER_DEFINE_TEXT (CharterMilestone, charter_milestone, who, "who")
