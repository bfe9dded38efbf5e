/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <time.h>

#include "charter-due.h"
#include "charter-duty-rule.h"
#include "charter-term-dates.h"
#include "charter-term.h"

static CharterPortfolio *
make_portfolio (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", NULL);

  return charter_portfolio_new (school);
}

static void
set_term (CharterPortfolio *portfolio,
          const char       *year,
          gint64            position,
          const char       *starts_on,
          const char       *ends_on)
{
  CharterHalfTerm *known = charter_term_dates_find_record (portfolio, year, (guint) position);
  g_autoptr(CharterHalfTerm) record = NULL;

  if (known)
    {
      g_object_set (known, "starts-on", starts_on, "ends-on", ends_on, NULL);
      return;
    }
  record = g_object_new (CHARTER_TYPE_HALF_TERM,
                         "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                         "school-year", year, "position", position,
                         "starts-on", starts_on, "ends-on", ends_on, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (record));
}

/* Usual days follow from the week and from Easter, early or late, whatever the year. */
static void
test_usual (void)
{
  const struct { const char *year; guint position; const char *starts_on, *ends_on; } cases[] = {
    { "2026/27", 1, "2026-09-02", "2026-10-23" },
    { "2026/27", 2, "2026-11-02", "2026-12-18" },
    { "2026/27", 3, "2027-01-04", "2027-02-12" },
    { "2026/27", 4, "2027-02-22", "2027-03-25" }, /* Good Friday is 26 March */
    { "2026/27", 5, "2027-04-12", "2027-05-28" },
    { "2026/27", 6, "2027-06-07", "2027-07-23" },
    { "2025/26", 4, "2026-02-23", "2026-03-27" },
    { "2025/26", 5, "2026-04-13", "2026-05-22" },
    { "2024/25", 4, "2025-02-24", "2025-04-11" }, /* Easter on 20 April */
    { "2023/24", 4, "2024-02-26", "2024-03-28" }, /* Easter on 31 March, in a leap year */
    { "2023/24", 1, "2023-09-04", "2023-10-27" }, /* 2 September is a Saturday */
  };
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CharterTermSpan span;

      g_assert_true (charter_term_dates_get (portfolio, cases[i].year, cases[i].position, &span));
      g_assert_true (span.is_typical);
      g_assert_cmpstr (span.starts_on, ==, cases[i].starts_on);
      g_assert_cmpstr (span.ends_on, ==, cases[i].ends_on);
    }
}

/* Of any year the half-terms follow one another without a day in two of them, and begin and end on days
 * of school. */
static void
test_order (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterTermSpan span, next;

  g_assert_true (charter_term_dates_get (portfolio, "2000/01", 1, &span));
  for (guint i = 0; i < 6 * 120; i++)
    {
      GDate day;

      g_assert_cmpstr (span.starts_on, <, span.ends_on);
      g_assert_cmpint (charter_term_days_between (span.starts_on, span.ends_on), >=, 20);
      g_date_clear (&day, 1);
      g_date_set_parse (&day, span.ends_on);
      g_assert_cmpint (g_date_get_weekday (&day), <=, G_DATE_FRIDAY);
      g_assert_true (charter_term_dates_next (portfolio, &span, &next));
      g_assert_cmpstr (span.ends_on, <, next.starts_on);
      span = next;
    }
  g_assert_false (charter_term_dates_get (portfolio, "2026", 1, &span));
  g_assert_false (charter_term_dates_get (portfolio, "2026/27", 7, &span));
  g_assert_false (charter_term_dates_get (portfolio, NULL, 1, &span));
}

static void
assert_place (CharterPortfolio *portfolio,
              const char       *date,
              const char       *year,
              guint             position)
{
  CharterTermSpan span;

  g_assert_true (charter_term_dates_find (portfolio, date, &span));
  g_assert_cmpstr (span.school_year, ==, year);
  g_assert_cmpuint (span.position, ==, position);
}

static void
test_place (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterTermSpan span;

  assert_place (portfolio, "2026-09-01", "2026/27", 1);
  assert_place (portfolio, "2026-08-31", "2025/26", 6);
  assert_place (portfolio, "2026-10-28", "2026/27", 1); /* the holiday after it */
  assert_place (portfolio, "2026-11-02", "2026/27", 2);
  assert_place (portfolio, "2024-02-29", "2023/24", 4);
  assert_place (portfolio, "2027-01-01", "2026/27", 2);
  g_assert_false (charter_term_dates_find (portfolio, "2027-02-29", &span));
  g_assert_false (charter_term_dates_find (portfolio, NULL, &span));
}

