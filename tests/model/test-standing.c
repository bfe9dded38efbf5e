/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "charter-area.h"
#include "charter-framework.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-standing.h"

/* A school, an audit and a framework whose areas have as many items as asked for. Items are coded
 * "1.1" …; every third item of an area has a legal duty. */
typedef struct {
  CharterFramework *framework;
  CharterPortfolio *portfolio;
  CharterAudit     *audit;
} House;

static const char * const level_titles[] = { "Not yet", "Emerging", "Established", "Advanced", "Leading" };

static void
add_area (House *house,
          guint  number,
          guint  n_items)
{
  g_autofree char *code = g_strdup_printf ("%u", number);
  g_autofree char *title = g_strdup_printf ("Area %u", number);
  g_autoptr(CharterArea) area = charter_area_new (code, title, title, NULL);

  for (guint i = 1; i <= n_items; i++)
    {
      g_autofree char *item_code = g_strdup_printf ("%u.%u", number, i);
      g_autoptr(CharterItem) item = charter_item_new (item_code, item_code);

      if (i % 3 == 1)
        charter_item_add_duty (item, "A duty by law", CHARTER_FORCE_MUST, NULL, NULL);
      else
        charter_item_add_duty (item, "Guidance", CHARTER_FORCE_SHOULD, NULL, NULL);
      charter_area_add_item (area, item);
    }
  charter_framework_add_area (house->framework, area);
}

static House
build_house (int lowest,
             int top)
{
  House house;
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);

  house.framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "test", "version", "1",
                                  "title", "Test", "item-noun", "theme", "item-noun-plural", "themes",
                                  "area-noun", "area", "area-noun-plural", "areas", NULL);
  for (int value = lowest; value <= top; value++)
    {
      g_autofree char *id = g_strdup_printf ("l%d", value);
      g_autoptr(CharterLevel) level = charter_level_new (id, level_titles[value], NULL, NULL, value);

      charter_framework_add_level (house.framework, level);
    }
  house.portfolio = charter_portfolio_new (school);
  house.audit = g_object_new (CHARTER_TYPE_AUDIT, "framework", "test", "framework-version", "1",
                              "cycle", "2026/27", NULL);
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

static CharterJudgement *
get_judgement (House      *house,
               const char *item)
{
  return charter_portfolio_ensure_judgement (house->portfolio, house->audit, item,
                                             CHARTER_VOICE_SCHOOL);
}

static void
set_level (House *house,
           guint  area,
           guint  item,
           int    value)
{
  g_autofree char *code = g_strdup_printf ("%u.%u", area, item);
  g_autofree char *level = g_strdup_printf ("l%d", value);

  charter_judgement_set_level (get_judgement (house, code), level);
}

static void
set_note (House      *house,
          const char *area,
          int         value,
          const char *reason)
{
  g_autofree char *level = g_strdup_printf ("l%d", value);
  g_autoptr(CharterAreaNote) note = NULL;

  note = g_object_new (CHARTER_TYPE_AREA_NOTE,
                       "audit", charter_record_get_id (CHARTER_RECORD (house->audit)),
                       "area", area, "level", level, "reason", reason, NULL);
  charter_portfolio_add (house->portfolio, CHARTER_RECORD (note));
}

static CharterStanding *
stand (House *house)
{
  return charter_standing_new (house->portfolio, house->framework, house->audit,
                               CHARTER_VOICE_SCHOOL);
}

/* One area. Each letter is one item: a digit is its level's value, '.' not judged, '-' not
 * applicable. Levels 0 to 3 exist. */
typedef struct {
  const char           *items;
  CharterStandingState  state;
  double                position;
  int                   level; /* -1: none */
} AreaCase;

