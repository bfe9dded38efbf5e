/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-provision-list.h"
#include "charter-provision-map-pane.h"
#include "charter-provision-sheet.h"
#include "charter-provision-trail.h"
#include "charter-sitting.h"
#include "charter-support-job.h"
#include "charter-support-model-pane.h"
#include "charter-support-page.h"
#include "charter-ui.h"
#include "page-fixture.h"

typedef struct {
  Sitting           sitting;
  CharterPortfolio *portfolio;
  GtkWidget        *page;
  GtkWidget        *window;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->portfolio = charter_session_get_portfolio (fixture->sitting.session);
  fixture->page = g_object_new (CHARTER_TYPE_SUPPORT_PAGE, "session", fixture->sitting.session, NULL);
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
part (Fixture    *fixture,
      const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->page, CHARTER_TYPE_SUPPORT_PAGE, name));
}

static GtkWidget *
row (Fixture    *fixture,
     const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (part (fixture, "sheet"), CHARTER_TYPE_PROVISION_SHEET, name));
}

static const char *
shown (Fixture    *fixture,
       const char *stack)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (part (fixture, stack)));
}

static CharterProvision *
get_provision (Fixture *fixture)
{
  return charter_provision_sheet_get_provision (CHARTER_PROVISION_SHEET (part (fixture, "sheet")));
}

static void
type (Fixture    *fixture,
      const char *name,
      const char *words)
{
  g_object_set (row (fixture, name), "text", words, NULL);
}

static void
test_provision (Fixture       *fixture,
                gconstpointer  data)
{
  CharterProvision *provision;
  CharterProvision *next;

  g_assert_cmpstr (shown (fixture, "stack"), ==, "empty");
  gtk_widget_activate_action (fixture->page, "support.new", NULL);
  settle ();
  provision = get_provision (fixture);
  g_assert_cmpstr (shown (fixture, "stack"), ==, "list");
  type (fixture, "title_row", "Reading group");
  type (fixture, "pupils_row", "14");
  type (fixture, "cost_row", "£3,100");
  type (fixture, "entry_row", "17 sounds");
  type (fixture, "exit_row", "30 sounds");
  g_assert_cmpstr (charter_provision_get_title (provision), ==, "Reading group");
  g_assert_cmpint (charter_provision_get_pupils (provision), ==, 14);
  g_assert_cmpint (charter_provision_get_cost (provision), ==, 310000);
  /* What is no number leaves the record as it was and is said. */
  type (fixture, "pupils_row", "a few");
  g_assert_cmpint (charter_provision_get_pupils (provision), ==, 14);
  g_assert_true (gtk_widget_has_css_class (row (fixture, "pupils_row"), "error"));
  type (fixture, "pupils_row", "12");
  g_assert_false (gtk_widget_has_css_class (row (fixture, "pupils_row"), "error"));
  type (fixture, "years_row", "3 and 4");
  g_signal_emit_by_name (row (fixture, "years_row"), "apply");
  g_assert_cmpstr (charter_provision_get_years (provision), ==, "3 4");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row (fixture, "years_row"))), ==, "Year 3 to Year 4");
  settle ();
  g_assert_cmpstr (adw_preferences_group_get_description (ADW_PREFERENCES_GROUP (row (fixture, "measure_group"))), ==,
                   "Change: better by 13.");
  g_assert_false (gtk_widget_get_visible (row (fixture, "warning")));
  type (fixture, "family_row", "Date of birth 3 May");
  settle ();
  g_assert_true (gtk_widget_get_visible (row (fixture, "warning")));
  /* The next cycle. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (row (fixture, "decided_row")), CHARTER_DECISION_CONTINUE);
  settle ();
  next = charter_provision_find_next (fixture->portfolio, provision);
  g_assert_nonnull (next);
  g_assert_true (gtk_widget_get_visible (row (fixture, "trail_group")));
  charter_page_show_target (CHARTER_PAGE (fixture->page), charter_record_get_id (CHARTER_RECORD (next)));
  settle ();
  g_assert_true (get_provision (fixture) == next);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (part (fixture, "sheet_title"))), ==, "Cycle 2");
  gtk_widget_activate_action (fixture->page, "support.delete", NULL);
  settle ();
  g_assert_null (charter_provision_find_next (fixture->portfolio, provision));
}

/* The keyboard is in what goes; it goes twice before a frame is drawn, as on a busy computer. That nothing keeps the
 * page is asked when it is closed. */
