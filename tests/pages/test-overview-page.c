/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#include "charter-due.h"
#include "charter-duty-job.h"
#include "charter-example-job.h"
#include "charter-item.h"
#include "charter-milestone-row.h"
#include "charter-overview-page-private.h"
#include "charter-overview-row.h"
#include "charter-sitting.h"
#include "charter-status-job.h"
#include "charter-step-dialog.h"
#include "charter-ui.h"

#define TODAY "2026-11-21"

typedef struct {
  CharterSession *session;
  GtkWidget      *window;
  GtkWidget      *page; /* borrowed */
  char           *asked;
} House;

static void
wait_until_idle (void)
{
  for (int i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static CharterSession *
open_session (void)
{
  g_autofree char *folder = g_dir_make_tmp ("charter-XXXXXX", NULL);
  CharterSession *session = sitting_open (folder);


  return session;
}

static void
open_example (CharterSession *session)
{
  CharterSchool *school = sitting_make_example (session);

  sitting_open_school (session, school);
}

static void
compare_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  House *house = user_data;

  g_free (house->asked);
  house->asked = g_strdup ("compare");
}

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  House *house = user_data;

  g_free (house->asked);
  house->asked = g_variant_print (parameter, FALSE);
}

static void
build (House *house)
{
  const GActionEntry entries[] = { { .name = "go", .activate = go_cb, .parameter_type = "(ss)" },
                                   { .name = "compare", .activate = compare_cb } };
  g_autoptr(GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), house);
  house->window = g_object_ref_sink (gtk_window_new ());
  gtk_window_set_default_size (GTK_WINDOW (house->window), 1030, 750);
  gtk_widget_insert_action_group (house->window, "win", G_ACTION_GROUP (group));
  house->page = g_object_new (CHARTER_TYPE_OVERVIEW_PAGE, "session", house->session, NULL);
  gtk_window_set_child (GTK_WINDOW (house->window), house->page);
  gtk_widget_show (house->window);
  wait_until_idle ();
}

static void
demolish (House *house)
{
  gtk_widget_insert_action_group (house->window, "win", NULL);
  gtk_window_destroy (GTK_WINDOW (house->window));
  wait_until_idle ();
  g_assert_finalize_object (house->window);

  sitting_close (g_steal_pointer (&house->session));
  g_free (house->asked);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n))
    n++;

  return n;
}

static void
test_example (void)
{
  House house = { open_session () };
  CharterOverviewPage *page;
  CharterStanding *standing;
  CharterCoverage coverage;
  g_autofree char *words = NULL;
  g_autofree char *expected = NULL;
  g_autoptr(GPtrArray) due = NULL;
  g_autoptr(GPtrArray) unrecorded = NULL;

  open_example (house.session);
  build (&house);
  page = CHARTER_OVERVIEW_PAGE (house.page);
  standing = charter_session_get_standing (house.session);

  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (page->views)), ==, "chart");
  g_assert_cmpuint (charter_standing_chart_get_radar (
                      charter_radar_chart_get_chart (CHARTER_RADAR_CHART (page->chart)))->n_axes,
                    ==, charter_standing_get_n_areas (standing));

  /* The same numbers as everywhere else. */
  charter_coverage_count (&coverage, charter_session_get_portfolio (house.session),
                          charter_session_get_framework (house.session),
                          charter_session_get_audit (house.session));
  g_assert_cmpuint (coverage.judged, ==, charter_standing_get_judged (standing));
  words = g_strdup_printf ("%u of %u themes judged, %u with evidence", coverage.judged,
                           coverage.applicable, coverage.with_evidence);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (page->coverage_label)), ==, words);
  unrecorded = charter_duty_job_list_unrecorded (house.session, TODAY);
  due = charter_due_list (charter_session_get_portfolio (house.session), unrecorded, TODAY);
  g_assert_cmpuint (due->len, >, 0);
  /* What is due, how much more, and the duty that was never recorded. */
  g_assert_cmpuint (count_rows (page->due_list), ==, MIN (due->len, 6) + 1);

  /* The blue button leads to the item that it names. */
  g_signal_emit_by_name (page->go_on_button, "clicked");
  expected = g_strdup_printf ("('self-evaluation', '%s')", charter_item_get_code (coverage.next));
  g_assert_cmpstr (house.asked, ==, expected);

  /* There is an earlier cycle to compare it with. */
  g_assert_true (gtk_widget_get_mapped (page->compare_button));
  g_signal_emit_by_name (page->compare_button, "clicked");
  g_assert_cmpstr (house.asked, ==, "compare");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->table_toggle), TRUE);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (page->views)), ==, "table");
  g_assert_false (gtk_widget_get_visible (page->legend));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->table_toggle), FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (page->previous_toggle), FALSE);
  g_assert_false (charter_radar_chart_get_shows_previous (CHARTER_RADAR_CHART (page->chart)));

  demolish (&house);
}

