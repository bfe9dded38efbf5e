/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-confirm-panel.h"
#include "charter-cycle-job.h"
#include "charter-evaluation-page.h"
#include "charter-item.h"
#include "charter-item-sheet.h"
#include "charter-level-card.h"
#include "charter-level-cards.h"
#include "charter-level.h"
#include "charter-settings.h"
#include "charter-sitting.h"
#include "charter-target-panel.h"
#include "charter-text-block.h"
#include "charter-ui.h"

typedef struct {
  Sitting    sitting;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static gboolean
expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets the window live until everything that is due has happened, at most two seconds. */
static void
settle (void)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (2, expired_cb, &is_over);

  while (!is_over && g_main_context_iteration (NULL, FALSE))
    ;
  if (!is_over)
    g_source_remove (source);
}

/* The page fills between the frames. */
static void
wait_until_whole (Fixture *fixture)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (10, expired_cb, &is_over);

  while (!is_over && !charter_evaluation_page_is_whole (CHARTER_EVALUATION_PAGE (fixture->page)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (source);
  settle ();
}

static void
wait_until_mapped (Fixture *fixture)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (10, expired_cb, &is_over);

  while (!is_over && !(gtk_widget_get_mapped (fixture->page) && gtk_widget_get_width (fixture->page) > 0))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (source);
  wait_until_whole (fixture);
}

static void
set_up_at (Fixture *fixture,
           int      width,
           int      height)
{
  sitting_set_up (&fixture->sitting);
  charter_settings_set_single_letter_keys (charter_settings_get_default (), TRUE);
  fixture->window = gtk_window_new ();
  fixture->page = g_object_new (CHARTER_TYPE_EVALUATION_PAGE, "session", fixture->sitting.session, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->page);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), width, height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_until_mapped (fixture);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_at (fixture, 1040, 700);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->page), (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (fixture->page);
  sitting_tear_down (&fixture->sitting);
}

/* What a key does, if anything: the shortcuts of the page are asked as GTK asks them. */
static gboolean
press (Fixture *fixture,
       guint    keyval)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (fixture->page);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr(GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
          gboolean is_done;

          if (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) != keyval)
            continue;
          is_done = gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, fixture->page,
                                                  gtk_shortcut_get_arguments (shortcut));
          settle ();
          return is_done;
        }
    }
  return FALSE;
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *title)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    {
      g_autofree char *has = NULL;

      if (title)
        g_object_get (widget, "title", &has, NULL);
      if (g_strcmp0 (has, title) == 0)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, title);

      if (found)
        return found;
    }
  return NULL;
}

static const char *
get_code (Fixture *fixture)
{
  return charter_item_get_code (charter_evaluation_page_get_item (CHARTER_EVALUATION_PAGE (fixture->page)));
}

static CharterJudgement *
get_judgement (Fixture *fixture)
{
  CharterAudit *audit = charter_session_get_audit (fixture->sitting.session);

  if (!audit)
    return NULL;
  return charter_portfolio_find_judgement (charter_session_get_portfolio (fixture->sitting.session), audit,
                                           get_code (fixture), CHARTER_VOICE_SCHOOL);
}

static int
get_value (Fixture *fixture)
{
  CharterJudgement *judgement = get_judgement (fixture);
  const char *level = judgement ? charter_judgement_get_level (judgement) : NULL;

  if (!level)
    return -1;
  return charter_level_get_value (
    charter_framework_find_level (charter_session_get_framework (fixture->sitting.session), level));
}

static void
test_judge_by_key (Fixture       *fixture,
                   gconstpointer  data)
{
  CharterStanding *standing;

  g_assert_cmpstr (get_code (fixture), ==, "1.1");
  g_assert_true (press (fixture, GDK_KEY_2));
  g_assert_cmpint (get_value (fixture), ==, 2);
  standing = charter_session_get_standing (fixture->sitting.session);
  g_assert_cmpuint (charter_standing_get_judged (standing), ==, 1);
  g_assert_true (press (fixture, GDK_KEY_y));
  g_assert_cmpint (get_value (fixture), ==, 0);
  g_assert_false (press (fixture, GDK_KEY_9));
  g_assert_cmpint (get_value (fixture), ==, 0);
  g_assert_true (press (fixture, GDK_KEY_0));
  g_assert_cmpint (get_value (fixture), ==, -1);
}

