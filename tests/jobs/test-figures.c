/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-figures-job.h"
#include "charter-measures-reader.h"

static CharterFiguresSheet *
read_text (const char  *text,
           gssize       length,
           GError     **error)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Somewhere", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterImpact) impact = charter_impact_new (portfolio, charter_measures_get_default ());
  g_autoptr(GPtrArray) names = charter_figures_sheet_list_names (impact);

  return charter_figures_sheet_read (names, charter_measures_get_default (), text,
                                     length < 0 ? strlen (text) : (gsize) length, "figures.csv", error);
}

static void
test_read (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterFiguresSheet) sheet =
    read_text ("Colour,Value,Measure,Group,School year,Term,Of how many,Note\r\n"
               "red,94.1%,Attendance,All pupils,2025/26,,309,'=SUM(A1)\r\n"
               "red,12,suspensions,sen-support,2024/25,Autumn,7,\r\n"
               "red,,Attendance,All pupils,2024/25,,,\r\n", -1, &error);
  const CharterFigureLine *first, *second;

  g_assert_no_error (error);
  g_assert_cmpuint (sheet->lines->len, ==, 2);
  g_assert_cmpuint (sheet->problems->len, ==, 0);
  g_assert_cmpuint (sheet->left_out->len, ==, 1);
  first = g_ptr_array_index (sheet->lines, 0);
  g_assert_cmpstr (first->measure, ==, "attendance");
  g_assert_cmpint (first->value, ==, 9410);
  g_assert_cmpint (first->out_of, ==, 309);
  g_assert_cmpstr (first->note, ==, "=SUM(A1)"); /* text, as it was typed */
  second = g_ptr_array_index (sheet->lines, 1);
  g_assert_cmpstr (second->term, ==, "autumn");
  g_assert_cmpstr (second->cohort, ==, "sen-support");
}

static void
test_faults (void)
{
  static const char * const rows[] = {
    "Sunshine,All pupils,2025/26,,3,", "Measure", "Attendance,Everyone,2025/26,,3,", "Group",
    "Attendance,All pupils,2025/27,,3,", "School year", "Attendance,All pupils,2025/26,Easter,3,", "Term",
    "Attendance,All pupils,2025/26,,=1+1,", "Value", "Attendance,All pupils,2025/26,,101,", "Value",
    "Attendance,All pupils,2025/26,,-3,", "Value", "Plans,All pupils,2025/26,,4.5,", "Value",
    "Attendance,All pupils,2025/26,,94,@B1", "Value, Of how many",
    "Attendance,All pupils,2025/26,,94.123,", "Value",
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i += 2)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("Measure,Group,School year,Term,Value,Of how many\n%s\n", rows[i]);
      g_autoptr(CharterFiguresSheet) sheet = read_text (text, -1, &error);
      const CharterFileProblem *problem;

      g_assert_no_error (error);
      g_assert_cmpuint (sheet->lines->len, ==, 0);
      g_assert_cmpuint (sheet->problems->len, ==, 1);
      problem = g_ptr_array_index (sheet->problems, 0);
      g_assert_cmpuint (problem->line, ==, 2);
      g_assert_cmpstr (problem->field, ==, rows[i + 1]);
      g_assert_nonnull (problem->reason);
    }
}

static void
test_twice (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterFiguresSheet) sheet = read_text ("Measure,School year,Value\nAttendance,2025/26,94\n"
                                                    "Attendance,2025/26,95\n", -1, &error);

  g_assert_cmpuint (sheet->lines->len, ==, 1);
  g_assert_cmpuint (sheet->problems->len, ==, 1);
}

static void
test_limits (void)
{
  g_autoptr(GString) rows = g_string_new ("Measure,School year,Value\n");
  g_autofree char *large = g_malloc0 (CHARTER_FIGURES_SHEET_MAX_BYTES + 1);
  g_autoptr(GError) too_many = NULL, too_large = NULL, other = NULL;

  for (guint i = 0; i <= CHARTER_FIGURES_SHEET_MAX_ROWS; i++)
    g_string_append (rows, "Attendance,2025/26,94\n");
  g_assert_null (read_text (rows->str, -1, &too_many));
  g_assert_error (too_many, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS);
  g_assert_null (read_text (large, CHARTER_FIGURES_SHEET_MAX_BYTES + 1, &too_large));
  g_assert_error (too_large, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS);
  g_assert_null (read_text ("Name,Age\nA,3\n", -1, &other));
  g_assert_error (other, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS);
}

/* What the program writes, filled in, is what it reads. */
static void
test_template (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Somewhere", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterImpact) impact = charter_impact_new (portfolio, charter_measures_get_default ());
  g_autofree char *text = charter_figures_sheet_dup_template (impact, "2025/26");
  g_auto(GStrv) parts = g_strsplit (text, "\"2025/26\",\"\",\"\"", -1);
  g_autofree char *filled = g_strjoinv ("\"2025/26\",\"\",\"5\"", parts);
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterFiguresSheet) sheet = read_text (filled, -1, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sheet->problems->len, ==, 0);
  g_assert_cmpuint (sheet->lines->len, ==, charter_measures_get_default ()->measures->len);
}

/* The list that comes with the program: every hope that a measure names is there, and no fixed text of it
 * says why a figure is what it is. */
static void
test_measures (void)
{
  static const char * const causes[] = { "because of", "led to", "caused", "thanks to", "due to" };
  const CharterMeasures *known = charter_measures_get_default ();
  g_autoptr(GHashTable) aims = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < known->aim_sets->len; i++)
    {
      const CharterAimSet *set = g_ptr_array_index (known->aim_sets, i);

      for (guint j = 0; j < set->aims->len; j++)
        g_hash_table_add (aims, ((CharterAim *) g_ptr_array_index (set->aims, j))->id);
    }
  g_assert_cmpuint (((CharterAimSet *) g_ptr_array_index (known->aim_sets, 0))->aims->len, ==, 7);
  g_assert_cmpuint (((CharterAimSet *) g_ptr_array_index (known->aim_sets, 2))->aims->len, ==, 10);
  for (guint i = 0; i < known->measures->len; i++)
    {
      const CharterMeasure *measure = g_ptr_array_index (known->measures, i);

      for (guint j = 0; measure->aims[j]; j++)
        g_assert_true (g_hash_table_contains (aims, measure->aims[j]));
      for (guint j = 0; j < G_N_ELEMENTS (causes); j++)
        g_assert_null (strstr (measure->says, causes[j]));
    }
}

static void
test_damaged_measures (void)
{
  static const char * const texts[] = { "", "[]", "{}", "{\"measures\":[1],\"groups\":[],\"aims\":[]}",
    "{\"measures\":[{\"id\":\"a\",\"title\":\"A\",\"unit\":\"cubits\",\"better\":\"higher\"}],\"groups\":[],\"aims\":[]}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr(GError) error = NULL;

      g_assert_null (charter_measures_read (bytes, &error));
      g_assert_nonnull (error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/figures/read", test_read);
  g_test_add_func ("/figures/faults", test_faults);
  g_test_add_func ("/figures/twice", test_twice);
  g_test_add_func ("/figures/limits", test_limits);
  g_test_add_func ("/figures/template", test_template);
  g_test_add_func ("/figures/measures", test_measures);
  g_test_add_func ("/figures/damaged-measures", test_damaged_measures);

  return g_test_run ();
}
