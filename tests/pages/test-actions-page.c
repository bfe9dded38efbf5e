/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "charter-action-board.h"
#include "charter-action-list.h"
#include "charter-actions-page.h"
#include "charter-date-row.h"
#include "charter-plan-action-job.h"
#include "charter-sitting.h"
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
  charter_action_list_set_words (list, "  AT l");
  assert_titles (list, "later late");
  charter_action_list_set_words (list, NULL);
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
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n))
    n++;
  return n;
}

static void
test_board (Fixture       *fixture,
            gconstpointer  data)
{
  GtkWidget *board = g_object_ref_sink (g_object_new (CHARTER_TYPE_ACTION_BOARD, NULL));
  CharterActionList *list = charter_action_list_new (fixture->session);
  CharterAction *action = add (fixture, "move me", NULL, CHARTER_ACTION_NOT_STARTED);
  GtkWidget *first = get_widget (board, GTK_TYPE_LIST_BOX, 0);
  GtkWidget *done = get_widget (board, GTK_TYPE_LIST_BOX, CHARTER_ACTION_DONE);

  charter_action_list_set_shown (list, CHARTER_ACTIONS_ALL);
  charter_action_board_set_model (CHARTER_ACTION_BOARD (board), fixture->session,
                                  G_LIST_MODEL (list));
  g_assert_cmpuint (count_rows (first), ==, 1);
  gtk_widget_activate_action (board, "board.move", "(su)",
                              charter_record_get_id (CHARTER_RECORD (action)),
                              (guint32) CHARTER_ACTION_DONE);
  g_assert_cmpint (charter_action_get_status (action), ==, CHARTER_ACTION_DONE);
  g_assert_cmpstr (charter_action_get_done_on (action), ==, "2026-11-21");
  g_assert_cmpuint (count_rows (first), ==, 0);
  g_assert_cmpuint (count_rows (done), ==, 1);
  g_object_unref (board);
  g_assert_finalize_object (list);
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
  g_test_add_func ("/actions-page/date-row", test_date_row);
  return g_test_run ();
}
