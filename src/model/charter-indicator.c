/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-indicator.h"

#include <glib/gi18n.h>

/**
 * CharterIndicator:
 *
 * A figure of a measure for one school year or term and one group of pupils: @value in hundredths of
 * the measure's unit, @out_of how many pupils (or cases) it is of. A term is "autumn", "spring" or
 * "summer"; none is the whole year.
 */
struct _CharterIndicator
{
  CharterRecord parent_instance;

  char *school;
  char *measure;
  char *cohort;
  char *year;
  char *term;
  gint64 value;
  gint64 out_of;
  char *note;
};

G_DEFINE_FINAL_TYPE (CharterIndicator, charter_indicator, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterIndicator, school, "school"),
  CHARTER_TEXT (CharterIndicator, measure, "measure"),
  CHARTER_TEXT (CharterIndicator, cohort, "cohort"),
  CHARTER_TEXT (CharterIndicator, year, "year"),
  CHARTER_TEXT (CharterIndicator, term, "term"),
  CHARTER_INTEGER (CharterIndicator, value, "value"),
  CHARTER_INTEGER (CharterIndicator, out_of, "out-of"),
  CHARTER_TEXT (CharterIndicator, note, "note"),
};

static void
charter_indicator_class_init (CharterIndicatorClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "indicator";
  record_class->noun = N_("figure");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_indicator_init (CharterIndicator *self)
{
}

CHARTER_DEFINE_TEXT (CharterIndicator, charter_indicator, school, "school")
CHARTER_DEFINE_TEXT (CharterIndicator, charter_indicator, measure, "measure")
CHARTER_DEFINE_TEXT (CharterIndicator, charter_indicator, cohort, "cohort")
CHARTER_DEFINE_TEXT (CharterIndicator, charter_indicator, year, "year")
CHARTER_DEFINE_TEXT (CharterIndicator, charter_indicator, term, "term")
CHARTER_DEFINE_INTEGER (CharterIndicator, charter_indicator, value, "value")
CHARTER_DEFINE_INTEGER (CharterIndicator, charter_indicator, out_of, "out-of")
CHARTER_DEFINE_TEXT (CharterIndicator, charter_indicator, note, "note")
