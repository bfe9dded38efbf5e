/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Opening and closing. */

#include "charter-store-private.h"

#include <glib/gi18n.h>

#include "charter-backup.h"
#include "charter-damage.h"
#include "charter-evidence-folder.h"
#include "charter-place.h"
#include "charter-rescue.h"
#include "charter-scratch-folder.h"

typedef struct {
  CharterWorker     *worker;
  char              *data_dir;
  char              *who;
  gboolean           is_window;
  gboolean           is_checking;
  gboolean           is_rescuing;
  char              *read_only_because;
  CharterRescueReport *rescue;     /* nullable: the file was damaged */
  CharterConnection *connection;
  GPtrArray         *schools;
} CharterOpen;

static void
free_open (gpointer data)
{
  CharterOpen *opening = data;

  g_object_unref (opening->worker);
  g_free (opening->data_dir);
  g_free (opening->who);
  g_free (opening->read_only_because);
  g_clear_pointer (&opening->rescue, charter_rescue_report_unref);
  g_ptr_array_unref (opening->schools);
  g_free (opening);
}

/* Whoever does not get the lock, for whatever reason, may still read. */
static CharterStoreLock *
take_lock (CharterOpen *opening)
{
  g_autoptr(GError) error = NULL;
  CharterStoreLock *lock;

  if (opening->read_only_because || (!opening->is_rescuing && !charter_place_is_network (opening->data_dir)))
    return NULL;
  lock = charter_store_lock_take (opening->data_dir, opening->who, &error);
  if (!lock)
    opening->read_only_because = g_strdup (error->message);
  return lock;
}

/* A damaged file is never opened for writing. Where that is asked for it is rescued, else it is said. */
static gboolean
ensure_sound (CharterOpen  *opening,
              GError      **error)
{
  const CharterSchema *schema = charter_connection_get_schema ();
  g_autofree char *path = g_build_filename (opening->data_dir, "charter.db", NULL);
  g_autoptr(CharterPageSums) sums = NULL;
  g_autoptr(GError) failure = NULL;
  g_autofree char *what = NULL;

  if (!charter_rescue_finish (opening->data_dir, error))
    return FALSE;
  what = charter_damage_find (opening->worker, opening->data_dir, schema, opening->is_rescuing || opening->is_checking,
                              &sums, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (what && !opening->is_rescuing)
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED,
                 /* Translators: a sentence that says what is wrong */
                 _("The file with your records is damaged. %s Nothing was changed. Open the program’s window, which "
                   "rescues them, or use the command “rescue”."), what);
  else if (what)
    opening->rescue = charter_rescue_run (opening->worker, opening->data_dir, schema, what, sums, error);
  if (what && !opening->rescue)
    return FALSE;
  /* It is about to be written. */
  charter_page_sums_forget (path);
  return TRUE;
}

/* What an earlier run left half done, when it was killed. */
static void
tidy (const char *data_dir)
{
  g_autofree char *backups = g_build_filename (data_dir, "backups", NULL);

  charter_evidence_folder_tidy (data_dir);
  charter_backup_tidy (backups);
  charter_scratch_folder_tidy (data_dir);
}

static CharterConnection *
connect (CharterOpen  *opening,
         GError      **error)
{
  g_autoptr(CharterStoreLock) lock = NULL;
  CharterConnection *connection;

  if (!charter_database_make_folder (opening->data_dir, error))
    return NULL;
  lock = take_lock (opening);
  if (!opening->read_only_because && !ensure_sound (opening, error))
    {
      charter_store_lock_release (g_steal_pointer (&lock));
      return NULL;
    }
  if (!opening->read_only_because)
    tidy (opening->data_dir);
  connection = charter_connection_open (opening->worker, opening->data_dir,
                                        opening->read_only_because ? CHARTER_DATABASE_READ_ONLY
                                                                   : CHARTER_DATABASE_CREATE,
                                        error);
  if (connection)
    connection->lock = g_steal_pointer (&lock);
  return connection;
}

static void
open_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterOpen *opening = data;
  GError *error = NULL;

  opening->connection = connect (opening, &error);
  if (opening->connection &&
      charter_connection_read (opening->connection, charter_table_for_type (CHARTER_TYPE_SCHOOL),
                               NULL, NULL, opening->schools, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_clear_pointer (&opening->connection, charter_connection_close);
  g_task_return_error (task, error);
}

static void
close_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  charter_connection_close (data);
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_store_abandon:
 * @self: a store
 *
 * Dropped without being closed: what was not flushed is lost, as documented; the file is sound.
 */
void
charter_store_abandon (CharterStore *self)
{
  g_autoptr(GTask) task = NULL;

  if (!self->worker)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, g_steal_pointer (&self->connection), NULL);
  g_task_set_source_tag (task, charter_store_abandon);
  charter_worker_queue (self->worker, task, CHARTER_WORKER_LAST, close_in_worker);
  charter_worker_shutdown (self->worker);
  g_clear_object (&self->worker);
}

