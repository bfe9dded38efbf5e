/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "charter-compare-dialog.h"
#include "charter-cycle-dialog.h"
#include "charter-cycle-job.h"
#include "charter-cycle-list.h"
#include "charter-cycle-sign-off-job.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-radar-chart.h"
#include "charter-remark-job.h"
#include "charter-remarks-dialog.h"
#include "charter-sitting.h"
#include "charter-ui.h"
#include "charter-year-end-dialog.h"

typedef struct {
  Sitting    sitting;
  GtkWidget *dialog;
} Fixture;

static gboolean
expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

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

static void
judge (Fixture    *fixture,
       const char *code,
       int         value)
{
  CharterSession *session = fixture->sitting.session;
  CharterFramework *framework = charter_session_get_framework (session);

  g_assert_true (charter_judge_set_level (session, charter_framework_find_item (framework, code),
                                          CHARTER_VOICE_SCHOOL,
                                          charter_framework_find_level_of_value (framework, value), NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  judge (fixture, "8.1", 1);
  judge (fixture, "8.2", 2);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  settle ();
  g_assert_null (fixture->dialog);
  sitting_tear_down (&fixture->sitting);
}

static void
present (Fixture   *fixture,
         GtkWidget *dialog)
{
  fixture->dialog = dialog;
  gtk_window_present (GTK_WINDOW (dialog));
  settle ();
}

/* The comparison is worked out and built between the frames. */
static void
wait_for_comparison (Fixture *fixture)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (20, expired_cb, &is_over);

  while (!is_over && !charter_compare_dialog_is_whole (CHARTER_COMPARE_DIALOG (fixture->dialog)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (source);
  settle ();
}

/* Widgets of a type, or labels with these words, anywhere under one. */
static guint
count (GtkWidget  *widget,
       GType       type,
       const char *words)
{
  gboolean is_one = G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
                    && (!words || (GTK_IS_LABEL (widget)
                                   && g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), words) == 0));
  guint n = is_one;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count (child, type, words);
  return n;
}

static GtkWidget *
find_check (GtkWidget  *widget,
            const char *label)
{
  if (GTK_IS_CHECK_BUTTON (widget)
      && g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, label);

      if (found)
        return found;
    }
  return NULL;
}

/* Starting is asked first, and taken back with one step. */
static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  g_autofree char *label = NULL;

  present (fixture, charter_cycle_dialog_new (NULL, session));
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "• 2 levels are shown as last cycle’s"), ==, 1);
  g_signal_emit_by_name (fixture->dialog, "response", "cancel");
  g_assert_cmpstr (charter_audit_get_cycle (charter_session_get_audit (session)), ==, "2026/27");
  g_signal_emit_by_name (fixture->dialog, "response", "start");
  g_assert_cmpstr (charter_audit_get_cycle (charter_session_get_audit (session)), ==, "2027/28");
  charter_store_undo_async (charter_session_get_store (session), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  label = charter_store_undo_finish (charter_session_get_store (session), result, NULL);
  g_assert_cmpstr (label, ==, "Start 2027/28");
  g_assert_cmpstr (charter_audit_get_cycle (charter_session_get_audit (session)), ==, "2026/27");
}

/* The assessor's answers of the cycle that is shown, and none of a cycle without any. */
static void
test_compare_verdicts (Fixture       *fixture,
                       gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_get_audit (session);

  charter_judgement_set_verdict (charter_portfolio_ensure_judgement (portfolio, audit, "8.1",
                                                                     CHARTER_VOICE_ASSESSOR),
                                 CHARTER_VERDICT_HIGHER);
  charter_judgement_set_verdict (charter_portfolio_ensure_judgement (portfolio, audit, "8.2",
                                                                     CHARTER_VOICE_ASSESSOR),
                                 CHARTER_VERDICT_AGREE);
  g_assert_nonnull (charter_cycle_start (session, NULL));
  present (fixture, charter_compare_dialog_new (NULL, session));
  wait_for_comparison (fixture);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Visiting assessor, 2026/27"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Agree: 8.2\nHigher: 8.1"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Visiting assessor, 2027/28"), ==, 0);
  settle ();
}

