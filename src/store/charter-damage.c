/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-damage.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charter-salvage.h"
#include "charter-statement.h"
#include "charter-store.h"

/* No edition of ours will ever be: a number above is a damaged one, one below a newer program's. */
#define LAST_EDITION 1000

/* Of another program's file these could not all be there by chance. */
#define MIN_TABLES 3

/**
 * charter_damage_is_possible:
 * @table: a record's table
 * @column: which column
 * @value: (nullable): what stands there
 *
 * Returns: whether this program could have written it
 */
gboolean
charter_damage_is_possible (const CharterTable *table,
                            guint               column,
                            const char         *value)
{
  GType type = table->properties[column]->value_type;
  int number;

  if (!value)
    return TRUE;
  if (type == G_TYPE_BOOLEAN)
    return g_str_equal (value, "0") || g_str_equal (value, "1");
  if (type == G_TYPE_STRING)
    return g_utf8_validate (value, -1, NULL);
  if (type == G_TYPE_INT64)
    return TRUE;
  return charter_enum_from_nick (type, value, &number);
}

/* --- What is there --------------------------------------------------------------------------- */

static gboolean
has_backups (const char *data_dir)
{
  g_autofree char *folder = g_build_filename (data_dir, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".db"))
      return TRUE;
  return FALSE;
}

/* A log beside it may hold everything: then SQLite says what there is. */
static gboolean
is_missing (const char  *path,
            gboolean    *is_empty)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf about;

  *is_empty = FALSE;
  if (g_lstat (path, &about) != 0)
    return TRUE;
  *is_empty = S_ISREG (about.st_mode) && about.st_size == 0 && g_stat (log, &about) != 0;
  return *is_empty;
}

/* --- Whose it is ----------------------------------------------------------------------------- */

static gboolean
has_own_rows (CharterSalvage *salvage,
              GPtrArray      *tables)
{
  const CharterSalvageTable *log = charter_salvage_find_table (tables, "change_log");
  guint n_rows = 0;

  for (guint page = charter_salvage_next_stray (salvage, 0); page > 0 && n_rows == 0;
       page = charter_salvage_next_stray (salvage, page))
    for (guint i = 0; i < tables->len && n_rows == 0; i++)
      {
        const CharterSalvageTable *table = g_ptr_array_index (tables, i);
        g_autoptr(GPtrArray) rows = NULL;

        if (table == log || table->n_columns < CHARTER_N_COMMON_COLUMNS + 2)
          continue;
        rows = charter_salvage_read_stray (salvage, table, page);
        for (guint j = 0; j < rows->len; j++)
          {
            const CharterSalvagedRow *row = g_ptr_array_index (rows, j);

            n_rows += row->values[1] && g_uuid_string_is_valid (row->values[1]) && row->values[2] &&
                      strlen (row->values[2]) >= 19 && row->values[2][10] == 'T';
          }
      }
  return n_rows > 0;
}

/* The beginning, which says so, may be what is damaged. */
static gboolean
is_ours (const char      *path,
         CharterDatabase *sample)
{
  g_autoptr(CharterSalvage) salvage = charter_salvage_new (path, NULL, NULL);
  g_autoptr(GPtrArray) tables = charter_salvage_list_tables (sample, NULL);

  if (!salvage || !tables)
    return FALSE;
  return charter_salvage_find_roots (salvage, tables) >= MIN_TABLES || has_own_rows (salvage, tables);
}

/* --- What it holds --------------------------------------------------------------------------- */

static char *
dup_schema (CharterDatabase  *database,
            GError          **error)
{
  return charter_database_dup_text (database,
                                    "SELECT group_concat(type || name || tbl_name || sql, char(10)) FROM (SELECT *"
                                    " FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                                    " ORDER BY type, name)", error);
}

static gboolean
has_values (CharterDatabase     *database,
            const CharterTable  *table,
            GError             **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean is_possible = TRUE;
  int result = sqlite3_prepare_v2 (charter_database_get_handle (database), table->select, -1, &statement, NULL);

  while (result == SQLITE_OK && is_possible && (result = sqlite3_step (statement)) == SQLITE_ROW)
    {
      for (guint i = 0; is_possible && i < table->n_columns; i++)
        {
          const char *text = (const char *) sqlite3_column_text (statement, (int) i);

          is_possible = !text || (strlen (text) == (gsize) sqlite3_column_bytes (statement, (int) i) &&
                                  charter_damage_is_possible (table, i, text));
        }
      result = SQLITE_OK;
    }
  if (result != SQLITE_OK && result != SQLITE_DONE)
    charter_database_set_error (database, result, error);
  sqlite3_finalize (statement);
  return is_possible && (result == SQLITE_OK || result == SQLITE_DONE);
}

static char *
look_at_rows (CharterDatabase  *database,
              GError          **error)
{
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (!has_values (database, &tables[i], error))
      return *error ? NULL : g_strdup (_("Something is written in it that this program never writes."));
  return NULL;
}

