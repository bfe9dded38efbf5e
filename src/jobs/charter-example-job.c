/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-example-job.h"

#include <glib/gi18n.h>

#include "charter-example-reader.h"
#include "charter-job-error.h"

typedef struct {
  JsonObject       *example;
  CharterSchool    *school;
  GHashTable       *files;
  GPtrArray        *signed_off; /* of CharterAudit */
  CharterPortfolio *portfolio;  /* held until everything is saved */
  gboolean          is_made;
} Making;

static void
making_free (Making *making)
{
  g_clear_pointer (&making->example, json_object_unref);
  g_clear_object (&making->school);
  g_clear_pointer (&making->files, g_hash_table_unref);
  g_clear_pointer (&making->signed_off, g_ptr_array_unref);
  g_clear_object (&making->portfolio);
  g_free (making);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) task = data;
  GError *error = NULL;

  if (charter_store_flush_finish (CHARTER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  CharterStore *store = CHARTER_STORE (source);
  g_autoptr(GTask) task = data;
  Making *making = g_task_get_task_data (task);
  GError *error = NULL;

  if (!charter_store_flush_finish (store, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  charter_store_begin_unlogged (store);
  for (guint i = 0; i < making->signed_off->len; i++)
    charter_audit_set_state (making->signed_off->pdata[i], CHARTER_AUDIT_SIGNED_OFF);
  charter_store_end_unlogged (store);
  charter_store_flush_async (store, g_task_get_cancellable (task), signed_cb,
                             g_object_ref (task));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  CharterStore *store = CHARTER_STORE (source);
  g_autoptr(GTask) task = data;
  Making *making = g_task_get_task_data (task);
  CharterSession *session = g_task_get_source_object (task);
  g_autoptr(GPtrArray) records = NULL;
  GError *error = NULL;

  making->portfolio = charter_store_load_school_finish (store, result, &error);
  if (!making->portfolio)
    {
      g_task_return_error (task, error);
      return;
    }
  records = charter_example_reader_make_records (making->example, making->school, making->files,
                                                 charter_session_get_library (session),
                                                 making->signed_off);
  charter_store_begin_unlogged (store);
  for (guint i = 0; i < records->len; i++)
    charter_portfolio_add (making->portfolio, records->pdata[i]);
  charter_store_end_unlogged (store);
  charter_store_flush_async (store, g_task_get_cancellable (task), saved_cb, g_object_ref (task));
}

static void
files_kept_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      data)
{
  g_autoptr(GTask) task = data;
  Making *making = g_task_get_task_data (task);
  CharterStore *store = charter_session_get_store (CHARTER_SESSION (source));
  GError *error = NULL;

  making->files = g_task_propagate_pointer (G_TASK (result), &error);
  if (!making->files)
    {
      g_task_return_error (task, error);
      return;
    }
  charter_store_add_school (store, making->school);
  charter_store_load_school_async (store, making->school, g_task_get_cancellable (task), loaded_cb,
                                   g_object_ref (task));
}

static void
keep_files_thread (GTask        *task,
                   gpointer      source,
                   gpointer      data,
                   GCancellable *cancellable)
{
  CharterEvidenceFolder *folder = charter_session_get_evidence_folder (source);
  GError *error = NULL;
  GHashTable *files = charter_example_reader_keep_files (data, folder, &error);

  if (files)
    g_task_return_pointer (task, files, (GDestroyNotify) g_hash_table_unref);
  else
    g_task_return_error (task, error);
}

/* Whether the example may be made here, and not among somebody's own records. */
static gboolean
check_place (CharterSession  *session,
             Making          *making,
             GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  const char *urn = charter_school_get_urn (making->school);
  CharterSchool *there = charter_store_find_school (store, urn);

  making->is_made = there == NULL;
  if (there)
    {
      g_set_object (&making->school, there);
      return TRUE;
    }
  if (g_list_model_get_n_items (charter_store_get_schools (store)) == 0)
    return TRUE;
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("There are records of a school here already. The worked example is not "
                         "made among them; choose another data folder for it."));
  return FALSE;
}

/**
 * charter_example_job_run_async:
 * @session: an open session
 * @cancellable: (nullable): cancels the making
 * @callback: called when the example is there and saved
 * @user_data: for @callback
 *
 * Makes the worked example in the session's data directory. Where it is already, nothing happens;
 * where there are other schools, the job fails with %CHARTER_JOB_ERROR_INVALID. No step of undo.
 */
void
charter_example_job_run_async (CharterSession      *session,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr(GTask) keeping = NULL;
  Making *making = g_new0 (Making, 1);
  GError *error = NULL;

  g_task_set_source_tag (task, charter_example_job_run_async);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  making->signed_off = g_ptr_array_new_with_free_func (g_object_unref);
  making->example = charter_example_reader_load (&error);
  if (making->example)
    making->school = charter_example_reader_make_school (making->example);
  if (!making->school || !check_place (session, making, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (!making->is_made)
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  keeping = g_task_new (session, cancellable, files_kept_cb, g_object_ref (task));
  g_task_set_task_data (keeping, json_object_ref (making->example),
                        (GDestroyNotify) json_object_unref);
  g_task_run_in_thread (keeping, keep_files_thread);
}

/**
 * charter_example_job_run_finish:
 * @session: the session
 * @result: what the callback was given
 * @made: (out) (optional): whether it was made now; %FALSE where it was already
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the fictional school, owned by the store
 */
CharterSchool *
charter_example_job_run_finish (CharterSession  *session,
                                GAsyncResult    *result,
                                gboolean        *made,
                                GError         **error)
{
  Making *making = g_task_get_task_data (G_TASK (result));
  CharterStore *store = charter_session_get_store (session);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  if (made)
    *made = making->is_made;
  return charter_store_find_school (store, charter_school_get_urn (making->school));
}
