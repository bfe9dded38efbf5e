/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-import-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-file-kind.h"
#include "charter-job-error.h"
#include "charter-referral-reader.h"
#include "charter-register-reader.h"

/* How often progress is told, in milliseconds. */
#define PROGRESS_INTERVAL 100

/* A pack is a book's worth of text at most. */
#define MAX_PACK (16 * 1024 * 1024)

typedef struct {
  GPtrArray *files;
  GPtrArray *done; /* of CharterImportedFile; the last is under way */
  gboolean take_closed;
  CharterImportProgress progress;
  gpointer progress_data;
  guint timer;
  int permille; /* atomic: how far the reading thread is */

  CharterFileKind kind;
  char *source;
  CharterReferenceImport *import; /* in the reading thread only */
} Job;

static void
import_next (GTask *task);

static void
imported_file_free (gpointer data)
{
  CharterImportedFile *file = data;

  g_object_unref (file->file);
  g_free (file->name);
  g_ptr_array_unref (file->problems);
  g_clear_error (&file->error);
  g_free (file);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->timer)
    g_source_remove (job->timer);
  g_ptr_array_unref (job->files);
  g_clear_pointer (&job->done, g_ptr_array_unref);
  g_free (job->source);
  g_free (job);
}

static CharterImportedFile *
get_current (Job *job)
{
  return g_ptr_array_index (job->done, job->done->len - 1);
}

static gboolean
tell_progress_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);

  if (job->done->len > 0)
    job->progress (g_task_get_source_object (task), get_current (job)->name, job->done->len,
                   job->files->len, g_atomic_int_get (&job->permille) / 1000.0, job->progress_data);
  return G_SOURCE_CONTINUE;
}

/* What is wrong with the file itself is one error to whoever asked; the disk's own stay as they are. */
static GError *
turn_error (GError *error)
{
  GError *turned = NULL;

  if (error->domain == CHARTER_EXCHANGE_ERROR)
    turned = g_error_new_literal (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS, error->message);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY))
    turned = g_error_new_literal (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                                  _("This is a folder. Choose a file in it."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    turned = g_error_new_literal (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND,
                                  _("There is no such file."));
  else
    return error;
  g_error_free (error);
  return turned;
}

static void
finish_file (GTask  *task,
             GError *error)
{
  Job *job = g_task_get_task_data (task);

  if (error)
    {
      get_current (job)->error = turn_error (error);
      get_current (job)->kind = NULL;
    }
  import_next (task);
}

static gboolean
take_rows (const CharterRegisterRow  *rows,
           guint                      n_rows,
           double                     fraction,
           gpointer                   user_data,
           GError                   **error)
{
  Job *job = user_data;

  g_atomic_int_set (&job->permille, (int) (fraction * 1000));
  return charter_reference_import_add_schools (job->import, rows, n_rows, job->take_closed, error);
}

static gboolean
take_entry (CharterEntry  *entry,
            double         fraction,
            gpointer       user_data,
            GError       **error)
{
  Job *job = user_data;

  g_atomic_int_set (&job->permille, (int) (fraction * 1000));
  return charter_reference_import_add_entry (job->import, entry, error);
}

static gboolean
read_register (CharterReferenceImport  *import,
               gpointer                 user_data,
               GCancellable            *cancellable,
               GError                 **error)
{
  Job *job = user_data;
  CharterImportedFile *file = get_current (job);

  job->import = import;
  if (!charter_register_reader_read (file->file, take_rows, job, file->problems, cancellable, error))
    return FALSE;
  file->skipped = file->problems->len;
  return TRUE;
}

static gboolean
read_directory (CharterReferenceImport  *import,
                gpointer                 user_data,
                GCancellable            *cancellable,
                GError                 **error)
{
  Job *job = user_data;
  CharterImportedFile *file = get_current (job);
  CharterReferralSummary summary;

  job->import = import;
  if (!charter_referral_reader_read (file->file, job->source, take_entry, job, file->problems,
                                     &summary, cancellable, error))
    return FALSE;
  file->skipped = summary.n_skipped;
  return !summary.is_complete || charter_reference_import_archive_rest (import, error);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  CharterImportedFile *file = get_current (job);
  CharterImportCounts counts;
  GError *error = NULL;

  if (charter_reference_import_finish (CHARTER_REFERENCE (source), result, &counts, &error))
    {
      file->added = counts.added;
      file->updated = counts.updated;
      file->unchanged = counts.unchanged;
      file->left_out = counts.left_out;
      file->archived = counts.archived;
    }
  finish_file (task, error);
}

/* "derby services (2).json" and "derby-services-2026-10.json" are later editions of one source. */
static char *
dup_source (const char *name)
{
  GString *source = g_string_new (NULL);
  const char *dot = strrchr (name, '.');

  for (const char *at = name; *at && at != dot; at++)
    if (g_ascii_isalpha (*at) || (guchar) *at >= 0x80)
      g_string_append_c (source, g_ascii_tolower (*at));
    else if (source->len > 0 && source->str[source->len - 1] != '-')
      g_string_append_c (source, '-');
  while (source->len > 0 && source->str[source->len - 1] == '-')
    g_string_truncate (source, source->len - 1);
  g_string_prepend (source, "file:");
  return g_string_free (source, FALSE);
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
  finish_file (task, error);
}

static GError *
refuse (CharterFileKind kind)
{
  switch ((int) kind)
    {
    case CHARTER_FILE_KIND_BUNDLE:
    case CHARTER_FILE_KIND_DIRECTORY_TABLES:
    case CHARTER_FILE_KIND_OUTPOST:
      return g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                          /* TRANSLATORS: %s is "a school bundle" and the like */
                          _("This is %s, which this version does not read. Nothing was changed."),
                          charter_file_kind_describe (kind));
    case CHARTER_FILE_KIND_EMPTY:
      return g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                          _("The file is empty. Perhaps it was not copied to its end."));
    default:
      return g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                          _("This looks like %s, not like the schools register, a directory of "
                            "services or a framework pack. Nothing was changed."),
                          charter_file_kind_describe (kind));
    }
}

