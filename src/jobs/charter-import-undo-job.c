/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-import-undo-job.h"

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

/**
 * charter_import_undo_finish:
 * @session: an open session
 * @result: as the callback has it
 * @error: why one was not taken back; those before it were
 *
 * Returns: whether each is as it was before
 */
gboolean
charter_import_undo_finish (CharterSession  *session,
                            GAsyncResult    *result,
                            GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
