/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-reference.h"

#include "charter-entry-index.h"
#include "charter-reference-private.h"
#include "charter-schema.h"
#include "charter-tokenizer.h"

/**
 * CharterReference:
 *
 * The schools register and the directories of services, in reference.db of the data directory.
 */
G_DEFINE_FINAL_TYPE (CharterReference, charter_reference, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const CharterSchema schema = {
  .application_id = 0x43485246, /* "CHRF" */
  .version = 2,
  .get_resource = charter_schema_get_resource,
  .prefix = RESOURCE_BASE "/schema/reference-",
};

static void
close_search (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  CharterReference *self = data;

  sqlite3_progress_handler (charter_database_get_handle (self->search), 0, NULL, NULL);
  g_clear_pointer (&self->search, charter_database_close);
  g_task_return_boolean (task, TRUE);
}

static void
close_database (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterReference *self = data;

  g_clear_pointer (&self->database, charter_database_close);
  g_task_return_boolean (task, TRUE);
}

/* Ends both threads; what is queued is done before. */
static void
shut_down (CharterReference *self)
{
  if (self->reader && self->search)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (task, self, NULL);
      charter_worker_queue (self->reader, task, CHARTER_WORKER_LAST, close_search);
    }
  if (self->reader)
    charter_worker_shutdown (self->reader);
  if (self->writer && self->database)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, NULL, NULL);

      g_task_set_task_data (task, self, NULL);
      charter_worker_queue (self->writer, task, CHARTER_WORKER_LAST, close_database);
    }
  if (self->writer)
    charter_worker_shutdown (self->writer);
  g_clear_object (&self->reader);
  g_clear_object (&self->writer);
}

static void
charter_reference_finalize (GObject *object)
{
  CharterReference *self = CHARTER_REFERENCE (object);

  shut_down (self);
  g_clear_pointer (&self->thesaurus, charter_thesaurus_free);
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->index, charter_entry_index_free);
  g_free (self->ranking);
  g_free (self->data_dir);

  G_OBJECT_CLASS (charter_reference_parent_class)->finalize (object);
}

static void
charter_reference_class_init (CharterReferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_reference_finalize;

  /**
   * CharterReference::changed:
   *
   * Something was imported, or an update taken back: a search may find something else now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
charter_reference_init (CharterReference *self)
{
}

/**
 * charter_reference_new:
 * @data_dir: the data directory
 *
 * Returns: (transfer full): a reference database that is not yet open
 */
CharterReference *
charter_reference_new (const char *data_dir)
{
  CharterReference *self = g_object_new (CHARTER_TYPE_REFERENCE, NULL);

  self->data_dir = g_strdup (data_dir);
  self->ranking = g_new0 (CharterSearchRanking, 1);
  return self;
}

/**
 * charter_reference_set_is_read_only:
 * @self: a reference that is not open
 * @is_read_only: whether somebody else has the data directory: nothing can be imported then
 */
void
charter_reference_set_is_read_only (CharterReference *self,
                                    gboolean          is_read_only)
{
  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->writer == NULL);
  self->is_read_only = is_read_only;
}

/**
 * charter_reference_count_schools:
 * @self: the reference
 * @error: return location
 *
 * Returns: whether they could be counted; charter_reference_get_n_schools() then says how many
 */
gboolean
charter_reference_count_schools (CharterReference  *self,
                                 GError           **error)
{
  gint64 n;

  if (!charter_database_get_integer (self->database, "SELECT count(*) FROM school", &n, error))
    return FALSE;
  g_atomic_int_set (&self->n_schools, (int) n);
  return TRUE;
}

/**
 * charter_reference_reload_synonyms:
 * @self: a reference
 *
 * To be called when the person's own synonyms were changed: the next search knows them.
 */
void
charter_reference_reload_synonyms (CharterReference *self)
{
  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_atomic_int_set (&self->thesaurus_is_old, TRUE);
}

/**
 * charter_reference_get_n_schools:
 * @self: the reference
 *
 * Returns: how many schools of the register there are
 */
guint
charter_reference_get_n_schools (CharterReference *self)
{
  g_return_val_if_fail (CHARTER_IS_REFERENCE (self), 0);
  return (guint) g_atomic_int_get (&self->n_schools);
}

