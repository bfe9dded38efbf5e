/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-area.h"
#include "charter-projector.h"
#include "charter-settings.h"
#include "charter-sitting.h"
#include "charter-ui.h"
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

  if (charter_projector_key (CHARTER_PROJECTOR (window), keyval))
    return TRUE;
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

static GtkWidget *
open_projector (Sitting    *sitting,
                const char *code)
{
  CharterItem *item = code ? charter_framework_find_item (charter_session_get_framework (sitting->session), code)
                           : NULL;
  GtkWidget *window = g_object_ref_sink (charter_projector_new (NULL, sitting->session, item));

  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return window;
}

static void
close_projector (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_finalize_object (window);
}

static CharterJudgement *
find_judgement (Sitting    *sitting,
                const char *code)
{
  return charter_portfolio_find_judgement (charter_session_get_portfolio (sitting->session),
                                           charter_session_get_audit (sitting->session), code,
                                           CHARTER_VOICE_SCHOOL);
}

static GtkWidget *
find_typed (GtkWidget  *widget,
            GType       type,
            guint      *skip)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return NULL;
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*skip)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_typed (child, type, skip);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_nth (GtkWidget *widget,
          GType      type,
          guint      n)
{
  return find_typed (widget, type, &n);
}

static char *
undo (Sitting *sitting)
{
  return sitting_undo (sitting->session);
}

/* One area from its first screen to the next area's, with nothing but keys; a level is one step of undo. */
static void
test_area_by_keyboard (Sitting       *sitting,
                       gconstpointer  data)
{
  GtkWidget *window = open_projector (sitting, NULL);
  CharterProjector *self = CHARTER_PROJECTOR (window);
  CharterArea *area = charter_framework_find_area (charter_session_get_framework (sitting->session), "1");
  GListModel *items = charter_area_get_items (area);
  g_autofree char *label = NULL;

  g_assert_cmpstr (charter_projector_get_screen (self), ==, "area");
  g_assert_false (press (window, GDK_KEY_2));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      g_assert_true (press (window, i % 2 ? GDK_KEY_Right : GDK_KEY_Page_Down));
      g_assert_cmpstr (charter_projector_get_screen (self), ==, "item");
      g_assert_cmpstr (charter_projector_get_code (self), ==, charter_item_get_code (item));
      g_assert_true (press (window, GDK_KEY_2));
      g_assert_cmpstr (charter_judgement_get_level (find_judgement (sitting, charter_item_get_code (item))), ==,
                       "established");
    }
  g_assert_false (press (window, GDK_KEY_9));
  g_assert_true (press (window, GDK_KEY_space));
  g_assert_cmpstr (charter_projector_get_screen (self), ==, "area");
  g_assert_cmpstr (charter_projector_get_code (self), ==, "2");
  g_assert_true (press (window, GDK_KEY_Left));
  g_assert_true (press (window, GDK_KEY_0));
  g_assert_null (charter_judgement_get_level (find_judgement (sitting, charter_projector_get_code (self))));
  label = undo (sitting);
  g_assert_true (g_str_has_prefix (label, "Judge 1."));
  g_assert_nonnull (charter_judgement_get_level (find_judgement (sitting, charter_projector_get_code (self))));
  close_projector (window);
}

/* While somebody writes, digits are text; the clicker still turns pages, and what was written is kept. */
static void
test_writing (Sitting       *sitting,
              gconstpointer  data)
{
  GtkWidget *window = open_projector (sitting, "1.2");
  GtkWidget *text = find_nth (window, GTK_TYPE_TEXT_VIEW, 0);
  GtkWidget *step = find_nth (window, GTK_TYPE_TEXT_VIEW, 1);

  gtk_widget_grab_focus (text);
  g_assert_false (press (window, GDK_KEY_2));
  g_assert_false (charter_projector_key (CHARTER_PROJECTOR (window), GDK_KEY_Right));
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Two days a week", -1);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (step)), "Protect the time", -1);
  g_assert_true (press (window, GDK_KEY_Page_Down));
  g_assert_cmpstr (charter_projector_get_code (CHARTER_PROJECTOR (window)), ==, "1.3");
  g_assert_cmpstr (charter_judgement_get_what_we_see (find_judgement (sitting, "1.2")), ==, "Two days a week");
  g_assert_cmpstr (charter_judgement_get_next_step (find_judgement (sitting, "1.2")), ==, "Protect the time");
  g_assert_null (find_judgement (sitting, "1.3"));
  close_projector (window);
}

