/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-bundle-import-job.h"

#include <glib/gi18n.h>

#include "charter-bundle-progress.h"
#include "charter-clock.h"
#include "charter-exchange-error.h"
#include "charter-job-error.h"

/* --- Reading and comparing ------------------------------------------------------------------------ */

typedef struct {
  GFile              *file;
  CharterBundleTeller teller;
  CharterBundle      *bundle;
} Comparing;

static void
comparing_free (gpointer data)
{
  Comparing *self = data;

  charter_bundle_teller_stop (&self->teller);
  g_object_unref (self->file);
  charter_bundle_free (self->bundle);
  g_free (self);
}

/* What is wrong with the file itself is one error to whoever asked; the disk's own stay as they are. */
static GError *
turn_error (GError *error)
{
  GError *turned;

  if (error->domain != CHARTER_EXCHANGE_ERROR)
    return error;
  turned = g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS,
                        /* Translators: %s is why, a sentence without a full stop */
                        _("%s. Nothing was changed."), error->message);
  g_error_free (error);
  return turned;
}

static void
compared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Comparing *self = g_task_get_task_data (task);
  GError *error = NULL;
  CharterSchoolCopy *copy = charter_store_copy_school_finish (CHARTER_STORE (source), result, &error);
  CharterBundleMerge *merge = NULL;

  if (copy)
    merge = charter_bundle_merge_new (g_steal_pointer (&self->bundle), copy, &error);
  if (merge)
    g_task_return_pointer (task, merge, (GDestroyNotify) charter_bundle_merge_free);
  else
    g_task_return_error (task, error);
}

/* One school under two ids could not be told apart by its URN any more. */
static gboolean
check_school (CharterSession  *session,
              CharterBundle   *bundle,
              GError         **error)
{
  const char *urn = charter_plain_record_get (charter_bundle_find (bundle, bundle->school), "urn");
  CharterSchool *known = urn ? charter_store_find_school (charter_session_get_store (session), urn) : NULL;

  if (!known || g_str_equal (charter_record_get_id (CHARTER_RECORD (known)), bundle->school))
    return TRUE;
  g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
               _("The school with the URN %s is kept here already, but it was begun by hand there or here, so the "
                 "two cannot be brought together. Nothing was changed."), urn);
  return FALSE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterSession *session = CHARTER_SESSION (source);
  Comparing *self = g_task_get_task_data (task);
  GError *error = NULL;

  charter_bundle_teller_stop (&self->teller);
  self->bundle = g_task_propagate_pointer (G_TASK (result), &error);
  if (!self->bundle || !check_school (session, self->bundle, &error))
    {
      g_task_return_error (task, turn_error (error));
      return;
    }
  charter_store_copy_school_async (charter_session_get_store (session), self->bundle->school,
                                   g_task_get_cancellable (task), compared_cb, g_object_ref (task));
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Comparing *self = data;
  GError *error = NULL;
  CharterBundle *bundle = charter_bundle_read (self->file, charter_bundle_teller_tell, &self->teller, cancellable,
                                               &error);

  if (bundle)
    g_task_return_pointer (task, bundle, (GDestroyNotify) charter_bundle_free);
  else
    g_task_return_error (task, error);
}

/**
 * charter_bundle_compare_async:
 * @session: an open session
 * @file: any file
 * @fraction: (nullable): told how far it is
 * @fraction_data: for @fraction
 * @cancellable: (nullable): to stop
 * @callback: called when all of the bundle has been read and compared with what is here
 * @user_data: for @callback
 *
 * Nothing is changed. Refused are files that are no bundle, or not to be trusted, or of a newer version,
 * and what would alter a signed-off self-evaluation.
 */
void
charter_bundle_compare_async (CharterSession        *session,
                              GFile                 *file,
                              CharterBundleFraction  fraction,
                              gpointer               fraction_data,
                              GCancellable          *cancellable,
                              GAsyncReadyCallback    callback,
                              gpointer               user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  g_autoptr(GTask) reading = NULL;
  Comparing *self = g_new0 (Comparing, 1);

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (G_IS_FILE (file));
  g_task_set_source_tag (task, charter_bundle_compare_async);
  self->file = g_object_ref (file);
  charter_bundle_teller_start (&self->teller, fraction, fraction_data);
  g_task_set_task_data (task, self, comparing_free);
  /* The outer task lives until the inner one has called back, and so does what the thread works on. */
  reading = g_task_new (session, cancellable, read_cb, task);
  g_task_set_task_data (reading, self, NULL);
  g_task_run_in_thread (reading, read_in_thread);
}

/**
 * charter_bundle_compare_finish:
 * @session: the session
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what bringing the bundle in would do
 */