/* A whole area with the keyboard: its level comes when half of it is judged. */
static void
test_whole_area (Fixture       *fixture,
                 gconstpointer  data)
{
  const CharterAreaStanding *area;

  for (guint i = 0; i < 6; i++)
    {
      g_assert_true (press (fixture, i % 2 ? GDK_KEY_1 : GDK_KEY_2));
      g_assert_true (press (fixture, GDK_KEY_j));
    }
  g_assert_cmpstr (get_code (fixture), ==, "2.1");
  area = charter_standing_find_area (charter_session_get_standing (fixture->sitting.session), "1");
  g_assert_cmpuint (area->judged, ==, 6);
  g_assert_cmpfloat (area->position, ==, 1.5);
  g_assert_cmpint (charter_level_get_value (area->level), ==, 2);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  g_assert_true (press (fixture, GDK_KEY_k));
  g_assert_cmpstr (get_code (fixture), ==, "1.1");
  g_assert_true (press (fixture, GDK_KEY_Down));
  g_assert_cmpstr (get_code (fixture), ==, "1.2");
  g_assert_true (press (fixture, GDK_KEY_Up));
  g_assert_cmpstr (get_code (fixture), ==, "1.1");
  charter_page_show_target (CHARTER_PAGE (fixture->page), "9.2");
  g_assert_cmpstr (get_code (fixture), ==, "9.2");
  charter_page_show_target (CHARTER_PAGE (fixture->page), "4");
  g_assert_cmpstr (get_code (fixture), ==, "4.1");
}

static void
test_dead_while_typing (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWidget *block = find_widget (fixture->page, CHARTER_TYPE_TEXT_BLOCK, "What we see");
  GtkWidget *view = find_widget (block, GTK_TYPE_TEXT_VIEW, NULL);

  g_assert_true (gtk_widget_grab_focus (view));
  g_assert_false (press (fixture, GDK_KEY_2));
  g_assert_false (press (fixture, GDK_KEY_j));
  g_assert_false (press (fixture, GDK_KEY_a));
  g_assert_null (get_judgement (fixture));
}

static void
test_keys_off (Fixture       *fixture,
               gconstpointer  data)
{
  charter_settings_set_single_letter_keys (charter_settings_get_default (), FALSE);
  g_assert_false (press (fixture, GDK_KEY_2));
  g_assert_null (get_judgement (fixture));
  charter_settings_set_single_letter_keys (charter_settings_get_default (), TRUE);
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *block = find_widget (fixture->page, CHARTER_TYPE_TEXT_BLOCK, "What we see");
  g_autofree char *text = NULL;

  g_object_set (block, "text", "Everybody knows the three promises", NULL);
  g_assert_cmpstr (charter_judgement_get_what_we_see (get_judgement (fixture)), ==,
                   "Everybody knows the three promises");
  press (fixture, GDK_KEY_j);
  g_object_get (block, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "");
  g_assert_null (get_judgement (fixture));
  press (fixture, GDK_KEY_k);
  /* Undone, or written by a command beside the window. */
  charter_judgement_set_what_we_see (get_judgement (fixture), "Three promises");
  g_clear_pointer (&text, g_free);
  g_object_get (block, "text", &text, NULL);
  g_assert_cmpstr (text, ==, "Three promises");
}

static void
test_cards (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *cards = find_widget (fixture->page, CHARTER_TYPE_LEVEL_CARDS, NULL);
  GtkWidget *card = find_widget (cards, CHARTER_TYPE_LEVEL_CARD, NULL);

  gtk_test_accessible_assert_role (cards, GTK_ACCESSIBLE_ROLE_RADIO_GROUP);
  gtk_test_accessible_assert_role (card, GTK_ACCESSIBLE_ROLE_RADIO);
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_FALSE);
  g_signal_emit_by_name (card, "clicked");
  settle ();
  g_assert_cmpint (get_value (fixture), ==, 1);
  gtk_test_accessible_assert_state (card, GTK_ACCESSIBLE_STATE_CHECKED, GTK_ACCESSIBLE_TRISTATE_TRUE);
}

static void
test_action_key (Fixture       *fixture,
                 gconstpointer  data)
{
  g_assert_true (press (fixture, GDK_KEY_a));
  g_assert_cmpuint (g_list_model_get_n_items (
                      charter_portfolio_get_list (charter_session_get_portfolio (fixture->sitting.session),
                                                  CHARTER_TYPE_ACTION)), ==, 1);
}

