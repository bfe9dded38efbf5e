/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-criteria.h"
#include "charter-judge-job.h"
#include "charter-next-level.h"
#include "charter-sitting.h"

typedef struct {
  Sitting           sitting;
  CharterSession   *session;
  CharterPortfolio *portfolio;
  CharterFramework *framework;
  CharterItem      *item;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->session = fixture->sitting.session;
  fixture->portfolio = charter_session_get_portfolio (fixture->session);
  fixture->framework = charter_session_get_framework (fixture->session);
  fixture->item = charter_framework_find_item (fixture->framework, "1.1");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_tear_down (&fixture->sitting);
}

static void
judge (Fixture *fixture,
       int      value)
{
  g_autoptr(GError) error = NULL;

  charter_judge_set_level (fixture->session, fixture->item, CHARTER_VOICE_SCHOOL,
                           charter_framework_find_level_of_value (fixture->framework, value), &error);
  g_assert_no_error (error);
}

static guint
count (GPtrArray            *list,
       CharterShortfallKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    n += ((CharterShortfall *) list->pdata[i])->kind == kind;
  return n;
}

static void
test_next_level (Fixture       *fixture,
                 gconstpointer  data)
{
  CharterLevel *next = charter_framework_find_level_of_value (fixture->framework, 2);
  g_autoptr(GPtrArray) criteria = charter_criteria_list (fixture->item, charter_level_get_id (next));
  g_autoptr(GPtrArray) nothing = charter_next_level_list (fixture->session, fixture->item);
  g_autoptr(GPtrArray) first = NULL, second = NULL, top = NULL;
  g_autoptr(GError) error = NULL;
  CharterAction *action;

  g_assert_cmpuint (nothing->len, ==, 0);
  judge (fixture, 1);
  g_assert_true (charter_next_level_find (fixture->session, fixture->item) == next);
  first = charter_next_level_list (fixture->session, fixture->item);
  g_assert_cmpuint (count (first, CHARTER_SHORTFALL_CRITERION), ==, criteria->len);
  g_assert_cmpuint (count (first, CHARTER_SHORTFALL_EVIDENCE), ==, 1);

  charter_judge_set_tick (fixture->session, fixture->item, next, criteria->pdata[0], TRUE, &error);
  g_assert_no_error (error);
  charter_judge_set_tick (fixture->session, fixture->item, next, criteria->pdata[0], TRUE, &error);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio,
                                                                          CHARTER_TYPE_TICK)), ==, 1);
  second = charter_next_level_list (fixture->session, fixture->item);
  g_assert_cmpuint (second->len, ==, first->len - 1);
  action = charter_next_level_make_action (fixture->session, fixture->item, second->pdata[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (charter_action_get_title (action), ==, ((CharterShortfall *) second->pdata[0])->action);

  charter_judge_set_tick (fixture->session, fixture->item, next, criteria->pdata[0], FALSE, &error);
  g_assert_null (charter_portfolio_find_tick (fixture->portfolio, charter_session_get_audit (fixture->session),
                                              "1.1", charter_level_get_id (next), criteria->pdata[0]));
  judge (fixture, charter_framework_get_top_value (fixture->framework));
  top = charter_next_level_list (fixture->session, fixture->item);
  g_assert_cmpuint (top->len, ==, 0);
}

static void
test_area_by_hand (Fixture       *fixture,
                   gconstpointer  data)
{
  CharterArea *area = charter_item_get_area (fixture->item);
  CharterLevel *level = charter_framework_find_level_of_value (fixture->framework, 2);
  const CharterAreaStanding *standing;
  g_autoptr(GError) error = NULL;

  g_assert_false (charter_judge_set_area_level (fixture->session, area, level, "  ", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  for (guint i = 0; i < g_list_model_get_n_items (charter_area_get_items (area)); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), i);

      fixture->item = item;
      judge (fixture, 1);
    }
  charter_judge_set_area_level (fixture->session, area, level, "Seen by the governors", &error);
  g_assert_no_error (error);
  standing = charter_standing_find_area (charter_session_get_standing (fixture->session), "1");
  g_assert_true (standing->is_overridden);
  g_assert_true (standing->level == level);
  charter_judge_set_area_summary (fixture->session, area, "All in all", &error);
  charter_judge_set_area_level (fixture->session, area, NULL, NULL, &error);
  g_assert_no_error (error);
  standing = charter_standing_find_area (charter_session_get_standing (fixture->session), "1");
  g_assert_false (standing->is_overridden);
  g_assert_cmpint (charter_level_get_value (standing->level), ==, 1);
}

static void
test_signed_off (Fixture       *fixture,
                 gconstpointer  data)
{
  CharterLevel *level = charter_framework_find_level_of_value (fixture->framework, 2);
  g_autoptr(GError) error = NULL;

  judge (fixture, 1);
  g_assert_true (charter_judge_set_work (fixture->session, fixture->item, CHARTER_WORK_IN_REVIEW, &error));
  sitting_sign_off (&fixture->sitting);
  g_assert_false (charter_judge_set_work (fixture->session, fixture->item, CHARTER_WORK_DONE, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);
  g_assert_false (charter_judge_set_tick (fixture->session, fixture->item, level, "One", TRUE, NULL));
  g_assert_false (charter_judge_set_area_level (fixture->session, charter_item_get_area (fixture->item), level,
                                                "Why", NULL));
  g_assert_false (charter_judge_set_area_summary (fixture->session, charter_item_get_area (fixture->item),
                                                  "All", NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/judging/next-level", test_next_level);
  ADD ("/judging/area-by-hand", test_area_by_hand);
  ADD ("/judging/signed-off", test_signed_off);
#undef ADD
  return g_test_run ();
}
