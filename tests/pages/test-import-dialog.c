/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <string.h>

#include "charter-import-dialog.h"
#include "charter-sitting.h"
#include "charter-ui.h"

typedef struct {
  Sitting sitting;
  GtkWidget *window;
  GtkWidget *dialog;
  gboolean is_finished;
} Fixture;

static gboolean
out_of_time_cb (gpointer data)
{
  g_error ("the import did not end in time");
  return G_SOURCE_REMOVE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  sitting_set_up (&fixture->sitting);
  fixture->window = adw_window_new ();
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);

  if (fixture->dialog)
    gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (fixture->dialog)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sitting_tear_down (&fixture->sitting);
}

static void
finished_cb (CharterImportDialog *dialog,
             GPtrArray           *foreign,
             Fixture             *fixture)
{
  fixture->is_finished = TRUE;
}

static void
show (Fixture   *fixture,
      GPtrArray *files)
{
  fixture->is_finished = FALSE;
  fixture->dialog = charter_import_dialog_new (GTK_WINDOW (fixture->window), fixture->sitting.session, files);
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *) &fixture->dialog);
  g_signal_connect (fixture->dialog, "finished", G_CALLBACK (finished_cb), fixture);
  gtk_window_present (GTK_WINDOW (fixture->dialog));
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

static GtkWidget *
get_child (Fixture    *fixture,
           const char *name)
{
  GObject *child = gtk_widget_get_template_child (fixture->dialog, CHARTER_TYPE_IMPORT_DIALOG, name);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

static void
wait_for_heading (Fixture    *fixture,
                  const char *heading)
{
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);

  while (g_strcmp0 (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (fixture->dialog)), heading) != 0)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
}

static const char *
get_result (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (get_child (fixture, "result")));
}

/* A page of a directory with services from @first; every one is described by @word. */
static GFile *
write_page (Fixture    *fixture,
            const char *name,
            guint       page,
            guint       n_pages,
            guint       first,
            guint       n,
            const char *word)
{
  g_autofree char *path = g_build_filename (fixture->sitting.data_dir, name, NULL);
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_string_append_printf (text, "{\"page_number\":%u,\"total_pages\":%u,\"contents\":[\n", page, n_pages);
  for (guint i = first; i < first + n; i++)
    g_string_append_printf (text, "{\"id\":\"s%u\",\"name\":\"Quokka club %u\",\"description\":\"%s\"}%s\n", i, i, word,
                            i + 1 < first + n ? "," : "");
  g_string_append (text, "]}\n");
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static GPtrArray *
list_files (GFile *first,
            GFile *second)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_object_unref);

  g_ptr_array_add (files, first);
  if (second)
    g_ptr_array_add (files, second);
  return files;
}

static guint
count (Fixture    *fixture,
       const char *words)
{
  CharterDirectoryQuery query = { .words = words, .age = -1, .limit = 1 };
  CharterReference *reference = charter_session_get_reference (fixture->sitting.session);
  g_autoptr(GHashTable) counts = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_reference_search_entries_async (reference, &query, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  hits = charter_reference_search_entries_finish (reference, result, &counts, NULL, &error);
  g_assert_no_error (error);
  return GPOINTER_TO_UINT (g_hash_table_lookup (counts, "total"));
}

/* An update says first what would change, field by field; accepted, it is taken; then it is taken back. */
static void
test_accept_and_undo (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) files = list_files (write_page (fixture, "clubs.json", 1, 1, 0, 6, "Bouncing"), NULL);
  g_autoptr(GPtrArray) newer = NULL;

  show (fixture, files);
  wait_for_heading (fixture, "What would change");
  g_assert_nonnull (strstr (get_result (fixture), "6 added"));
  g_assert_cmpuint (count (fixture, "quokka"), ==, 0);
  g_signal_emit_by_name (get_child (fixture, "take_button"), "clicked");
  wait_for_heading (fixture, "Imported");
  g_assert_true (fixture->is_finished);
  g_assert_cmpuint (count (fixture, "quokka bouncing"), ==, 6);
  put_away (fixture);

  /* Five are changed, one is gone. */
  newer = list_files (write_page (fixture, "clubs.json", 1, 1, 0, 5, "Jumping"), NULL);
  show (fixture, newer);
  wait_for_heading (fixture, "What would change");
  g_assert_nonnull (strstr (get_result (fixture), "5 changed"));
  g_assert_nonnull (strstr (get_result (fixture), "1 gone and put aside"));
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "changes")));
  g_signal_emit_by_name (get_child (fixture, "take_button"), "clicked");
  wait_for_heading (fixture, "Imported");
  g_assert_cmpuint (count (fixture, "quokka"), ==, 5);
  g_assert_cmpuint (count (fixture, "bouncing"), ==, 0);
  g_assert_true (gtk_widget_get_visible (get_child (fixture, "undo_button")));
  g_signal_emit_by_name (get_child (fixture, "undo_button"), "clicked");
  wait_for_heading (fixture, "The update was taken back");
  g_assert_cmpuint (count (fixture, "quokka bouncing"), ==, 6);
  g_assert_cmpuint (count (fixture, "jumping"), ==, 0);
  put_away (fixture);
}

