/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-pin.h"

#include <glib/gi18n.h>

/**
 * CharterPin:
 *
 * A directory entry that the school has pinned to a list.
 */
struct _CharterPin
{
  CharterRecord parent_instance;

  char *school;
  char *entry;
  char *list;
};

G_DEFINE_FINAL_TYPE (CharterPin, charter_pin, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterPin, school, "school"),
  CHARTER_TEXT (CharterPin, entry, "entry"),
  CHARTER_TEXT (CharterPin, list, "list"),
};

static void
charter_pin_class_init (CharterPinClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "pin";
  record_class->noun = N_("pin");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_pin_init (CharterPin *self)
{
}

CHARTER_DEFINE_TEXT (CharterPin, charter_pin, school, "school")
CHARTER_DEFINE_TEXT (CharterPin, charter_pin, entry, "entry")
CHARTER_DEFINE_TEXT (CharterPin, charter_pin, list, "list")
