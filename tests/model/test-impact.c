/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-impact.h"
#include <string.h>

#include "charter-small-number.h"

static CharterMeasure *
add_measure (CharterMeasures *measures,
             const char      *id,
             CharterUnit      unit,
             const char      *aim)
{
  CharterMeasure *measure = g_new0 (CharterMeasure, 1);

  measure->id = g_strdup (id);
  measure->title = g_strdup (id);
  measure->unit = unit;
  measure->aims = g_strsplit (aim, " ", -1);
  g_ptr_array_add (measures->measures, measure);
  return measure;
}

static void
add_cohort (CharterMeasures *measures,
            const char      *id,
            const char      *family,
            const char      *context)
{
  CharterCohort *cohort = g_new0 (CharterCohort, 1);

  cohort->id = g_strdup (id);
  cohort->title = g_strdup (id);
  cohort->family = g_strdup (family);
  cohort->context = g_strdup (context);
  g_ptr_array_add (measures->cohorts, cohort);
}

static CharterMeasures *
make_measures (void)
{
  CharterMeasures *measures = charter_measures_new ();

  add_measure (measures, "plans", CHARTER_UNIT_PUPILS, "gain.a");
  add_measure (measures, "absent", CHARTER_UNIT_PERCENT_OF_PUPILS, "gain.a");
  add_measure (measures, "attendance", CHARTER_UNIT_PERCENT, "gain.b");
  add_cohort (measures, "all", NULL, "roll");
  add_cohort (measures, "sen", "sen", NULL);
  add_cohort (measures, "no-sen", "sen", NULL);
  add_cohort (measures, "premium", "premium", "pupil-premium");
  return measures;
}

static CharterPortfolio *
make_school (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Somewhere", NULL);

  return charter_portfolio_new (school);
}

static CharterIndicator *
say (CharterPortfolio *portfolio,
     const char       *measure,
     const char       *cohort,
     const char       *year,
     const char       *term,
     double            value,
     gint64            out_of)
{
  CharterIndicator *indicator = g_object_new (CHARTER_TYPE_INDICATOR, "measure", measure, "cohort", cohort,
                                              "year", year, "term", term, "value", (gint64) (value * 100),
                                              "out-of", out_of, NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (indicator));
  g_object_unref (indicator);
  return indicator;
}

static CharterFigureState
state_of (CharterImpact *impact,
          const char    *measure,
          const char    *cohort,
          const char    *year,
          const char    *term)
{
  CharterFigure figure = charter_impact_get (impact, charter_impact_find_measure (impact, measure), cohort, year, term);

  g_assert_true (figure.state == CHARTER_FIGURE_SHOWN || figure.value == 0);
  return figure.state;
}

