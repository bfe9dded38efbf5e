/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-money.h"
#include "charter-provision-change.h"
#include "charter-provision-map.h"
#include "charter-provision-trail.h"
#include "charter-small-number.h"
#include "charter-support-steps.h"
#include "charter-year-groups.h"

#define TODAY "2026-11-21"

static CharterPortfolio *
make_portfolio (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "id", "school", NULL);

  return charter_portfolio_new (school);
}

static CharterProvision *
add (CharterPortfolio *portfolio,
     const char       *title,
     const char       *years,
     const char       *need,
     gint64            pupils,
     gint64            pounds)
{
  g_autoptr(CharterProvision) provision =
    g_object_new (CHARTER_TYPE_PROVISION, "school", "school", "title", title, "years", years, "need", need,
                  "pupils", pupils, "cost", pounds * 100, "start-on", "2026-09-07",
                  "paid-from", CHARTER_PAID_FROM_NOTIONAL_SEN, NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (provision));
  return provision;
}

static void
assert_years (const char *words,
              const char *expected,
              const char *shown)
{
  g_autofree char *years = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  g_assert_true (charter_year_groups_parse (words, &years));
  g_assert_cmpstr (years, ==, expected);
  back = charter_year_groups_dup_words (years);
  g_assert_cmpstr (back, ==, shown);
  /* What is shown can be typed. */
  g_assert_true (charter_year_groups_parse (back, &again));
  g_assert_cmpstr (again, ==, expected);
}

static void
test_year_groups (void)
{
  char *untouched = (char *) "as it was";

  assert_years ("Year 3", "3", "Year 3");
  assert_years ("r, 1 and 2", "R 1 2", "Reception to Year 2");
  assert_years ("Y7-9", "7 8 9", "Year 7 to Year 9");
  assert_years ("6, Nursery & 1", "N 1 6", "Nursery, Year 1, Year 6");
  assert_years ("Years 2 to 4; year 6", "2 3 4 6", "Year 2 to Year 4, Year 6");
  assert_years ("", NULL, "Whole school");
  assert_years ("whole school", NULL, "Whole school");
  assert_years (NULL, NULL, "Whole school");
  g_assert_false (charter_year_groups_parse ("Year 14", &untouched));
  g_assert_false (charter_year_groups_parse ("4 to 2", &untouched));
  g_assert_false (charter_year_groups_parse ("Class Oak", &untouched));
  g_assert_false (charter_year_groups_parse ("4 to", &untouched));
  g_assert_cmpstr (untouched, ==, "as it was");
  g_assert_cmpint (charter_year_groups_compare (NULL, "R"), <, 0);
  g_assert_cmpint (charter_year_groups_compare ("R 1", "R"), >, 0);
  g_assert_cmpint (charter_year_groups_compare ("2", "10"), <, 0);
}

static void
test_money (void)
{
  static const struct { const char *typed; gint64 pence; const char *words; const char *plain; } cases[] = {
    { "1,250", 125000, "£1,250", "1250" },
    { "£99.50", 9950, "£100", "99.50" },
    { " 1234567 ", 123456700, "£1,234,567", "1234567" },
    { "0", 0, "£0", "0" },
    { "4.5", 450, "£5", "4.50" },
    { "12.", 1200, "£12", "12" },
    { "0.29", 29, "£0", "0.29" },
    { "100,000,000", G_GINT64_CONSTANT (10000000000), "£100,000,000", "100000000" },
    { "", CHARTER_NOT_SAID, "–", "" },
  };
  gint64 pence = 7;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = NULL;
      g_autofree char *plain = NULL;

      g_assert_true (charter_money_parse (cases[i].typed, &pence));
      g_assert_cmpint (pence, ==, cases[i].pence);
      words = charter_money_dup_words (pence);
      plain = charter_money_dup_plain (pence);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
  pence = 7;
  g_assert_false (charter_money_parse ("-4", &pence));
  g_assert_false (charter_money_parse ("nan", &pence));
  g_assert_false (charter_money_parse ("12 pounds", &pence));
  g_assert_false (charter_money_parse ("1e5", &pence));
  g_assert_false (charter_money_parse ("0x10", &pence));
  g_assert_false (charter_money_parse ("1.2.3", &pence));
  g_assert_false (charter_money_parse ("9.999", &pence));
  g_assert_false (charter_money_parse ("100000001", &pence));
  g_assert_false (charter_money_parse ("99999999999999999999", &pence));
  g_assert_cmpint (pence, ==, 7);
}

