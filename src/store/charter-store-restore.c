/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Bringing a backup back. */

#include "charter-store-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "charter-backup.h"
#include "charter-clock.h"

typedef struct {
  char                 *path;
  char                 *kept;
  CharterBackupPreview *preview;
  GPtrArray            *schools; /* of CharterStoredRow, as they are after it */
} CharterRestore;

static void
free_restore (gpointer data)
{
  CharterRestore *restore = data;

  g_free (restore->path);
  g_free (restore->kept);
  charter_backup_preview_free (restore->preview);
  g_ptr_array_unref (restore->schools);
  g_free (restore);
}

/* --- Bringing back --------------------------------------------------------------------------- */

/* In one transaction of the target: it is one or the other, never half of both. */
static gboolean
copy_over (CharterDatabase  *target,
           CharterDatabase  *source,
           GError          **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (charter_database_get_handle (target), "main",
                                                charter_database_get_handle (source), "main");
  int result;

  if (!backup)
    {
      charter_database_set_error (target, sqlite3_errcode (charter_database_get_handle (target)), error);
      return FALSE;
    }
  sqlite3_backup_step (backup, -1);
  result = sqlite3_backup_finish (backup);
  if (result == SQLITE_OK)
    return TRUE;
  charter_database_set_error (target, result, error);
  return FALSE;
}

static gboolean
put_back (CharterStore  *self,
          const char    *kept,
          GError       **failure)
{
  g_autoptr(CharterDatabase) before = NULL;
  g_autoptr(GError) error = NULL;

  before = charter_database_open (self->worker, kept, CHARTER_DATABASE_READ_ONLY, &error);
  if (!before || !copy_over (self->connection->database, before, &error))
    g_prefix_error (failure, _("Your records as they were before are in “%s”. "), kept);
  return FALSE;
}

static gboolean
bring_back (CharterStore    *self,
            CharterRestore  *restore,
            const char      *temporary,
            GError         **error)
{
  CharterDatabase *live = self->connection->database;
  g_autoptr(CharterDatabase) copy = charter_backup_prepare (self->worker, charter_connection_get_schema (), restore->path,
                                                           temporary, error);

  if (!copy || !charter_backup_run (live, restore->kept, error))
    return FALSE;
  charter_connection_forget_statements (self->connection);
  if (!copy_over (live, copy, error))
    return FALSE;
  if (charter_database_use_journal (live, error) && charter_backup_check_sound (live, error) &&
      charter_connection_read (self->connection, charter_table_for_type (CHARTER_TYPE_SCHOOL), NULL, NULL,
                               restore->schools, error))
    return TRUE;
  charter_connection_forget_statements (self->connection);
  return put_back (self, restore->kept, error);
}

static void
restore_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterRestore *restore = data;
  g_autofree char *folder = g_path_get_dirname (restore->kept);
  g_autofree char *temporary = g_build_filename (folder, "bringing-back.part", NULL);
  GError *error = NULL;
  gboolean is_back = charter_database_make_own_folder (folder, &error) &&
                     bring_back (self, restore, temporary, &error);

  g_remove (temporary);
  if (is_back)
    restore->preview = charter_backup_preview_new (self->worker, restore->path, FALSE);
  if (is_back)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static gboolean
has_row (GPtrArray     *rows,
         CharterSchool *school)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (charter_stored_row_get_id (rows->pdata[i]), charter_record_get_id (CHARTER_RECORD (school))))
      return TRUE;
  return FALSE;
}

static void
take_schools (CharterStore *self,
              GPtrArray    *rows)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->schools)); i > 0; i--)
    {
      g_autoptr(CharterSchool) school = g_list_model_get_item (G_LIST_MODEL (self->schools), i - 1);

      if (!has_row (rows, school))
        g_list_store_remove (self->schools, i - 1);
    }
  for (guint i = 0; i < rows->len; i++)
    charter_store_apply_row (self, rows->pdata[i]);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  CharterRestore *restore = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  take_schools (self, restore->schools);
  charter_store_reload (self);
  charter_store_set_kept_before (self, restore->kept);
  g_object_set_data_full (G_OBJECT (task), "preview", g_steal_pointer (&restore->preview),
                          (GDestroyNotify) charter_backup_preview_free);
  g_task_return_pointer (task, g_strdup (restore->kept), g_free);
}

static char *
dup_kept_path (CharterStore *self)
{
  g_autofree char *now = charter_clock_dup_now ();
  g_autofree char *name = NULL;

  for (char *c = now; *c; c++)
    if (*c == ':')
      *c = '.';
  name = g_strdup_printf ("charter-before-restore-%s.db", now);
  return g_build_filename (self->data_dir, "backups", name, NULL);
}

static void
flushed_before_restore_cb (GObject      *source,
                           GAsyncResult *result,
                           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  g_autoptr(GTask) work = NULL;
  CharterRestore *restore;
  GError *error = NULL;

  if (!charter_store_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!charter_store_check_writable (self, task))
    return;
  restore = g_new0 (CharterRestore, 1);
  restore->path = g_strdup (g_task_get_task_data (task));
  restore->kept = dup_kept_path (self);
  restore->schools = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);
  work = g_task_new (self, NULL, restored_cb, g_object_ref (task));
  g_task_set_source_tag (work, restored_cb);
  g_task_set_task_data (work, restore, free_restore);
  charter_worker_queue (self->worker, work, CHARTER_WORKER_WRITE, restore_in_worker);
}

/**
 * charter_store_restore_async:
 * @self: an open store
 * @path: a backup
 * @callback: called when it is back, or nothing has changed
 * @user_data: for @callback
 *
 * Brings back what the backup holds, of this edition or an older one, after keeping a verified backup
 * of the present; so restoring that takes it back. The backup is checked before anything is touched.
 */
void
charter_store_restore_async (CharterStore        *self,
                             const char          *path,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_restore_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  charter_store_flush_async (self, NULL, flushed_before_restore_cb, task);
}

/**
 * charter_store_restore_finish:
 * @self: a store
 * @result: the result
 * @preview: (out) (optional) (transfer full): what was brought back
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the backup of what was there before; %NULL with @error when
 *   nothing has changed
 */
char *
charter_store_restore_finish (CharterStore          *self,
                              GAsyncResult          *result,
                              CharterBackupPreview **preview,
                              GError               **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  if (preview)
    *preview = g_object_steal_data (G_OBJECT (result), "preview");
  return g_task_propagate_pointer (G_TASK (result), error);
}
