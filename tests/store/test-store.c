/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <sys/stat.h>

#include "charter-store-private.h"
#include "store-fixture.h"

/* A record with every field saying something. */
static CharterRecord *
make_full_record (const CharterTable *table,
                  const char         *school)
{
  CharterRecord *record = g_object_new (table->type, NULL);

  for (guint i = CHARTER_N_COMMON_COLUMNS; i < table->n_columns; i++)
    {
      GParamSpec *property = table->properties[i];
      g_autofree char *text = g_strdup_printf ("%s – “été” ☂ '%u", property->name, i);

      if ((int) i == table->school)
        g_object_set (record, property->name, school, NULL);
      else if (property->value_type == G_TYPE_STRING)
        g_object_set (record, property->name, text, NULL);
      else if (property->value_type == G_TYPE_INT64)
        g_object_set (record, property->name, (gint64) i * 1000000007, NULL);
      else if (property->value_type == G_TYPE_BOOLEAN)
        g_object_set (record, property->name, TRUE, NULL);
      else
        g_object_set (record, property->name, G_PARAM_SPEC_ENUM (property)->enum_class->maximum, NULL);
    }
  return record;
}

/* Parents that full records may name: ids are given, since foreign keys are looked at. */
static CharterRecord *
make_tied_record (const CharterTable *table,
                  const char         *school,
                  GHashTable         *made)
{
  CharterRecord *record = make_full_record (table, school);
  static const char * const ties[] = { "audit", "evidence", "action" };

  for (guint i = 0; i < G_N_ELEMENTS (ties); i++)
    {
      CharterRecord *parent = g_hash_table_lookup (made, ties[i]);

      if (parent && charter_table_find_column (table, ties[i]) >= 0)
        g_object_set (record, ties[i], charter_record_get_id (parent), NULL);
    }
  if (CHARTER_IS_AUDIT (record))
    charter_audit_set_state (CHARTER_AUDIT (record), CHARTER_AUDIT_SIGNED_OFF);
  return record;
}

static void
test_classes_and_tables_agree (Fixture       *fixture,
                               gconstpointer  data)
{
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT group_concat (name, ' ') FROM pragma_table_info ('%s')",
                                              tables[i].name);
      g_autofree char *wanted = g_strjoinv (" ", tables[i].columns);
      g_autofree char *expected = g_strconcat ("row ", wanted, NULL);
      g_autofree char *found = query (fixture, sql);

      g_assert_cmpstr (found, ==, expected);
    }
  assert_query (fixture, "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0"
                         " AND name NOT LIKE 'sqlite%'", "0");
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  guint n;
  const CharterTable *tables = charter_table_get_all (&n);
  g_autoptr(GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
  g_autoptr(CharterRecord) school = make_full_record (&tables[0], NULL);
  const char *id = charter_record_get_id (school);
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, CHARTER_SCHOOL (school));
  g_autoptr(CharterPortfolio) again = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 1; i < n; i++)
    {
      CharterRecord *record = make_tied_record (&tables[i], id, made);

      charter_portfolio_add (portfolio, record);
      g_hash_table_insert (made, (gpointer) tables[i].name, record);
    }
  g_hash_table_insert (made, (gpointer) "school", g_object_ref (school));
  flush (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (charter_store_get_state (fixture->store), ==, CHARTER_STORE_SAVED);

  reopen (fixture);
  again = load (fixture->store, charter_store_find_school (fixture->store, id));
  for (guint i = 0; i < n; i++)
    {
      CharterRecord *was = g_hash_table_lookup (made, tables[i].name);
      CharterRecord *is = i == 0 ? CHARTER_RECORD (charter_portfolio_get_school (again))
                                 : charter_portfolio_find (again, charter_record_get_id (was));

      g_assert_nonnull (is);
      g_assert_true (is != was);
      for (guint j = 0; j < tables[i].n_columns; j++)
        {
          g_autofree char *before = charter_record_dup_field (was, tables[i].properties[j]->name);
          g_autofree char *after = charter_record_dup_field (is, tables[i].properties[j]->name);

          g_assert_cmpstr (after, ==, before);
        }
    }
}