static void
test_due_leads_there (void)
{
  House house = { open_session () };
  CharterOverviewPage *page;
  GtkListBoxRow *row;
  CharterOverviewRow *child;

  open_example (house.session);
  build (&house);
  page = CHARTER_OVERVIEW_PAGE (house.page);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->due_list), 0);
  child = CHARTER_OVERVIEW_ROW (gtk_list_box_row_get_child (row));
  g_signal_emit_by_name (page->due_list, "row-activated", row);
  g_assert_nonnull (strstr (house.asked, charter_overview_row_get_target (child)));
  g_assert_nonnull (charter_portfolio_find (charter_session_get_portfolio (house.session),
                                            charter_overview_row_get_target (child)));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       charter_row_get_spoken_name (CHARTER_ROW (child)));

  demolish (&house);
}

static const char *
say_row (GtkWidget *list,
         int        position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), position);

  return row ? charter_row_get_spoken_name (CHARTER_ROW (gtk_list_box_row_get_child (row))) : NULL;
}

/* A school that has recorded nothing yet still has duties: by the day of their rule, or never recorded. */
static void
test_unrecorded_duties (void)
{
  House house = { open_session () };
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Somewhere", NULL);
  CharterOverviewPage *page;
  GtkListBoxRow *row;

  g_setenv ("CHARTER_NOW", "2026-12-21T10:00:00Z", TRUE);
  charter_store_add_school (charter_session_get_store (house.session), school);
  sitting_open_school (house.session, school);
  build (&house);
  page = CHARTER_OVERVIEW_PAGE (house.page);
  g_assert_cmpuint (count_rows (page->due_list), ==, 2);
  g_assert_cmpstr (say_row (page->due_list, 0), ==, "Pupil premium statement, duty, in 10 days");
  g_assert_true (g_str_has_prefix (say_row (page->due_list, 1), "5 duties that come round again, "));
  g_assert_true (g_str_has_suffix (say_row (page->due_list, 1), "never recorded"));
  g_assert_nonnull (strstr (say_row (page->due_list, 1), "Accessibility plan"));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->due_list), 1);
  g_signal_emit_by_name (page->due_list, "row-activated", row);
  g_assert_cmpstr (house.asked, ==, "('actions', 'duties')");
  g_setenv ("CHARTER_NOW", TODAY "T10:00:00Z", TRUE);

  demolish (&house);
}

/* Who leads inclusion, and what makes it possible, follows what is written. */
static void
test_leader (void)
{
  House house = { open_session () };
  CharterOverviewPage *page;
  CharterSchool *school;

  open_example (house.session);
  build (&house);
  page = CHARTER_OVERVIEW_PAGE (house.page);
  school = charter_portfolio_get_school (charter_session_get_portfolio (house.session));
  g_assert_cmpuint (count_rows (page->leader_list), ==, 4);
  g_assert_nonnull (strstr (say_row (page->leader_list, 0), "appointed on 1 September 2025"));
  g_assert_nonnull (strstr (say_row (page->leader_list, 1), "remit"));
  g_assert_nonnull (strstr (say_row (page->leader_list, 2), "release time"));
  g_assert_nonnull (strstr (say_row (page->leader_list, 3), "champions"));
  charter_school_set_leader_since (school, NULL);
  charter_school_set_leader_remit (school, NULL);
  wait_until_idle ();
  g_assert_cmpuint (count_rows (page->leader_list), ==, 3);
  g_assert_nonnull (strstr (say_row (page->leader_list, 0), "since when is not said"));
  charter_school_set_inclusion_leader (school, NULL);
  wait_until_idle ();
  g_assert_cmpuint (count_rows (page->leader_list), ==, 1);
  g_assert_cmpstr (say_row (page->leader_list, 0), ==, "Nobody is named yet");

  demolish (&house);
}

static CharterMilestoneRow *
step_at (CharterOverviewPage *page,
         int                  position)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (page->status_list), position);

  return CHARTER_MILESTONE_ROW (gtk_list_box_row_get_child (row));
}

