/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sched.h>
#include <string.h>
#include <sys/mount.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "charter-spawn.h"

/* What goes wrong outside the program: each time one clear sentence, the status of the manual, the
 * same as an object with --json, and everything as it was. */

typedef struct {
  char *folder;
  char *data_dir;
} Fixture;

static const char sound_pack[] =
  "{ \"format\": \"inclusion-charter-pack\", \"format_version\": 1, \"id\": \"tried\","
  "  \"version\": \"1\", \"title\": \"Tried\", \"status\": \"draft\","
  "  \"words\": { \"area\": \"part\", \"areas\": \"parts\", \"item\": \"point\", \"items\": \"points\" },"
  "  \"levels\": [ { \"id\": \"low\", \"title\": \"Low\", \"value\": 1 },"
  "    { \"id\": \"high\", \"title\": \"High\", \"value\": 2 } ],"
  "  \"areas\": [ { \"code\": \"A\", \"title\": \"First\", \"items\": ["
  "    { \"code\": \"a1\", \"title\": \"One\", \"descriptors\": { \"low\": \"Some.\", \"high\": \"All.\" },"
  "      \"references\": [ { \"framework\": \"tried\", \"code\": \"a2\", \"relation\": \"part-of\" } ] },"
  "    { \"code\": \"a2\", \"title\": \"Two\", \"descriptors\": { \"low\": \"Some.\", \"high\": \"All.\" },"
  "      \"references\": [ { \"framework\": \"tried\", \"code\": \"a1\", \"relation\": \"touches\" } ] } ] } ] }\n";

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *data,
            gssize      length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
}

