/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-answers-dialog.h"
#include "charter-answers-import.h"
#include "charter-area.h"
#include "charter-item.h"
#include "charter-sitting.h"
#include "charter-ui.h"
#include "charter-voices.h"

static void
type (CharterAnswersDialog *dialog,
      const char           *keys)
{
  for (const char *key = keys; *key; key++)
    g_assert_true (charter_answers_dialog_key (dialog, *key == '\n' ? GDK_KEY_Return
                                                       : gdk_unicode_to_keyval ((guint32) *key), 0));
}

static CharterVoiceAnswers *
get_counts (Sitting *sitting,
            guint    position)
{
  CharterFramework *framework = charter_session_get_framework (sitting->session);
  g_autoptr(CharterArea) area = g_list_model_get_item (charter_framework_get_areas (framework), 0);
  g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), position);

  return charter_voices_find (charter_session_get_portfolio (sitting->session),
                              charter_session_get_audit (sitting->session), charter_item_get_code (item),
                              CHARTER_VOICE_PUPILS);
}

static void
finished_cb (GtkWidget *dialog,
             guint      n_sheets,
             guint     *said)
{
  *said = n_sheets;
}

static void
undo (Sitting *sitting)
{
  g_free (sitting_undo (sitting->session));
}

static void
test_pile (void)
{
  Sitting sitting;
  GtkWidget *dialog;
  guint said = G_MAXUINT;

  sitting_set_up (&sitting);
  dialog = charter_answers_dialog_new (NULL, sitting.session);
  g_signal_connect (dialog, "finished", G_CALLBACK (finished_cb), &said);
  gtk_window_present (GTK_WINDOW (dialog));
  for (guint i = 0; i < 5; i++)
    type (CHARTER_ANSWERS_DIALOG (dialog), "1203\n");
  g_assert_cmpuint (charter_answers_dialog_get_n_sheets (CHARTER_ANSWERS_DIALOG (dialog)), ==, 5);
  g_assert_cmpint (charter_voice_answers_get_definitely (get_counts (&sitting, 0)), ==, 5);
  g_assert_cmpint (charter_voice_answers_get_some (get_counts (&sitting, 1)), ==, 5);
  g_assert_cmpint (charter_voice_answers_get_some (get_counts (&sitting, 2)), ==, 0);
  g_assert_cmpint (charter_voice_answers_get_no (get_counts (&sitting, 3)), ==, 5);
  g_assert_nonnull (charter_session_get_voice_standing (sitting.session, CHARTER_VOICE_PUPILS));

  /* Taken back, put right, counted again. */
  g_assert_true (charter_answers_dialog_key (CHARTER_ANSWERS_DIALOG (dialog), GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_null (charter_session_get_voice_standing (sitting.session, CHARTER_VOICE_PUPILS));
  type (CHARTER_ANSWERS_DIALOG (dialog), "4\n");
  g_assert_cmpint (charter_voice_answers_get_definitely (get_counts (&sitting, 0)), ==, 4);
  g_assert_cmpint (charter_voice_answers_get_unknown (get_counts (&sitting, 0)), ==, 1);
  g_assert_cmpint (charter_voice_answers_get_some (get_counts (&sitting, 1)), ==, 5);

  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_cmpuint (said, ==, 5);
  undo (&sitting);
  g_assert_cmpint (charter_voice_answers_get_definitely (get_counts (&sitting, 0)), ==, 0);
  g_assert_cmpint (charter_voice_answers_get_some (get_counts (&sitting, 1)), ==, 0);
  sitting_tear_down (&sitting);
}

/* A sheet without an answer is none. */
static void
test_blank (void)
{
  Sitting sitting;
  GtkWidget *dialog;

  sitting_set_up (&sitting);
  dialog = charter_answers_dialog_new (NULL, sitting.session);
  type (CHARTER_ANSWERS_DIALOG (dialog), "000\n");
  g_assert_cmpuint (charter_answers_dialog_get_n_sheets (CHARTER_ANSWERS_DIALOG (dialog)), ==, 0);
  g_assert_null (get_counts (&sitting, 0));
  g_assert_false (charter_answers_dialog_key (CHARTER_ANSWERS_DIALOG (dialog), GDK_KEY_7, 0));
  gtk_window_destroy (GTK_WINDOW (dialog));
  sitting_tear_down (&sitting);
}

static CharterJudgement *
find_assessor (Sitting    *sitting,
               const char *code)
{
  return charter_portfolio_find_judgement (charter_session_get_portfolio (sitting->session),
                                           charter_session_get_audit (sitting->session), code,
                                           CHARTER_VOICE_ASSESSOR);
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             GType       type,
             const char *tooltip)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type)
      && (!tooltip || g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type, tooltip);
  return found;
}

