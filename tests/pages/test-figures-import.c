/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charter-figures-import.h"
#include "charter-impact.h"
#include "charter-sitting.h"
#include "charter-ui.h"

/* A spreadsheet of figures: what it would add, change and leave out is shown, with the lines, before anything
 * is written. */

typedef struct {
  Sitting               sitting;
  CharterFiguresImport *window;
  GString              *shown; /* the words of every row, a line each */
} House;

static GListModel *
get_figures (House *house)
{
  return charter_portfolio_get_list (charter_session_get_portfolio (house->sitting.session), CHARTER_TYPE_INDICATOR);
}

static CharterIndicator *
find (House      *house,
      const char *measure,
      const char *cohort,
      const char *year)
{
  return charter_impact_find_indicator (charter_session_get_portfolio (house->sitting.session), measure, cohort, year,
                                        NULL);
}

static void
keep (House      *house,
      const char *year,
      gint64      value,
      gint64      out_of)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (house->sitting.session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autoptr(CharterIndicator) indicator =
    g_object_new (CHARTER_TYPE_INDICATOR, "school", school, "measure", "attendance", "cohort", "all", "year", year,
                  "value", value, "out-of", out_of, NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (indicator));
}

static void
collect (GtkWidget *widget,
         GString   *shown)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (ADW_IS_ACTION_ROW (widget))
    g_string_append_printf (shown, "%s | %s\n", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)),
                            adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)));
  else if (GTK_IS_LABEL (widget))
    g_string_append_printf (shown, "%s\n", gtk_label_get_label (GTK_LABEL (widget)));
  else if (ADW_IS_STATUS_PAGE (widget))
    g_string_append_printf (shown, "%s\n", adw_status_page_get_description (ADW_STATUS_PAGE (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    collect (child, shown);
}

static void
open_table (House      *house,
            const char *text)
{
  g_autofree char *path = g_build_filename (house->sitting.data_dir, "figures.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  GtkWidget *stages;

  g_assert_true (g_file_set_contents (path, text, -1, &error));
  house->window = CHARTER_FIGURES_IMPORT (charter_figures_import_new (NULL, house->sitting.session, file));
  g_object_add_weak_pointer (G_OBJECT (house->window), (gpointer *) &house->window);
  gtk_window_present (GTK_WINDOW (house->window));
  stages = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (house->window), CHARTER_TYPE_FIGURES_IMPORT, "stages"));
  for (int i = 0; i < 5000 && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stages)), "preview") != 0
                  && g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stages)), "failed") != 0; i++)
    g_main_context_iteration (NULL, TRUE);
  house->shown = g_string_new (NULL);
  collect (GTK_WIDGET (house->window), house->shown);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

static void
shut (House *house)
{
  if (house->window)
    gtk_window_destroy (GTK_WINDOW (house->window));
  for (int i = 0; i < 300 && g_main_context_iteration (NULL, FALSE); i++)
    ;
  g_assert_null (house->window);
  g_string_free (house->shown, TRUE);
  sitting_tear_down (&house->sitting);
}

static void
assert_shown (House      *house,
              const char *words)
{
  if (!strstr (house->shown->str, words))
    g_error ("“%s” is not shown:\n%s", words, house->shown->str);
}

static void
undo (House *house)
{
  g_autofree char *label = sitting_undo (house->sitting.session);

  g_assert_cmpstr (label, ==, "Add figures from a table");
}

static const char table[] =
  "Measure,Group,School year,Term,Value,Of how many,Note,Colour\r\n"
  "Attendance,All pupils,2023/24,,93.4,303,,red\r\n"            /* 2: new */
  "Attendance,All pupils,2024/25,,93.8,305,,red\r\n"            /* 3: instead of 92.0 */
  "Attendance,All pupils,2025/26,,94.1,309,,red\r\n"            /* 4: the same */
  "Playground,All pupils,2025/26,,3,,,\r\n"                     /* 5: no measure */
  "Attendance,Nobody,2025/26,,90,20,,\r\n"                      /* 6: no group */
  "Attendance,All pupils,25-26,,90,20,,\r\n"                    /* 7: no year */
  "Attendance,All pupils,2022/23,,=1+1,20,,\r\n"                /* 8: no number */
  "Attendance,All pupils,2023/24,,93.0,303,,\r\n"               /* 9: there twice */
  "Suspensions,All pupils,2025/26,,9,,counted by the office,\r\n"; /* 10: new, with a note */

