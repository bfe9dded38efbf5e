/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-settings.h"
#include "charter-sitting.h"
#include "charter-twenty-minutes.h"
#include "charter-ui.h"
#include "charter-upgrade-window.h"
#include "page-fixture.h"

static void
set_up (Sitting       *sitting,
        gconstpointer  data)
{
  sitting_set_up (sitting);
  charter_settings_set_single_letter_keys (charter_settings_get_default (), TRUE);
}

static void
tear_down (Sitting       *sitting,
           gconstpointer  data)
{
  sitting_tear_down (sitting);
}

/* What a key does: the bindings of the window's class are asked as GTK asks them. */
static gboolean
press (GtkWidget *window,
       guint      keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (!GTK_IS_KEYVAL_TRIGGER (trigger)
              || gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != keyval)
            continue;
          return gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, window,
                                               gtk_shortcut_get_arguments (shortcut));
        }
    }
  return FALSE;
}

static void
test_area_by_keyboard (Sitting       *sitting,
                       gconstpointer  data)
{
  CharterArea *area = charter_framework_find_area (charter_session_get_framework (sitting->session), "1");
  GtkWidget *window = g_object_ref_sink (charter_twenty_minutes_new (NULL, sitting->session, area));
  CharterTwentyMinutes *self = CHARTER_TWENTY_MINUTES (window);
  guint n = g_list_model_get_n_items (charter_area_get_items (area));

  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_cmpstr (charter_item_get_code (charter_twenty_minutes_get_item (self)), ==, "1.1");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < n; i++)
    {
      g_assert_false (charter_twenty_minutes_is_done (self));
      g_assert_true (press (window, GDK_KEY_2));
      g_assert_true (press (window, GDK_KEY_j));
    }
  g_assert_true (charter_twenty_minutes_is_done (self));
  g_assert_cmpuint (charter_standing_get_judged (charter_session_get_standing (sitting->session)), ==, n);
  g_assert_false (press (window, GDK_KEY_1));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (window);
}

static void
test_clock (void)
{
  g_autofree char *first = charter_twenty_minutes_dup_time_words (0);
  g_autofree char *last = charter_twenty_minutes_dup_time_words (19);
  g_autofree char *over = charter_twenty_minutes_dup_time_words (25);

  g_assert_cmpstr (first, ==, "20 minutes left");
  g_assert_cmpstr (last, ==, "1 minute left");
  g_assert_cmpstr (over, ==, "Twenty minutes are over");
}

/* Without another edition it says so, and moves nothing. */
static void
test_no_edition (Sitting       *sitting,
                 gconstpointer  data)
{
  GtkWidget *window = g_object_ref_sink (charter_upgrade_window_new (NULL, sitting->session));

  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_null (charter_session_get_audit (sitting->session));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/twenty-minutes/clock", test_clock);
  g_test_add ("/twenty-minutes/area-by-keyboard", Sitting, NULL, set_up, test_area_by_keyboard, tear_down);
  g_test_add ("/upgrade-window/no-edition", Sitting, NULL, set_up, test_no_edition, tear_down);
  return g_test_run ();
}
