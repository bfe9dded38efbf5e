/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-item-pane.h"
#include "charter-item.h"
#include "charter-sitting.h"
#include "charter-ui.h"
#include "page-fixture.h"

typedef struct {
  Sitting           sitting;
  CharterItemSheet *sheet;
  CharterSlices    *slices;
  GtkWidget        *pane;
  GtkWidget        *window;
  char             *wanted; /* the page and what on it */
} Fixture;

static void
wanted_cb (Fixture    *fixture,
           const char *page,
           const char *target)
{
  g_free (fixture->wanted);
  fixture->wanted = g_strdup_printf ("%s %s", page, target);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->sheet = charter_item_sheet_new (fixture->sitting.session);
  fixture->pane = g_object_new (CHARTER_TYPE_ITEM_PANE, NULL);
  fixture->slices = charter_slices_new (fixture->pane);
  g_signal_connect_swapped (fixture->pane, "wanted", G_CALLBACK (wanted_cb), fixture);
  charter_item_pane_set_sheet (CHARTER_ITEM_PANE (fixture->pane), fixture->sheet, fixture->slices);
  charter_item_pane_go_on (CHARTER_ITEM_PANE (fixture->pane));
  charter_slices_finish (fixture->slices);
  fixture->window = show_page (fixture->pane);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->slices);
  close_page (fixture->window, fixture->pane);
  g_assert_finalize_object (fixture->sheet);
  g_clear_pointer (&fixture->wanted, g_free);
  sitting_tear_down (&fixture->sitting);
}

static void
show (Fixture    *fixture,
      const char *code)
{
  charter_item_sheet_set_item (
    fixture->sheet, charter_framework_find_item (charter_session_get_framework (fixture->sitting.session), code));
  settle ();
}

static CharterAction *
add_action (Fixture    *fixture,
            const char *title)
{
  g_autoptr(GError) error = NULL;
  CharterAction *action = charter_item_sheet_make_action (fixture->sheet, &error);

  g_assert_no_error (error);
  charter_action_set_title (action, title);
  return action;
}

static GtkWidget *
get_list (Fixture *fixture)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->pane, CHARTER_TYPE_ITEM_PANE, "actions"));
}

static GtkListBoxRow *
get_row (Fixture *fixture,
         int      position)
{
  return gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_list (fixture)), position);
}

/* That the row is seen, and that a click opens the action that it names. */
static void
assert_row (Fixture       *fixture,
            int            position,
            CharterAction *action)
{
  GtkListBoxRow *row = get_row (fixture, position);
  g_autofree char *wanted = g_strdup_printf ("actions %s", charter_record_get_id (CHARTER_RECORD (action)));

  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (row)));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, charter_action_get_title (action));
  g_clear_pointer (&fixture->wanted, g_free);
  g_signal_emit_by_name (get_list (fixture), "row-activated", row);
  g_assert_cmpstr (fixture->wanted, ==, wanted);
}

/* That it is not seen, cannot be reached and opens nothing. */
static void
assert_no_row (Fixture *fixture,
               int      position)
{
  GtkListBoxRow *row = get_row (fixture, position);

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (row)));
  g_assert_null (g_object_get_data (G_OBJECT (row), "action"));
}

static void
test_action_rows (Fixture       *fixture,
                  gconstpointer  data)
{
  CharterAction *first, *second, *other;

  show (fixture, "1.2");
  other = add_action (fixture, "A quiet room");
  show (fixture, "1.1");
  first = add_action (fixture, "Ask the families");
  second = add_action (fixture, "Write it down");
  settle ();
  assert_row (fixture, 0, first);
  assert_row (fixture, 1, second);
  /* Fewer: the row that is left says the other action, on the page and under a click. */
  show (fixture, "1.2");
  assert_row (fixture, 0, other);
  assert_no_row (fixture, 1);
  /* None: the keyboard does not stay behind. */
  gtk_widget_grab_focus (GTK_WIDGET (get_row (fixture, 0)));
  show (fixture, "1.3");
  g_assert_false (gtk_widget_get_visible (get_list (fixture)));
  assert_no_row (fixture, 0);
  assert_no_row (fixture, 1);
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), get_list (fixture)));
  /* And both again: no third row was made. */
  show (fixture, "1.1");
  assert_row (fixture, 0, first);
  assert_row (fixture, 1, second);
  g_assert_null (get_row (fixture, 2));
  /* One is taken out of the plan. */
  charter_portfolio_remove (charter_session_get_portfolio (fixture->sitting.session), CHARTER_RECORD (first));
  settle ();
  assert_row (fixture, 0, second);
  assert_no_row (fixture, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add ("/item-pane/action-rows", Fixture, NULL, set_up, test_action_rows, tear_down);
  return g_test_run ();
}