/* The next step becomes an action of the item that was shown, with who and by when, in one step of undo. */
static void
test_plan (Sitting       *sitting,
           gconstpointer  data)
{
  GtkWidget *window = open_projector (sitting, "1.2");
  GListModel *actions = charter_portfolio_get_list (charter_session_get_portfolio (sitting->session),
                                                    CHARTER_TYPE_ACTION);
  GtkWidget *step = find_nth (window, GTK_TYPE_TEXT_VIEW, 1);
  GtkWidget *what, *who, *when;
  g_autoptr(CharterAction) action = NULL;
  g_autoptr(GPtrArray) raised = NULL;
  g_autofree char *label = NULL;

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (step)), "Protect the time", -1);
  g_assert_true (press (window, GDK_KEY_a));
  settle ();
  g_assert_cmpstr (charter_projector_get_screen (CHARTER_PROJECTOR (window)), ==, "plan");
  what = find_nth (window, GTK_TYPE_ENTRY, 0);
  who = find_nth (window, GTK_TYPE_ENTRY, 1);
  when = find_nth (window, GTK_TYPE_ENTRY, 2);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (what)), ==, "Protect the time");
  gtk_editable_set_text (GTK_EDITABLE (who), "Headteacher");
  gtk_editable_set_text (GTK_EDITABLE (when), "some day");
  g_signal_emit_by_name (when, "activate");
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (when), "13 February 2027");
  g_signal_emit_by_name (when, "activate");
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 1);
  action = g_list_model_get_item (actions, 0);
  g_assert_cmpstr (charter_action_get_title (action), ==, "Protect the time");
  g_assert_cmpstr (charter_action_get_owner (action), ==, "Headteacher");
  g_assert_cmpstr (charter_action_get_due_on (action), ==, "2027-02-13");
  raised = charter_portfolio_list_linked_from (charter_session_get_portfolio (sitting->session),
                                               charter_record_get_id (CHARTER_RECORD (find_judgement (sitting, "1.2"))),
                                               CHARTER_LINK_RAISES);
  g_assert_true (g_ptr_array_find (raised, action, NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (what)), ==, "");
  label = undo (sitting);
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 0);
  close_projector (window);
}

static gboolean
says (GtkWidget  *widget,
      const char *part)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), part))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_child_visible (child) && says (child, part))
      return TRUE;
  return FALSE;
}

/* The inspectors' areas are for reference: our counts beside them, none of our levels, none of the grades. */
static void
test_checklist (Sitting       *sitting,
                gconstpointer  data)
{
  GtkWidget *window = open_projector (sitting, "1.1");
  GtkWidget *list;

  g_assert_true (press (window, GDK_KEY_3));
  g_assert_true (press (window, GDK_KEY_o));
  settle ();
  g_assert_cmpstr (charter_projector_get_screen (CHARTER_PROJECTOR (window)), ==, "checklist");
  list = find_nth (window, GTK_TYPE_LIST_BOX, 0);
  g_assert_true (says (list, "Inclusion"));
  g_assert_true (says (list, "Met or not met"));
  g_assert_true (says (list, "themes judged"));
  g_assert_false (says (list, "Advanced"));
  g_assert_false (says (list, "Exceptional"));
  g_assert_false (says (list, "Urgent improvement"));
  close_projector (window);
}

static void
test_signed_off (Sitting       *sitting,
                 gconstpointer  data)
{
  GtkWidget *window = open_projector (sitting, "1.1");

  g_assert_true (press (window, GDK_KEY_1));
  sitting_sign_off (sitting);
  settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
  window = open_projector (sitting, "1.1");
  g_assert_true (says (window, "signed off"));
  g_assert_false (gtk_text_view_get_editable (GTK_TEXT_VIEW (find_nth (window, GTK_TYPE_TEXT_VIEW, 0))));
  close_projector (window);
}

/* Nothing may force the window wider than a small screen, however large the text is. */
static void
test_room (Sitting       *sitting,
           gconstpointer  data)
{
  GtkWidget *window = open_projector (sitting, NULL);
  int minimum;

  for (guint i = 0; i < 4; i++)
    {
      settle ();
      gtk_widget_measure (window, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      g_assert_cmpint (minimum, <=, 800);
      press (window, i == 1 ? GDK_KEY_a : GDK_KEY_Page_Down);
    }
  close_projector (window);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add ("/projector/area-by-keyboard", Sitting, NULL, set_up, test_area_by_keyboard, tear_down);
  g_test_add ("/projector/writing", Sitting, NULL, set_up, test_writing, tear_down);
  g_test_add ("/projector/plan", Sitting, NULL, set_up, test_plan, tear_down);
  g_test_add ("/projector/checklist", Sitting, NULL, set_up, test_checklist, tear_down);
  g_test_add ("/projector/signed-off", Sitting, NULL, set_up, test_signed_off, tear_down);
  g_test_add ("/projector/room", Sitting, NULL, set_up, test_room, tear_down);
  return g_test_run ();
}
