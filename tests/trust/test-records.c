/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../store/store-fixture.h"

#include "charter-database.h"
#include "charter-evidence-folder.h"
#include "charter-worker.h"

/* Records that somebody else hands over, and a folder that somebody else has prepared: neither acts by
 * itself, and nothing is written anywhere but where the records are. */

static void
open_well (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  try_open (fixture->store, &error);
  g_assert_no_error (error);
}

/* As a new run of the program, not open yet. */
static void
renew (Fixture *fixture)
{
  close_store (fixture->store, NULL);
  drain ();
  g_assert_finalize_object (fixture->store);
  fixture->store = charter_store_new (fixture->dir);
}

static void
execute (Fixture    *fixture,
         const char *sql)
{
  g_assert_cmpint (run_sql (fixture, sql), ==, SQLITE_OK);
}

/* --- Connections ------------------------------------------------------------------------------- */

static const struct { int option, wanted; } options[] = {
  { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
  { SQLITE_DBCONFIG_DEFENSIVE, 1 },
  { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
  { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
  { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
  { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
  { SQLITE_DBCONFIG_DQS_DML, 0 },
  { SQLITE_DBCONFIG_DQS_DDL, 0 },
};

static void
look_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const CharterDatabaseMode modes[] = { CHARTER_DATABASE_CREATE, CHARTER_DATABASE_READ_ONLY };

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(CharterDatabase) database = charter_database_open (source, data, modes[i], &error);

      g_assert_no_error (error);
      for (guint j = 0; j < G_N_ELEMENTS (options); j++)
        {
          int value = -1;

          g_assert_cmpint (sqlite3_db_config (charter_database_get_handle (database), options[j].option, -1, &value), ==,
                           SQLITE_OK);
          g_assert_cmpint (value, ==, options[j].wanted);
        }
      g_assert_false (charter_database_execute (database, "SELECT load_extension ('libm.so.6')", NULL));
    }
  g_task_return_boolean (task, TRUE);
}

static void
test_connections (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CharterWorker) worker = charter_worker_new ("trust");
  g_autofree char *parent = g_path_get_dirname (fixture->dir);
  g_autofree char *path = g_build_filename (parent, "any.db", NULL);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GTask) task = g_task_new (worker, NULL, result_cb, &slot);

  g_task_set_task_data (task, path, NULL);
  charter_worker_queue (worker, task, CHARTER_WORKER_READ, look_in_worker);
  result = await (&slot);
  g_assert_true (g_task_propagate_boolean (G_TASK (result), NULL));
  charter_worker_shutdown (worker);
}

/* --- A database of somebody else's --------------------------------------------------------------- */

static void
test_altered (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const harm[] = {
    "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM school; END",
    "CREATE VIEW v AS SELECT * FROM school",
    "DROP TABLE review; CREATE VIEW review AS SELECT 1 AS row, '' AS id",
    "DROP TRIGGER audit_update_signed_off",
    "ALTER TABLE school ADD COLUMN x TEXT DEFAULT 'y'",
    "CREATE TABLE more (x)",
    "CREATE INDEX more ON school (name COLLATE NOCASE)",
    "CREATE VIRTUAL TABLE more USING fts5 (x)",
  };

  open_well (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (harm); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *path = g_build_filename (fixture->dir, "charter.db", NULL);
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      gsize n_before, n_after;

      renew (fixture);
      g_remove (path);
      open_well (fixture);
      renew (fixture);
      execute (fixture, harm[i]);
      execute (fixture, "PRAGMA wal_checkpoint (TRUNCATE)");
      g_assert_true (g_file_get_contents (path, &before, &n_before, NULL));
      g_assert_false (try_open (fixture->store, &error));
      g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS);
      g_assert_nonnull (strstr (error->message, "Nothing was changed"));
      g_assert_true (g_file_get_contents (path, &after, &n_after, NULL));
      g_assert_cmpmem (before, n_before, after, n_after);
    }
}

/* What SQLite itself puts there is no harm. */
static void
test_analysed (Fixture       *fixture,
               gconstpointer  data)
{
  open_well (fixture);
  renew (fixture);
  execute (fixture, "ANALYZE; VACUUM; REINDEX; CREATE TABLE somebodys (a); DROP TABLE somebodys");
  open_well (fixture);
}

/* A backup of somebody else's is looked at in the same way, and named as one that cannot be brought back. */
static void
test_altered_backup (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->dir, "charter.db", NULL);
  g_autofree char *theirs = g_build_filename (fixture->dir, "theirs.db", NULL);
  g_autofree char *kept = NULL;
  g_autofree char *contents = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  gsize length;

  open_well (fixture);
  renew (fixture);
  execute (fixture, "CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM school; END");
  execute (fixture, "PRAGMA wal_checkpoint (TRUNCATE)");
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (theirs, contents, (gssize) length, NULL));
  g_remove (path);
  open_well (fixture);
  charter_store_restore_async (fixture->store, theirs, result_cb, &slot);
  result = await (&slot);
  kept = charter_store_restore_finish (fixture->store, result, NULL, &error);
  g_assert_null (kept);
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS);
}