static const AreaCase area_cases[] = {
  { "", CHARTER_STANDING_NOT_APPLICABLE, NAN, -1 },
  { "---", CHARTER_STANDING_NOT_APPLICABLE, NAN, -1 },
  { ".", CHARTER_STANDING_TOO_FEW, NAN, -1 },
  { "2", CHARTER_STANDING_JUDGED, 2, 2 },
  { "0", CHARTER_STANDING_JUDGED, 0, 0 },
  { "2.", CHARTER_STANDING_JUDGED, 2, 2 },     /* exactly half is enough */
  { "2..", CHARTER_STANDING_TOO_FEW, NAN, -1 },
  { "22...", CHARTER_STANDING_TOO_FEW, NAN, -1 },
  { "222..", CHARTER_STANDING_JUDGED, 2, 2 },
  { "2-.", CHARTER_STANDING_JUDGED, 2, 2 },    /* what does not apply leaves the count */
  { "2--", CHARTER_STANDING_JUDGED, 2, 2 },
  { "23", CHARTER_STANDING_JUDGED, 2.5, 3 },   /* half reach 3, none more than one below */
  { "223", CHARTER_STANDING_JUDGED, 7.0 / 3, 2 },
  { "133", CHARTER_STANDING_JUDGED, 7.0 / 3, 2 }, /* two below 3 holds it at 2 */
  { "033", CHARTER_STANDING_JUDGED, 2, 1 },    /* a "not yet" is judged, and holds it at 1 */
  { "0333333333", CHARTER_STANDING_JUDGED, 2.7, 1 },
  { "12", CHARTER_STANDING_JUDGED, 1.5, 2 },
  { "112", CHARTER_STANDING_JUDGED, 4.0 / 3, 1 },
  { "13", CHARTER_STANDING_JUDGED, 2, 2 },
  { "03", CHARTER_STANDING_JUDGED, 1.5, 1 },
  { "001", CHARTER_STANDING_JUDGED, 1.0 / 3, 0 },
  { "000", CHARTER_STANDING_JUDGED, 0, 0 },
  { "333333", CHARTER_STANDING_JUDGED, 3, 3 },
};

static void
judge_letters (House      *house,
               guint       area,
               const char *items)
{
  for (guint i = 0; items[i]; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u.%u", area, i + 1);

      if (items[i] == '-')
        charter_judgement_set_not_applicable (get_judgement (house, code), "We have no nursery.");
      else if (items[i] != '.')
        set_level (house, area, i + 1, items[i] - '0');
    }
}

static void
test_area (gconstpointer data)
{
  const AreaCase *expected = data;
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) standing = NULL;
  const CharterAreaStanding *area;

  add_area (&house, 1, strlen (expected->items));
  judge_letters (&house, 1, expected->items);
  standing = stand (&house);
  area = charter_standing_find_area (standing, "1");
  g_assert_cmpint (area->state, ==, expected->state);
  if (isnan (expected->position))
    g_assert_true (isnan (area->position));
  else
    g_assert_cmpfloat_with_epsilon (area->position, expected->position, 1e-9);
  g_assert_cmpint (area->level ? charter_level_get_value (area->level) : -1, ==, expected->level);
  g_assert_true (area->level == area->secure);
  g_assert_nonnull (area->working);
  g_assert_cmpuint (strlen (area->working), >, 10);
  g_clear_pointer (&standing, charter_standing_unref);
  clear_house (&house);
}

static void
test_override (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) without_reason = NULL;
  g_autoptr(CharterStanding) with_reason = NULL;
  const CharterAreaStanding *area;

  add_area (&house, 1, 3);
  judge_letters (&house, 1, "222");
  set_note (&house, "1", 3, NULL);
  without_reason = stand (&house);
  area = charter_standing_get_area (without_reason, 0);
  g_assert_false (area->is_overridden);
  g_assert_cmpint (charter_level_get_value (area->level), ==, 2);

  charter_area_note_set_reason (charter_portfolio_find_area_note (house.portfolio, house.audit, "1"),
                                "Seen by our partner school");
  with_reason = stand (&house);
  area = charter_standing_get_area (with_reason, 0);
  g_assert_true (area->is_overridden);
  g_assert_cmpint (charter_level_get_value (area->level), ==, 3);
  g_assert_cmpint (charter_level_get_value (area->secure), ==, 2);
  g_assert_nonnull (strstr (area->working, "Seen by our partner school"));
  g_clear_pointer (&without_reason, charter_standing_unref);
  g_clear_pointer (&with_reason, charter_standing_unref);
  clear_house (&house);
}

