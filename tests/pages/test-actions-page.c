/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-action-board.h"
#include "charter-action-list.h"
#include "charter-action-outline.h"
#include "charter-action-sheet.h"
#include "charter-actions-page.h"
#include "charter-date-row.h"
#include "charter-duty-row.h"
#include "charter-plan-action-job.h"
#include "charter-sitting.h"
#include "charter-term-dates-dialog.h"
#include "charter-term-dates-job.h"
#include "charter-text-row.h"
#include "charter-ui.h"

typedef struct {
  CharterSession   *session;
  CharterPortfolio *portfolio;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("actions-XXXXXX", NULL);
  g_autoptr(CharterSchool) school = NULL;

  fixture->session = sitting_open (folder);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  sitting_open_school (fixture->session, school);
  fixture->portfolio = charter_session_get_portfolio (fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_close (g_steal_pointer (&fixture->session));
}

static void
settle (void)
{
  for (guint i = 0; i < 200 && g_main_context_iteration (NULL, FALSE); i++)
    ;
}

static CharterAction *
add (Fixture             *fixture,
     const char          *title,
     const char          *due,
     CharterActionStatus  status)
{
  CharterAction *action = charter_plan_action_add (fixture->session, title);

  charter_plan_action_set_due (fixture->session, action, due);
  charter_plan_action_set_status (fixture->session, action, status);
  return action;
}

static char *
join_titles (CharterActionList *list)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (G_LIST_MODEL (list), i);

      g_string_append_printf (titles, "%s%s", i > 0 ? " " : "", charter_action_get_title (action));
    }
  return g_string_free (titles, FALSE);
}

static void
assert_titles (CharterActionList *list,
               const char        *expected)
{
  g_autofree char *titles = join_titles (list);

  g_assert_cmpstr (titles, ==, expected);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  CharterActionList *list = charter_action_list_new (fixture->session);
  CharterAction *later = add (fixture, "later", "2027-05-01", CHARTER_ACTION_NOT_STARTED);
  CharterAction *none = add (fixture, "none", NULL, CHARTER_ACTION_ON_HOLD);
  CharterAction *late = add (fixture, "late", "2026-11-01", CHARTER_ACTION_IN_PROGRESS);
  CharterAction *done = add (fixture, "done", "2026-01-01", CHARTER_ACTION_DONE);
  CharterAction *raised;

  assert_titles (list, "late later none");
  g_assert_cmpstr (charter_action_list_get_heading (late, "2026-11-21"), ==, "Late");
  g_assert_cmpstr (charter_action_list_get_heading (none, "2026-11-21"), ==, "No date yet");
  g_assert_cmpstr (charter_action_list_get_heading (done, "2026-11-21"), ==, "Finished");
  charter_plan_action_set_due (fixture->session, later, "2026-10-01");
  assert_titles (list, "later late none");
  charter_action_list_set_shown (list, CHARTER_ACTIONS_DONE);
  assert_titles (list, "done");
  charter_action_list_set_shown (list, CHARTER_ACTIONS_ALL);
  charter_action_set_owner (late, "Head");
  charter_action_list_set_owner (list, "Head");
  assert_titles (list, "late");
  charter_action_list_set_owner (list, NULL);
  charter_record_list_set_words (CHARTER_RECORD_LIST (list), "  AT l");
  assert_titles (list, "later late");
  charter_record_list_set_words (CHARTER_RECORD_LIST (list), NULL);
  raised = charter_plan_action_add_for_item (
    fixture->session,
    charter_framework_find_item (charter_session_get_framework (fixture->session), "8.2"), "raised");
  charter_action_list_set_area (list, "8");
  assert_titles (list, "raised");
  g_assert_true (charter_action_list_is_filtered (list));
  charter_plan_action_remove (fixture->session, raised);
  assert_titles (list, "");
  g_assert_finalize_object (list);
}