/* --- Links --------------------------------------------------------------------------------------- */

static char *
read_text (const char *path)
{
  char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  return text;
}

/* In the place of a file of ours stands a link to somebody's: that is neither written nor read. */
static void
test_linked_files (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *victim = g_build_filename (fixture->dir, "victim", NULL);
  g_autofree char *path = g_build_filename (fixture->dir, "records", "charter.db", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(CharterStore) store = charter_store_new (folder);
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->dir, 0700), ==, 0);
  g_assert_true (g_file_set_contents (victim, "", 0, NULL));
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_cmpint (symlink (victim, path), ==, 0);
  g_assert_false (try_open (store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS);
  text = read_text (victim);
  g_assert_cmpstr (text, ==, "");
}

/* But a home may be reached by a link, as it is on many a network. */
static void
test_linked_home (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *real = g_build_filename (fixture->dir, "real", NULL);
  g_autofree char *link = g_build_filename (fixture->dir, "link", NULL);
  g_autofree char *folder = g_build_filename (link, "records", NULL);
  g_autoptr(CharterStore) store = charter_store_new (folder);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->dir, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (real, 0700), ==, 0);
  g_assert_cmpint (symlink (real, link), ==, 0);
  try_open (store, &error);
  g_assert_no_error (error);
  g_assert_true (close_store (store, NULL));
  drain ();
}

/* A folder of ours that leads elsewhere is not written through. */
static void
test_linked_folders (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *elsewhere = g_build_filename (fixture->dir, "elsewhere", NULL);
  g_autofree char *evidence = g_build_filename (fixture->dir, "evidence", NULL);
  g_autofree char *backups = g_build_filename (fixture->dir, "backups", NULL);
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (fixture->dir);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_autofree char *path = NULL;
  g_autoptr(CharterKeptFile) kept = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_assert_cmpint (g_mkdir (fixture->dir, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (elsewhere, 0700), ==, 0);
  g_assert_cmpint (symlink (elsewhere, evidence), ==, 0);
  g_assert_cmpint (symlink (elsewhere, backups), ==, 0);
  kept = charter_evidence_folder_keep_bytes (folder, bytes, "a.txt", &error);
  g_assert_null (kept);
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS);
  g_clear_error (&error);
  open_well (fixture);
  charter_store_backup_async (fixture->store, NULL, NULL, result_cb, &slot);
  result = await (&slot);
  path = charter_store_backup_finish (fixture->store, result, &error);
  g_assert_null (path);
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS);
  g_assert_cmpint (g_rmdir (elsewhere), ==, 0); /* it is empty still */
}

/* A link in the place of a kept file is no kept file: another is written in its place, not through it. */
static void
test_linked_evidence (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (fixture->dir);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("hello", 5);
  g_autofree char *victim = g_build_filename (fixture->dir, "victim", NULL);
  g_autoptr(CharterKeptFile) kept = charter_evidence_folder_keep_bytes (folder, bytes, "a.txt", NULL);
  g_autoptr(CharterKeptFile) again = NULL;
  g_autoptr(GFile) file = charter_evidence_folder_get_file (folder, kept->sha256);
  g_autofree char *text = NULL;
  struct stat about;

  g_assert_true (g_file_set_contents (victim, "jello", 5, NULL));
  g_assert_cmpint (g_unlink (g_file_peek_path (file)), ==, 0);
  g_assert_cmpint (symlink (victim, g_file_peek_path (file)), ==, 0);
  again = charter_evidence_folder_keep_bytes (folder, bytes, "a.txt", NULL);
  g_assert_nonnull (again);
  g_assert_cmpint (lstat (g_file_peek_path (file), &about), ==, 0);
  g_assert_true (S_ISREG (about.st_mode));
  text = read_text (victim);
  g_assert_cmpstr (text, ==, "jello");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up_closed, func, tear_down)
  ADD ("/trust/connections", test_connections);
  ADD ("/trust/altered/records", test_altered);
  ADD ("/trust/altered/analysed", test_analysed);
  ADD ("/trust/altered/backup", test_altered_backup);
  ADD ("/trust/links/files", test_linked_files);
  ADD ("/trust/links/home", test_linked_home);
  ADD ("/trust/links/folders", test_linked_folders);
  ADD ("/trust/links/evidence", test_linked_evidence);
#undef ADD
  return g_test_run ();
}
