/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-example-private.h"

#include "charter-criteria.h"
#include "charter-item.h"

static void
make_judgement (CharterExampleReader *reader,
                JsonObject           *object,
                gpointer              data)
{
  JsonObject *audit = data;
  const char *key = json_object_get_string_member (audit, "key");
  const char *audit_id = g_hash_table_lookup (reader->ids, key);
  const char *item = json_object_get_string_member (object, "item");
  const char *nick = json_object_get_string_member_with_default (object, "voice", "school");
  int voice = CHARTER_VOICE_SCHOOL;
  g_autofree char *id = NULL;
  CharterJudgement *judgement;

  charter_enum_from_nick (CHARTER_TYPE_VOICE, nick, &voice);
  id = charter_judgement_dup_id_for (audit_id, item, (CharterVoice) voice);
  judgement = charter_example_make_record (reader, CHARTER_TYPE_JUDGEMENT, id, object);
  charter_judgement_set_audit (judgement, audit_id);
  if (voice == CHARTER_VOICE_SCHOOL)
    g_hash_table_insert (reader->ids, g_strdup_printf ("%s/%s", key, item), g_strdup (id));
}

/* What a group answered to a question, counted. */
static void
make_answers (CharterExampleReader *reader,
              JsonObject           *object,
              gpointer              data)
{
  const char *audit_id = charter_record_get_id (data);
  const char *item = json_object_get_string_member (object, "item");
  int voice = CHARTER_VOICE_PUPILS;
  g_autofree char *id = NULL;
  CharterVoiceAnswers *answers;

  charter_enum_from_nick (CHARTER_TYPE_VOICE, json_object_get_string_member (object, "voice"), &voice);
  id = charter_voice_answers_dup_id_for (audit_id, item, (CharterVoice) voice);
  answers = charter_example_make_record (reader, CHARTER_TYPE_VOICE_ANSWERS, id, object);
  charter_voice_answers_set_audit (answers, audit_id);
}

/* The criteria of a level that are in place, by their number in the level's list. */
static void
make_ticks (CharterExampleReader *reader,
            JsonObject           *object,
            gpointer              data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (reader->school));
  const char *level = json_object_get_string_member (object, "level");
  JsonArray *numbers = json_object_get_array_member (object, "criteria");
  CharterFramework *framework =
    charter_pack_library_find (reader->library, charter_audit_get_framework (data), NULL);
  CharterItem *item =
    framework ? charter_framework_find_item (framework, json_object_get_string_member (object, "item")) : NULL;
  g_autoptr(GPtrArray) criteria = item ? charter_criteria_list (item, level) : NULL;

  for (guint i = 0; i < json_array_get_length (numbers); i++)
    {
      gint64 number = json_array_get_int_element (numbers, i);

      if (!criteria || number < 1 || number > criteria->len)
        {
          g_critical ("The example ticks a criterion that is not there");
          return;
        }
      g_ptr_array_add (reader->records,
                       charter_tick_new (school, charter_record_get_id (data), charter_item_get_code (item),
                                         level, g_ptr_array_index (criteria, number - 1)));
    }
}

static void
make_area_note (CharterExampleReader *reader,
                JsonObject           *object,
                gpointer              data)
{
  CharterAreaNote *note = charter_example_make_record (reader, CHARTER_TYPE_AREA_NOTE, NULL, object);

  charter_area_note_set_audit (note, charter_record_get_id (data));
}

/**
 * charter_example_make_audit:
 * @reader: what the records are made with
 * @object: the words of an audit
 * @data: not used
 *
 * Makes an audit with its judgements, answers, ticks and notes on areas.
 */
void
charter_example_make_audit (CharterExampleReader *reader,
                            JsonObject           *object,
                            gpointer              data)
{
  CharterAudit *audit = charter_example_make_record (reader, CHARTER_TYPE_AUDIT, NULL, object);
  CharterFramework *framework;

  framework = charter_pack_library_find (reader->library, charter_audit_get_framework (audit), NULL);
  if (framework)
    charter_audit_set_framework_version (audit, charter_framework_get_version (framework));
  /* A signed-off audit takes no judgements, so it is signed when they are in. */
  if (charter_audit_get_state (audit) == CHARTER_AUDIT_SIGNED_OFF)
    {
      charter_audit_set_state (audit, CHARTER_AUDIT_AGREED);
      g_ptr_array_add (reader->signed_off, g_object_ref (audit));
    }
  g_hash_table_insert (reader->ids, g_strdup (json_object_get_string_member (object, "key")),
                       g_strdup (charter_record_get_id (CHARTER_RECORD (audit))));
  charter_example_each_object (reader, object, "judgements", make_judgement, object);
  charter_example_each_object (reader, object, "answers", make_answers, audit);
  charter_example_each_object (reader, object, "ticks", make_ticks, audit);
  charter_example_each_object (reader, object, "area-notes", make_area_note, audit);
}
