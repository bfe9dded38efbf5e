/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-clock.h"
#include "charter-reference-private.h"

#include <glib/gi18n.h>

/* What a person is shown of a change, in the order of the entry. */
static const char * const shown[] = {
  "name", "organisation", "description", "eligibility", "referral", "needed-first", "wait", "cost",
  "address", "postcode", "schedule", "route", "status", "checked-on",
};

static void
field_change_free (gpointer data)
{
  CharterFieldChange *change = data;

  g_free (change->field);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

static void
entry_change_free (gpointer data)
{
  CharterEntryChange *change = data;

  g_free (change->name);
  g_free (change->organisation);
  g_ptr_array_unref (change->fields);
  g_free (change);
}

/* Takes @before and @after. */
static void
compare (CharterEntryChange *change,
         const char         *field,
         char               *before,
         char               *after)
{
  CharterFieldChange *found;

  if (g_strcmp0 (before, after) == 0)
    {
      g_free (before);
      g_free (after);
      return;
    }
  found = g_new0 (CharterFieldChange, 1);
  found->field = g_strdup (field);
  found->before = before;
  found->after = after;
  g_ptr_array_add (change->fields, found);
}

static char *
dup_strings (const char * const *values,
             const char         *(*title) (const char *))
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; values && values[i]; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", title (values[i]) ? title (values[i]) : values[i]);
  return g_string_free (text, text->len == 0);
}

static char *
dup_tier (CharterEntry *entry)
{
  return charter_entry_get_has_tier (entry)
    ? g_strdup (charter_entry_title_tier (charter_entry_get_tier (entry))) : NULL;
}

static char *
dup_contacts (CharterEntry *entry)
{
  GPtrArray *contacts = charter_entry_get_contacts (entry);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < contacts->len; i++)
    {
      CharterContact *contact = g_ptr_array_index (contacts, i);
      const char *parts[] = { contact->role, contact->phone, contact->email, contact->url };

      if (i > 0)
        g_string_append (text, "; ");
      for (guint j = 0, n = 0; j < G_N_ELEMENTS (parts); j++)
        if (parts[j])
          g_string_append_printf (text, "%s%s", n++ > 0 ? " " : "", parts[j]);
    }
  return g_string_free (text, text->len == 0);
}

static void
compare_all (CharterEntryChange *change,
             CharterEntry       *before,
             CharterEntry       *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      char *old;
      char *new;

      g_object_get (before, shown[i], &old, NULL);
      g_object_get (after, shown[i], &new, NULL);
      compare (change, shown[i], old, new);
    }
  compare (change, "age", charter_entry_dup_age_words (before), charter_entry_dup_age_words (after));
  compare (change, "tier", dup_tier (before), dup_tier (after));
  compare (change, "needs", dup_strings (charter_entry_get_needs (before), charter_entry_title_need),
           dup_strings (charter_entry_get_needs (after), charter_entry_title_need));
  compare (change, "for-whom", dup_strings (charter_entry_get_for_whom (before), charter_entry_title_for_whom),
           dup_strings (charter_entry_get_for_whom (after), charter_entry_title_for_whom));
  compare (change, "contacts", dup_contacts (before), dup_contacts (after));
}

/**
 * charter_reference_note_change:
 * @changes: (element-type CharterEntryChange): takes it, unless it is full
 * @before: (nullable): the entry as it is
 * @after: (nullable): the entry as it would be
 */
void
charter_reference_note_change (GPtrArray    *changes,
                               CharterEntry *before,
                               CharterEntry *after)
{
  CharterEntry *entry = after ? after : before;
  CharterEntryChange *change;

  if (changes->len >= CHARTER_MAX_CHANGES)
    return;
  change = g_new0 (CharterEntryChange, 1);
  change->kind = !before ? CHARTER_ENTRY_ADDED : after ? CHARTER_ENTRY_CHANGED : CHARTER_ENTRY_GONE;
  change->name = g_strdup (charter_entry_get_name (entry));
  change->organisation = g_strdup (charter_entry_get_organisation (entry));
  change->fields = g_ptr_array_new_with_free_func (field_change_free);
  if (before && after)
    compare_all (change, before, after);
  g_ptr_array_add (changes, change);
}