static void
test_empty_fields (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, school);
  g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION, "school",
                                                  charter_record_get_id (CHARTER_RECORD (school)), NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (action));
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT count(*) FROM action WHERE title IS NULL AND cost IS NULL"
                         " AND status = 'not-started'", "1");
  charter_action_set_cost (action, 0);
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT cost FROM action", "0");
  charter_action_set_cost (action, CHARTER_NOT_SAID);
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT cost FROM action", NULL);
}

static guint
get_mode (const char *path)
{
  struct stat about;

  g_assert_cmpint (stat (path, &about), ==, 0);
  return about.st_mode & 07777;
}

static void
test_modes (Fixture       *fixture,
            gconstpointer  data)
{
  static const mode_t masks[] = { 0, 0022, 0777 };
  mode_t before = umask (0);

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *name = g_strdup_printf ("mask-%u", i);
      g_autofree char *dir = g_build_filename (fixture->dir, "..", name, "deep", NULL);
      g_autofree char *db = g_build_filename (dir, "charter.db", NULL);
      g_autofree char *wal = g_strconcat (db, "-wal", NULL);
      g_autoptr(CharterStore) store = charter_store_new (dir);
      g_autoptr(CharterSchool) school = make_school ();
      g_autoptr(GError) error = NULL;

      umask (masks[i]);
      try_open (store, &error);
      g_assert_no_error (error);
      charter_store_add_school (store, school);
      flush (store, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (get_mode (dir), ==, 0700);
      g_assert_cmpuint (get_mode (db), ==, 0600);
      g_assert_cmpuint (get_mode (wal), ==, 0600);
      close_store (store, NULL);
      drain ();
    }
  umask (before);
}

/* Only changed columns are written, by themselves, within 300 ms. */
static void
test_write_behind (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio G_GNUC_UNUSED = load (fixture->store, school);
  gint64 start;

  flush (fixture->store, NULL);
  g_assert_cmpint (run_sql (fixture, "UPDATE school SET town = 'Elsewhere'"), ==, SQLITE_OK);
  start = g_get_monotonic_time ();
  charter_school_set_name (school, "Oakfield Primary School");
  while (charter_store_get_state (fixture->store) != CHARTER_STORE_SAVING)
    g_main_context_iteration (NULL, TRUE);
  while (charter_store_get_state (fixture->store) != CHARTER_STORE_SAVED)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint ((g_get_monotonic_time () - start) / 1000, <, 2000);
  assert_query (fixture, "SELECT name || ', ' || town FROM school", "Oakfield Primary School, Elsewhere");
}