static void
test_nothing_is_kept (Fixture       *fixture,
                      gconstpointer  data)
{
  GtkWidget *sheet = part (fixture, "sheet");
  GtkWindow *window = GTK_WINDOW (fixture->window);

  charter_support_add_provision (fixture->sitting.session, "Reading group");
  gtk_widget_activate_action (fixture->page, "support.new", NULL);
  settle ();
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (window), sheet));
  for (int i = 0; i < 2; i++)
    gtk_widget_activate_action (fixture->page, "support.delete", NULL);
  g_assert_null (get_provision (fixture));
  g_assert_false (gtk_window_get_focus (window)
                  && gtk_widget_is_ancestor (gtk_window_get_focus (window), sheet));
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterProvisionList *list = charter_provision_list_new (session);
  CharterProvision *reading = charter_support_add_provision (session, "Reading group");
  CharterProvision *calm = charter_support_add_provision (session, "Calm corners");
  g_autoptr(CharterProvision) first = NULL;

  charter_provision_set_tier (calm, CHARTER_TIER_UNIVERSAL);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (first == calm);
  charter_record_list_set_words (CHARTER_RECORD_LIST (list), "group READ");
  g_assert_cmpuint (charter_record_list_find (CHARTER_RECORD_LIST (list), reading), ==, 0);
  g_assert_cmpuint (charter_record_list_find (CHARTER_RECORD_LIST (list), calm), ==, GTK_INVALID_LIST_POSITION);
  charter_record_list_set_words (CHARTER_RECORD_LIST (list), NULL);
  charter_support_decide (session, calm, CHARTER_DECISION_STOP);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  charter_provision_list_set_shown (list, CHARTER_PROVISIONS_DECIDED);
  g_assert_cmpuint (charter_record_list_find (CHARTER_RECORD_LIST (list), calm), ==, 0);
  g_assert_finalize_object (list);
}

static void
test_model (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *pane = part (fixture, "model_pane");
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (pane, CHARTER_TYPE_SUPPORT_MODEL_PANE, "stack"));

  charter_page_show_target (CHARTER_PAGE (fixture->page), "model");
  g_assert_cmpstr (shown (fixture, "views"), ==, "model");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  charter_support_begin_model (fixture->sitting.session);
  charter_support_add_check (fixture->sitting.session);
  settle ();
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "model");
}

static void
test_map (Fixture       *fixture,
          gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  GtkWidget *pane = part (fixture, "map_pane");
  GtkWidget *notional =
    GTK_WIDGET (gtk_widget_get_template_child (pane, CHARTER_TYPE_PROVISION_MAP_PANE, "notional_row"));
  CharterProvision *provision = charter_support_add_provision (session, "Reading group");
  g_autoptr(CharterFunding) funding = NULL;

  charter_provision_set_cost (provision, 310000);
  charter_page_show_target (CHARTER_PAGE (fixture->page), "map");
  settle ();
  gtk_editable_set_text (GTK_EDITABLE (notional), "many");
  g_signal_emit_by_name (notional, "apply");
  g_assert_true (gtk_widget_has_css_class (notional, "error"));
  gtk_editable_set_text (GTK_EDITABLE (notional), "96,200");
  g_signal_emit_by_name (notional, "apply");
  funding = g_list_model_get_item (charter_portfolio_get_list (fixture->portfolio, CHARTER_TYPE_FUNDING), 0);
  g_assert_cmpint (charter_funding_get_notional (funding), ==, 9620000);
  /* The usual threshold is no choice of the school's. */
  g_assert_cmpint (charter_funding_get_threshold (funding), ==, CHARTER_NOT_SAID);
  charter_page_show_target (CHARTER_PAGE (fixture->page), "change");
  settle ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add ("/support-page/provision", Fixture, NULL, set_up, test_provision, tear_down);
  g_test_add ("/support-page/nothing-is-kept", Fixture, NULL, set_up, test_nothing_is_kept, tear_down);
  g_test_add ("/support-page/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/support-page/model", Fixture, NULL, set_up, test_model, tear_down);
  g_test_add ("/support-page/map", Fixture, NULL, set_up, test_map, tear_down);
  return g_test_run ();
}
