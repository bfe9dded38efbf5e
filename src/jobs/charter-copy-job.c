/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-copy-job.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-copy-private.h"
#include "charter-scratch-folder.h"
#include "charter-teller.h"

typedef struct {
  char                *path;
  char                *data_dir;
  CharterScratchFolder *folder;   /* of what is made for it alone */
  char                *settings;
  CharterCopyManifest *manifest;
  CharterCopyTeller    teller;
  gboolean             is_shared;
} Writing;

static void
free_writing (gpointer data)
{
  Writing *writing = data;

  charter_scratch_folder_free (writing->folder);
  g_free (writing->path);
  g_free (writing->data_dir);
  g_free (writing->settings);
  charter_copy_manifest_free (writing->manifest);
  g_free (writing);
}

/* --- Telling how far it is ------------------------------------------------------------------- */

/**
 * charter_copy_teller_tell:
 * @done: bytes that are done
 * @total: of how many
 * @data: a #CharterCopyTeller
 *
 * Called in the thread.
 */
void
charter_copy_teller_tell (gint64   done,
                          gint64   total,
                          gpointer data)
{
  CharterCopyTeller *teller = data;

  charter_teller_tell (teller->task, teller->progress, teller->user_data, done, total);
}

/**
 * charter_copy_job_dup_origin:
 * @data_dir: a folder of records
 * @error: return location: it could not be written down, and would be another tomorrow
 *
 * Returns: (transfer full) (nullable): what tells it from every other, made when it is first asked for
 */
char *
charter_copy_job_dup_origin (const char  *data_dir,
                             GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, "origin", NULL);
  g_autofree char *origin = NULL;

  if (g_file_get_contents (path, &origin, NULL, NULL) && g_uuid_string_is_valid (g_strstrip (origin)))
    return g_steal_pointer (&origin);
  g_free (origin);
  origin = g_uuid_string_random ();
  if (g_file_set_contents_full (path, origin, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    return g_steal_pointer (&origin);
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_READ_ONLY,
                       _("This program may not write where your records are kept, or there is no room left."));
  return NULL;
}

/* --- Writing --------------------------------------------------------------------------------- */

static void
add_folder (CharterCopyManifest *manifest,
            const char          *name,
            const char          *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  gboolean is_evidence = g_str_has_prefix (name, "evidence");
  const char *child;

  while (dir && (child = g_dir_read_name (dir)))
    {
      g_autofree char *inner = g_build_filename (path, child, NULL);
      g_autofree char *member = g_strconcat (name, "/", child, NULL);

      if (is_evidence && strlen (child) == 2 && g_file_test (inner, G_FILE_TEST_IS_DIR))
        add_folder (manifest, member, inner);
      else if (is_evidence ? strlen (child) == 64 : g_str_has_suffix (child, ".json"))
        charter_copy_manifest_add (manifest, member, inner);
    }
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Writing *writing = data;
  g_autofree char *database = g_build_filename (writing->folder->path, "charter.db", NULL);
  g_autofree char *settings = g_build_filename (writing->folder->path, "settings.ini", NULL);
  g_autofree char *evidence = g_build_filename (writing->data_dir, "evidence", NULL);
  g_autofree char *packs = g_build_filename (writing->data_dir, "packs", NULL);
  GError *error = NULL;

  charter_copy_manifest_add (writing->manifest, "charter.db", database);
  if (writing->settings && g_file_set_contents_full (settings, writing->settings, -1, G_FILE_SET_CONTENTS_NONE, 0600,
                                                     NULL))
    charter_copy_manifest_add (writing->manifest, "settings.ini", settings);
  add_folder (writing->manifest, "packs", packs);
  add_folder (writing->manifest, "evidence", evidence);
  if (charter_copy_file_write (writing->path, writing->manifest, writing->is_shared, charter_copy_teller_tell,
                               &writing->teller, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&writing->manifest), (GDestroyNotify) charter_copy_manifest_free);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = charter_store_backup_finish (CHARTER_STORE (source), result, &error);

  if (path)
    g_task_run_in_thread (task, write_in_thread);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
name_schools (CharterCopyManifest *manifest,
              CharterStore        *store)
{
  GListModel *schools = charter_store_get_schools (store);
  g_autoptr(GString) names = g_string_new (NULL);

  manifest->n_schools = g_list_model_get_n_items (schools);
  for (guint i = 0; i < MIN (manifest->n_schools, 3); i++)
    {
      g_autoptr(CharterSchool) school = g_list_model_get_item (schools, i);
      const char *name = charter_school_get_name (school);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name ? name : _("School without a name"));
    }
  manifest->schools = g_strdup (names->str);
}

/**
 * charter_copy_job_write_async:
 * @session: an open session
 * @path: where to
 * @settings: (nullable): what the person prefers, as a key file
 * @is_shared: whether all may read it who can read the folder it goes to
 * @progress: (nullable): called in this main context
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; nothing is left then
 * @callback: called when the copy has been written, read back and verified
 * @user_data: for @callback
 *
 * What is being typed is written first. A file at @path is replaced only at the end.
 */
void
charter_copy_job_write_async (CharterSession      *session,
                              const char          *path,
                              const char          *settings,
                              gboolean             is_shared,
                              CharterCopyProgress  progress,
                              gpointer             progress_data,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  CharterStore *store = charter_session_get_store (session);
  Writing *writing = g_new0 (Writing, 1);
  g_autofree char *database = NULL;
  GError *error = NULL;

  g_task_set_source_tag (task, charter_copy_job_write_async);
  g_task_set_task_data (task, writing, free_writing);
  writing->path = g_strdup (path);
  writing->settings = g_strdup (settings);
  writing->is_shared = is_shared;
  writing->data_dir = g_strdup (charter_store_get_data_dir (store));
  writing->teller = (CharterCopyTeller) { task, progress, progress_data };
  writing->manifest = charter_copy_manifest_new ();
  writing->manifest->made_at = charter_clock_dup_now ();
  writing->manifest->origin = charter_copy_job_dup_origin (writing->data_dir, &error);
  writing->manifest->who = g_strdup (charter_store_get_who (store));
  name_schools (writing->manifest, store);
  if (writing->manifest->origin)
    writing->folder = charter_scratch_folder_new (writing->data_dir, &error);
  if (!writing->folder)
    {
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  database = g_build_filename (writing->folder->path, "charter.db", NULL);
  charter_store_backup_async (store, database, cancellable, backed_up_cb, task);
}

/**
 * charter_copy_job_write_finish:
 * @session: a session
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in the copy
 */
CharterCopyManifest *
charter_copy_job_write_finish (CharterSession  *session,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
