/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "charter-attach-job.h"
#include "charter-evidence-page.h"
#include "charter-ui.h"

/* 2 GB of evidence in 5,000 files (sparse ones): processor time to open the page, per key of a search and
 * per scrolled page; and a file of 500 MB copied, then copied again and stopped. Usage: bench-evidence */

#define N_FILES 5000
#define FILE_BYTES (420 * 1024)
#define LARGE_BYTES (500 * 1024 * 1024)

static double
get_ms (void)
{
  return 1000.0 * (double) clock () / CLOCKS_PER_SEC;
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
print_spread (const char *what,
              GArray     *took)
{
  g_array_sort (took, compare);
  printf ("%s: p50 %.1f ms, p95 %.1f ms of processor (%u)\n", what, g_array_index (took, double, took->len / 2),
          g_array_index (took, double, took->len * 95 / 100), took->len);
}

static CharterSession *
open_session (const char *dir)
{
  CharterSession *session = charter_session_new (dir);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Oakfield School", NULL);

  charter_session_open_async (session, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  g_assert_true (charter_session_open_finish (session, opened, NULL));
  charter_session_open_school_async (session, school, NULL, charter_session_await_cb, &slot);
  loaded = charter_session_await (&slot);
  g_assert_true (charter_session_open_school_finish (session, loaded, NULL));
  return session;
}

static void
make_sparse (const char *path,
             goffset     size)
{
  g_autofree char *folder = g_path_get_dirname (path);
  FILE *file;

  g_mkdir_with_parents (folder, 0700);
  file = fopen (path, "w");
  g_assert_true (file && ftruncate (fileno (file), size) == 0);
  fclose (file);
}

static void
fill (CharterSession *session)
{
  static const char * const words[] = { "Provision map", "Visual timetable", "Learning walk", "Family survey", "Policy", "Minutes" };
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < N_FILES; i++)
    {
      g_autofree char *title = g_strdup_printf ("%s %u", words[i % G_N_ELEMENTS (words)], i);
      g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
      g_autoptr(GFile) kept = charter_evidence_folder_get_file (charter_session_get_evidence_folder (session), sha256);
      g_autofree char *path = g_file_get_path (kept);
      CharterEvidence *evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "school", school, "number", (gint64) i + 1, "title", title,
                                                "kind", CHARTER_EVIDENCE_KIND_FILE, NULL);

      make_sparse (path, FILE_BYTES);
      g_ptr_array_add (records, evidence);
      g_ptr_array_add (records, g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "school", school, "evidence",
                                              charter_record_get_id (CHARTER_RECORD (evidence)), "name", title, "sha256", sha256,
                                              "size", (gint64) FILE_BYTES, "revision", (gint64) 1, NULL));
    }
  charter_portfolio_add_all (portfolio, records);
}

static GtkAdjustment *
find_adjustment (GtkWidget *list)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (gtk_widget_get_ancestor (list, GTK_TYPE_SCROLLED_WINDOW)));
}

static void
draw_frame (void)
{
  gint64 until = g_get_monotonic_time () + 40000;

  while (g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE) ? (void) 0 : g_usleep (500);
}

/* As a person types: a letter more, where setting the whole text would look for nothing in between. */
static void
type_letter (GtkWidget *search,
             char       letter,
             GArray    *keys,
             GArray    *drawn)
{
  int end = (int) strlen (gtk_editable_get_text (GTK_EDITABLE (search)));
  double begun = get_ms ();
  double took;

  gtk_editable_insert_text (GTK_EDITABLE (search), &letter, 1, &end);
  g_signal_emit_by_name (search, "search-changed");
  took = get_ms () - begun;
  g_array_append_val (keys, took);
  draw_frame ();
  took = get_ms () - begun;
  g_array_append_val (drawn, took);
}

