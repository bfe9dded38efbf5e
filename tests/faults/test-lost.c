/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charter-attach-job.h"
#include "charter-place.h"

#include "faults.h"
#include "hour.h"

/* Something happens to the disk in the middle of the hour, and lasts until the person has been told:
 * what they are told, that memory keeps what they do meanwhile, and that all of it is written when it is
 * over. */

#define NFS 0x6969u
#define RETRY_MS 3000
#define WRITE_STEP 2 /* what is done while it lasts */

typedef struct {
  char *parent;
  char *account; /* of an hour without it */
  char *notice;  /* what the store said was put right */
  Hour  hour;
} Fixture;

static void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static CharterStore *
get_store (Fixture *fixture)
{
  return charter_session_get_store (fixture->hour.session);
}

static void
run_steps (Fixture *fixture,
           guint    first,
           guint    end)
{
  for (guint step = first; step < end; step++)
    {
      g_autoptr(GError) error = NULL;

      fixture->hour.is_edited = FALSE;
      hour_run (&fixture->hour, step, &error);
      g_assert_no_error (error);
    }
}

static void
notice_cb (Fixture    *fixture,
           const char *words)
{
  g_free (fixture->notice);
  fixture->notice = g_strdup (words);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *base = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  charter_place_pretend_type (GPOINTER_TO_UINT (data));
  fixture->parent = g_dir_make_tmp ("charter-lost-XXXXXX", NULL);
  base = g_build_filename (fixture->parent, "base", NULL);
  fixture->hour.outside = g_build_filename (fixture->parent, "outside", NULL);
  fixture->hour.dir = g_build_filename (fixture->parent, "data", NULL);
  hour_prepare (base, fixture->hour.outside);
  drain ();
  hour_copy (base, fixture->hour.dir);
  run_steps (fixture, 0, hour_get_n_steps ());
  drain ();
  fixture->account = hour_dup_account (fixture->hour.dir);
  hour_remove (fixture->hour.dir);
  hour_copy (base, fixture->hour.dir);
  fixture->hour.n_undone = 0;
  faults_watch (fixture->hour.dir);
  run_steps (fixture, 0, WRITE_STEP);
  g_signal_connect_swapped (get_store (fixture), "notice", G_CALLBACK (notice_cb), fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  faults_watch (NULL);
  drain ();
  charter_place_pretend_type (0);
  hour_remove (fixture->parent);
  g_free (fixture->parent);
  g_free (fixture->account);
  g_free (fixture->notice);
  g_free (fixture->hour.dir);
  g_free (fixture->hour.outside);
}

/* Writes while it lasts: it is said in these words, and memory has it. */
static void
assert_fails (Fixture    *fixture,
              const char *words)
{
  g_autoptr(GError) error = NULL;

  fixture->hour.is_edited = FALSE;
  g_assert_false (hour_run (&fixture->hour, WRITE_STEP, &error));
  if (!strstr (error->message, words))
    g_error ("“%s” does not say “%s”", error->message, words);
  g_assert_cmpint (charter_store_get_state (get_store (fixture)), ==, CHARTER_STORE_FAILING);
  g_assert_cmpstr (charter_store_get_message (get_store (fixture)), ==, error->message);
  g_assert_true (hour_is_kept (&fixture->hour, WRITE_STEP));
  /* The next try says the same, and loses nothing either. */
  faults_pass_time (RETRY_MS);
  drain ();
  g_clear_error (&error);
  g_assert_false (hour_run (&fixture->hour, WRITE_STEP, &error));
  g_test_message ("told: %s", error->message);
}

/* It is over: nobody has to do anything. */
static void
wait_for_store (Fixture *fixture)
{
  faults_pass_time (RETRY_MS);
  while (charter_store_get_state (get_store (fixture)) != CHARTER_STORE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (charter_store_get_message (get_store (fixture)));
}

/* The rest of the hour, and nothing is missing. */
static void
assert_whole (Fixture *fixture)
{
  g_autofree char *problems = NULL;
  g_autofree char *account = NULL;

  run_steps (fixture, WRITE_STEP + 1, hour_get_n_steps ());
  faults_watch (NULL);
  drain ();
  problems = hour_dup_check (fixture->hour.dir);
  g_assert_cmpstr (problems, ==, "");
  account = hour_dup_account (fixture->hour.dir);
  g_assert_cmpstr (account, ==, fixture->account);
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { int error; FaultsKind kinds; const char *words; } cases[] = {
    { ENOSPC, FAULTS_CHANGE, "no room left" },
    { EDQUOT, FAULTS_CHANGE, "no room left" },
    { EROFS, FAULTS_CHANGE, "may not write" },
    { EACCES, FAULTS_CHANGE | FAULTS_OPEN, "may not write" },
    { EIO, FAULTS_CHANGE, "cannot be reached" },
    { EIO, FAULTS_ANY, "cannot be reached" },
    { ENOTCONN, FAULTS_ANY, "cannot be reached" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->hour.session);

      faults_fail_all (cases[i].kinds, cases[i].error);
      /* Another change each time, outside Undo. */
      charter_store_begin_unlogged (get_store (fixture));
      charter_school_set_roll (charter_portfolio_get_school (portfolio), (int) i + 100);
      charter_store_end_unlogged (get_store (fixture));
      if (i == 0)
        assert_fails (fixture, cases[i].words);
      else
        {
          g_autoptr(GError) error = NULL;

          g_assert_false (hour_run (&fixture->hour, WRITE_STEP, &error));
          if (!strstr (error->message, cases[i].words))
            g_error ("%s: “%s” does not say “%s”", g_strerror (cases[i].error), error->message, cases[i].words);
          g_test_message ("%s: %s", g_strerror (cases[i].error), error->message);
        }
      faults_end ();
      wait_for_store (fixture);
    }
  assert_whole (fixture);
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  data)
{
  faults_go_stale ();
  assert_fails (fixture, "network drive");
  faults_end ();
  wait_for_store (fixture);
  assert_whole (fixture);
}

static void
test_deleted (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const names[] = { "charter.db", "charter.db-wal", "charter.db-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->hour.dir, names[i], NULL);

      g_unlink (path);
    }
  run_steps (fixture, WRITE_STEP, WRITE_STEP + 1);
  g_assert_nonnull (fixture->notice);
  g_test_message ("told: %s", fixture->notice);
  assert_whole (fixture);
}

/* Only the file's name is gone; its journal is there, and must not be taken for the new one's. */
static void
test_deleted_alone (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->hour.dir, "charter.db", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  run_steps (fixture, WRITE_STEP, WRITE_STEP + 1);
  g_assert_nonnull (fixture->notice);
  assert_whole (fixture);
}

/* Putting it back fails at first, too. */
static void
test_deleted_and_full (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->hour.dir, "charter.db", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  faults_fail_all (FAULTS_CHANGE, ENOSPC);
  assert_fails (fixture, "no room left");
  g_assert_null (fixture->notice);
  faults_end ();
  wait_for_store (fixture);
  g_assert_nonnull (fixture->notice);
  assert_whole (fixture);
}

static void
test_replaced (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->hour.dir, "charter.db", NULL);
  g_autofree char *base = g_build_filename (fixture->parent, "base", "charter.db", NULL);
  g_autofree char *found = g_build_filename (fixture->hour.dir, "backups",
                                             "charter-found-2026-11-21T10.00.00.000Z.db", NULL);

  g_assert_cmpint (g_unlink (path), ==, 0);
  hour_copy (base, path);
  run_steps (fixture, WRITE_STEP, WRITE_STEP + 1);
  g_assert_nonnull (fixture->notice);
  g_test_message ("told: %s", fixture->notice);
  g_assert_true (g_file_test (found, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_unlink (found), ==, 0);
  assert_whole (fixture);
}

static void
test_folder_gone (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *elsewhere = g_strconcat (fixture->hour.dir, "-elsewhere", NULL);

  g_assert_cmpint (g_rename (fixture->hour.dir, elsewhere), ==, 0);
  assert_fails (fixture, "cannot be reached");
  g_assert_false (g_file_test (fixture->hour.dir, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (elsewhere, fixture->hour.dir), ==, 0);
  wait_for_store (fixture);
  g_assert_null (fixture->notice);
  assert_whole (fixture);
}

static void
test_lock_deleted (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *lock = g_build_filename (fixture->hour.dir, "charter.db.open", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_unlink (lock), ==, 0);
  run_steps (fixture, WRITE_STEP, WRITE_STEP + 1);
  g_assert_true (g_file_get_contents (lock, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Sam Carter"));
  assert_whole (fixture);
}

static void
test_lock_taken (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *lock = g_build_filename (fixture->hour.dir, "charter.db.open", NULL);

  g_assert_true (g_file_set_contents (lock, "[Open]\nWho=Robin Hale\nMachine=office-3\nSince=2026-11-21T09:15:00Z\n"
                                            "Token=theirs\n", -1, NULL));
  assert_fails (fixture, "Robin Hale");
  g_assert_cmpint (g_unlink (lock), ==, 0);
  wait_for_store (fixture);
  assert_whole (fixture);
}

/* A disk that takes its time: nothing waits for it but the thread that writes. */
static void
test_slow (Fixture       *fixture,
           gconstpointer  data)
{
  CharterStore *store = get_store (fixture);
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->hour.session);

  faults_hold_syncs (TRUE);
  charter_store_begin_unlogged (store);
  charter_school_set_roll (charter_portfolio_get_school (portfolio), 100);
  charter_store_end_unlogged (store);
  faults_pass_time (300);
  while (faults_get_n_held () == 0)
    g_main_context_iteration (NULL, FALSE);
  for (int i = 0; i < 100; i++)
    {
      charter_store_begin_unlogged (store);
      charter_school_set_roll (charter_portfolio_get_school (portfolio), 101 + i);
      charter_store_end_unlogged (store);
      faults_pass_time (20); /* two seconds in all */
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpint (charter_store_get_state (store), ==, CHARTER_STORE_SAVING);
  g_assert_cmpuint (faults_get_n_held (), ==, 1);
  faults_hold_syncs (FALSE);
  run_steps (fixture, WRITE_STEP, WRITE_STEP + 1);
  g_assert_cmpint (charter_school_get_roll (charter_portfolio_get_school (portfolio)), ==, 200);
  assert_whole (fixture);
  g_assert_cmpuint (faults_get_n_on_main (), ==, 0);
}

static CharterAttachment *
attach_picture (Fixture       *fixture,
                const char    *name,
                GCancellable  *cancellable,
                gboolean       is_held,
                GError       **error)
{
  g_autofree char *pixels = g_strnfill (600 * 1024, name[0]);
  g_autoptr(GBytes) bytes = g_bytes_new (pixels, 600 * 1024);
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  charter_attach_bytes_async (fixture->hour.session, bytes, name, NULL, NULL, NULL, cancellable,
                              charter_session_await_cb, &slot);
  while (is_held && faults_get_n_held () == 0)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (slot);
  faults_hold_syncs (FALSE);
  result = charter_session_await (&slot);
  return charter_attach_file_finish (fixture->hour.session, result, error);
}

static gboolean
has_evidence_file (Fixture    *fixture,
                   const char *start)
{
  g_autofree char *path = g_build_filename (fixture->hour.dir, "evidence", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, start))
      return TRUE;
  return FALSE;
}

/* A pasted picture goes to the disk as a file does: a slow one keeps nobody waiting, and a full one, or
 * somebody who has changed their mind, leaves nothing of it. */
static void
test_pasted (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CharterAttachment) kept = NULL;
  g_autoptr(CharterAttachment) again = NULL;
  g_autoptr(GCancellable) stopped = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  faults_hold_syncs (TRUE);
  kept = attach_picture (fixture, "a.png", NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (kept->is_known);
  faults_fail_all (FAULTS_CHANGE, ENOSPC);
  g_assert_null (attach_picture (fixture, "b.png", NULL, FALSE, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FULL);
  g_test_message ("told: %s", error->message);
  faults_end ();
  g_clear_error (&error);
  g_cancellable_cancel (stopped);
  g_assert_null (attach_picture (fixture, "c.png", stopped, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (has_evidence_file (fixture, ""));
  g_assert_false (has_evidence_file (fixture, "incoming-"));
  again = attach_picture (fixture, "a.png", NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (again->is_known);
  run_steps (fixture, hour_get_n_steps () - 1, hour_get_n_steps ());
  g_assert_cmpuint (faults_get_n_on_main (), ==, 0);
}

/* The clock goes back six years in mid-hour: Undo takes the steps in the order in which they were done,
 * and what is written is written. */
static void
test_clock_back (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->hour.dir, "backups", "charter-2020-01-01.db", NULL);
  g_autofree char *asked_for = g_build_filename (fixture->hour.dir, "backups", "charter-2026-11-21.db", NULL);

  g_setenv ("CHARTER_NOW", "2020-01-01T10:00:00Z", TRUE);
  run_steps (fixture, WRITE_STEP, hour_get_n_steps ());
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (g_rename (path, asked_for), ==, 0);
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  faults_watch (NULL);
  drain ();
  {
    g_autofree char *account = hour_dup_account (fixture->hour.dir);
    g_autofree char *problems = hour_dup_check (fixture->hour.dir);

    g_assert_cmpstr (account, ==, fixture->account);
    g_assert_cmpstr (problems, ==, "");
  }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, type, function) \
  g_test_add ("/lost/" name, Fixture, GUINT_TO_POINTER (type), set_up, function, tear_down)
  ADD ("errors/local", 0, test_errors);
  ADD ("errors/network", NFS, test_errors);
  ADD ("stale", NFS, test_stale);
  ADD ("deleted/local", 0, test_deleted);
  ADD ("deleted/network", NFS, test_deleted);
  ADD ("deleted/alone", 0, test_deleted_alone);
  ADD ("deleted/and-full", 0, test_deleted_and_full);
  ADD ("replaced/local", 0, test_replaced);
  ADD ("replaced/network", NFS, test_replaced);
  ADD ("folder-gone/local", 0, test_folder_gone);
  ADD ("folder-gone/network", NFS, test_folder_gone);
  ADD ("lock-deleted", NFS, test_lock_deleted);
  ADD ("lock-taken", NFS, test_lock_taken);
  ADD ("slow", 0, test_slow);
  ADD ("slow/network", NFS, test_slow);
  ADD ("pasted", 0, test_pasted);
  ADD ("clock-back", 0, test_clock_back);
#undef ADD
  return g_test_run ();
}
