/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "charter-entry.h"
#include "charter-evidence-folder.h"
#include "charter-reference.h"

#include "store-fixture.h"

/* The program is killed in the middle of its work: nothing that it said was saved is lost, and the
 * next start finds a sound file and asks nothing. CHARTER_KILLS says how often; the kinds of work take
 * turns. */

#define FEW 25
#define N_ENTRIES 50

typedef enum { EDITING, BACKING_UP, ATTACHING, IMPORTING, MIGRATING, N_WORKS } Work;

static const char * const works[] = { "editing", "backing up", "attaching", "importing", "migrating" };

static const char *packed; /* a database of the first version */

static int write_for_ever (const char *dir,
                           Work        work) G_GNUC_NORETURN;

static void
back_up (CharterStore *store)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *path = NULL;

  charter_store_backup_async (store, NULL, NULL, result_cb, &slot);
  result = await (&slot);
  path = charter_store_backup_finish (store, result, NULL);
  if (!path)
    exit (5);
}

/* Longer than one block, and another each time. */
static void
keep_file (const char *dir,
           const char *name)
{
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (dir);
  gsize length = 300 * 1024;
  char *data = g_malloc (length);
  g_autoptr(GBytes) bytes = g_bytes_new_take (memset (data, 'e', length), length);
  g_autoptr(CharterKeptFile) file = NULL;

  memcpy (data, name, strlen (name));
  file = charter_evidence_folder_keep_bytes (folder, bytes, name, NULL);
  if (!file)
    exit (6);
}

static gboolean
add_entries (CharterReferenceImport  *import,
             gpointer                 user_data,
             GCancellable            *cancellable,
             GError                 **error)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      g_autofree char *id = g_strdup_printf ("killed-%u", i);
      g_autoptr(CharterEntry) entry =
        g_object_new (CHARTER_TYPE_ENTRY, "id", id, "name", user_data, "organisation", "Killed",
                      "source", "killed", "status", "active", NULL);

      if (!charter_reference_import_add_entry (import, entry, error))
        return FALSE;
    }
  return TRUE;
}

/* All of the entries have one name, that of the import. */
static void
import (CharterReference *reference,
        char             *name)
{
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_reference_import_async (reference, "directory", "killed.json", add_entries, name, NULL, result_cb,
                                  &slot);
  result = await (&slot);
  if (!charter_reference_import_finish (reference, result, NULL, &error))
    g_error ("%s", error->message);
}

static CharterReference *
open_reference (const char *dir)
{
  CharterReference *reference = charter_reference_new (dir);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_reference_open_async (reference, NULL, result_cb, &slot);
  result = await (&slot);
  if (!charter_reference_open_finish (reference, result, NULL))
    exit (8);
  return reference;
}

/* The child: edits, flushes, and says each number once it is on disk. */
static int
write_for_ever (const char *dir,
                Work        work)
{
  g_autoptr(CharterReference) reference = work == IMPORTING ? open_reference (dir) : NULL;
  g_autoptr(CharterStore) store = charter_store_new (dir);
  g_autoptr(CharterPortfolio) portfolio = NULL;
  CharterNote *note;

  charter_store_set_is_window (store, TRUE);
  if (!try_open (store, NULL))
    exit (3);
  /* The window's lock was left behind by the last one that was killed. */
  if (charter_store_get_is_read_only (store))
    exit (9);
  portfolio = load (store, charter_store_find_school (store, "900001"));
  note = CHARTER_NOTE (charter_portfolio_find (portfolio, "n"));
  for (guint i = (guint) g_ascii_strtoull (charter_note_get_text (note), NULL, 10) + 1;; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autofree char *id = g_strdup_printf ("pin-%u", i);
      g_autoptr(CharterPin) pin =
        g_object_new (CHARTER_TYPE_PIN, "id", id, "list", text, "school", charter_note_get_school (note), NULL);

      if (work == ATTACHING)
        keep_file (dir, text);
      if (work == IMPORTING)
        import (reference, text);
      charter_store_begin_group (store, "Both");
      charter_note_set_text (note, text);
      charter_portfolio_add (portfolio, CHARTER_RECORD (pin));
      charter_store_end_group (store);
      if (!flush (store, NULL))
        exit (4);
      if (work == BACKING_UP)
        back_up (store);
      printf ("%u\n", i);
      fflush (stdout);
    }
}