static void
import_by_kind (GTask *task)
{
  CharterSession *session = g_task_get_source_object (task);
  CharterReference *reference = charter_session_get_reference (session);
  Job *job = g_task_get_task_data (task);
  CharterImportedFile *file = get_current (job);

  switch ((int) job->kind)
    {
    case CHARTER_FILE_KIND_REGISTER:
      file->kind = "register";
      charter_reference_import_async (reference, file->kind, "register", read_register, job,
                                      g_task_get_cancellable (task), imported_cb, g_object_ref (task));
      break;
    case CHARTER_FILE_KIND_DIRECTORY:
      file->kind = "directory";
      g_free (job->source);
      job->source = dup_source (file->name);
      charter_reference_import_async (reference, file->kind, job->source, read_directory, job,
                                      g_task_get_cancellable (task), imported_cb, g_object_ref (task));
      break;
    case CHARTER_FILE_KIND_PACK:
      file->kind = "pack";
      import_pack (task);
      break;
    default:
      finish_file (task, refuse (job->kind));
    }
}

static void
recognise (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  CharterImportedFile *file = data;
  CharterFileKind kind;
  GError *error = NULL;

  if (charter_file_kind_recognise (file->file, &kind, cancellable, &error))
    g_task_return_int (task, (gssize) kind);
  else
    g_task_return_error (task, error);
}

static void
recognised_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  job->kind = (CharterFileKind) g_task_propagate_int (G_TASK (result), &error);
  if (error)
    finish_file (task, error);
  else
    import_by_kind (task);
}

static void
import_next (GTask *task)
{
  Job *job = g_task_get_task_data (task);
  g_autoptr(GTask) look = NULL;
  CharterImportedFile *file;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->done->len == job->files->len)
    {
      g_clear_handle_id (&job->timer, g_source_remove);
      g_task_return_pointer (task, g_steal_pointer (&job->done), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  file = g_new0 (CharterImportedFile, 1);
  file->file = g_object_ref (g_ptr_array_index (job->files, job->done->len));
  file->name = g_file_get_basename (file->file);
  file->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  g_ptr_array_add (job->done, file);
  g_atomic_int_set (&job->permille, 0);
  look = g_task_new (NULL, g_task_get_cancellable (task), recognised_cb, g_object_ref (task));
  g_task_set_task_data (look, file, NULL);
  g_task_run_in_thread (look, recognise);
}

/**
 * charter_import_async:
 * @session: an open session
 * @files: (element-type GFile): what to import, in this order
 * @take_closed: whether to take the register's closed schools, too
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
charter_import_async (CharterSession         *session,
                      GPtrArray              *files,
                      gboolean                take_closed,
                      CharterImportProgress   progress,
                      gpointer                progress_data,
                      GCancellable           *cancellable,
                      GAsyncReadyCallback     callback,
                      gpointer                user_data)
{
  g_autoptr(GTask) task = NULL;
  Job *job;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (files != NULL);
  task = g_task_new (session, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_import_async);
  job = g_new0 (Job, 1);
  job->files = g_ptr_array_ref (files);
  job->done = g_ptr_array_new_with_free_func (imported_file_free);
  job->take_closed = take_closed;
  job->progress = progress;
  job->progress_data = progress_data;
  g_task_set_task_data (task, job, job_free);
  if (progress)
    job->timer = g_timeout_add (PROGRESS_INTERVAL, tell_progress_cb, task);
  import_next (task);
}

GPtrArray *
charter_import_finish (CharterSession  *session,
                       GAsyncResult    *result,
                       GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