static void
drop_worker (CharterStore *self)
{
  charter_worker_shutdown (self->worker);
  g_clear_object (&self->worker);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  CharterOpen *opening = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      drop_worker (self);
      g_task_return_error (task, error);
      return;
    }
  self->connection = opening->connection;
  charter_store_set_read_only (self, opening->read_only_because);
  g_clear_pointer (&self->rescue, charter_rescue_report_unref);
  self->rescue = g_steal_pointer (&opening->rescue);
  for (guint i = 0; i < opening->schools->len; i++)
    charter_store_apply_row (self, g_ptr_array_index (opening->schools, i));
  charter_store_set_state (self, CHARTER_STORE_SAVED, NULL);
  if (!self->is_read_only)
    charter_store_back_up_daily (self);
  if (self->marks->len > 0 || self->outbox->len > 0)
    charter_store_schedule (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_store_open_async:
 * @self: a closed store
 * @cancellable: (nullable): to stop
 * @callback: called when the schools are there
 * @user_data: for @callback
 *
 * Opens charter.db, making the folder and the file if they are not there. A file of another program
 * or of a newer version of this one is refused and left as it is. When another window has it, or on a
 * network home any other program, it opens for reading only: see #CharterStore:is-read-only.
 */
void
charter_store_open_async (CharterStore        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr(GTask) work = NULL;
  CharterOpen *opening;
  guint n;

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_return_if_fail (!self->worker);
  g_task_set_source_tag (task, charter_store_open_async);
  charter_table_get_all (&n); /* classes are initialised in this thread */
  self->worker = charter_worker_new ("charter-store");
  opening = g_new0 (CharterOpen, 1);
  opening->worker = g_object_ref (self->worker);
  opening->data_dir = g_strdup (self->data_dir);
  opening->who = g_strdup (self->who);
  opening->is_window = self->is_window;
  opening->is_checking = self->is_checking;
  opening->is_rescuing = self->is_window || self->is_rescuing;
  opening->read_only_because = g_strdup (self->for_reading_because);
  opening->schools = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);
  work = g_task_new (self, NULL, opened_cb, task);
  g_task_set_source_tag (work, opened_cb);
  g_task_set_task_data (work, opening, free_open);
  charter_worker_queue (self->worker, work, CHARTER_WORKER_READ, open_in_worker);
}

/**
 * charter_store_open_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: why it cannot be opened: a #CharterStoreError
 *
 * Returns: whether it is open; it may be open for reading only
 */
gboolean
charter_store_open_finish (CharterStore  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  GError *failure = g_task_get_task_data (task);

  g_task_propagate_boolean (G_TASK (result), NULL); /* closing itself does not fail */
  self->connection = NULL;
  self->is_closing = FALSE;
  drop_worker (self);
  charter_store_set_read_only (self, NULL);
  charter_store_set_state (self, CHARTER_STORE_CLOSED, NULL);
  if (failure)
    g_task_return_error (task, g_error_copy (failure));
  else
    g_task_return_boolean (task, TRUE);
}

static void
flushed_before_close_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  GTask *task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  g_autoptr(GTask) work = NULL;
  GError *error = NULL;

  if (!charter_store_flush_finish (self, result, &error))
    g_task_set_task_data (task, error, (GDestroyNotify) g_error_free);
  if (!self->worker || self->is_closing)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  work = g_task_new (self, NULL, closed_cb, task);
  g_task_set_source_tag (work, closed_cb);
  g_task_set_task_data (work, self->connection, NULL);
  self->is_closing = TRUE; /* a backup that is under way still uses the connection */
  charter_worker_queue (self->worker, work, CHARTER_WORKER_LAST, close_in_worker);
}

/**
 * charter_store_close_async:
 * @self: a store
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * Writes what is left, then closes the file. It is closed even when the last write failed; the error
 * then says why, and what could not be written is still in memory.
 */
void
charter_store_close_async (CharterStore        *self,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_close_async);
  if (!self->connection)
    {
      g_task_return_boolean (task, TRUE);
      g_object_unref (task);
      return;
    }
  charter_store_flush_async (self, NULL, flushed_before_close_cb, task);
}

/**
 * charter_store_close_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: what could not be written
 *
 * Returns: whether everything that was said is on disk
 */
gboolean
charter_store_close_finish (CharterStore  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