static void
test_override_needs_judgements (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) standing = NULL;

  add_area (&house, 1, 3);
  judge_letters (&house, 1, "2..");
  set_note (&house, "1", 3, "We think so");
  standing = stand (&house);
  g_assert_null (charter_standing_get_area (standing, 0)->level);
  g_assert_false (charter_standing_get_area (standing, 0)->is_overridden);
  g_clear_pointer (&standing, charter_standing_unref);
  clear_house (&house);
}

static void
test_duty_hold (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) free_of = NULL;
  g_autoptr(CharterStanding) held = NULL;
  const CharterAreaStanding *area;

  add_area (&house, 1, 4);
  judge_letters (&house, 1, "33.3");
  set_note (&house, "1", 3, "We think so");
  /* Guidance never holds, and a duty of which nothing is said holds nothing. */
  charter_judgement_set_duty (get_judgement (&house, "1.2"), CHARTER_DUTY_NOT_MET);
  free_of = stand (&house);
  g_assert_false (charter_standing_get_area (free_of, 0)->is_held);
  g_assert_cmpint (charter_level_get_value (charter_standing_get_area (free_of, 0)->level), ==, 3);

  charter_judgement_set_duty (get_judgement (&house, "1.4"), CHARTER_DUTY_NOT_MET);
  held = stand (&house);
  area = charter_standing_get_area (held, 0);
  g_assert_true (area->is_held);
  g_assert_true (area->is_overridden);
  g_assert_cmpint (charter_level_get_value (area->level), ==, 1);
  g_assert_cmpint (charter_level_get_value (area->secure), ==, 3);
  g_assert_nonnull (strstr (area->working, "1.4"));
  g_assert_cmpint (charter_level_get_value (charter_standing_get_level (held)), ==, 1);
  g_clear_pointer (&free_of, charter_standing_unref);
  g_clear_pointer (&held, charter_standing_unref);
  clear_house (&house);
}

/* On an item that is not judged the duty holds too; on one that does not apply it does not; and it
 * never lifts an area that stands below the first level. */
static void
test_duty_hold_edges (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) standing = NULL;

  add_area (&house, 1, 4);
  add_area (&house, 2, 4);
  add_area (&house, 3, 1);
  judge_letters (&house, 1, ".333");
  judge_letters (&house, 2, "-333");
  judge_letters (&house, 3, "0");
  charter_judgement_set_duty (get_judgement (&house, "1.1"), CHARTER_DUTY_NOT_MET);
  charter_judgement_set_duty (get_judgement (&house, "2.1"), CHARTER_DUTY_NOT_MET);
  charter_judgement_set_duty (get_judgement (&house, "3.1"), CHARTER_DUTY_NOT_MET);
  standing = stand (&house);
  g_assert_cmpint (charter_level_get_value (charter_standing_get_area (standing, 0)->level), ==, 1);
  g_assert_cmpint (charter_level_get_value (charter_standing_get_area (standing, 1)->level), ==, 3);
  g_assert_cmpint (charter_level_get_value (charter_standing_get_area (standing, 2)->level), ==, 0);
  g_clear_pointer (&standing, charter_standing_unref);
  clear_house (&house);
}

static void
test_open_duties (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) standing = NULL;
  g_autoptr(GPtrArray) codes = NULL;

  add_area (&house, 1, 7);
  judge_letters (&house, 1, "-......");
  charter_judgement_set_duty (get_judgement (&house, "1.4"), CHARTER_DUTY_MET);
  standing = stand (&house);
  codes = charter_standing_list_open_duties (standing);
  g_assert_cmpuint (codes->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (codes, 0), ==, "1.7");
  g_clear_pointer (&standing, charter_standing_unref);
  clear_house (&house);
}