/* The sound pack with one thing changed. */
static void
write_pack (Fixture    *fixture,
            const char *name,
            const char *from,
            const char *to)
{
  g_auto(GStrv) parts = g_strsplit (sound_pack, from, 2);
  g_autofree char *text = g_strjoinv (to, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  write_file (fixture, name, text, -1);
}

static void
write_files (Fixture *fixture)
{
  static const char binary[] = "\x7f" "ELF\0\1\2\3\xff\xfe\0\0\x80\x81 not text";
  g_autofree char *inside = g_build_filename (fixture->folder, "folder", NULL);

  write_file (fixture, "empty", "", 0);
  write_file (fixture, "binary", binary, sizeof binary);
  write_file (fixture, "table.csv", "name,colour\nCup,blue\n", -1);
  write_file (fixture, "cut.csv", "URN,EstablishmentNa", -1);
  write_file (fixture, "cut-pack.json", sound_pack, 300);
  write_pack (fixture, "circle.json", "\"touches\"", "\"part-of\"");
  write_pack (fixture, "no-level.json", "\"value\": 2", "\"value\": 3");
  g_assert_cmpint (g_mkdir (inside, 0700), ==, 0);
}

static void
write_cut_bundle (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cut.charter", NULL);
  g_auto(Run) run = spawn (fixture->data_dir, "export", "900001", "-o", path, NULL);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  write_file (fixture, "cut.charter", contents, (gssize) length / 2);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_auto(Run) run = { 0 };

  fixture->folder = g_dir_make_tmp ("bad-input-XXXXXX", NULL);
  fixture->data_dir = g_build_filename (fixture->folder, "data", NULL);
  write_files (fixture);
  run = spawn (fixture->data_dir, "example", NULL);
  g_assert_cmpint (run.status, ==, 0);
  write_cut_bundle (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->data_dir);
  g_free (fixture->folder);
}

static void
list_files (const char *folder,
            GPtrArray  *found)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        list_files (path, found);
      else if (!g_str_has_suffix (name, "-wal") && !g_str_has_suffix (name, "-shm"))
        g_ptr_array_add (found, g_steal_pointer (&path));
    }
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Every file there is and what the records say: it must read the same afterwards. */
static char *
dup_state (Fixture *fixture)
{
  g_autoptr(GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_auto(Run) standing = spawn (fixture->data_dir, "--json", "standing", "900001", NULL);
  g_auto(Run) schools = spawn (fixture->data_dir, "--json", "schools", NULL);
  g_auto(Run) frameworks = spawn (fixture->data_dir, "--json", "frameworks", NULL);
  g_autofree char *names = NULL;

  g_assert_cmpint (standing.status, ==, 0);
  list_files (fixture->folder, files);
  g_ptr_array_sort (files, compare_texts);
  g_ptr_array_add (files, NULL);
  names = g_strjoinv ("\n", (char **) files->pdata);
  return g_strconcat (names, standing.out, schools.out, frameworks.out, NULL);
}

/* One line, a sentence with its full stop, and nothing that only a programmer understands. */
static void
assert_sentence (const char *text)
{
  static const char * const strange[] = {
    "No such file", "Error", "error", "errno", "GLib", "sqlite", "SQL", "(null)", "Failed to",
    "Not a directory", "Is a directory", "Permission denied", "CRITICAL", "WARNING",
  };
  gsize length = strlen (text);

  g_assert_cmpuint (length, >, 20);
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_null (strchr (text, '\n'));
  g_assert_true (text[length - 1] == '.' || strstr (text, "Use it like this") || strstr (text, "-o FILE")
                 || strstr (text, "Unknown option"));
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    if (strstr (text, strange[i]))
      g_error ("“%s” says “%s”", text, strange[i]);
}

static void
assert_refused (Fixture            *fixture,
                const char         *data_dir,
                const char * const *words,
                int                 status,
                const char         *code,
                const char         *says)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GPtrArray) own = g_ptr_array_new_with_free_func (g_free);
  g_auto(Run) plain = { 0 };
  g_auto(Run) json = { 0 };
  JsonObject *root, *error;
  const char *message;

  for (guint i = 0; i < 7; i++)
    g_ptr_array_add (own, words[i] && *words[i] == '@'
                          ? g_build_filename (fixture->folder, words[i] + 1, NULL)
                          : g_strdup (words[i]));
  plain = spawn (data_dir, own->pdata[0], own->pdata[1], own->pdata[2], own->pdata[3], own->pdata[4],
                 own->pdata[5], own->pdata[6], NULL);
  g_test_message ("%s %s: %d %s", words[0], words[1] ? words[1] : "", plain.status, plain.err);
  g_assert_cmpint (plain.status, ==, status);
  g_assert_cmpstr (plain.out, ==, "");
  g_assert_true (g_str_has_suffix (plain.err, "\n"));
  plain.err[strlen (plain.err) - 1] = '\0';
  assert_sentence (plain.err);
  g_assert_nonnull (strstr (plain.err, says));

  json = spawn (data_dir, "--json", own->pdata[0], own->pdata[1], own->pdata[2], own->pdata[3],
                own->pdata[4], own->pdata[5], own->pdata[6], NULL);
  g_assert_cmpint (json.status, ==, status);
  g_assert_cmpstr (json.err, ==, "");
  root = parse_run (&json, parser);
  g_assert_cmpuint (json_object_get_size (root), ==, 1);
  error = json_object_get_object_member (root, "error");
  g_assert_cmpuint (json_object_get_size (error), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (error, "code"), ==, code);
  message = json_object_get_string_member (error, "message");
  g_assert_cmpstr (message, ==, plain.err);
}

typedef struct {
  const char *words[8]; /* one that begins with @ is a file of the fixture */
  int         status;
  const char *code;
  const char *says;
} Case;

