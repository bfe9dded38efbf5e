/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-voice-answers.h"

#include <glib/gi18n.h>

#include "charter-id.h"

/**
 * CharterVoiceAnswers:
 *
 * How many sheets of one group gave each answer to the question about one item in one audit. Counts
 * only: a sheet is added up and forgotten, and nobody's name or single sheet is kept. The id is
 * derived from audit, item and voice.
 */
struct _CharterVoiceAnswers
{
  CharterRecord parent_instance;

  char *school;
  char *audit;
  char *item;
  int voice;
  gint64 definitely;
  gint64 some;
  gint64 no;
  gint64 unknown;
};

G_DEFINE_FINAL_TYPE (CharterVoiceAnswers, charter_voice_answers, CHARTER_TYPE_RECORD)

static const CharterField fields[] = {
  CHARTER_TEXT (CharterVoiceAnswers, school, "school"),
  CHARTER_TEXT (CharterVoiceAnswers, audit, "audit"),
  CHARTER_TEXT (CharterVoiceAnswers, item, "item"),
  CHARTER_ENUM (CharterVoiceAnswers, voice, "voice", charter_voice_get_type),
  CHARTER_INTEGER (CharterVoiceAnswers, definitely, "definitely"),
  CHARTER_INTEGER (CharterVoiceAnswers, some, "some"),
  CHARTER_INTEGER (CharterVoiceAnswers, no, "no"),
  CHARTER_INTEGER (CharterVoiceAnswers, unknown, "unknown"),
};

static void
charter_voice_answers_class_init (CharterVoiceAnswersClass *klass)
{
  CharterRecordClass *record_class = CHARTER_RECORD_CLASS (klass);

  record_class->table = "voice_answers";
  record_class->noun = N_("count of answers");
  charter_record_class_install_fields (record_class, fields, G_N_ELEMENTS (fields));
}

static void
charter_voice_answers_init (CharterVoiceAnswers *self)
{
}

CHARTER_DEFINE_TEXT (CharterVoiceAnswers, charter_voice_answers, school, "school")
CHARTER_DEFINE_TEXT (CharterVoiceAnswers, charter_voice_answers, audit, "audit")
CHARTER_DEFINE_TEXT (CharterVoiceAnswers, charter_voice_answers, item, "item")
CHARTER_DEFINE_ENUM (CharterVoiceAnswers, charter_voice_answers, voice, "voice", CharterVoice)
CHARTER_DEFINE_INTEGER (CharterVoiceAnswers, charter_voice_answers, definitely, "definitely")
CHARTER_DEFINE_INTEGER (CharterVoiceAnswers, charter_voice_answers, some, "some")
CHARTER_DEFINE_INTEGER (CharterVoiceAnswers, charter_voice_answers, no, "no")
CHARTER_DEFINE_INTEGER (CharterVoiceAnswers, charter_voice_answers, unknown, "unknown")

/**
 * charter_voice_answers_dup_id_for:
 * @audit: the id of an audit
 * @item: the code of an item of its framework
 * @voice: whose answers
 *
 * Returns: (transfer full): the id of those counts on every machine
 */
char *
charter_voice_answers_dup_id_for (const char   *audit,
                                  const char   *item,
                                  CharterVoice  voice)
{
  return charter_id_for ("voice-answers", audit, item,
                         charter_enum_to_nick (CHARTER_TYPE_VOICE, voice), NULL);
}