static void
test_small_numbers (void)
{
  static const struct { gint64 number; const char *words; const char *pupils; } cases[] = {
    { CHARTER_NOT_SAID, "–", NULL }, { 0, "0", "0 pupils" }, { 1, "fewer than five", "fewer than five pupils" },
    { 4, "fewer than five", "fewer than five pupils" }, { 5, "5", "5 pupils" },
  };
  CharterShownSum sum = CHARTER_SHOWN_SUM_INIT;
  g_autofree char *nothing = charter_shown_sum_dup_words (&sum);
  g_autofree char *small = NULL;
  g_autofree char *both = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = charter_small_number_dup_words (cases[i].number);
      g_autofree char *pupils = charter_small_number_dup_pupils (cases[i].number);

      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (pupils, ==, cases[i].pupils);
    }
  g_assert_cmpstr (nothing, ==, "–");
  charter_shown_sum_add (&sum, 3);
  charter_shown_sum_add (&sum, 4);
  small = charter_shown_sum_dup_words (&sum);
  g_assert_cmpstr (small, ==, "hidden");
  charter_shown_sum_add (&sum, 8);
  charter_shown_sum_add (&sum, CHARTER_NOT_SAID);
  both = charter_shown_sum_dup_words (&sum);
  g_assert_cmpstr (both, ==, "8 and more");
}

typedef struct {
  const char       *entry;
  const char       *leave;
  CharterDirection  better;
  gint64            pupils;
  gint64            measured;
  const char       *words;
} ChangeCase;

static void
test_changes (void)
{
  static const ChangeCase cases[] = {
    { "4.1 of ten", "7.6 of ten", CHARTER_DIRECTION_HIGHER, 312, -1, "better by 3.5" },
    { "19 months behind", "7 months behind", CHARTER_DIRECTION_LOWER, 14, -1, "better by 12" },
    { "19 months behind", "7 months ahead", CHARTER_DIRECTION_LOWER, 14, -1, "told in words" },
    { "17", "18", CHARTER_DIRECTION_LOWER, 8, -1, "worse by 1" },
    { "17", "17.4", CHARTER_DIRECTION_HIGHER, 8, -1, "no change" },
    { "17", "18.6", CHARTER_DIRECTION_HIGHER, 8, -1, "better by about 2" },
    { "0.1", "0.3", CHARTER_DIRECTION_HIGHER, 5, -1, "better by 0.2" },
    { "-3", "2", CHARTER_DIRECTION_HIGHER, 5, -1, "better by 5" },
    { "quiet", "speaks in the group", CHARTER_DIRECTION_HIGHER, 9, -1, "told in words" },
    { "17", NULL, CHARTER_DIRECTION_HIGHER, 9, -1, "not measured yet" },
    { "17", "30", CHARTER_DIRECTION_HIGHER, 4, -1, "too few to say" },
    { "17", "30", CHARTER_DIRECTION_HIGHER, 9, 3, "too few to say" },
    { "17", "30", CHARTER_DIRECTION_HIGHER, 4, 6, "too few to say" },
    { "17", "30", CHARTER_DIRECTION_HIGHER, -1, -1, "too few to say" },
    { "17", "30", CHARTER_DIRECTION_HIGHER, -1, 6, "better by 13" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CharterProvision) provision =
        g_object_new (CHARTER_TYPE_PROVISION, "entry-measure", cases[i].entry, "exit-measure", cases[i].leave,
                      "better", cases[i].better, "pupils", cases[i].pupils, "measured", cases[i].measured, NULL);
      CharterChange change = charter_change_of (provision);
      g_autofree char *words = charter_change_dup_words (&change);
      g_autofree char *measures = charter_change_dup_measures (provision);

      g_assert_cmpstr (words, ==, cases[i].words);
      if (charter_small_number_is_hidden (cases[i].pupils) || charter_small_number_is_hidden (cases[i].measured))
        g_assert_null (measures);
    }
}

static void
test_trail (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterProvision *first = add (portfolio, "Reading", "3", "cognition", 9, 100);
  CharterProvision *second = add (portfolio, "Reading", "3", "cognition", 9, 100);
  CharterProvision *third = add (portfolio, "Reading", "3", "cognition", 9, 100);
  g_autoptr(GPtrArray) trail = NULL;
  g_autoptr(GPtrArray) ring = NULL;

  charter_provision_set_previous (second, charter_record_get_id (CHARTER_RECORD (first)));
  charter_provision_set_previous (third, charter_record_get_id (CHARTER_RECORD (second)));
  trail = charter_provision_list_trail (portfolio, second);
  g_assert_cmpuint (trail->len, ==, 3);
  g_assert_true (g_ptr_array_index (trail, 0) == first && g_ptr_array_index (trail, 2) == third);
  g_assert_cmpuint (charter_provision_get_cycle (portfolio, third), ==, 3);
  g_assert_null (charter_provision_find_next (portfolio, third));
  /* What was merged from elsewhere may go round in a ring. */
  charter_provision_set_previous (first, charter_record_get_id (CHARTER_RECORD (third)));
  ring = charter_provision_list_trail (portfolio, second);
  g_assert_cmpuint (ring->len, ==, 3);
  g_assert_cmpuint (charter_provision_get_cycle (portfolio, third), <=, 3);
}

