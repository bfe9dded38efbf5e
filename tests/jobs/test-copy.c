/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "charter-copy-job.h"
#include "charter-exchange-error.h"
#include "charter-shared-copy.h"
#include "charter-sitting.h"

/* Everything in one file: written here, opened on another computer and by a deputy on another account. */

static CharterCopyManifest *
write_copy (CharterSession       *session,
            const char           *path,
            CharterCopyProgress   progress,
            gpointer              progress_data,
            GCancellable         *cancellable,
            GError              **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_copy_job_write_async (session, path, "[Settings]\nDirectoryEmail=office@example.org\n", FALSE,
                                progress, progress_data, cancellable, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_copy_job_write_finish (session, result, error);
}

static CharterOpenedCopy *
open_copy (CharterSession  *session,
           const char      *path,
           GError         **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_copy_job_open_async (session, path, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_copy_job_open_finish (session, result, error);
}

static char *
take_copy (CharterSession     *session,
           CharterOpenedCopy  *copy,
           GError            **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_copy_job_take_async (session, copy, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_copy_job_take_finish (session, result, error);
}

static guint
count_problems (CharterSession *session)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) problems = NULL;

  charter_store_check_async (charter_session_get_store (session), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  problems = charter_store_check_finish (charter_session_get_store (session), result, NULL);
  g_assert_nonnull (problems);
  return problems->len;
}

static guint
count_schools (CharterSession *session)
{
  return g_list_model_get_n_items (charter_store_get_schools (charter_session_get_store (session)));
}

static guint
count_entries (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

typedef struct {
  char           *dir;
  CharterSession *session;
  char           *other_dir;
  CharterSession *other;   /* on the other computer */
  char           *folder;
  char           *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  /* Newer versions of GLib give each test a folder for temporary files, which no other account may enter. */
  fixture->folder = g_mkdtemp (g_strdup (P_tmpdir "/charter-carried-XXXXXX"));
  g_assert_nonnull (fixture->folder);
  fixture->dir = g_build_filename (fixture->folder, "mine", NULL);
  fixture->session = sitting_open (fixture->dir);
  sitting_make_example (fixture->session);
  fixture->path = g_build_filename (fixture->folder, "Everything.charter-copy", NULL);
  fixture->other_dir = g_build_filename (fixture->folder, "other", NULL);
  fixture->other = sitting_open (fixture->other_dir);
}

static void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_close (fixture->other);
  sitting_close (fixture->session);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->other_dir);
  g_free (fixture->dir);
}

static void
progress_cb (gint64   done,
             gint64   total,
             gpointer data)
{
  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_cmpint (done, <=, total);
  (*(guint *) data)++;
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  guint n_told = 0;
  g_autoptr(CharterCopyManifest) written =
    write_copy (fixture->session, fixture->path, progress_cb, &n_told, NULL, &error);
  g_autoptr(CharterOpenedCopy) copy = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *undone = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (written->n_files, >, 5);
  g_assert_cmpuint (n_told, >, 1);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 3); /* the copy and both folders of records */

  copy = open_copy (fixture->other, fixture->path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (copy->manifest->n_files, ==, written->n_files);
  g_assert_nonnull (strstr (copy->settings, "office@example.org"));
  g_assert_cmpuint (count_schools (fixture->other), ==, 0); /* nothing is changed by opening */

  kept = take_copy (fixture->other, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture->other), ==, count_schools (fixture->session));
  g_assert_cmpuint (count_problems (fixture->other), ==, 0); /* records, links, and every file by its sum */

  charter_store_restore_async (charter_session_get_store (fixture->other), kept, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  undone = charter_store_restore_finish (charter_session_get_store (fixture->other), result, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (fixture->other), ==, 0);
}

static void
cancel_cb (gint64   done,
           gint64   total,
           gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterCopyManifest) written = NULL;
  const char *data_dir = charter_store_get_data_dir (charter_session_get_store (fixture->session));
  guint n_before = count_entries (data_dir);

  g_file_set_contents (fixture->path, "the one of yesterday", -1, NULL);
  g_cancellable_cancel (cancellable);
  written = write_copy (fixture->session, fixture->path, cancel_cb, cancellable, cancellable, &error);
  g_assert_null (written);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_entries (fixture->folder), ==, 3);
  g_assert_cmpuint (count_entries (data_dir), <=, n_before + 1); /* "origin" is new */
}

