/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-choice-words.h"
#include "charter-field-words.h"
#include "charter-portfolio.h"
#include "charter-record-types.h"

static GType
record_types (guint i)
{
  GType types[] = {
    CHARTER_TYPE_SCHOOL, CHARTER_TYPE_CONTEXT, CHARTER_TYPE_AUDIT, CHARTER_TYPE_AREA_NOTE,
    CHARTER_TYPE_JUDGEMENT, CHARTER_TYPE_EVIDENCE, CHARTER_TYPE_EVIDENCE_FILE, CHARTER_TYPE_ACTION,
    CHARTER_TYPE_REMARK, CHARTER_TYPE_REVIEW, CHARTER_TYPE_LINK, CHARTER_TYPE_PIN, CHARTER_TYPE_NOTE,
    CHARTER_TYPE_OFFER,
    CHARTER_TYPE_MILESTONE, CHARTER_TYPE_PROVISION, CHARTER_TYPE_VOICE_ANSWERS, CHARTER_TYPE_TICK,
    CHARTER_TYPE_UNMET_NEED,
    CHARTER_TYPE_PAPER, CHARTER_TYPE_CASE_STUDY, CHARTER_TYPE_VISIT_STOP, CHARTER_TYPE_PHRASE,
    CHARTER_TYPE_LOGO, CHARTER_TYPE_FINDING,
    CHARTER_TYPE_FUNDING, CHARTER_TYPE_MODEL_CHECK, CHARTER_TYPE_SUPPORT_MODEL, CHARTER_TYPE_SUPPORT_STEP,
    CHARTER_TYPE_HALF_TERM, CHARTER_TYPE_DUTY, CHARTER_TYPE_CALENDAR_EVENT,
    CHARTER_TYPE_TRAINING, CHARTER_TYPE_HANDOVER,
  };

  return i < G_N_ELEMENTS (types) ? types[i] : G_TYPE_INVALID;
}

static void
count_cb (guint *count)
{
  ++*count;
}

/* A value of the property's type that is not its default. */
static void
make_value (GParamSpec *pspec,
            GValue     *value)
{
  g_value_init (value, pspec->value_type);
  if (G_VALUE_HOLDS_STRING (value))
    g_value_set_string (value, "Øvelse 8.2 “said”");
  else if (G_VALUE_HOLDS_INT64 (value))
    g_value_set_int64 (value, 4200000000);
  else if (G_VALUE_HOLDS_BOOLEAN (value))
    g_value_set_boolean (value, TRUE);
  else
    g_value_set_enum (value, 1);
}

static void
test_every_field (void)
{
  for (guint t = 0; record_types (t) != G_TYPE_INVALID; t++)
    {
      CharterRecord *record = g_object_new (record_types (t), NULL);
      guint n_stored;
      g_autofree GParamSpec **stored =
        charter_record_class_list_stored (CHARTER_RECORD_GET_CLASS (record), &n_stored);

      g_assert_cmpuint (n_stored, >, 3);
      g_assert_cmpstr (stored[0]->name, ==, "id");
      g_assert_nonnull (charter_record_get_table (record));
      for (guint i = 3; i < n_stored; i++)
        {
          g_auto(GValue) set = G_VALUE_INIT;
          g_auto(GValue) got = G_VALUE_INIT;
          g_autofree char *detail = g_strconcat ("notify::", stored[i]->name, NULL);
          guint count = 0;

          g_assert_true (stored[i]->flags & CHARTER_PARAM_STORED);
          make_value (stored[i], &set);
          g_signal_connect_swapped (record, detail, G_CALLBACK (count_cb), &count);
          g_object_set_property (G_OBJECT (record), stored[i]->name, &set);
          g_assert_cmpuint (count, ==, 1);
          g_object_set_property (G_OBJECT (record), stored[i]->name, &set);
          g_assert_cmpuint (count, ==, 1);
          g_object_get_property (G_OBJECT (record), stored[i]->name, &got);
          g_assert_cmpint (g_param_values_cmp (stored[i], &set, &got), ==, 0);
        }
      g_assert_finalize_object (record);
    }
}

static void
test_says_nothing_at_first (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "low-age", (gint64) 3, NULL);
  g_autofree char *roll = charter_record_dup_field (CHARTER_RECORD (school), "roll");
  g_autofree char *low = charter_record_dup_field (CHARTER_RECORD (school), "low-age");

  g_assert_cmpint (charter_school_get_roll (school), ==, CHARTER_NOT_SAID);
  g_assert_null (roll);
  g_assert_cmpstr (low, ==, "3");
  charter_school_set_name (school, "");
  g_assert_null (charter_school_get_name (school));
}

