/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-import-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-bundle-import-job.h"
#include "charter-file-kind.h"
#include "charter-job-error.h"
#include "charter-outpost-reader.h"
#include "charter-referral-reader.h"
#include "charter-referral-tables.h"
#include "charter-register-reader.h"
#include "charter-services-sheet.h"

/* How often progress is told, in milliseconds. */
#define PROGRESS_INTERVAL 100

/* A pack is a book's worth of text at most. */
#define MAX_PACK (16 * 1024 * 1024)

/* What is imported in one transaction: a file, the pages of a directory, or its tables. */
typedef struct {
  CharterFileKind kind;
  GPtrArray *files; /* of CharterImportedFile, borrowed */
  GFile *folder;    /* nullable: tables are read from here, whichever of them were given */
  char *source;
  char *title;
  guint n_pages;
} Unit;

typedef struct {
  GPtrArray *given; /* of GFile */
  GPtrArray *done;  /* of CharterImportedFile, as given */
  GPtrArray *units;
  guint n_begun;    /* units */
  gboolean take_closed;
  CharterMergeChoice conflicts;
  CharterBundleMerge *merge; /* of the bundle under way */
  gboolean is_preview;
  CharterImportProgress progress;
  gpointer progress_data;
  guint timer;
  int permille; /* atomic: how far the reading thread is */

  Unit *unit;                     /* under way */
  CharterReferenceImport *import; /* in the reading thread only */
} Job;

static void
unit_free (gpointer data)
{
  Unit *unit = data;

  g_ptr_array_unref (unit->files);
  g_clear_object (&unit->folder);
  g_free (unit->source);
  g_free (unit->title);
  g_free (unit);
}

static void
import_next (GTask *task);

static void
imported_file_free (gpointer data)
{
  CharterImportedFile *file = data;

  g_object_unref (file->file);
  g_free (file->name);
  g_free (file->source);
  g_clear_pointer (&file->changes, g_ptr_array_unref);
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
  g_ptr_array_unref (job->given);
  g_clear_pointer (&job->done, g_ptr_array_unref);
  g_ptr_array_unref (job->units);
  charter_bundle_merge_free (job->merge);
  g_free (job);
}

/* The only or first file of what is under way. */
static CharterImportedFile *
get_current (Job *job)
{
  return g_ptr_array_index (job->unit->files, 0);
}

