/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-training.h"

#include <glib/gi18n.h>

/**
 * CharterTraining:
 *
 * What staff learned about inclusion, from which finding, and what changed by it; or a meeting of the
 * network: what the school shared and what it brought back. Who came is a count by role, never a name;
 * they are staff, so a small count is no secret and is shown.
 */
struct _CharterTraining
{
  CharterRecord parent_instance;

  char *school;
  int kind;
  char *happened_on;
  char *title;
  char *led_by;
  gint64 teachers;
  gint64 support_staff;
  gint64 lunchtime_staff;
  gint64 office_staff;
  gint64 leaders;
  gint64 governors;
  char *catch_up;
  char *finding;
  char *changed;
  char *shared;
  char *brought_back;
};

G_DEFINE_FINAL_TYPE (CharterTraining, charter_training, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterTraining, school, "school"),
  CHARTER_ENUM (CharterTraining, kind, "kind", charter_training_kind_get_type),
  CHARTER_TEXT (CharterTraining, happened_on, "happened-on"),
  CHARTER_TEXT (CharterTraining, title, "title"),
  CHARTER_TEXT (CharterTraining, led_by, "led-by"),
  CHARTER_INTEGER (CharterTraining, teachers, "teachers"),
  CHARTER_INTEGER (CharterTraining, support_staff, "support-staff"),
  CHARTER_INTEGER (CharterTraining, lunchtime_staff, "lunchtime-staff"),
  CHARTER_INTEGER (CharterTraining, office_staff, "office-staff"),
  CHARTER_INTEGER (CharterTraining, leaders, "leaders"),
  CHARTER_INTEGER (CharterTraining, governors, "governors"),
  CHARTER_TEXT (CharterTraining, catch_up, "catch-up"),
  CHARTER_TEXT (CharterTraining, finding, "finding"),
  CHARTER_TEXT (CharterTraining, changed, "changed"),
  CHARTER_TEXT (CharterTraining, shared, "shared"),
  CHARTER_TEXT (CharterTraining, brought_back, "brought-back"),
};

static void
charter_training_class_init (CharterTrainingClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "training";
  record_class->noun = N_("staff development");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_training_init (CharterTraining *self)
{
}

CHARTER_DEFINE_TEXT (CharterTraining, charter_training, school, "school")
CHARTER_DEFINE_ENUM (CharterTraining, charter_training, kind, "kind", CharterTrainingKind)
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, happened_on, "happened-on")
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, title, "title")
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, led_by, "led-by")
CHARTER_DEFINE_INTEGER (CharterTraining, charter_training, teachers, "teachers")
CHARTER_DEFINE_INTEGER (CharterTraining, charter_training, support_staff, "support-staff")
CHARTER_DEFINE_INTEGER (CharterTraining, charter_training, lunchtime_staff, "lunchtime-staff")
CHARTER_DEFINE_INTEGER (CharterTraining, charter_training, office_staff, "office-staff")
CHARTER_DEFINE_INTEGER (CharterTraining, charter_training, leaders, "leaders")
CHARTER_DEFINE_INTEGER (CharterTraining, charter_training, governors, "governors")
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, catch_up, "catch-up")
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, finding, "finding")
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, changed, "changed")
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, shared, "shared")
CHARTER_DEFINE_TEXT (CharterTraining, charter_training, brought_back, "brought-back")