#define assert_state(measure, cohort, year, term, expected) \
  g_assert_cmpint (state_of (impact, measure, cohort, year, term), ==, CHARTER_FIGURE_ ## expected)

static void
test_words (void)
{
  g_autoptr(CharterMeasures) measures = make_measures ();
  g_autoptr(CharterPortfolio) school = make_school ();
  g_autoptr(CharterImpact) impact = NULL;
  g_autoptr(GPtrArray) periods = NULL;
  g_autofree char *change = NULL, *few = NULL, *none = NULL;

  say (school, "attendance", "all", "2022/23", NULL, 93.8, 300);
  say (school, "attendance", "all", "2025/26", NULL, 94.1, 300);
  say (school, "attendance", "premium", "2022/23", NULL, 91, 40);
  say (school, "attendance", "premium", "2025/26", NULL, 90, 4);
  impact = charter_impact_new (school, measures);
  periods = charter_impact_list_periods (impact, charter_impact_find_measure (impact, "attendance"), FALSE);
  g_assert_cmpuint (periods->len, ==, 4); /* the two years without any are there */
  change = charter_impact_dup_words (impact, charter_impact_find_measure (impact, "attendance"), "all");
  g_assert_cmpstr (change, ==, "93.8% in 2022/23, 94.1% in 2025/26: 0.3 points higher");
  few = charter_impact_dup_words (impact, charter_impact_find_measure (impact, "attendance"), "premium");
  g_assert_cmpstr (few, ==, "too few to say");
  none = charter_impact_dup_words (impact, charter_impact_find_measure (impact, "plans"), "all");
  g_assert_cmpstr (none, ==, "no figures yet");
}

static void
test_small (void)
{
  g_autoptr(CharterMeasures) measures = make_measures ();
  g_autoptr(CharterPortfolio) school = make_school ();
  g_autoptr(CharterImpact) impact = NULL;
  g_autoptr(CharterContext) context = g_object_new (CHARTER_TYPE_CONTEXT, "year", "2025/26", "roll", (gint64) 300,
                                                    "pupil-premium", (gint64) 24, NULL);

  charter_portfolio_add (school, CHARTER_RECORD (context));
  /* 12.5% of the 24 that the school's figures know of are 3. */
  say (school, "absent", "premium", "2025/26", NULL, 12.5, CHARTER_NOT_SAID);
  /* all but three */
  say (school, "absent", "sen", "2025/26", NULL, 85, 20);
  /* nobody says of how many */
  say (school, "absent", "no-sen", "2025/26", NULL, 10, CHARTER_NOT_SAID);
  say (school, "plans", "all", "2025/26", NULL, 0, CHARTER_NOT_SAID);
  say (school, "plans", "all", "2024/25", NULL, 4, CHARTER_NOT_SAID);
  say (school, "plans", "all", "2023/24", NULL, 5, CHARTER_NOT_SAID);
  impact = charter_impact_new (school, measures);
  assert_state ("absent", "premium", "2025/26", NULL, HIDDEN);
  assert_state ("absent", "sen", "2025/26", NULL, HIDDEN);
  assert_state ("absent", "no-sen", "2025/26", NULL, UNCHECKED);
  assert_state ("absent", "all", "2025/26", NULL, MISSING);
  assert_state ("plans", "all", "2025/26", NULL, SHOWN);
  assert_state ("plans", "all", "2024/25", NULL, HIDDEN);
  assert_state ("plans", "all", "2023/24", NULL, SHOWN);
}

static void
test_subtraction (void)
{
  g_autoptr(CharterMeasures) measures = make_measures ();
  g_autoptr(CharterPortfolio) school = make_school ();
  g_autoptr(CharterImpact) impact = NULL;

  /* groups */
  say (school, "plans", "all", "2023/24", NULL, 20, CHARTER_NOT_SAID);
  say (school, "plans", "sen", "2023/24", NULL, 3, CHARTER_NOT_SAID);
  say (school, "plans", "no-sen", "2023/24", NULL, 17, CHARTER_NOT_SAID);
  /* terms */
  say (school, "plans", "all", "2024/25", NULL, 19, CHARTER_NOT_SAID);
  say (school, "plans", "all", "2024/25", "autumn", 2, CHARTER_NOT_SAID);
  say (school, "plans", "all", "2024/25", "spring", 7, CHARTER_NOT_SAID);
  say (school, "plans", "all", "2024/25", "summer", 10, CHARTER_NOT_SAID);
  /* what nobody prints: two without pupil premium */
  say (school, "plans", "all", "2025/26", NULL, 20, CHARTER_NOT_SAID);
  say (school, "plans", "premium", "2025/26", NULL, 18, CHARTER_NOT_SAID);
  impact = charter_impact_new (school, measures);
  assert_state ("plans", "all", "2023/24", NULL, SHOWN);
  assert_state ("plans", "sen", "2023/24", NULL, HIDDEN);
  assert_state ("plans", "no-sen", "2023/24", NULL, HIDDEN);
  assert_state ("plans", "all", "2024/25", "autumn", HIDDEN);
  assert_state ("plans", "all", "2024/25", "spring", HIDDEN);
  assert_state ("plans", "all", "2024/25", "summer", SHOWN);
  assert_state ("plans", "all", "2025/26", NULL, SHOWN);
  assert_state ("plans", "premium", "2025/26", NULL, HIDDEN);
}

/* A reader who subtracts: of any random school, no small number is the difference of what is shown. */
static void
test_random_schools (void)
{
  static const char * const periods[] = { NULL, "autumn", "spring", "summer" };
  guint n_hidden = 0;

  for (guint run = 0; run < 200; run++)
    {
      g_autoptr(CharterMeasures) measures = make_measures ();
      g_autoptr(CharterPortfolio) school = make_school ();
      g_autoptr(CharterImpact) impact = NULL;
      gint64 sen[4] = { 0 }, others[4] = { 0 };

      for (guint i = 1; i < 4; i++)
        {
          sen[i] = g_test_rand_int_range (0, 9);
          others[i] = g_test_rand_int_range (0, 30);
          sen[0] += sen[i];
          others[0] += others[i];
        }
      for (guint i = 0; i < 4; i++)
        {
          say (school, "plans", "sen", "2025/26", periods[i], sen[i], CHARTER_NOT_SAID);
          say (school, "plans", "no-sen", "2025/26", periods[i], others[i], CHARTER_NOT_SAID);
          say (school, "plans", "all", "2025/26", periods[i], sen[i] + others[i], CHARTER_NOT_SAID);
        }
      impact = charter_impact_new (school, measures);
      for (guint i = 0; i < 4; i++)
        {
          gboolean hides_sen = state_of (impact, "plans", "sen", "2025/26", periods[i]) == CHARTER_FIGURE_HIDDEN;
          gboolean hides_others = state_of (impact, "plans", "no-sen", "2025/26", periods[i]) == CHARTER_FIGURE_HIDDEN;
          gboolean hides_all = state_of (impact, "plans", "all", "2025/26", periods[i]) == CHARTER_FIGURE_HIDDEN;

          n_hidden += hides_sen;
          g_assert_true (hides_sen || !charter_small_number_is_hidden (sen[i]));
          g_assert_true (hides_others || !charter_small_number_is_hidden (others[i]));
          g_assert_true (!charter_small_number_is_hidden (sen[i]) || hides_others || hides_all);
          g_assert_true (!charter_small_number_is_hidden (others[i]) || hides_sen || hides_all);
        }
    }
  g_assert_cmpuint (n_hidden, >, 50);
}

/* What is said of figures never says why. */
static void
test_no_cause (void)
{
  static const char * const causes[] = { "because", "led to", "caused", "thanks to", "due to", "as a result" };
  g_autofree char *caution = g_utf8_strdown (charter_impact_get_caution (), -1);

  for (guint i = 0; i < G_N_ELEMENTS (causes); i++)
    g_assert_null (strstr (caution, causes[i]));
  g_assert_nonnull (strstr (caution, "not why"));
}

static void
test_years (void)
{
  g_assert_true (charter_impact_is_year ("2025/26"));
  g_assert_true (charter_impact_is_year ("1999/00"));
  g_assert_false (charter_impact_is_year ("2025/27"));
  g_assert_false (charter_impact_is_year ("2025-26"));
  g_assert_false (charter_impact_is_year ("=1+1/26"));
  g_assert_false (charter_impact_is_year (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/impact/years", test_years);
  g_test_add_func ("/impact/words", test_words);
  g_test_add_func ("/impact/small", test_small);
  g_test_add_func ("/impact/subtraction", test_subtraction);
  g_test_add_func ("/impact/random-schools", test_random_schools);
  g_test_add_func ("/impact/no-cause", test_no_cause);

  return g_test_run ();
}
