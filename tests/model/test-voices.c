/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-standing.h"
#include "charter-voices.h"

/* A school with one area of two items and the levels 0 to 3. */
typedef struct {
  CharterFramework *framework;
  CharterPortfolio *portfolio;
  CharterAudit     *audit;
} House;

static House
build_house (int lowest)
{
  static const char * const titles[] = { "Not yet", "Emerging", "Established", "Advanced" };
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);
  g_autoptr(CharterArea) area = charter_area_new ("1", "Leading", "Leading", NULL);
  House house;

  house.framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "test", "version", "1", "title", "Test",
                                  "item-noun", "theme", "item-noun-plural", "themes",
                                  "area-noun", "area", "area-noun-plural", "areas", NULL);
  for (int value = lowest; value <= 3; value++)
    {
      g_autofree char *id = g_strdup_printf ("l%d", value);
      g_autoptr(CharterLevel) level = charter_level_new (id, titles[value], NULL, NULL, value);

      charter_framework_add_level (house.framework, level);
    }
  for (guint i = 1; i <= 2; i++)
    {
      g_autofree char *code = g_strdup_printf ("1.%u", i);
      g_autoptr(CharterItem) item = charter_item_new (code, code);

      charter_area_add_item (area, item);
    }
  charter_framework_add_area (house.framework, area);
  house.portfolio = charter_portfolio_new (school);
  house.audit = g_object_new (CHARTER_TYPE_AUDIT, "framework", "test", "cycle", "2026/27", NULL);
  charter_portfolio_add (house.portfolio, CHARTER_RECORD (house.audit));
  return house;
}

static void
clear_house (House *house)
{
  g_clear_object (&house->audit);
  g_assert_finalize_object (g_steal_pointer (&house->portfolio));
  g_assert_finalize_object (g_steal_pointer (&house->framework));
}

static void
count (House        *house,
       const char   *item,
       CharterVoice  voice,
       int           definitely,
       int           some,
       int           no,
       int           unknown)
{
  CharterVoiceAnswers *answers = charter_voices_ensure (house->portfolio, house->audit, item, voice);

  charter_voice_answers_count (answers, CHARTER_ANSWER_DEFINITELY, definitely);
  charter_voice_answers_count (answers, CHARTER_ANSWER_SOME, some);
  charter_voice_answers_count (answers, CHARTER_ANSWER_NO, no);
  charter_voice_answers_count (answers, CHARTER_ANSWER_UNKNOWN, unknown);
}

static int
value_of (House        *house,
          const char   *item,
          CharterVoice  voice)
{
  CharterLevel *level = charter_voices_find_level (house->portfolio, house->framework, house->audit,
                                                   item, voice);

  return level ? charter_level_get_value (level) : -1;
}

static void
test_share (void)
{
  g_assert_cmpfloat (charter_voices_share (5, 0, 0), ==, 1);
  g_assert_cmpfloat (charter_voices_share (0, 5, 0), ==, 0.5);
  g_assert_cmpfloat (charter_voices_share (0, 0, 5), ==, 0);
  g_assert_cmpfloat (charter_voices_share (3, 2, 1), ==, 4.0 / 6);
  g_assert_true (isnan (charter_voices_share (4, 0, 0)));
  g_assert_true (isnan (charter_voices_share (0, 0, 0)));
  g_assert_true (isnan (charter_voices_share (CHARTER_NOT_SAID, CHARTER_NOT_SAID, CHARTER_NOT_SAID)));
  g_assert_cmpfloat (charter_voices_share (CHARTER_NOT_SAID, 5, CHARTER_NOT_SAID), ==, 0.5);
}

static void
test_level (void)
{
  House house = build_house (0);
  const struct { double share; int value; } cases[] = {
    { 0, 0 }, { 0.16, 0 }, { 0.17, 1 }, { 0.5, 1 }, { 0.51, 2 }, { 0.83, 2 }, { 0.84, 3 }, { 1, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (charter_level_get_value (charter_voices_level_of_share (house.framework, cases[i].share)),
                     ==, cases[i].value);
  g_assert_null (charter_voices_level_of_share (house.framework, NAN));
  clear_house (&house);
}

/* A scale that begins at its first level has nothing below it. */
static void
test_lowest_level (void)
{
  House house = build_house (1);

  g_assert_cmpint (charter_level_get_value (charter_voices_level_of_share (house.framework, 0)), ==, 1);
  clear_house (&house);
}

static void
test_count (void)
{
  House house = build_house (0);
  CharterVoiceAnswers *answers = charter_voices_ensure (house.portfolio, house.audit, "1.1",
                                                        CHARTER_VOICE_STAFF);

  g_assert_true (charter_voices_ensure (house.portfolio, house.audit, "1.1", CHARTER_VOICE_STAFF) == answers);
  charter_voice_answers_count (answers, CHARTER_ANSWER_NO, 2);
  charter_voice_answers_count (answers, CHARTER_ANSWER_NONE, 2);
  charter_voice_answers_count (answers, CHARTER_ANSWER_NO, -3);
  charter_voice_answers_count (answers, CHARTER_ANSWER_UNKNOWN, 1);
  g_assert_cmpint (charter_voice_answers_get_no (answers), ==, 0);
  g_assert_cmpint (charter_voice_answers_get_unknown (answers), ==, 1);
  g_assert_cmpint (charter_voice_answers_get_definitely (answers), ==, 0);
  clear_house (&house);
}

/* Nothing that is shown is different for four answers than for none at all. */
static void
test_fewer_than_five (void)
{
  House house = build_house (0);
  g_autoptr(CharterStanding) none = NULL;
  g_autoptr(CharterStanding) four = NULL;
  g_autoptr(GPtrArray) differences = NULL;
  g_autofree char *word_of_none = NULL;
  g_autofree char *word_of_four = NULL;

  charter_judgement_set_level (charter_portfolio_ensure_judgement (house.portfolio, house.audit, "1.1",
                                                                   CHARTER_VOICE_SCHOOL), "l3");
  none = charter_standing_new (house.portfolio, house.framework, house.audit, CHARTER_VOICE_PUPILS);
  count (&house, "1.1", CHARTER_VOICE_PUPILS, 0, 0, 4, 3);
  count (&house, "1.2", CHARTER_VOICE_PUPILS, 1, 1, 2, 0);
  four = charter_standing_new (house.portfolio, house.framework, house.audit, CHARTER_VOICE_PUPILS);
  differences = charter_voices_list_differences (house.portfolio, house.framework, house.audit);

  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_PUPILS), ==, -1);
  g_assert_cmpuint (charter_standing_get_judged (four), ==, charter_standing_get_judged (none));
  g_assert_cmpuint (charter_standing_get_applicable (four), ==, charter_standing_get_applicable (none));
  g_assert_true (isnan (charter_standing_get_area (four, 0)->position));
  g_assert_cmpint (charter_standing_get_area (four, 0)->state, ==, charter_standing_get_area (none, 0)->state);
  g_assert_cmpstr (charter_standing_get_area (four, 0)->working, ==, charter_standing_get_area (none, 0)->working);
  g_assert_cmpstr (charter_standing_get_working (four), ==, charter_standing_get_working (none));
  word_of_none = charter_area_standing_dup_word (charter_standing_get_area (none, 0));
  word_of_four = charter_area_standing_dup_word (charter_standing_get_area (four, 0));
  g_assert_cmpstr (word_of_four, ==, word_of_none);
  g_assert_cmpuint (differences->len, ==, 0);

  count (&house, "1.1", CHARTER_VOICE_PUPILS, 0, 0, 1, 0);
  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_PUPILS), ==, 0);
  g_clear_pointer (&none, charter_standing_unref);
  g_clear_pointer (&four, charter_standing_unref);
  clear_house (&house);
}

