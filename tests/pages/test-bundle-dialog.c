/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-bundle-dialog.h"
#include "charter-bundle-job.h"
#include "charter-sitting.h"
#include "charter-ui.h"

typedef struct {
  Sitting    sitting;
  char      *path;
  char      *other_dir;
  GtkWidget *window;
  GtkWidget *dialog;
  gboolean   is_taken;
} Fixture;

static gboolean
out_of_time_cb (gpointer data)
{
  g_error ("the bundle did not come through in time");
  return G_SOURCE_REMOVE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->path = g_build_filename (fixture->sitting.data_dir, "school.charter", NULL);
  fixture->other_dir = g_build_filename (fixture->sitting.data_dir, "other", NULL);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
put_away (Fixture *fixture)
{
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);

  gtk_window_close (GTK_WINDOW (fixture->dialog));
  while (fixture->dialog)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog)
    put_away (fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_free (fixture->path);
  g_free (fixture->other_dir);
  sitting_tear_down (&fixture->sitting);
}

static void
taken_cb (Fixture *fixture)
{
  fixture->is_taken = TRUE;
}

/* Until what is done in other threads has been said. */
static void
wait_for (Fixture    *fixture,
          const char *heading)
{
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);

  while (!g_str_has_prefix (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (fixture->dialog)), heading))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static void
show (Fixture   *fixture,
      GtkWidget *dialog)
{
  fixture->dialog = dialog;
  fixture->is_taken = FALSE;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  if (g_signal_lookup ("taken", G_OBJECT_TYPE (dialog)))
    g_signal_connect_swapped (dialog, "taken", G_CALLBACK (taken_cb), fixture);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
save (Fixture        *fixture,
      CharterSession *session)
{
  show (fixture, charter_bundle_dialog_new_save (GTK_WINDOW (fixture->window), session, fixture->path, FALSE));
  wait_for (fixture, "Saved");
  put_away (fixture);
}

static GtkWidget *
get_child (Fixture    *fixture,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (fixture->dialog, CHARTER_TYPE_BUNDLE_DIALOG, name));
}

static void
open_there (Fixture        *fixture,
            CharterSession *session,
            const char     *heading)
{
  g_autoptr(GFile) file = g_file_new_for_path (fixture->path);

  show (fixture, charter_bundle_dialog_new_open (GTK_WINDOW (fixture->window), session, file));
  wait_for (fixture, heading);
}

static void
take (Fixture *fixture)
{
  g_signal_emit_by_name (get_child (fixture, "take_button"), "clicked");
  wait_for (fixture, "Brought in");
  g_assert_true (fixture->is_taken);
  put_away (fixture);
}

static CharterRecord *
add_action (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(CharterRecord) action =
    g_object_new (CHARTER_TYPE_ACTION, "title", "A quiet room", "school",
                  charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio))), NULL);

  charter_portfolio_add (portfolio, action);
  return action;
}

/* Out here and in there; then something changed on both sides is asked about. */
static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  CharterSession *here = fixture->sitting.session;
  CharterSession *there = sitting_open (fixture->other_dir);
  CharterRecord *ours = add_action (here);
  CharterRecord *theirs;
  GtkWidget *row;

  save (fixture, here);
  open_there (fixture, there, "Bring in Testfield?");
  g_assert_null (charter_session_get_portfolio (there));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "conflicts")));
  take (fixture);
  theirs = charter_portfolio_find (charter_session_get_portfolio (there), charter_record_get_id (ours));
  g_assert_cmpstr (charter_record_get_text (theirs, "title"), ==, "A quiet room");

  g_object_set (ours, "owner", "Head", NULL);
  g_object_set (theirs, "owner", "Deputy", NULL);
  save (fixture, here);
  open_there (fixture, there, "Bring in Testfield?");
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "conflicts")));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (get_child (fixture, "conflict_list")), 0));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Deputy"));
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "Head"));
  g_assert_cmpstr (charter_record_get_text (theirs, "owner"), ==, "Deputy");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  take (fixture);
  g_assert_cmpstr (charter_record_get_text (theirs, "owner"), ==, "Head");
  sitting_close (there);
}

/* A choice is shown as the pages show it, not as it is stored. */
static void
test_choice (Fixture       *fixture,
             gconstpointer  data)
{
  CharterSession *here = fixture->sitting.session;
  CharterSession *there = sitting_open (fixture->other_dir);
  CharterRecord *ours = add_action (here);
  CharterRecord *theirs;
  const char *words;

  save (fixture, here);
  open_there (fixture, there, "Bring in Testfield?");
  take (fixture);
  theirs = charter_portfolio_find (charter_session_get_portfolio (there), charter_record_get_id (ours));
  g_object_set (ours, "outcome", CHARTER_OUTCOME_PARTLY, NULL);
  g_object_set (theirs, "outcome", CHARTER_OUTCOME_NOT_MET, NULL);
  save (fixture, here);
  open_there (fixture, there, "Bring in Testfield?");
  words = adw_action_row_get_subtitle (ADW_ACTION_ROW (gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (get_child (fixture, "conflict_list")), 0)));
  g_assert_nonnull (strstr (words, "Partly met"));
  g_assert_nonnull (strstr (words, "Not met"));
  put_away (fixture);
  sitting_close (there);
}

/* Nothing of it is kept when the person does not say so, and what is broken says why. */
static void
test_not_taken (Fixture       *fixture,
                gconstpointer  data)
{
  CharterSession *here = fixture->sitting.session;
  CharterSession *there = sitting_open (fixture->other_dir);

  save (fixture, here);
  open_there (fixture, there, "Bring in Testfield?");
  put_away (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (charter_store_get_schools (charter_session_get_store (there))), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "PK\3\4 not much", -1, NULL));
  open_there (fixture, there, "The bundle was not opened");
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get_child (fixture, "result"))), "Nothing was changed"));
  g_assert_false (gtk_widget_get_visible (get_child (fixture, "take_button")));
  put_away (fixture);
  sitting_close (there);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  charter_ui_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/bundle-dialog/there-and-back", test_there_and_back);
  ADD ("/bundle-dialog/choice", test_choice);
  ADD ("/bundle-dialog/not-taken", test_not_taken);
#undef ADD
  return g_test_run ();
}
