/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-earlier-window.h"
#include "charter-item-chooser.h"
#include "charter-sitting.h"
#include "charter-ui.h"
#include "charter-upgrade-job.h"

static void
settle (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    continue;
}

static GtkWidget *
get_child (GtkWidget  *window,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (window, CHARTER_TYPE_EARLIER_WINDOW, name));
}

static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* The first theme said of, and an edition that is without its area. */
static void
leave_over (Sitting *sitting)
{
  CharterSession *session = sitting->session;
  CharterPackLibrary *library = charter_session_get_library (session);
  CharterFramework *old = charter_session_get_framework (session);
  CharterJudgement *judgement =
    charter_portfolio_ensure_judgement (charter_session_get_portfolio (session),
                                        charter_session_ensure_audit (session), "1.1", CHARTER_VOICE_SCHOOL);
  g_autoptr(GError) error = NULL;
  CharterPackDraft *draft = charter_pack_library_copy (library, old, charter_framework_get_id (old), "9000",
                                                       "Next edition", &error);

  g_assert_no_error (error);
  g_object_set (judgement, "level", "established", "what-we-see", "Seen in every corridor", "next-step",
                "Ask the governors", NULL);
  charter_pack_draft_remove_part (draft, "areas[0]");
  charter_upgrade_move (session, charter_pack_library_publish (library, draft, &error), &error);
  g_assert_no_error (error);
}

static void
test_moved (void)
{
  Sitting sitting;
  GtkWidget *window, *group, *button;
  GtkPopover *chooser;
  CharterJudgement *into;
  int minimum;

  sitting_set_up (&sitting);
  leave_over (&sitting);
  window = charter_earlier_window_new (NULL, sitting.session);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_child (window, "stages"))), ==, "list");
  gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 640);
  group = gtk_widget_get_first_child (get_child (window, "box"));
  g_assert_nonnull (strstr (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)), "1.1 "));
  button = adw_preferences_group_get_header_suffix (ADW_PREFERENCES_GROUP (group));
  g_assert_true (gtk_widget_get_sensitive (button));
  chooser = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  g_assert_true (CHARTER_IS_ITEM_CHOOSER (chooser));
  g_signal_emit_by_name (chooser, "chosen", "2.1");
  settle ();
  into = charter_portfolio_find_judgement (charter_session_get_portfolio (sitting.session),
                                           charter_session_get_audit (sitting.session), "2.1",
                                           CHARTER_VOICE_SCHOOL);
  g_assert_nonnull (strstr (charter_judgement_get_what_we_see (into), "Seen in every corridor"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (get_child (window, "stages"))), ==, "nothing");
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  sitting_tear_down (&sitting);
}

/* A signed-off self-evaluation lists what is left over, and keeps it. */
static void
test_locked (void)
{
  Sitting sitting;
  GtkWidget *window;

  sitting_set_up (&sitting);
  leave_over (&sitting);
  sitting_sign_off (&sitting);
  window = charter_earlier_window_new (NULL, sitting.session);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_false (gtk_widget_get_sensitive (find (get_child (window, "box"), GTK_TYPE_MENU_BUTTON)));
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  sitting_tear_down (&sitting);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add_func ("/earlier-window/moved", test_moved);
  g_test_add_func ("/earlier-window/locked", test_locked);
  return g_test_run ();
}