CharterBundleMerge *
charter_bundle_compare_finish (CharterSession  *session,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- Bringing in ----------------------------------------------------------------------------------- */

typedef struct {
  GFile                 *file;
  CharterBundleMerge    *merge;
  CharterEvidenceFolder *folder;
  CharterBundleTeller    teller;
} Bringing;

static void
bringing_free (gpointer data)
{
  Bringing *self = data;

  charter_bundle_teller_stop (&self->teller);
  g_object_unref (self->file);
  g_object_unref (self->folder);
  g_free (self);
}

static gboolean
fail_changed (GError **error)
{
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("The records here have changed since the bundle was compared with them. Nothing was brought "
                         "in. Open the bundle again."));
  return FALSE;
}

static CharterRecord *
find_live (CharterPortfolio         *portfolio,
           const CharterPlainRecord *record)
{
  CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (portfolio));
  const char *id = charter_plain_record_get_id (record);

  return g_str_equal (charter_record_get_id (school), id) ? school : charter_portfolio_find (portfolio, id);
}

/* What was compared is what is here still: somebody may have typed meanwhile, or another program. */
static gboolean
check_same (CharterPortfolio        *portfolio,
            const CharterMergeStep  *step,
            GError                 **error)
{
  CharterRecord *live = find_live (portfolio, charter_merge_step_get_record (step));
  g_autofree char *value = NULL;

  if (step->kind == CHARTER_MERGE_ADD)
    return !live || CHARTER_IS_SCHOOL (live) || fail_changed (error);
  if (!live)
    return fail_changed (error);
  if (step->kind == CHARTER_MERGE_REMOVE)
    return TRUE;
  value = charter_record_dup_field (live, step->ours->shape->properties[step->property]->name);
  return g_strcmp0 (value, step->our_value) == 0 || fail_changed (error);
}

