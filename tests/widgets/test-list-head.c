/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-list-head.h"
#include "charter-ui.h"

#define N_ITEMS 1000

typedef struct {
  GtkWidget *window;
  GtkWidget *list;
  GtkStringList *whole;
  CharterListHead *head;
  guint n_rows;  /* made so far */
  guint n_first; /* shown before anything is drawn */
} Fixture;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          Fixture                  *fixture)
{
  gtk_list_item_set_child (item, gtk_label_new ("A row"));
  fixture->n_rows++;
}

static void
draw (Fixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  g_autoptr(GtkNoSelection) selection = NULL;

  fixture->whole = gtk_string_list_new (NULL);
  for (guint i = 0; i < N_ITEMS; i++)
    gtk_string_list_append (fixture->whole, "item");
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), fixture);
  fixture->list = gtk_list_view_new (NULL, factory);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), fixture->list);
  fixture->head = charter_list_head_new (g_object_ref (G_LIST_MODEL (fixture->whole)), fixture->list);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scrolled);
  selection = gtk_no_selection_new (g_object_ref (charter_list_head_get_model (fixture->head)));
  gtk_list_view_set_model (GTK_LIST_VIEW (fixture->list), GTK_SELECTION_MODEL (selection));
  fixture->n_first = g_list_model_get_n_items (charter_list_head_get_model (fixture->head));
  gtk_window_present (GTK_WINDOW (fixture->window));
  draw (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  draw (fixture);
  g_assert_finalize_object (fixture->head);
  g_assert_finalize_object (fixture->whole);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (charter_list_head_get_model (fixture->head));
}

static gboolean
out_of_time_cb (gpointer data)
{
  g_error ("the list did not grow in time");
  return G_SOURCE_REMOVE;
}

static void
wait_for_whole (Fixture *fixture)
{
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);

  while (count (fixture) < N_ITEMS)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

/* A few rows at first, and the whole when nobody types. */
static void
test_grows (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_cmpuint (fixture->n_first, >, 0);
  g_assert_cmpuint (fixture->n_first, <=, 40);
  wait_for_whole (fixture);
  draw (fixture);
  g_assert_cmpuint (fixture->n_rows, <=, 300); /* the others only count */
}

static void
test_shortens (Fixture       *fixture,
               gconstpointer  data)
{
  wait_for_whole (fixture);
  charter_list_head_shorten (fixture->head);
  g_assert_cmpuint (count (fixture), <=, 40);
  g_assert_cmpuint (count (fixture), >=, 10);
  wait_for_whole (fixture);
}

/* What somebody has scrolled to does not go away under the pointer. */
static void
test_scrolled_stays (Fixture       *fixture,
                     gconstpointer  data)
{
  GtkAdjustment *adjustment;

  wait_for_whole (fixture);
  draw (fixture);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (fixture->list));
  gtk_adjustment_set_value (adjustment, 2000);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, 0);
  charter_list_head_shorten (fixture->head);
  g_assert_cmpuint (count (fixture), ==, N_ITEMS);
}

static void
test_shows (Fixture       *fixture,
            gconstpointer  data)
{
  charter_list_head_shorten (fixture->head);
  charter_list_head_show (fixture->head, 5);
  g_assert_cmpuint (count (fixture), <=, 40);
  charter_list_head_show (fixture->head, 500);
  g_assert_cmpuint (count (fixture), >, 500);
  charter_list_head_show (fixture->head, G_MAXUINT);
  g_assert_cmpuint (count (fixture), ==, N_ITEMS);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

#define ADD(path, test) g_test_add ("/list-head/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("grows", test_grows);
  ADD ("shortens", test_shortens);
  ADD ("scrolled-stays", test_scrolled_stays);
  ADD ("shows", test_shows);
  return g_test_run ();
}