static gboolean
open_to_read (CharterReference  *self,
              const char        *path,
              GError           **error)
{
  self->database = charter_database_open (self->writer, path, CHARTER_DATABASE_READ_ONLY, error);
  return self->database &&
         charter_tokenizer_register (self->database, error) &&
         charter_database_check_newest (self->database, &schema, error) &&
         charter_reference_count_schools (self, error);
}

static gboolean
open_database (CharterReference  *self,
               GError           **error)
{
  g_autofree char *path = g_build_filename (self->data_dir, "reference.db", NULL);

  if (self->is_read_only)
    return open_to_read (self, path, error);
  if (!charter_database_make_folder (self->data_dir, error))
    return FALSE;
  self->database = charter_database_open (self->writer, path, CHARTER_DATABASE_CREATE, error);
  return self->database &&
         charter_tokenizer_register (self->database, error) &&
         charter_database_migrate (self->database, &schema, NULL, NULL, error) &&
         charter_reference_load_starter (self, error) &&
         charter_reference_count_schools (self, error);
}

static void
open_writer (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  CharterReference *self = source;
  GError *error = NULL;

  if (open_database (self, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_clear_pointer (&self->database, charter_database_close);
  g_task_return_error (task, error);
}

static void
open_reader (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  CharterReference *self = source;
  g_autofree char *path = g_build_filename (self->data_dir, "reference.db", NULL);
  GError *error = NULL;

  self->search = charter_database_open (self->reader, path, CHARTER_DATABASE_READ_ONLY, &error);
  /* Eight megabytes hold the pages that every key press asks for again. */
  if (self->search && charter_tokenizer_register (self->search, &error) &&
      charter_search_ranking_register (self->ranking, self->search, &error) &&
      charter_database_execute (self->search, "PRAGMA cache_size = -8192", &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_clear_pointer (&self->search, charter_database_close);
  g_task_return_error (task, error);
}

static void
reader_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  shut_down (CHARTER_REFERENCE (source));
  g_task_return_error (task, error);
}

static void
writer_opened_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  CharterReference *self = CHARTER_REFERENCE (source);
  g_autoptr(GTask) task = user_data;
  g_autoptr(GTask) next = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      shut_down (self);
      g_task_return_error (task, error);
      return;
    }
  self->reader = charter_worker_new ("charter-search");
  next = g_task_new (self, NULL, reader_opened_cb, g_object_ref (task));
  charter_worker_queue (self->reader, next, CHARTER_WORKER_READ, open_reader);
}

/**
 * charter_reference_open_async:
 * @self: a reference that is not open
 * @cancellable: (nullable): not looked at once it has begun
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * Opens reference.db, making it with the starter directory if it is not there.
 */
void
charter_reference_open_async (CharterReference    *self,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) first = NULL;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->writer == NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_reference_open_async);
  self->writer = charter_worker_new ("charter-refer");
  first = g_task_new (self, NULL, writer_opened_cb, g_object_ref (task));
  charter_worker_queue (self->writer, first, CHARTER_WORKER_READ, open_writer);
}

/**
 * charter_reference_open_finish:
 * @self: the reference
 * @result: as the callback has it
 * @error: why it could not be opened
 *
 * Returns: whether it is open
 */
