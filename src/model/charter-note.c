/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-note.h"

#include <glib/gi18n.h>

/**
 * CharterNote:
 *
 * The school's own note on a directory entry.
 */
struct _CharterNote
{
  CharterRecord parent_instance;

  char *school;
  char *entry;
  char *text;
};

G_DEFINE_FINAL_TYPE (CharterNote, charter_note, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterNote, school, "school"),
  CHARTER_TEXT (CharterNote, entry, "entry"),
  CHARTER_TEXT (CharterNote, text, "text"),
};

static void
charter_note_class_init (CharterNoteClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "note";
  record_class->noun = N_("note");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_note_init (CharterNote *self)
{
}

CHARTER_DEFINE_TEXT (CharterNote, charter_note, school, "school")
CHARTER_DEFINE_TEXT (CharterNote, charter_note, entry, "entry")
CHARTER_DEFINE_TEXT (CharterNote, charter_note, text, "text")
