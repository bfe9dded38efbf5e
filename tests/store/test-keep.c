/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sys/stat.h>

#include "charter-backup.h"
#include "charter-evidence-folder.h"
#include "store-fixture.h"

/* What is kept beside the database: evidence files, backups, and the check of all of it. */

static CharterKeptFile *
keep_file (CharterEvidenceFolder  *folder,
           const char             *path,
           GFileProgressCallback   progress,
           gpointer                progress_data,
           GCancellable           *cancellable,
           GError                **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GFile) source = g_file_new_for_path (path);

  charter_evidence_folder_keep_async (folder, source, progress, progress_data, cancellable, result_cb, &slot);
  result = await (&slot);
  return charter_evidence_folder_keep_finish (folder, result, error);
}

static guint
count_files (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += g_file_test (child, G_FILE_TEST_IS_DIR) ? count_files (child) : 1;
    }
  return n;
}

typedef struct {
  guint         n;
  goffset       done;
  goffset       total;
  GCancellable *cancel;
} Progress;

static void
progress_cb (goffset  done,
             goffset  total,
             gpointer data)
{
  Progress *progress = data;

  g_assert_true (g_main_context_is_owner (NULL));
  progress->n++;
  progress->done = done;
  progress->total = total;
  if (progress->cancel)
    g_cancellable_cancel (progress->cancel);
}

