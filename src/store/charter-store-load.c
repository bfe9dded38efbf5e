/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* From rows to live records, and keeping them up with what other processes write. */

#include "charter-store-private.h"

/* A live record and the key it is found by. */
typedef struct {
  CharterStore  *store;
  CharterRecord *record; /* not held */
  const char    *id;     /* the record's own: it still has it when it tells that it goes */
} CharterLive;

static void
forgotten_cb (gpointer  data,
              GObject  *where_the_record_was)
{
  CharterLive *live = data;
  CharterStore *store = live->store;

  g_hash_table_remove (store->records, live->id);
  g_free (live);
}

/**
 * charter_store_remember:
 * @self: a store
 * @record: a record
 *
 * While somebody holds the record, its row is never made into another object.
 */
void
charter_store_remember (CharterStore  *self,
                        CharterRecord *record)
{
  CharterLive *live;

  if (g_hash_table_contains (self->records, charter_record_get_id (record)))
    return;
  live = g_new0 (CharterLive, 1);
  live->store = self;
  live->record = record;
  live->id = charter_record_get_id (record);
  g_hash_table_insert (self->records, (gpointer) live->id, live);
  g_object_weak_ref (G_OBJECT (record), forgotten_cb, live);
}

/**
 * charter_store_forget_all:
 * @self: a store
 *
 * Lets go of every record: another file, or a school that is closed.
 */
void
charter_store_forget_all (CharterStore *self)
{
  GHashTableIter iter;
  CharterLive *live;

  g_hash_table_iter_init (&iter, self->records);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &live))
    {
      g_hash_table_iter_steal (&iter);
      g_object_weak_unref (G_OBJECT (live->record), forgotten_cb, live);
      g_free (live);
    }
}

/**
 * charter_store_dup_portfolio:
 * @self: a store
 * @school: (nullable): a school's id
 *
 * Returns: (transfer full) (nullable): its portfolio, while somebody holds it
 */
CharterPortfolio *
charter_store_dup_portfolio (CharterStore *self,
                             const char   *school)
{
  GWeakRef *reference = school ? g_hash_table_lookup (self->portfolios, school) : NULL;

  return reference ? g_weak_ref_get (reference) : NULL;
}

static void
free_weak_ref (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

/**
 * charter_store_new_portfolios:
 * Returns: (transfer full): a table for weak references of portfolios, by school
 */
GHashTable *
charter_store_new_portfolios (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_weak_ref);
}

static void
keep_portfolio (CharterStore     *self,
                CharterPortfolio *portfolio)
{
  GWeakRef *reference = g_new (GWeakRef, 1);
  CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (portfolio));

  g_weak_ref_init (reference, portfolio);
  g_hash_table_replace (self->portfolios, g_strdup (charter_record_get_id (school)), reference);
  charter_store_watch_portfolio (self, portfolio);
}

/**
 * charter_store_take_row:
 * @self: a store
 * @row: a row
 *
 * Returns: (transfer full): the one live record of the row, up to date but for what is still to be
 *   written
 */
CharterRecord *
charter_store_take_row (CharterStore     *self,
                        const CharterStoredRow *row)
{
  CharterLive *live = g_hash_table_lookup (self->records, charter_stored_row_get_id (row));
  CharterRecord *record;

  if (live)
    {
      gboolean is_inserted;
      gboolean is_removed;
      guint64 pending = charter_store_get_pending (self, live->id, &is_inserted, &is_removed);

      record = g_object_ref (live->record);
      self->n_applying++;
      charter_stored_row_apply (row, record, pending);
      self->n_applying--;
      return record;
    }
  record = charter_stored_row_to_record (row);
  charter_store_remember (self, record);
  return record;
}

/**
 * charter_store_apply_row:
 * @self: a store
 * @row: a record as the file has it now
 *
 * Brings the live record up to date, adding it where it was not. What was changed here and is
 * still to be written stays as it is.
 */
void
charter_store_apply_row (CharterStore     *self,
                         const CharterStoredRow *row)
{
  g_autoptr(CharterRecord) record = NULL;
  g_autoptr(CharterPortfolio) portfolio = NULL;
  gboolean is_inserted;
  gboolean is_removed;

  charter_store_get_pending (self, charter_stored_row_get_id (row), &is_inserted, &is_removed);
  if (is_removed)
    return;
  self->n_applying++;
  if (row->table->school < 0)
    {
      record = charter_store_take_row (self, row);
      if (!g_list_store_find (self->schools, record, NULL))
        {
          charter_store_watch_school (self, CHARTER_SCHOOL (record));
          g_list_store_append (self->schools, record);
        }
    }
  else if ((portfolio = charter_store_dup_portfolio (self, row->values[row->table->school])))
    {
      record = charter_store_take_row (self, row);
      charter_portfolio_add (portfolio, record);
    }
  self->n_applying--;
}

/**
 * charter_store_apply_gone:
 * @self: a store
 * @id: a record's id
 * @school: (nullable): whose it was
 *
 * Takes the live record out, since its row is gone.
 */