/* A level that was written down for a voice stays, until enough have answered. */
static void
test_answers_over_level (void)
{
  House house = build_house (0);

  charter_judgement_set_level (charter_portfolio_ensure_judgement (house.portfolio, house.audit, "1.1",
                                                                   CHARTER_VOICE_FAMILIES), "l1");
  count (&house, "1.1", CHARTER_VOICE_FAMILIES, 4, 0, 0, 0);
  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_FAMILIES), ==, 1);
  count (&house, "1.1", CHARTER_VOICE_FAMILIES, 1, 0, 0, 0);
  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_FAMILIES), ==, 3);
  clear_house (&house);
}

static void
test_assessor (void)
{
  House house = build_house (0);
  CharterJudgement *school = charter_portfolio_ensure_judgement (house.portfolio, house.audit, "1.1",
                                                                 CHARTER_VOICE_SCHOOL);
  CharterJudgement *assessor = charter_portfolio_ensure_judgement (house.portfolio, house.audit, "1.1",
                                                                   CHARTER_VOICE_ASSESSOR);

  charter_judgement_set_level (school, "l2");
  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_ASSESSOR), ==, -1);
  charter_judgement_set_verdict (assessor, CHARTER_VERDICT_LOWER);
  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_ASSESSOR), ==, -1);
  charter_judgement_set_verdict (assessor, CHARTER_VERDICT_AGREE);
  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_ASSESSOR), ==, 2);
  charter_judgement_set_level (assessor, "l1");
  g_assert_cmpint (value_of (&house, "1.1", CHARTER_VOICE_ASSESSOR), ==, 1);
  g_assert_null (charter_assessor_verdict_get_title (CHARTER_VERDICT_NOT_SAID));
  g_assert_nonnull (charter_assessor_verdict_get_title (CHARTER_VERDICT_MORE_INFORMATION));
  clear_house (&house);
}

static void
test_differences (void)
{
  House house = build_house (0);
  g_autoptr(GPtrArray) differences = NULL;
  const CharterVoiceDifference *first;
  g_autofree char *words = NULL;

  charter_judgement_set_level (charter_portfolio_ensure_judgement (house.portfolio, house.audit, "1.1",
                                                                   CHARTER_VOICE_SCHOOL), "l2");
  charter_judgement_set_level (charter_portfolio_ensure_judgement (house.portfolio, house.audit, "1.2",
                                                                   CHARTER_VOICE_SCHOOL), "l3");
  count (&house, "1.1", CHARTER_VOICE_STAFF, 0, 6, 0, 0);
  count (&house, "1.2", CHARTER_VOICE_PUPILS, 0, 0, 6, 0);
  differences = charter_voices_list_differences (house.portfolio, house.framework, house.audit);
  g_assert_cmpuint (differences->len, ==, 2);
  first = g_ptr_array_index (differences, 0);
  words = charter_voice_difference_dup_words (first);
  g_assert_cmpstr (charter_item_get_code (first->item), ==, "1.2");
  g_assert_cmpint (first->apart, ==, 3);
  g_assert_cmpstr (words, ==, "The school Advanced, Pupils Not yet");
  clear_house (&house);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/voices/share", test_share);
  g_test_add_func ("/voices/level", test_level);
  g_test_add_func ("/voices/lowest-level", test_lowest_level);
  g_test_add_func ("/voices/count", test_count);
  g_test_add_func ("/voices/fewer-than-five", test_fewer_than_five);
  g_test_add_func ("/voices/answers-over-level", test_answers_over_level);
  g_test_add_func ("/voices/assessor", test_assessor);
  g_test_add_func ("/voices/differences", test_differences);
  return g_test_run ();
}
