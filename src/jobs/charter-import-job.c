/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-import-job.h"

#include <glib/gi18n.h>

#include "charter-import-bundle.h"
#include "charter-import-reading.h"
#include "charter-job-error.h"

/* How often progress is told, in milliseconds. */
#define PROGRESS_INTERVAL 100

/* A pack is a book's worth of text at most. */
#define MAX_PACK (16 * 1024 * 1024)

typedef struct {
  gboolean is_preview;
  CharterMergeChoice conflicts;
  CharterImportProgress progress;
  gpointer progress_data;
  guint timer;

  GPtrArray *done;              /* of CharterImportedFile, as they were given */
  guint n_files;
  GPtrArray *units;             /* of CharterImportUnit */
  guint n_begun;                /* units */
  CharterImportReading reading; /* of the unit under way, if there is one */
} Job;

static void
import_next (GTask *task);

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->timer)
    g_source_remove (job->timer);
  g_clear_pointer (&job->done, g_ptr_array_unref);
  g_ptr_array_unref (job->units);
  g_free (job);
}

/* The only or first file of what is under way. */
static CharterImportedFile *
get_current (Job *job)
{
  return charter_import_unit_get_first (job->reading.unit);
}

static gboolean
tell_progress_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  guint position;

  if (job->reading.unit && g_ptr_array_find (job->done, get_current (job), &position))
    job->progress (g_task_get_source_object (task), get_current (job)->name, position + 1,
                   job->n_files, g_atomic_int_get (&job->reading.permille) / 1000.0, job->progress_data);
  return G_SOURCE_CONTINUE;
}

/* Ends what is under way; @error is that of all its files that have none of their own. */
static void
finish_unit (GTask  *task,
             GError *error)
{
  Job *job = g_task_get_task_data (task);

  for (guint i = 0; error && i < job->reading.unit->files->len; i++)
    {
      CharterImportedFile *file = job->reading.unit->files->pdata[i];

      if (!file->error)
        charter_imported_file_fail (file, g_error_copy (error));
    }
  g_clear_error (&error);
  import_next (task);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  charter_reference_import_finish (CHARTER_REFERENCE (source), result, NULL, &error);
  finish_unit (task, error);
}

static void
previewed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  CharterImportCounts counts;
  GError *error = NULL;

  get_current (job)->changes = charter_reference_preview_finish (CHARTER_REFERENCE (source), result,
                                                                 &counts, &error);
  finish_unit (task, error);
}

static GBytes *
read_bytes (GFile         *file,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *data = g_malloc (MAX_PACK);
  gsize length;

  if (!stream ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_PACK, &length, cancellable, error))
    return NULL;
  return g_bytes_new (data, length);
}

static void
take_faults (CharterImportedFile *file,
             GPtrArray           *faults)
{
  for (guint i = 0; faults && i < faults->len; i++)
    {
      CharterPackFault *fault = g_ptr_array_index (faults, i);

      charter_file_problem_add (file->problems, fault->line, fault->field, "%s", fault->reason);
    }
}

static void
import_pack (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  CharterImportedFile *file = get_current (job);
  CharterPackLibrary *library = charter_session_get_library (g_task_get_source_object (task));
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(CharterFramework) framework = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;
  gboolean is_new = FALSE;

  bytes = read_bytes (file->file, g_task_get_cancellable (task), &error);
  if (bytes)
    g_set_object (&framework, charter_pack_library_import (library, bytes, &is_new, &faults, &error));
  take_faults (file, faults);
  if (framework)
    {
      file->added = is_new ? 1 : 0;
      file->unchanged = is_new ? 0 : 1;
    }
  finish_unit (task, error);
}

static GError *
refuse (CharterFileKind kind)
{
  switch ((int) kind)
    {
    case CHARTER_FILE_KIND_EMPTY:
      return g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                          _("The file is empty. Perhaps it was not copied to its end."));
    default:
      return g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                          _("This looks like %s, not like the schools register, a directory of "
                            "services, a framework pack or a school bundle. Nothing was changed."),
                          charter_file_kind_describe (kind));
    }
}

static void
import_directory (GTask *task)
{
  CharterReference *reference = charter_session_get_reference (g_task_get_source_object (task));
  Job *job = g_task_get_task_data (task);
  CharterImportUnit *unit = job->reading.unit;

  for (guint i = 0; i < unit->files->len; i++)
    {
      CharterImportedFile *file = unit->files->pdata[i];

      file->kind = "directory";
      file->source = g_strdup (unit->source);
    }
  if (job->is_preview)
    charter_reference_preview_async (reference, unit->source, charter_import_reading_take_directory, &job->reading,
                                     g_task_get_cancellable (task), previewed_cb, g_object_ref (task));
  else
    charter_reference_import_async (reference, "directory", unit->source, charter_import_reading_take_directory,
                                    &job->reading, g_task_get_cancellable (task), imported_cb,
                                    g_object_ref (task));
}

static void
import_register (GTask *task)
{
  CharterSession *session = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);

  charter_reference_import_async (charter_session_get_reference (session), "register", "register",
                                  charter_import_reading_take_register, &job->reading,
                                  g_task_get_cancellable (task), imported_cb, g_object_ref (task));
}

static void
bundle_fraction_cb (double   fraction,
                    gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->reading.permille, (int) (fraction * 1000));
}

static void
bundle_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  charter_import_bundle_finish (CHARTER_SESSION (source), result, &error);
  finish_unit (task, error);
}