static char *
look_at_structure (CharterDatabase  *database,
                   GError          **error)
{
  g_autofree char *verdict = charter_database_dup_text (database, "PRAGMA integrity_check(1)", error);
  gint64 n_loose;

  if (!verdict)
    return NULL;
  if (!g_str_equal (verdict, "ok"))
    return g_strdup (_("Parts of it do not fit together."));
  if (!charter_database_get_integer (database, "SELECT count(*) FROM pragma_foreign_key_check", &n_loose, error))
    return NULL;
  return n_loose > 0 ? g_strdup (_("Records in it belong to others that are not there.")) : NULL;
}

/* Returns: what is wrong; %NULL with @error when that cannot be said, without it when nothing is */
static char *
look_inside (CharterDatabase      *database,
             CharterDatabase      *sample,
             const CharterSchema  *schema,
             GError              **error)
{
  gint64 version;
  gint64 n_tables;
  char *what;

  if (!charter_database_get_integer (database, "PRAGMA user_version", &version, error) ||
      !charter_database_get_integer (database, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"
                                     " AND name IN ('change_log', 'school', 'judgement')", &n_tables, error))
    return NULL;
  if (version <= 0 || version > LAST_EDITION)
    return n_tables < MIN_TABLES ? NULL : g_strdup (_("It says an edition that there is not."));
  if (!charter_database_check_identity (database, schema, error))
    return NULL;
  what = look_at_structure (database, error);
  if (what || *error || version != schema->version)
    return what;
  {
    g_autofree char *is = dup_schema (database, error);
    g_autofree char *should = is ? dup_schema (sample, error) : NULL;

    if (!should)
      return NULL;
    if (!g_str_equal (is, should))
      return g_strdup (_("Its list of tables is damaged."));
  }
  return look_at_rows (database, error);
}

/* A journal is rolled back as at any start; else nothing is written, not even what a log holds. */
static char *
look (CharterWorker        *worker,
      const char           *path,
      CharterDatabase      *sample,
      const CharterSchema  *schema,
      GError              **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  CharterDatabaseMode mode = g_file_test (journal, G_FILE_TEST_EXISTS) ? CHARTER_DATABASE_CREATE
                                                                       : CHARTER_DATABASE_READ_ONLY;
  g_autoptr(CharterDatabase) database = charter_database_open (worker, path, mode, error);

  return database ? look_inside (database, sample, schema, error) : NULL;
}

/* What keeps it from being looked at is damage, or it is for whoever opens it to say. */
static char *
dup_reading (const char      *path,
             CharterDatabase *sample,
             const GError    *failure)
{
  gboolean is_damaged = g_error_matches (failure, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED);
  gboolean is_foreign = g_error_matches (failure, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS);

  if ((is_damaged || is_foreign) && is_ours (path, sample))
    return g_strdup (_("Its beginning, which says what it is, is damaged."));
  return is_damaged ? g_strdup (_("It cannot be read as a database any more.")) : NULL;
}

/**
 * charter_damage_find:
 * @worker: whose thread this is
 * @data_dir: the folder of the records, which this process does not have open
 * @schema: which database it is
 * @is_thorough: whether to look at everything when there are no sums that speak for it
 * @sums: (out) (transfer full) (nullable): what has changed by itself, if that is known
 * @error: return location
 *
 * Looks whether charter.db is as this program left it: the sums of its pages; without them its structure,
 * its list of tables, what belongs to what, and the values of every row. Nothing is written.
 *
 * Returns: (transfer full) (nullable): what is wrong in plain words; %NULL when nothing is, or with @error
 *   set
 */
char *
charter_damage_find (CharterWorker        *worker,
                     const char           *data_dir,
                     const CharterSchema  *schema,
                     gboolean              is_thorough,
                     CharterPageSums     **sums,
                     GError              **error)
{
  g_autofree char *path = g_build_filename (data_dir, "charter.db", NULL);
  CharterPageSumsVerdict verdict;
  g_autoptr(CharterDatabase) sample = NULL;
  g_autoptr(GError) failure = NULL;
  gboolean is_empty;
  char *what;

  *sums = NULL;
  if (is_missing (path, &is_empty))
    return has_backups (data_dir) ? g_strdup (is_empty ? _("The file is empty.") : _("The file is gone.")) : NULL;
  *sums = charter_page_sums_load (path, &verdict);
  if (verdict == CHARTER_PAGE_SUMS_CHANGED)
    return g_strdup_printf (ngettext ("%u page of it has changed by itself since it was closed.",
                                      "%u pages of it have changed by themselves since it was closed.",
                                      charter_page_sums_get_n_changed (*sums)),
                            charter_page_sums_get_n_changed (*sums));
  if (verdict == CHARTER_PAGE_SUMS_SAME || !is_thorough)
    return NULL;
  sample = charter_database_new_sample (worker, schema, error);
  if (!sample)
    return NULL;
  what = look (worker, path, sample, schema, &failure);
  return failure ? dup_reading (path, sample, failure) : what;
}