static gboolean
tell_progress_cb (gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  guint position;

  if (job->unit && g_ptr_array_find (job->done, get_current (job), &position))
    job->progress (g_task_get_source_object (task), get_current (job)->name, position + 1,
                   job->given->len, g_atomic_int_get (&job->permille) / 1000.0, job->progress_data);
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

/* Takes @error. */
static void
set_error (CharterImportedFile *file,
           GError              *error)
{
  file->error = turn_error (error);
  file->kind = NULL;
  file->added = file->updated = file->unchanged = file->left_out = file->skipped = file->archived = 0;
}

/* Ends what is under way; @error is that of all its files that have none of their own. */
static void
finish_unit (GTask  *task,
             GError *error)
{
  Job *job = g_task_get_task_data (task);

  for (guint i = 0; error && i < job->unit->files->len; i++)
    {
      CharterImportedFile *file = job->unit->files->pdata[i];

      if (!file->error)
        set_error (file, g_error_copy (error));
    }
  g_clear_error (&error);
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

static void
take_counts (CharterImportedFile       *file,
             CharterReferenceImport    *import,
             const CharterImportCounts *before)
{
  CharterImportCounts counts = charter_reference_import_get_counts (import);

  file->added = counts.added - before->added;
  file->updated = counts.updated - before->updated;
  file->unchanged = counts.unchanged - before->unchanged;
  file->left_out += counts.left_out - before->left_out;
}

static gboolean
read_register (CharterReferenceImport  *import,
               gpointer                 user_data,
               GCancellable            *cancellable,
               GError                 **error)
{
  Job *job = user_data;
  CharterImportedFile *file = get_current (job);
  const CharterImportCounts before = { 0 };

  job->import = import;
  if (!charter_register_reader_read (file->file, take_rows, job, file->problems, cancellable, error))
    return FALSE;
  file->skipped = file->problems->len;
  take_counts (file, import, &before);
  return TRUE;
}

static gboolean
read_file (Job                     *job,
           CharterImportedFile     *file,
           CharterReferralSummary  *summary,
           GCancellable            *cancellable,
           GError                 **error)
{
  Unit *unit = job->unit;
  g_autoptr(GPtrArray) tables = NULL;

  switch ((int) unit->kind)
    {
    case CHARTER_FILE_KIND_OUTPOST:
      return charter_outpost_reader_read (file->file, unit->source, unit->title, take_entry, job,
                                          file->problems, summary, cancellable, error);
    case CHARTER_FILE_KIND_SERVICES_SHEET:
      return charter_services_sheet_read (file->file, unit->source, unit->title, take_entry, job,
                                          file->problems, summary, cancellable, error);
    case CHARTER_FILE_KIND_DIRECTORY_TABLES:
      tables = g_ptr_array_new ();
      g_ptr_array_add (tables, unit->folder ? unit->folder : file->file);
      return charter_referral_tables_read (tables, unit->source, unit->title, take_entry, job,
                                           file->problems, summary, cancellable, error);
    default:
      return charter_referral_reader_read (file->file, unit->source, unit->title, take_entry, job,
                                           file->problems, summary, cancellable, error);
    }
}

/* One page that cannot be read does not take the others with it; the only one does. */
static gboolean
read_member (Job                     *job,
             CharterImportedFile     *file,
             CharterReferralSummary  *summary,
             GCancellable            *cancellable,
             GError                 **error)
{
  CharterImportCounts before = charter_reference_import_get_counts (job->import);
  GError *failure = NULL;

  if (!charter_reference_import_begin_file (job->import, error))
    return FALSE;
  if (read_file (job, file, summary, cancellable, &failure))
    {
      file->skipped = summary->n_skipped;
      file->left_out = summary->n_left_out;
      take_counts (file, job->import, &before);
      return TRUE;
    }
  if (job->unit->files->len == 1 || failure->domain != CHARTER_EXCHANGE_ERROR)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  set_error (file, failure);
  return charter_reference_import_drop_file (job->import, &before, error);
}

/* A single service may be one of many; a school's file has all that the school offers, be it one. */
static gboolean
is_of_school (const char *source)
{
  return source && g_str_has_prefix (source, "urn:");
}

/* A source whose pages or tables are all here is complete: what is gone from it is put aside. */
static gboolean
read_directory (CharterReferenceImport  *import,
                gpointer                 user_data,
                GCancellable            *cancellable,
                GError                 **error)
{
  Job *job = user_data;
  Unit *unit = job->unit;
  guint n_files = unit->folder ? 1 : unit->files->len;
  guint n_good = 0;
  gboolean is_complete = FALSE;

  job->import = import;
  for (guint i = 0; i < n_files; i++)
    {
      CharterImportedFile *file = unit->files->pdata[i];
      CharterReferralSummary summary = { 0 };

      if (!read_member (job, file, &summary, cancellable, error))
        return FALSE;
      n_good += !file->error && summary.n_skipped == 0 ? 1 : 0;
      is_complete = n_files == 1 && summary.is_complete;
    }
  if (n_files > 1)
    is_complete = n_good == n_files && n_files == unit->n_pages;
  else if (is_of_school (unit->source))
    is_complete = n_good == 1;
  if (is_complete && !charter_reference_import_archive_rest (import, error))
    return FALSE;
  get_current (job)->archived = charter_reference_import_get_counts (import).archived;
  return TRUE;
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
  if (source->len == 0)
    g_string_append (source, name);
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

  for (guint i = 0; i < job->unit->files->len; i++)
    {
      CharterImportedFile *file = job->unit->files->pdata[i];

      file->kind = "directory";
      file->source = g_strdup (job->unit->source);
    }
  if (job->is_preview)
    charter_reference_preview_async (reference, job->unit->source, read_directory, job,
                                     g_task_get_cancellable (task), previewed_cb, g_object_ref (task));
  else
    charter_reference_import_async (reference, "directory", job->unit->source, read_directory, job,
                                    g_task_get_cancellable (task), imported_cb, g_object_ref (task));
}

static void
import_register (GTask *task)
{
  CharterSession *session = g_task_get_source_object (task);
  Job *job = g_task_get_task_data (task);

  get_current (job)->kind = "register";
  if (job->is_preview)
    finish_unit (task, NULL);
  else
    charter_reference_import_async (charter_session_get_reference (session), "register", "register",
                                    read_register, job, g_task_get_cancellable (task), imported_cb,
                                    g_object_ref (task));
}

/* --- Bundles ------------------------------------------------------------------------------------- */

static void
bundle_fraction_cb (double   fraction,
                    gpointer user_data)
{
  Job *job = user_data;

  g_atomic_int_set (&job->permille, (int) (fraction * 1000));
}

static void
brought_in_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  GError *error = NULL;

  charter_bundle_bring_in_finish (CHARTER_SESSION (source), result, &error);
  g_clear_pointer (&job->merge, charter_bundle_merge_free);
  finish_unit (task, error);
}

/* Nobody can be asked here: each is told, and nothing is done until somebody has said whom to believe. */
static GError *
refuse_conflicts (CharterImportedFile *file,
                  CharterBundleMerge  *merge)
{
  guint n = merge->conflicts->len;

  for (guint i = 0; i < n; i++)
    {
      const CharterMergeStep *step = g_ptr_array_index (merge->conflicts, i);
      g_autofree char *title = charter_merge_step_dup_title (merge, step);
      g_autofree char *field = charter_merge_step_dup_field (step);
      g_autofree char *ours = charter_merge_step_dup_ours (step);
      g_autofree char *theirs = charter_merge_step_dup_theirs (step);

      charter_file_problem_add (file->problems, 0, field ? field : title,
                                /* Translators: a record, and what it says here and in the bundle */
                                _("%s. Here: %s. In the bundle: %s."), title, ours, theirs);
    }
  return g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                      ngettext ("%u thing was changed both here and in the bundle since they were last the same. "
                                "Nothing was brought in. Say whom to believe: ours, theirs or newest.",
                                "%u things were changed both here and in the bundle since they were last the same. "
                                "Nothing was brought in. Say whom to believe: ours, theirs or newest.", n), n);
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Job *job = g_task_get_task_data (task);
  CharterImportedFile *file = get_current (job);
  GError *error = NULL;

  job->merge = charter_bundle_compare_finish (CHARTER_SESSION (source), result, &error);
  if (job->merge && job->merge->conflicts->len > 0 && job->conflicts == CHARTER_MERGE_ASK && !job->is_preview)
    error = refuse_conflicts (file, job->merge);
  if (job->merge && !error)
    {
      charter_bundle_merge_choose (job->merge, job->conflicts);
      file->added = job->merge->n_added;
      file->updated = job->merge->n_changed;
      file->archived = job->merge->n_removed;
      file->unchanged = job->merge->n_unchanged;
    }
  if (job->merge && !error && !job->is_preview)
    {
      charter_bundle_bring_in_async (CHARTER_SESSION (source), file->file, job->merge, bundle_fraction_cb, job,
                                     g_task_get_cancellable (task), brought_in_cb, g_object_ref (task));
      return;
    }
  g_clear_pointer (&job->merge, charter_bundle_merge_free);
  finish_unit (task, error);
}

