/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-area-note.h"

#include <glib/gi18n.h>

/**
 * CharterAreaNote:
 *
 * What a school says of a whole area: a level set by hand with its reason, and a summary.
 */
struct _CharterAreaNote
{
  CharterRecord parent_instance;

  char *school;
  char *audit;
  char *area;
  char *level;
  char *reason;
  char *summary;
};

G_DEFINE_FINAL_TYPE (CharterAreaNote, charter_area_note, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterAreaNote, school, "school"),
  CHARTER_TEXT (CharterAreaNote, audit, "audit"),
  CHARTER_TEXT (CharterAreaNote, area, "area"),
  CHARTER_TEXT (CharterAreaNote, level, "level"),
  CHARTER_TEXT (CharterAreaNote, reason, "reason"),
  CHARTER_TEXT (CharterAreaNote, summary, "summary"),
};

static void
charter_area_note_class_init (CharterAreaNoteClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "area_note";
  record_class->noun = N_("area note");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_area_note_init (CharterAreaNote *self)
{
}

CHARTER_DEFINE_TEXT (CharterAreaNote, charter_area_note, school, "school")
CHARTER_DEFINE_TEXT (CharterAreaNote, charter_area_note, audit, "audit")
CHARTER_DEFINE_TEXT (CharterAreaNote, charter_area_note, area, "area")
CHARTER_DEFINE_TEXT (CharterAreaNote, charter_area_note, level, "level")
CHARTER_DEFINE_TEXT (CharterAreaNote, charter_area_note, reason, "reason")
CHARTER_DEFINE_TEXT (CharterAreaNote, charter_area_note, summary, "summary")
