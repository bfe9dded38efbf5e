/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-status.h"
#include "charter-training-log.h"

#define TODAY "2026-11-21"

typedef struct {
  CharterFramework *charter;
  CharterPortfolio *portfolio;
  CharterSchool    *school;
} Fixture;

static CharterStep *
add_step (Fixture    *fixture,
          const char *id,
          const char *after)
{
  CharterStep *step = charter_framework_add_step (fixture->charter, id, id, NULL);

  step->after = after ? g_strsplit (after, " ", -1) : NULL;
  return step;
}

static void
add_need (CharterStep *step,
          CharterNeed  need)
{
  int value = need;

  g_array_append_val (step->needs, value);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterArea) area = charter_area_new ("P1", "Development", "Development", NULL);
  g_autoptr(CharterItem) item = charter_item_new ("P1.1", "Training");
  g_autoptr(CharterLevel) level = charter_level_new ("in-place", "In place", NULL, NULL, 1);

  fixture->school = g_object_new (CHARTER_TYPE_SCHOOL, "id", "school", "urn", "900001", NULL);
  fixture->portfolio = charter_portfolio_new (fixture->school);
  fixture->charter = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "charter", "version", "1", "title", "Charter",
                                   "item-noun", "commitment", "item-noun-plural", "commitments", NULL);
  charter_item_set_fed_by (item, 1u << CHARTER_TRAINING_SESSION);
  charter_framework_add_level (fixture->charter, level);
  charter_area_add_item (area, item);
  charter_framework_add_area (fixture->charter, area);

  add_need (add_step (fixture, "interest", NULL), CHARTER_NEED_ADDRESS);
  add_need (add_step (fixture, "commitment", "interest"), CHARTER_NEED_LEADER);
  add_need (add_step (fixture, "review", "commitment"), CHARTER_NEED_JUDGED);
  add_step (fixture, "awarded", "review")->is_award = TRUE;
  add_step (fixture, "renewal", "awarded")->is_due = TRUE;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->portfolio);
  g_clear_object (&fixture->charter);
  g_clear_object (&fixture->school);
}

static CharterMilestone *
take (Fixture    *fixture,
      const char *step,
      const char *day,
      const char *who)
{
  g_autoptr(CharterMilestone) milestone =
    g_object_new (CHARTER_TYPE_MILESTONE, "school", "school", "framework", "charter", "step", step,
                  "happened-on", day, "who", who, NULL);

  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (milestone));
  return milestone; /* the portfolio holds it */
}

/* "taken open waits(interest)": each step's state, and how much it lacks. */
static void
assert_states (Fixture    *fixture,
               const char *expected)
{
  static const char * const words[] = { "waits", "open", "taken", "ahead", "overdue" };
  g_autoptr(GPtrArray) list = charter_status_list (fixture->portfolio, fixture->charter, TODAY);
  g_autoptr(GString) said = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const CharterStepStanding *standing = g_ptr_array_index (list, i);

      g_string_append_printf (said, "%s%s", i > 0 ? " " : "", words[standing->state]);
      if (standing->lacks->len > 0)
        g_string_append_printf (said, "-%u", standing->lacks->len);
    }
  g_assert_cmpstr (said->str, ==, expected);
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  assert_states (fixture, "open-1 waits-1 waits-1 waits waits");
  g_assert_null (charter_status_find_furthest (fixture->portfolio, fixture->charter));

  take (fixture, "interest", "2026-06-12", NULL);
  assert_states (fixture, "taken open-1 waits-1 waits waits");
  take (fixture, "commitment", "2026-09-18", NULL);
  take (fixture, "review", "2026-11-12", NULL);
  assert_states (fixture, "taken taken taken open waits");
  take (fixture, "awarded", "2026-11-20", "The charter's team");
  assert_states (fixture, "taken taken taken taken open");

  /* A day that is set ahead is no step that was taken. */
  take (fixture, "renewal", "2028-11-20", NULL);
  assert_states (fixture, "taken taken taken taken ahead");
  g_assert_cmpstr (charter_status_find_furthest (fixture->portfolio, fixture->charter)->id, ==, "awarded");
  charter_milestone_set_happened_on (charter_status_find_due (fixture->portfolio, fixture->charter), "2026-11-20");
  assert_states (fixture, "taken taken taken taken overdue");
}

/* Each thing that is missing says where it can be mended, and goes once it is. */
static void
test_lacks (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) list = charter_status_list (fixture->portfolio, fixture->charter, TODAY);
  const CharterLack *lack = g_ptr_array_index (((CharterStepStanding *) list->pdata[0])->lacks, 0);
  CharterAudit *audit;

  g_assert_cmpstr (lack->place, ==, "interest-address");
  lack = g_ptr_array_index (((CharterStepStanding *) list->pdata[1])->lacks, 0);
  g_assert_cmpstr (lack->place, ==, "inclusion-leader");

  charter_framework_set_interest (fixture->charter, "The team", "https://charter.example", "We would like to begin.");
  charter_school_set_inclusion_leader (fixture->school, "Deputy head");
  assert_states (fixture, "open waits-1 waits-1 waits waits");
  charter_school_set_leader_since (fixture->school, "2025-09-01");
  assert_states (fixture, "open waits waits-1 waits waits");

  audit = g_object_new (CHARTER_TYPE_AUDIT, "school", "school", "framework", "charter", "cycle", "2026/27", NULL);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (audit));
  g_clear_pointer (&list, g_ptr_array_unref);
  list = charter_status_list (fixture->portfolio, fixture->charter, TODAY);
  lack = g_ptr_array_index (((CharterStepStanding *) list->pdata[2])->lacks, 0);
  g_assert_cmpstr (lack->framework, ==, "charter");
  g_assert_cmpstr (lack->place, ==, "P1.1");
  charter_judgement_set_level (charter_portfolio_ensure_judgement (fixture->portfolio, audit, "P1.1",
                                                                   CHARTER_VOICE_SCHOOL), "in-place");
  assert_states (fixture, "open waits waits waits waits");
  g_object_unref (audit);
}

