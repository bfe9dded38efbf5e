/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Keeping up with what other processes write. */

#include "charter-store-private.h"

typedef struct {
  gboolean       is_forced;
  GPtrArray     *schools; /* ids of the schools that are loaded */
  GPtrArray     *rows;
  char          *school;
  CharterLabels  labels;
} CharterRefresh;

static void
free_refresh (gpointer data)
{
  CharterRefresh *refresh = data;

  g_ptr_array_unref (refresh->schools);
  g_ptr_array_unref (refresh->rows);
  g_free (refresh->school);
  charter_labels_clear (&refresh->labels);
  g_free (refresh);
}

static gboolean
read_all (CharterConnection  *connection,
          CharterRefresh     *refresh,
          GError            **error)
{
  if (!charter_connection_read (connection, charter_table_for_type (CHARTER_TYPE_SCHOOL), NULL, NULL,
                                refresh->rows, error))
    return FALSE;
  for (guint i = 0; i < refresh->schools->len; i++)
    if (!charter_connection_read_school (connection, g_ptr_array_index (refresh->schools, i),
                                         refresh->rows, error))
      return FALSE;
  return charter_connection_get_labels (connection, refresh->school, &refresh->labels, error);
}

static void
refresh_in_worker (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterRefresh *refresh = data;
  gboolean has_news;
  GError *error = NULL;

  if (!charter_connection_has_news (self->connection, &has_news, &error) ||
      ((has_news || refresh->is_forced) && !read_all (self->connection, refresh, &error)))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, has_news || refresh->is_forced);
}

static void
remove_missing (CharterStore *self,
                const char   *school,
                GHashTable   *present)
{
  g_autoptr(CharterPortfolio) portfolio = charter_store_dup_portfolio (self, school);
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);

  for (guint i = 1; portfolio && i < n; i++)
    {
      GListModel *list = charter_portfolio_get_list (portfolio, tables[i].type);

      for (guint j = g_list_model_get_n_items (list); j > 0; j--)
        {
          g_autoptr(CharterRecord) record = g_list_model_get_item (list, j - 1);

          if (record && !g_hash_table_contains (present, charter_record_get_id (record)))
            charter_store_apply_gone (self, charter_record_get_id (record), school);
        }
    }
}

static void
refreshed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  CharterRefresh *refresh = g_task_get_task_data (G_TASK (result));
  g_autoptr(GHashTable) present = g_hash_table_new (g_str_hash, g_str_equal);
  GError *error = NULL;
  gboolean has_news = g_task_propagate_boolean (G_TASK (result), &error);

  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; has_news && i < refresh->rows->len; i++)
    {
      const CharterStoredRow *row = g_ptr_array_index (refresh->rows, i);

      g_hash_table_add (present, (gpointer) charter_stored_row_get_id (row));
      charter_store_apply_row (self, row);
    }
  for (guint i = 0; has_news && i < refresh->schools->len; i++)
    remove_missing (self, g_ptr_array_index (refresh->schools, i), present);
  if (has_news && g_strcmp0 (refresh->school, self->school) == 0)
    charter_store_set_labels (self, &refresh->labels);
  g_task_return_boolean (task, TRUE);
}

static void
refresh (CharterStore *self,
         gboolean      is_forced,
         GTask        *task)
{
  g_autoptr(GTask) read = g_task_new (self, NULL, refreshed_cb, task);
  CharterRefresh *data = g_new0 (CharterRefresh, 1);
  GHashTableIter iter;
  gpointer school;

  data->is_forced = is_forced;
  data->schools = g_ptr_array_new_with_free_func (g_free);
  data->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);
  data->school = g_strdup (self->school);
  g_hash_table_iter_init (&iter, self->portfolios);
  while (g_hash_table_iter_next (&iter, &school, NULL))
    {
      g_autoptr(CharterPortfolio) portfolio = charter_store_dup_portfolio (self, school);

      if (portfolio)
        g_ptr_array_add (data->schools, g_strdup (school));
    }
  g_task_set_task_data (read, data, free_refresh);
  g_task_set_source_tag (read, refresh);
  charter_worker_queue (self->worker, read, CHARTER_WORKER_READ, refresh_in_worker);
}

/**
 * charter_store_refresh_async:
 * @self: an open store
 * @callback: (nullable): called when that is done
 * @user_data: for @callback
 *
 * Looks whether another process has written to the file, and if so brings the live records up to
 * it. What was changed here and is still to be written stays. Windows call this when they get the
 * focus; before a write the store looks by itself.
 */
void
charter_store_refresh_async (CharterStore        *self,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_refresh_async);
  if (charter_store_check_open (self, task))
    refresh (self, FALSE, task);
  else
    g_object_unref (task);
}

/**
 * charter_store_refresh_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: why it could not be looked at
 *
 * Returns: whether what others wrote is in memory now
 */
gboolean
charter_store_refresh_finish (CharterStore  *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * charter_store_reload:
 * @self: an open store
 *
 * Reads everything that is loaded again, whether or not somebody else wrote.
 */
void
charter_store_reload (CharterStore *self)
{
  refresh (self, TRUE, g_task_new (self, NULL, NULL, NULL));
}
