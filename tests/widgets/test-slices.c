/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-slices.h"

typedef struct {
  GtkWidget *window;
  CharterSlices *slices;
  GString *done;      /* a letter for each step */
  guint n_frames;
  guint frame_of[8];  /* how many frames had been before the step */
  guint n_left;
} Fixture;

static gboolean
expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
run_until_done (Fixture *fixture)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (10, expired_cb, &is_over);

  while (!is_over && !charter_slices_is_done (fixture->slices))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (source);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->window = gtk_window_new ();
  fixture->slices = charter_slices_new (fixture->window);
  fixture->done = g_string_new (NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  charter_slices_stop (fixture->slices);
  g_assert_finalize_object (fixture->slices);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_string_free (fixture->done, TRUE);
}

/* Longer than a go may take, so that every step has one of its own. */
static void
take_long (Fixture *fixture,
           char     letter)
{
  gint64 end = g_get_monotonic_time () + 4000;

  while (g_get_monotonic_time () < end)
    ;
  fixture->frame_of[fixture->done->len] = fixture->n_frames;
  g_string_append_c (fixture->done, letter);
}

static gboolean
first_cb (gpointer owner)
{
  take_long (owner, 'a');
  return G_SOURCE_REMOVE;
}

static gboolean
several_cb (gpointer owner)
{
  Fixture *fixture = owner;

  take_long (fixture, 'b');
  return --fixture->n_left > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static gboolean
last_cb (gpointer owner)
{
  take_long (owner, 'c');
  return G_SOURCE_REMOVE;
}

static void
add_all (Fixture *fixture)
{
  fixture->n_left = 2;
  charter_slices_add (fixture->slices, first_cb, fixture);
  charter_slices_add (fixture->slices, several_cb, fixture);
  charter_slices_add (fixture->slices, several_cb, fixture);
  charter_slices_add (fixture->slices, last_cb, fixture);
}

/* Nothing is shown: nothing is waited for, and what waits already is not done twice. */
static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (charter_slices_is_done (fixture->slices));
  add_all (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "");
  run_until_done (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "abbc");
}

static void
drawn_cb (Fixture *fixture)
{
  fixture->n_frames++;
}

static void
test_between_frames (Fixture       *fixture,
                     gconstpointer  data)
{
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (!gtk_widget_get_mapped (fixture->window))
    g_main_context_iteration (NULL, TRUE);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (fixture->window), "after-paint", G_CALLBACK (drawn_cb),
                            fixture);
  add_all (fixture);
  run_until_done (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "abbc");
  g_assert_cmpuint (fixture->frame_of[0], >, 0);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpuint (fixture->frame_of[i], >, fixture->frame_of[i - 1]);
}

static void
test_finish (Fixture       *fixture,
             gconstpointer  data)
{
  add_all (fixture);
  charter_slices_finish (fixture->slices);
  g_assert_cmpstr (fixture->done->str, ==, "abbc");
  g_assert_true (charter_slices_is_done (fixture->slices));
  /* What has been done may be asked for again. */
  charter_slices_add (fixture->slices, last_cb, fixture);
  run_until_done (fixture);
  g_assert_cmpstr (fixture->done->str, ==, "abbcc");
}

static gboolean
stop_cb (gpointer owner)
{
  charter_slices_stop (((Fixture *) owner)->slices);
  return G_SOURCE_CONTINUE;
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  charter_slices_add (fixture->slices, stop_cb, fixture);
  charter_slices_add (fixture->slices, last_cb, fixture);
  run_until_done (fixture);
  charter_slices_add (fixture->slices, last_cb, fixture);
  charter_slices_finish (fixture->slices);
  g_assert_cmpstr (fixture->done->str, ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/slices/order", test_order);
  ADD ("/slices/between-frames", test_between_frames);
  ADD ("/slices/finish", test_finish);
  ADD ("/slices/stop", test_stop);
#undef ADD
  return g_test_run ();
}