typedef struct {
  char *source;
  CharterReferenceImportFunc import;
  CharterReferenceEntryFunc each;
  gpointer user_data;
  CharterImportCounts counts;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->source);
  g_free (work);
}

static GTask *
new_task (CharterReference     *self,
          const char           *source,
          gpointer              tag,
          gpointer              user_data,
          GCancellable         *cancellable,
          GAsyncReadyCallback   callback,
          gpointer              callback_data,
          Work                **work)
{
  GTask *task = g_task_new (self, cancellable, callback, callback_data);

  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  *work = g_new0 (Work, 1);
  (*work)->source = g_strdup (source);
  (*work)->user_data = user_data;
  g_task_set_task_data (task, *work, work_free);
  return task;
}

static void
run_preview (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Work *work = data;
  g_autoptr(GPtrArray) changes = g_ptr_array_new_with_free_func (entry_change_free);
  GError *error = NULL;

  if (charter_reference_run_preview (source, work->source, work->import, work->user_data, cancellable,
                                     &work->counts, changes, &error))
    g_task_return_pointer (task, g_steal_pointer (&changes), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * charter_reference_preview_async:
 * @self: an open reference
 * @source: where it would be from
 * @func: called in the writing thread, as for an import
 * @user_data: for @func
 * @cancellable: (nullable): stops it
 * @callback: called when it is known what an import would do; nothing has changed
 * @callback_data: for @callback
 */
void
charter_reference_preview_async (CharterReference           *self,
                                 const char                 *source,
                                 CharterReferenceImportFunc  func,
                                 gpointer                    user_data,
                                 GCancellable               *cancellable,
                                 GAsyncReadyCallback         callback,
                                 gpointer                    callback_data)
{
  g_autoptr(GTask) task = NULL;
  Work *work;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->writer != NULL);
  task = new_task (self, source, charter_reference_preview_async, user_data, cancellable, callback,
                   callback_data, &work);
  work->import = func;
  charter_worker_queue (self->writer, task, CHARTER_WORKER_WRITE, run_preview);
}

/**
 * charter_reference_preview_finish:
 * @self: the reference
 * @result: as the callback has it
 * @counts: (out): what would be added, updated and put aside
 * @error: why it could not be read
 *
 * Returns: (transfer full) (nullable) (element-type CharterEntryChange): what would change
 */
GPtrArray *
charter_reference_preview_finish (CharterReference     *self,
                                  GAsyncResult         *result,
                                  CharterImportCounts  *counts,
                                  GError              **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  *counts = ((Work *) g_task_get_task_data (G_TASK (result)))->counts;
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
run_for_source (CharterReference  *self,
                const char        *sql,
                const char        *source,
                GError           **error)
{
  g_autoptr(CharterStatement) statement = charter_statement_new (self->database, sql, error);

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, source);
  return charter_statement_run (statement, error);
}

static gboolean
has_update (CharterReference  *self,
            const char        *source,
            GError           **error)
{
  g_autoptr(CharterStatement) statement =
    charter_statement_new (self->database,
                           "SELECT EXISTS (SELECT 1 FROM entry_before WHERE source = ?1) OR "
                           "EXISTS (SELECT 1 FROM entry_added WHERE source = ?1)", error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, source);
  if (!charter_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row && charter_statement_get_integer (statement, 0))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("There is no update of this directory left to take back"));
  return FALSE;
}