static GtkWidget *
find_widget (GtkWidget *root,
             GType      type,
             guint     *skip)
{
  for (GtkWidget *child = gtk_widget_get_first_child (root); child;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (G_TYPE_CHECK_INSTANCE_TYPE (child, type) && (*skip)-- == 0)
        return child;
      found = find_widget (child, type, skip);
      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_widget (GtkWidget *root,
            GType      type,
            guint      skip)
{
  GtkWidget *found = find_widget (root, type, &skip);

  g_assert_nonnull (found);
  return found;
}

static void
test_page (Fixture       *fixture,
           gconstpointer  data)
{
  GListModel *actions = charter_portfolio_get_list (fixture->portfolio, CHARTER_TYPE_ACTION);
  GtkWidget *page = g_object_new (CHARTER_TYPE_ACTIONS_PAGE, "session", fixture->session, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkStack *stack;
  g_autoptr(CharterAction) action = NULL;

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  stack = GTK_STACK (gtk_widget_get_template_child (page, CHARTER_TYPE_ACTIONS_PAGE, "stack"));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");

  gtk_widget_activate_action (page, "actions.new", NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 1);
  action = g_list_model_get_item (actions, 0);
  charter_text_row_set_text (CHARTER_TEXT_ROW (get_widget (page, CHARTER_TYPE_TEXT_ROW, 0)),
                             "Ask families");
  g_assert_cmpstr (charter_action_get_title (action), ==, "Ask families");
  charter_date_row_set_date (CHARTER_DATE_ROW (get_widget (page, CHARTER_TYPE_DATE_ROW, 0)),
                             "2026-12-12");
  g_assert_cmpstr (charter_action_get_due_on (action), ==, "2026-12-12");
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_widget (page, ADW_TYPE_COMBO_ROW, 0)),
                              CHARTER_ACTION_IN_PROGRESS);
  g_assert_cmpint (charter_action_get_status (action), ==, CHARTER_ACTION_IN_PROGRESS);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");

  /* What changes elsewhere, such as by undo, is shown. */
  charter_action_set_title (action, "Ask all families");
  g_assert_cmpstr (charter_text_row_get_text (
                     CHARTER_TEXT_ROW (get_widget (page, CHARTER_TYPE_TEXT_ROW, 0))),
                   ==, "Ask all families");

  gtk_widget_activate_action (page, "actions.delete", NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (actions), ==, 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "empty");
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* Going from one action to the next must not carry words over. */
static void
test_rows_do_not_leak (Fixture       *fixture,
                       gconstpointer  data)
{
  CharterAction *first = add (fixture, "first", "2026-12-01", CHARTER_ACTION_IN_PROGRESS);
  CharterAction *second = add (fixture, "second", NULL, CHARTER_ACTION_NOT_STARTED);
  GtkWidget *page = g_object_ref_sink (g_object_new (CHARTER_TYPE_ACTIONS_PAGE,
                                                     "session", fixture->session, NULL));

  charter_action_set_cost (first, 12550);
  charter_page_show_target (CHARTER_PAGE (page), charter_record_get_id (CHARTER_RECORD (second)));
  charter_page_show_target (CHARTER_PAGE (page), charter_record_get_id (CHARTER_RECORD (first)));
  charter_page_show_target (CHARTER_PAGE (page), charter_record_get_id (CHARTER_RECORD (second)));
  g_assert_cmpstr (charter_action_get_title (first), ==, "first");
  g_assert_cmpstr (charter_action_get_due_on (first), ==, "2026-12-01");
  g_assert_cmpint (charter_action_get_cost (first), ==, 12550);
  g_assert_cmpint (charter_action_get_status (first), ==, CHARTER_ACTION_IN_PROGRESS);
  g_assert_cmpstr (charter_action_get_title (second), ==, "second");
  g_assert_null (charter_action_get_due_on (second));
  g_assert_cmpint (charter_action_get_cost (second), ==, CHARTER_NOT_SAID);
  g_assert_cmpint (charter_action_get_status (second), ==, CHARTER_ACTION_NOT_STARTED);
  g_object_unref (page);
  settle ();
}

static guint
count_rows (GtkWidget *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static void
test_board (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *board = g_object_ref_sink (g_object_new (CHARTER_TYPE_ACTION_BOARD, NULL));
  CharterActionList *list = charter_action_list_new (fixture->session);
  CharterAction *action = add (fixture, "move me", NULL, CHARTER_ACTION_NOT_STARTED);
  GtkWidget *first = get_widget (board, GTK_TYPE_LIST_VIEW, 0);
  GtkWidget *done = get_widget (board, GTK_TYPE_LIST_VIEW, CHARTER_ACTION_DONE);

  charter_action_list_set_shown (list, CHARTER_ACTIONS_ALL);
  charter_action_board_set_model (CHARTER_ACTION_BOARD (board), fixture->session,
                                  G_LIST_MODEL (list));
  /* Cards are only made for who looks at them. */
  g_assert_null (gtk_list_view_get_model (GTK_LIST_VIEW (first)));
  gtk_window_set_child (GTK_WINDOW (window), board);
  gtk_window_present (GTK_WINDOW (window));
  while (!gtk_widget_get_mapped (board))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rows (first), ==, 1);
  gtk_widget_activate_action (board, "board.move", "(su)",
                              charter_record_get_id (CHARTER_RECORD (action)),
                              (guint32) CHARTER_ACTION_DONE);
  g_assert_cmpint (charter_action_get_status (action), ==, CHARTER_ACTION_DONE);
  g_assert_cmpstr (charter_action_get_done_on (action), ==, "2026-11-21");
  g_assert_cmpuint (count_rows (first), ==, 0);
  g_assert_cmpuint (count_rows (done), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (board);
  g_assert_finalize_object (list);
  settle ();
}

static char *
join_outline (CharterActionOutline *outline)
{
  GString *rows = g_string_new (NULL);

  charter_action_outline_settle (outline);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (outline)); i++)
    {
      g_autoptr(GObject) row = g_list_model_get_item (G_LIST_MODEL (outline), i);

      g_string_append_printf (rows, "%s%s", i > 0 ? "|" : "",
                              CHARTER_IS_ACTION (row)
                              ? charter_action_get_title (CHARTER_ACTION (row))
                              : charter_action_heading_get_title (CHARTER_ACTION_HEADING (row)));
    }
  return g_string_free (rows, FALSE);
}

static void
assert_outline (CharterActionOutline *outline,
                const char           *expected)
{
  g_autofree char *rows = join_outline (outline);

  g_assert_cmpstr (rows, ==, expected);
}

static void
count_changes_cb (guint      *n,
                  guint       position,
                  guint       removed,
                  guint       added)
{
  *n += removed + added;
}

static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  CharterActionList *list = charter_action_list_new (fixture->session);
  CharterActionOutline *outline = charter_action_outline_new (fixture->session, list);
  CharterAction *late = add (fixture, "late", "2026-11-01", CHARTER_ACTION_IN_PROGRESS);
  CharterAction *raised;
  guint n_changes = 0;

  add (fixture, "spring", "2027-02-12", CHARTER_ACTION_NOT_STARTED);
  add (fixture, "none", NULL, CHARTER_ACTION_NOT_STARTED);
  raised = charter_plan_action_add_for_item (fixture->session, charter_framework_find_item (framework, "8.2"),
                                             "raised");
  charter_plan_action_set_due (fixture->session, raised, "2026-12-01");
  assert_outline (outline, "Late|late|Due within 14 days|raised|Later|spring|No date yet|none");
  charter_action_outline_set_order (outline, CHARTER_OUTLINE_BY_HALF_TERM);
  assert_outline (outline, "Autumn 1, 2026/27|late|Autumn 2, 2026/27|raised|Spring 1, 2026/27|spring"
                           "|No date yet|none");
  /* The school moves its October holiday. */
  g_assert_true (charter_term_dates_job_set (fixture->session, "2026/27", 2, "2026-10-26", "2026-12-18",
                                             NULL));
  assert_outline (outline, "Autumn 2, 2026/27|late|raised|Spring 1, 2026/27|spring|No date yet|none");
  charter_action_outline_set_order (outline, CHARTER_OUTLINE_BY_AREA);
  assert_outline (outline, "8 Parents / Carers|raised|For no area yet|late|spring|none");
  /* What changes is said, and no more. */
  g_signal_connect_swapped (outline, "items-changed", G_CALLBACK (count_changes_cb), &n_changes);
  charter_action_set_title (late, "later");
  assert_outline (outline, "8 Parents / Carers|raised|For no area yet|later|spring|none");
  g_assert_cmpuint (n_changes, ==, 0);
  g_assert_finalize_object (outline);
  g_assert_finalize_object (list);
}

