/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

#include <glib/gi18n.h>

#include "charter-backup.h"
#include "charter-page-sums.h"
#include "charter-schema.h"

/* What 001.sql makes of an empty file, and 002.sql of that: both have been handed out and do not change. */
static const char * const sums[] = {
  "cdb5c1433a1308e6a9cfb49854e5b8de28008681db1863204df55e51160f920f",
  "8cd03f48ceb35e44ee513e82fa7f51390aae4f09e36c0e0eade1dfd6c5e75eb7",
};

/* "ICha": what `file` and other programs tell our files by. */
static const CharterSchema schema = {
  .application_id = 0x49436861,
  .version = G_N_ELEMENTS (sums),
  .get_resource = charter_schema_get_resource,
  .prefix = RESOURCE_BASE "/schema/",
  .is_compared = TRUE,
  .sums = sums,
};

/**
 * charter_connection_get_schema:
 * Returns: (transfer none): what charter.db looks like
 */
const CharterSchema *
charter_connection_get_schema (void)
{
  return &schema;
}

/**
 * charter_connection_forget_statements:
 * @self: a connection
 *
 * Another file's contents take the place of the ones that they were made for.
 */
void
charter_connection_forget_statements (CharterConnection *self)
{
  g_hash_table_remove_all (self->statements);
}

static gboolean
back_up_before (CharterDatabase  *database,
                int               from_version,
                gpointer          user_data,
                GError          **error)
{
  const char *data_dir = user_data;
  g_autofree char *name = g_strdup_printf ("charter-before-version-%d.db", from_version + 1);
  g_autofree char *folder = g_build_filename (data_dir, "backups", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return charter_database_make_own_folder (folder, error) && charter_backup_run (database, path, error);
}

/**
 * charter_connection_open:
 * @worker: whose thread this is
 * @data_dir: the folder, which is there
 * @mode: whether it may be made, migrated and written
 * @error: return location
 *
 * Opens charter.db.
 *
 * Returns: (transfer full) (nullable): the connection
 */
CharterConnection *
charter_connection_open (CharterWorker  *worker,
                         const char     *data_dir,
                         CharterDatabaseMode mode,
                         GError        **error)
{
  g_autofree char *path = g_build_filename (data_dir, "charter.db", NULL);
  g_autoptr(CharterDatabase) database = NULL;
  CharterConnection *self;

  database = charter_database_open (worker, path, mode, error);
  if (!database)
    return NULL;
  if (mode == CHARTER_DATABASE_CREATE
      ? !charter_database_migrate (database, &schema, back_up_before, (gpointer) data_dir, error)
      : !charter_database_check_newest (database, &schema, error))
    return NULL;
  self = g_new0 (CharterConnection, 1);
  self->is_writer = mode == CHARTER_DATABASE_CREATE;
  self->database = g_steal_pointer (&database);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) charter_statement_free);
  if (!charter_database_get_integer (self->database, "PRAGMA data_version", &self->data_version, error) ||
      !charter_database_get_integer (self->database, "SELECT max(grp) FROM change_log", &self->last_group, error))
    g_clear_pointer (&self, charter_connection_close);
  return self;
}

/**
 * charter_connection_close:
 * @self: (transfer full) (nullable): a connection
 */
void
charter_connection_close (CharterConnection *self)
{
  g_autoptr(GVariant) counts = NULL;
  g_autofree char *path = NULL;

  if (!self)
    return;
  g_hash_table_unref (self->statements);
  path = g_strdup (charter_database_get_path (self->database));
  if (self->is_writer)
    counts = charter_page_sums_count (self->database);
  charter_database_close (self->database);
  charter_page_sums_keep (path, counts);
  /* Only now may the next one write. */
  charter_store_lock_release (self->lock);
  g_free (self);
}

/**
 * charter_connection_prepare:
 * @self: a connection
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the statement, prepared once for each text, reset
 */
