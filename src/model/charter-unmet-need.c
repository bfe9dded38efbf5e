/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-unmet-need.h"

#include <glib/gi18n.h>

/**
 * CharterUnmetNeed:
 *
 * A gap in provision: something that the school looked for in the directory and that is not there.
 * The need is one of the four areas or %NULL, the age is in words; no pupil is named.
 */
struct _CharterUnmetNeed
{
  CharterRecord parent_instance;

  char *school;
  char *words;
  char *need;
  char *age;
  char *noted_on;
  char *note;
};

G_DEFINE_FINAL_TYPE (CharterUnmetNeed, charter_unmet_need, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterUnmetNeed, school, "school"),
  CHARTER_TEXT (CharterUnmetNeed, words, "words"),
  CHARTER_TEXT (CharterUnmetNeed, need, "need"),
  CHARTER_TEXT (CharterUnmetNeed, age, "age"),
  CHARTER_TEXT (CharterUnmetNeed, noted_on, "noted-on"),
  CHARTER_TEXT (CharterUnmetNeed, note, "note"),
};

static void
charter_unmet_need_class_init (CharterUnmetNeedClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "unmet_need";
  record_class->noun = N_("gap in provision");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_unmet_need_init (CharterUnmetNeed *self)
{
}

CHARTER_DEFINE_TEXT (CharterUnmetNeed, charter_unmet_need, school, "school")
CHARTER_DEFINE_TEXT (CharterUnmetNeed, charter_unmet_need, words, "words")
CHARTER_DEFINE_TEXT (CharterUnmetNeed, charter_unmet_need, need, "need")
CHARTER_DEFINE_TEXT (CharterUnmetNeed, charter_unmet_need, age, "age")
CHARTER_DEFINE_TEXT (CharterUnmetNeed, charter_unmet_need, noted_on, "noted-on")
CHARTER_DEFINE_TEXT (CharterUnmetNeed, charter_unmet_need, note, "note")