/* From a seed: bits, ends and names. Every one is refused or is the same, and nothing is changed. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CharterCopyManifest) written =
    write_copy (fixture->session, fixture->path, NULL, NULL, NULL, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "damaged.charter-copy", NULL);
  guint n_entries = count_entries (fixture->other_dir);
  guint n_refused = 0;
  gsize length;

  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  for (guint seed = 0; seed < 100; seed++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
      g_autofree char *changed = g_memdup2 (bytes, length);
      gsize n = seed % 3 == 0 ? (gsize) g_rand_int_range (rand, 0, (int) length) : length;
      g_autoptr(CharterCopyManifest) read = NULL;
      g_autoptr(GError) error = NULL;

      for (guint i = 0; seed % 3 && i < 1 + seed % 8; i++)
        changed[g_rand_int_range (rand, 0, (int) length)] ^= (char) (1 << g_rand_int_range (rand, 0, 8));
      g_file_set_contents (path, changed, (gssize) n, NULL);
      read = charter_copy_file_read (path, NULL, NULL, NULL, NULL, &error);
      n_refused += read == NULL;
      g_assert_true ((read == NULL) == (error != NULL));
    }
  g_test_message ("100 damaged copies: %u refused, the others hit nothing that is read", n_refused);
  g_assert_cmpuint (n_refused, >, 80);
  g_assert_cmpuint (count_entries (fixture->other_dir), ==, n_entries);
  /* The last of them may be one that hits nothing. */
  g_file_set_contents (path, bytes, (gssize) (length / 2), NULL);
  g_assert_null (open_copy (fixture->other, path, NULL));
  g_assert_cmpuint (count_entries (fixture->other_dir), ==, n_entries); /* what was unpacked is gone */
}

