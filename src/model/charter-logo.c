/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-logo.h"

#include <glib/gi18n.h>

#include "charter-id.h"

/**
 * CharterLogo:
 *
 * The school’s own logo, small enough to be kept with its records: a PNG in base 64. Its id is derived
 * from the school.
 */
struct _CharterLogo
{
  CharterRecord parent_instance;

  char *school;
  char *name;
  char *picture;
};

G_DEFINE_FINAL_TYPE (CharterLogo, charter_logo, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterLogo, school, "school"),
  CHARTER_TEXT (CharterLogo, name, "name"),
  CHARTER_TEXT (CharterLogo, picture, "picture"),
};

static void
charter_logo_class_init (CharterLogoClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "logo";
  record_class->noun = N_("logo");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_logo_init (CharterLogo *self)
{
}

CHARTER_DEFINE_TEXT (CharterLogo, charter_logo, school, "school")
CHARTER_DEFINE_TEXT (CharterLogo, charter_logo, name, "name")
CHARTER_DEFINE_TEXT (CharterLogo, charter_logo, picture, "picture")

/**
 * charter_logo_dup_id_for:
 * @school: the id of a school
 *
 * Returns: (transfer full): the id of that record on every machine
 */
char *
charter_logo_dup_id_for (const char *school)
{
  return charter_id_for ("logo", school, NULL);
}