void
charter_store_apply_gone (CharterStore *self,
                          const char   *id,
                          const char   *school)
{
  g_autoptr(CharterPortfolio) portfolio = charter_store_dup_portfolio (self, school);
  CharterRecord *record = portfolio ? charter_portfolio_find (portfolio, id) : NULL;
  gboolean is_inserted;
  gboolean is_removed;

  charter_store_get_pending (self, id, &is_inserted, &is_removed);
  if (!record || is_inserted)
    return;
  self->n_applying++;
  charter_portfolio_remove (portfolio, record);
  self->n_applying--;
}

/* --- Loading a school ------------------------------------------------------------------------ */

typedef struct {
  CharterSchool *school;
  GPtrArray     *rows;
  CharterLabels  labels;
} CharterLoad;

static void
free_load (gpointer data)
{
  CharterLoad *load = data;

  g_object_unref (load->school);
  g_ptr_array_unref (load->rows);
  charter_labels_clear (&load->labels);
  g_free (load);
}

static void
load_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterLoad *load = data;
  GError *error = NULL;
  const char *id = charter_record_get_id (CHARTER_RECORD (load->school));

  if (charter_connection_read_school (self->connection, id, load->rows, &error) &&
      charter_connection_get_labels (self->connection, id, &load->labels, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
add_unwritten (CharterPortfolio *portfolio,
               GPtrArray        *records,
               CharterRecord    *record)
{
  const char *school = charter_record_get_text (record, "school");

  if (g_strcmp0 (school, charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)))) == 0)
    g_ptr_array_add (records, g_object_ref (record));
}

/* Records whose first write has not been possible yet are as real as the others. */
static void
add_all_unwritten (CharterStore     *self,
                   CharterPortfolio *portfolio,
                   GPtrArray        *records)
{
  GPtrArray *lists[] = { self->in_flight, self->outbox };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] && j < lists[i]->len; j++)
      {
        CharterChange *change = g_ptr_array_index (lists[i], j);
        gboolean is_inserted;
        gboolean is_removed;

        charter_store_get_pending (self, change->id, &is_inserted, &is_removed);
        if (is_inserted && !is_removed)
          add_unwritten (portfolio, records, change->record);
      }
}

static CharterPortfolio *
make_portfolio (CharterStore  *self,
                CharterSchool *school,
                GPtrArray     *rows)
{
  CharterPortfolio *portfolio = charter_portfolio_new (school);
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const CharterStoredRow *row = g_ptr_array_index (rows, i);
      gboolean is_inserted;
      gboolean is_removed;

      charter_store_get_pending (self, charter_stored_row_get_id (row), &is_inserted, &is_removed);
      if (!is_removed)
        g_ptr_array_add (records, charter_store_take_row (self, row));
    }
  add_all_unwritten (self, portfolio, records);
  charter_portfolio_add_all (portfolio, records);
  keep_portfolio (self, portfolio);
  return portfolio;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  CharterLoad *load = g_task_get_task_data (G_TASK (result));
  const char *id = charter_record_get_id (CHARTER_RECORD (load->school));
  CharterPortfolio *portfolio;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_free (self->school);
  self->school = g_strdup (id);
  charter_store_set_labels (self, &load->labels);
  portfolio = charter_store_dup_portfolio (self, id);
  if (!portfolio)
    portfolio = make_portfolio (self, load->school, load->rows);
  g_task_return_pointer (task, portfolio, g_object_unref);
}

static void
flushed_before_load_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  GTask *task = user_data;
  CharterStore *self = CHARTER_STORE (source);
  g_autoptr(GTask) load = NULL;
  CharterLoad *data;

  /* What could not be written is in memory and is put on top of what is read. */
  charter_store_flush_finish (self, result, NULL);
  if (!charter_store_check_open (self, task))
    {
      g_object_unref (task);
      return;
    }
  load = g_task_new (self, g_task_get_cancellable (task), loaded_cb, task);
  data = g_new0 (CharterLoad, 1);
  data->school = g_object_ref (g_task_get_task_data (task));
  data->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);
  g_task_set_task_data (load, data, free_load);
  g_task_set_source_tag (load, flushed_before_load_cb);
  charter_worker_queue (self->worker, load, CHARTER_WORKER_READ, load_in_worker);
}

/**
 * charter_store_load_school_async:
 * @self: an open store
 * @school: a school; added to the store if it is not in it
 * @cancellable: (nullable): to stop
 * @callback: called when everything of it is loaded
 * @user_data: for @callback
 *
 * From then on Undo and Redo are about this school.
 */
void
charter_store_load_school_async (CharterStore        *self,
                                 CharterSchool       *school,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_load_school_async);
  if (!g_list_store_find (self->schools, school, NULL))
    charter_store_add_school (self, school);
  g_task_set_task_data (task, g_object_ref (school), g_object_unref);
  charter_store_flush_async (self, NULL, flushed_before_load_cb, task);
}

/**
 * charter_store_load_school_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the school's portfolio, or %NULL with @error set
 */
CharterPortfolio *
charter_store_load_school_finish (CharterStore  *self,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