static void
test_leave_as_it_is (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GPtrArray) files = list_files (write_page (fixture, "clubs.json", 1, 1, 0, 6, "Bouncing"), NULL);

  show (fixture, files);
  wait_for_heading (fixture, "What would change");
  put_away (fixture);
  g_assert_false (fixture->is_finished);
  g_assert_cmpuint (count (fixture, "quokka"), ==, 0);
}

/* The pages of one directory are one import, whichever is given first; what is on neither is gone. */
static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GPtrArray) files =
    list_files (write_page (fixture, "council-2.json", 2, 2, 4, 4, "Bouncing"),
                write_page (fixture, "council-1.json", 1, 2, 0, 4, "Bouncing"));
  g_autoptr(GPtrArray) newer = NULL;

  show (fixture, files);
  wait_for_heading (fixture, "What would change");
  g_signal_emit_by_name (get_child (fixture, "take_button"), "clicked");
  wait_for_heading (fixture, "Imported");
  g_assert_cmpuint (count (fixture, "quokka"), ==, 8);
  put_away (fixture);

  newer = list_files (write_page (fixture, "council-1.json", 1, 2, 0, 4, "Bouncing"),
                      write_page (fixture, "council-2.json", 2, 2, 4, 3, "Bouncing"));
  show (fixture, newer);
  wait_for_heading (fixture, "What would change");
  g_signal_emit_by_name (get_child (fixture, "take_button"), "clicked");
  wait_for_heading (fixture, "Imported");
  g_assert_cmpuint (count (fixture, "quokka"), ==, 7);
  put_away (fixture);
}

/* A large file that is stopped half way has changed nothing. */
static void
test_stop (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GPtrArray) files = list_files (write_page (fixture, "large.json", 1, 1, 0, 20000, "Bouncing"), NULL);
  guint timer = g_timeout_add_seconds (100, out_of_time_cb, NULL);

  show (fixture, files);
  wait_for_heading (fixture, "What would change");
  g_signal_emit_by_name (get_child (fixture, "take_button"), "clicked");
  wait_for_heading (fixture, "Importing…");
  while (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (get_child (fixture, "progress"))) <= 0 &&
         !fixture->is_finished)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timer);
  g_assert_false (fixture->is_finished);
  put_away (fixture);
  g_assert_false (fixture->is_finished);
  g_assert_cmpuint (count (fixture, "quokka"), ==, 0);
}

/* What is skipped is said by line. */
static void
test_faults (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->sitting.data_dir, "odd.json", NULL);
  g_autoptr(GPtrArray) files = list_files (g_file_new_for_path (path), NULL);

  g_assert_true (g_file_set_contents (path, "{\"total_pages\":1,\"contents\":[\n{\"id\":\"a\",\"name\":\"Quokka\"},\n{\"id\":\"b\"},\n"
                                            "{\"id\":\"c\",\"name\":\"Quokka too\",\n\"minimum_age\":400}]}\n", -1, NULL));
  show (fixture, files);
  wait_for_heading (fixture, "What would change");
  g_assert_nonnull (strstr (get_result (fixture), "Line 3: name: "));
  g_assert_nonnull (strstr (get_result (fixture), "Line 5: minimum_age: "));
  g_signal_emit_by_name (get_child (fixture, "take_button"), "clicked");
  wait_for_heading (fixture, "Imported");
  g_assert_nonnull (strstr (get_result (fixture), "1 row skipped"));
  g_assert_cmpuint (count (fixture, "quokka"), ==, 2);
  put_away (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  charter_ui_init ();
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import-dialog/accept-and-undo", test_accept_and_undo);
  ADD ("/import-dialog/leave-as-it-is", test_leave_as_it_is);
  ADD ("/import-dialog/pages", test_pages);
  ADD ("/import-dialog/stop", test_stop);
  ADD ("/import-dialog/faults", test_faults);
  return g_test_run ();
}
