/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Looking at backups. */

#include "charter-store-private.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "charter-backup.h"

/**
 * charter_backup_preview_free:
 * @preview: (nullable): what was said of a backup
 */
void
charter_backup_preview_free (CharterBackupPreview *preview)
{
  if (!preview)
    return;
  g_free (preview->path);
  g_free (preview->made_at);
  g_free (preview->schools);
  g_free (preview->last_change);
  g_free (preview->problem);
  g_free (preview);
}

static gboolean
count (CharterDatabase  *database,
       const char       *sql,
       guint            *n,
       GError          **error)
{
  gint64 number;

  if (!charter_database_get_integer (database, sql, &number, error))
    return FALSE;
  *n = (guint) number;
  return TRUE;
}

static gboolean
look_inside (CharterDatabase       *database,
             CharterBackupPreview  *preview,
             GError               **error)
{
  if (!charter_database_check_identity (database, charter_connection_get_schema (), error) ||
      !count (database, "SELECT count(*) FROM school", &preview->n_schools, error) ||
      !count (database, "SELECT count(*) FROM audit", &preview->n_audits, error) ||
      !count (database, "SELECT count(*) FROM judgement WHERE level IS NOT NULL", &preview->n_judgements, error) ||
      !count (database, "SELECT count(*) FROM evidence", &preview->n_evidence, error) ||
      !count (database, "SELECT count(*) FROM action", &preview->n_actions, error))
    return FALSE;
  preview->schools =
    charter_database_dup_text (database, "SELECT group_concat(name, ', ') FROM"
                                         " (SELECT name FROM school ORDER BY name LIMIT 3)", error);
  if (!preview->schools)
    return FALSE;
  preview->last_change =
    charter_database_dup_text (database, "SELECT max(at) FROM (SELECT at FROM change_log UNION ALL"
                                         " SELECT modified_at FROM audit)", error);
  return preview->last_change != NULL;
}

static CharterBackupKind
tell_kind (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  int year;
  int month;
  int day;
  int end = 0;

  if (g_str_has_prefix (name, "charter-before-restore-"))
    return CHARTER_BACKUP_BEFORE_RESTORE;
  if (g_str_has_prefix (name, "charter-before-version-"))
    return CHARTER_BACKUP_BEFORE_VERSION;
  if (sscanf (name, "charter-%4d-%2d-%2d.db%n", &year, &month, &day, &end) == 3 && end > 0 && name[end] == '\0')
    return CHARTER_BACKUP_DAILY;
  return CHARTER_BACKUP_OTHER;
}

/**
 * charter_backup_preview_new:
 * @worker: whose thread this is
 * @path: a backup
 * @is_verifying: whether to look at every page of it; else no more is read than the counts
 *
 * Returns: (transfer full): what can be said of it
 */
CharterBackupPreview *
charter_backup_preview_new (CharterWorker *worker,
                            const char    *path,
                            gboolean       is_verifying)
{
  CharterBackupPreview *preview = g_new0 (CharterBackupPreview, 1);
  g_autoptr(CharterDatabase) database = NULL;
  g_autoptr(GDateTime) moment = NULL;
  g_autoptr(GError) error = NULL;
  GStatBuf about;

  preview->path = g_strdup (path);
  preview->kind = tell_kind (path);
  if (g_stat (path, &about) == 0)
    {
      moment = g_date_time_new_from_unix_utc (about.st_mtime);
      preview->bytes = about.st_size;
    }
  preview->made_at = moment ? g_date_time_format_iso8601 (moment) : g_strdup ("");
  database = charter_database_open (worker, path, CHARTER_DATABASE_READ_ONLY, &error);
  if (!database || !look_inside (database, preview, &error) ||
      (is_verifying && !charter_backup_check_sound (database, &error)))
    preview->problem = g_strdup (error->message);
  preview->is_verified = is_verifying && !preview->problem;
  return preview;
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  const CharterBackupPreview *first = *(CharterBackupPreview * const *) a;
  const CharterBackupPreview *second = *(CharterBackupPreview * const *) b;
  int order = g_strcmp0 (second->made_at, first->made_at);

  return order != 0 ? order : g_strcmp0 (second->path, first->path);
}

typedef struct {
  GPtrArray *paths;
  GPtrArray *previews;
} Listing;

