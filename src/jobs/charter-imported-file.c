/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-imported-file.h"

#include <glib/gi18n.h>

#include "charter-job-error.h"

/**
 * charter_imported_file_new:
 * @file: what is to be taken
 *
 * Returns: (transfer full): that nothing has become of it yet
 */
CharterImportedFile *
charter_imported_file_new (GFile *file)
{
  CharterImportedFile *self = g_new0 (CharterImportedFile, 1);

  self->file = g_object_ref (file);
  self->name = g_file_get_basename (file);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  return self;
}

/**
 * charter_imported_file_free:
 * @self: (transfer full): what became of one file
 */
void
charter_imported_file_free (CharterImportedFile *self)
{
  g_object_unref (self->file);
  g_free (self->name);
  g_free (self->source);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_ptr_array_unref (self->problems);
  g_clear_error (&self->error);
  g_free (self);
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

/**
 * charter_imported_file_fail:
 * @self: what became of one file
 * @error: (transfer full): why nothing of it is taken
 *
 * Says that a file was not taken. What is wrong with the file itself is turned into a #CharterJobError;
 * the disk's own errors stay as they are.
 */
void
charter_imported_file_fail (CharterImportedFile *self,
                            GError              *error)
{
  self->error = turn_error (error);
  self->kind = NULL;
  self->added = self->updated = self->unchanged = self->left_out = self->skipped = self->archived = 0;
}
