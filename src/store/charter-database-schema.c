/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-database.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-store.h"

/* --- What is in a schema ----------------------------------------------------------------------- */

/* Everything in a schema that SQLite has not made by itself, as ANALYZE has it do, in the same order always. */
static GPtrArray *
list_objects (sqlite3 *handle)
{
  static const char sql[] = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || sql FROM sqlite_schema"
                            " WHERE sql IS NOT NULL AND NOT (type = 'table' AND sql LIKE 'CREATE TABLE %'"
                            " AND name IN ('sqlite_stat1', 'sqlite_stat4', 'sqlite_sequence')) ORDER BY type, name";
  g_autoptr(GPtrArray) objects = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL);

  while (result == SQLITE_OK || result == SQLITE_ROW)
    {
      result = sqlite3_step (statement);
      if (result == SQLITE_ROW)
        g_ptr_array_add (objects, g_strdup ((const char *) sqlite3_column_text (statement, 0)));
    }
  sqlite3_finalize (statement);
  return result == SQLITE_DONE ? g_steal_pointer (&objects) : NULL;
}

/* In memory, and thrown away. */
static GPtrArray *
make_expected (const CharterSchema *schema,
               int                  version)
{
  GPtrArray *objects = NULL;
  sqlite3 *handle = NULL;
  int result = sqlite3_open_v2 (":memory:", &handle,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

  for (int i = 1; result == SQLITE_OK && i <= version; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s%03d.sql", schema->prefix, i);
      g_autoptr(GBytes) sql = g_resource_lookup_data (schema->get_resource (), path,
                                                      G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      result = sql ? sqlite3_exec (handle, g_bytes_get_data (sql, NULL), NULL, NULL, NULL) : SQLITE_ERROR;
    }
  if (result == SQLITE_OK)
    objects = list_objects (handle);
  sqlite3_close (handle);
  return objects;
}

/* The schema of that version, as this program makes it. Half of the time that opening takes would go
 * into it, and each backup is opened to be verified: it is made once. In any thread.
 * Returns: (transfer none) (nullable): kept until the end */
static GPtrArray *
list_expected (const CharterSchema *schema,
               int                  version)
{
  static GMutex mutex;
  static GHashTable *known; /* of prefix and version */
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *key = g_strdup_printf ("%s%d", schema->prefix, version);
  GPtrArray *objects;

  if (!known)
    known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  objects = g_hash_table_lookup (known, key);
  if (objects)
    return objects;
  objects = make_expected (schema, version);
  if (objects)
    g_hash_table_insert (known, g_steal_pointer (&key), objects);
  return objects;
}

static gboolean
set_altered (GError **error)
{
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS,
                       _("These records hold something that this program does not put there and that could act by "
                         "itself, so they are not opened. Nothing was changed. Put a backup in their place, or ask "
                         "whoever handed them to you."));
  return FALSE;
}

static char *
sum_objects (GPtrArray *objects)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < objects->len; i++)
    g_checksum_update (sum, g_ptr_array_index (objects, i), (gssize) strlen (g_ptr_array_index (objects, i)) + 1);
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * charter_database_sum_schema:
 * @schema: which file
 * @version: from 1
 *
 * Returns: (transfer full) (nullable): the SHA-256 of all that a file of that version holds, in the words of the SQLite at hand
 */
char *
charter_database_sum_schema (const CharterSchema *schema,
                             int                  version)
{
  g_autoptr(GPtrArray) expected = list_expected (schema, version);

  return expected ? sum_objects (expected) : NULL;
}

/* Whether it is made as it was when its sum was taken. To make another one to compare it with costs ten times
 * as much as all else that is done to open it; that is left for what another SQLite would word otherwise. */
static gboolean
is_known (const CharterSchema *schema,
          int                  version,
          GPtrArray           *found)
{
  g_autofree char *sum = NULL;

  if (!schema->sums || version > schema->version)
    return FALSE;
  sum = sum_objects (found);
  return g_str_equal (sum, schema->sums[version - 1]);
}

/* A file that somebody hands over may hold triggers and views of theirs, which would act while it is used:
 * it is used only if it is made like ours. A full-text index names a tokenizer that only its own connection
 * has, so a schema with one is looked through for what acts. */
static gboolean
check_schema (CharterDatabase      *self,
              const CharterSchema  *schema,
              int                   version,
              GError              **error)
{
  g_autoptr(GPtrArray) found = NULL;
  GPtrArray *expected;
  gint64 n = 0;

  if (version == 0)
    return TRUE;
  if (!schema->is_compared)
    return charter_database_get_integer (self, "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')",
                                         &n, error) &&
           (n == 0 || set_altered (error));
  found = list_objects (charter_database_get_handle (self));
  if (!found)
    {
      charter_database_set_error (self, sqlite3_errcode (charter_database_get_handle (self)), error);
      return FALSE;
    }
  if (is_known (schema, version, found))
    return TRUE;
  expected = list_expected (schema, version);
  if (!expected || found->len != expected->len)
    return set_altered (error);
  for (guint i = 0; i < found->len; i++)
    if (!g_str_equal (g_ptr_array_index (found, i), g_ptr_array_index (expected, i)))
      return set_altered (error);
  return TRUE;
}