/* The overall. Areas are separated by spaces. */
typedef struct {
  const char *areas;
  int         level; /* -1: none */
  gboolean    is_provisional;
} OverallCase;

static const OverallCase overall_cases[] = {
  { "2", 2, FALSE },
  { ".", -1, TRUE },
  { "--", -1, FALSE },
  { "2 .", 2, TRUE },            /* exactly half of the areas is enough, provisionally */
  { "2 . .", -1, TRUE },
  { "2 - .", 2, TRUE },
  { "2 -", 2, FALSE },
  { "2 2 3", 2, FALSE },
  { "1 3 3", 2, FALSE },
  { "0 3 3", 1, FALSE },
  { "33 3 3 222222", 2, FALSE }, /* the areas reach 3; fewer than half of the items do */
  { "3 3 2", 3, FALSE },
};

static void
test_overall (gconstpointer data)
{
  const OverallCase *expected = data;
  House house = build_house (0, 3);
  g_auto(GStrv) areas = g_strsplit (expected->areas, " ", -1);
  g_autoptr(CharterStanding) standing = NULL;
  CharterLevel *level;

  for (guint i = 0; areas[i]; i++)
    {
      add_area (&house, i + 1, strlen (areas[i]));
      judge_letters (&house, i + 1, areas[i]);
    }
  standing = stand (&house);
  level = charter_standing_get_level (standing);
  g_assert_cmpint (level ? charter_level_get_value (level) : -1, ==, expected->level);
  g_assert_cmpint (charter_standing_is_provisional (standing), ==, expected->is_provisional);
  g_assert_cmpuint (strlen (charter_standing_get_working (standing)), >, 10);
  g_clear_pointer (&standing, charter_standing_unref);
  clear_house (&house);
}

static void
test_nothing (void)
{
  House house = build_house (1, 3);
  g_autoptr(CharterStanding) empty = stand (&house);
  g_autoptr(CharterStanding) no_audit = NULL;
  g_autofree char *word = NULL;

  g_assert_cmpuint (charter_standing_get_n_areas (empty), ==, 0);
  g_assert_null (charter_standing_get_level (empty));
  add_area (&house, 1, 2);
  no_audit = charter_standing_new (house.portfolio, house.framework, NULL, CHARTER_VOICE_SCHOOL);
  g_assert_cmpint (charter_standing_get_area (no_audit, 0)->state, ==, CHARTER_STANDING_TOO_FEW);
  word = charter_area_standing_dup_word (charter_standing_get_area (no_audit, 0));
  g_assert_cmpstr (word, ==, "not yet judged");
  g_clear_pointer (&empty, charter_standing_unref);
  g_clear_pointer (&no_audit, charter_standing_unref);
  clear_house (&house);
}

static void
test_voices_apart (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) school = NULL;
  g_autoptr(CharterStanding) pupils = NULL;

  add_area (&house, 1, 1);
  set_level (&house, 1, 1, 3);
  charter_judgement_set_level (charter_portfolio_ensure_judgement (house.portfolio, house.audit, "1.1",
                                                                   CHARTER_VOICE_PUPILS), "l1");
  school = stand (&house);
  pupils = charter_standing_new (house.portfolio, house.framework, house.audit, CHARTER_VOICE_PUPILS);
  g_assert_cmpfloat (charter_standing_get_area (school, 0)->position, ==, 3);
  g_assert_cmpfloat (charter_standing_get_area (pupils, 0)->position, ==, 1);
  g_clear_pointer (&school, charter_standing_unref);
  g_clear_pointer (&pupils, charter_standing_unref);
  clear_house (&house);
}

static void
test_targets (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) targets = NULL;
  const CharterAreaStanding *area;

  add_area (&house, 1, 2);
  judge_letters (&house, 1, "12");
  charter_judgement_set_target_level (get_judgement (&house, "1.1"), "l3");
  charter_judgement_set_duty (get_judgement (&house, "1.1"), CHARTER_DUTY_NOT_MET);
  targets = charter_standing_new_for_targets (house.portfolio, house.framework, house.audit);
  area = charter_standing_get_area (targets, 0);
  g_assert_cmpfloat (area->position, ==, 2.5);
  g_assert_false (area->is_held);
  g_clear_pointer (&targets, charter_standing_unref);
  clear_house (&house);
}

