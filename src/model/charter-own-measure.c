/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-own-measure.h"

#include <glib/gi18n.h>

/**
 * CharterOwnMeasure:
 *
 * Something that a school counts besides the measures that the program knows: what it is called, its
 * unit and which direction is better by the names of the list of measures, where the number comes from,
 * and the hoped-for gains that it says something about.
 */
struct _CharterOwnMeasure
{
  CharterRecord parent_instance;

  char *school;
  char *title;
  char *unit;
  char *better;
  char *source;
  char *aims;
};

G_DEFINE_FINAL_TYPE (CharterOwnMeasure, charter_own_measure, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterOwnMeasure, school, "school"),
  CHARTER_TEXT (CharterOwnMeasure, title, "title"),
  CHARTER_TEXT (CharterOwnMeasure, unit, "unit"),
  CHARTER_TEXT (CharterOwnMeasure, better, "better"),
  CHARTER_TEXT (CharterOwnMeasure, source, "source"),
  CHARTER_TEXT (CharterOwnMeasure, aims, "aims"),
};

static void
charter_own_measure_class_init (CharterOwnMeasureClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "own_measure";
  record_class->noun = N_("measure of our own");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_own_measure_init (CharterOwnMeasure *self)
{
}

CHARTER_DEFINE_TEXT (CharterOwnMeasure, charter_own_measure, school, "school")
CHARTER_DEFINE_TEXT (CharterOwnMeasure, charter_own_measure, title, "title")
CHARTER_DEFINE_TEXT (CharterOwnMeasure, charter_own_measure, unit, "unit")
CHARTER_DEFINE_TEXT (CharterOwnMeasure, charter_own_measure, better, "better")
CHARTER_DEFINE_TEXT (CharterOwnMeasure, charter_own_measure, source, "source")
CHARTER_DEFINE_TEXT (CharterOwnMeasure, charter_own_measure, aims, "aims")
