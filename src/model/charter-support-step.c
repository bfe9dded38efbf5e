/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-support-step.h"

#include <glib/gi18n.h>

/**
 * CharterSupportStep:
 *
 * One step of the school's model of support, in the school's words: what happens for everybody, for
 * some and for a few, who does it and when.
 */
struct _CharterSupportStep
{
  CharterRecord parent_instance;

  char *school;
  gint64 position;
  char *title;
  char *universal;
  char *targeted;
  char *specialist;
  char *who;
  char *timing;
};

G_DEFINE_FINAL_TYPE (CharterSupportStep, charter_support_step, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterSupportStep, school, "school"),
  CHARTER_INTEGER (CharterSupportStep, position, "position"),
  CHARTER_TEXT (CharterSupportStep, title, "title"),
  CHARTER_TEXT (CharterSupportStep, universal, "universal"),
  CHARTER_TEXT (CharterSupportStep, targeted, "targeted"),
  CHARTER_TEXT (CharterSupportStep, specialist, "specialist"),
  CHARTER_TEXT (CharterSupportStep, who, "who"),
  CHARTER_TEXT (CharterSupportStep, timing, "timing"),
};

static void
charter_support_step_class_init (CharterSupportStepClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "support_step";
  record_class->noun = N_("step of the model of support");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_support_step_init (CharterSupportStep *self)
{
}

CHARTER_DEFINE_TEXT (CharterSupportStep, charter_support_step, school, "school")
CHARTER_DEFINE_INTEGER (CharterSupportStep, charter_support_step, position, "position")
CHARTER_DEFINE_TEXT (CharterSupportStep, charter_support_step, title, "title")
CHARTER_DEFINE_TEXT (CharterSupportStep, charter_support_step, universal, "universal")
CHARTER_DEFINE_TEXT (CharterSupportStep, charter_support_step, targeted, "targeted")
CHARTER_DEFINE_TEXT (CharterSupportStep, charter_support_step, specialist, "specialist")
CHARTER_DEFINE_TEXT (CharterSupportStep, charter_support_step, who, "who")
CHARTER_DEFINE_TEXT (CharterSupportStep, charter_support_step, timing, "timing")
