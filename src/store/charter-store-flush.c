/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Writing behind: what was sealed goes to the worker, one transaction at a time. */

#include "charter-store-private.h"

/* Changes are on disk within 300 ms: this long they gather, the rest is for writing. */
#define GATHER_MS 200
#define RETRY_MS 3000

typedef struct {
  GPtrArray     *changes;
  CharterChange *failed;
  char          *school;
  gboolean       has_news;
  gboolean       has_labels;
  gboolean       is_anew;
  char          *notice;
  CharterLabels  labels;
} CharterWriting;

static void
free_writing (gpointer data)
{
  CharterWriting *writing = data;

  g_ptr_array_unref (writing->changes);
  g_free (writing->school);
  g_free (writing->notice);
  charter_labels_clear (&writing->labels);
  g_free (writing);
}

static void
write_in_worker (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterWriting *writing = data;
  GError *error = NULL;

  if (charter_connection_reach (self->connection, &writing->is_anew, &writing->notice, &error) &&
      charter_connection_has_news (self->connection, &writing->has_news, &error))
    charter_connection_write (self->connection, writing->changes, &writing->failed, &error);
  charter_connection_wrote (self->connection, error);
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  /* It is written: what Undo is called is no reason to write it again. */
  writing->has_labels = charter_connection_get_labels (self->connection, writing->school, &writing->labels, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
finish_waiting (CharterStore *self,
                const GError *error)
{
  GQueue waiting = self->waiting;

  g_queue_init (&self->waiting);
  while (!g_queue_is_empty (&waiting))
    {
      g_autoptr(GTask) task = g_queue_pop_head (&waiting);

      if (error)
        g_task_return_error (task, g_error_copy (error));
      else
        g_task_return_boolean (task, TRUE);
    }
}

static void start_writing (CharterStore *self);

static gboolean
timer_cb (gpointer data)
{
  CharterStore *self = data;

  self->timer = 0;
  start_writing (self);
  return G_SOURCE_REMOVE;
}

/**
 * charter_store_schedule:
 * @self: a store
 *
 * Something has changed: it will be written soon.
 */
void
charter_store_schedule (CharterStore *self)
{
  if (self->timer == 0 && self->connection && !self->is_closing)
    self->timer = g_timeout_add (GATHER_MS, timer_cb, self);
}

/* An audit was signed off elsewhere meanwhile: that change can never be written, so it is taken back
 * in memory too, and the rest goes on. */
static void
give_up_change (CharterStore  *self,
                CharterChange *change)
{
  g_ptr_array_remove (self->in_flight, change);
  if (self->in_flight->len > 0 || self->outbox->len > 0)
    charter_store_schedule (self);
}

static void
keep_for_later (CharterStore   *self,
                CharterWriting *writing,
                const GError   *error)
{
  GPtrArray *later = g_steal_pointer (&self->outbox);
  gboolean is_final = g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);

  self->outbox = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_change_free);
  if (is_final && writing->failed)
    give_up_change (self, writing->failed);
  g_ptr_array_extend_and_steal (self->outbox, g_steal_pointer (&self->in_flight));
  g_ptr_array_extend_and_steal (self->outbox, later);
  if (is_final || writing->has_news)
    charter_store_reload (self);
  charter_store_set_state (self, CHARTER_STORE_FAILING, error->message);
  if (self->timer == 0)
    self->timer = g_timeout_add (RETRY_MS, timer_cb, self);
  finish_waiting (self, error);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  CharterStore *self = CHARTER_STORE (source);
  CharterWriting *writing = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (writing->notice)
        charter_store_notice (self, writing->notice);
      keep_for_later (self, writing, error);
      return;
    }
  g_clear_pointer (&self->in_flight, g_ptr_array_unref);
  if (writing->is_anew)
    charter_store_reopened (self);
  if (writing->notice)
    charter_store_notice (self, writing->notice);
  if (writing->has_labels && g_strcmp0 (writing->school, self->school) == 0)
    charter_store_set_labels (self, &writing->labels);
  if (writing->has_news)
    charter_store_reload (self);
  start_writing (self);
}

static void
start_writing (CharterStore *self)
{
  g_autoptr(GTask) task = NULL;
  CharterWriting *writing;

  if (self->in_flight || !self->connection || self->is_closing)
    return;
  charter_store_seal (self);
  if (self->is_read_only && self->outbox->len > 0)
    {
      g_autoptr(GError) error = g_error_new_literal (CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED,
                                                     self->read_only_because);

      charter_store_refuse (self);
      finish_waiting (self, error);
      return;
    }
  if (self->outbox->len == 0)
    {
      charter_store_set_state (self, CHARTER_STORE_SAVED, NULL);
      finish_waiting (self, NULL);
      return;
    }
  g_clear_handle_id (&self->timer, g_source_remove);
  self->in_flight = g_steal_pointer (&self->outbox);
  self->outbox = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_change_free);
  if (self->state != CHARTER_STORE_FAILING)
    charter_store_set_state (self, CHARTER_STORE_SAVING, NULL);
  writing = g_new0 (CharterWriting, 1);
  writing->changes = g_ptr_array_ref (self->in_flight);
  writing->school = g_strdup (self->school);
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, start_writing);
  g_task_set_task_data (task, writing, free_writing);
  charter_worker_queue (self->worker, task, CHARTER_WORKER_WRITE, write_in_worker);
}

/**
 * charter_store_flush_async:
 * @self: a store
 * @cancellable: (nullable): not used: a write that has begun is finished
 * @callback: called when everything that has changed so far is on disk, or cannot be written now
 * @user_data: for @callback
 */
void
charter_store_flush_async (CharterStore        *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_flush_async);
  g_task_set_check_cancellable (task, FALSE);
  if (!charter_store_check_open (self, task))
    {
      g_object_unref (task);
      return;
    }
  g_queue_push_tail (&self->waiting, task);
  start_writing (self);
}

/**
 * charter_store_flush_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: why something could not be written; it stays in memory and is tried again
 *
 * Returns: whether everything that was said is on disk
 */
gboolean
charter_store_flush_finish (CharterStore  *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