/* A council moves its October holiday: what is due falls into another half-term at once. */
static void
test_changed_calendar (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterTermSpan span;
  g_autofree char *end = NULL;
  g_autofree char *inside = NULL;

  assert_place (portfolio, "2026-10-20", "2026/27", 1);
  set_term (portfolio, "2026/27", 1, "2026-09-03", "2026-10-09");
  set_term (portfolio, "2026/27", 2, "2026-10-19", "2026-12-18");
  assert_place (portfolio, "2026-10-20", "2026/27", 2);
  assert_place (portfolio, "2026-10-16", "2026/27", 1);
  g_assert_true (charter_term_dates_get (portfolio, "2026/27", 1, &span));
  g_assert_false (span.is_typical);
  g_assert_true (charter_term_dates_get (portfolio, "2026/27", 3, &span));
  g_assert_true (span.is_typical);
  end = charter_term_dates_dup_day_words (portfolio, "2026-10-09");
  inside = charter_term_dates_dup_day_words (portfolio, "2026-10-12");
  g_assert_cmpstr (end, ==, "End of Autumn 1, 2026/27");
  g_assert_cmpstr (inside, ==, "In the holiday after Autumn 1, 2026/27");
  set_term (portfolio, "2026/27", 2, "2026-11-02", "2026-12-18");
  assert_place (portfolio, "2026-10-20", "2026/27", 1);
  /* One without its days is as if it were not set. */
  set_term (portfolio, "2026/27", 2, NULL, "2026-12-18");
  g_assert_true (charter_term_dates_get (portfolio, "2026/27", 2, &span));
  g_assert_true (span.is_typical);
}

static void
test_possible (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();

  set_term (portfolio, "2026/27", 1, "2026-09-03", "2026-10-09");
  g_assert_true (charter_term_dates_is_possible (portfolio, "2026/27", 2, "2026-10-19", "2026-12-18"));
  g_assert_true (charter_term_dates_is_possible (portfolio, "2026/27", 1, "2026-09-03", "2026-10-16"));
  g_assert_false (charter_term_dates_is_possible (portfolio, "2026/27", 2, "2026-10-09", "2026-12-18"));
  g_assert_false (charter_term_dates_is_possible (portfolio, "2026/27", 2, "2026-12-18", "2026-10-19"));
  g_assert_false (charter_term_dates_is_possible (portfolio, "2026/27", 2, "2026-10-19", "2027-09-01"));
  g_assert_false (charter_term_dates_is_possible (portfolio, "2026/27", 2, "2026-02-30", "2026-12-18"));
  g_assert_false (charter_term_dates_is_possible (portfolio, "2026/27", 2, NULL, "2026-12-18"));
}