static void
import_bundle (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  get_current (job)->kind = "bundle";
  charter_bundle_compare_async (g_task_get_source_object (task), get_current (job)->file, bundle_fraction_cb, job,
                                g_task_get_cancellable (task), compared_cb, g_object_ref (task));
}

static void
import_unit (GTask *task)
{
  Job *job = g_task_get_task_data (task);

  switch ((int) job->unit->kind)
    {
    case CHARTER_FILE_KIND_REGISTER:
      import_register (task);
      break;
    case CHARTER_FILE_KIND_DIRECTORY:
    case CHARTER_FILE_KIND_DIRECTORY_TABLES:
    case CHARTER_FILE_KIND_OUTPOST:
    case CHARTER_FILE_KIND_SERVICES_SHEET:
      import_directory (task);
      break;
    case CHARTER_FILE_KIND_BUNDLE:
      import_bundle (task);
      break;
    case CHARTER_FILE_KIND_PACK:
      get_current (job)->kind = "pack";
      if (job->is_preview)
        finish_unit (task, NULL);
      else
        import_pack (task);
      break;
    default:
      finish_unit (task, refuse (job->unit->kind));
    }
}

/* The folder whose tables a file of them stands for. */
static GFile *
dup_tables_folder (CharterImportedFile *file,
                   CharterFileKind      kind,
                   GCancellable        *cancellable)
{
  g_autoptr(GFile) parent = g_file_get_parent (file->file);

  if (charter_referral_tables_is_folder (file->file, cancellable))
    return g_object_ref (file->file);
  if ((kind == CHARTER_FILE_KIND_DIRECTORY_TABLES || kind == CHARTER_FILE_KIND_TABLE) &&
      parent && charter_referral_tables_knows (file->name) &&
      charter_referral_tables_is_folder (parent, cancellable))
    return g_steal_pointer (&parent);
  return NULL;
}

/* The unit that a file is a further part of. */
static Unit *
find_unit (Job        *job,
           const Unit *other)
{
  for (guint i = 0; i < job->units->len; i++)
    {
      Unit *unit = job->units->pdata[i];

      if (unit->folder && other->folder && g_file_equal (unit->folder, other->folder))
        return unit;
      if (unit->n_pages > 1 && unit->n_pages == other->n_pages && g_strcmp0 (unit->source, other->source) == 0)
        return unit;
    }
  return NULL;
}