static void
test_preview (void)
{
  House house = { { NULL } };
  CharterIndicator *changed;

  sitting_set_up (&house.sitting);
  keep (&house, "2024/25", 9200, 305);
  keep (&house, "2025/26", 9410, 309);
  open_table (&house, table);
  g_assert_true (charter_figures_import_is_read (house.window));
  assert_shown (&house, "4 figures: 2 new, 1 instead of another, 1 as they are kept already. Nothing is added yet");
  assert_shown (&house, "Line 2: Attendance, All pupils, 2023/24 | 93.4 / 303\n");
  assert_shown (&house, "Line 3: Attendance, All pupils, 2024/25 | 93.8 / 305, instead of 92 / 305\n");
  assert_shown (&house, "Line 4: Attendance, All pupils, 2025/26 | 94.1 / 309, as it is kept already\n");
  assert_shown (&house, "Line 10: Suspensions, All pupils, 2025/26 | 9. counted by the office\n");
  assert_shown (&house, "Line 5, Measure | “Playground”");
  assert_shown (&house, "Line 6, Group | “Nobody”");
  assert_shown (&house, "Line 7, School year | ");
  assert_shown (&house, "Line 8, Value, Of how many | “=1+1 / 20”");
  assert_shown (&house, "Line 9 | The same figure is there twice");
  assert_shown (&house, "Columns that ask nothing here | colour\n");

  /* Looking writes nothing. */
  g_assert_cmpuint (g_list_model_get_n_items (get_figures (&house)), ==, 2);
  changed = find (&house, "attendance", "all", "2024/25");
  g_assert_cmpint (charter_indicator_get_value (changed), ==, 9200);

  g_assert_true (charter_figures_import_accept (house.window));
  g_assert_cmpuint (g_list_model_get_n_items (get_figures (&house)), ==, 4);
  g_assert_cmpint (charter_indicator_get_value (changed), ==, 9380);
  g_assert_cmpstr (charter_indicator_get_note (find (&house, "suspensions", "all", "2025/26")), ==,
                   "counted by the office");
  undo (&house);
  g_assert_cmpuint (g_list_model_get_n_items (get_figures (&house)), ==, 2);
  g_assert_cmpint (charter_indicator_get_value (find (&house, "attendance", "all", "2024/25")), ==, 9200);
  shut (&house);
}

/* Closed without a word, nothing has happened. */
static void
test_closed (void)
{
  House house = { { NULL } };

  sitting_set_up (&house.sitting);
  open_table (&house, table);
  assert_shown (&house, "4 figures: 4 new");
  gtk_window_close (GTK_WINDOW (house.window));
  g_assert_cmpuint (g_list_model_get_n_items (get_figures (&house)), ==, 0);
  shut (&house);
}

/* What would change nothing cannot be added; a file of something else says what it lacks. */
static void
test_nothing (void)
{
  House house = { { NULL } };
  GtkWidget *button;

  sitting_set_up (&house.sitting);
  keep (&house, "2025/26", 9410, 309);
  open_table (&house, "Measure,School year,Value,Of how many\r\nAttendance,2025/26,94.1,309\r\n");
  assert_shown (&house, "1 figure: 0 new, 0 instead of another, 1 as it is kept already.");
  button = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (house.window), CHARTER_TYPE_FIGURES_IMPORT,
                                                      "add_button"));
  g_assert_false (gtk_widget_get_sensitive (button));
  shut (&house);
}

static void
test_something_else (void)
{
  House house = { { NULL } };

  sitting_set_up (&house.sitting);
  open_table (&house, "Name,Class\r\nOak,3\r\n");
  g_assert_false (charter_figures_import_is_read (house.window));
  g_assert_false (charter_figures_import_accept (house.window));
  assert_shown (&house, "figures.csv has not the columns “Measure”, “School year” and “Value”");
  g_assert_cmpuint (g_list_model_get_n_items (get_figures (&house)), ==, 0);
  shut (&house);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/figures-import/preview", test_preview);
  g_test_add_func ("/figures-import/closed", test_closed);
  g_test_add_func ("/figures-import/nothing", test_nothing);
  g_test_add_func ("/figures-import/something-else", test_something_else);
  return g_test_run ();
}
