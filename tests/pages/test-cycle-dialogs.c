/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <adwaita.h>

#include "charter-compare-dialog.h"
#include "charter-cycle-dialog.h"
#include "charter-cycle-job.h"
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
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_CHECK_BUTTON, NULL), ==, 3);
  g_assert_cmpuint (count (fixture->dialog, CHARTER_TYPE_RADAR_CHART, NULL), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Moved up (1)"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Moved down (1)"), ==, 1);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Newly judged (1)"), ==, 1);

  /* Nothing, one cycle, one of each framework. */
  gtk_check_button_set_active (GTK_CHECK_BUTTON (find_check (fixture->dialog, "2027/28")), FALSE);
  g_assert_cmpuint (count (fixture->dialog, GTK_TYPE_LABEL, "Moved up (1)"), ==, 0);
  for (GtkWidget *check; (check = find_check (fixture->dialog, "2026/27"));)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
      gtk_check_button_set_label (GTK_CHECK_BUTTON (check), "chosen");
    }
  g_assert_cmpuint (count (fixture->dialog, CHARTER_TYPE_RADAR_CHART, NULL), ==, 2);
  settle ();
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
  ADD ("/cycle-dialogs/remarks", test_remarks);
  ADD ("/cycle-dialogs/year-end", test_year_end);
#undef ADD
  return g_test_run ();
}
