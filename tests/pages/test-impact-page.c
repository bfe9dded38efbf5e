/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-figure-grid.h"
#include "charter-impact-page-private.h"
#include "charter-sitting.h"
#include "charter-ui.h"

typedef struct {
  Sitting    sitting;
  GtkWidget *window;
  CharterImpactPage *page; /* borrowed */
} House;

static void
wait_until_idle (void)
{
  for (int i = 0; i < 300 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

/* The trends come one after the other, between frames. */
static void
wait_for_trends (House *house)
{
  wait_until_idle ();
  while (!charter_slices_is_done (house->page->slices))
    g_main_context_iteration (NULL, TRUE);
}

static void
build (House *house)
{
  sitting_set_up (&house->sitting);
  house->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (house->window), 1000, 700);
  house->page = g_object_new (CHARTER_TYPE_IMPACT_PAGE, "session", house->sitting.session, NULL);
  gtk_window_set_child (GTK_WINDOW (house->window), GTK_WIDGET (house->page));
  gtk_widget_show (house->window);
  wait_until_idle ();
}

static void
demolish (House *house)
{
  gtk_window_destroy (GTK_WINDOW (house->window));
  wait_until_idle ();
  g_assert_finalize_object (house->window);
  sitting_tear_down (&house->sitting);
}

static CharterPortfolio *
portfolio_of (House *house)
{
  return charter_session_get_portfolio (house->sitting.session);
}

static guint
count_children (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child; child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
say (House      *house,
     const char *measure,
     const char *year,
     gint64      value,
     gint64      out_of)
{
  CharterSchool *school = charter_portfolio_get_school (portfolio_of (house));
  g_autoptr(CharterIndicator) indicator =
    g_object_new (CHARTER_TYPE_INDICATOR, "school", charter_record_get_id (CHARTER_RECORD (school)), "measure", measure,
                  "cohort", "all", "year", year, "value", value, "out-of", out_of, NULL);

  charter_portfolio_add (portfolio_of (house), CHARTER_RECORD (indicator));
}

static void
test_empty (void)
{
  House house = { { NULL } };
  int minimum;

  build (&house);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (house.page->trends)), ==, "empty");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (house.page->gains_toggle), TRUE);
  g_assert_cmpuint (count_children (house.page->gains), ==, 3);
  gtk_widget_measure (GTK_WIDGET (house.page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 640);
  demolish (&house);
}

static void
test_trends (void)
{
  House house = { { NULL } };

  build (&house);
  say (&house, "attendance", "2024/25", 9380, 300);
  say (&house, "attendance", "2025/26", 9410, 300);
  say (&house, "suspensions", "2025/26", 900, CHARTER_NOT_SAID);
  wait_for_trends (&house);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (house.page->trends)), ==, "some");
  g_assert_cmpuint (count_children (house.page->cards), ==, 2);

  /* a hope shows the measures that say something about it */
  charter_page_show_target (CHARTER_PAGE (house.page), "outcome.exclusions");
  wait_for_trends (&house);
  g_assert_cmpuint (count_children (house.page->cards), ==, 1);
  charter_page_show_target (CHARTER_PAGE (house.page), "outcome.pathways");
  wait_for_trends (&house);
  g_assert_cmpuint (count_children (house.page->cards), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (house.page->trends)), ==, "none");
  demolish (&house);
}

static void
type (GtkWidget  *cell,
      const char *words)
{
  gtk_widget_grab_focus (cell);
  gtk_editable_set_text (GTK_EDITABLE (cell), words);
  g_signal_emit_by_name (cell, "activate");
  wait_until_idle ();
}

static void
test_typing (void)
{
  House house = { { NULL } };
  CharterFigureGrid *grid;
  CharterIndicator *indicator;
  GtkWidget *cell;

  build (&house);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (house.page->figures_toggle), TRUE);
  grid = CHARTER_FIGURE_GRID (house.page->grid);
  cell = charter_figure_grid_get_cell (grid, "attendance", "2025/26");
  type (cell, "94.1 / 309");
  indicator = charter_impact_find_indicator (portfolio_of (&house), "attendance", "all", "2025/26", NULL);
  g_assert_nonnull (indicator);
  g_assert_cmpint (charter_indicator_get_value (indicator), ==, 9410);
  g_assert_cmpint (charter_indicator_get_out_of (indicator), ==, 309);

  /* what is no number is kept nowhere and stays to be mended */
  type (cell, "=1+1");
  g_assert_true (gtk_widget_has_css_class (cell, "error"));
  g_assert_cmpint (charter_indicator_get_value (indicator), ==, 9410);
  type (cell, "");
  g_assert_null (charter_impact_find_indicator (portfolio_of (&house), "attendance", "all", "2025/26", NULL));

  /* another term, another figure */
  type (cell, "95");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (house.page->term_choice), 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (cell)), ==, "");
  demolish (&house);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/impact-page/empty", test_empty);
  g_test_add_func ("/impact-page/trends", test_trends);
  g_test_add_func ("/impact-page/typing", test_typing);

  return g_test_run ();
}