/* Runs the child until it has said something, and a random time more. */
static guint
run_and_kill (const char *dir,
              Work        work,
              GRand      *random)
{
  g_autofree char *number = g_strdup_printf ("%d", (int) work);
  const char *words[] = { g_get_prgname (), "--write", dir, number, NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  char line[32];
  guint last = 0;
  int out;
  GPid pid;
  FILE *said;

  words[0] = self;
  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid,
                            NULL, &out, NULL, &error);
  g_assert_no_error (error);
  said = fdopen (out, "r");
  g_assert_nonnull (fgets (line, sizeof line, said));
  last = (guint) g_ascii_strtoull (line, NULL, 10);
  g_usleep ((gulong) g_rand_int_range (random, 0, 30000));
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  /* A line that was cut short was not said. */
  while (fgets (line, sizeof line, said))
    if (strchr (line, '\n'))
      last = (guint) g_ascii_strtoull (line, NULL, 10);
  fclose (said);
  return last;
}

static void
assert_sound (Fixture *fixture,
              guint    said)
{
  g_autofree char *found = query (fixture, "SELECT text FROM note");
  g_autofree char *pins = query (fixture, "SELECT count(*) FROM pin");
  g_autofree char *logged = query (fixture, "SELECT max(CAST (new AS INTEGER)) FROM change_log"
                                            " WHERE record = 'n' AND field = 'text'");

  g_assert_cmpuint ((guint) g_ascii_strtoull (found, NULL, 10), >=, said);
  /* What belongs together was written together. */
  g_assert_cmpstr (pins, ==, found);
  g_assert_cmpstr (logged, ==, found);
  assert_query (fixture, "PRAGMA integrity_check", "ok");
}

/* Whatever stands in the evidence folder under its hash is whole. */
static void
assert_evidence (Fixture *fixture)
{
  g_autofree char *top = g_build_filename (fixture->dir, "evidence", NULL);
  g_autoptr(CharterEvidenceFolder) folder = charter_evidence_folder_new (fixture->dir);
  g_autoptr(GDir) dir = g_dir_open (top, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (top, name, NULL);
      g_autoptr(GDir) files = strlen (name) == 2 ? g_dir_open (path, 0, NULL) : NULL;
      const char *file;

      while (files && (file = g_dir_read_name (files)))
        {
          g_autofree char *kept = g_build_filename (path, file, NULL);

          g_assert_true (charter_evidence_folder_verify (folder, file, NULL, NULL));
          g_unlink (kept); /* looked at once is enough */
        }
    }
}

static char *
query_file (const char *path,
            const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *statement;
  char *text = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (handle, 5000);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  if (sqlite3_step (statement) == SQLITE_ROW)
    text = g_strdup ((const char *) sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);
  return text;
}

static void
assert_backups (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *verdict = g_str_has_suffix (name, ".db") ? query_file (path, "PRAGMA integrity_check")
                                                                : g_strdup ("ok");

      g_assert_cmpstr (verdict, ==, "ok");
    }
}

/* All of one import, or all of the one before. */
static void
assert_imported (Fixture *fixture,
                 guint    said)
{
  g_autofree char *path = g_build_filename (fixture->dir, "reference.db", NULL);
  g_autofree char *n = query_file (path, "SELECT count(*) FROM entry WHERE organisation = 'Killed'");
  g_autofree char *names = query_file (path, "SELECT count(DISTINCT name) FROM entry WHERE organisation = 'Killed'");
  g_autofree char *name = query_file (path, "SELECT name FROM entry WHERE organisation = 'Killed'");

  g_assert_cmpuint ((guint) g_ascii_strtoull (n, NULL, 10), ==, N_ENTRIES);
  g_assert_cmpstr (names, ==, "1");
  g_assert_cmpuint ((guint) g_ascii_strtoull (name, NULL, 10), >=, said);
}

