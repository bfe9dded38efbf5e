/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "charter-place.h"

#include "faults.h"
#include "hour.h"

/* Every single write, sync, rename, unlink and making of a file in an hour of work fails once: alone,
 * with each kind of failure, in runs, and from there on until the person has been told; on a local disk
 * and on a network drive.
 * CHARTER_FAULTS says how far apart the calls are that fail; 1 is every one of them. */

#define NFS 0x6969u
#define RETRY_MS 3000

static const int errors[] = { EIO, ENOSPC, EDQUOT, EROFS, EACCES, ESTALE };
static const char * const error_names[] = { "EIO", "ENOSPC", "EDQUOT", "EROFS", "EACCES", "ESTALE" };

typedef struct {
  char  *base;     /* the records to begin with */
  char  *outside;
  char  *dir;
  char  *account;  /* of an hour in which nothing failed */
  char  *last;     /* the call that failed last */
  guint  n_calls;  /* of it */
  guint  n_injected;
  guint  n_told;
  guint  n_hours;
  guint  n_by_itself; /* written by the store's own next try */
} Proof;

static void
copy_anew (const char *from,
           const char *to)
{
  hour_remove (to);
  hour_copy (from, to);
}

/* In another process: a file that this one has opened and closed again has lost SQLite's locks. What is only
 * passing through the folder may be gone before it is copied; then all is copied once more. */
static void
copy_live (const char *from,
           const char *to)
{
  const char *words[] = { "cp", "-a", from, to, NULL };
  int status = 1;

  for (guint tries = 0; status != 0; tries++)
    {
      g_assert_cmpuint (tries, <, 10);
      if (tries > 0)
        hour_remove (to);
      g_assert_true (g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                                   &status, NULL));
    }
}

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Words for a person: a sentence, and nothing of the machinery. */
static void
assert_plain (const char *words)
{
  static const char * const jargon[] = { "SQL", "sqlite", "disk I/O", "database", "errno", "fsync", "(null)" };

  g_assert_nonnull (words);
  g_assert_cmpuint (strlen (words), >, 20);
  for (guint i = 0; i < G_N_ELEMENTS (jargon); i++)
    if (strstr (words, jargon[i]))
      g_error ("“%s” says “%s” (%s)", words, jargon[i], faults_get_last ());
}

/* What lies on the disk at this moment, as the next start would find it after a power cut. */
static void
assert_sound_now (Proof *proof)
{
  g_autofree char *twin = g_strconcat (proof->dir, "-now", NULL);
  g_autofree char *path = g_build_filename (twin, "charter.db", NULL);
  sqlite3 *handle;
  sqlite3_stmt *statement;

  hour_remove (twin);
  copy_live (proof->dir, twin);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
      sqlite3_prepare_v2 (handle, "PRAGMA integrity_check", -1, &statement, NULL);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
      sqlite3_finalize (statement);
      /* One transaction: all five judgements and what Undo says of them, or none. */
      sqlite3_prepare_v2 (handle, "SELECT count(*) FROM judgement", -1, &statement, NULL);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
      g_assert_cmpint (sqlite3_column_int (statement, 0) % 5, ==, 0);
      sqlite3_finalize (statement);
      sqlite3_close (handle);
    }
}

/* The store says that it is not saved, and why. */
static void
assert_told (Hour         *hour,
             guint         step,
             const GError *error)
{
  CharterStore *store = hour->session ? charter_session_get_store (hour->session) : NULL;

  assert_plain (error->message);
  if (!store || !hour->is_edited)
    return;
  if (charter_store_get_state (store) != CHARTER_STORE_FAILING)
    g_error ("“%s” failed, but the store does not say so: %s (%s)", hour_get_name (step), error->message,
             faults_get_last ());
  g_assert_cmpstr (charter_store_get_message (store), ==, error->message);
  g_assert_true (hour_is_kept (hour, step));
}

