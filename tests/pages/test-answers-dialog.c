/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-answers-dialog.h"
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
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  GAsyncResult *slot = NULL;

  charter_store_undo_async (charter_session_get_store (sitting->session), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  label = charter_store_undo_finish (charter_session_get_store (sitting->session), result, &error);
  g_assert_no_error (error);
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

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  charter_ui_init ();
  g_test_add_func ("/answers-dialog/pile", test_pile);
  g_test_add_func ("/answers-dialog/blank", test_blank);
  return g_test_run ();
}