CharterStatement *
charter_connection_prepare (CharterConnection  *self,
                            const char         *sql,
                            GError            **error)
{
  CharterStatement *statement = g_hash_table_lookup (self->statements, sql);

  if (statement)
    {
      charter_statement_reset (statement);
      return statement;
    }
  statement = charter_statement_new (self->database, sql, error);
  if (statement)
    g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/**
 * charter_connection_has_news:
 * @self: a connection
 * @has_news: (out): whether another process has written since this was last asked
 * @error: return location
 */
gboolean
charter_connection_has_news (CharterConnection  *self,
                             gboolean           *has_news,
                             GError            **error)
{
  gint64 version;

  if (!charter_database_get_integer (self->database, "PRAGMA data_version", &version, error))
    return FALSE;
  *has_news = version != self->data_version;
  self->data_version = version;
  return TRUE;
}

/**
 * charter_connection_read:
 * @self: a connection
 * @table: the table
 * @where: (nullable): a column's SQL name, or %NULL for every row
 * @value: what it must be
 * @rows: (element-type CharterStoredRow): the rows are added here, oldest first
 * @error: return location
 */
gboolean
charter_connection_read (CharterConnection   *self,
                         const CharterTable  *table,
                         const char          *where,
                         const char          *value,
                         GPtrArray           *rows,
                         GError             **error)
{
  g_autofree char *sql = where ? g_strdup_printf ("%s WHERE \"%s\" = ? ORDER BY row", table->select, where)
                               : g_strdup_printf ("%s ORDER BY row", table->select);
  CharterStatement *statement = charter_connection_prepare (self, sql, error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  if (where)
    charter_statement_bind_text (statement, 1, value);
  while (TRUE)
    {
      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      g_ptr_array_add (rows, charter_stored_row_new_read (table, statement));
    }
  charter_statement_reset (statement);
  return TRUE;
}

/**
 * charter_connection_read_school:
 * @self: a connection
 * @school: a school's id
 * @rows: (element-type CharterStoredRow): everything that is kept of it is added here
 * @error: return location
 *
 * Reads all tables as they were at one moment.
 */
gboolean
charter_connection_read_school (CharterConnection  *self,
                                const char         *school,
                                GPtrArray          *rows,
                                GError            **error)
{
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);
  gboolean is_read = TRUE;

  if (!charter_database_execute (self->database, "BEGIN", error))
    return FALSE;
  for (guint i = 0; is_read && i < n; i++)
    if (tables[i].school >= 0)
      is_read = charter_connection_read (self, &tables[i], "school", school, rows, error);
  charter_database_rollback (self->database);
  return is_read;
}

static gboolean
get_label (CharterConnection  *self,
           const char         *sql,
           const char         *school,
           char              **label,
           GError            **error)
{
  CharterStatement *statement = charter_connection_prepare (self, sql, error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, school);
  if (!charter_statement_step (statement, &has_row, error))
    return FALSE;
  *label = has_row ? g_strdup (charter_statement_get_text (statement, 0)) : NULL;
  charter_statement_reset (statement);
  return TRUE;
}

/**
 * charter_connection_get_labels:
 * @self: a connection
 * @school: (nullable): whose steps
 * @labels: (out caller-allocates): cleared and filled
 * @error: return location
 */
gboolean
charter_connection_get_labels (CharterConnection  *self,
                               const char         *school,
                               CharterLabels      *labels,
                               GError            **error)
{
  charter_labels_clear (labels);
  return get_label (self,
                    "SELECT label FROM change_log WHERE school = ? AND undone = 0"
                    " ORDER BY grp DESC, row LIMIT 1",
                    school, &labels->undo, error) &&
         get_label (self,
                    "SELECT label FROM change_log WHERE school = ? AND undone = 1"
                    " ORDER BY grp, row LIMIT 1",
                    school, &labels->redo, error);
}

/**
 * charter_labels_clear:
 * @self: what Undo and Redo would do
 *
 * Frees what it holds.
 */
void
charter_labels_clear (CharterLabels *self)
{
  g_clear_pointer (&self->undo, g_free);
  g_clear_pointer (&self->redo, g_free);
}
