/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

#include <glib/gi18n.h>

#include "charter-evidence-folder.h"

typedef struct {
  char      *data_dir;
  GPtrArray *problems; /* of CharterProblem */
  GPtrArray *files;    /* of CharterKeptFile: what the records say is kept */
} CharterCheck;

/**
 * charter_problem_free:
 * @problem: (transfer full) (nullable): a problem
 */
void
charter_problem_free (CharterProblem *problem)
{
  if (!problem)
    return;
  g_free (problem->where);
  g_free (problem->what);
  g_free (problem->remedy);
  g_free (problem);
}

static void
free_check (gpointer data)
{
  CharterCheck *check = data;

  g_free (check->data_dir);
  g_clear_pointer (&check->problems, g_ptr_array_unref);
  g_ptr_array_unref (check->files);
  g_free (check);
}

static void
add_problem (CharterCheck *check,
             const char   *where,
             const char   *what,
             const char   *remedy)
{
  CharterProblem *problem = g_new0 (CharterProblem, 1);

  problem->where = g_strdup (where);
  problem->what = g_strdup (what);
  problem->remedy = g_strdup (remedy);
  g_ptr_array_add (check->problems, problem);
}

static gboolean
check_pragma (CharterConnection  *connection,
              CharterCheck       *check,
              const char         *sql,
              int                 column,
              const char         *good,
              GError            **error)
{
  g_autoptr(CharterStatement) statement = charter_statement_new (connection->database, sql, error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  while (TRUE)
    {
      const char *text;

      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      text = charter_statement_get_text (statement, column);
      if (g_strcmp0 (text, good) != 0)
        add_problem (check, "charter.db", text, _("Bring back the newest backup."));
    }
}

/* Links whose record is gone. Links to directory entries end in another file and are left out. */
static gboolean
check_links (CharterConnection  *connection,
             CharterCheck       *check,
             GError            **error)
{
  gint64 count = 0;
  g_autofree char *what = NULL;

  if (!charter_database_get_integer (connection->database,
                                     "WITH known (id) AS (SELECT id FROM judgement UNION ALL"
                                     " SELECT id FROM evidence UNION ALL SELECT id FROM action"
                                     " UNION ALL SELECT id FROM provision)"
                                     " SELECT count(*) FROM link WHERE from_id NOT IN known"
                                     " OR (kind <> 'uses' AND to_id NOT IN known)", &count, error))
    return FALSE;
  if (count == 0)
    return TRUE;
  what = g_strdup_printf (ngettext ("%u link leads to something that is gone",
                                    "%u links lead to something that is gone",
                                    (gulong) count), (guint) count);
  add_problem (check, "charter.db", what, _("Nothing needs to be done; they are not shown."));
  return TRUE;
}

static gboolean
list_files (CharterConnection  *connection,
            CharterCheck       *check,
            GError            **error)
{
  g_autoptr(CharterStatement) statement =
    charter_statement_new (connection->database,
                           "SELECT sha256, name, size FROM evidence_file ORDER BY row", error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  while (TRUE)
    {
      CharterKeptFile *file;

      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      file = g_new0 (CharterKeptFile, 1);
      file->sha256 = g_strdup (charter_statement_get_text (statement, 0));
      file->name = g_strdup (charter_statement_get_text (statement, 1));
      file->size = charter_statement_get_integer (statement, 2);
      g_ptr_array_add (check->files, file);
    }
}

static void
check_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterCheck *check = data;
  CharterConnection *connection = self->connection;
  GError *error = NULL;

  if (check_pragma (connection, check, "PRAGMA integrity_check", 0, "ok", &error) &&
      check_pragma (connection, check,
                    "SELECT \"table\" || ' ' || rowid || ': ' || parent FROM pragma_foreign_key_check",
                    0, NULL, &error) &&
      check_links (connection, check, &error) && list_files (connection, check, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* In a thread of its own: reading gigabytes of evidence must not keep changes from being written. */
static void
check_files_in_thread (GTask        *task,
                       gpointer      source,
                       gpointer      data,
                       GCancellable *cancellable)
{
  CharterCheck *check = data;
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (check->data_dir);

  for (guint i = 0; i < check->files->len; i++)
    {
      const CharterKeptFile *file = g_ptr_array_index (check->files, i);
      g_autoptr(GError) error = NULL;

      if (g_task_return_error_if_cancelled (task))
        return;
      if (!charter_evidence_folder_verify (folder, file->sha256, cancellable, &error) &&
          !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        add_problem (check, file->name ? file->name : file->sha256, error->message,
                     _("Add the file to its evidence again."));
    }
  g_task_return_pointer (task, g_steal_pointer (&check->problems), (GDestroyNotify) g_ptr_array_unref);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_run_in_thread (task, check_files_in_thread);
  else
    g_task_return_error (task, error);
}

static void
flushed_before_check_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  g_autoptr(GTask) work = NULL;
  GError *error = NULL;

  if (!charter_store_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!charter_store_check_open (self, task))
    return;
  work = g_task_new (self, NULL, checked_cb, g_object_ref (task));
  g_task_set_source_tag (work, checked_cb);
  g_task_set_task_data (work, g_task_get_task_data (task), NULL); /* the outer task's */
  charter_worker_queue (self->worker, work, CHARTER_WORKER_BACKUP, check_in_worker);
}

/**
 * charter_store_check_async:
 * @self: an open store
 * @cancellable: (nullable): to stop
 * @callback: called when everything has been looked at
 * @user_data: for @callback
 *
 * Looks at the database, the links in it, and every evidence file's contents.
 */
void
charter_store_check_async (CharterStore        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  CharterCheck *check = g_new0 (CharterCheck, 1);

  g_return_if_fail (CHARTER_IS_STORE (self));
  check->data_dir = g_strdup (self->data_dir);
  check->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_problem_free);
  check->files = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_kept_file_free);
  g_task_set_source_tag (task, charter_store_check_async);
  g_task_set_task_data (task, check, free_check);
  charter_store_flush_async (self, NULL, flushed_before_check_cb, task);
}

/**
 * charter_store_check_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type CharterProblem) (nullable): what was found, empty when all is
 *   well; %NULL with @error set
 */
GPtrArray *
charter_store_check_finish (CharterStore  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