static void
test_other_process (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, school);
  g_autoptr(CharterNote) note = g_object_new (CHARTER_TYPE_NOTE, "id", "n1", "text", "Mine", "school",
                                              charter_record_get_id (CHARTER_RECORD (school)), NULL);
  g_autoptr(CharterNote) other = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  charter_portfolio_add (portfolio, CHARTER_RECORD (note));
  flush (fixture->store, NULL);
  g_assert_cmpint (run_sql (fixture,
                            "UPDATE note SET text = 'Theirs', entry = 'e';"
                            "INSERT INTO note (id, created_at, modified_at, school, text)"
                            " SELECT 'n2', created_at, modified_at, school, 'New' FROM note"), ==, SQLITE_OK);
  charter_store_refresh_async (fixture->store, result_cb, &slot);
  result = await (&slot);
  g_assert_true (charter_store_refresh_finish (fixture->store, result, NULL));
  g_assert_cmpstr (charter_note_get_text (note), ==, "Theirs");
  g_assert_cmpstr (charter_note_get_entry (note), ==, "e");
  other = g_object_ref (CHARTER_NOTE (charter_portfolio_find (portfolio, "n2")));
  g_assert_cmpstr (charter_note_get_text (other), ==, "New");

  /* Before a write the store looks by itself; what was changed here wins over what was not. */
  g_assert_cmpint (run_sql (fixture, "UPDATE note SET entry = 'f' WHERE id = 'n1';"
                                     "DELETE FROM note WHERE id = 'n2'"), ==, SQLITE_OK);
  charter_note_set_text (note, "Mine again");
  flush (fixture->store, NULL);
  while (charter_portfolio_find (portfolio, "n2"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (charter_note_get_text (note), ==, "Mine again");
  g_assert_cmpstr (charter_note_get_entry (note), ==, "f");
  assert_query (fixture, "SELECT text || entry FROM note", "Mine againf");
}

static void
test_one_live_object (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, school);
  g_autoptr(CharterPortfolio) second = load (fixture->store, school);
  g_autoptr(CharterPin) pin = g_object_new (CHARTER_TYPE_PIN, "school",
                                            charter_record_get_id (CHARTER_RECORD (school)), NULL);

  g_assert_true (portfolio == second);
  g_assert_true (charter_portfolio_get_school (portfolio) == school);
  charter_portfolio_add (portfolio, CHARTER_RECORD (pin));
  g_clear_object (&second);
  g_assert_finalize_object (g_steal_pointer (&portfolio));
  /* Written though the portfolio is gone, and the same object in the next one. */
  portfolio = load (fixture->store, school);
  g_assert_true (charter_portfolio_find (portfolio, charter_record_get_id (CHARTER_RECORD (pin)))
                 == CHARTER_RECORD (pin));
  charter_pin_set_list (pin, "Families");
  flush (fixture->store, NULL);
  assert_query (fixture, "SELECT list FROM pin", "Families");
}