/* Nobody presses anything: the store tries again by itself. */
static void
wait_for_store (Proof *proof,
                Hour  *hour)
{
  CharterStore *store = charter_session_get_store (hour->session);

  faults_pass_time (RETRY_MS);
  while (charter_store_get_state (store) != CHARTER_STORE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  proof->n_by_itself++;
}

static void
run_step (Proof    *proof,
          Hour     *hour,
          guint     step,
          gboolean  is_lasting)
{
  guint n_tries = 0;

  hour->is_edited = FALSE;
  while (TRUE)
    {
      g_autoptr(GError) error = NULL;

      if (hour_run (hour, step, &error))
        break;
      if (!error)
        g_error ("“%s” failed without a word, after %s", hour_get_name (step), faults_get_last ());
      if (++n_tries > 60 || faults_get_n_failed () == 0)
        g_error ("“%s” fails still: %s (%s)", hour_get_name (step), error->message, faults_get_last ());
      assert_told (hour, step, error);
      proof->n_told++;
      if (is_lasting)
        {
          faults_end ();
          assert_sound_now (proof);
        }
      if (hour->is_edited && is_lasting)
        wait_for_store (proof, hour);
    }
}

static void
run_hour (Proof    *proof,
          guint     first,
          guint     n,
          int       error,
          gboolean  is_lasting)
{
  Hour hour = { .dir = proof->dir, .outside = proof->outside };

  copy_anew (proof->base, proof->dir);
  faults_watch (proof->dir);
  faults_fail_at (first, n, error);
  for (guint step = 0; step < hour_get_n_steps (); step++)
    run_step (proof, &hour, step, is_lasting);
  if (n == 0)
    proof->n_calls = faults_get_count ();
  proof->n_injected += faults_get_n_failed ();
  proof->n_hours++;
  g_free (proof->last);
  proof->last = g_strdup (faults_get_last ());
  faults_watch (NULL);
  drain ();
}

static void
fail_with_differences (Proof      *proof,
                       const char *account,
                       guint       call,
                       const char *error)
{
  g_auto(GStrv) found = g_strsplit (account, "\n", -1);
  g_auto(GStrv) expected = g_strsplit (proof->account, "\n", -1);
  guint n_found = g_strv_length (found);
  guint n_expected = g_strv_length (expected);
  guint i = 0;

  while (i < n_found && i < n_expected && g_str_equal (found[i], expected[i]))
    i++;
  g_error ("After %s at call %u (%s) there is “%s” instead of “%s”", error, call, proof->last,
           i < n_found ? found[i] : "", i < n_expected ? expected[i] : "");
}

/* What is left over may be taken away by the next start, which asks nothing. */
static void
assert_nothing_lost (Proof      *proof,
                     guint       call,
                     const char *error)
{
  g_autofree char *problems = NULL;
  g_autofree char *account = NULL;
  Hour again = { .dir = proof->dir, .outside = proof->outside };
  g_autoptr(GError) failure = NULL;

  hour_run (&again, 0, &failure);
  g_assert_no_error (failure);
  g_assert_false (charter_store_get_is_read_only (charter_session_get_store (again.session)));
  problems = hour_dup_problems (charter_session_get_store (again.session));
  g_assert_cmpstr (problems, ==, "");
  hour_run (&again, hour_get_n_steps () - 1, &failure);
  g_assert_no_error (failure);
  account = hour_dup_account (proof->dir);
  if (!g_str_equal (account, proof->account))
    fail_with_differences (proof, account, call, error);
}

typedef struct {
  const char *what;
  guint       n;          /* calls in a row */
  gboolean    is_lasting; /* until the person has been told */
  guint       n_errors;   /* how many kinds of failure each call meets */
  guint       first;      /* of them, for the first call; the next call begins with the next */
} Run;

static void
prove (Proof      *proof,
       const char *what,
       const Run  *run)
{
  const char *asked = g_getenv ("CHARTER_FAULTS");
  guint stride = asked ? (guint) g_ascii_strtoull (asked, NULL, 10) : 97;

  proof->n_injected = proof->n_told = proof->n_hours = proof->n_by_itself = 0;
  for (guint i = 0; i < run->n_errors; i++)
    for (guint call = 0; call < proof->n_calls; call += stride)
      {
        guint kind = (call / stride + run->first + i) % G_N_ELEMENTS (errors);

        if (g_test_verbose ())
          g_test_message ("call %u: %s", call, error_names[kind]);
        run_hour (proof, call, run->n, errors[kind], run->is_lasting);
        assert_nothing_lost (proof, call, error_names[kind]);
      }
  g_test_message ("%s: %u hours, %u failures at %u calls, told in words %u times, %u times written by itself"
                  " afterwards, lost: nothing", what, proof->n_hours, proof->n_injected, proof->n_calls,
                  proof->n_told, proof->n_by_itself);
}

static void
prepare (Proof *proof)
{
  g_autofree char *parent = g_dir_make_tmp ("charter-faults-XXXXXX", NULL);

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  proof->base = g_build_filename (parent, "base", NULL);
  proof->outside = g_build_filename (parent, "outside", NULL);
  proof->dir = g_build_filename (parent, "data", NULL);
  hour_prepare (proof->base, proof->outside);
  drain ();
  run_hour (proof, 0, 0, 0, FALSE);
  proof->account = hour_dup_account (proof->dir);
  g_assert_cmpuint (proof->n_calls, >, 100);
}

static void
clear (Proof *proof)
{
  g_autofree char *parent = g_path_get_dirname (proof->base);

  hour_remove (parent);
  g_free (proof->base);
  g_free (proof->outside);
  g_free (proof->dir);
  g_free (proof->account);
  g_free (proof->last);
}

/* Each begins with another kind: so each call meets three of them in rows, and all six alone. */
static const Run runs[] = {
  { "from there on", G_MAXUINT / 2, TRUE, 1, 0 },
  { "two in a row", 2, FALSE, 1, 2 },
  { "seven in a row", 7, FALSE, 1, 4 },
  { "one call", 1, FALSE, G_N_ELEMENTS (errors), 0 },
};

static void
test_every_call (gconstpointer data)
{
  Proof proof = { NULL };
  g_autofree char *what = NULL;
  const Run *run = &runs[GPOINTER_TO_UINT (data) % G_N_ELEMENTS (runs)];
  gboolean is_network = GPOINTER_TO_UINT (data) >= G_N_ELEMENTS (runs);

  charter_place_pretend_type (is_network ? NFS : 0);
  prepare (&proof);
  what = g_strdup_printf ("%s, %s", is_network ? "network drive" : "local disk", run->what);
  prove (&proof, what, run);
  clear (&proof);
  charter_place_pretend_type (0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (runs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/hour/%s/%s", i < G_N_ELEMENTS (runs) ? "local" : "network",
                                               runs[i % G_N_ELEMENTS (runs)].what);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_every_call);
    }
  return g_test_run ();
}