static void
test_views (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const children[] = { "list", "list", "board", "list", "duties" };
  GtkWidget *page = g_object_ref_sink (g_object_new (CHARTER_TYPE_ACTIONS_PAGE,
                                                     "session", fixture->session, NULL));
  GtkStack *stack = GTK_STACK (gtk_widget_get_template_child (page, CHARTER_TYPE_ACTIONS_PAGE, "stack"));
  CharterAction *action = add (fixture, "late", "2026-11-01", CHARTER_ACTION_IN_PROGRESS);

  for (guint view = 0; view < G_N_ELEMENTS (children); view++)
    {
      gtk_widget_activate_action (page, "actions.view", "u", view);
      settle ();
      g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, children[view]);
    }
  /* Whatever is shown, an action that is asked for is found. */
  charter_page_show_target (CHARTER_PAGE (page), charter_record_get_id (CHARTER_RECORD (action)));
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "list");
  charter_page_show_target (CHARTER_PAGE (page), "duties");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (stack), ==, "duties");
  g_object_unref (page);
  settle ();
}

static void
test_half_term_and_proof (Fixture       *fixture,
                          gconstpointer  data)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  CharterAction *action =
    charter_plan_action_add_for_item (fixture->session, charter_framework_find_item (framework, "8.2"), "ask");
  GtkWidget *sheet = g_object_ref_sink (g_object_new (CHARTER_TYPE_ACTION_SHEET, NULL));
  GtkWidget *proof;

  charter_action_sheet_set_session (CHARTER_ACTION_SHEET (sheet), fixture->session);
  charter_action_sheet_set_action (CHARTER_ACTION_SHEET (sheet), action);
  proof = GTK_WIDGET (gtk_widget_get_template_child (sheet, CHARTER_TYPE_ACTION_SHEET, "proof_row"));
  gtk_widget_activate_action (sheet, "action-sheet.due-at", "s", "2027-02-12");
  g_assert_cmpstr (charter_action_get_due_on (action), ==, "2027-02-12");
  g_assert_false (gtk_widget_get_visible (proof));
  charter_action_set_outcome (action, CHARTER_OUTCOME_MET);
  g_assert_true (gtk_widget_get_visible (proof));
  gtk_widget_activate_action (sheet, "action-sheet.use-as-evidence", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio,
                                                                          CHARTER_TYPE_EVIDENCE)), ==, 1);
  g_assert_false (gtk_widget_get_visible (proof));
  g_object_unref (sheet);
  settle ();
}