static const Case cases[] = {
  { { "import", "@empty" }, 2, "not-ours", "is empty" },
  { { "import", "@binary" }, 2, "not-ours", "Nothing was changed" },
  { { "import", "@table.csv" }, 2, "not-ours", "Nothing was changed" },
  { { "import", "@cut.csv" }, 2, "not-ours", "Nothing was changed" },
  { { "import", "@circle.json" }, 2, "faulty-pack", "circle" },
  { { "import", "@no-level.json" }, 2, "faulty-pack", "value 2 is missing" },
  { { "import", "@cut-pack.json" }, 2, "faulty-pack", "cut off" },
  { { "import", "@none.csv" }, 1, "not-found", "no such file" },
  { { "import", "@folder" }, 2, "not-ours", "folder" },
  { { "import" }, 2, "usage", "import" },
  { { "import", "@cut.charter" }, 2, "not-ours", "Nothing was changed" },
  { { "import", "--conflicts", "mine", "@cut.charter" }, 2, "usage", "mine" },
  { { "export", "900001" }, 2, "usage", "-o FILE" },
  { { "export", "123456", "-o", "@x.charter" }, 1, "no-such-school", "123456" },
  { { "export", "900001", "--cycle", "1999/00", "-o", "@x.charter" }, 1, "not-found", "1999/00" },
  { { "export", "900001", "--cycle", "2026/27", "--anonymous", "-o", "@x.charter" }, 2, "usage", "every cycle" },
  { { "validate", "@none.json" }, 1, "no-such-file", "no file" },
  { { "validate", "@folder" }, 2, "not-ours", "folder" },
  { { "evidence", "900001", "@none.txt" }, 1, "no-such-file", "no file" },
  { { "evidence", "900001", "@folder" }, 2, "not-ours", "folder" },
  { { "evidence", "900001", "@binary", "--item", "99.9" }, 1, "no-such-item", "99.9" },
  { { "evidence", "123456", "@binary" }, 1, "no-such-school", "123456" },
  { { "judge", "123456", "1.1", "advanced" }, 1, "no-such-school", "123456" },
  { { "judge", "900001", "99.9", "advanced" }, 1, "no-such-item", "99.9" },
  { { "judge", "900001", "1.1", "splendid" }, 2, "usage", "splendid" },
  { { "judge", "900001", "1.1", "na:" }, 2, "usage", "reason" },
  { { "standing", "123456" }, 1, "no-such-school", "123456" },
  { { "standing", "900001", "--framework", "none" }, 1, "no-such-framework", "none" },
  { { "pack", "123456", "-o", "@x.pdf" }, 1, "no-such-school", "123456" },
  { { "pack", "900001" }, 2, "usage", "-o FILE" },
  { { "pack", "900001", "--document", "poem", "-o", "@x.pdf" }, 2, "usage", "governors" },
  { { "pack", "900001", "--document", "plan", "-o", "@x.csv" }, 2, "usage", "tables" },
  { { "pack", "--all", "--document", "plan", "-o", "@folder" }, 2, "usage", "governors" },
  { { "pack", "900001", "-o", "@none/x.pdf" }, 4, "output", "no such folder" },
  { { "pack", "900001", "-o", "@folder" }, 4, "output", "is a folder" },
  { { "pack", "900001", "-o", "@empty/x.pdf" }, 4, "output", "file in the place" },
  { { "pack", "--all", "-o", "@empty" }, 4, "output", "file in its place" },
  { { "radar", "123456", "-o", "@x.svg" }, 1, "no-such-school", "123456" },
  { { "radar", "900001", "-o", "@x.docx" }, 2, "usage", ".svg" },
  { { "radar", "900001", "-o", "@none/x.svg" }, 4, "output", "no such folder" },
  { { "trend", "123456" }, 1, "no-such-school", "123456" },
  { { "trend", "900001", "none", "-o", "@x.svg" }, 1, "no-such-measure", "none" },
  { { "trend", "900001", "-o", "@x.svg" }, 2, "usage", "measure" },
  { { "trend", "900001", "attendance" }, 2, "usage", "-o FILE" },
  { { "wonder" }, 2, "usage", "wonder" },
  { { "schools", "--wonder" }, 2, "usage", "--wonder" },
};

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = dup_state (fixture);
  g_autofree char *after = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (fixture, fixture->data_dir, cases[i].words, cases[i].status, cases[i].code,
                    cases[i].says);
  after = dup_state (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* A register whose last row was cut off: the whole rows are kept, the cut one is named. */
static void
test_cut_register (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *whole =
    g_build_filename (g_getenv ("CHARTER_SHARED"), "fixtures", "gias-subset.csv", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "register.csv", NULL);
  g_autofree char *text = NULL;
  gsize length;
  g_auto(Run) run = { 0 };

  if (!g_file_get_contents (whole, &text, &length, NULL))
    {
      g_test_skip ("the schools register's sample is not there");
      return;
    }
  write_file (fixture, "register.csv", text, (gssize) length - 700);
  run = spawn (fixture->data_dir, "import", path, NULL);
  g_assert_cmpint (run.status, ==, 3);
  g_assert_nonnull (strstr (run.err, "register.csv, line "));
  g_assert_nonnull (strstr (run.out, " added"));
}

/* The command line as every command must meet it when its data directory is of no use. */
static const char * const openers[][8] = {
  { "example" },
  { "schools", "x" },
  { "directory", "speech" },
  { "frameworks" },
  { "import", "@table.csv" },
  { "judge", "900001", "1.1", "advanced" },
  { "evidence", "900001", "@binary" },
  { "standing", "900001" },
  { "radar", "900001", "-o", "@x.svg" },
  { "pack", "900001", "-o", "@x.pdf" },
};

static const char * const checking[8] = { "check" };

static void
assert_unusable (Fixture    *fixture,
                 const char *data_dir,
                 const char *code,
                 const char *says)
{
  for (guint i = 0; i < G_N_ELEMENTS (openers); i++)
    assert_refused (fixture, data_dir, openers[i], 4, code, says);
}

/* What is wrong with a file that is there is what one asks "check" for: its answer, not its failure. */
static void
assert_told (Fixture    *fixture,
             const char *says)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) plain = spawn (fixture->data_dir, "check", NULL);
  g_auto(Run) json = spawn (fixture->data_dir, "--json", "check", NULL);
  JsonObject *problem;

  g_assert_cmpint (plain.status, ==, 4);
  g_assert_true (g_str_has_prefix (plain.out, "charter.db: "));
  g_assert_nonnull (strstr (plain.out, says));
  g_assert_cmpint (json.status, ==, 4);
  problem = json_array_get_object_element (json_object_get_array_member (parse_run (&json, parser), "problems"), 0);
  g_assert_cmpstr (json_object_get_string_member (problem, "where"), ==, "charter.db");
  g_assert_nonnull (strstr (json_object_get_string_member (problem, "what"), says));
}