static void
assert_refused (Fixture           *fixture,
                CharterStoreError  code)
{
  g_autofree char *path = dup_db_path (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GError) error = NULL;
  gsize n_before = 0;
  gsize n_after = 0;

  g_file_get_contents (path, &before, &n_before, NULL);
  g_assert_false (try_open (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, (int) code);
  g_assert_cmpuint (strlen (error->message), >, 20);
  g_file_get_contents (path, &after, &n_after, NULL);
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
test_newer_is_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  try_open (fixture->store, &error);
  g_assert_no_error (error);
  close_store (fixture->store, NULL);
  run_sql (fixture, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 99");
  assert_refused (fixture, CHARTER_STORE_ERROR_NEWER);
}

/* Ours, full of records, and of no edition: nothing is made on top of it. */
static void
test_unknown_is_refused (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  try_open (fixture->store, &error);
  g_assert_no_error (error);
  close_store (fixture->store, NULL);
  run_sql (fixture, "PRAGMA journal_mode = DELETE; PRAGMA user_version = 0");
  assert_refused (fixture, CHARTER_STORE_ERROR_NOT_OURS);
  run_sql (fixture, "PRAGMA user_version = -3");
  assert_refused (fixture, CHARTER_STORE_ERROR_NOT_OURS);
}

static void
test_foreign_file_is_refused (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autofree char *path = dup_db_path (fixture);

  g_mkdir (fixture->dir, 0700);
  run_sql (fixture, "CREATE TABLE holidays (a); PRAGMA application_id = 7");
  assert_refused (fixture, CHARTER_STORE_ERROR_NOT_OURS);
  g_file_set_contents (path, "PK\x03\x04 this is no database at all", -1, NULL);
  assert_refused (fixture, CHARTER_STORE_ERROR_NOT_OURS);
}

static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = dup_db_path (fixture);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize length;

  try_open (fixture->store, NULL);
  close_store (fixture->store, NULL);
  g_file_get_contents (path, &bytes, &length, NULL);
  memset (bytes + 100, 0xee, 4000);
  g_file_set_contents (path, bytes, (gssize) length, NULL);
  g_assert_false (try_open (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED);
}

static void
test_folder_is_a_file (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_file_set_contents (fixture->dir, "x", 1, NULL);
  g_assert_false (try_open (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "file in its place"));
}

/* root may write anywhere but here. */
static void
test_folder_cannot_be_made (void)
{
  g_autoptr(CharterStore) store = charter_store_new ("/proc/self/inclusion-charter");
  g_autoptr(GError) error = NULL;

  g_assert_false (try_open (store, &error));
  g_assert_true (error->domain == CHARTER_STORE_ERROR);
  g_assert_cmpint (charter_store_get_state (store), ==, CHARTER_STORE_CLOSED);
}

static void
set_limit_in_worker (GTask        *task,
                     gpointer      source,
                     gpointer      data,
                     GCancellable *cancellable)
{
  CharterStore *store = source;
  GError *error = NULL;

  if (charter_database_execute (store->connection->database, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
set_limit (CharterStore *store,
           const char   *pragma)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GTask) task = g_task_new (store, NULL, result_cb, &slot);
  g_autoptr(GError) error = NULL;

  g_task_set_task_data (task, (gpointer) pragma, NULL);
  charter_worker_queue (store->worker, task, CHARTER_WORKER_WRITE, set_limit_in_worker);
  result = await (&slot);
  g_task_propagate_boolean (G_TASK (result), &error);
  g_assert_no_error (error);
}

static void
test_disk_full (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, school);
  g_autofree char *text = g_strnfill (200000, 'x');
  g_autoptr(CharterNote) note = g_object_new (CHARTER_TYPE_NOTE, "text", text, "school",
                                              charter_record_get_id (CHARTER_RECORD (school)), NULL);
  g_autoptr(GError) error = NULL;

  flush (fixture->store, NULL);
  set_limit (fixture->store, "PRAGMA max_page_count = 1"); /* the size it has */
  charter_portfolio_add (portfolio, CHARTER_RECORD (note));
  g_assert_false (flush (fixture->store, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FULL);
  g_assert_cmpint (charter_store_get_state (fixture->store), ==, CHARTER_STORE_FAILING);
  g_assert_cmpstr (charter_store_get_message (fixture->store), ==, error->message);
  assert_query (fixture, "SELECT count(*) FROM note", "0");
  assert_query (fixture, "SELECT count(*) FROM change_log", "0");

  /* Memory keeps it, and what changes meanwhile; with room again all of it is written. */
  charter_school_set_town (school, "Maidstone");
  set_limit (fixture->store, "PRAGMA max_page_count = 100000");
  g_clear_error (&error);
  flush (fixture->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (charter_store_get_state (fixture->store), ==, CHARTER_STORE_SAVED);
  g_assert_null (charter_store_get_message (fixture->store));
  assert_query (fixture, "SELECT length (text) || town FROM note, school", "200000Maidstone");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, start, test) g_test_add ("/store/" path, Fixture, NULL, start, test, tear_down)
  ADD ("classes-and-tables-agree", set_up, test_classes_and_tables_agree);
  ADD ("round-trip", set_up, test_round_trip);
  ADD ("empty-fields", set_up, test_empty_fields);
  ADD ("modes", set_up, test_modes);
  ADD ("write-behind", set_up, test_write_behind);
  ADD ("other-process", set_up, test_other_process);
  ADD ("one-live-object", set_up, test_one_live_object);
  ADD ("newer-is-refused", set_up_closed, test_newer_is_refused);
  ADD ("unknown-is-refused", set_up_closed, test_unknown_is_refused);
  ADD ("foreign-file-is-refused", set_up_closed, test_foreign_file_is_refused);
  ADD ("damaged", set_up_closed, test_damaged);
  ADD ("folder-is-a-file", set_up_closed, test_folder_is_a_file);
  g_test_add_func ("/store/folder-cannot-be-made", test_folder_cannot_be_made);
  ADD ("disk-full", set_up, test_disk_full);
  return g_test_run ();
}