static void
free_listing (gpointer data)
{
  Listing *listing = data;

  g_clear_pointer (&listing->paths, g_ptr_array_unref);
  g_clear_pointer (&listing->previews, g_ptr_array_unref);
  g_free (listing);
}

/* One at a time: whatever else waits goes between. */
static void
list_in_worker (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterStore *self = source;
  Listing *listing = data;

  if (listing->paths->len > 0 && !g_cancellable_is_cancelled (cancellable))
    {
      g_autofree char *path = g_ptr_array_steal_index (listing->paths, 0);

      g_ptr_array_add (listing->previews, charter_backup_preview_new (self->worker, path, TRUE));
      charter_worker_continue (self->worker, task, CHARTER_WORKER_BACKUP, list_in_worker);
      return;
    }
  g_ptr_array_sort (listing->previews, compare_newest_first);
  g_task_return_pointer (task, g_steal_pointer (&listing->previews), (GDestroyNotify) g_ptr_array_unref);
}

static Listing *
listing_new (CharterStore *self)
{
  Listing *listing = g_new0 (Listing, 1);
  g_autofree char *folder = g_build_filename (self->data_dir, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  listing->paths = g_ptr_array_new_with_free_func (g_free);
  listing->previews = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_backup_preview_free);
  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".db"))
      g_ptr_array_add (listing->paths, g_build_filename (folder, name, NULL));
  return listing;
}

/**
 * charter_store_list_backups_async:
 * @self: an open store
 * @cancellable: (nullable): to stop
 * @callback: called when all of them have been looked into
 * @user_data: for @callback
 *
 * The backups in the data directory, newest first, with what each holds, and whether it is sound now.
 */
void
charter_store_list_backups_async (CharterStore        *self,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_list_backups_async);
  g_task_set_task_data (task, listing_new (self), free_listing);
  if (charter_store_check_open (self, task))
    charter_worker_queue (self->worker, task, CHARTER_WORKER_BACKUP, list_in_worker);
}

/**
 * charter_store_list_backups_finish:
 * @self: a store
 * @result: as the callback has it
 * @error: why they could not be looked at
 *
 * Returns: (transfer full) (nullable) (element-type CharterBackupPreview): the newest first
 */