static CharterMapRow *
get_row (GPtrArray  *rows,
         const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((CharterMapRow *) g_ptr_array_index (rows, i))->title, title))
      return g_ptr_array_index (rows, i);
  g_assert_not_reached ();
}

static void
test_map (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  CharterProvision *reading = add (portfolio, "Reading", "3 4", "cognition", 14, 3100);
  CharterProvision *one = add (portfolio, "One to one", "3", "semh", 1, 9000);
  CharterProvision *old = add (portfolio, "Calm", NULL, "semh", 312, 960);
  g_autoptr(CharterProvisionMap) map = NULL;
  CharterMapRow *row;
  g_autofree char *places = NULL;
  g_autofree char *funding = NULL;

  add (portfolio, "No need said", "4", NULL, 6, 60);
  charter_provision_set_start_on (old, "2025-09-08");
  charter_provision_set_end_on (old, "2027-07-16");
  charter_provision_set_paid_from (old, CHARTER_PAID_FROM_SCHOOL_BUDGET);
  charter_funding_set_notional (charter_funding_ensure (portfolio, "2026/27"), 1000000);
  map = charter_provision_map_new (portfolio, "2026/27", TODAY);
  g_assert_cmpuint (map->provisions->len, ==, 4);
  g_assert_cmpint (map->total.cost, ==, 1216000); /* what began earlier costs in its own year */
  g_assert_cmpint (map->total.places.shown, ==, 332);
  g_assert_true (map->total.places.has_hidden);
  g_assert_cmpint (map->paid[CHARTER_PAID_FROM_NOTIONAL_SEN], ==, 1216000);
  g_assert_cmpstr (((CharterMapRow *) g_ptr_array_index (map->by_years, 0))->title, ==, "Whole school");
  row = get_row (map->by_years, "Year 3");
  places = charter_shown_sum_dup_words (&row->needs[2].places);
  g_assert_cmpstr (places, ==, "hidden");
  g_assert_cmpint (charter_map_figure_get_per_place (&row->needs[2]), ==, CHARTER_NOT_SAID);
  g_assert_cmpint (charter_provision_map_get_per_pupil (map, portfolio, one), ==, CHARTER_NOT_SAID);
  g_assert_cmpint (charter_provision_map_get_per_pupil (map, portfolio, reading), ==, 22143);
  g_assert_cmpint (map->needs[4].n, ==, 1);
  g_assert_cmpint (map->threshold, ==, 600000);
  funding = charter_provision_map_dup_funding_words (map);
  g_assert_cmpstr (funding, ==, "£12,160 is planned from a notional SEN budget of £10,000: £2,160 more than it holds.");
  g_assert_cmpint (charter_provision_map_get_share (old, "2025/26", TODAY), ==, CHARTER_MAP_COSTED);
  g_assert_cmpint (charter_provision_map_get_share (old, "2027/28", TODAY), ==, CHARTER_MAP_NOT_IN);
  charter_provision_set_start_on (one, NULL);
  g_assert_cmpint (charter_provision_map_get_share (one, "2026/27", TODAY), ==, CHARTER_MAP_COSTED);
}

static void
test_years (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  g_auto(GStrv) years = NULL;

  charter_provision_set_start_on (add (portfolio, "Old", NULL, NULL, 6, 1), "2024-10-01");
  years = charter_provision_map_dup_years (portfolio, TODAY);
  g_assert_cmpuint (g_strv_length (years), ==, 3);
  g_assert_cmpstr (years[0], ==, "2027/28");
  g_assert_cmpstr (years[2], ==, "2024/25");
}

static void
print_figure (GString                *text,
              const CharterMapFigure *figure)
{
  g_autofree char *places = charter_shown_sum_dup_words (&figure->places);

  g_string_append_printf (text, "%u/%s/%d/%d ", figure->n, places, (int) figure->cost,
                          (int) charter_map_figure_get_per_place (figure));
}

static void
print_rows (GString   *text,
            GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      CharterMapRow *row = g_ptr_array_index (rows, i);

      g_string_append_printf (text, "\n%s: ", row->title);
      for (guint need = 0; need < CHARTER_MAP_N_NEEDS; need++)
        print_figure (text, &row->needs[need]);
      print_figure (text, &row->total);
    }
}

