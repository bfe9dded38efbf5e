/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "charter-handover-dialog.h"
#include "charter-row.h"
#include "charter-sitting.h"
#include "charter-status-job.h"
#include "charter-status-page.h"
#include "charter-status.h"
#include "charter-step-dialog.h"
#include "charter-training-window.h"
#include "charter-ui.h"
#include "page-fixture.h"

typedef struct {
  Sitting           sitting;
  CharterPortfolio *portfolio;
  GtkWidget        *window;
  GtkWidget        *page;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->portfolio = charter_session_get_portfolio (fixture->sitting.session);
  fixture->page = g_object_new (CHARTER_TYPE_STATUS_PAGE, "session", fixture->sitting.session, NULL);
  fixture->window = show_page (fixture->page);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_page (fixture->window, fixture->page);
  sitting_tear_down (&fixture->sitting);
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  if (ADW_IS_PREFERENCES_ROW (widget)
      && g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_row (child, title);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_button (GtkWidget  *widget,
             const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0
      && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found)
        return found;
    }
  return NULL;
}

static const char *
get_subtitle (Fixture    *fixture,
              const char *title)
{
  GtkWidget *row = find_row (fixture->page, title);

  g_assert_nonnull (row);
  return ADW_IS_EXPANDER_ROW (row) ? adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row))
                                   : adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

/* A window of @type, which is the newest. */
static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type))
        return window; /* the toolkit holds it */
    }
  return NULL;
}

/* The one next step is unfolded, with what is missing; the page follows what is typed. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  data)
{
  CharterSchool *school = charter_portfolio_get_school (fixture->portfolio);
  GtkWidget *dialog;

  g_assert_cmpstr (get_subtitle (fixture, "Interest expressed"), ==, "Next: 1 thing is missing");
  g_assert_true (adw_expander_row_get_expanded (ADW_EXPANDER_ROW (find_row (fixture->page, "Interest expressed"))));
  g_assert_cmpstr (get_subtitle (fixture, "Commitment signed"), ==, "After “Interest expressed”");
  gtk_editable_set_text (GTK_EDITABLE (find_row (fixture->page, "Send to: a page or an email address")), "a@b.example");
  settle ();
  g_assert_cmpstr (charter_school_get_interest_address (school), ==, "a@b.example");
  g_assert_cmpstr (get_subtitle (fixture, "Interest expressed"), ==, "Next: nothing is missing");

  g_signal_emit_by_name (find_button (fixture->page, "Record…"), "clicked");
  dialog = find_window (CHARTER_TYPE_STEP_DIALOG);
  g_assert_nonnull (dialog);
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Who: a name or a role")), "Head & chair");
  g_signal_emit_by_name (find_button (dialog, "Record"), "clicked");
  settle ();
  g_assert_cmpstr (get_subtitle (fixture, "Interest expressed"), ==, "21 November 2026 · Head & chair");
  g_assert_true (g_str_has_prefix (get_subtitle (fixture, "Commitment signed"), "Next: "));
}

/* What cannot be recorded is said in the dialog, and nothing changes. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  CharterFramework *charter = charter_status_job_find_charter (fixture->sitting.session);
  const CharterStep *last = NULL;
  GtkWindow *dialog;

  for (guint i = 0; i < charter_framework_get_steps (charter)->len; i++)
    if (((CharterStep *) charter_framework_get_steps (charter)->pdata[i])->is_award)
      last = charter_framework_get_steps (charter)->pdata[i];
  dialog = charter_step_dialog_new (CHARTER_PAGE (fixture->page), last);
  gtk_window_present (dialog);
  settle ();
  g_signal_emit_by_name (find_button (GTK_WIDGET (dialog), "Record"), "clicked");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                                   CHARTER_TYPE_STEP_DIALOG, "problem"))));
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio, CHARTER_TYPE_MILESTONE)), ==, 0);
  gtk_window_destroy (dialog);
}

static void
test_development (Fixture       *fixture,
                  gconstpointer  data)
{
  GListModel *list = charter_portfolio_get_list (fixture->portfolio, CHARTER_TYPE_TRAINING);
  g_autoptr(CharterTraining) training = NULL;
  GtkWidget *window;

  charter_page_show_target (CHARTER_PAGE (fixture->page), "development");
  gtk_widget_activate_action (fixture->page, "charter.add-training", "s", "network");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  training = g_list_model_get_item (list, 0);
  g_assert_cmpint (charter_training_get_kind (training), ==, CHARTER_TRAINING_NETWORK);
  window = find_window (CHARTER_TYPE_TRAINING_WINDOW);
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, "What it was about")), "Autumn meeting");
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, "Teachers")), "two");
  g_assert_cmpint (charter_training_get_teachers (training), ==, CHARTER_NOT_SAID);
  gtk_editable_set_text (GTK_EDITABLE (find_row (window, "Teachers")), "2");
  g_assert_cmpint (charter_training_get_teachers (training), ==, 2);
  charter_training_set_happened_on (training, "2026-10-08");
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  g_assert_nonnull (strstr (get_subtitle (fixture, "Autumn meeting"), "2 teachers"));
  g_assert_nonnull (strstr (get_subtitle (fixture, "P1.4 Learning with other schools in the network"), "1 record"));
}

static void
test_handover (Fixture       *fixture,
               gconstpointer  data)
{
  CharterSchool *school = charter_portfolio_get_school (fixture->portfolio);
  GtkWidget *dialog;

  charter_school_set_inclusion_leader (school, "Deputy head");
  gtk_widget_activate_action (fixture->page, "charter.hand-over", NULL);
  dialog = find_window (CHARTER_TYPE_HANDOVER_DIALOG);
  settle ();
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_row (dialog, "From: as typed in the action plan"))), ==,
                   "Deputy head");
  g_signal_emit_by_name (find_button (dialog, "Hand over"), "clicked");
  g_assert_cmpstr (charter_school_get_inclusion_leader (school), ==, "Deputy head");
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "To: a name or a role")), "New deputy");
  g_signal_emit_by_name (find_button (dialog, "Hand over"), "clicked");
  settle ();
  g_assert_cmpstr (charter_school_get_inclusion_leader (school), ==, "New deputy");
  g_assert_nonnull (find_row (fixture->page, "From Deputy head to New deputy"));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add ("/status-page/steps", Fixture, NULL, set_up, test_steps, tear_down);
  g_test_add ("/status-page/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/status-page/development", Fixture, NULL, set_up, test_development, tear_down);
  g_test_add ("/status-page/handover", Fixture, NULL, set_up, test_handover, tear_down);
  return g_test_run ();
}
