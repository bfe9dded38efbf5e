/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-toast.h"

#define MOVEMENT 700 /* milliseconds, longer than any movement of a toast */
#define PATIENCE 20 /* seconds */

typedef struct {
  GtkWidget *window;
  GtkWidget *where;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  is_preferences)
{
  if (is_preferences)
    {
      fixture->window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, NULL);
      fixture->where = fixture->window;
    }
  else
    {
      fixture->window = gtk_window_new ();
      fixture->where = adw_toast_overlay_new ();
      gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->where);
    }
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 400, 300);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  is_preferences)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  gint64 *begun = user_data;
  gint64 now = gdk_frame_clock_get_frame_time (clock);

  if (*begun == 0)
    *begun = now;
  if (now - *begun < MOVEMENT * 1000)
    return G_SOURCE_CONTINUE;
  *begun = -1;
  return G_SOURCE_REMOVE;
}

static gboolean
give_up_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* By the clock of the frames, which libadwaita moves by. */
static void
let_it_move (Fixture *fixture)
{
  gint64 begun = 0;
  gboolean is_late = FALSE;
  guint source = g_timeout_add_seconds (PATIENCE, give_up_cb, &is_late);

  gtk_widget_add_tick_callback (fixture->where, frame_cb, &begun, NULL);
  while (begun != -1 && !is_late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
  g_assert_false (is_late);
}

static const char *
get_shown (Fixture *fixture)
{
  AdwToast *toast = charter_toast_get_shown (fixture->where);

  return toast ? adw_toast_get_title (toast) : NULL;
}

static void
test_news (Fixture       *fixture,
           gconstpointer  is_preferences)
{
  g_assert_null (get_shown (fixture));
  charter_toast_show (fixture->where, "Backed up");
  charter_toast_show_with_button (fixture->where, "Ross & Son", "_Open", "reports.open",
                                  g_variant_new_string ("file:///a"));
  g_assert_cmpstr (get_shown (fixture), ==, "Ross &amp; Son");
  g_assert_cmpstr (adw_toast_get_button_label (charter_toast_get_shown (fixture->where)), ==, "_Open");
  adw_toast_dismiss (charter_toast_get_shown (fixture->where));
  g_assert_null (get_shown (fixture));
}

/* Each sent away while it would still slide in: by the next, as when undo is held down, and by its own
 * close button. What libadwaita has freed, it must not come back to. */
static void
test_sent_away (Fixture       *fixture,
                gconstpointer  is_preferences)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *text = g_strdup_printf ("Undone: %u", i);

      charter_toast_show (fixture->where, text);
      g_assert_cmpstr (get_shown (fixture), ==, text);
    }
  adw_toast_dismiss (charter_toast_get_shown (fixture->where));
  let_it_move (fixture);
  g_assert_null (get_shown (fixture));
}

/* Only toasts are kept from moving. */
static void
test_animations (Fixture       *fixture,
                 gconstpointer  is_preferences)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->where);
  gboolean is_moving;

  charter_toast_show (fixture->where, "Saved");
  g_object_get (settings, "gtk-enable-animations", &is_moving, NULL);
  g_assert_true (is_moving);

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  charter_toast_show (fixture->where, "Saved");
  g_object_get (settings, "gtk-enable-animations", &is_moving, NULL);
  g_assert_false (is_moving);
  gtk_settings_reset_property (settings, "gtk-enable-animations");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add ("/toast/news", Fixture, NULL, set_up, test_news, tear_down);
  g_test_add ("/toast/sent-away", Fixture, NULL, set_up, test_sent_away, tear_down);
  g_test_add ("/toast/sent-away/preferences", Fixture, "preferences", set_up, test_sent_away, tear_down);
  g_test_add ("/toast/animations", Fixture, NULL, set_up, test_animations, tear_down);

  return g_test_run ();
}
