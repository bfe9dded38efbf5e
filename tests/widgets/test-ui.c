/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-ui.h"

typedef struct {
  GtkWidget *window;
  GtkWidget *before;
  GtkWidget *pane;
  GtkWidget *inside;
  GtkWidget *after;
} Fixture;

static GtkWidget *
add (GtkWidget *box,
     GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
  return child;
}

/* A button, a pane with a button in it that has the keyboard, and a button. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  fixture->window = gtk_window_new ();
  fixture->before = add (box, gtk_button_new ());
  fixture->pane = add (box, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  fixture->inside = add (fixture->pane, gtk_button_new ());
  fixture->after = add (box, gtk_button_new ());
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (fixture->inside);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static GtkWidget *
get_keyboard (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->window));
}

static void
test_leave (Fixture       *fixture,
            gconstpointer  data)
{
  charter_ui_leave (fixture->pane, NULL);
  g_assert_true (get_keyboard (fixture) == fixture->after);
  /* It does not go twice. */
  charter_ui_leave (fixture->pane, fixture->before);
  g_assert_true (get_keyboard (fixture) == fixture->after);
  /* The pane can be entered again. */
  g_assert_true (gtk_widget_grab_focus (fixture->inside));
  charter_ui_leave (fixture->pane, fixture->before);
  g_assert_true (get_keyboard (fixture) == fixture->before);
}

/* What cannot be entered is passed over; with nowhere to go the keyboard is nowhere. */
static void
test_nowhere (Fixture       *fixture,
              gconstpointer  data)
{
  gtk_widget_set_visible (fixture->before, FALSE);
  charter_ui_leave (fixture->pane, fixture->before);
  g_assert_true (get_keyboard (fixture) == fixture->after);
  gtk_widget_grab_focus (fixture->inside);
  gtk_widget_set_sensitive (fixture->after, FALSE);
  charter_ui_show (fixture->pane, FALSE, NULL);
  g_assert_null (get_keyboard (fixture));
  g_assert_false (gtk_widget_get_visible (fixture->pane));
}

/* Before a frame is drawn, as on a busy computer, a pane that has the keyboard goes, comes and goes. */
static void
test_not_kept (Fixture       *fixture,
               gconstpointer  data)
{
  GtkWidget *pane = fixture->pane;

  g_object_add_weak_pointer (G_OBJECT (pane), (gpointer *) &pane);
  for (int i = 0; i < 3; i++)
    {
      charter_ui_show (pane, FALSE, fixture->before);
      charter_ui_show (pane, TRUE, fixture->before);
    }
  g_assert_true (get_keyboard (fixture) == fixture->before);
  gtk_box_remove (GTK_BOX (gtk_widget_get_parent (pane)), pane);
  g_assert_null (pane);
}

#define ADD(name, function) \
  g_test_add ("/ui/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  ADD ("leave", test_leave);
  ADD ("nowhere", test_nowhere);
  ADD ("not-kept", test_not_kept);
  return g_test_run ();
}