/* Killed before, in, or after bringing an old database up to date: it is of one edition or the other,
 * with everything in it, and the next start brings it up. */
static void
kill_migration (Fixture *fixture,
                GRand   *random)
{
  g_autofree char *dir = g_build_filename (fixture->dir, "old", NULL);
  g_autofree char *path = g_build_filename (dir, "charter.db", NULL);
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  const char *words[] = { self, "--open", dir, NULL };
  g_autoptr(CharterStore) store = charter_store_new (dir);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *verdict = NULL;
  g_autoptr(GError) error = NULL;
  GPid pid;

  remove_tree (dir);
  g_assert_cmpint (g_mkdir (dir, 0700), ==, 0);
  unpack_database (packed, path);
  before = query_file (path, "SELECT count(*) || ' ' || max (modified_at) FROM judgement");
  g_spawn_async (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_usleep ((gulong) g_rand_int_range (random, 0, 40000));
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  charter_store_set_is_window (store, TRUE);
  try_open (store, &error);
  g_assert_no_error (error);
  g_assert_false (charter_store_get_is_read_only (store));
  g_assert_true (close_store (store, NULL));
  drain ();
  after = query_file (path, "SELECT count(*) || ' ' || max (modified_at) FROM judgement");
  verdict = query_file (path, "PRAGMA integrity_check");
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (verdict, ==, "ok");
}

static void
kill_writing (Fixture *fixture,
              Work     work,
              GRand   *random)
{
  guint said = run_and_kill (fixture->dir, work, random);

  assert_sound (fixture, said);
  if (work == ATTACHING)
    assert_evidence (fixture);
  if (work == BACKING_UP)
    assert_backups (fixture);
  if (work == IMPORTING)
    assert_imported (fixture, said);
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  const char *asked = g_getenv ("CHARTER_KILLS");
  guint n_rounds = asked ? (guint) g_ascii_strtoull (asked, NULL, 10) : FEW;
  g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) g_test_rand_int ());
  g_autoptr(CharterSchool) school = make_school ();
  g_autoptr(CharterPortfolio) portfolio = load (fixture->store, school);
  g_autoptr(CharterNote) note = g_object_new (CHARTER_TYPE_NOTE, "id", "n", "text", "0", "school",
                                              charter_record_get_id (CHARTER_RECORD (school)), NULL);
  guint n_kills[N_WORKS] = { 0 };

  charter_portfolio_add (portfolio, CHARTER_RECORD (note));
  g_clear_object (&portfolio);
  g_assert_true (close_store (fixture->store, NULL));
  drain ();
  g_assert_finalize_object (fixture->store);
  fixture->store = NULL;
  for (guint i = 0; i < n_rounds; i++)
    {
      Work work = (Work) (i % N_WORKS);

      if (work == MIGRATING)
        kill_migration (fixture, random);
      else
        kill_writing (fixture, work, random);
      n_kills[work]++;
    }
  for (guint i = 0; i < N_WORKS; i++)
    g_test_message ("killed %u times while %s: nothing that was said to be saved is lost", n_kills[i], works[i]);
}

static int
open_once (const char *dir)
{
  g_autoptr(CharterStore) store = charter_store_new (dir);

  charter_store_set_is_window (store, TRUE);
  return try_open (store, NULL) ? 0 : 3;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && g_str_equal (argv[1], "--write"))
    write_for_ever (argv[2], (Work) g_ascii_strtoull (argv[3], NULL, 10));
  if (argc == 3 && g_str_equal (argv[1], "--open"))
    return open_once (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  packed = argv[1];
  g_test_add ("/killed/nothing-said-is-lost", Fixture, NULL, set_up, test_killed, tear_down);
  return g_test_run ();
}
