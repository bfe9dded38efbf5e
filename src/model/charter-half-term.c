/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-half-term.h"

#include <glib/gi18n.h>

/**
 * CharterHalfTerm:
 *
 * The first and last day of one half-term of a school year, as the school has set them. `position` runs
 * from 1 (autumn 1) to 6 (summer 2).
 */
struct _CharterHalfTerm
{
  CharterRecord parent_instance;

  char *school;
  char *school_year;
  gint64 position;
  char *starts_on;
  char *ends_on;
};

G_DEFINE_FINAL_TYPE (CharterHalfTerm, charter_half_term, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterHalfTerm, school, "school"),
  CHARTER_TEXT (CharterHalfTerm, school_year, "school-year"),
  CHARTER_INTEGER (CharterHalfTerm, position, "position"),
  CHARTER_TEXT (CharterHalfTerm, starts_on, "starts-on"),
  CHARTER_TEXT (CharterHalfTerm, ends_on, "ends-on"),
};

static void
charter_half_term_class_init (CharterHalfTermClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "half_term";
  record_class->noun = N_("half-term");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_half_term_init (CharterHalfTerm *self)
{
}

CHARTER_DEFINE_TEXT (CharterHalfTerm, charter_half_term, school, "school")
CHARTER_DEFINE_TEXT (CharterHalfTerm, charter_half_term, school_year, "school-year")
CHARTER_DEFINE_INTEGER (CharterHalfTerm, charter_half_term, position, "position")
CHARTER_DEFINE_TEXT (CharterHalfTerm, charter_half_term, starts_on, "starts-on")
CHARTER_DEFINE_TEXT (CharterHalfTerm, charter_half_term, ends_on, "ends-on")