static void
test_foreign (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (fixture->path, "PK\x03\x04 something else", -1, NULL);
  g_assert_null (open_copy (fixture->other, fixture->path, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_unlink (fixture->path);
  g_assert_null (open_copy (fixture->other, fixture->path, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* --- The staff folder ------------------------------------------------------------------------ */

static void
wait_written (CharterSharedCopy *shared)
{
  while (charter_shared_copy_get_state (shared) == CHARTER_SHARED_COPY_WRITING)
    g_main_context_iteration (NULL, TRUE);
}

static void
back_up (CharterSession *session)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *path = NULL;

  charter_store_backup_async (charter_session_get_store (session), NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  path = charter_store_backup_finish (charter_session_get_store (session), result, NULL);
  g_assert_nonnull (path);
}

static void
test_shared (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *staff = g_build_filename (fixture->folder, "staff", NULL);
  g_autoptr(CharterSharedCopy) shared = charter_shared_copy_new (fixture->session);
  g_autoptr(CharterSharedCopy) again = NULL;
  g_autofree char *path = NULL;
  g_autoptr(CharterOpenedCopy) copy = NULL;
  g_autoptr(CharterSession) looking = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (charter_shared_copy_get_words (shared));
  g_mkdir (staff, 0700);
  charter_store_set_who (charter_session_get_store (fixture->session), "A. Senco");
  charter_shared_copy_set_folder (shared, staff);
  wait_written (shared);
  g_assert_cmpint (charter_shared_copy_get_state (shared), ==, CHARTER_SHARED_COPY_FRESH);
  g_assert_cmpstr (charter_shared_copy_get_words (shared), ==, "Shared copy: today");
  g_assert_cmpuint (count_entries (staff), ==, 1);

  /* The deputy, on another account: first to read. */
  path = g_build_filename (staff, charter_shared_copy_get_file (shared), NULL);
  copy = open_copy (fixture->other, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy->manifest->who, ==, "A. Senco");
  looking = charter_session_new (copy->folder);
  charter_store_set_is_for_reading (charter_session_get_store (looking), "A shared copy.");
  {
    GAsyncResult *slot = NULL;
    g_autoptr(GAsyncResult) result = NULL;
    g_autoptr(GAsyncResult) closed = NULL;

    charter_session_open_async (looking, NULL, charter_session_await_cb, &slot);
    result = charter_session_await (&slot);
    charter_session_open_finish (looking, result, &error);
    g_assert_no_error (error);
    g_assert_true (charter_store_get_is_read_only (charter_session_get_store (looking)));
    g_assert_cmpuint (count_schools (looking), ==, count_schools (fixture->session));
    charter_session_close_async (looking, charter_session_await_cb, &slot);
    closed = charter_session_await (&slot);
  }
  /* Then she takes it over, and shares her own in the same folder: neither writes over the other's. */
  kept = take_copy (fixture->other, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_problems (fixture->other), ==, 0);
  again = charter_shared_copy_new (fixture->other);
  charter_shared_copy_set_folder (again, staff);
  wait_written (again);
  g_assert_cmpuint (count_entries (staff), ==, 2);
  charter_shared_copy_write (shared);
  wait_written (shared);
  g_assert_cmpuint (count_entries (staff), ==, 2);
}

static int
get_mode (const char *path)
{
  GStatBuf about;

  g_assert_cmpint (g_stat (path, &about), ==, 0);
  return (int) (about.st_mode & 0777);
}

/* The program was killed while it wrote one, and while it looked at another. What is in use stays. */
static void
test_left_behind (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *left = g_build_filename (fixture->dir, "unpacked-ABCDEF", NULL);
  g_autofree char *inside = g_build_filename (left, "evidence", NULL);
  g_autofree char *database = g_build_filename (left, "charter.db", NULL);
  g_autofree char *part = g_strconcat (fixture->path, ".part-ABCDEF", NULL);
  g_autofree char *foreign = g_build_filename (fixture->folder, "Other.charter-copy.part-ABCDEF", NULL);
  g_autoptr(CharterScratchFolder) used = NULL;
  g_autoptr(CharterCopyManifest) written = NULL;

  g_assert_cmpint (g_mkdir_with_parents (inside, 0700), ==, 0);
  g_assert_true (g_file_set_contents (database, "half", -1, NULL) && g_file_set_contents (part, "half", -1, NULL)
                 && g_file_set_contents (foreign, "a colleague's", -1, NULL));
  used = charter_scratch_folder_new (fixture->dir, NULL);
  sitting_close (fixture->session);
  fixture->session = sitting_open (fixture->dir);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (used->path, G_FILE_TEST_IS_DIR));
  written = write_copy (fixture->session, fixture->path, NULL, NULL, NULL, NULL);
  g_assert_nonnull (written);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

/* Whoever may read the folder may read the copy, under any umask; one to be carried is the writer's alone. */
static void
test_readers (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { int folder; int file; } modes[] = { { 0700, 0600 }, { 0750, 0640 }, { 0775, 0644 } };
  g_autofree char *staff = g_build_filename (fixture->folder, "staff", NULL);
  g_autoptr(CharterSharedCopy) shared = charter_shared_copy_new (fixture->session);
  g_autoptr(CharterCopyManifest) carried = NULL;
  mode_t mask = umask (0027);

  g_mkdir (staff, 0700);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autofree char *path = NULL;

      g_assert_cmpint (g_chmod (staff, modes[i].folder), ==, 0);
      if (i == 0)
        charter_shared_copy_set_folder (shared, staff);
      else
        charter_shared_copy_write (shared);
      wait_written (shared);
      path = g_build_filename (staff, charter_shared_copy_get_file (shared), NULL);
      g_assert_cmpint (get_mode (path), ==, modes[i].file);
    }
  umask (0);
  carried = write_copy (fixture->session, fixture->path, NULL, NULL, NULL, NULL);
  g_assert_cmpint (get_mode (fixture->path), ==, 0600);
  umask (mask);
}

/* The deputy's account: another user where this one may become it, another home, a folder and a file that
 * may only be read. */
static void
test_deputy (void)
{
  const char *home = g_getenv ("CHARTER_DEPUTY_HOME");
  const char *path = g_getenv ("CHARTER_DEPUTY_COPY");
  g_autofree char *data_dir = g_build_filename (home, "records", NULL);
  g_autoptr(CharterOpenedCopy) copy = NULL;
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  CharterSession *session;

  if (geteuid () == 0)
    g_assert_cmpint (setgroups (0, NULL) | setgid (65534) | setuid (65534), ==, 0);
  g_setenv ("HOME", home, TRUE);
  g_assert_true (g_access (path, W_OK) != 0);
  session = sitting_open (data_dir);
  copy = open_copy (session, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy->manifest->who, ==, "A. Senco");
  kept = take_copy (session, copy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_schools (session), ==, g_ascii_strtoull (g_getenv ("CHARTER_DEPUTY_SCHOOLS"), NULL, 10));
  g_assert_cmpuint (count_problems (session), ==, 0);
  back_up (session); /* she goes on with them */
  g_clear_pointer (&copy, charter_opened_copy_free);
  sitting_close (session);
}

static void
test_other_account (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *staff = g_build_filename (fixture->folder, "staff", NULL);
  g_autofree char *home = g_build_filename (fixture->folder, "deputy", NULL);
  g_autofree char *schools = g_strdup_printf ("%u", count_schools (fixture->session));
  g_autoptr(CharterSharedCopy) shared = charter_shared_copy_new (fixture->session);
  g_autofree char *path = NULL;

  g_mkdir (staff, 0700);
  g_mkdir (home, 0700);
  g_assert_cmpint (g_chmod (staff, 0755) | g_chmod (fixture->folder, 0711), ==, 0);
  charter_store_set_who (charter_session_get_store (fixture->session), "A. Senco");
  charter_shared_copy_set_folder (shared, staff);
  wait_written (shared);
  path = g_build_filename (staff, charter_shared_copy_get_file (shared), NULL);
  g_assert_cmpint (get_mode (path), ==, 0644);
  g_assert_cmpint (g_chmod (path, 0444) | g_chmod (staff, 0555), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (chown (home, 65534, 65534), ==, 0);
  g_setenv ("CHARTER_DEPUTY_HOME", home, TRUE);
  g_setenv ("CHARTER_DEPUTY_COPY", path, TRUE);
  g_setenv ("CHARTER_DEPUTY_SCHOOLS", schools, TRUE);
  g_test_trap_subprocess ("/copy/other-account/subprocess/deputy", 0, 0);
  g_test_trap_assert_passed ();
  g_chmod (staff, 0755);
}

static void
test_age (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *staff = g_build_filename (fixture->folder, "staff", NULL);
  g_autofree char *away = g_build_filename (fixture->folder, "away", NULL);
  CharterSharedCopy *shared = charter_shared_copy_new (fixture->session);

  g_mkdir (staff, 0700);
  charter_shared_copy_set_folder (shared, staff);
  wait_written (shared);
  g_object_unref (shared);

  g_setenv ("CHARTER_NOW", "2026-11-23T10:00:00Z", TRUE);
  shared = charter_shared_copy_new (fixture->session);
  g_assert_cmpstr (charter_shared_copy_get_words (shared), ==, "Shared copy: 2 days old");
  g_assert_cmpint (charter_shared_copy_get_state (shared), ==, CHARTER_SHARED_COPY_FRESH);
  g_object_unref (shared);

  g_setenv ("CHARTER_NOW", "2026-12-01T10:00:00Z", TRUE);
  g_rename (staff, away);
  shared = charter_shared_copy_new (fixture->session);
  g_assert_cmpint (charter_shared_copy_get_state (shared), ==, CHARTER_SHARED_COPY_OLD);
  back_up (fixture->session); /* the daily one, after which it is tried */
  g_assert_cmpint (charter_shared_copy_get_state (shared), ==, CHARTER_SHARED_COPY_FAILED);
  g_assert_nonnull (charter_shared_copy_get_problem (shared));
  g_assert_false (g_file_test (staff, G_FILE_TEST_EXISTS)); /* a drive that is away is not made up */

  g_rename (away, staff);
  charter_shared_copy_write (shared);
  wait_written (shared);
  g_assert_cmpstr (charter_shared_copy_get_words (shared), ==, "Shared copy: today");
  g_assert_null (charter_shared_copy_get_problem (shared));
  g_object_unref (shared);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/copy/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("cancelled", test_cancelled);
  ADD ("damaged", test_damaged);
  ADD ("foreign", test_foreign);
  ADD ("shared", test_shared);
  ADD ("left-behind", test_left_behind);
  ADD ("readers", test_readers);
  ADD ("other-account", test_other_account);
  ADD ("age", test_age);
  g_test_add_func ("/copy/other-account/subprocess/deputy", test_deputy);
  return g_test_run ();
}