static void
describe_unit (Unit                *unit,
               CharterImportedFile *file,
               GCancellable        *cancellable)
{
  g_auto(CharterReferralPeek) peek = { 0 };
  g_autofree char *name = NULL;

  unit->folder = dup_tables_folder (file, unit->kind, cancellable);
  if (unit->folder)
    unit->kind = CHARTER_FILE_KIND_DIRECTORY_TABLES;
  if (unit->kind == CHARTER_FILE_KIND_DIRECTORY)
    charter_referral_reader_peek (file->file, &peek, cancellable);
  name = unit->folder ? g_file_get_basename (unit->folder) : g_strdup (file->name);
  unit->n_pages = peek.n_pages;
  unit->title = g_strdup (peek.source_title ? peek.source_title : name);
  /* What comes with the program is nobody's to replace. */
  if (peek.source && !g_str_equal (peek.source, "starter"))
    unit->source = g_steal_pointer (&peek.source);
  else
    unit->source = dup_source (name);
}

static gboolean
look_at (Job                  *job,
         CharterImportedFile  *file,
         GCancellable         *cancellable,
         GError              **error)
{
  Unit *unit = g_new0 (Unit, 1);
  Unit *same;

  unit->files = g_ptr_array_new ();
  g_ptr_array_add (unit->files, file);
  if (!charter_file_kind_recognise (file->file, &unit->kind, cancellable, error))
    {
      unit_free (unit);
      return FALSE;
    }
  describe_unit (unit, file, cancellable);
  same = find_unit (job, unit);
  if (same)
    {
      g_ptr_array_add (same->files, file);
      unit_free (unit);
    }
  else
    g_ptr_array_add (job->units, unit);
  return TRUE;
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

      if (!look_at (job, job->done->pdata[i], cancellable, &error))
        set_error (job->done->pdata[i], error);
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

  job->unit = NULL;
  if (g_task_return_error_if_cancelled (task))
    return;
  if (job->n_begun == job->units->len)
    {
      g_clear_handle_id (&job->timer, g_source_remove);
      g_task_return_pointer (task, g_steal_pointer (&job->done), (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  g_atomic_int_set (&job->permille, 0);
  job->unit = job->units->pdata[job->n_begun++];
  import_unit (task);
}

static Job *
job_new (GPtrArray *files)
{
  Job *job = g_new0 (Job, 1);

  job->given = g_ptr_array_ref (files);
  job->done = g_ptr_array_new_with_free_func (imported_file_free);
  job->units = g_ptr_array_new_with_free_func (unit_free);
  for (guint i = 0; i < files->len; i++)
    {
      CharterImportedFile *file = g_new0 (CharterImportedFile, 1);

      file->file = g_object_ref (files->pdata[i]);
      file->name = g_file_get_basename (file->file);
      file->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
      g_ptr_array_add (job->done, file);
    }
  return job;
}

/* Takes @job. */
static void
start (GTask                 *task,
       Job                   *job,
       CharterImportProgress  progress,
       gpointer               progress_data)
{
  g_autoptr(GTask) first = g_task_new (NULL, g_task_get_cancellable (task), looked_cb, g_object_ref (task));

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
                      CharterMergeChoice      conflicts,
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
  job = job_new (files);
  job->take_closed = take_closed;
  job->conflicts = conflicts;
  start (task, job, progress, progress_data);
}

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
charter_import_preview_async (CharterSession         *session,
                              GPtrArray              *files,
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
  g_task_set_source_tag (task, charter_import_preview_async);
  job = job_new (files);
  job->is_preview = TRUE;
  start (task, job, progress, progress_data);
}

GPtrArray *
charter_import_preview_finish (CharterSession  *session,
                               GAsyncResult    *result,
                               GError         **error)
{
  return charter_import_finish (session, result, error);
}

static void undo_next (GTask *task);

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GPtrArray *sources = g_task_get_task_data (task);
  GError *error = NULL;

  if (!charter_reference_undo_update_finish (CHARTER_REFERENCE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_remove_index (sources, sources->len - 1);
  undo_next (task);
}

static void
undo_next (GTask *task)
{
  CharterSession *session = g_task_get_source_object (task);
  GPtrArray *sources = g_task_get_task_data (task);

  if (sources->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    charter_reference_undo_update_async (charter_session_get_reference (session),
                                         sources->pdata[sources->len - 1], undone_cb, g_object_ref (task));
}

/**
 * charter_import_undo_async:
 * @session: an open session
 * @sources: the sources of the directories, as their #CharterImportedFile has them
 * @callback: called when each is as it was before its last update
 * @user_data: for @callback
 */
void
charter_import_undo_async (CharterSession      *session,
                           const char * const  *sources,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GPtrArray *left;

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (sources != NULL);
  task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, charter_import_undo_async);
  left = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; sources[i]; i++)
    g_ptr_array_add (left, g_strdup (sources[i]));
  g_task_set_task_data (task, left, (GDestroyNotify) g_ptr_array_unref);
  undo_next (task);
}

gboolean
charter_import_undo_finish (CharterSession  *session,
                            GAsyncResult    *result,
                            GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
