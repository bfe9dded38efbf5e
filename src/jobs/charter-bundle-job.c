/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-bundle-job.h"

#include <glib/gi18n.h>
#include <sys/stat.h>

#include "charter-bundle-choice.h"
#include "charter-bundle-progress.h"
#include "charter-clock.h"
#include "charter-exchange-error.h"
#include "charter-job-error.h"
#include "charter-output-file.h"

typedef struct {
  char                  *school;
  char                  *path;
  gboolean               is_anonymous;
  char                 **audits;
  char                 **own_frameworks;
  int                    mode;
  CharterEvidenceFolder *folder;
  CharterBundleTeller    teller;
  CharterBundle         *bundle;
  guint                  n_missing;
} Export;

/**
 * charter_bundle_made_free:
 * @made: (transfer full) (nullable): a bundle
 */
void
charter_bundle_made_free (CharterBundleMade *made)
{
  if (!made)
    return;
  g_free (made->path);
  g_free (made);
}

static void
export_free (gpointer data)
{
  Export *self = data;

  charter_bundle_teller_stop (&self->teller);
  g_free (self->school);
  g_free (self->path);
  g_strfreev (self->audits);
  g_strfreev (self->own_frameworks);
  g_object_unref (self->folder);
  charter_bundle_free (self->bundle);
  g_free (self);
}

static void
add_file (Export                   *self,
          const CharterPlainRecord *record)
{
  const char *sha256 = charter_plain_record_get (record, "sha256");
  g_autoptr(GFile) file = NULL;
  struct stat about;

  if (!g_str_equal (record->shape->klass->table, "evidence_file") || !sha256 ||
      charter_bundle_find_file (self->bundle, sha256))
    return;
  file = charter_evidence_folder_get_file (self->folder, sha256);
  if (charter_bundle_is_hash (sha256) && lstat (g_file_peek_path (file), &about) == 0 && S_ISREG (about.st_mode))
    charter_bundle_add_file (self->bundle, sha256, about.st_size);
  else
    self->n_missing++;
}

static void
add_past (Export      *self,
          CharterPast *past)
{
  g_autoptr(GPtrArray) fields = charter_past_list_fields (past);
  g_autoptr(GPtrArray) removals = charter_past_list_removals (past);

  for (guint i = 0; i < fields->len; i++)
    {
      const CharterFieldPast *field = g_ptr_array_index (fields, i);
      const CharterPlainRecord *record = charter_bundle_find (self->bundle, field->record);
      CharterFieldPast *copy;

      /* Of a record that is there no more, or a field that no version has any more, nothing is told. */
      if (!record || charter_shape_find_property (record->shape, field->field) < 0)
        continue;
      copy = charter_past_ensure_field (self->bundle->past, field->record, field->field);
      charter_field_past_set (copy, field->who, field->at);
      for (guint j = 0; j < field->seen->len; j++)
        charter_field_past_see (copy, g_ptr_array_index (field->seen, j));
    }
  for (guint i = 0; i < removals->len; i++)
    {
      const CharterRemoval *removal = g_ptr_array_index (removals, i);

      if (charter_shape_find (removal->table) && !charter_bundle_find (self->bundle, removal->record))
        charter_past_add_removal (self->bundle->past, removal->table, removal->record, removal->who, removal->at);
    }
}

/* Less than the whole school, if less was asked for. */
static void
narrow (Export *self)
{
  CharterBundle *part = NULL;

  if (self->is_anonymous)
    part = charter_bundle_make_anonymous (self->bundle, (const char * const *) self->own_frameworks);
  else if (self->audits)
    part = charter_bundle_choose_audits (self->bundle, (const char * const *) self->audits);
  if (!part)
    return;
  charter_bundle_free (self->bundle);
  self->bundle = part;
  if (self->is_anonymous)
    self->n_missing = 0;
}

static void
fill (Export            *self,
      CharterSchoolCopy *copy)
{
  g_autofree char *now = charter_clock_dup_now ();

  self->bundle = charter_bundle_new (self->school, now);
  while (copy->records->len > 0)
    charter_bundle_add (self->bundle, g_ptr_array_steal_index (copy->records, 0));
  for (guint i = 0; i < self->bundle->records->len; i++)
    add_file (self, g_ptr_array_index (self->bundle->records, i));
  add_past (self, copy->past);
  narrow (self);
}

static GInputStream *
open_cb (const char    *sha256,
         gpointer       user_data,
         GCancellable  *cancellable,
         GError       **error)
{
  Export *self = user_data;
  g_autoptr(GFile) file = charter_evidence_folder_get_file (self->folder, sha256);

  return (GInputStream *) g_file_read (file, cancellable, error);
}