static void
test_rules (void)
{
  const struct {
    CharterDutyRule rule; const char *done, *from, *today, *due;
  } cases[] = {
    { { CHARTER_RENEWAL_EVERY, 12, "" }, "2025-09-15", NULL, "2026-11-21", "2026-09-15" },
    { { CHARTER_RENEWAL_EVERY, 12, "" }, "2024-02-29", NULL, "2026-11-21", "2025-02-28" },
    { { CHARTER_RENEWAL_EVERY, 48, "" }, "2024-02-29", NULL, "2026-11-21", "2028-02-29" },
    { { CHARTER_RENEWAL_EVERY, 36, "" }, "2023-02-28", NULL, "2026-11-21", "2026-02-28" },
    { { CHARTER_RENEWAL_EVERY, 1, "" }, "2026-10-31", NULL, "2026-11-21", "2026-11-30" },
    { { CHARTER_RENEWAL_EVERY, 12, "" }, NULL, NULL, "2026-11-21", NULL },
    { { CHARTER_RENEWAL_EVERY, 12, "" }, "soon", NULL, "2026-11-21", NULL },
    { { CHARTER_RENEWAL_WITHIN, 36, "" }, NULL, "2024-09-01", "2026-11-21", "2027-09-01" },
    { { CHARTER_RENEWAL_WITHIN, 36, "" }, "2026-01-10", "2024-09-01", "2026-11-21", NULL },
    { { CHARTER_RENEWAL_WITHIN, 36, "" }, "2020-01-10", "2024-09-01", "2026-11-21", "2027-09-01" },
    { { CHARTER_RENEWAL_WITHIN, 36, "" }, NULL, NULL, "2026-11-21", NULL },
    { { CHARTER_RENEWAL_YEARLY_BY, 0, "12-31" }, NULL, NULL, "2026-11-21", "2026-12-31" },
    { { CHARTER_RENEWAL_YEARLY_BY, 0, "12-31" }, NULL, NULL, "2027-02-01", "2027-12-31" },
    { { CHARTER_RENEWAL_YEARLY_BY, 0, "12-31" }, NULL, NULL, "2026-12-31", "2026-12-31" },
    { { CHARTER_RENEWAL_YEARLY_BY, 0, "12-31" }, "2025-12-10", NULL, "2026-11-21", "2026-12-31" },
    { { CHARTER_RENEWAL_YEARLY_BY, 0, "12-31" }, "2026-01-05", NULL, "2026-11-21", "2026-12-31" },
    { { CHARTER_RENEWAL_YEARLY_BY, 0, "12-31" }, "2026-10-01", NULL, "2026-11-21", "2027-12-31" },
    { { CHARTER_RENEWAL_YEARLY_BY, 0, "03-31" }, NULL, NULL, "2026-11-21", "2027-03-31" },
    { { CHARTER_RENEWAL_NONE, 0, "" }, "2025-09-15", NULL, "2026-11-21", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *due = charter_duty_rule_dup_next_due (&cases[i].rule, cases[i].done, cases[i].from,
                                                             cases[i].today);

      g_assert_cmpstr (due, ==, cases[i].due);
    }
  g_assert_true (charter_duty_rule_is_day ("12-31"));
  g_assert_false (charter_duty_rule_is_day ("02-29")); /* it does not come every year */
  g_assert_false (charter_duty_rule_is_day ("1-1"));
}

static void
test_rule_words (void)
{
  const CharterDutyRule every = { CHARTER_RENEWAL_EVERY, 48, "" };
  const CharterDutyRule by = { CHARTER_RENEWAL_YEARLY_BY, 0, "12-31" };
  g_autofree char *months = charter_duty_rule_dup_words (&every);
  g_autofree char *day = charter_duty_rule_dup_words (&by);

  g_assert_cmpstr (months, ==, "every 48 months");
  g_assert_cmpstr (day, ==, "every year by 31 December");
}

/* Days are days in every zone, also in the week in which an hour comes twice. */
static void
test_zones (void)
{
  static const char * const zones[] = { "Europe/London", "UTC", "Pacific/Kiritimati", "America/New_York" };
  g_autofree char *before = g_strdup (g_getenv ("TZ"));

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
      const CharterDutyRule rule = { CHARTER_RENEWAL_EVERY, 12, "" };
      g_autofree char *due = NULL;
      g_autofree char *words = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      assert_place (portfolio, "2026-10-25", "2026/27", 1); /* the clock goes back */
      g_assert_cmpint (charter_term_days_between ("2026-10-23", "2026-11-02"), ==, 10);
      g_assert_cmpint (charter_term_get_due ("2026-11-02", "2026-10-19"), ==, CHARTER_DUE_SOON);
      g_assert_cmpint (charter_term_get_due ("2026-11-03", "2026-10-19"), ==, CHARTER_DUE_LATER);
      due = charter_duty_rule_dup_next_due (&rule, "2025-10-26", NULL, "2026-10-25");
      g_assert_cmpstr (due, ==, "2026-10-26");
      words = charter_term_dup_date_words ("2026-10-25");
      g_assert_cmpstr (words, ==, "25 October 2026");
    }
  if (before)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
}

static void
test_duty_is_due (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  g_autoptr(CharterDuty) duty =
    g_object_new (CHARTER_TYPE_DUTY,
                  "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))),
                  "title", "Accessibility plan", "due-on", "2026-12-01", NULL);
  g_autoptr(GPtrArray) near = NULL;
  g_autoptr(GPtrArray) far = NULL;

  charter_portfolio_add (portfolio, CHARTER_RECORD (duty));
  near = charter_due_list (portfolio, NULL, "2026-11-21");
  far = charter_due_list (portfolio, NULL, "2026-11-01");
  g_assert_cmpuint (near->len, ==, 1);
  g_assert_true (near->pdata[0] == (gpointer) duty);
  g_assert_cmpuint (far->len, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/term-dates/usual", test_usual);
  g_test_add_func ("/term-dates/order", test_order);
  g_test_add_func ("/term-dates/place", test_place);
  g_test_add_func ("/term-dates/changed-calendar", test_changed_calendar);
  g_test_add_func ("/term-dates/possible", test_possible);
  g_test_add_func ("/term-dates/rules", test_rules);
  g_test_add_func ("/term-dates/rule-words", test_rule_words);
  g_test_add_func ("/term-dates/zones", test_zones);
  g_test_add_func ("/term-dates/duty-is-due", test_duty_is_due);
  return g_test_run ();
}
