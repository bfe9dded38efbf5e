/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Undo and Redo as the main thread sees them; the worker's part is in charter-store-undo.c. */

#include "charter-store-private.h"

typedef struct {
  gboolean       redo;
  char          *school;
  char          *label;
  GPtrArray     *rows;
  GPtrArray     *gone;
  char          *notice;
  gboolean       has_labels;
  gboolean       is_anew;
  CharterLabels  labels;
} CharterUndo;

static void
free_undo (gpointer data)
{
  CharterUndo *undo = data;

  g_free (undo->school);
  g_free (undo->label);
  g_free (undo->notice);
  g_ptr_array_unref (undo->rows);
  g_ptr_array_unref (undo->gone);
  charter_labels_clear (&undo->labels);
  g_free (undo);
}

static void
undo_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterUndo *undo = data;
  GError *error = NULL;

  if (charter_connection_reach (self->connection, &undo->is_anew, &undo->notice, &error))
    undo->label = charter_connection_undo (self->connection, undo->school, undo->redo, undo->rows,
                                           undo->gone, &error);
  charter_connection_wrote (self->connection, error);
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  /* It is undone: what the next step is called is no reason to say that it is not. */
  undo->has_labels = charter_connection_get_labels (self->connection, undo->school, &undo->labels, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  CharterUndo *undo = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (undo->is_anew)
    charter_store_reopened (self);
  if (undo->notice)
    charter_store_notice (self, undo->notice);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < undo->gone->len; i++)
    charter_store_apply_gone (self, g_ptr_array_index (undo->gone, i), undo->school);
  for (guint i = 0; i < undo->rows->len; i++)
    charter_store_apply_row (self, g_ptr_array_index (undo->rows, i));
  if (undo->has_labels && g_strcmp0 (undo->school, self->school) == 0)
    charter_store_set_labels (self, &undo->labels);
  g_task_return_pointer (task, g_steal_pointer (&undo->label), g_free);
}

static void
flushed_before_undo_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  g_autoptr(GTask) work = NULL;
  CharterUndo *undo;
  GError *error = NULL;

  if (!charter_store_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!charter_store_check_writable (self, task))
    return;
  undo = g_new0 (CharterUndo, 1);
  undo->redo = GPOINTER_TO_INT (g_task_get_task_data (task));
  undo->school = g_strdup (self->school);
  undo->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);
  undo->gone = g_ptr_array_new_with_free_func (g_free);
  work = g_task_new (self, NULL, undone_cb, g_object_ref (task));
  g_task_set_source_tag (work, undone_cb);
  g_task_set_task_data (work, undo, free_undo);
  charter_worker_queue (self->worker, work, CHARTER_WORKER_WRITE, undo_in_worker);
}

static void
undo_or_redo (CharterStore        *self,
              gboolean             redo,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, undo_or_redo);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, GINT_TO_POINTER (redo), NULL);
  charter_store_end_visit (self);
  charter_store_flush_async (self, cancellable, flushed_before_undo_cb, task);
}

/**
 * charter_store_undo_async:
 * @self: an open store
 * @cancellable: (nullable): to stop
 * @callback: called when the live records are as they were before the last step
 * @user_data: for @callback
 *
 * Takes back the last step in the school that is loaded, whenever it was taken.
 */
void
charter_store_undo_async (CharterStore        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  undo_or_redo (self, FALSE, cancellable, callback, user_data);
}

/**
 * charter_store_redo_async:
 * @self: a store
 * @cancellable: (nullable): to stop
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Does the step again that was undone last. charter_store_undo_finish() ends it.
 */
void
charter_store_redo_async (CharterStore        *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_return_if_fail (CHARTER_IS_STORE (self));
  undo_or_redo (self, TRUE, cancellable, callback, user_data);
}

/**
 * charter_store_undo_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: why it could not be undone, or done again
 *
 * Returns: (transfer full) (nullable): the step's label; %NULL without @error: there was none
 */
char *
charter_store_undo_finish (CharterStore  *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