GPtrArray *
charter_store_list_backups_finish (CharterStore  *self,
                                   GAsyncResult  *result,
                                   GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- What bringing one back would change ------------------------------------------------------ */

#define MOST_STEPS 8

static void
free_difference (gpointer data)
{
  CharterBackupDifference *difference = data;

  g_free (difference->title);
  g_free (difference);
}

/**
 * charter_backup_outlook_free:
 * @outlook: (transfer full) (nullable): a backup outlook
 */
void
charter_backup_outlook_free (CharterBackupOutlook *outlook)
{
  if (!outlook)
    return;
  charter_backup_preview_free (outlook->preview);
  g_ptr_array_unref (outlook->differences);
  g_ptr_array_unref (outlook->steps);
  g_free (outlook);
}

/* A backup of an older edition has fewer tables. */
static GHashTable *
read_times (CharterDatabase    *database,
            const CharterTable *table)
{
  GHashTable *times = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *sql = g_strdup_printf ("SELECT id, modified_at FROM \"%s\"", table->name);
  g_autoptr(CharterStatement) statement = charter_statement_new (database, sql, NULL);
  gboolean has_row;

  while (statement && charter_statement_step (statement, &has_row, NULL) && has_row)
    g_hash_table_insert (times, g_strdup (charter_statement_get_text (statement, 0)),
                         g_strdup (charter_statement_get_text (statement, 1)));
  return times;
}

static char *
dup_title (const CharterTable *table)
{
  const char *noun = _(table->noun);
  g_autofree char *first = g_utf8_strup (noun, (gssize) (g_utf8_next_char (noun) - noun));

  return g_strconcat (first, g_utf8_next_char (noun), NULL);
}

static void
compare_table (CharterDatabase      *now,
               CharterDatabase      *then,
               const CharterTable   *table,
               CharterBackupOutlook *outlook)
{
  g_autoptr(GHashTable) here = read_times (now, table);
  g_autoptr(GHashTable) there = read_times (then, table);
  CharterBackupDifference *difference = g_new0 (CharterBackupDifference, 1);
  GHashTableIter iter;
  gpointer id;
  gpointer time;

  difference->title = dup_title (table);
  g_hash_table_iter_init (&iter, here);
  while (g_hash_table_iter_next (&iter, &id, &time))
    {
      const char *other = g_hash_table_lookup (there, id);

      difference->n_set_aside += !other;
      difference->n_changed += other && g_strcmp0 (time, other) != 0;
    }
  g_hash_table_iter_init (&iter, there);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    difference->n_back += !g_hash_table_contains (here, id);
  if (difference->n_set_aside + difference->n_changed + difference->n_back > 0)
    g_ptr_array_add (outlook->differences, difference);
  else
    free_difference (difference);
}

static char *
dup_step (CharterStatement *statement)
{
  const char *who = charter_statement_get_text (statement, 1);
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (charter_statement_get_text (statement, 2), NULL);
  g_autoptr(GDateTime) here = moment ? g_date_time_to_local (moment) : NULL;
  /* Translators: a moment: "21 November, 09:15". */
  g_autofree char *when = here ? g_date_time_format (here, _("%-d %B, %H:%M")) : g_strdup ("");

  if (who && *who)
    /* Translators: a step, such as "Judge 8.2"; a moment; a name. */
    return g_strdup_printf (_("%s (%s, %s)"), charter_statement_get_text (statement, 0), when, who);
  return g_strdup_printf ("%s (%s)", charter_statement_get_text (statement, 0), when);
}

static gboolean
list_steps (CharterDatabase       *now,
            CharterDatabase       *then,
            CharterBackupOutlook  *outlook,
            GError               **error)
{
  g_autofree char *last = charter_database_dup_text (then, "SELECT max(at) FROM change_log", error);
  g_autoptr(CharterStatement) statement = NULL;
  gboolean has_row = TRUE;

  if (!last)
    return FALSE;
  statement = charter_statement_new (now, "SELECT label, who, max(at) FROM change_log WHERE undone = 0 AND at > ?"
                                          " GROUP BY grp ORDER BY grp DESC", error);
  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, last);
  while (charter_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (outlook->n_steps++ < MOST_STEPS)
        g_ptr_array_add (outlook->steps, dup_step (statement));
    }
  return FALSE;
}

static void
look_ahead_in_worker (GTask        *task,
                      gpointer      source,
                      gpointer      data,
                      GCancellable *cancellable)
{
  CharterStore *self = source;
  CharterDatabase *now = self->connection->database;
  g_autoptr(CharterBackupOutlook) outlook = g_new0 (CharterBackupOutlook, 1);
  g_autoptr(CharterDatabase) then = NULL;
  GError *error = NULL;
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);

  outlook->differences = g_ptr_array_new_with_free_func (free_difference);
  outlook->steps = g_ptr_array_new_with_free_func (g_free);
  outlook->preview = charter_backup_preview_new (self->worker, data, TRUE);
  if (!outlook->preview->problem)
    {
      then = charter_database_open (self->worker, data, CHARTER_DATABASE_READ_ONLY, &error);
      for (guint i = 0; then && i < n; i++)
        compare_table (now, then, &tables[i], outlook);
      if (!then || !list_steps (now, then, outlook, &error))
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_pointer (task, g_steal_pointer (&outlook), (GDestroyNotify) charter_backup_outlook_free);
}

/**
 * charter_store_look_ahead_async:
 * @self: an open store
 * @path: a backup
 * @cancellable: (nullable): to stop
 * @callback: called when the two have been compared
 * @user_data: for @callback
 *
 * What the backup holds, and what bringing it back would change. Nothing is changed by it.
 */
void
charter_store_look_ahead_async (CharterStore        *self,
                                const char          *path,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (CHARTER_IS_STORE (self));
  g_task_set_source_tag (task, charter_store_look_ahead_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  if (charter_store_check_open (self, task))
    charter_worker_queue (self->worker, task, CHARTER_WORKER_READ, look_ahead_in_worker);
}

/**
 * charter_store_look_ahead_finish:
 * @self: a store
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it would change; with a problem in its preview when the backup
 *   cannot be brought back
 */
CharterBackupOutlook *
charter_store_look_ahead_finish (CharterStore  *self,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