static void
test_ids (void)
{
  g_autoptr(CharterJudgement) made = g_object_new (CHARTER_TYPE_JUDGEMENT, NULL);
  g_autoptr(CharterLink) link = charter_link_new ("s", "a", "b", CHARTER_LINK_SUPPORTS);
  g_autoptr(CharterLink) same = charter_link_new (NULL, "a", "b", CHARTER_LINK_SUPPORTS);
  g_autoptr(CharterLink) other = charter_link_new ("s", "a", "b", CHARTER_LINK_USES);
  g_autofree char *school = charter_school_dup_id_for ("900001");

  g_assert_true (g_uuid_string_is_valid (charter_record_get_id (CHARTER_RECORD (made))));
  g_assert_cmpstr (charter_record_get_id (CHARTER_RECORD (link)), ==,
                   charter_record_get_id (CHARTER_RECORD (same)));
  g_assert_cmpstr (charter_record_get_id (CHARTER_RECORD (link)), !=,
                   charter_record_get_id (CHARTER_RECORD (other)));
  /* Fixed for ever: schools' files merge by it. */
  g_assert_true (g_uuid_string_is_valid (school));
  g_assert_cmpint (school[14], ==, '5');
}

static void
test_visit_times (void)
{
  const struct { const char *at; int minutes; } times[] = {
    { "9:15", 555 }, { "09.15", 555 }, { "13:00 or later", 780 }, { "00:00", 0 }, { "23:59", 1439 },
    { "24:00", -1 }, { "9:75", -1 }, { "after lunch", -1 }, { "9", -1 }, { "-1:30", -1 }, { "", -1 },
  };
  g_autoptr(CharterVisitStop) stop = g_object_new (CHARTER_TYPE_VISIT_STOP, NULL);

  g_assert_cmpint (charter_visit_stop_get_minutes (stop), ==, -1);
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      charter_visit_stop_set_at (stop, times[i].at);
      g_assert_cmpint (charter_visit_stop_get_minutes (stop), ==, times[i].minutes);
    }
}

/* Each value has words, no two of them the same, and nothing else has. */
static void
assert_choice_words (GParamSpecEnum *choice)
{
  GType type = G_PARAM_SPEC (choice)->value_type;
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < choice->enum_class->n_values; i++)
    {
      const char *words = charter_choice_words_get (type, choice->enum_class->values[i].value);

      g_assert_nonnull (words);
      g_assert_true (g_hash_table_add (seen, (gpointer) words));
    }
  g_assert_null (charter_choice_words_get (type, choice->enum_class->maximum + 1));
}

/* A person who is asked whose word to take is asked about something that has a name. */
static void
test_words (void)
{
  guint n_types;
  const GType *types = charter_record_list_types (&n_types);

  for (guint t = 0; t < n_types; t++)
    {
      g_autoptr(GTypeClass) klass = g_type_class_ref (types[t]);
      guint n_stored;
      g_autofree GParamSpec **stored = charter_record_class_list_stored ((CharterRecordClass *) klass, &n_stored);

      /* id, created-at and modified-at are never in question. */
      for (guint i = 3; i < n_stored; i++)
        {
          g_test_message ("%s.%s", g_type_name (types[t]), stored[i]->name);
          g_assert_nonnull (charter_field_words_get (stored[i]->name));
          if (G_IS_PARAM_SPEC_ENUM (stored[i]))
            assert_choice_words (G_PARAM_SPEC_ENUM (stored[i]));
        }
    }
  g_assert_cmpstr (charter_field_words_get ("what-we-see"), ==, "What we see");
  g_assert_null (charter_field_words_get ("colour"));
  g_assert_cmpstr (charter_choice_words_get (CHARTER_TYPE_OUTCOME, CHARTER_OUTCOME_PARTLY), ==, "Partly met");
  g_assert_null (charter_choice_words_get (CHARTER_TYPE_OUTCOME, -1));
  g_assert_null (charter_choice_words_get (G_TYPE_BOOLEAN, 1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/every-field", test_every_field);
  g_test_add_func ("/records/visit-times", test_visit_times);
  g_test_add_func ("/records/says-nothing-at-first", test_says_nothing_at_first);
  g_test_add_func ("/records/ids", test_ids);
  g_test_add_func ("/records/words", test_words);
  return g_test_run ();
}