static void
test_second_view (void)
{
  House house = build_house (0, 3);
  g_autoptr(GListStore) areas = g_list_store_new (CHARTER_TYPE_AREA);
  g_autoptr(CharterArea) both = charter_area_new ("1", "Both", NULL, NULL);
  g_autoptr(CharterStanding) view = NULL;
  g_autoptr(CharterStanding) unknown = NULL;

  add_area (&house, 1, 2);
  add_area (&house, 2, 2);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u.%u", i / 2 + 1, i % 2 + 1);

      charter_area_add_item (both, charter_framework_find_item (house.framework, code));
    }
  g_list_store_append (areas, both);
  charter_framework_add_view (house.framework, "two-in-one", "Two in one", areas);
  judge_letters (&house, 1, "11");
  judge_letters (&house, 2, "22");
  set_note (&house, "1", 3, "Set for the first area of the main view, not for this one");
  view = charter_standing_new_for_view (house.portfolio, house.framework, "two-in-one", house.audit,
                                        CHARTER_VOICE_SCHOOL);
  g_assert_cmpuint (charter_standing_get_n_areas (view), ==, 1);
  g_assert_cmpfloat (charter_standing_get_area (view, 0)->position, ==, 1.5);
  g_assert_cmpint (charter_level_get_value (charter_standing_get_area (view, 0)->level), ==, 2);
  g_assert_null (charter_standing_get_level (view));
  g_assert_cmpstr (charter_standing_get_working (view), ==, "");
  unknown = charter_standing_new_for_view (house.portfolio, house.framework, "none", house.audit,
                                           CHARTER_VOICE_SCHOOL);
  g_assert_cmpuint (charter_standing_get_n_areas (unknown), ==, 0);
  g_clear_pointer (&view, charter_standing_unref);
  g_clear_pointer (&unknown, charter_standing_unref);
  g_clear_object (&areas);
  g_clear_object (&both);
  clear_house (&house);
}

static void
test_words (void)
{
  House house = build_house (0, 3);
  g_autoptr(CharterStanding) standing = NULL;

  add_area (&house, 1, 4);
  add_area (&house, 2, 3);
  judge_letters (&house, 1, "122-");
  judge_letters (&house, 2, "2..");
  standing = stand (&house);
  g_assert_cmpstr (charter_standing_get_area (standing, 0)->working, ==,
                   "3 of 3 themes are judged. 1 does not apply and is left out. "
                   "The levels are: 1 Emerging, 2 Established. "
                   "Their average is 1.7 of 3, which is the mark on the chart. "
                   "Established is the highest level that at least half of them reach (2 of 3) while "
                   "none is more than one level below it. "
                   "For Advanced at least 2 would have to reach it; 0 do. "
                   "More than one level below Advanced: 1.1.");
  g_assert_cmpstr (charter_standing_get_area (standing, 1)->working, ==,
                   "1 of 3 themes is judged. The area has a level, and a mark on the chart, from 2.");
  g_assert_cmpstr (charter_standing_get_working (standing), ==,
                   "1 of 2 areas has a level. Their levels are: 1 Established. "
                   "Established is the highest level that at least half of them reach while none is "
                   "more than one level below it, and that at least half of all judged themes reach "
                   "(3 of 4). It is provisional, since these have no level yet: 2 Area 2.");
  g_clear_pointer (&standing, charter_standing_unref);
  clear_house (&house);
}

/* The oracle: the rules once more, from the design's words alone, over plain numbers. */
typedef struct {
  guint n_items;
  int   value[8];     /* -1: not judged, -2: not applicable */
  gboolean is_broken[8];
  int   override;     /* -1: none */
} Guess;

typedef struct {
  CharterStandingState state;
  double               position;
  int                  level;
} Answer;

