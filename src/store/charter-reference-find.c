/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-reference-private.h"

static void
run_find (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  CharterReference *self = source;
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM entry WHERE id = ?1", charter_entry_columns);
  GError *error = NULL;
  g_autoptr(CharterStatement) statement = charter_statement_new (self->search, sql, &error);
  CharterEntry *entry = NULL;
  gboolean has_row = FALSE;

  if (statement)
    {
      charter_statement_bind_text (statement, 1, data);
      if (charter_statement_step (statement, &has_row, &error) && has_row)
        entry = charter_reference_read_entry (statement);
    }
  g_clear_pointer (&statement, charter_statement_free);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entry, g_object_unref);
}

/**
 * charter_reference_find_entry_async:
 * @self: an open reference
 * @id: an entry's id
 * @cancellable: (nullable): cancels
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Finds archived entries, too: an action may have been noted with one.
 */
void
charter_reference_find_entry_async (CharterReference    *self,
                                    const char          *id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->reader != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_reference_find_entry_async);
  g_task_set_task_data (task, g_strdup (id ? id : ""), g_free);
  charter_worker_queue (self->reader, task, CHARTER_WORKER_READ, run_find);
}

/**
 * charter_reference_find_entry_finish:
 * @self: the reference
 * @result: as the callback has it
 * @error: why it could not be looked up
 *
 * Returns: (transfer full) (nullable): the entry; %NULL without @error: there is none
 */
CharterEntry *
charter_reference_find_entry_finish (CharterReference  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