static void
test_duty_row (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) lines = charter_duty_job_list (fixture->session);
  GtkWidget *row = NULL;
  CharterDuty *duty;
  guint i = 0;

  while (!g_str_equal (charter_item_get_code (((CharterDutyLine *) lines->pdata[i])->item), "B3"))
    i++;
  row = g_object_ref_sink (charter_duty_row_new (fixture->session, lines->pdata[i]));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio,
                                                                          CHARTER_TYPE_DUTY)), ==, 0);
  charter_date_row_set_date (CHARTER_DATE_ROW (get_widget (row, CHARTER_TYPE_DATE_ROW, 0)), "2024-02-29");
  duty = charter_duty_job_ensure (fixture->session, charter_duty_row_get_item (CHARTER_DUTY_ROW (row)));
  g_assert_cmpstr (charter_duty_get_last_done_on (duty), ==, "2024-02-29");
  g_assert_cmpstr (charter_duty_get_due_on (duty), ==, "2027-02-28");
  g_object_unref (row);
  settle ();
}

static void
test_term_dates_dialog (Fixture       *fixture,
                        gconstpointer  data)
{
  GtkWindow *dialog = charter_term_dates_dialog_new (fixture->session);
  GtkWidget *first = get_widget (GTK_WIDGET (dialog), CHARTER_TYPE_DATE_ROW, 0);
  GtkWidget *last = get_widget (GTK_WIDGET (dialog), CHARTER_TYPE_DATE_ROW, 1);
  GtkWidget *fault = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                                CHARTER_TYPE_TERM_DATES_DIALOG, "fault"));
  CharterTermSpan span;

  charter_date_row_set_date (CHARTER_DATE_ROW (first), "2026-09-04");
  g_assert_true (charter_term_dates_get (fixture->portfolio, "2026/27", 1, &span));
  g_assert_cmpstr (span.starts_on, ==, "2026-09-04");
  g_assert_false (span.is_typical);
  charter_date_row_set_date (CHARTER_DATE_ROW (last), "2026-09-01");
  g_assert_true (gtk_widget_get_visible (fault));
  g_assert_true (charter_term_dates_get (fixture->portfolio, "2026/27", 1, &span));
  g_assert_cmpstr (span.ends_on, ==, "2026-10-23");
  gtk_window_destroy (dialog);
  settle ();
}

static void
test_date_row (void)
{
  GtkWidget *row = g_object_ref_sink (g_object_new (CHARTER_TYPE_DATE_ROW, NULL));

  gtk_editable_set_text (GTK_EDITABLE (row), "12 Dec");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpstr (charter_date_row_get_date (CHARTER_DATE_ROW (row)), ==, "2026-12-12");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "12 December 2026");
  gtk_editable_set_text (GTK_EDITABLE (row), "soon");
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_cmpstr (charter_date_row_get_date (CHARTER_DATE_ROW (row)), ==, "2026-12-12");
  g_assert_true (gtk_widget_has_css_class (row, "error"));
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  g_assert_false (gtk_widget_has_css_class (row, "error"));
  g_signal_emit_by_name (row, "entry-activated");
  g_assert_null (charter_date_row_get_date (CHARTER_DATE_ROW (row)));
  g_assert_finalize_object (row);
}

#define ADD(name, function) \
  g_test_add ("/actions-page/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  ADD ("list", test_list);
  ADD ("page", test_page);
  ADD ("board", test_board);
  ADD ("rows-do-not-leak", test_rows_do_not_leak);
  ADD ("outline", test_outline);
  ADD ("views", test_views);
  ADD ("half-term-and-proof", test_half_term_and_proof);
  ADD ("duty-row", test_duty_row);
  ADD ("term-dates-dialog", test_term_dates_dialog);
  g_test_add_func ("/actions-page/date-row", test_date_row);
  return g_test_run ();
}
