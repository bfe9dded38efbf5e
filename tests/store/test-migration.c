/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <gio/gio.h>

#include "charter-store-private.h"

/* A database of each version that was handed out, packed: the worked example as that version made
 * it. It opens with this program, and everything that was in it still is. */

static const char *packed; /* the file that this run is about */

static int
add_row (gpointer   user_data,
         int        n_columns,
         char     **values,
         char     **names)
{
  GString *rows = user_data;

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (rows, "%s|", values[i] ? values[i] : "");
  g_string_append_c (rows, '\n');
  return 0;
}

static char *
dump (sqlite3    *database,
      const char *sql)
{
  GString *rows = g_string_new (NULL);

  g_assert_cmpint (sqlite3_exec (database, sql, add_row, rows, NULL), ==, SQLITE_OK);
  return g_string_free (rows, FALSE);
}

/* Every table that holds records, each with a query for the columns that it has in @database. */
static GPtrArray *
list_queries (sqlite3 *database)
{
  g_autofree char *text = dump (database,
    "SELECT 'SELECT ' || (SELECT group_concat('\"' || name || '\"') FROM pragma_table_info(t.name))"
    " || ' FROM \"' || t.name || '\" ORDER BY 1' FROM pragma_table_list AS t"
    " WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name");
  g_auto(GStrv) lines = g_strsplit (text, "|\n", -1);
  GPtrArray *queries = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; lines[i] && *lines[i]; i++)
    g_ptr_array_add (queries, g_strdup (lines[i]));
  g_assert_cmpuint (queries->len, >, 10);
  return queries;
}

static void
test_migration (void)
{
  g_autofree char *dir = g_dir_make_tmp ("charter-migration-XXXXXX", NULL);
  g_autofree char *old_path = g_build_filename (dir, "old.db", NULL);
  g_autofree char *path = g_build_filename (dir, "data", "charter.db", NULL);
  g_autofree char *data_dir = g_path_get_dirname (path);
  g_autoptr(CharterStore) store = charter_store_new (data_dir);
  g_autoptr(GPtrArray) queries = NULL;
  g_autoptr(GError) error = NULL;
  sqlite3 *before = NULL;
  sqlite3 *after = NULL;

  g_mkdir (data_dir, 0700);
  unpack_database (packed, old_path);
  unpack_database (packed, path);
  g_assert_true (try_open (store, &error));
  g_assert_no_error (error);
  g_assert_true (close_store (store, &error));
  g_assert_cmpint (sqlite3_open (old_path, &before), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_open (path, &after), ==, SQLITE_OK);
  queries = list_queries (before);
  for (guint i = 0; i < queries->len; i++)
    {
      g_autofree char *old_rows = dump (before, queries->pdata[i]);
      g_autofree char *new_rows = dump (after, queries->pdata[i]);

      g_assert_cmpstr (old_rows, ==, new_rows);
    }
  {
    g_autofree char *version = dump (after, "PRAGMA user_version");
    g_autofree char *sound = dump (after, "PRAGMA integrity_check");
    g_autofree char *strangers = dump (after, "PRAGMA foreign_key_check");

    g_assert_cmpstr (version, ==, "2|\n");
    g_assert_cmpstr (sound, ==, "ok|\n");
    g_assert_cmpstr (strangers, ==, "");
  }
  sqlite3_close (before);
  sqlite3_close (after);
  remove_tree (dir);
}

/* What makes opening quick: what is found is as it was handed out. Another SQLite may word it otherwise, which
 * is slower and no fault. */
static void
test_sums (void)
{
  const CharterSchema *schema = charter_connection_get_schema ();

  for (int version = 1; version <= schema->version; version++)
    {
      g_autofree char *sum = charter_database_sum_schema (schema, version);

      if (g_strcmp0 (sum, schema->sums[version - 1]) != 0 && sqlite3_libversion_number () / 1000 != 3040)
        g_test_skip ("This SQLite words schemas otherwise.");
      else
        g_assert_cmpstr (sum, ==, schema->sums[version - 1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  packed = argv[1];
  g_test_add_func ("/store/migration", test_migration);
  g_test_add_func ("/store/schema-sums", test_sums);
  return g_test_run ();
}