static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (fixture->dir);
  g_autofree char *source = g_build_filename (fixture->dir, "Visual timetable – Year 2.txt", NULL);
  g_autofree char *kept_dir = g_build_filename (fixture->dir, "evidence", NULL);
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *path = g_strdup_printf ("%s/%.2s/%s", kept_dir, sum, sum);
  g_autoptr(CharterKeptFile) file = NULL;
  g_autoptr(CharterKeptFile) again = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr(GError) error = NULL;
  Progress progress = { 0 };
  struct stat about;

  g_file_set_contents (source, text, -1, NULL);
  file = keep_file (folder, source, progress_cb, &progress, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->sha256, ==, sum);
  g_assert_cmpstr (file->name, ==, "Visual timetable – Year 2.txt");
  g_assert_cmpstr (file->content_type, ==, "text/plain");
  g_assert_cmpint (file->size, ==, 1000000);
  g_assert_cmpuint (progress.n, >=, 2);
  g_assert_cmpint (progress.done, ==, 1000000);
  g_assert_cmpint (progress.total, ==, 1000000);
  g_assert_cmpint (stat (path, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 07777, ==, 0600);
  g_assert_true (charter_evidence_folder_has (folder, sum));
  g_assert_true (charter_evidence_folder_verify (folder, sum, NULL, NULL));

  again = charter_evidence_folder_keep_bytes (folder, bytes, "other.txt", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (again->sha256, ==, sum);
  g_assert_cmpuint (count_files (kept_dir), ==, 1);

  g_file_set_contents (path, "changed", -1, NULL);
  g_assert_false (charter_evidence_folder_verify (folder, sum, NULL, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_unlink (path);
  g_assert_false (charter_evidence_folder_verify (folder, sum, NULL, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED);
}

static void
test_evidence_stopped (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (fixture->dir);
  g_autofree char *source = g_build_filename (fixture->dir, "large", NULL);
  g_autofree char *kept_dir = g_build_filename (fixture->dir, "evidence", NULL);
  g_autoptr(GCancellable) before = g_cancellable_new ();
  g_autoptr(GCancellable) during = g_cancellable_new ();
  Progress progress = { .cancel = during };
  g_autoptr(GError) error = NULL;
  FILE *large = NULL;

  g_assert_true (g_file_set_contents (source, "", 0, NULL));
  large = g_fopen (source, "w");
  g_assert_cmpint (ftruncate (fileno (large), 400 * 1024 * 1024), ==, 0);
  fclose (large);
  g_cancellable_cancel (before);
  g_assert_null (keep_file (folder, source, NULL, NULL, before, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (keep_file (folder, source, progress_cb, &progress, during, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (kept_dir), ==, 0);

  g_assert_null (keep_file (folder, fixture->dir, NULL, NULL, NULL, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (keep_file (folder, "/nonexistent", NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_evidence_names (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (fixture->dir);
  g_autoptr(GFile) file = charter_evidence_folder_get_file (folder, "../../charter.db");
  g_autofree char *path = g_file_get_path (file);

  g_assert_true (g_str_has_suffix (path, "/evidence/unknown"));
  g_assert_false (charter_evidence_folder_has (folder, "../../charter.db"));
  g_assert_false (charter_evidence_folder_has (folder, NULL));
}

static char *
back_up (CharterStore  *store,
         const char    *path,
         GError       **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_backup_async (store, path, NULL, result_cb, &slot);
  result = await (&slot);
  return charter_store_backup_finish (store, result, error);
}

static void
test_backup (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autofree char *path = g_build_filename (fixture->dir, "..", "copy", "my.db", NULL);
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *made = NULL;
  g_autofree char *daily = NULL;
  g_autofree char *date = NULL;
  g_autoptr(GError) error = NULL;
  struct stat about;
  sqlite3 *handle;

  charter_store_add_school (fixture->store, school); /* not written yet: a backup writes it first */
  made = back_up (fixture->store, path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (made, ==, path);
  g_assert_cmpint (stat (path, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 07777, ==, 0600);
  g_assert_cmpuint (count_files (dir), ==, 1);
  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "SELECT 1 / (SELECT count(*) FROM school)", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (handle);

  daily = back_up (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_object_get (fixture->store, "backed-up-on", &date, NULL);
  g_assert_nonnull (date);
  g_assert_nonnull (strstr (daily, date));
}

static void
test_daily_backup (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autofree char *dir = g_build_filename (fixture->dir, "backups", NULL);
  g_autofree char *date = NULL;

  charter_store_add_school (fixture->store, school);
  reopen (fixture);
  while (!date)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->store, "backed-up-on", &date, NULL);
    }
  g_assert_cmpuint (count_files (dir), ==, 1);
  reopen (fixture);
  g_clear_pointer (&date, g_free);
  g_object_get (fixture->store, "backed-up-on", &date, NULL);
  g_assert_nonnull (date);
}

static void
test_failed_backup (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *in_the_way = g_build_filename (fixture->dir, "in-the-way", NULL);
  g_autofree char *path = g_build_filename (in_the_way, "copy.db", NULL);
  g_autofree char *made = NULL;
  g_autoptr(GError) error = NULL;

  g_file_set_contents (in_the_way, "x", 1, NULL);
  made = back_up (fixture->store, path, &error);
  g_assert_null (made);
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED);
  g_assert_cmpint (charter_store_get_state (fixture->store), ==, CHARTER_STORE_SAVED);
}

static void
test_thinning (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *dir = g_build_filename (fixture->dir, "backups", NULL);
  g_autofree char *other = g_build_filename (dir, "charter-before-version-2.db", NULL);
  g_autoptr(GDate) date = g_date_new_dmy (1, 9, 2026); /* a Tuesday */
  char name[64];

  g_mkdir (dir, 0700);
  g_file_set_contents (other, "x", 1, NULL);
  for (int i = 0; i < 60; i++, g_date_add_days (date, 1))
    {
      g_autofree char *path = NULL;

      g_date_strftime (name, sizeof name, "charter-%Y-%m-%d.db", date);
      path = g_build_filename (dir, name, NULL);
      g_file_set_contents (path, "x", 1, NULL);
    }
  charter_backup_thin (dir);
  g_assert_cmpuint (count_files (dir), ==, 7 + 4 + 1);
  for (int i = 0; i < 2; i++)
    {
      /* The last day, and the Sunday before the seven days that end on Friday 30 October. */
      const char *kept = i == 0 ? "charter-2026-10-30.db" : "charter-2026-10-18.db";
      g_autofree char *path = g_build_filename (dir, kept, NULL);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

extern GResource *charter_schema_get_resource (void); /* from the build's charter-schema.h */

/* The one after the newest. */
#define NEXT_VERSION 3

typedef struct {
  CharterWorker *worker;
  char          *path;
  char          *backup;
} Migration;

static gboolean
back_up_before (CharterDatabase  *database,
                int               from_version,
                gpointer          user_data,
                GError          **error)
{
  Migration *migration = user_data;

  g_assert_cmpint (from_version, ==, NEXT_VERSION - 1);
  return charter_backup_run (database, migration->backup, error);
}

/* To a version whose last step is not there. */
static void
migrate_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  const CharterSchema schema = { 0x49436861, NEXT_VERSION, charter_schema_get_resource, RESOURCE_BASE "/schema/",
                                 TRUE };
  Migration *migration = data;
  GError *error = NULL;
  CharterDatabase *database =
    charter_database_open (migration->worker, migration->path, CHARTER_DATABASE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_false (charter_database_migrate (database, &schema, back_up_before, migration, &error));
  charter_database_close (database);
  g_task_return_error (task, error);
}

static void
test_failed_migration (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(CharterWorker) worker = charter_worker_new ("migration");
  g_autofree char *path = dup_db_path (fixture);
  g_autofree char *backup = g_build_filename (fixture->dir, "backups", "before.db", NULL);
  Migration migration = { worker, path, backup };
  g_autoptr(CharterSchool) school = make_school ();
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GTask) task = g_task_new (NULL, NULL, result_cb, &slot);
  g_autoptr(GError) error = NULL;

  charter_store_add_school (fixture->store, school);
  flush (fixture->store, NULL);
  g_task_set_task_data (task, &migration, NULL);
  charter_worker_queue (worker, task, CHARTER_WORKER_WRITE, migrate_in_worker);
  result = await (&slot);
  g_assert_false (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_error (error, G_RESOURCE_ERROR, G_RESOURCE_ERROR_NOT_FOUND);
  assert_query (fixture, "SELECT user_version FROM pragma_user_version", "2");
  assert_query (fixture, "SELECT count(*) FROM school", "1");
  g_assert_true (g_file_test (backup, G_FILE_TEST_IS_REGULAR));
}

static GPtrArray *
check (CharterStore *store)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *problems;

  charter_store_check_async (store, NULL, result_cb, &slot);
  result = await (&slot);
  problems = charter_store_check_finish (store, result, &error);
  g_assert_no_error (error);
  return problems;
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, school);
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (fixture->dir);
  g_autoptr(GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr(CharterKeptFile) kept = charter_evidence_folder_keep_bytes (folder, bytes, "a.txt", NULL);
  const char *id = charter_record_get_id (CHARTER_RECORD (school));
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "school", id, NULL);
  g_autoptr(CharterEvidenceFile) file =
    g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "school", id, "name", "a.txt", "sha256", kept->sha256,
                  "evidence", charter_record_get_id (CHARTER_RECORD (evidence)), NULL);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GFile) path = charter_evidence_folder_get_file (folder, kept->sha256);

  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_add (portfolio, CHARTER_RECORD (file));
  problems = check (fixture->store);
  g_assert_cmpuint (problems->len, ==, 0);
  g_ptr_array_unref (problems);

  g_file_replace_contents (path, "abd", 3, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL);
  g_assert_cmpint (run_sql (fixture,
                            "INSERT INTO link (id, created_at, modified_at, school, from_id, to_id, kind)"
                            " SELECT 'l', created_at, modified_at, id, 'gone', 'too', 'supports' FROM school;"
                            "INSERT INTO review (id, created_at, modified_at, school, action)"
                            " SELECT 'r', created_at, modified_at, id, 'gone' FROM school"), ==, SQLITE_OK);
  problems = check (fixture->store);
  g_assert_cmpuint (problems->len, ==, 3);
  g_assert_cmpstr (((CharterProblem *) g_ptr_array_index (problems, 2))->where, ==, "a.txt");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/keep/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("evidence", test_evidence);
  ADD ("evidence-stopped", test_evidence_stopped);
  ADD ("evidence-names", test_evidence_names);
  ADD ("backup", test_backup);
  ADD ("daily-backup", test_daily_backup);
  ADD ("failed-backup", test_failed_backup);
  ADD ("thinning", test_thinning);
  ADD ("failed-migration", test_failed_migration);
  ADD ("check", test_check);
  return g_test_run ();
}