static void
test_compare (Fixture       *fixture,
              gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterAudit *kent;

  g_assert_nonnull (charter_cycle_start (session, NULL));
  judge (fixture, "8.1", 2);
  judge (fixture, "8.2", 1);
  judge (fixture, "8.3", 1);
  kent = charter_session_get_audit (session);
  charter_session_set_framework (session, charter_pack_library_find (charter_session_get_library (session),
                                                                     "derby-inclusion-charter", NULL));
  charter_session_ensure_audit (session);
  charter_session_set_audit (session, kent);

  present (fixture, charter_compare_dialog_new (NULL, session));
  wait_for_comparison (fixture);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_CHECK_BUTTON, NULL), ==, 3);
  g_assert_cmpuint (count (fixture->dialog, CHARTER_TYPE_RADAR_CHART, NULL), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Moved up (1)"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Moved down (1)"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Newly judged (1)"), ==, 1);

  /* Nothing, one cycle, one of each framework. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (fixture->dialog, "2027/28")), FALSE);
  wait_for_comparison (fixture);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Moved up (1)"), ==, 0);
  for (GtkWidget *check; (check = find_check (fixture->dialog, "2026/27"));)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_check_button_set_label (GTK_CHECK_BUTTON (check), "chosen");
    }
  wait_for_comparison (fixture);
  g_assert_cmpuint (count (fixture->dialog, CHARTER_TYPE_RADAR_CHART, NULL), ==, 2);
  settle ();
}

/* The scrolled content of a direction that is nearest to the window. */
static GtkWidget *
find_scroller (GtkWidget     *widget,
               GtkPolicyType  across,
               GtkPolicyType  down)
{
  GtkPolicyType has_across, has_down;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    {
      gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (widget), &has_across, &has_down);
      if (has_across == across && has_down == down)
        return widget;
    }
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child; child = gtk_widget_get_prev_sibling (child))
    {
      GtkWidget *found = find_scroller (child, across, down);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
turn_wheel (GtkWidget *widget,
            double     dx,
            double     dy)
{
  g_autoptr(GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr(GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean is_taken = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller)
          || gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_CAPTURE)
        continue;
      g_signal_emit_by_name (controller, "scroll", dx, dy, &is_taken);
      if (is_taken)
        return TRUE;
    }
  return FALSE;
}

static void
add_cycle (CharterSession *session,
           const char     *cycle)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *now = charter_session_get_audit (session);
  g_autoptr(CharterAudit) audit =
    g_object_new (CHARTER_TYPE_AUDIT, "school", charter_audit_get_school (now), "framework",
                  charter_audit_get_framework (now), "framework-version", charter_audit_get_framework_version (now),
                  "cycle", cycle, "revision", (gint64) 1, NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  charter_judgement_set_level (charter_portfolio_ensure_judgement (portfolio, audit, "8.1", CHARTER_VOICE_SCHOOL),
                               "emerging");
}

/* Over a table that goes sideways the wheel still moves the page; sideways it moves the table. */
static void
test_wheel (Fixture       *fixture,
            gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  GtkWidget *page, *table;
  GtkAdjustment *down;

  add_cycle (session, "2024/25");
  g_assert_nonnull (charter_cycle_start (session, NULL));
  judge (fixture, "8.1", 2);
  present (fixture, charter_compare_dialog_new (NULL, session));
  wait_for_comparison (fixture);
  g_assert_null (find_scroller (fixture->dialog, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (fixture->dialog, "2024/25")), TRUE);
  wait_for_comparison (fixture);

  page = find_scroller (fixture->dialog, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  table = find_scroller (fixture->dialog, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  g_assert_nonnull (table);
  down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (page));
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), >, gtk_adjustment_get_page_size (down));
  g_assert_true (turn_wheel (table, 0, 1));
  g_assert_cmpfloat (gtk_adjustment_get_value (down), >, 0);
  g_assert_true (turn_wheel (table, 0, -1));
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
  g_assert_false (turn_wheel (table, 1, 0));
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 0);
}

