/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-backups-dialog.h"
#include "charter-copy-dialog.h"
#include "charter-rescue-dialog.h"
#include "charter-sitting.h"
#include "charter-ui.h"

/* Backups, a rescue and a copy as a person meets them. */

typedef struct {
  Sitting    sitting;
  GtkWidget *window;
  GtkWidget *dialog;
  CharterSharedCopy *shared;
  guint      n_restored;
} Fixture;

static gboolean
out_of_time_cb (gpointer data)
{
  g_error ("%s: not in time", (const char *) data);
  return G_SOURCE_REMOVE;
}

typedef gboolean (*Condition) (Fixture *fixture);

static void
wait_until (Fixture    *fixture,
            Condition   condition,
            const char *what)
{
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, (gpointer) what);

  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

#define wait_for(fixture, condition) wait_until (fixture, condition, #condition)

static GtkWidget *
find (GtkWidget  *widget,
      GType       type,
      const char *words)
{
  const char *label = GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                    : GTK_IS_LABEL (widget) ? gtk_label_get_label (GTK_LABEL (widget)) : NULL;
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && label && strstr (label, words) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type, words);
  return found;
}

static void
click (Fixture    *fixture,
       const char *words)
{
  GtkWidget *button = find (fixture->dialog, GTK_TYPE_BUTTON, words);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static GtkWidget *
find_question (void)
{
  g_autoptr(GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data))
      return l->data;
  return NULL;
}

static gboolean
has_backup (Fixture *fixture)
{
  return find (fixture->dialog, GTK_TYPE_BUTTON, "Bring back") != NULL;
}

static gboolean
has_none (Fixture *fixture)
{
  return find (fixture->dialog, GTK_TYPE_LABEL, "No backup yet") != NULL;
}

static gboolean
has_undo (Fixture *fixture)
{
  return find (fixture->dialog, GTK_TYPE_BUTTON, "Undo restore") != NULL;
}

static gboolean
has_question (Fixture *fixture)
{
  return find_question () != NULL;
}

static gboolean
has_no_question (Fixture *fixture)
{
  return find_question () == NULL;
}

static gboolean
is_restored (Fixture *fixture)
{
  return fixture->n_restored > 0;
}

static gboolean
is_gone (Fixture *fixture)
{
  return fixture->dialog == NULL;
}

static void
restored_cb (Fixture *fixture)
{
  fixture->n_restored++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->shared = charter_shared_copy_new (fixture->sitting.session);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  if (fixture->dialog)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  wait_for (fixture, is_gone);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->shared);
  sitting_tear_down (&fixture->sitting);
}

static void
show (Fixture   *fixture,
      GtkWidget *dialog)
{
  fixture->dialog = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &fixture->dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
test_backups (Fixture       *fixture,
              gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  g_autofree char *name = g_strdup (charter_school_get_name (school));
  GtkWidget *question;

  show (fixture, charter_backups_dialog_new (GTK_WINDOW (fixture->window), session, fixture->shared));
  g_signal_connect_swapped (fixture->dialog, "restored", G_CALLBACK (restored_cb), fixture);
  wait_for (fixture, has_none);
  g_assert_false (has_undo (fixture));
  click (fixture, "Back up now");
  wait_for (fixture, has_backup);
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "checked just now, and sound"));
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "None chosen"));

  charter_store_begin_group (charter_session_get_store (session), "Rename the school");
  charter_school_set_name (school, "Another name");
  charter_store_end_group (charter_session_get_store (session));
  click (fixture, "Bring back");
  wait_for (fixture, has_question);
  question = find_question ();
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "restore");
  gtk_window_destroy (GTK_WINDOW (question));
  wait_for (fixture, is_restored);
  g_assert_cmpstr (charter_school_get_name (school), ==, name);
  wait_for (fixture, has_undo);
  wait_for (fixture, has_no_question);

  fixture->n_restored = 0;
  click (fixture, "Undo restore");
  wait_for (fixture, is_restored);
  g_assert_cmpstr (charter_school_get_name (school), ==, "Another name");
}

static void
test_rescue (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CharterRescueReport) report = charter_rescue_report_new ("2 pages of it have changed.",
                                                                     "2026-11-21T10:00:00Z");
  CharterRescuePart *part = charter_rescue_report_add_part (report, "judgement", "Judgement");

  part->n_read = 46;
  part->n_backup = 2;
  report->backup = g_strdup ("/somewhere/charter-2026-11-20.db");
  report->backup_made_at = g_strdup ("2026-11-20T16:00:00Z");
  g_ptr_array_add (report->look, g_strdup ("Judgement 8.2: <Visual> timetables & more"));
  show (fixture, charter_rescue_dialog_new (GTK_WINDOW (fixture->window), report));
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "46 from the damaged file; 2 from the backup"));
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_LABEL, "8.2: <Visual> timetables & more"));
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_BUTTON, "Save the report"));
}

static gboolean
is_made (Fixture *fixture)
{
  return find (fixture->dialog, GTK_TYPE_LABEL, "The file is made") != NULL;
}

static gboolean
is_opened (Fixture *fixture)
{
  return find (fixture->dialog, GTK_TYPE_BUTTON, "Take it over") != NULL;
}

static gboolean
is_failed (Fixture *fixture)
{
  return find (fixture->dialog, GTK_TYPE_LABEL, "could not be opened") != NULL;
}

static void
test_copy (Fixture       *fixture,
           gconstpointer  data)
{
  CharterSession *session = fixture->sitting.session;
  g_autofree char *path = g_build_filename (fixture->sitting.data_dir, "my.charter-copy", NULL);

  show (fixture, charter_copy_dialog_new (GTK_WINDOW (fixture->window), session, CHARTER_COPY_TO_MOVE));
  charter_copy_dialog_write (CHARTER_COPY_DIALOG (fixture->dialog), path, "[Settings]\n");
  wait_for (fixture, is_made);
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (fixture, is_gone);

  show (fixture, charter_copy_dialog_new (GTK_WINDOW (fixture->window), session, CHARTER_COPY_TO_SHARE));
  charter_copy_dialog_open (CHARTER_COPY_DIALOG (fixture->dialog), path);
  wait_for (fixture, is_opened);
  g_assert_nonnull (find (fixture->dialog, GTK_TYPE_BUTTON, "Look at it"));
  gtk_window_close (GTK_WINDOW (fixture->dialog));
  wait_for (fixture, is_gone);

  g_file_set_contents (path, "no copy", -1, NULL);
  show (fixture, charter_copy_dialog_new (GTK_WINDOW (fixture->window), session, CHARTER_COPY_TO_SHARE));
  charter_copy_dialog_open (CHARTER_COPY_DIALOG (fixture->dialog), path);
  wait_for (fixture, is_failed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  charter_ui_init ();
  g_test_add ("/backups-dialog/backups", Fixture, NULL, set_up, test_backups, tear_down);
  g_test_add ("/backups-dialog/rescue", Fixture, NULL, set_up, test_rescue, tear_down);
  g_test_add ("/backups-dialog/copy", Fixture, NULL, set_up, test_copy, tear_down);
  return g_test_run ();
}