gboolean
charter_reference_open_finish (CharterReference  *self,
                               GAsyncResult      *result,
                               GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
reopen_writer (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  CharterReference *self = source;
  g_autoptr(GError) error = NULL;

  if (!charter_database_reopen (self->database, &error) ||
      !charter_tokenizer_register (self->database, &error))
    g_message ("The directory could not be opened again: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

static void
reopen_reader (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  CharterReference *self = source;
  g_autoptr(GError) error = NULL;

  if (!charter_database_reopen (self->search, &error) ||
      !charter_tokenizer_register (self->search, &error) ||
      !charter_search_ranking_register (self->ranking, self->search, &error))
    g_message ("The directory could not be opened again: %s", error->message);
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_reference_reopen:
 * @self: a reference
 *
 * Opens the file anew, before anything that is asked next: its place was gone and is back.
 */
void
charter_reference_reopen (CharterReference *self)
{
  g_autoptr(GTask) writing = g_task_new (self, NULL, NULL, NULL);
  g_autoptr(GTask) reading = g_task_new (self, NULL, NULL, NULL);

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  if (!self->writer || !self->reader || !self->database || !self->search)
    return;
  charter_worker_queue (self->writer, writing, CHARTER_WORKER_WRITE, reopen_writer);
  charter_worker_queue (self->reader, reading, CHARTER_WORKER_WRITE, reopen_reader);
}

typedef struct {
  char *kind;
  char *source;
  CharterReferenceImportFunc func;
  gpointer user_data;
  CharterImportCounts counts;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_free (import->kind);
  g_free (import->source);
  g_free (import);
}

static void
run_import (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Import *import = data;
  GError *error = NULL;

  if (charter_reference_run_import (source, import->kind, import->source, NULL, import->func,
                                    import->user_data, cancellable, &import->counts, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
completed_cb (CharterReference *self,
              GParamSpec       *pspec,
              GTask            *task)
{
  if (!g_task_had_error (task))
    g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * charter_reference_say_changed_after:
 * @self: a reference
 * @task: a task that has not been queued yet
 *
 * Says "changed" when the task has done what it was to do.
 */
void
charter_reference_say_changed_after (CharterReference *self,
                                     GTask            *task)
{
  g_signal_connect_object (task, "notify::completed", G_CALLBACK (completed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * charter_reference_import_async:
 * @self: an open reference
 * @kind: "register" or "directory"
 * @source: where it is from: entries carry it
 * @func: called in the writing thread, inside a transaction
 * @user_data: for @func
 * @cancellable: (nullable): rolls the import back
 * @callback: called when everything is on disk and can be searched, or nothing has changed
 * @callback_data: for @callback
 */
void
charter_reference_import_async (CharterReference           *self,
                                const char                 *kind,
                                const char                 *source,
                                CharterReferenceImportFunc  func,
                                gpointer                    user_data,
                                GCancellable               *cancellable,
                                GAsyncReadyCallback         callback,
                                gpointer                    callback_data)
{
  g_autoptr(GTask) task = NULL;
  Import *import;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->writer != NULL);
  task = g_task_new (self, cancellable, callback, callback_data);
  g_task_set_source_tag (task, charter_reference_import_async);
  g_task_set_check_cancellable (task, FALSE);
  import = g_new0 (Import, 1);
  import->kind = g_strdup (kind);
  import->source = g_strdup (source);
  import->func = func;
  import->user_data = user_data;
  g_task_set_task_data (task, import, import_free);
  charter_reference_say_changed_after (self, task);
  charter_worker_queue (self->writer, task, CHARTER_WORKER_WRITE, run_import);
}

/**
 * charter_reference_import_finish:
 * @self: the reference
 * @result: as the callback has it
 * @counts: (out) (nullable): what was added, updated and put aside
 * @error: why nothing was taken
 *
 * Returns: whether it was taken, all of it
 */
gboolean
charter_reference_import_finish (CharterReference     *self,
                                 GAsyncResult         *result,
                                 CharterImportCounts  *counts,
                                 GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  if (counts)
    *counts = ((Import *) g_task_get_task_data (G_TASK (result)))->counts;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static int
is_outdated (void *data)
{
  CharterSearchGuard *guard = data;

  return (guard->newest && g_atomic_int_get (guard->newest) != guard->serial) ||
         g_cancellable_is_cancelled (guard->cancellable);
}

/**
 * charter_reference_guard:
 * @self: the reference, in its reading thread
 * @guard: (nullable): lasts until the next call; %NULL at the end
 */
void
charter_reference_guard (CharterReference   *self,
                         CharterSearchGuard *guard)
{
  sqlite3_progress_handler (charter_database_get_handle (self->search), guard ? 500 : 0,
                            guard ? is_outdated : NULL, guard);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  shut_down (CHARTER_REFERENCE (source));
  g_task_return_boolean (task, TRUE);
}

static void
do_nothing (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_reference_close_async:
 * @self: a reference
 * @callback: called when its threads have ended
 * @user_data: for @callback
 */
void
charter_reference_close_async (CharterReference    *self,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autoptr(GTask) last = NULL;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, charter_reference_close_async);
  if (!self->writer)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  g_atomic_int_set (&self->is_closing, TRUE);
  last = g_task_new (self, NULL, closed_cb, g_object_ref (task));
  charter_worker_queue (self->writer, last, CHARTER_WORKER_LAST, do_nothing);
}

/**
 * charter_reference_close_finish:
 * @self: the reference
 * @result: as the callback has it
 * @error: return location
 *
 * Returns: whether it is closed
 */
gboolean
charter_reference_close_finish (CharterReference  *self,
                                GAsyncResult      *result,
                                GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