/* --- Which version it is ------------------------------------------------------------------------ */

static gboolean
get_version (CharterDatabase      *self,
             const CharterSchema  *schema,
             int                  *version,
             GError              **error)
{
  gint64 id;
  gint64 number;
  gint64 tables;

  if (!charter_database_get_integer (self, "PRAGMA application_id", &id, error) ||
      !charter_database_get_integer (self, "PRAGMA user_version", &number, error) ||
      !charter_database_get_integer (self, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if (id != schema->application_id && (id != 0 || tables > 0))
    {
      g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS,
                           _("The file is not a database of this program. It was left as it is."));
      return FALSE;
    }
  if (number > schema->version)
    {
      g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NEWER,
                   _("These records were written by a newer version of this program: they are of edition "
                     "%d, and this program reads up to %d. Nothing was changed, and nothing is lost. Install "
                     "the newest version of the program, then open them again."),
                   (int) number, schema->version);
      return FALSE;
    }
  /* Ours, with something in it, and yet of no edition that ever was. */
  if (number < 0 || (number == 0 && tables > 0))
    {
      g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS,
                           _("These records do not say which version of this program wrote them, so they are "
                             "not touched. Nothing was changed. Put a backup of the folder in its place, or "
                             "ask whoever copied it here."));
      return FALSE;
    }
  *version = (int) number;
  return TRUE;
}

/**
 * charter_database_check_identity:
 * @self: a connection
 * @schema: which file it should be
 * @error: return location
 *
 * Returns: %FALSE with @error set if the file is another program's, a newer version's, or not made as this
 *   program makes it
 */
gboolean
charter_database_check_identity (CharterDatabase      *self,
                                 const CharterSchema  *schema,
                                 GError              **error)
{
  int version;

  return get_version (self, schema, &version, error) && check_schema (self, schema, version, error);
}

/**
 * charter_database_check_newest:
 * @self: a connection that may only read
 * @schema: which file it should be
 * @error: return location
 *
 * Returns: %FALSE with @error set if the file is not ours, or of another edition than this program's,
 *   which a reader cannot bring up to it
 */
gboolean
charter_database_check_newest (CharterDatabase      *self,
                               const CharterSchema  *schema,
                               GError              **error)
{
  int version;

  if (!get_version (self, schema, &version, error) || !check_schema (self, schema, version, error))
    return FALSE;
  if (version == schema->version)
    return TRUE;
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED,
                       _("These records are of an older version of this program, and somebody has them open, "
                         "so they cannot be brought up to date now. Nothing was changed. Try again when that "
                         "window is closed."));
  return FALSE;
}

static gboolean
apply (CharterDatabase      *self,
       const CharterSchema  *schema,
       int                   version,
       GError              **error)
{
  g_autofree char *path = g_strdup_printf ("%s%03d.sql", schema->prefix, version);
  g_autofree char *stamp = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                            schema->application_id, version);
  g_autoptr(GBytes) sql = g_resource_lookup_data (schema->get_resource (), path,
                                                  G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  return sql && charter_database_execute (self, g_bytes_get_data (sql, NULL), error) &&
         charter_database_execute (self, stamp, error);
}

/* All steps in one transaction: the file is of the old version or of the newest, never between.
 * The version is looked at again inside it, since another process may have been faster. */
static gboolean
apply_all (CharterDatabase      *self,
           const CharterSchema  *schema,
           GError              **error)
{
  int version;

  if (!charter_database_begin (self, error))
    return FALSE;
  if (!get_version (self, schema, &version, error))
    {
      charter_database_rollback (self);
      return FALSE;
    }
  while (version < schema->version)
    if (!apply (self, schema, ++version, error))
      {
        charter_database_rollback (self);
        return FALSE;
      }
  return charter_database_commit (self, error);
}

/**
 * charter_database_migrate:
 * @self: a connection that may write
 * @schema: which file it is
 * @before: (nullable) (scope call): called before a file with records is changed, to back it up
 * @user_data: for @before
 * @error: return location
 *
 * Brings a file, new or old, to the newest version.
 *
 * Returns: %FALSE with @error set and nothing changed
 */
gboolean
charter_database_migrate (CharterDatabase         *self,
                          const CharterSchema     *schema,
                          CharterBeforeMigration   before,
                          gpointer                 user_data,
                          GError                 **error)
{
  int version;

  if (!get_version (self, schema, &version, error) || !check_schema (self, schema, version, error) ||
      !charter_database_use_journal (self, error))
    return FALSE;
  if (version == schema->version)
    return TRUE;
  if (version > 0 && before && !before (self, version, user_data, error))
    return FALSE;
  return apply_all (self, schema, error);
}
