/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* A school's records as plain text, for those who hand them on or compare them with somebody else's. */

#include "charter-store-private.h"

typedef struct {
  char              *school;
  CharterSchoolCopy *copy;
} CharterCopying;

/**
 * charter_school_copy_free:
 * @copy: (transfer full) (nullable): a school copy
 */
void
charter_school_copy_free (CharterSchoolCopy *copy)
{
  if (!copy)
    return;
  g_ptr_array_unref (copy->records);
  charter_past_free (copy->past);
  g_free (copy);
}

static void
free_copying (gpointer data)
{
  CharterCopying *copying = data;

  g_free (copying->school);
  charter_school_copy_free (copying->copy);
  g_free (copying);
}

static CharterPlainRecord *
to_plain (const CharterStoredRow *row)
{
  CharterPlainRecord *record = charter_plain_record_new (charter_shape_find (row->table->name));

  for (guint i = 0; i < row->table->n_columns; i++)
    record->values[i] = g_strdup (row->values[i]);
  return record;
}

/* The log names columns, everybody else properties. */
static void
note (CharterPast      *past,
      CharterStatement *statement)
{
  const char *kind = charter_statement_get_text (statement, 0);
  const char *table = charter_statement_get_text (statement, 1);
  const char *record = charter_statement_get_text (statement, 2);
  const char *who = charter_statement_get_text (statement, 6);
  const char *at = charter_statement_get_text (statement, 7);
  g_autofree char *field = g_strdelimit (g_strdup (charter_statement_get_text (statement, 3)), "_", '-');

  if (g_str_equal (kind, "delete"))
    {
      charter_past_add_removal (past, table, record, who, at);
      return;
    }
  if (g_str_equal (kind, "insert"))
    charter_past_add_return (past, record);
  charter_past_add (past, record, field, charter_statement_get_text (statement, 4),
                    charter_statement_get_text (statement, 5), who, at);
}

static gboolean
read_past (CharterConnection  *self,
           const char         *school,
           CharterPast        *past,
           GError            **error)
{
  CharterStatement *statement =
    charter_connection_prepare (self,
                                "SELECT kind, \"table\", record, field, old, new, who, at FROM change_log"
                                " WHERE school = ? AND undone = 0 ORDER BY row", error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, school);
  while (TRUE)
    {
      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      note (past, statement);
    }
  charter_statement_reset (statement);
  return TRUE;
}

static gboolean
read_all (CharterConnection  *self,
          const char         *school,
          GPtrArray          *rows,
          CharterPast        *past,
          GError            **error)
{
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);
  gboolean is_read = TRUE;

  if (!charter_database_execute (self->database, "BEGIN", error))
    return FALSE;
  for (guint i = 0; is_read && i < n; i++)
    is_read = charter_connection_read (self, &tables[i], tables[i].school < 0 ? "id" : "school", school, rows,
                                       error);
  is_read = is_read && read_past (self, school, past, error);
  charter_database_rollback (self->database);
  return is_read;
}

static void
copy_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterCopying *copying = data;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);
  GError *error = NULL;

  if (!read_all (self->connection, copying->school, rows, copying->copy->past, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (copying->copy->records, to_plain (g_ptr_array_index (rows, i)));
  g_task_return_boolean (task, TRUE);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterCopying *copying = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_pointer (task, g_steal_pointer (&copying->copy), (GDestroyNotify) charter_school_copy_free);
  else
    g_task_return_error (task, error);
}

static void
flushed_before_copy_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  g_autoptr(GTask) work = NULL;
  CharterCopying *copying;
  GError *error = NULL;

  if (!charter_store_flush_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  copying = g_new0 (CharterCopying, 1);
  copying->school = g_strdup (g_task_get_task_data (task));
  copying->copy = g_new0 (CharterSchoolCopy, 1);
  copying->copy->records = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_plain_record_free);
  copying->copy->past = charter_past_new ();
  work = g_task_new (self, g_task_get_cancellable (task), copied_cb, g_object_ref (task));
  g_task_set_source_tag (work, copied_cb);
  g_task_set_task_data (work, copying, free_copying);
  charter_worker_queue (self->worker, work, CHARTER_WORKER_READ, copy_in_worker);
}

/**
 * charter_store_copy_school_async:
 * @self: an open store
 * @school: a school's id
 * @cancellable: (nullable): to stop
 * @callback: called when everything that has changed is on disk and read
 * @user_data: for @callback
 */
void
charter_store_copy_school_async (CharterStore        *self,
                                 const char          *school,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_copy_school_async);
  g_task_set_task_data (task, g_strdup (school), g_free);
  charter_store_flush_async (self, cancellable, flushed_before_copy_cb, task);
}

/**
 * charter_store_copy_school_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the copy
 */
CharterSchoolCopy *
charter_store_copy_school_finish (CharterStore  *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
