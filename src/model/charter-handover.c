/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-handover.h"

#include <glib/gi18n.h>

/**
 * CharterHandover:
 *
 * The day on which one person’s part went over to another: what the sheet that is printed for it says.
 */
struct _CharterHandover
{
  CharterRecord parent_instance;

  char *school;
  char *happened_on;
  char *from_whom;
  char *to_whom;
  char *role;
  char *kept_where;
  char *note;
};

G_DEFINE_FINAL_TYPE (CharterHandover, charter_handover, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterHandover, school, "school"),
  CHARTER_TEXT (CharterHandover, happened_on, "happened-on"),
  CHARTER_TEXT (CharterHandover, from_whom, "from-whom"),
  CHARTER_TEXT (CharterHandover, to_whom, "to-whom"),
  CHARTER_TEXT (CharterHandover, role, "role"),
  CHARTER_TEXT (CharterHandover, kept_where, "kept-where"),
  CHARTER_TEXT (CharterHandover, note, "note"),
};

static void
charter_handover_class_init (CharterHandoverClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "handover";
  record_class->noun = N_("handover");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_handover_init (CharterHandover *self)
{
}

CHARTER_DEFINE_TEXT (CharterHandover, charter_handover, school, "school")
CHARTER_DEFINE_TEXT (CharterHandover, charter_handover, happened_on, "happened-on")
CHARTER_DEFINE_TEXT (CharterHandover, charter_handover, from_whom, "from-whom")
CHARTER_DEFINE_TEXT (CharterHandover, charter_handover, to_whom, "to-whom")
CHARTER_DEFINE_TEXT (CharterHandover, charter_handover, role, "role")
CHARTER_DEFINE_TEXT (CharterHandover, charter_handover, kept_where, "kept-where")
CHARTER_DEFINE_TEXT (CharterHandover, charter_handover, note, "note")