/* Answer, level and remark of an assessor, taken back and undone. */
static void
test_assessor (void)
{
  Sitting sitting;
  GtkWidget *dialog;
  GtkWidget *voice, *level, *remark;
  CharterAnswersDialog *self;

  sitting_set_up (&sitting);
  dialog = charter_answers_dialog_new (NULL, sitting.session);
  self = CHARTER_ANSWERS_DIALOG (dialog);
  gtk_window_present (GTK_WINDOW (dialog));
  remark = find_widget (dialog, GTK_TYPE_ENTRY, NULL);
  level = gtk_widget_get_prev_sibling (remark);
  voice = find_widget (dialog, GTK_TYPE_DROP_DOWN, NULL);
  g_assert_false (gtk_widget_is_visible (remark));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (voice), CHARTER_VOICE_ASSESSOR - CHARTER_VOICE_PUPILS);
  g_assert_true (gtk_widget_get_visible (gtk_widget_get_parent (remark)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (level), 2);
  gtk_editable_set_text (GTK_EDITABLE (remark), " Seen in two rooms ");
  type (self, "32");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (remark)), ==, "");
  type (self, "\n");
  g_assert_cmpint (charter_judgement_get_verdict (find_assessor (&sitting, "1.1")), ==, CHARTER_VERDICT_LOWER);
  g_assert_cmpstr (charter_judgement_get_level (find_assessor (&sitting, "1.1")), ==, "emerging");
  g_assert_cmpstr (charter_judgement_get_what_we_see (find_assessor (&sitting, "1.1")), ==, "Seen in two rooms");
  g_assert_cmpint (charter_judgement_get_verdict (find_assessor (&sitting, "1.2")), ==, CHARTER_VERDICT_HIGHER);
  g_assert_null (find_assessor (&sitting, "1.3"));
  /* The sheet begins with what is kept. */
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (remark)), ==, "Seen in two rooms");
  type (self, "1\n");
  g_assert_cmpint (charter_judgement_get_verdict (find_assessor (&sitting, "1.1")), ==, CHARTER_VERDICT_AGREE);
  g_assert_cmpstr (charter_judgement_get_level (find_assessor (&sitting, "1.1")), ==, "emerging");

  g_assert_true (charter_answers_dialog_key (self, GDK_KEY_z, GDK_CONTROL_MASK));
  g_assert_cmpint (charter_judgement_get_verdict (find_assessor (&sitting, "1.1")), ==, CHARTER_VERDICT_NOT_SAID);
  g_assert_null (charter_judgement_get_what_we_see (find_assessor (&sitting, "1.1")));
  gtk_window_close (GTK_WINDOW (dialog));
  sitting_tear_down (&sitting);
}

static gboolean
expired_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static GtkWidget *
open_table (Sitting    *sitting,
            const char *text)
{
  g_autofree char *path = g_build_filename (sitting->data_dir, "answers.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gboolean is_over = FALSE;
  guint source = g_timeout_add_seconds (10, expired_cb, &is_over);
  GtkWidget *window;

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  window = charter_answers_import_new (NULL, sitting->session, file, CHARTER_VOICE_PUPILS);
  g_object_ref (window);
  gtk_window_present (GTK_WINDOW (window));
  /* Reading holds a reference until it is done. */
  while (!is_over && G_OBJECT (window)->ref_count > 2 && !charter_answers_import_is_read (CHARTER_ANSWERS_IMPORT (window)))
    g_main_context_iteration (NULL, FALSE);
  if (!is_over)
    g_source_remove (source);
  return window;
}

static gboolean
says (GtkWidget  *widget,
      const char *part)
{
  if (ADW_IS_ACTION_ROW (widget)
      && (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), part)
          || strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (widget)), part)))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (says (child, part))
      return TRUE;
  return FALSE;
}

/* What would be added is shown first, then added when it is accepted, and undone in one step. */
static void
test_table (void)
{
  Sitting sitting;
  GtkWidget *window;

  sitting_set_up (&sitting);
  window = open_table (&sitting, "Code,Voice,Definitely,No,Answer,Remark\n1.1,,5,1,,\n1.2,,1,,,\n"
                                 "1.3,assessor,,,higher,Come and see\n9.9,,1,,,\n1.4,,many,,,\n");
  g_assert_true (charter_answers_import_is_read (CHARTER_ANSWERS_IMPORT (window)));
  g_assert_null (charter_session_get_audit (sitting.session));
  g_assert_true (says (window, "Pupils: 2 questions"));
  g_assert_true (says (window, "Fewer than 5 answers to 1 question"));
  g_assert_true (says (window, "Higher. Come and see"));
  g_assert_true (says (window, "Line 5, Code"));
  g_assert_true (says (window, "“many” is no whole number"));
  g_assert_true (charter_answers_import_accept (CHARTER_ANSWERS_IMPORT (window)));
  g_assert_cmpint (charter_voice_answers_get_definitely (get_counts (&sitting, 0)), ==, 5);
  g_assert_cmpint (charter_voice_answers_get_definitely (get_counts (&sitting, 1)), ==, 1);
  g_assert_cmpint (charter_judgement_get_verdict (find_assessor (&sitting, "1.3")), ==, CHARTER_VERDICT_HIGHER);
  undo (&sitting);
  g_assert_null (get_counts (&sitting, 0));
  g_assert_null (get_counts (&sitting, 1));
  g_assert_null (find_assessor (&sitting, "1.3"));
  g_object_unref (window);
  sitting_tear_down (&sitting);
}

static void
test_other_table (void)
{
  Sitting sitting;
  GtkWidget *window;

  sitting_set_up (&sitting);
  window = open_table (&sitting, "Name,Address\nx,y\n");
  g_assert_false (charter_answers_import_is_read (CHARTER_ANSWERS_IMPORT (window)));
  g_assert_false (charter_answers_import_accept (CHARTER_ANSWERS_IMPORT (window)));
  g_assert_nonnull (strstr (adw_status_page_get_description (
                              ADW_STATUS_PAGE (gtk_stack_get_visible_child (
                                GTK_STACK (find_widget (window, GTK_TYPE_STACK, NULL))))), "Code"));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
  sitting_tear_down (&sitting);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add_func ("/answers-dialog/pile", test_pile);
  g_test_add_func ("/answers-dialog/blank", test_blank);
  g_test_add_func ("/answers-dialog/assessor", test_assessor);
  g_test_add_func ("/answers-import/table", test_table);
  g_test_add_func ("/answers-import/other-table", test_other_table);
  return g_test_run ();
}
