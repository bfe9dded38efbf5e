/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-phrase.h"

#include <glib/gi18n.h>

/**
 * CharterPhrase:
 *
 * Words that a school agreed to use, what they stand instead of, and why.
 */
struct _CharterPhrase
{
  CharterRecord parent_instance;

  char *school;
  gint64 position;
  char *say;
  char *instead_of;
  char *why;
};

G_DEFINE_FINAL_TYPE (CharterPhrase, charter_phrase, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterPhrase, school, "school"),
  CHARTER_INTEGER (CharterPhrase, position, "position"),
  CHARTER_TEXT (CharterPhrase, say, "say"),
  CHARTER_TEXT (CharterPhrase, instead_of, "instead-of"),
  CHARTER_TEXT (CharterPhrase, why, "why"),
};

static void
charter_phrase_class_init (CharterPhraseClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "phrase";
  record_class->noun = N_("phrase");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_phrase_init (CharterPhrase *self)
{
}

CHARTER_DEFINE_TEXT (CharterPhrase, charter_phrase, school, "school")
CHARTER_DEFINE_INTEGER (CharterPhrase, charter_phrase, position, "position")
CHARTER_DEFINE_TEXT (CharterPhrase, charter_phrase, say, "say")
CHARTER_DEFINE_TEXT (CharterPhrase, charter_phrase, instead_of, "instead-of")
CHARTER_DEFINE_TEXT (CharterPhrase, charter_phrase, why, "why")