static gboolean
oracle_reaches (const int *values,
                guint      n,
                int        level)
{
  guint reach = 0;

  for (guint i = 0; i < n; i++)
    reach += values[i] >= level;
  return 2 * reach >= n;
}

static int
oracle_secure (const int *values,
               guint      n,
               int        top)
{
  int lowest = G_MAXINT;
  int best = -1;

  for (guint i = 0; i < n; i++)
    lowest = MIN (lowest, values[i]);
  for (int level = 0; level <= top; level++)
    if (oracle_reaches (values, n, level) && lowest + 1 >= level)
      best = level;
  return best;
}

static Answer
oracle_area (const Guess *guess,
             int          top)
{
  Answer answer = { CHARTER_STANDING_NOT_APPLICABLE, NAN, -1 };
  int values[8];
  guint n = 0, applicable = 0;
  double sum = 0;
  gboolean is_broken = FALSE;

  for (guint i = 0; i < guess->n_items; i++)
    {
      if (guess->value[i] == -2)
        continue;
      applicable++;
      is_broken |= guess->is_broken[i] && i % 3 == 0;
      if (guess->value[i] == -1)
        continue;
      sum += guess->value[i];
      values[n++] = guess->value[i];
    }
  if (applicable == 0)
    return answer;
  answer.state = CHARTER_STANDING_TOO_FEW;
  if (2 * n < applicable)
    return answer;
  answer.state = CHARTER_STANDING_JUDGED;
  answer.position = sum / n;
  answer.level = oracle_secure (values, n, top);
  if (guess->override >= 0)
    answer.level = guess->override;
  if (is_broken)
    answer.level = MIN (answer.level, 1);
  return answer;
}

static void
make_guess (Guess *guess,
            int    top)
{
  guess->n_items = g_test_rand_int_range (0, 9);
  guess->override = g_test_rand_int_range (0, 5) == 0 ? g_test_rand_int_range (0, top + 1) : -1;
  for (guint i = 0; i < guess->n_items; i++)
    {
      int kind = g_test_rand_int_range (0, 10);

      guess->value[i] = kind == 0 ? -2 : kind <= 3 ? -1 : g_test_rand_int_range (0, top + 1);
      guess->is_broken[i] = g_test_rand_int_range (0, 12) == 0;
    }
}

static void
enter_guess (House       *house,
             guint        area,
             const Guess *guess)
{
  g_autofree char *area_code = g_strdup_printf ("%u", area);

  add_area (house, area, guess->n_items);
  if (guess->override >= 0)
    set_note (house, area_code, guess->override, "Random");
  for (guint i = 0; i < guess->n_items; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u.%u", area, i + 1);

      if (guess->value[i] == -2)
        charter_judgement_set_not_applicable (get_judgement (house, code), "Random");
      else if (guess->value[i] >= 0)
        set_level (house, area, i + 1, guess->value[i]);
      if (guess->is_broken[i])
        charter_judgement_set_duty (get_judgement (house, code), CHARTER_DUTY_NOT_MET);
    }
}

static void
assert_area_agrees (const CharterAreaStanding *area,
                    const Answer              *answer)
{
  g_assert_cmpint (area->state, ==, answer->state);
  g_assert_cmpint (isnan (area->position) != 0, ==, isnan (answer->position) != 0);
  if (!isnan (answer->position))
    g_assert_cmpfloat_with_epsilon (area->position, answer->position, 1e-9);
  g_assert_cmpint (area->level ? charter_level_get_value (area->level) : -1, ==, answer->level);
}

