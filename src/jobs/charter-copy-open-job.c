/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

/* Opening a copy, and making it one's own. */

#include "charter-copy-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

typedef struct {
  char              *path;
  char              *data_dir;
  CharterOpenedCopy *copy;
  CharterCopyTeller  teller;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->data_dir);
  charter_opened_copy_free (opening->copy);
  g_free (opening);
}

/**
 * charter_opened_copy_free:
 * @self: (nullable): an opened copy
 *
 * Removes what was unpacked.
 */
void
charter_opened_copy_free (CharterOpenedCopy *self)
{
  if (!self)
    return;
  charter_scratch_folder_free (self->scratch);
  charter_copy_manifest_free (self->manifest);
  g_free (self->database);
  g_free (self->settings);
  g_free (self);
}

/* Brought up to this program's edition, as any records that are opened: then it can be looked at. */
static void
upgraded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);
  GError *error = NULL;

  if (charter_session_close_finish (CHARTER_SESSION (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&opening->copy), (GDestroyNotify) charter_opened_copy_free);
  else
    g_task_return_error (task, error);
}

static void
copy_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  GTask *task = user_data;
  CharterSession *inner = CHARTER_SESSION (source);
  GError *error = NULL;

  if (charter_session_open_finish (inner, result, &error))
    {
      charter_session_close_async (inner, upgraded_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
unpacked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  GTask *task = user_data;
  Opening *opening = g_task_get_task_data (task);
  g_autoptr(CharterSession) inner = NULL;
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  inner = charter_session_new (opening->copy->folder);
  charter_session_open_async (inner, NULL, copy_opened_cb, task);
}

static void
unpack_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Opening *opening = data;
  CharterOpenedCopy *copy = opening->copy;
  g_autofree char *settings = NULL;
  GError *error = NULL;

  copy->scratch = charter_scratch_folder_new (opening->data_dir, &error);
  copy->folder = copy->scratch ? copy->scratch->path : NULL;
  if (copy->folder)
    copy->manifest = charter_copy_file_read (opening->path, copy->folder, charter_copy_teller_tell, &opening->teller,
                                             cancellable, &error);
  if (!copy->manifest)
    {
      g_task_return_error (task, error);
      return;
    }
  copy->database = g_build_filename (copy->folder, "charter.db", NULL);
  settings = g_build_filename (copy->folder, "settings.ini", NULL);
  g_file_get_contents (settings, &copy->settings, NULL, NULL);
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_copy_job_open_async:
 * @session: an open session, whose records are not touched
 * @path: a copy
 * @progress: (nullable): called in this main context
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop
 * @callback: called when all of it has been verified and unpacked
 * @user_data: for @callback
 */
void
charter_copy_job_open_async (CharterSession      *session,
                             const char          *path,
                             CharterCopyProgress  progress,
                             gpointer             progress_data,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);
  g_autoptr(GTask) work = NULL;

  g_task_set_source_tag (task, charter_copy_job_open_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, opening, free_opening);
  opening->path = g_strdup (path);
  opening->data_dir = g_strdup (charter_store_get_data_dir (charter_session_get_store (session)));
  opening->copy = g_new0 (CharterOpenedCopy, 1);
  work = g_task_new (NULL, cancellable, unpacked_cb, task);
  g_task_set_source_tag (work, unpacked_cb);
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, opening, NULL); /* the outer task's */
  opening->teller = (CharterCopyTeller) { task, progress, progress_data };
  g_task_run_in_thread (work, unpack_in_thread);
}

/**
 * charter_copy_job_open_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why it cannot be opened
 *
 * Returns: (transfer full) (nullable): the copy, open for reading
 */
CharterOpenedCopy *
charter_copy_job_open_finish (CharterSession  *session,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Making it one's own --------------------------------------------------------------------- */

/* Files only come in, under names that say what they hold; none that is there is touched. */
static gboolean
move_files (const CharterOpenedCopy  *copy,
            const char               *data_dir,
            gboolean                 *has_packs,
            GError                  **error)
{
  *has_packs = FALSE;
  for (guint i = 0; i < copy->manifest->members->len; i++)
    {
      const CharterCopyMember *member = g_ptr_array_index (copy->manifest->members, i);
      g_autofree char *from = g_build_filename (copy->folder, member->name, NULL);
      g_autofree char *to = g_build_filename (data_dir, member->name, NULL);
      g_autofree char *folder = g_path_get_dirname (to);

      if (!strchr (member->name, '/') || g_file_test (to, G_FILE_TEST_EXISTS))
        continue;
      *has_packs |= g_str_has_prefix (member->name, "packs/");
      if (g_mkdir_with_parents (folder, 0700) == 0 && g_rename (from, to) == 0)
        continue;
      g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                   _("The files of the copy could not be put beside your own: %s. Your records were not changed."),
                   g_strerror (errno));
      return FALSE;
    }
  return TRUE;
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterSession *session = g_task_get_source_object (task);
  g_autoptr(GError) error = NULL;
  char *kept = charter_store_restore_finish (CHARTER_STORE (source), result, NULL, &error);

  if (!kept)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  /* Frameworks that came along; one that cannot be read is told of where they are listed. */
  if (g_task_get_task_data (task) && !charter_pack_library_load (charter_session_get_library (session), &error))
    g_message ("The frameworks could not be read anew: %s", error->message);
  g_task_return_pointer (task, kept, g_free);
}

/**
 * charter_copy_job_take_async:
 * @session: an open session
 * @copy: an opened copy; is not used after this but for being freed
 * @callback: called when it is done, or nothing has changed
 * @user_data: for @callback
 */
void
charter_copy_job_take_async (CharterSession      *session,
                             CharterOpenedCopy   *copy,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);
  CharterStore *store = charter_session_get_store (session);
  GError *error = NULL;
  gboolean has_packs;

  g_task_set_source_tag (task, charter_copy_job_take_async);
  if (move_files (copy, charter_store_get_data_dir (store), &has_packs, &error))
    {
      g_task_set_task_data (task, GINT_TO_POINTER (has_packs), NULL);
      charter_store_restore_async (store, copy->database, restored_cb, task);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * charter_copy_job_take_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why the records are as they were
 *
 * Returns: (transfer full) (nullable): the backup of what was there before
 */
char *
charter_copy_job_take_finish (CharterSession  *session,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
