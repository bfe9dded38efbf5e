/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-clock.h"
#include "charter-term.h"

static void
test_school_year (void)
{
  const struct { const char *date, *year; } cases[] = {
    { "2026-08-31", "2025/26" }, { "2026-09-01", "2026/27" }, { "2099-12-31", "2099/00" },
    { "2024-02-29", "2023/24" }, { "2023-02-29", NULL }, { "2026-9-1", NULL },
    { "1 Sept 2026", NULL }, { "", NULL }, { NULL, NULL }, { "2026-09-01T10", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *year = charter_term_dup_school_year (cases[i].date);

      g_assert_cmpstr (year, ==, cases[i].year);
    }
}

static void
test_due (void)
{
  const struct { const char *date; CharterDue due; const char *words; } cases[] = {
    { "2026-11-20", CHARTER_DUE_LATE, "1 day late" },
    { "2026-11-01", CHARTER_DUE_LATE, "20 days late" },
    { "2026-11-21", CHARTER_DUE_SOON, "due today" },
    { "2026-11-22", CHARTER_DUE_SOON, "in 1 day" },
    { "2026-12-05", CHARTER_DUE_SOON, "in 14 days" },
    { "2026-12-06", CHARTER_DUE_LATER, "6 December 2026" },
    { NULL, CHARTER_DUE_NONE, "no date" },
    { "soon", CHARTER_DUE_NONE, "no date" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = charter_term_dup_due_words (cases[i].date, "2026-11-21");

      g_assert_cmpint (charter_term_get_due (cases[i].date, "2026-11-21"), ==, cases[i].due);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* An October half-term has an hour that comes twice; days do not. */
static void
test_days_across_clock_change (void)
{
  g_assert_cmpint (charter_term_days_between ("2026-10-24", "2026-10-26"), ==, 2);
  g_assert_cmpint (charter_term_days_between ("2024-03-01", "2024-02-28"), ==, -2);
  g_assert_cmpint (charter_term_days_between (NULL, "2024-02-28"), ==, 0);
}

static void
test_clock (void)
{
  g_autofree char *now = NULL;
  g_autofree char *today = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T15:30:00Z", TRUE);
  now = charter_clock_dup_now ();
  today = charter_clock_dup_today ();
  g_assert_cmpstr (now, ==, "2026-11-21T15:30:00.000Z");
  g_assert_cmpstr (today, ==, "2026-11-21");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term/school-year", test_school_year);
  g_test_add_func ("/term/due", test_due);
  g_test_add_func ("/term/days-across-clock-change", test_days_across_clock_change);
  g_test_add_func ("/term/clock", test_clock);
  return g_test_run ();
}