static void
assert_agrees (CharterStanding *standing,
               const Guess     *guesses,
               guint            n,
               int              top)
{
  int levels[9], items[72];
  guint n_levels = 0, n_items = 0, n_areas = 0;
  int overall = -1, lowest = G_MAXINT;

  for (guint i = 0; i < n; i++)
    {
      Answer answer = oracle_area (&guesses[i], top);

      assert_area_agrees (charter_standing_get_area (standing, i), &answer);
      n_areas += answer.state != CHARTER_STANDING_NOT_APPLICABLE;
      if (answer.level >= 0)
        {
          levels[n_levels++] = answer.level;
          lowest = MIN (lowest, answer.level);
        }
      for (guint j = 0; j < guesses[i].n_items; j++)
        if (guesses[i].value[j] >= 0)
          items[n_items++] = guesses[i].value[j];
    }
  if (n_levels > 0 && 2 * n_levels >= n_areas)
    for (int level = 0; level <= top; level++)
      if (oracle_reaches (levels, n_levels, level) && lowest >= level - 1 &&
          oracle_reaches (items, n_items, level))
        overall = level;
  g_assert_cmpint (charter_standing_get_level (standing)
                   ? charter_level_get_value (charter_standing_get_level (standing)) : -1, ==, overall);
  g_assert_cmpint (charter_standing_is_provisional (standing), ==, n_levels < n_areas);
  g_assert_cmpuint (charter_standing_get_judged (standing), ==, n_items);
}

static void
test_random_audits (void)
{
  for (guint round = 0; round < 400; round++)
    {
      int top = g_test_rand_int_range (2, 5);
      guint n = g_test_rand_int_range (1, 10);
      House house = build_house (0, top);
      Guess guesses[9];
      g_autoptr(CharterStanding) standing = NULL;

      for (guint i = 0; i < n; i++)
        {
          make_guess (&guesses[i], top);
          enter_guess (&house, i + 1, &guesses[i]);
        }
      standing = stand (&house);
      assert_agrees (standing, guesses, n, top);
      g_clear_pointer (&standing, charter_standing_unref);
      clear_house (&house);
    }
}

/* Raising one judgement never lowers a position, nor the level of an area. */
static void
test_raising_never_lowers (void)
{
  for (guint round = 0; round < 200; round++)
    {
      House house = build_house (0, 3);
      guint n = g_test_rand_int_range (1, 8);
      guint raised = g_test_rand_int_range (1, n + 1);
      int before_value = g_test_rand_int_range (0, 3);
      g_autoptr(CharterStanding) before = NULL;
      g_autoptr(CharterStanding) after = NULL;
      const CharterAreaStanding *a, *b;

      add_area (&house, 1, n);
      for (guint i = 1; i <= n; i++)
        set_level (&house, 1, i, i == raised ? before_value : g_test_rand_int_range (0, 4));
      before = stand (&house);
      set_level (&house, 1, raised, before_value + 1);
      after = stand (&house);
      a = charter_standing_get_area (before, 0);
      b = charter_standing_get_area (after, 0);
      g_assert_cmpfloat (b->position, >, a->position);
      g_assert_cmpint (charter_level_get_value (b->level), >=, charter_level_get_value (a->level));
      g_clear_pointer (&before, charter_standing_unref);
      g_clear_pointer (&after, charter_standing_unref);
      clear_house (&house);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (area_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standing/area/%u", i);

      g_test_add_data_func (path, &area_cases[i], test_area);
    }
  for (guint i = 0; i < G_N_ELEMENTS (overall_cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/standing/overall/%u", i);

      g_test_add_data_func (path, &overall_cases[i], test_overall);
    }
  g_test_add_func ("/standing/override", test_override);
  g_test_add_func ("/standing/override-needs-judgements", test_override_needs_judgements);
  g_test_add_func ("/standing/duty-hold", test_duty_hold);
  g_test_add_func ("/standing/duty-hold-edges", test_duty_hold_edges);
  g_test_add_func ("/standing/open-duties", test_open_duties);
  g_test_add_func ("/standing/nothing", test_nothing);
  g_test_add_func ("/standing/voices-apart", test_voices_apart);
  g_test_add_func ("/standing/targets", test_targets);
  g_test_add_func ("/standing/second-view", test_second_view);
  g_test_add_func ("/standing/words", test_words);
  g_test_add_func ("/standing/random-audits", test_random_audits);
  g_test_add_func ("/standing/raising-never-lowers", test_raising_never_lowers);
  return g_test_run ();
}