static void
test_own_interest (Fixture       *fixture,
                   gconstpointer  data)
{
  charter_framework_set_interest (fixture->charter, "The team", "https://charter.example", "We would like to begin.");
  g_assert_cmpstr (charter_status_get_interest_address (fixture->school, fixture->charter), ==, "https://charter.example");
  g_assert_cmpstr (charter_status_get_interest_words (fixture->school, fixture->charter), ==, "We would like to begin.");
  charter_school_set_interest_address (fixture->school, "charter@council.example");
  charter_school_set_interest_words (fixture->school, "Our own words.");
  g_assert_cmpstr (charter_status_get_interest_address (fixture->school, fixture->charter), ==, "charter@council.example");
  g_assert_cmpstr (charter_status_get_interest_words (fixture->school, fixture->charter), ==, "Our own words.");
}

static void
assert_refused (Fixture    *fixture,
                const char *pattern)
{
  g_autofree char *refusal = NULL;

  g_assert_null (charter_status_find_award (fixture->portfolio, fixture->charter, TODAY, &refusal));
  if (!g_pattern_match_simple (pattern, refusal))
    g_error ("“%s” does not say “%s”", refusal, pattern);
}

/* Only an award with its day and with who confirmed it makes a certificate. */
static void
test_award (Fixture       *fixture,
            gconstpointer  data)
{
  CharterMilestone *award;

  assert_refused (fixture, "No award*");
  take (fixture, "review", "2026-11-12", "Inclusion leader");
  assert_refused (fixture, "No award*");
  award = take (fixture, "awarded", NULL, "The charter's team");
  assert_refused (fixture, "*without its day*");
  charter_milestone_set_happened_on (award, "2026-12-01");
  assert_refused (fixture, "*still to come*");
  charter_milestone_set_happened_on (award, "2026-11-20");
  charter_milestone_set_who (award, NULL);
  assert_refused (fixture, "*who confirmed*");
  charter_milestone_set_who (award, "The charter's team");
  g_assert_true (charter_status_find_award (fixture->portfolio, fixture->charter, TODAY, NULL) == award);
  g_assert_null (charter_status_find_award (fixture->portfolio, NULL, TODAY, NULL));
}

static CharterTraining *
train (Fixture             *fixture,
       CharterTrainingKind  kind,
       const char          *day)
{
  g_autoptr(CharterTraining) training = g_object_new (CHARTER_TYPE_TRAINING, "school", "school", "happened-on", day, NULL);

  charter_training_set_kind (training, kind);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (training));
  return training; /* the portfolio holds it */
}

static void
test_training (Fixture       *fixture,
               gconstpointer  data)
{
  CharterItem *item = charter_framework_find_item (fixture->charter, "P1.1");
  CharterTraining *last = train (fixture, CHARTER_TRAINING_SESSION, "2026-08-31");
  CharterTraining *now = train (fixture, CHARTER_TRAINING_SESSION, "2026-09-01");
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GPtrArray) years = NULL;
  g_autoptr(GPtrArray) fed = NULL;
  g_autofree char *who = NULL;

  (void) train (fixture, CHARTER_TRAINING_NETWORK, "2026-10-08");
  list = charter_training_log_list (fixture->portfolio, CHARTER_TRAINING_SESSION, "2026/27");
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_true (list->pdata[0] == now);
  years = charter_training_log_list_years (fixture->portfolio);
  g_assert_cmpuint (years->len, ==, 2);
  g_assert_cmpstr (years->pdata[0], ==, "2026/27");

  /* The pack says what stands behind an item, newest first; meetings do not stand behind this one. */
  fed = charter_training_log_list_for (fixture->portfolio, item);
  g_assert_cmpuint (fed->len, ==, 2);
  g_assert_true (fed->pdata[0] == now && fed->pdata[1] == last);

  g_assert_null (charter_training_dup_who_words (now));
  charter_training_set_teachers (now, 14);
  charter_training_set_lunchtime_staff (now, 0);
  charter_training_set_governors (now, 1);
  who = charter_training_dup_who_words (now);
  g_assert_cmpstr (who, ==, "14 teachers, 1 governor");
  g_assert_cmpint (charter_training_count (now), ==, 15);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/status/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/status/lacks", Fixture, NULL, set_up, test_lacks, tear_down);
  g_test_add ("/status/own-interest", Fixture, NULL, set_up, test_own_interest, tear_down);
  g_test_add ("/status/award", Fixture, NULL, set_up, test_award, tear_down);
  g_test_add ("/status/training", Fixture, NULL, set_up, test_training, tear_down);
  return g_test_run ();
}
