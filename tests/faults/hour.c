/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "hour.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include "charter-area.h"
#include "charter-attach-job.h"
#include "charter-copy-job.h"
#include "charter-import-job.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-plan-action-job.h"

#define N_JUDGED 5
#define WORDS "The quiet room is used every lunchtime."
#define REGISTER "URN,EstablishmentName,TelephoneNum,EstablishmentStatus (name),StatutoryLowAge,CloseDate,Town\n" \
                 "900011,Ashfield School,,Open,4,,Newtown\n" \
                 "900012,Birchfield School,,Open,4,,Newtown\n"

static CharterItem *
get_item (Hour  *hour,
          guint  n)
{
  CharterFramework *framework = charter_session_get_framework (hour->session);
  g_autoptr(CharterArea) area = g_list_model_get_item (charter_framework_get_areas (framework), n);
  g_autoptr(CharterItem) item = g_list_model_get_item (charter_area_get_items (area), 0);

  return item; /* the framework holds it */
}

static CharterStore *
get_store (Hour *hour)
{
  return charter_session_get_store (hour->session);
}

static gboolean
flush (Hour    *hour,
       GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_flush_async (get_store (hour), NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_store_flush_finish (get_store (hour), result, error);
}

/* --- The steps ------------------------------------------------------------------------------- */

static gboolean
open_school (Hour    *hour,
             GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  CharterStore *store = get_store (hour);

  charter_session_open_school_async (hour->session, charter_store_find_school (store, "900002"), NULL,
                                     charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_session_open_school_finish (hour->session, result, error);
}

static void
close_session (Hour *hour)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_session_close_school (hour->session);
  charter_session_close_async (hour->session, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  charter_session_close_finish (hour->session, result, NULL);
}

/* The lock could not be written: the banner says so, and has a button to try again. */
static gboolean
check_writable (Hour    *hour,
                GError **error)
{
  CharterStore *store = get_store (hour);

  if (!charter_store_get_is_read_only (store))
    return TRUE;
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED, charter_store_get_message (store));
  close_session (hour);
  return FALSE;
}

static gboolean
run_open (Hour    *hour,
          GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  if (!hour->session)
    {
      hour->session = charter_session_new (hour->dir);
      charter_store_set_is_window (get_store (hour), TRUE);
      charter_store_set_who (get_store (hour), "Sam Carter");
    }
  charter_session_open_async (hour->session, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_session_open_finish (hour->session, result, error) && open_school (hour, error)
         && check_writable (hour, error);
}

static void
judge (Hour *hour)
{
  CharterFramework *framework = charter_session_get_framework (hour->session);

  for (guint i = 0; i < N_JUDGED; i++)
    {
      CharterLevel *level = charter_framework_find_level_of_value (framework, (int) (i % 3) + 1);

      g_assert_true (charter_judge_set_level (hour->session, get_item (hour, i), CHARTER_VOICE_SCHOOL, level,
                                              NULL));
    }
}

static gboolean
run_judge (Hour    *hour,
           GError **error)
{
  if (!hour->is_edited)
    judge (hour);
  hour->is_edited = TRUE;
  return flush (hour, error);
}

static gboolean
run_write (Hour    *hour,
           GError **error)
{
  if (!hour->is_edited)
    g_assert_true (charter_judge_set_text (hour->session, get_item (hour, 0), CHARTER_VOICE_SCHOOL,
                                           "what-we-see", WORDS, NULL));
  hour->is_edited = TRUE;
  charter_store_end_visit (get_store (hour));
  return flush (hour, error);
}

static gboolean
run_attach (Hour    *hour,
            GError **error)
{
  g_autofree char *path = g_build_filename (hour->outside, "minutes.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  const char *items[] = { charter_item_get_code (get_item (hour, 0)), NULL };
  g_autoptr(CharterAttachment) attachment = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  if (hour->is_edited)
    return flush (hour, error);
  charter_attach_file_async (hour->session, file, NULL, NULL, items, NULL, NULL, NULL,
                             charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  attachment = charter_attach_file_finish (hour->session, result, error);
  if (!attachment)
    return FALSE;
  hour->evidence = attachment->evidence;
  hour->is_edited = TRUE;
  return flush (hour, error);
}

static gboolean
run_plan (Hour    *hour,
          GError **error)
{
  if (!hour->is_edited)
    {
      hour->action = charter_plan_action_add_for_item (hour->session, get_item (hour, 1), "Train the lunch staff");
      charter_plan_action_set_due (hour->session, hour->action, "2027-01-15");
      charter_plan_action_add_review (hour->session, hour->action, "Dates are agreed.");
      charter_attach_link_record (hour->session, hour->evidence, CHARTER_RECORD (hour->action));
    }
  hour->is_edited = TRUE;
  return flush (hour, error);
}

static gboolean
run_import (Hour    *hour,
            GError **error)
{
  g_autofree char *path = g_build_filename (hour->outside, "register.csv", NULL);
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GPtrArray) imported = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  CharterImportedFile *file;

  g_ptr_array_add (files, g_file_new_for_path (path));
  charter_import_async (hour->session, files, FALSE, CHARTER_MERGE_ASK, NULL, NULL, NULL, charter_session_await_cb,
                        &slot);
  result = charter_session_await (&slot);
  imported = charter_import_finish (hour->session, result, error);
  if (!imported)
    return FALSE;
  file = g_ptr_array_index (imported, 0);
  if (file->error && error)
    *error = g_error_copy (file->error);
  return !file->error;
}

/* Undoes the last two steps and does the second again. */
static gboolean
run_undo (Hour    *hour,
          GError **error)
{
  CharterStore *store = get_store (hour);

  while (hour->n_undone < 3)
    {
      GAsyncResult *slot = NULL;
      g_autoptr(GAsyncResult) result = NULL;
      g_autofree char *label = NULL;

      if (hour->n_undone < 2)
        charter_store_undo_async (store, NULL, charter_session_await_cb, &slot);
      else
        charter_store_redo_async (store, NULL, charter_session_await_cb, &slot);
      result = charter_session_await (&slot);
      label = charter_store_undo_finish (store, result, error);
      if (!label)
        return FALSE;
      hour->n_undone++;
    }
  return TRUE;
}

static gboolean
run_replace (Hour    *hour,
             GError **error)
{
  g_autofree char *path = g_build_filename (hour->outside, "poster.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(CharterAttachment) attachment = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  if (hour->is_edited)
    return flush (hour, error);
  charter_attach_file_async (hour->session, file, hour->evidence, NULL, NULL, NULL, NULL, NULL,
                             charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  attachment = charter_attach_file_finish (hour->session, result, error);
  if (!attachment)
    return FALSE;
  hour->is_edited = TRUE;
  return flush (hour, error);
}

static gboolean
run_back_up (Hour    *hour,
             GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *path = NULL;

  charter_store_backup_async (get_store (hour), NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  path = charter_store_backup_finish (get_store (hour), result, error);
  return path != NULL;
}

static char *
dup_shared_path (const char *dir)
{
  return g_build_filename (dir, "staff", "Testfield.charter-copy", NULL);
}

/* For the deputy. The folder lies with the records here, so that its calls are among those that fail. */
static gboolean
run_share (Hour    *hour,
           GError **error)
{
  g_autofree char *path = dup_shared_path (hour->dir);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CharterCopyManifest) written = NULL;

  charter_copy_job_write_async (hour->session, path, NULL, TRUE, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  written = charter_copy_job_write_finish (hour->session, result, error);
  return written != NULL;
}

static gboolean
run_last_words (Hour    *hour,
                GError **error)
{
  if (!hour->is_edited)
    g_assert_true (charter_judge_set_area_summary (hour->session, charter_item_get_area (get_item (hour, 0)),
                                                   "A good start.", NULL));
  hour->is_edited = TRUE;
  return flush (hour, error);
}

/* As the window does: what is not written keeps it open. */
static gboolean
run_close (Hour    *hour,
           GError **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  if (!flush (hour, error))
    return FALSE;
  charter_session_close_async (hour->session, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  if (!charter_session_close_finish (hour->session, result, error))
    return FALSE;
  g_clear_object (&result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&hour->session);
  return TRUE;
}

static const struct {
  const char *name;
  gboolean  (*run) (Hour *hour, GError **error);
} steps[] = {
  { "open", run_open },
  { "judge", run_judge },
  { "write", run_write },
  { "attach", run_attach },
  { "plan", run_plan },
  { "import", run_import },
  { "undo", run_undo },
  { "attach again", run_replace },
  { "back up", run_back_up },
  { "share", run_share },
  { "last words", run_last_words },
  { "close", run_close },
};

guint
hour_get_n_steps (void)
{
  return G_N_ELEMENTS (steps);
}

const char *
hour_get_name (guint step)
{
  return steps[step].name;
}

gboolean
hour_run (Hour    *hour,
          guint    step,
          GError **error)
{
  return steps[step].run (hour, error);
}

gboolean
hour_is_kept (Hour  *hour,
              guint  step)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (hour->session);
  GListModel *list;

  if (g_str_equal (steps[step].name, "judge"))
    return g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_JUDGEMENT)) == N_JUDGED;
  if (g_str_equal (steps[step].name, "plan"))
    return g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION)) == 1;
  if (!g_str_equal (steps[step].name, "write"))
    return TRUE;
  list = charter_portfolio_get_list (portfolio, CHARTER_TYPE_JUDGEMENT);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterJudgement) judgement = g_list_model_get_item (list, i);

      if (g_strcmp0 (charter_judgement_get_what_we_see (judgement), WORDS) == 0)
        return TRUE;
    }
  return FALSE;
}