static void
import_bundle (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  charter_import_bundle_async (g_task_get_source_object (task), get_current (job), job->conflicts, job->is_preview,
                               bundle_fraction_cb, job, g_task_get_cancellable (task), bundle_cb,
                               g_object_ref (task));
}

/* A register and a pack are only told apart when nothing is to change. */
static void
import_kind (GTask      *task,
             const char *kind,
             void      (*take) (GTask *task))
{
  Job *job = g_task_get_task_data (task);

  get_current (job)->kind = kind;
  if (job->is_preview)
    finish_unit (task, NULL);
  else
    take (task);
}

static void
import_unit (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  switch ((int) job->reading.unit->kind)
    {
    case CHARTER_FILE_KIND_REGISTER:
      import_kind (task, "register", import_register);
      break;
    case CHARTER_FILE_KIND_DIRECTORY:
    case CHARTER_FILE_KIND_DIRECTORY_TABLES:
    case CHARTER_FILE_KIND_OUTPOST:
    case CHARTER_FILE_KIND_SERVICES_SHEET:
      import_directory (task);
      break;
    case CHARTER_FILE_KIND_BUNDLE:
      get_current (job)->kind = "bundle";
      import_bundle (task);
      break;
    case CHARTER_FILE_KIND_PACK:
      import_kind (task, "pack", import_pack);
      break;
    default:
      finish_unit (task, refuse (job->reading.unit->kind));
    }
}

static void
look (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Job *job = data;

  for (guint i = 0; i < job->done->len; i++)
    {
      GError *error = NULL;

      if (!charter_import_unit_sort (job->units, job->done->pdata[i], cancellable, &error))
        charter_imported_file_fail (job->done->pdata[i], error);
    }
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;

  import_next (task);
}

static void
import_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  job->reading.unit = NULL;
  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->n_begun == job->units->len)
    {
      g_clear_handle_id (&job->timer, g_source_remove);
      g_task_return_pointer (task, g_steal_pointer (&job->done), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  g_atomic_int_set (&job->reading.permille, 0);
  job->reading.unit = job->units->pdata[job->n_begun++];
  import_unit (task);
}

static Job *
job_new (GPtrArray *files)
{
  Job *job = g_new0 (Job, 1);

  job->n_files = files->len;
  job->done = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_imported_file_free);
  job->units = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_import_unit_free);
  for (guint i = 0; i < files->len; i++)
    g_ptr_array_add (job->done, charter_imported_file_new (files->pdata[i]));
  return job;
}

/* Taking files and only looking at them are one: the job, which this takes, says which. */
static void
run (CharterSession        *session,
     gpointer               source_tag,
     Job                   *job,
     CharterImportProgress  progress,
     gpointer               progress_data,
     GCancellable          *cancellable,
     GAsyncReadyCallback    callback,
     gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr(GTask) first = g_task_new (NULL, cancellable, looked_cb, g_object_ref (task));

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, job, job_free);
  job->progress = progress;
  job->progress_data = progress_data;
  if (progress)
    job->timer = g_timeout_add (PROGRESS_INTERVAL, tell_progress_cb, task);
  g_task_set_task_data (first, job, NULL);
  g_task_run_in_thread (first, look);
}

/**
 * charter_import_async:
 * @session: an open session
 * @files: (element-type GFile): what to import, in this order
 * @take_closed: whether to take the register's closed schools, too
 * @conflicts: whom a bundle's conflicts go with; to ask is to refuse those bundles
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): the file under way is rolled back; those before stay
 * @callback: called when all are done
 * @user_data: for @callback
 *
 * Tells each file by its contents and takes it in one transaction. A file that cannot be taken does
 * not stop those after it.
 */
void
charter_import_async (CharterSession        *session,
                      GPtrArray             *files,
                      gboolean               take_closed,
                      CharterMergeChoice     conflicts,
                      CharterImportProgress  progress,
                      gpointer               progress_data,
                      GCancellable          *cancellable,
                      GAsyncReadyCallback    callback,
                      gpointer               user_data)
{
  Job *job;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (files != NULL);
  job = job_new (files);
  job->reading.take_closed = take_closed;
  job->conflicts = conflicts;
  run (session, charter_import_async, job, progress, progress_data, cancellable, callback, user_data);
}

/**
 * charter_import_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: that it was cancelled; what is wrong with a file stands with that file
 *
 * Returns: (transfer full) (nullable) (element-type CharterImportedFile): what became of each, as given
 */
GPtrArray *
charter_import_finish (CharterSession  *session,
                       GAsyncResult    *result,
                       GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * charter_import_preview_async:
 * @session: an open session
 * @files: (element-type GFile): what would be imported
 * @progress: (nullable): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @callback: called when it is known what would change
 * @user_data: for @callback
 *
 * Reads directories and compares them with what is there. Nothing is changed.
 */
void
charter_import_preview_async (CharterSession        *session,
                              GPtrArray             *files,
                              CharterImportProgress  progress,
                              gpointer               progress_data,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  Job *job;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (files != NULL);
  job = job_new (files);
  job->is_preview = TRUE;
  run (session, charter_import_preview_async, job, progress, progress_data, cancellable, callback, user_data);
}

/**
 * charter_import_preview_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: that it was cancelled; what is wrong with a file stands with that file
 *
 * Returns: (transfer full) (nullable) (element-type CharterImportedFile): what would become of each, as given
 */
GPtrArray *
charter_import_preview_finish (CharterSession  *session,
                               GAsyncResult    *result,
                               GError         **error)
{
  return charter_import_finish (session, result, error);
}
