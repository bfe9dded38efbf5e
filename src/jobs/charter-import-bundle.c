/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-import-bundle.h"

#include <glib/gi18n.h>

#include "charter-job-error.h"

typedef struct {
  CharterImportedFile *file; /* borrowed */
  CharterMergeChoice conflicts;
  gboolean is_preview;
  CharterBundleFraction fraction;
  gpointer fraction_data;
  CharterBundleMerge *merge;
} Bundle;

static void
bundle_free (gpointer data)
{
  Bundle *bundle = data;

  charter_bundle_merge_free (bundle->merge);
  g_free (bundle);
}

static void
brought_in_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (charter_bundle_bring_in_finish (CHARTER_SESSION (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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

/* Takes what was chosen where the two disagree, and counts what that comes to. */
static void
settle (Bundle *bundle)
{
  CharterImportedFile *file = bundle->file;

  charter_bundle_merge_choose (bundle->merge, bundle->conflicts);
  file->added = bundle->merge->n_added;
  file->updated = bundle->merge->n_changed;
  file->archived = bundle->merge->n_removed;
  file->unchanged = bundle->merge->n_unchanged;
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Bundle *bundle = g_task_get_task_data (task);
  GError *error = NULL;

  bundle->merge = charter_bundle_compare_finish (CHARTER_SESSION (source), result, &error);
  if (bundle->merge && bundle->merge->conflicts->len > 0 && bundle->conflicts == CHARTER_MERGE_ASK &&
      !bundle->is_preview)
    error = refuse_conflicts (bundle->file, bundle->merge);
  if (error)
    {
      g_task_return_error (task, error);
      return;
    }
  settle (bundle);
  if (bundle->is_preview)
    g_task_return_boolean (task, TRUE);
  else
    charter_bundle_bring_in_async (CHARTER_SESSION (source), bundle->file->file, bundle->merge, bundle->fraction,
                                   bundle->fraction_data, g_task_get_cancellable (task), brought_in_cb,
                                   g_object_ref (task));
}

/**
 * charter_import_bundle_async:
 * @session: an open session
 * @file: a school's bundle, which must outlive this; gets the counts, and a problem for each conflict refused
 * @conflicts: whom to believe; to ask is to refuse a bundle with conflicts
 * @is_preview: whether to compare and count only
 * @fraction: told how far it is
 * @fraction_data: for @fraction
 * @cancellable: (nullable): stops it; nothing is brought in
 * @callback: called when it is in, or compared
 * @user_data: for @callback
 *
 * Compares a bundle with what is there and brings it in, without asking anybody.
 */
void
charter_import_bundle_async (CharterSession        *session,
                             CharterImportedFile   *file,
                             CharterMergeChoice     conflicts,
                             gboolean               is_preview,
                             CharterBundleFraction  fraction,
                             gpointer               fraction_data,
                             GCancellable          *cancellable,
                             GAsyncReadyCallback    callback,
                             gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  Bundle *bundle = g_new0 (Bundle, 1);

  g_task_set_source_tag (task, charter_import_bundle_async);
  bundle->file = file;
  bundle->conflicts = conflicts;
  bundle->is_preview = is_preview;
  bundle->fraction = fraction;
  bundle->fraction_data = fraction_data;
  g_task_set_task_data (task, bundle, bundle_free);
  charter_bundle_compare_async (session, file->file, fraction, fraction_data, cancellable, compared_cb,
                                g_object_ref (task));
}

/**
 * charter_import_bundle_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why nothing was brought in
 *
 * Returns: whether it is in, or was compared
 */
gboolean
charter_import_bundle_finish (CharterSession  *session,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