/* --- What is kept ---------------------------------------------------------------------------- */

void
hour_prepare (const char *dir,
              const char *outside)
{
  g_autoptr(CharterSession) session = charter_session_new (dir);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002",
                                                  "phase", "Primary", NULL);
  g_autofree char *minutes = g_build_filename (outside, "minutes.txt", NULL);
  g_autofree char *poster = g_build_filename (outside, "poster.txt", NULL);
  g_autofree char *schools = g_build_filename (outside, "register.csv", NULL);
  g_autofree char *long_text = g_strnfill (600 * 1024, 'm');
  Hour hour = { .session = session };
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) closed = NULL;

  g_autofree char *staff = g_build_filename (dir, "staff", NULL);

  g_mkdir_with_parents (outside, 0700);
  g_mkdir_with_parents (staff, 0700);
  g_assert_true (g_file_set_contents (minutes, long_text, -1, NULL));
  g_assert_true (g_file_set_contents (poster, "Come and see.", -1, NULL));
  g_assert_true (g_file_set_contents (schools, REGISTER, -1, NULL));
  charter_session_open_async (session, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  g_assert_true (charter_session_open_finish (session, opened, NULL));
  charter_store_add_school (get_store (&hour), school);
  g_assert_true (flush (&hour, NULL));
  slot = NULL;
  charter_session_close_async (session, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  g_assert_true (charter_session_close_finish (session, closed, NULL));
}

static void
add_answers (GString            *account,
             const char         *path,
             const char * const *questions)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  for (guint q = 0; questions[q]; q++)
    {
      sqlite3_stmt *statement;

      g_assert_cmpint (sqlite3_prepare_v2 (handle, questions[q], -1, &statement, NULL), ==, SQLITE_OK);
      while (sqlite3_step (statement) == SQLITE_ROW)
        for (int i = 0; i < sqlite3_column_count (statement); i++)
          g_string_append_printf (account, "%s%c", (const char *) sqlite3_column_text (statement, i),
                                  i == sqlite3_column_count (statement) - 1 ? '\n' : '|');
      sqlite3_finalize (statement);
    }
  sqlite3_close (handle);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char **) a, *(char **) b);
}