static void
test_remarks (Fixture       *fixture,
              gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  g_autoptr(GError) error = NULL;
  CharterRemark *remark;
  guint n_open;

  g_assert_null (charter_remark_job_add (session, "8.2", " ", "Words", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_null (charter_remark_job_add (session, "8.2", "B. Chair", "", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  remark = charter_remark_job_add (session, "8.2", "B. Chair", "Is this so in every class?", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (charter_remark_get_area (remark), ==, "8");
  present (fixture, charter_remarks_dialog_new (NULL, session));
  g_assert_cmpuint (count (fixture->dialog, ADW_TYPE_EXPANDER_ROW, NULL), ==, 1);
  g_assert_false (charter_remark_job_answer (session, remark, "  ", &error));
  g_clear_error (&error);
  g_assert_true (charter_remark_job_answer (session, remark, "Seen in all seven", &error));
  g_ptr_array_unref (charter_remark_job_list (session, &n_open));
  g_assert_cmpuint (n_open, ==, 0);
  settle ();
  g_assert_cmpuint (count (fixture->dialog, ADW_TYPE_EXPANDER_ROW, NULL), ==, 0);
}

static void
test_year_end (Fixture       *fixture,
               gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(CharterEvidence) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE, "school",
                  charter_audit_get_school (charter_session_get_audit (session)), "title", "Old survey",
                  "valid-until", "2024-09-01", NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  present (fixture, charter_year_end_dialog_new (NULL, session));
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Old survey"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Figures for 2027/28"), ==, 1);
  charter_cycle_agree (session, "A. Senco", "2026-11-21", NULL);
  settle ();
  sitting_sign_off (&fixture->sitting);
  settle ();
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "2026/27 (signed off)"), ==, 1);
}

static GtkWidget *
get_part (Fixture    *fixture,
          const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->dialog, CHARTER_TYPE_YEAR_END_DIALOG, name));
}

/* Reopening a signed-off year is offered where it was signed, once, and leaves the signed one alone. */
static void
test_reopen (Fixture       *fixture,
             gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterAudit *signed_off = charter_session_get_audit (session);

  sitting_sign_off (&fixture->sitting);
  present (fixture, charter_year_end_dialog_new (NULL, session));
  g_assert_false (gtk_widget_get_visible (get_part (fixture, "sign_button")));
  g_assert_true (gtk_widget_get_visible (get_part (fixture, "reopen_button")));
  g_signal_emit_by_name (get_part (fixture, "reopen_button"), "clicked");
  settle ();
  g_assert_cmpint (charter_audit_get_revision (charter_session_get_audit (session)), ==, 2);
  g_assert_cmpint (charter_audit_get_state (signed_off), ==, CHARTER_AUDIT_SIGNED_OFF);
  g_assert_false (gtk_widget_get_visible (get_part (fixture, "reopen_button")));
  g_assert_true (gtk_widget_get_sensitive (get_part (fixture, "sign_button")));
}

static void
click (Fixture    *fixture,
       const char *name)
{
  g_signal_emit_by_name (get_part (fixture, name), "clicked");
  settle ();
}

/* The dialog that the year-end page has put in front of itself. */
static GtkWindow *
find_in_front (Fixture *fixture)
{
  g_autoptr(GList) toplevels = gtk_window_list_toplevels ();

  for (GList *l = toplevels; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == GTK_WINDOW (fixture->dialog))
      return l->data;

  return NULL;
}

static void
answer (Fixture    *fixture,
        const char *response)
{
  GtkWindow *front = find_in_front (fixture);

  g_assert_nonnull (front);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (front), response);
  gtk_window_destroy (front);
  settle ();
}