static CharterStepDialog *
find_dialog (void)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l; l = l->next)
    if (CHARTER_IS_STEP_DIALOG (l->data))
      return l->data;
  return NULL;
}

/* A step is recorded as on the page of the charter: in its dialog, by the rules of the pack. */
static void
test_steps (void)
{
  House house = { open_session () };
  CharterOverviewPage *page;
  GListModel *milestones;
  int before;

  open_example (house.session);
  build (&house);
  page = CHARTER_OVERVIEW_PAGE (house.page);
  milestones = charter_portfolio_get_list (charter_session_get_portfolio (house.session), CHARTER_TYPE_MILESTONE);
  before = (int) g_list_model_get_n_items (milestones);
  g_assert_cmpint ((int) count_rows (page->status_list), >, before + 1);
  g_assert_true (g_str_has_suffix (say_row (page->status_list, before), ", next"));
  g_assert_true (g_str_has_suffix (say_row (page->status_list, before + 1), ", not done yet"));

  g_signal_emit_by_name (step_at (page, before), "record");
  g_assert_cmpint ((int) g_list_model_get_n_items (milestones), ==, before);
  g_assert_nonnull (find_dialog ());
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (find_dialog ())), ==, "Moderation");
  gtk_window_close (GTK_WINDOW (find_dialog ()));
  wait_until_idle ();

  demolish (&house);
}

/* A renewal that is set for a day to come is no step that was taken. */
static void
test_step_ahead (void)
{
  House house = { open_session () };
  CharterFramework *charter;
  CharterPortfolio *portfolio;
  GPtrArray *steps;
  guint last;

  open_example (house.session);
  portfolio = charter_session_get_portfolio (house.session);
  charter = charter_status_job_find_charter (house.session);
  steps = charter_framework_get_steps (charter);
  last = steps->len - 1;
  {
    g_autoptr(CharterMilestone) renewal =
      g_object_new (CHARTER_TYPE_MILESTONE, "school",
                    charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))), "framework",
                    charter_framework_get_id (charter), "step", ((CharterStep *) steps->pdata[last])->id, "happened-on",
                    "2029-11-21", NULL);

    charter_portfolio_add (portfolio, CHARTER_RECORD (renewal));
  }
  build (&house);
  g_assert_true (g_str_has_suffix (say_row (CHARTER_OVERVIEW_PAGE (house.page)->status_list, (int) last),
                                   ", set for 21 November 2029"));

  demolish (&house);
}

static void
test_empty (void)
{
  House house = { open_session () };
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Somewhere", NULL);
  CharterOverviewPage *page;

  charter_store_add_school (charter_session_get_store (house.session), school);
  sitting_open_school (house.session, school);
  build (&house);
  page = CHARTER_OVERVIEW_PAGE (house.page);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (page->views)), ==, "empty");
  g_assert_false (gtk_widget_get_visible (page->carry_on_card));
  g_assert_false (gtk_widget_get_visible (page->compare_button));
  g_assert_false (gtk_widget_get_visible (page->changes_card));
  g_assert_false (gtk_widget_get_visible (page->gaps_card));
  g_assert_true (gtk_widget_get_visible (page->nothing_due_label));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (page->start_button)), ==, "Start with 1.1");
  g_signal_emit_by_name (page->start_button, "clicked");
  g_assert_cmpstr (house.asked, ==, "('self-evaluation', '1.1')");

  demolish (&house);
}

/* Nothing keeps the window wider than a small desktop. */
static void
test_narrow (void)
{
  House house = { open_session () };
  CharterOverviewPage *page;
  int minimum;

  open_example (house.session);
  build (&house);
  page = CHARTER_OVERVIEW_PAGE (house.page);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (page->columns)), ==,
                   GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_measure (house.page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 640);
  gtk_adjustment_set_page_size (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (page->outer)),
                                640);
  g_assert_cmpuint (page->reflow_source, >, 0);

  demolish (&house);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("CHARTER_NOW", TODAY "T10:00:00Z", TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

  g_test_add_func ("/overview-page/example", test_example);
  g_test_add_func ("/overview-page/due-leads-there", test_due_leads_there);
  g_test_add_func ("/overview-page/unrecorded-duties", test_unrecorded_duties);
  g_test_add_func ("/overview-page/leader", test_leader);
  g_test_add_func ("/overview-page/steps", test_steps);
  g_test_add_func ("/overview-page/step-ahead", test_step_ahead);
  g_test_add_func ("/overview-page/empty", test_empty);
  g_test_add_func ("/overview-page/narrow", test_narrow);

  return g_test_run ();
}
