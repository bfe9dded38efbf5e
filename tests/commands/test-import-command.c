/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "charter-spawn.h"

typedef struct {
  char *data_dir;
  char *out_dir;
  char *register_path; /* nullable: the fixtures are not here */
  char *service_path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char *shared = g_getenv ("CHARTER_SHARED");

  fixture->data_dir = g_dir_make_tmp ("import-XXXXXX", NULL);
  fixture->out_dir = g_dir_make_tmp ("import-XXXXXX", NULL);
  fixture->register_path = g_build_filename (shared ? shared : "", "fixtures", "gias-subset.csv", NULL);
  fixture->service_path = g_build_filename (shared ? shared : "", "fixtures", "oruk-service.json", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->data_dir);
  remove_folder (fixture->out_dir);
  g_free (fixture->data_dir);
  g_free (fixture->out_dir);
  g_free (fixture->register_path);
  g_free (fixture->service_path);
}

static gboolean
is_here (Fixture *fixture)
{
  if (g_file_test (fixture->register_path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_test_skip ("the shared fixtures are not here");
  return FALSE;
}

static JsonObject *
get_file (JsonObject *result,
          guint       position)
{
  return json_array_get_object_element (json_object_get_array_member (result, "files"), position);
}

static gint64
get_count (JsonObject *file,
           const char *name)
{
  return json_object_get_int_member (file, name);
}

static void
assert_kept_nowhere (const char *folder,
                     const char *words)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents (path, &bytes, &length, NULL))
        g_assert_null (memmem (bytes, length, words, strlen (words)));
    }
}

static void
test_register (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = { 0 };
  g_auto(Run) again = { 0 };
  g_auto(Run) found = { 0 };
  JsonObject *file;

  if (!is_here (fixture))
    return;
  run = spawn (fixture->data_dir, "--json", "import", fixture->register_path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  file = get_file (parse_run (&run, parser), 0);
  g_assert_cmpstr (json_object_get_string_member (file, "kind"), ==, "register");
  g_assert_cmpint (get_count (file, "added"), ==, 6);
  g_assert_cmpint (get_count (file, "left_out"), ==, 2);
  g_assert_cmpint (get_count (file, "skipped"), ==, 0);
  assert_kept_nowhere (fixture->data_dir, "PERSONAL-DATA");

  again = spawn (fixture->data_dir, "--json", "import", "--closed", fixture->register_path, NULL);
  file = get_file (parse_run (&again, parser), 0);
  g_assert_cmpint (get_count (file, "added"), ==, 2);
  g_assert_cmpint (get_count (file, "unchanged"), ==, 6);

  found = spawn (fixture->data_dir, "--json", "schools", "barnes", NULL);
  g_assert_cmpint (found.status, ==, 0);
  file = json_array_get_object_element (json_object_get_array_member (parse_run (&found, parser), "schools"), 0);
  g_assert_cmpstr (json_object_get_string_member (file, "urn"), ==, "124087");
}

static void
test_service (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = { 0 };
  g_auto(Run) found = { 0 };
  JsonObject *entry;

  if (!is_here (fixture))
    return;
  run = spawn (fixture->data_dir, "--json", "import", fixture->service_path, NULL);
  g_assert_cmpint (run.status, ==, 0);
  entry = get_file (parse_run (&run, parser), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "kind"), ==, "directory");
  g_assert_cmpint (get_count (entry, "added"), ==, 1);
  found = spawn (fixture->data_dir, "directory", "--json", "community", "counselling", "--age", "14", NULL);
  /* People's names are kept for the way back to the council, and shown nowhere. */
  g_assert_null (strstr (found.out, "Persona"));
  entry = json_array_get_object_element (json_object_get_array_member (parse_run (&found, parser), "entries"), 0);
  g_assert_cmpstr (json_object_get_string_member (entry, "name"), ==, "Community Counselling");
  g_assert_cmpint (json_object_get_int_member (entry, "minimum_age"), ==, 12);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *bytes,
            gsize       length)
{
  char *path = g_build_filename (fixture->out_dir, name, NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

static void
test_bad_files (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { const char *name; const char *bytes; gsize length; int status; } cases[] = {
    { "empty.csv", "", 0, 2 },
    { "binary.csv", "a\0b\1c", 5, 2 },
    { "paper.csv", "%PDF-1.7\n", 9, 2 },
    { "list.csv", "name,age,class\nA,1,2\n", 21, 2 },
    { "cut.json", "[{\"id\":\"a\",\"name\":\"b\",\"organization\":{}},{\"id", 45, 2 },
    { "pack.json", "{\"format_version\":1,\"id\":\"x\",\"areas\":[]}", 40, 2 },
  };
  g_auto(Run) missing = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_autofree char *path = write_file (fixture, cases[i].name, cases[i].bytes, cases[i].length);
      g_auto(Run) run = spawn (fixture->data_dir, "--json", "import", path, NULL);

      g_assert_cmpint (run.status, ==, cases[i].status);
      g_assert_true (json_object_has_member (parse_run (&run, parser), "error"));
    }
  missing = spawn (fixture->data_dir, "import", "/no/such/file", NULL);
  g_assert_cmpint (missing.status, ==, 1);
}

static void
test_in_part (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *empty = write_file (fixture, "empty.csv", "", 0);
  g_autofree char *wrong = write_file (fixture, "wrong.csv",
                                       "URN,EstablishmentName\n100001,Hilltop\nabc,Nowhere\n", 49);
  g_auto(Run) run = spawn (fixture->data_dir, "--json", "import", empty, wrong, NULL);
  JsonObject *result;
  JsonObject *problem;

  g_assert_cmpint (run.status, ==, 3);
  result = parse_run (&run, parser);
  g_assert_true (json_object_get_null_member (get_file (result, 0), "kind"));
  g_assert_cmpint (get_count (get_file (result, 1), "added"), ==, 1);
  g_assert_cmpint (get_count (get_file (result, 1), "skipped"), ==, 1);
  problem = json_array_get_object_element (json_object_get_array_member (get_file (result, 1), "problems"), 0);
  g_assert_cmpint (json_object_get_int_member (problem, "line"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (problem, "field"), ==, "URN");
}

static void
test_wrong_use (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto(Run) need = spawn (fixture->data_dir, "directory", "speech", "--need", "maths", NULL);
  g_auto(Run) tier = spawn (fixture->data_dir, "directory", "speech", "--tier", "second", NULL);
  g_auto(Run) nothing = spawn (fixture->data_dir, "directory", "xylophone", NULL);
  g_auto(Run) none = spawn (fixture->data_dir, "import", NULL);

  g_assert_cmpint (need.status, ==, 2);
  g_assert_cmpint (tier.status, ==, 2);
  g_assert_cmpint (nothing.status, ==, 0);
  g_assert_cmpint (none.status, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/import-command/register", test_register);
  ADD ("/import-command/service", test_service);
  ADD ("/import-command/bad-files", test_bad_files);
  ADD ("/import-command/in-part", test_in_part);
  ADD ("/import-command/wrong-use", test_wrong_use);
  return g_test_run ();
}
