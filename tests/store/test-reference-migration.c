/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

#include <gio/gio.h>

#include "charter-reference.h"

/* The directory as version 1 of its database kept it. It opens with this program: every entry keeps its
 * row, and is found, also by what version 1 did not search. */

static const char *packed;

static int
add_row (gpointer   user_data,
         int        n_columns,
         char     **values,
         char     **names)
{
  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (user_data, "%s|", values[i] ? values[i] : "");
  return 0;
}

static char *
ask (const char *path,
     const char *sql)
{
  GString *rows = g_string_new (NULL);
  sqlite3 *database = NULL;

  g_assert_cmpint (sqlite3_open (path, &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, add_row, rows, NULL), ==, SQLITE_OK);
  sqlite3_close (database);
  return g_string_free (rows, FALSE);
}

static void
open_reference (CharterReference *reference)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_reference_open_async (reference, NULL, result_cb, &slot);
  result = await (&slot);
  charter_reference_open_finish (reference, result, &error);
  g_assert_no_error (error);
}

static void
close_reference (CharterReference *reference)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_reference_close_async (reference, result_cb, &slot);
  result = await (&slot);
  charter_reference_close_finish (reference, result, &error);
  g_assert_no_error (error);
  g_clear_object (&result);
  drain ();
  g_assert_finalize_object (reference);
}

static gboolean
finds (CharterReference *reference,
       const char       *words,
       const char       *name)
{
  const CharterDirectoryQuery query = { .words = words, .age = -1, .limit = 20 };
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_reference_search_entries_async (reference, &query, NULL, result_cb, &slot);
  result = await (&slot);
  hits = charter_reference_search_entries_finish (reference, result, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    if (g_strcmp0 (charter_entry_get_name (((CharterDirectoryHit *) hits->pdata[i])->entry), name) == 0)
      return TRUE;
  return FALSE;
}

static void
test_reference_migration (void)
{
  g_autofree char *dir = g_dir_make_tmp ("charter-reference-XXXXXX", NULL);
  g_autofree char *old_path = g_build_filename (dir, "old.db", NULL);
  g_autofree char *path = g_build_filename (dir, "reference.db", NULL);
  g_autofree char *ids = NULL, *had = NULL, *has = NULL, *version = NULL;
  CharterReference *reference = charter_reference_new (dir);

  unpack_database (packed, old_path);
  unpack_database (packed, path);
  version = ask (old_path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "1|");
  g_clear_pointer (&version, g_free);
  open_reference (reference);
  g_assert_true (finds (reference, "autism outreach", "Social Communication and Autism Outreach Service"));
  g_assert_true (finds (reference, "conferences charter", "Inclusion conferences"));
  close_reference (reference);

  version = ask (path, "PRAGMA user_version");
  g_assert_cmpstr (version, ==, "2|");
  had = ask (old_path, "SELECT row, id, source FROM entry ORDER BY row");
  ids = ask (old_path, "SELECT group_concat(quote(id)) FROM entry");
  ids[strlen (ids) - 1] = '\0';
  {
    g_autofree char *sql =
      g_strdup_printf ("SELECT row, id, source FROM entry WHERE id IN (%s) ORDER BY row", ids);

    has = ask (path, sql);
  }
  g_assert_cmpstr (has, ==, had);
  remove_tree (dir);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  packed = argv[1];
  g_test_add_func ("/store/reference-migration", test_reference_migration);
  return g_test_run ();
}