/* What the update added is put aside, not deleted: an action may lead to it by now. */
static const char * const undo_steps[] = {
  "UPDATE entry SET status = 'archived', facets = facets | 32768, hash = 0"
  " WHERE id IN (SELECT id FROM entry_added WHERE source = ?1)",
  "DELETE FROM entry WHERE id IN (SELECT id FROM entry_before WHERE source = ?1)",
  "INSERT INTO entry SELECT * FROM entry_before WHERE source = ?1",
  "DELETE FROM entry_before WHERE source = ?1",
  "DELETE FROM entry_added WHERE source = ?1",
  "INSERT INTO import (kind, source, at, added, updated, unchanged, archived)"
  " VALUES ('undo', ?1, '', 0, 0, 0, 0)",
};

static gboolean
undo (CharterReference  *self,
      const char        *source,
      GError           **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (undo_steps); i++)
    if (!run_for_source (self, undo_steps[i], source, error))
      return FALSE;
  return charter_database_execute (self->database, "INSERT INTO entry_fts (entry_fts) VALUES ('rebuild')", error);
}

static void
run_undo (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  CharterReference *self = source;
  Work *work = data;
  GError *error = NULL;
  gboolean ok = charter_database_begin (self->database, &error);

  if (ok && !(has_update (self, work->source, &error) && undo (self, work->source, &error)))
    {
      charter_database_rollback (self->database);
      ok = FALSE;
    }
  if (ok && charter_database_commit (self->database, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * charter_reference_undo_update_async:
 * @self: an open reference
 * @source: whose last update is taken back
 * @callback: called when everything is as it was before that update
 * @user_data: for @callback
 */
void
charter_reference_undo_update_async (CharterReference    *self,
                                     const char          *source,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Work *work;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->writer != NULL);
  task = new_task (self, source, charter_reference_undo_update_async, NULL, NULL, callback, user_data, &work);
  charter_reference_say_changed_after (self, task);
  charter_worker_queue (self->writer, task, CHARTER_WORKER_WRITE, run_undo);
}

/**
 * charter_reference_undo_update_finish:
 * @self: the reference
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_NOT_FOUND when there is no update to take back
 *
 * Returns: whether it was taken back; else nothing has changed
 */
gboolean
charter_reference_undo_update_finish (CharterReference  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
each_entry (CharterReference  *self,
            Work              *work,
            GCancellable      *cancellable,
            GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM entry WHERE (?1 IS NULL OR source = ?1) AND "
                                          "status IS NOT 'archived' ORDER BY row", charter_entry_columns);
  g_autoptr(CharterStatement) statement = charter_statement_new (self->database, sql, error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, work->source);
  while (!g_cancellable_set_error_if_cancelled (cancellable, error) &&
         charter_statement_step (statement, &has_row, error))
    {
      g_autoptr(CharterEntry) entry = NULL;

      if (!has_row)
        return TRUE;
      entry = charter_reference_read_entry (statement);
      if (!work->each (entry, work->user_data, error))
        return FALSE;
    }
  return FALSE;
}

static void
run_each_entry (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (each_entry (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * charter_reference_each_entry_async:
 * @self: an open reference
 * @source: (nullable): only entries from there
 * @func: called for each entry that is not archived, in the writing thread
 * @user_data: for @func
 * @cancellable: (nullable): ends it
 * @callback: called at the end
 * @callback_data: for @callback
 */
void
charter_reference_each_entry_async (CharterReference          *self,
                                    const char                *source,
                                    CharterReferenceEntryFunc  func,
                                    gpointer                   user_data,
                                    GCancellable              *cancellable,
                                    GAsyncReadyCallback        callback,
                                    gpointer                   callback_data)
{
  g_autoptr(GTask) task = NULL;
  Work *work;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->writer != NULL);
  task = new_task (self, source, charter_reference_each_entry_async, user_data, cancellable, callback,
                   callback_data, &work);
  work->each = func;
  charter_worker_queue (self->writer, task, CHARTER_WORKER_READ, run_each_entry);
}

/**
 * charter_reference_each_entry_finish:
 * @self: the reference
 * @result: as the callback has it
 * @error: what the function said, or that it was cancelled
 *
 * Returns: whether every entry was gone through
 */
gboolean
charter_reference_each_entry_finish (CharterReference  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