static void
test_signed_off (Fixture       *fixture,
                 gconstpointer  data)
{
  press (fixture, GDK_KEY_1);
  sitting_sign_off (&fixture->sitting);
  settle ();
  g_assert_false (press (fixture, GDK_KEY_2));
  g_assert_cmpint (get_value (fixture), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (find_widget (fixture->page, CHARTER_TYPE_LEVEL_CARDS, NULL)));
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

/* The signed one stays; what is judged afterwards is another revision's. */
static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterAudit *first;
  GtkWidget *button = find_button (fixture->page, "Reopen as a new _revision");

  press (fixture, GDK_KEY_1);
  first = charter_session_get_audit (session);
  sitting_sign_off (&fixture->sitting);
  settle ();
  g_assert_true (gtk_widget_get_mapped (button));
  g_signal_emit_by_name (button, "clicked");
  settle ();
  g_assert_true (charter_session_get_audit (session) != first);
  g_assert_false (gtk_widget_get_mapped (button));
  g_assert_true (press (fixture, GDK_KEY_2));
  g_assert_cmpint (get_value (fixture), ==, 2);
  g_assert_cmpint (charter_audit_get_state (first), ==, CHARTER_AUDIT_SIGNED_OFF);
}

static void
test_confirm_and_target (Fixture       *fixture,
                         gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  GtkWidget *confirm = find_widget (fixture->page, CHARTER_TYPE_CONFIRM_PANEL, NULL);
  GtkWidget *target = find_widget (fixture->page, CHARTER_TYPE_TARGET_PANEL, NULL);
  GtkWidget *level = find_widget (target, ADW_TYPE_COMBO_ROW, NULL);
  CharterJudgement *judgement;
  CharterItem *item = charter_evaluation_page_get_item (CHARTER_EVALUATION_PAGE (fixture->page));

  g_assert_false (gtk_widget_get_visible (confirm));
  press (fixture, GDK_KEY_1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (level), 3);
  judgement = charter_portfolio_find_judgement (charter_session_get_portfolio (session),
                                                charter_session_get_audit (session),
                                                charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
  g_assert_nonnull (charter_judgement_get_target_level (judgement));
  g_assert_nonnull (charter_cycle_start (session, NULL));
  settle ();
  g_assert_true (gtk_widget_get_visible (confirm));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (level)), ==, 3);
  g_assert_true (charter_cycle_confirm (session, item, "2026-11-21", NULL));
  settle ();
  g_assert_false (gtk_widget_get_visible (confirm));
  g_assert_cmpint (get_value (fixture), ==, 1);
}

static void
test_other_framework (Fixture       *fixture,
                      gconstpointer  data)
{
  charter_page_show_target (CHARTER_PAGE (fixture->page), "P2.3");
  settle ();
  g_assert_cmpstr (get_code (fixture), ==, "P2.3");
  g_assert_true (press (fixture, GDK_KEY_3));
  g_assert_cmpint (get_value (fixture), ==, 3);
}

static void
test_narrow (Fixture       *fixture,
             gconstpointer  data)
{
  GtkWidget *outer, *inner;

  set_up_at (fixture, 560, 480);
  outer = find_widget (fixture->page, ADW_TYPE_FLAP, NULL);
  inner = find_widget (adw_flap_get_content (ADW_FLAP (outer)), ADW_TYPE_FLAP, NULL);
  g_assert_true (adw_flap_get_folded (ADW_FLAP (outer)));
  g_assert_true (adw_flap_get_folded (ADW_FLAP (inner)));
  g_assert_cmpint (gtk_widget_get_width (fixture->page), <=, 560);
  g_assert_true (press (fixture, GDK_KEY_3));
  g_assert_cmpint (get_value (fixture), ==, 3);
}

static void
no_set_up (Fixture       *fixture,
           gconstpointer  data)
{
}

int
main (int    argc,
      char **argv)
{
  /* Not in folders of its own: the loader of SVG icons is found through the system's. What is kept goes
   * into the sitting's folder, and settings into memory. */
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/evaluation-page/judge-by-key", test_judge_by_key);
  ADD ("/evaluation-page/whole-area", test_whole_area);
  ADD ("/evaluation-page/steps", test_steps);
  ADD ("/evaluation-page/dead-while-typing", test_dead_while_typing);
  ADD ("/evaluation-page/keys-off", test_keys_off);
  ADD ("/evaluation-page/texts", test_texts);
  ADD ("/evaluation-page/cards", test_cards);
  ADD ("/evaluation-page/reopen", test_reopen);
  ADD ("/evaluation-page/confirm-and-target", test_confirm_and_target);
  ADD ("/evaluation-page/action-key", test_action_key);
  ADD ("/evaluation-page/signed-off", test_signed_off);
  ADD ("/evaluation-page/other-framework", test_other_framework);
#undef ADD
  g_test_add ("/evaluation-page/narrow", Fixture, NULL, no_set_up, test_narrow, tear_down);
  return g_test_run ();
}
