/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-model-check.h"

#include <glib/gi18n.h>

/**
 * CharterModelCheck:
 *
 * A check of the model of support itself: when, by whom (a role), what was changed and when the next is
 * due.
 */
struct _CharterModelCheck
{
  CharterRecord parent_instance;

  char *school;
  char *checked_on;
  char *checked_by;
  char *found;
  char *changed;
  char *next_on;
};

G_DEFINE_FINAL_TYPE (CharterModelCheck, charter_model_check, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterModelCheck, school, "school"),
  CHARTER_TEXT (CharterModelCheck, checked_on, "checked-on"),
  CHARTER_TEXT (CharterModelCheck, checked_by, "checked-by"),
  CHARTER_TEXT (CharterModelCheck, found, "found"),
  CHARTER_TEXT (CharterModelCheck, changed, "changed"),
  CHARTER_TEXT (CharterModelCheck, next_on, "next-on"),
};

static void
charter_model_check_class_init (CharterModelCheckClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "model_check";
  record_class->noun = N_("check of the model of support");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_model_check_init (CharterModelCheck *self)
{
}

CHARTER_DEFINE_TEXT (CharterModelCheck, charter_model_check, school, "school")
CHARTER_DEFINE_TEXT (CharterModelCheck, charter_model_check, checked_on, "checked-on")
CHARTER_DEFINE_TEXT (CharterModelCheck, charter_model_check, checked_by, "checked-by")
CHARTER_DEFINE_TEXT (CharterModelCheck, charter_model_check, found, "found")
CHARTER_DEFINE_TEXT (CharterModelCheck, charter_model_check, changed, "changed")
CHARTER_DEFINE_TEXT (CharterModelCheck, charter_model_check, next_on, "next-on")
