/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <sqlite3.h>

#include "charter-store.h"

/* A data directory of one test, and what every test of the store does with it. */
typedef struct {
  char         *dir;
  CharterStore *store;
} Fixture;

static inline void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      slot)
{
  *(GAsyncResult **) slot = g_object_ref (result);
}

static inline GAsyncResult *
await (GAsyncResult **slot)
{
  while (!*slot)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (slot);
}

static inline void
drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* A packed database of a version that was handed out. */
static inline void
unpack_database (const char *packed,
                 const char *path)
{
  g_autoptr(GFile) from = g_file_new_for_path (packed);
  g_autoptr(GFile) to = g_file_new_for_path (path);
  g_autoptr(GZlibDecompressor) decompressor = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GError) error = NULL;
  g_autoptr(GFileInputStream) file = g_file_read (from, NULL, &error);
  g_autoptr(GInputStream) in = NULL;
  g_autoptr(GFileOutputStream) out = NULL;

  g_assert_no_error (error);
  in = g_converter_input_stream_new (G_INPUT_STREAM (file), G_CONVERTER (decompressor));
  out = g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_splice (G_OUTPUT_STREAM (out), in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static inline gboolean
try_open (CharterStore  *store,
          GError       **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_open_async (store, NULL, result_cb, &slot);
  result = await (&slot);
  return charter_store_open_finish (store, result, error);
}

static inline gboolean
flush (CharterStore  *store,
       GError       **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_flush_async (store, NULL, result_cb, &slot);
  result = await (&slot);
  return charter_store_flush_finish (store, result, error);
}

static inline gboolean
close_store (CharterStore  *store,
             GError       **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_close_async (store, result_cb, &slot);
  result = await (&slot);
  return charter_store_close_finish (store, result, error);
}

static inline CharterPortfolio *
load (CharterStore  *store,
      CharterSchool *school)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  CharterPortfolio *portfolio;

  charter_store_load_school_async (store, school, NULL, result_cb, &slot);
  result = await (&slot);
  portfolio = charter_store_load_school_finish (store, result, &error);
  g_assert_no_error (error);
  return portfolio;
}

static inline char *
undo (CharterStore  *store,
      GError       **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_undo_async (store, NULL, result_cb, &slot);
  result = await (&slot);
  return charter_store_undo_finish (store, result, error);
}

static inline char *
redo (CharterStore  *store,
      GError       **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_redo_async (store, NULL, result_cb, &slot);
  result = await (&slot);
  return charter_store_undo_finish (store, result, error);
}

static inline char *
dup_db_path (Fixture *fixture)
{
  return g_build_filename (fixture->dir, "charter.db", NULL);
}

/* Through a second, plain SQLite handle: what is in the file whatever the store believes. */
static inline char *
query (Fixture    *fixture,
       const char *sql)
{
  g_autofree char *path = dup_db_path (fixture);
  sqlite3 *handle;
  sqlite3_stmt *statement;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  return text;
}

static inline int
run_sql (Fixture    *fixture,
         const char *sql)
{
  g_autofree char *path = dup_db_path (fixture);
  sqlite3 *handle;
  int result;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                   ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  result = sqlite3_exec (handle, sql, NULL, NULL, NULL);
  if (result != SQLITE_OK)
    result = sqlite3_extended_errcode (handle);
  sqlite3_close (handle);
  return result;
}

#define assert_query(fixture, sql, expected)                 \
  G_STMT_START {                                             \
    g_autofree char *answer_ = query (fixture, sql);         \
    g_assert_cmpstr (answer_, ==, expected);                 \
  } G_STMT_END

static inline void
remove_tree (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_tree (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static inline void
set_up_closed (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *parent = g_dir_make_tmp ("charter-store-XXXXXX", NULL);

  g_assert_nonnull (parent);
  fixture->dir = g_build_filename (parent, "data", NULL);
  fixture->store = charter_store_new (fixture->dir);
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  set_up_closed (fixture, data);
  try_open (fixture->store, &error);
  g_assert_no_error (error);
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->dir);

  if (fixture->store)
    close_store (fixture->store, NULL);
  drain ();
  if (fixture->store)
    g_assert_finalize_object (fixture->store);
  remove_tree (parent);
  g_free (fixture->dir);
}

/* Closes and opens again, as a new run of the program. */
static inline void
reopen (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  close_store (fixture->store, &error);
  g_assert_no_error (error);
  drain ();
  g_assert_finalize_object (fixture->store);
  fixture->store = charter_store_new (fixture->dir);
  try_open (fixture->store, &error);
  g_assert_no_error (error);
}

static inline CharterSchool *
make_school (void)
{
  g_autofree char *id = charter_school_dup_id_for ("900001");

  return g_object_new (CHARTER_TYPE_SCHOOL, "id", id, "urn", "900001", "name", "Oakfield School", NULL);
}