static void
add_names (GString    *account,
           const char *dir,
           const char *shown)
{
  g_autoptr(GDir) open = g_dir_open (dir, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (open && (name = g_dir_read_name (open)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (dir, names->pdata[i], NULL);
      g_autofree char *under = g_build_filename (shown, names->pdata[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        add_names (account, path, under);
      else
        g_string_append_printf (account, "%s\n", under);
    }
}

/* Read to its end, as the deputy does. */
static void
add_shared (GString    *account,
            const char *dir)
{
  g_autofree char *path = dup_shared_path (dir);
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterCopyManifest) read = charter_copy_file_read (path, NULL, NULL, NULL, NULL, &error);

  g_string_append_printf (account, "shared: %s, %u files\n", read ? read->schools : error->message,
                          read ? read->n_files : 0);
}

char *
hour_dup_account (const char *dir)
{
  g_autoptr(GString) account = g_string_new (NULL);
  g_autofree char *own = g_build_filename (dir, "charter.db", NULL);
  g_autofree char *reference = g_build_filename (dir, "reference.db", NULL);
  g_autofree char *backup = g_build_filename (dir, "backups", "charter-2026-11-21.db", NULL);
  static const char * const of_own[] = {
    "PRAGMA integrity_check",
    "SELECT item, level, what_we_see FROM judgement ORDER BY item",
    "SELECT title, kind FROM evidence",
    "SELECT name, sha256, size FROM evidence_file ORDER BY row",
    "SELECT title, due_on, status FROM action",
    "SELECT note FROM review",
    "SELECT kind, count(*) FROM link GROUP BY kind",
    "SELECT summary FROM area_note",
    "SELECT grp, label, kind, \"table\", field, undone, who FROM change_log ORDER BY grp, \"table\", row",
    NULL,
  };
  /* A search index is asked by newer SQLites too, and needs the program's own tokenizer. */
  static const char * const of_reference[] = {
    "SELECT DISTINCT verdict.* FROM sqlite_schema AS t, pragma_integrity_check(t.name) AS verdict"
    " WHERE t.type = 'table' AND t.sql NOT LIKE 'CREATE VIRTUAL%'",
    "SELECT row, name FROM school ORDER BY row", NULL
  };
  static const char * const of_backup[] = { "PRAGMA integrity_check", NULL };

  add_answers (account, own, of_own);
  add_answers (account, reference, of_reference);
  if (g_file_test (backup, G_FILE_TEST_EXISTS))
    add_answers (account, backup, of_backup);
  add_shared (account, dir);
  add_names (account, dir, "");
  return g_string_free (g_steal_pointer (&account), FALSE);
}

char *
hour_dup_problems (CharterStore *store)
{
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) checked = NULL;

  charter_store_check_async (store, NULL, charter_session_await_cb, &slot);
  checked = charter_session_await (&slot);
  problems = charter_store_check_finish (store, checked, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    {
      CharterProblem *problem = problems->pdata[i];

      g_string_append_printf (found, "%s: %s\n", problem->where, problem->what);
    }
  return g_string_free (g_steal_pointer (&found), FALSE);
}

char *
hour_dup_check (const char *dir)
{
  g_autoptr(CharterStore) store = charter_store_new (dir);
  g_autofree char *problems = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) closed = NULL;

  charter_store_open_async (store, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  charter_store_open_finish (store, opened, &error);
  g_assert_no_error (error);
  problems = hour_dup_problems (store);
  slot = NULL;
  charter_store_close_async (store, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  g_assert_true (charter_store_close_finish (store, closed, NULL));
  return g_steal_pointer (&problems);
}

/* --- Copying --------------------------------------------------------------------------------- */

/* With its times: the sums of a database's pages are for the file of that time. */
static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  struct stat about;
  gsize length;

  g_assert_cmpint (g_stat (from, &about), ==, 0);
  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents_full (to, contents, (gssize) length, G_FILE_SET_CONTENTS_NONE,
                                           (int) (about.st_mode & 0777), NULL));
  g_assert_cmpint (utimensat (AT_FDCWD, to, (struct timespec[]) { about.st_atim, about.st_mtim }, 0), ==, 0);
}

void
hour_copy (const char *from,
           const char *to)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (!g_file_test (from, G_FILE_TEST_IS_DIR))
    {
      copy_file (from, to);
      return;
    }
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  dir = g_dir_open (from, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *copy = g_build_filename (to, name, NULL);

      hour_copy (source, copy);
    }
}

void
hour_remove (const char *path)
{
  g_autoptr(GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_unlink (path);
      return;
    }
  dir = g_dir_open (path, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      hour_remove (child);
    }
  g_rmdir (path);
}
