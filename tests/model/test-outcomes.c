/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-outcomes.h"

static void
add (CharterPortfolio   *portfolio,
     const char         *due,
     CharterOutcome      outcome,
     CharterActionStatus status)
{
  g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION, "due-on", due, "outcome", outcome,
                                                  "status", status, NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (action));
}

static void
test_counts (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Somewhere", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  CharterProgress none = { NULL };
  CharterOutcomes outcomes;
  g_autofree char *empty = NULL, *words = NULL, *moved = NULL;

  charter_outcomes_count (&outcomes, portfolio, &none, "2025/26");
  empty = charter_outcomes_dup_words (&outcomes);
  g_assert_cmpstr (empty, ==, "No actions were due.");

  add (portfolio, "2025-09-01", CHARTER_OUTCOME_MET, CHARTER_ACTION_DONE);
  add (portfolio, "2026-08-31", CHARTER_OUTCOME_MET, CHARTER_ACTION_DONE);
  add (portfolio, "2026-03-01", CHARTER_OUTCOME_PARTLY, CHARTER_ACTION_DONE);
  add (portfolio, "2026-03-02", CHARTER_OUTCOME_NOT_YET_KNOWN, CHARTER_ACTION_IN_PROGRESS);
  add (portfolio, "2026-03-03", CHARTER_OUTCOME_MET, CHARTER_ACTION_DROPPED);
  add (portfolio, "2026-09-01", CHARTER_OUTCOME_NOT_MET, CHARTER_ACTION_DONE); /* of the next year */
  add (portfolio, NULL, CHARTER_OUTCOME_MET, CHARTER_ACTION_DONE);
  charter_outcomes_count (&outcomes, portfolio, &none, "2025/26");
  g_assert_cmpuint (charter_outcomes_sum (&outcomes), ==, 4);
  words = charter_outcomes_dup_words (&outcomes);
  g_assert_cmpstr (words, ==, "2 met, 1 partly met, 1 without an outcome");
  moved = charter_outcomes_dup_moved (&outcomes);
  g_assert_null (moved); /* no item raised them */
}

static void
test_moved (void)
{
  CharterOutcomes outcomes = { .n_met = 4, .n_of_items = 3, .n_moved_up = 2 };
  g_autofree char *moved = charter_outcomes_dup_moved (&outcomes);

  g_assert_cmpstr (moved, ==, "2 of 3 met have their items at a higher level now");
  g_assert_null (strstr (moved, "because"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/outcomes/counts", test_counts);
  g_test_add_func ("/outcomes/moved", test_moved);

  return g_test_run ();
}
