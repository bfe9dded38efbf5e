/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-import-reading.h"

#include "charter-outpost-reader.h"
#include "charter-referral-reader.h"
#include "charter-referral-tables.h"
#include "charter-register-reader.h"
#include "charter-services-sheet.h"
static gboolean
take_rows (const CharterRegisterRow  *rows,
           guint                      n_rows,
           double                     fraction,
           gpointer                   user_data,
           GError                   **error)
{
  CharterImportReading *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
  return charter_reference_import_add_schools (self->import, rows, n_rows, self->take_closed, error);
}
static gboolean
take_entry (CharterEntry  *entry,
            double         fraction,
            gpointer       user_data,
            GError       **error)
{
  CharterImportReading *self = user_data;

  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
  return charter_reference_import_add_entry (self->import, entry, error);
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
/**
 * charter_import_reading_take_register:
 * @import: the transaction it is taken into
 * @user_data: a #CharterImportReading whose unit is a schools register
 * @cancellable: (nullable): rolls all of it back
 * @error: why nothing of it is taken
 *
 * A #CharterReferenceImportFunc: takes the schools of the register. Runs in the reading thread.
 *
 * Returns: whether it was taken
 */
gboolean
charter_import_reading_take_register (CharterReferenceImport  *import,
                                      gpointer                 user_data,
                                      GCancellable            *cancellable,
                                      GError                 **error)
{
  CharterImportReading *self = user_data;
  CharterImportedFile *file = charter_import_unit_get_first (self->unit);
  const CharterImportCounts before = { 0 };

  self->import = import;
  if (!charter_register_reader_read (file->file, take_rows, self, file->problems, cancellable, error))
    return FALSE;
  file->skipped = file->problems->len;
  take_counts (file, import, &before);
  return TRUE;
}
static gboolean
read_file (CharterImportReading    *self,
           CharterImportedFile     *file,
           CharterReferralSummary  *summary,
           GCancellable            *cancellable,
           GError                 **error)
{
  CharterImportUnit *unit = self->unit;
  g_autoptr(GPtrArray) tables = NULL;

  switch ((int) unit->kind)
    {
    case CHARTER_FILE_KIND_OUTPOST:
      return charter_outpost_reader_read (file->file, unit->source, unit->title, take_entry, self,
                                          file->problems, summary, cancellable, error);
    case CHARTER_FILE_KIND_SERVICES_SHEET:
      return charter_services_sheet_read (file->file, unit->source, unit->title, take_entry, self,
                                          file->problems, summary, cancellable, error);
    case CHARTER_FILE_KIND_DIRECTORY_TABLES:
      tables = g_ptr_array_new ();
      g_ptr_array_add (tables, unit->folder ? unit->folder : file->file);
      return charter_referral_tables_read (tables, unit->source, unit->title, take_entry, self,
                                           file->problems, summary, cancellable, error);
    default:
      return charter_referral_reader_read (file->file, unit->source, unit->title, take_entry, self,
                                           file->problems, summary, cancellable, error);
    }
}
/* One page that cannot be read does not take the others with it; the only one does. */
static gboolean
read_member (CharterImportReading    *self,
             CharterImportedFile     *file,
             CharterReferralSummary  *summary,
             GCancellable            *cancellable,
             GError                 **error)
{
  CharterImportCounts before = charter_reference_import_get_counts (self->import);
  GError *failure = NULL;

  if (!charter_reference_import_begin_file (self->import, error))
    return FALSE;
  if (read_file (self, file, summary, cancellable, &failure))
    {
      file->skipped = summary->n_skipped;
      file->left_out = summary->n_left_out;
      take_counts (file, self->import, &before);
      return TRUE;
    }
  if (self->unit->files->len == 1 || failure->domain != CHARTER_EXCHANGE_ERROR)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  charter_imported_file_fail (file, failure);
  return charter_reference_import_drop_file (self->import, &before, error);
}
/* A single service may be one of many; a school's file has all that the school offers, be it one. */
static gboolean
is_of_school (const char *source)
{
  return source && g_str_has_prefix (source, "urn:");
}
/**
 * charter_import_reading_take_directory:
 * @import: the transaction it is taken into
 * @user_data: a #CharterImportReading whose unit is a directory
 * @cancellable: (nullable): rolls all of it back
 * @error: why nothing of it is taken
 *
 * A #CharterReferenceImportFunc: takes the services of a directory's pages or tables. A source that is all
 * here is complete: what is gone from it is put aside. Runs in the reading thread.
 *
 * Returns: whether it was taken
 */
gboolean
charter_import_reading_take_directory (CharterReferenceImport  *import,
                                       gpointer                 user_data,
                                       GCancellable            *cancellable,
                                       GError                 **error)
{
  CharterImportReading *self = user_data;
  CharterImportUnit *unit = self->unit;
  guint n_files = unit->folder ? 1 : unit->files->len;
  guint n_good = 0;
  gboolean is_complete = FALSE;

  self->import = import;
  for (guint i = 0; i < n_files; i++)
    {
      CharterImportedFile *file = unit->files->pdata[i];
      CharterReferralSummary summary = { 0 };

      if (!read_member (self, file, &summary, cancellable, error))
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
  charter_import_unit_get_first (self->unit)->archived = charter_reference_import_get_counts (import).archived;
  return TRUE;
}
