/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

#include <glib/gi18n.h>

#include "charter-backup.h"
#include "charter-clock.h"

typedef struct {
  char          *path;
  gboolean       is_daily;
  CharterBackup *backup; /* the worker's */
} CharterCopy;

static void
free_copy (gpointer data)
{
  CharterCopy *copy = data;

  g_free (copy->path);
  g_free (copy);
}

/* The backups folder beside the records may not lead elsewhere; where a person says is theirs to say. */
static gboolean
is_own_place (CharterStore  *self,
              const char    *path,
              GError       **error)
{
  g_autofree char *own = g_build_filename (self->data_dir, "backups", NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  return !g_str_equal (own, folder) || charter_database_make_own_folder (own, error);
}

/* One slice; then whatever else waits; then the next. */
static void
copy_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterCopy *copy = data;
  gboolean is_done = FALSE;
  gboolean is_well = TRUE;
  GError *error = NULL;

  if (!copy->backup && is_own_place (self, copy->path, &error))
    copy->backup = charter_backup_new (self->connection->database, copy->path, &error);
  is_well = copy->backup && !g_cancellable_set_error_if_cancelled (cancellable, &error) &&
            charter_backup_step (copy->backup, &is_done, &error);
  if (is_well && !is_done)
    {
      charter_worker_continue (self->worker, task, CHARTER_WORKER_BACKUP, copy_in_worker);
      return;
    }
  g_clear_pointer (&copy->backup, charter_backup_free);
  if (!is_well)
    {
      g_task_return_error (task, error);
      return;
    }
  if (copy->is_daily)
    {
      g_autofree char *folder = g_path_get_dirname (copy->path);

      charter_backup_thin (folder);
    }
  g_task_return_pointer (task, g_strdup (copy->path), g_free);
}

static char *
dup_daily_path (CharterStore *self,
                const char   *today)
{
  g_autofree char *name = g_strdup_printf ("charter-%s.db", today);

  return g_build_filename (self->data_dir, "backups", name, NULL);
}

/* A backup that was given up, as the window closed, is none that failed. */
static void
note_problem (CharterStore *self,
              const GError *error)
{
  const char *words = error->message;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_message ("No backup was made today: %s", error->message);
  if (g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FULL))
    words = _("There is no room left for it. Make some room where your records are kept.");
  charter_store_set_backup_problem (self, words);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  CharterCopy *copy = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  char *path = g_task_propagate_pointer (G_TASK (result), &error);

  if (!path)
    {
      if (copy->is_daily)
        note_problem (self, error);
      g_task_return_error (task, error);
      return;
    }
  if (copy->is_daily)
    {
      g_autofree char *today = charter_clock_dup_today ();

      charter_store_set_backup_problem (self, NULL);
      charter_store_set_backed_up_on (self, today);
    }
  g_task_return_pointer (task, path, g_free);
}

static void
flushed_before_copy_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  g_autofree char *today = charter_clock_dup_today ();
  const char *path = g_task_get_task_data (task);
  g_autoptr(GTask) work = NULL;
  CharterCopy *copy;
  GError *error = NULL;

  if (!charter_store_flush_finish (self, result, &error))
    {
      if (!path)
        note_problem (self, error);
      g_task_return_error (task, error);
      return;
    }
  if (!charter_store_check_open (self, task))
    return;
  copy = g_new0 (CharterCopy, 1);
  copy->is_daily = path == NULL;
  copy->path = path ? g_strdup (path) : dup_daily_path (self, today);
  work = g_task_new (self, g_task_get_cancellable (task), copied_cb, g_object_ref (task));
  g_task_set_source_tag (work, copied_cb);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, copy, free_copy);
  charter_worker_queue (self->worker, work, CHARTER_WORKER_BACKUP, copy_in_worker);
}

/**
 * charter_store_backup_async:
 * @self: an open store
 * @path: (nullable): where to; %NULL: today's file in the backups folder
 * @cancellable: (nullable): to stop
 * @callback: called when the copy is whole and verified
 * @user_data: for @callback
 *
 * Copies charter.db in slices between other work. A file at @path is replaced only at the end.
 */
void
charter_store_backup_async (CharterStore        *self,
                            const char          *path,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_backup_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_strdup (path), g_free);
  charter_store_flush_async (self, NULL, flushed_before_copy_cb, task);
}

/**
 * charter_store_backup_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: why there is no backup
 *
 * Returns: (transfer full) (nullable): its path; it is whole and verified
 */
char *
charter_store_backup_finish (CharterStore  *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * charter_store_back_up_daily:
 * @self: an open store
 *
 * Makes today's backup unless it is there, or there is nothing to back up. When it fails, backup-problem
 * says why until one succeeds; to be called again then.
 */
void
charter_store_back_up_daily (CharterStore *self)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *path = dup_daily_path (self, today);

  g_return_if_fail (CHARTER_IS_STORE (self));
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      charter_store_set_backup_problem (self, NULL);
      charter_store_set_backed_up_on (self, today);
    }
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->schools)) > 0)
    charter_store_backup_async (self, NULL, NULL, NULL, NULL);
}
