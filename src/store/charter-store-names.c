/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

/* The change log only grows, so its newest rows are the last ones: that many are looked at, and a
 * log of many years costs no more than one of a few weeks. */
#define SELECT_NAMES "SELECT who FROM (SELECT row, who FROM change_log ORDER BY row DESC LIMIT 20000)" \
                     " WHERE who <> '' GROUP BY who ORDER BY max(row) DESC LIMIT 8"

static GPtrArray *
read_names (CharterConnection  *connection,
            GError            **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(CharterStatement) statement =
    charter_statement_new (connection->database, SELECT_NAMES, error);
  gboolean has_row;

  if (!statement)
    return NULL;
  while (TRUE)
    {
      if (!charter_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&names);
      g_ptr_array_add (names, g_strdup (charter_statement_get_text (statement, 0)));
    }
}

static void
list_names_in_worker (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  CharterStore *self = source;
  GError *error = NULL;
  GPtrArray *names = read_names (self->connection, &error);

  if (names)
    g_task_return_pointer (task, names, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * charter_store_list_names_async:
 * @self: an open store
 * @cancellable: (nullable): to stop
 * @callback: called when the names are there
 * @user_data: for @callback
 *
 * Who made changes, of whatever school, as far as they are written.
 */
void
charter_store_list_names_async (CharterStore        *self,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CHARTER_IS_STORE (self));
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_store_list_names_async);
  if (charter_store_check_open (self, task))
    charter_worker_queue (self->worker, task, CHARTER_WORKER_READ, list_names_in_worker);
}

/**
 * charter_store_list_names_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (element-type utf8) (nullable): at most 8 names, each once, who changed
 *   something last comes first; %NULL with @error set
 */
GPtrArray *
charter_store_list_names_finish (CharterStore  *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