static void
test_data_is_a_file (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *file = g_build_filename (fixture->folder, "empty", NULL);
  g_autofree char *below = g_build_filename (file, "data", NULL);
  g_autofree char *before = dup_state (fixture);
  g_autofree char *after = NULL;

  assert_unusable (fixture, file, "failed", "file in its place");
  assert_unusable (fixture, below, "failed", "file in its place");
  assert_refused (fixture, file, checking, 4, "failed", "file in its place");
  after = dup_state (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_data_cannot_be_made (Fixture       *fixture,
                          gconstpointer  data)
{
  if (!g_file_test ("/proc/self", G_FILE_TEST_IS_DIR))
    g_test_skip ("there is no /proc");
  else
    assert_unusable (fixture, "/proc/inclusion-charter", "failed", "cannot be made there");
}

static int
stamp (Fixture *fixture,
       int      version)
{
  g_autofree char *path = g_build_filename (fixture->data_dir, "charter.db", NULL);
  g_autofree char *sql = g_strdup_printf ("PRAGMA user_version = %d", version);
  sqlite3 *handle = NULL;
  sqlite3_stmt *statement = NULL;
  int before;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "PRAGMA user_version", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  before = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  return before;
}

/* A folder that another version of the program wrote, newer or unknown: no command touches it. */
static void
test_other_version (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *before = dup_state (fixture);
  g_autofree char *after = NULL;
  int version = stamp (fixture, 99);

  assert_unusable (fixture, fixture->data_dir, "newer", "Install the newest version");
  assert_refused (fixture, fixture->data_dir, checking, 4, "newer", "Install the newest version");
  stamp (fixture, 0);
  assert_unusable (fixture, fixture->data_dir, "not-ours", "Nothing was changed");
  assert_told (fixture, "Nothing was changed");
  stamp (fixture, version);
  after = dup_state (fixture);
  g_assert_cmpstr (before, ==, after);
}

/* A file system of its own, seen by this test only, gone with it. */
static gboolean
mount_small (const char *path)
{
  static gboolean is_private = FALSE;

  if (!is_private && (unshare (CLONE_NEWNS) != 0 || mount ("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0))
    return FALSE;
  is_private = TRUE;
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);
  return mount ("none", path, "tmpfs", 0, "size=6m,mode=0700") == 0;
}

static gboolean
set_up_small (Fixture *fixture,
              Fixture *small)
{
  g_auto(Run) run = { 0 };

  small->folder = g_build_filename (fixture->folder, "small", NULL);
  small->data_dir = g_build_filename (small->folder, "data", NULL);
  if (!mount_small (small->folder))
    {
      g_test_skip ("only the root user can make a file system to fill");
      return FALSE;
    }
  write_files (small);
  run = spawn (small->data_dir, "example", NULL);
  g_assert_cmpint (run.status, ==, 0);
  return TRUE;
}

static void
tear_down_small (Fixture *small)
{
  umount2 (small->folder, MNT_DETACH);
  g_free (small->data_dir);
  g_free (small->folder);
}

static void
test_read_only (Fixture       *fixture,
                gconstpointer  data)
{
  Fixture small = { 0 };

  if (set_up_small (fixture, &small))
    {
      g_autofree char *before = dup_state (&small);
      g_autofree char *after = NULL;

      g_assert_cmpint (mount ("none", small.folder, NULL, MS_REMOUNT | MS_RDONLY, NULL), ==, 0);
      assert_unusable (&small, small.data_dir, "read-only", "They are as they were");
      assert_refused (&small, fixture->data_dir, cases[0].words, 2, "not-ours", "is empty");
      assert_refused (&small, fixture->data_dir,
                      (const char * const []) { "pack", "900001", "-o", "@x.pdf", NULL, NULL, NULL, NULL },
                      4, "output", "may not write there");
      g_assert_cmpint (mount ("none", small.folder, NULL, MS_REMOUNT, NULL), ==, 0);
      after = dup_state (&small);
      g_assert_cmpstr (before, ==, after);
    }
  tear_down_small (&small);
}

static void
fill (const char *path)
{
  static const char block[4096] = { 'x' };
  FILE *file = g_fopen (path, "w");

  g_assert_nonnull (file);
  setbuf (file, NULL);
  while (fwrite (block, sizeof block, 1, file) == 1)
    ;
  fclose (file);
}

static void
test_full (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const outputs[][8] = {
    { "pack", "900001", "-o", "@x.pdf" },
    { "radar", "900001", "-o", "@x.png" },
  };
  Fixture small = { 0 };

  if (set_up_small (fixture, &small))
    {
      g_autofree char *filler = g_build_filename (small.folder, "filler", NULL);
      g_autofree char *before = dup_state (&small);
      g_autofree char *after = NULL;
      g_auto(Run) check = { 0 };

      fill (filler);
      assert_unusable (&small, small.data_dir, "full", "Make some room");
      for (guint i = 0; i < G_N_ELEMENTS (outputs); i++)
        assert_refused (&small, fixture->data_dir, outputs[i], 4, "output", "the disk is full");
      g_unlink (filler);
      after = dup_state (&small);
      g_assert_cmpstr (before, ==, after);
      check = spawn (small.data_dir, "check", NULL);
      g_assert_cmpint (check.status, ==, 0);
    }
  tear_down_small (&small);
}

/* A device is written to, never replaced by a file. */
static void
test_device (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const words[8] = { "pack", "900001", "-o", "/dev/full" };
  GStatBuf before, after;

  if (g_stat ("/dev/full", &before) != 0 || !S_ISCHR (before.st_mode))
    {
      g_test_skip ("there is no /dev/full");
      return;
    }
  assert_refused (fixture, fixture->data_dir, words, 4, "output", "the disk is full");
  g_assert_cmpint (g_stat ("/dev/full", &after), ==, 0);
  g_assert_true (S_ISCHR (after.st_mode));
}

static void
test_signed_off (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char * const words[8] = { "judge", "900001", "1.1", "advanced" };
  g_autofree char *path = g_build_filename (fixture->data_dir, "charter.db", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "UPDATE audit SET state = 'signed-off' WHERE state <> 'signed-off'",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  before = dup_state (fixture);
  assert_refused (fixture, fixture->data_dir, words, 2, "signed-off", "signed off");
  after = dup_state (fixture);
  g_assert_cmpstr (before, ==, after);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void      (*test) (Fixture *, gconstpointer);
  } tests[] = {
    { "/bad-input/refusals", test_refusals },
    { "/bad-input/cut-register", test_cut_register },
    { "/bad-input/data-is-a-file", test_data_is_a_file },
    { "/bad-input/data-cannot-be-made", test_data_cannot_be_made },
    { "/bad-input/other-version", test_other_version },
    { "/bad-input/read-only", test_read_only },
    { "/bad-input/full", test_full },
    { "/bad-input/device", test_device },
    { "/bad-input/signed-off", test_signed_off },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