/* What it belongs to may have been left out, since it was taken out here. */
static gboolean
has_parent (CharterPortfolio         *portfolio,
            const CharterPlainRecord *record)
{
  static const char * const parents[] = { "audit", "evidence", "action" };

  if (g_str_equal (record->shape->klass->table, "action") || g_str_equal (record->shape->klass->table, "finding"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    if (charter_shape_find_property (record->shape, parents[i]) >= 0 &&
        !charter_portfolio_find (portfolio, charter_plain_record_get (record, parents[i])))
      return FALSE;
  return TRUE;
}

/* Two sides may each have counted to E14: the one that arrives gets the next number. */
static void
renumber (CharterPortfolio *portfolio,
          CharterRecord    *record)
{
  GListModel *list = charter_portfolio_get_list (portfolio, G_OBJECT_TYPE (record));
  gint64 number;

  if (!CHARTER_IS_EVIDENCE (record) && !CHARTER_IS_ACTION (record))
    return;
  g_object_get (record, "number", &number, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterRecord) other = g_list_model_get_item (list, i);
      gint64 taken;

      g_object_get (other, "number", &taken, NULL);
      if (taken != number)
        continue;
      g_object_set (record, "number", charter_portfolio_next_number (portfolio, G_OBJECT_TYPE (record)), NULL);
      return;
    }
}

static void
take_step (CharterPortfolio       *portfolio,
           const CharterMergeStep *step)
{
  CharterRecord *live = find_live (portfolio, charter_merge_step_get_record (step));
  g_autoptr(CharterRecord) record = NULL;

  switch (step->kind)
    {
    case CHARTER_MERGE_ADD:
      if (live || !has_parent (portfolio, step->theirs))
        return;
      record = charter_plain_record_to_record (step->theirs);
      renumber (portfolio, record);
      charter_portfolio_add (portfolio, record);
      break;
    case CHARTER_MERGE_CHANGE:
      if (live)
        charter_record_set_from_text (live, step->ours->shape->properties[step->property], step->their_value);
      break;
    case CHARTER_MERGE_REMOVE:
      if (live)
        charter_portfolio_remove (portfolio, live);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
take_some (CharterPortfolio   *portfolio,
           CharterBundleMerge *merge,
           gboolean            is_final)
{
  for (guint i = 0; i < merge->steps->len; i++)
    {
      const CharterMergeStep *step = g_ptr_array_index (merge->steps, i);

      if (step->takes_theirs && charter_bundle_merge_is_final (merge, step) == is_final)
        take_step (portfolio, step);
    }
}

/* Two lots, written in one transaction. */
static gboolean
take_all (CharterSession      *session,
          CharterBundleMerge  *merge,
          GError             **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);

  for (guint i = 0; i < merge->steps->len; i++)
    if (!check_same (portfolio, g_ptr_array_index (merge->steps, i), error))
      return FALSE;
  charter_store_begin_unlogged (store);
  take_some (portfolio, merge, TRUE);
  charter_store_end_unlogged (store);
  charter_store_begin_group (store, _("Bring in a bundle"));
  take_some (portfolio, merge, FALSE);
  charter_store_end_group (store);
  return TRUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;

  if (charter_store_flush_finish (CHARTER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterSession *session = CHARTER_SESSION (source);
  Bringing *self = g_task_get_task_data (task);
  GError *error = NULL;

  if (!charter_session_open_school_finish (session, result, &error) || !take_all (session, self->merge, &error))
    g_task_return_error (task, error);
  else
    charter_store_flush_async (charter_session_get_store (session), NULL, written_cb, g_object_ref (task));
}

/* The school itself is no step of undo, as it is none when it is taken from the register. */
static CharterSchool *
ensure_school (CharterStore       *store,
               CharterBundleMerge *merge)
{
  CharterSchool *school = charter_store_find_school (store, merge->bundle->school);
  g_autoptr(CharterRecord) record = NULL;

  if (school)
    return school;
  record = charter_plain_record_to_record (charter_bundle_find (merge->bundle, merge->bundle->school));
  charter_store_begin_unlogged (store);
  charter_store_add_school (store, CHARTER_SCHOOL (record));
  charter_store_end_unlogged (store);
  return charter_store_find_school (store, merge->bundle->school);
}

static void
unpacked_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterSession *session = CHARTER_SESSION (source);
  Bringing *self = g_task_get_task_data (task);
  GError *error = NULL;

  charter_bundle_teller_stop (&self->teller);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_error (task, turn_error (error));
  else
    charter_session_open_school_async (session, ensure_school (charter_session_get_store (session), self->merge),
                                       NULL, opened_cb, g_object_ref (task));
}

static gboolean
keep_cb (const CharterBundleFile  *file,
         GInputStream             *stream,
         gpointer                  user_data,
         GCancellable             *cancellable,
         GError                  **error)
{
  Bringing *self = user_data;

  return charter_evidence_folder_has (self->folder, file->sha256) ||
         charter_evidence_folder_keep_stream (self->folder, stream, file->sha256, cancellable, error);
}

static void
unpack_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Bringing *self = data;
  GError *error = NULL;

  if (charter_bundle_unpack (self->merge->bundle, self->file, keep_cb, self, charter_bundle_teller_tell, &self->teller,
                             cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
backed_up_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Bringing *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autofree char *path = charter_store_backup_finish (CHARTER_STORE (source), result, &error);
  g_autoptr(GTask) unpacking = NULL;

  if (!path)
    {
      g_task_return_error (task, error);
      return;
    }
  unpacking = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), unpacked_cb,
                          g_object_ref (task));
  g_task_set_source_tag (unpacking, backed_up_cb);
  g_task_set_task_data (unpacking, self, NULL);
  g_task_run_in_thread (unpacking, unpack_in_thread);
}

static char *
dup_backup_path (CharterStore *store)
{
  g_autofree char *now = g_strdelimit (charter_clock_dup_now (), ":", '.');
  g_autofree char *name = g_strdup_printf ("charter-before-bundle-%s.db", now);

  return g_build_filename (charter_store_get_data_dir (store), "backups", name, NULL);
}

/**
 * charter_bundle_bring_in_async:
 * @session: an open session
 * @file: the bundle
 * @merge: what it does here, with the choices made
 * @fraction: (nullable): told how far it is
 * @fraction_data: for @fraction
 * @cancellable: (nullable): to stop, as long as nothing has been changed
 * @callback: called when it is in and on disk, or nothing has changed
 * @user_data: for @callback
 */
void
charter_bundle_bring_in_async (CharterSession        *session,
                               GFile                 *file,
                               CharterBundleMerge    *merge,
                               CharterBundleFraction  fraction,
                               gpointer               fraction_data,
                               GCancellable          *cancellable,
                               GAsyncReadyCallback    callback,
                               gpointer               user_data)
{
  CharterStore *store;
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  g_autofree char *path = NULL;
  Bringing *self = g_new0 (Bringing, 1);

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_task_set_source_tag (task, charter_bundle_bring_in_async);
  g_task_set_check_cancellable (task, FALSE);
  store = charter_session_get_store (session);
  self->file = g_object_ref (file);
  self->merge = merge;
  self->folder = g_object_ref (charter_session_get_evidence_folder (session));
  g_task_set_task_data (task, self, bringing_free);
  if (charter_store_get_is_read_only (store))
    {
      g_task_return_new_error (task, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED,
                               _("These records are open for reading only. Nothing was changed."));
      return;
    }
  charter_bundle_teller_start (&self->teller, fraction, fraction_data);
  path = dup_backup_path (store);
  charter_store_backup_async (store, path, cancellable, backed_up_cb, g_object_ref (task));
}

/**
 * charter_bundle_bring_in_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why nothing was brought in
 *
 * Returns: whether it is in, and on disk
 */
gboolean
charter_bundle_bring_in_finish (CharterSession  *session,
                                GAsyncResult    *result,
                                GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