/* A disk that does not take the file is told of as every other document's is. */
static GError *
turn_error (Export *self,
            GError *error)
{
  GError *turned = NULL;

  if (error->domain == CHARTER_EXCHANGE_ERROR)
    /* Translators: %s is a sentence without a full stop */
    turned = g_error_new (CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_OUTPUT, _("%s. The bundle was not saved."),
                          error->message);
  else if (error->domain == G_IO_ERROR && error->code != G_IO_ERROR_CANCELLED)
    charter_output_file_fail (&turned, self->path, (GIOErrorEnum) error->code, error->message);
  else
    return error;
  g_error_free (error);
  return turned;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Export *self = data;
  CharterBundleMade *made;
  GError *error = NULL;
  struct stat about = { 0 };

  if (!charter_bundle_write (self->bundle, self->path, self->mode, open_cb, self, charter_bundle_teller_tell,
                             &self->teller, cancellable, &error))
    {
      g_task_return_error (task, turn_error (self, error));
      return;
    }
  stat (self->path, &about);
  made = g_new0 (CharterBundleMade, 1);
  made->path = g_strdup (self->path);
  made->bytes = about.st_size;
  made->n_records = self->bundle->records->len;
  made->n_files = self->bundle->files->len;
  made->n_missing = self->n_missing;
  g_task_return_pointer (task, made, (GDestroyNotify) charter_bundle_made_free);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Export *self = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CharterSchoolCopy) copy = charter_store_copy_school_finish (CHARTER_STORE (source), result, &error);

  if (!copy)
    {
      g_task_return_error (task, error);
      return;
    }
  if (copy->records->len == 0)
    {
      g_task_return_new_error (task, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND,
                               _("Nothing is kept of this school."));
      return;
    }
  fill (self, copy);
  g_task_run_in_thread (task, write_in_thread);
}

static char **
list_own_frameworks (CharterPackLibrary *library)
{
  GListModel *frameworks = G_LIST_MODEL (library);
  g_autoptr(GStrvBuilder) own = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (frameworks); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (frameworks, i);

      if (charter_pack_library_is_own (library, framework))
        g_strv_builder_add (own, charter_framework_get_id (framework));
    }
  return g_strv_builder_end (own);
}

/**
 * charter_bundle_export_async:
 * @session: an open session
 * @school: one of its store's schools
 * @path: where to; a file that is there is replaced when the new one is whole
 * @wish: (nullable): what it is to hold; %NULL: the whole school
 * @fraction: (nullable): told how far it is
 * @fraction_data: for @fraction
 * @cancellable: (nullable): to stop; nothing remains then
 * @callback: called when the bundle is written and has been read again
 * @user_data: for @callback
 */
void
charter_bundle_export_async (CharterSession          *session,
                             CharterSchool           *school,
                             const char              *path,
                             const CharterBundleWish *wish,
                             CharterBundleFraction    fraction,
                             gpointer                 fraction_data,
                             GCancellable            *cancellable,
                             GAsyncReadyCallback      callback,
                             gpointer                 user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);
  Export *self = g_new0 (Export, 1);

  g_return_if_fail (CHARTER_IS_SESSION (session));
  g_return_if_fail (CHARTER_IS_SCHOOL (school));
  g_task_set_source_tag (task, charter_bundle_export_async);
  self->school = g_strdup (charter_record_get_id (CHARTER_RECORD (school)));
  self->path = g_strdup (path);
  self->mode = wish && wish->mode ? wish->mode : 0600;
  self->is_anonymous = wish && wish->is_anonymous;
  self->audits = wish && wish->audits ? g_strdupv ((char **) wish->audits) : NULL;
  self->own_frameworks = list_own_frameworks (charter_session_get_library (session));
  self->folder = g_object_ref (charter_session_get_evidence_folder (session));
  charter_bundle_teller_start (&self->teller, fraction, fraction_data);
  g_task_set_task_data (task, self, export_free);
  charter_store_copy_school_async (charter_session_get_store (session), self->school, cancellable, copied_cb, task);
}

/**
 * charter_bundle_export_finish:
 * @session: the session
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was made
 */
CharterBundleMade *
charter_bundle_export_finish (CharterSession  *session,
                              GAsyncResult    *result,
                              GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  charter_bundle_teller_stop (&((Export *) g_task_get_task_data (G_TASK (result)))->teller);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * charter_bundle_dup_file_name:
 * @school: a school
 * @is_anonymous: whether its name is not to be told
 *
 * Returns: (transfer full): what its bundle of today is to be called
 */
char *
charter_bundle_dup_file_name (CharterSchool *school,
                              gboolean       is_anonymous)
{
  g_autofree char *today = charter_clock_dup_today ();
  const char *name = charter_school_get_name (school);
  g_autofree char *plain = g_strdelimit (g_strdup (name ? name : _("School")), G_DIR_SEPARATOR_S "\\:*?\"<>|\n\t", ' ');

  return is_anonymous ? g_strdup_printf ("%s %s" CHARTER_BUNDLE_ENDING, _("Levels only"), today)
                      : g_strdup_printf ("%s %s" CHARTER_BUNDLE_ENDING, plain, today);
}