static void
measure_page (CharterSession *session)
{
  static const char * const typed[] = { "provision map 12", "timetable", "e4321", "family survey", "zzz" };
  g_autoptr(GArray) keys = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) drawn = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GArray) pages = g_array_new (FALSE, FALSE, sizeof (double));
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page, *list, *search;
  double start;

  /* The program's window stands on another page before. */
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), gtk_label_new ("Overview"));
  gtk_window_present (GTK_WINDOW (window));
  draw_frame ();
  start = get_ms ();
  page = g_object_new (CHARTER_TYPE_EVIDENCE_PAGE, "session", session, NULL);
  list = GTK_WIDGET (gtk_widget_get_template_child (page, CHARTER_TYPE_EVIDENCE_PAGE, "list"));
  search = GTK_WIDGET (gtk_widget_get_template_child (page, CHARTER_TYPE_EVIDENCE_PAGE, "search"));
  gtk_window_set_child (GTK_WINDOW (window), page);
  draw_frame ();
  printf ("page with %u items opened: %.0f ms of processor\n", N_FILES, get_ms () - start);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (search), "");
      draw_frame ();
      for (const char *letter = typed[i]; *letter; letter++)
        type_letter (search, *letter, keys, drawn);
    }
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  draw_frame ();
  for (guint i = 0; i < 60; i++)
    {
      GtkAdjustment *adjustment = find_adjustment (list);
      double took = get_ms ();

      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + gtk_adjustment_get_page_size (adjustment));
      draw_frame ();
      took = get_ms () - took;
      g_array_append_val (pages, took);
    }
  print_spread ("one key to the filtered list", keys);
  print_spread ("one key to the filtered list drawn", drawn);
  print_spread ("one page scrolled and drawn", pages);
  gtk_window_destroy (GTK_WINDOW (window));
  draw_frame ();
}

typedef struct {
  guint         n_told;
  GCancellable *stop_half; /* nullable */
} Copying;

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer data)
{
  Copying *copying = data;

  copying->n_told++;
  if (copying->stop_half && done > total / 2)
    g_cancellable_cancel (copying->stop_half);
}

static gboolean
copy_large (CharterSession *session,
            const char     *path,
            gboolean        stops)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Copying copying = { 0, stops ? cancellable : NULL };
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(CharterAttachment) attachment = NULL;

  charter_attach_file_async (session, file, NULL, NULL, NULL, progress_cb, &copying, cancellable, charter_session_await_cb, &slot);
  done = charter_session_await (&slot);
  attachment = charter_attach_file_finish (session, done, NULL);
  printf ("%s: progress told %u times\n", stops ? "stopped at half" : "copied", copying.n_told);
  return attachment != NULL;
}

static long
get_peak_kib (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static guint
count_incoming (const char *dir)
{
  g_autofree char *path = g_build_filename (dir, "evidence", NULL);
  g_autoptr(GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (folder && (name = g_dir_read_name (folder)))
    n += g_str_has_prefix (name, "incoming-");
  return n;
}

static void
measure_large (CharterSession *session,
               const char     *dir)
{
  g_autofree char *path = g_build_filename (dir, "film.bin", NULL);
  long before;
  gboolean is_kept;

  make_sparse (path, LARGE_BYTES);
  before = get_peak_kib ();
  is_kept = copy_large (session, path, TRUE);
  printf ("stopped: %s, %u temporary files left\n", is_kept ? "kept!" : "nothing kept", count_incoming (dir));
  is_kept = copy_large (session, path, FALSE);
  printf ("500 MB: %s, peak memory grew by %.1f MiB\n", is_kept ? "kept" : "not kept!", (double) (get_peak_kib () - before) / 1024);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *dir = g_dir_make_tmp ("charter-bench-XXXXXX", NULL);
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", dir);
  CharterSession *session;
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) closed = NULL;

  gtk_init ();
  adw_init ();
  charter_ui_init ();
  session = open_session (dir);
  measure_large (session, dir);
  fill (session);
  drain ();
  measure_page (session);
  charter_session_close_async (session, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  g_object_unref (session);
  return g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL) ? 0 : 1;
}