static gboolean
is_signed (CharterSession *session)
{
  return charter_audit_get_state (charter_session_get_audit (session)) == CHARTER_AUDIT_SIGNED_OFF;
}

static void
wait_until_signed (CharterSession *session)
{
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (20, expired_cb, &is_over);

  while (!is_signed (session) && !is_over)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_over);
  g_source_remove (source);
  settle ();
}

/* Every step of the year's end, from the last week of July into the first of September. */
static void
test_july (Fixture       *fixture,
           gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *old = charter_session_get_audit (session);
  g_autoptr(CharterAction) action =
    g_object_new (CHARTER_TYPE_ACTION, "school", charter_audit_get_school (old),
                  "audit", charter_record_get_id (CHARTER_RECORD (old)), "title", "Quiet room", NULL);
  g_autoptr(CharterContext) figures = NULL;
  g_autofree char *carried = NULL;

  g_setenv ("CHARTER_NOW", "2027-07-20T10:00:00Z", TRUE);
  charter_portfolio_add (portfolio, CHARTER_RECORD (action));
  present (fixture, charter_year_end_dialog_new (NULL, session));

  /* 1 and 2: closed, agreed, signed */
  gtk_editable_set_text (GTK_EDITABLE (get_part (fixture, "authors")), "SENCO");
  click (fixture, "agree_button");
  g_assert_cmpint (charter_audit_get_state (old), ==, CHARTER_AUDIT_AGREED);
  g_assert_cmpstr (charter_audit_get_agreed_on (old), ==, "2027-07-20");
  gtk_editable_set_text (GTK_EDITABLE (get_part (fixture, "signers")), "Headteacher");
  click (fixture, "sign_button");
  answer (fixture, "cancel");
  g_assert_false (is_signed (session));
  click (fixture, "sign_button");
  answer (fixture, "sign");
  wait_until_signed (session);
  g_assert_cmpstr (charter_audit_get_signed_by (old), ==, "Headteacher");

  /* 3: the figures of the year to come */
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Figures for 2027/28"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Not typed in yet"), ==, 1);
  figures = g_object_new (CHARTER_TYPE_CONTEXT, "school", charter_audit_get_school (old),
                          "year", "2027/28", NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (figures));
  settle ();
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Not typed in yet"), ==, 0);

  /* 4 and 5: what is open stays; nothing is old enough to go */
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Quiet room"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "No piece of evidence is old enough"), ==, 1);

  /* 6: started in the holidays, the new year is there, and takes over on its first day */
  click (fixture, "start_button");
  answer (fixture, "start");
  g_assert_false (gtk_widget_get_sensitive (get_part (fixture, "start_button")));
  g_setenv ("CHARTER_NOW", "2027-09-01T08:00:00Z", TRUE);
  g_assert_cmpstr (charter_audit_get_cycle (charter_session_get_audit (session)), ==, "2027/28");
  g_assert_cmpstr (charter_audit_get_previous (charter_session_get_audit (session)), ==,
                   charter_record_get_id (CHARTER_RECORD (old)));
  carried = charter_cycle_dup_carried_words (session, action);
  g_assert_cmpstr (carried, ==, "from 2026/27");
  g_assert_cmpint (charter_audit_get_state (old), ==, CHARTER_AUDIT_SIGNED_OFF);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/cycle-dialogs/start", test_start);
  ADD ("/cycle-dialogs/compare", test_compare);
  ADD ("/cycle-dialogs/compare-verdicts", test_compare_verdicts);
  ADD ("/cycle-dialogs/wheel", test_wheel);
  ADD ("/cycle-dialogs/remarks", test_remarks);
  ADD ("/cycle-dialogs/year-end", test_year_end);
  ADD ("/cycle-dialogs/reopen", test_reopen);
  ADD ("/cycle-dialogs/july", test_july);
#undef ADD
  return g_test_run ();
}