static char *
print_map (CharterPortfolio *portfolio)
{
  g_autoptr(CharterProvisionMap) map = charter_provision_map_new (portfolio, "2026/27", TODAY);
  GString *text = g_string_new (NULL);

  print_rows (text, map->by_years);
  print_rows (text, map->by_cohort);
  for (guint need = 0; need < CHARTER_MAP_N_NEEDS; need++)
    print_figure (text, &map->needs[need]);
  print_figure (text, &map->total);
  for (guint i = 0; i < map->provisions->len; i++)
    {
      CharterProvision *provision = g_ptr_array_index (map->provisions, i);
      CharterChange change = charter_change_of (provision);
      g_autofree char *words = charter_change_dup_words (&change);
      g_autofree char *measures = charter_change_dup_measures (provision);
      g_autofree char *pupils = charter_small_number_dup_words (charter_provision_get_pupils (provision));

      g_string_append_printf (text, "\n%s %s %s %d", pupils, words, measures ? measures : "",
                              (int) charter_provision_map_get_per_pupil (map, portfolio, provision));
    }
  return g_string_free (text, FALSE);
}

/* A number can be taken from no table, nor from all together, when they are the same whatever it is. */
static void
test_nothing_to_subtract (void)
{
  static const char * const years[] = { NULL, "R", "1", "1 2", "6" };
  static const char * const needs[] = { "communication", "cognition", "semh", "sensory", NULL };

  for (guint seed = 1; seed <= 40; seed++)
    {
      g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      CharterProvision *provisions[12];

      for (guint i = 0; i < G_N_ELEMENTS (provisions); i++)
        {
          provisions[i] = add (portfolio, "P", years[g_rand_int_range (rand, 0, 5)], needs[g_rand_int_range (rand, 0, 5)],
                               g_rand_int_range (rand, 0, 12), g_rand_int_range (rand, 1, 9000));
          charter_provision_set_cohort (provisions[i], g_rand_boolean (rand) ? "A" : "B");
          charter_provision_set_entry_measure (provisions[i], "10");
          charter_provision_set_exit_measure (provisions[i], "20");
        }
      for (guint i = 0; i < G_N_ELEMENTS (provisions); i++)
        {
          gint64 pupils = charter_provision_get_pupils (provisions[i]);
          g_autofree char *before = print_map (portfolio);

          for (gint64 other = 1; other < CHARTER_SMALLEST_SHOWN && charter_small_number_is_hidden (pupils); other++)
            {
              g_autofree char *after = NULL;

              charter_provision_set_pupils (provisions[i], other);
              after = print_map (portfolio);
              g_assert_cmpstr (after, ==, before);
            }
          charter_provision_set_pupils (provisions[i], pupils);
        }
    }
}

static void
test_model (void)
{
  g_autoptr(CharterPortfolio) portfolio = make_portfolio ();
  g_autofree char *never = charter_support_dup_check_words (portfolio, TODAY);
  g_autoptr(CharterModelCheck) check = g_object_new (CHARTER_TYPE_MODEL_CHECK, "checked-on", "2025-11-10", "checked-by",
                                                     "SENCO", "next-on", "2026-11-10", NULL);
  g_autoptr(CharterModelCheck) older = g_object_new (CHARTER_TYPE_MODEL_CHECK, "checked-on", "2024-11-10", NULL);
  g_autofree char *late = NULL;

  g_assert_cmpstr (never, ==, "The model itself has not been checked yet.");
  charter_portfolio_add (portfolio, CHARTER_RECORD (older));
  charter_portfolio_add (portfolio, CHARTER_RECORD (check));
  late = charter_support_dup_check_words (portfolio, TODAY);
  g_assert_cmpstr (late, ==, "Last checked on 10 November 2025 by SENCO. Next check: 11 days late.");
  g_assert_null (charter_support_model_find (portfolio));
  g_assert_true (charter_support_model_ensure (portfolio) == charter_support_model_ensure (portfolio));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/provision-figures/year-groups", test_year_groups);
  g_test_add_func ("/provision-figures/money", test_money);
  g_test_add_func ("/provision-figures/small-numbers", test_small_numbers);
  g_test_add_func ("/provision-figures/changes", test_changes);
  g_test_add_func ("/provision-figures/trail", test_trail);
  g_test_add_func ("/provision-figures/map", test_map);
  g_test_add_func ("/provision-figures/years", test_years);
  g_test_add_func ("/provision-figures/nothing-to-subtract", test_nothing_to_subtract);
  g_test_add_func ("/provision-figures/model", test_model);
  return g_test_run ();
}
