/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <adwaita.h>

#include "charter-impact-page.h"
#include "charter-impact.h"
#include "charter-measures-reader.h"
#include "charter-overview-page.h"
#include "charter-ui.h"

/* Ten years of figures, 1,000 actions and 500 provisions beside a school of which nothing is kept: opening the
 * school and its overview in a database of each, and the trends opened. Time of the processor in
 * this thread, and of the whole process for the loading, which another thread does. */

#define N_YEARS 10
#define N_ACTIONS 1000
#define N_PROVISIONS 500
#define N_ROUNDS 3

static double
spent_ms (clockid_t clock)
{
  struct timespec spent;

  clock_gettime (clock, &spent);
  return (double) spent.tv_sec * 1e3 + (double) spent.tv_nsec / 1e6;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
add (GPtrArray *records,
     gpointer   record)
{
  g_ptr_array_add (records, record);
}

static void
add_figures (GPtrArray  *records,
             const char *school)
{
  const CharterMeasures *known = charter_measures_get_default ();

  for (guint i = 0; i < known->measures->len; i++)
    for (guint j = 0; j < known->cohorts->len; j++)
      for (int year = 2026 - N_YEARS; year < 2026; year++)
        {
          const CharterMeasure *measure = g_ptr_array_index (known->measures, i);
          const CharterCohort *cohort = g_ptr_array_index (known->cohorts, j);
          g_autofree char *name = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);

          add (records, g_object_new (CHARTER_TYPE_INDICATOR, "school", school, "measure", measure->id,
                                      "cohort", cohort->id, "year", name,
                                      "value", (gint64) ((i * 7 + j * 3 + (guint) year) % 60 + 20) * 100,
                                      "out-of", (gint64) (300 / (j + 1)), NULL));
        }
}

static GPtrArray *
make_records (const char *school)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  add_figures (records, school);
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      g_autofree char *due = g_strdup_printf ("%u-%02u-%02u", 2024 + i % 4, i % 12 + 1, i % 28 + 1);

      add (records, g_object_new (CHARTER_TYPE_ACTION, "school", school, "title", "Something to do", "number",
                                  (gint64) i + 1, "due-on", due, "outcome", i % 4, NULL));
    }
  for (guint i = 0; i < N_PROVISIONS; i++)
    add (records, g_object_new (CHARTER_TYPE_PROVISION, "school", school, "title", "A group for reading", "pupils",
                                (gint64) 6, "end-on", "2027-03-01", NULL));
  return records;
}

static void
finish (GAsyncResult **slot,
        CharterSession *session,
        gboolean (*done) (CharterSession *, GAsyncResult *, GError **))
{
  g_autoptr(GAsyncResult) result = charter_session_await (slot);
  g_autoptr(GError) error = NULL;

  if (!done (session, result, &error))
    g_error ("%s", error->message);
}

static CharterSession *
open_session (const char *folder)
{
  CharterSession *session = charter_session_new (folder);
  GAsyncResult *result = NULL;

  charter_session_open_async (session, NULL, charter_session_await_cb, &result);
  finish (&result, session, charter_session_open_finish);
  return session;
}

static void
close_session (CharterSession *session)
{
  GAsyncResult *result = NULL;

  charter_session_close_async (session, charter_session_await_cb, &result);
  finish (&result, session, charter_session_close_finish);
  g_object_unref (session);
}

static void
open_school (CharterSession *session,
             CharterSchool  *school)
{
  GAsyncResult *result = NULL;

  charter_session_open_school_async (session, school, NULL, charter_session_await_cb, &result);
  finish (&result, session, charter_session_open_school_finish);
}

static void
fill (const char *folder,
      gboolean    is_full)
{
  CharterSession *session = open_session (folder);
  CharterSchool *school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Bench", NULL);

  charter_store_add_school (charter_session_get_store (session), school);
  open_school (session, school);
  if (is_full)
    {
      g_autoptr(GPtrArray) records = make_records (charter_record_get_id (CHARTER_RECORD (school)));

      for (guint i = 0; i < records->len; i++)
        charter_portfolio_add (charter_session_get_portfolio (session), g_ptr_array_index (records, i));
    }
  g_object_unref (school);
  close_session (session);
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 400000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static CharterSession *
open_filled (const char *folder)
{
  CharterSession *session = open_session (folder);
  g_autoptr(CharterSchool) school =
    g_list_model_get_item (charter_store_get_schools (charter_session_get_store (session)), 0);

  open_school (session, school);
  return session;
}

static void
open_once (const char *folder,
           double     *thread,
           double     *process)
{
  double thread_before = spent_ms (CLOCK_THREAD_CPUTIME_ID), process_before = spent_ms (CLOCK_PROCESS_CPUTIME_ID);
  CharterSession *session = open_filled (folder);
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (CHARTER_TYPE_OVERVIEW_PAGE, "session", session, NULL));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  *thread = spent_ms (CLOCK_THREAD_CPUTIME_ID) - thread_before;
  *process = spent_ms (CLOCK_PROCESS_CPUTIME_ID) - process_before;
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  close_session (session);
}

static void
open_trends (const char *folder)
{
  CharterSession *session = open_filled (folder);
  GtkWidget *window = gtk_window_new ();
  double before = spent_ms (CLOCK_THREAD_CPUTIME_ID);

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (CHARTER_TYPE_IMPACT_PAGE, "session", session, NULL));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  printf ("trends opened, and settled: %.0f ms of the processor\n", spent_ms (CLOCK_THREAD_CPUTIME_ID) - before);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
  close_session (session);
}

int
main (void)
{
  g_autofree char *empty = g_dir_make_tmp ("bench-impact-XXXXXX", NULL);
  g_autofree char *full = g_dir_make_tmp ("bench-impact-XXXXXX", NULL);
  double thread[2][N_ROUNDS], process[2][N_ROUNDS], unused[2];

  setvbuf (stdout, NULL, _IOLBF, 0);
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  adw_init ();
  charter_ui_init ();
  fill (empty, FALSE);
  fill (full, TRUE);
  open_once (full, &unused[0], &unused[1]); /* fonts and icons, once */
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      open_once (empty, &thread[0][i], &process[0][i]);
      open_once (full, &thread[1][i], &process[1][i]);
    }
  for (guint i = 0; i < 2; i++)
    {
      qsort (thread[i], N_ROUNDS, sizeof (double), compare);
      qsort (process[i], N_ROUNDS, sizeof (double), compare);
    }
  printf ("opened with its overview, processor, least and median of %d: empty %.0f, %.0f ms; ten years of figures, "
          "%d actions, %d provisions %.0f, %.0f ms; ratio %.2f\n", N_ROUNDS, thread[0][0], thread[0][N_ROUNDS / 2],
          N_ACTIONS, N_PROVISIONS, thread[1][0], thread[1][N_ROUNDS / 2],
          thread[1][N_ROUNDS / 2] / thread[0][N_ROUNDS / 2]);
  printf ("the same of the whole process: %.0f and %.0f ms, ratio %.2f\n", process[0][N_ROUNDS / 2],
          process[1][N_ROUNDS / 2], process[1][N_ROUNDS / 2] / process[0][N_ROUNDS / 2]);
  open_trends (full);
  return 0;
}
