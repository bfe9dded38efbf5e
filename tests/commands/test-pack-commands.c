/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-spawn.h"

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("packs-XXXXXX", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static char *
write_file (const char *folder,
            const char *text)
{
  char *path = g_build_filename (folder, "file.json", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_frameworks (Fixture       *fixture,
                 gconstpointer  data)
{
  const char *folder = fixture->folder;
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (folder, "frameworks", "--json", NULL);
  JsonArray *frameworks = json_object_get_array_member (parse_run (&run, parser), "frameworks");
  guint n_defaults = 0;
  guint n_audits = 0;

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpuint (json_array_get_length (frameworks), ==, 8);
  for (guint i = 0; i < json_array_get_length (frameworks); i++)
    {
      JsonObject *framework = json_array_get_object_element (frameworks, i);

      n_defaults += json_object_get_boolean_member (framework, "default");
      g_assert_cmpint (json_object_get_int_member (framework, "items"), >=, 7);
      if (g_str_equal (json_object_get_string_member (framework, "use"), "reference"))
        continue;
      n_audits++;
      g_assert_cmpuint (json_array_get_length (json_object_get_array_member (framework, "levels")),
                        ==, 4);
    }
  g_assert_cmpuint (n_audits, ==, 3);
  g_assert_cmpuint (n_defaults, ==, 1);
}

/* Nothing is judged by what is only referred to, whichever command asks. */
static void
test_reference (Fixture       *fixture,
                gconstpointer  data)
{
  const char *folder = fixture->folder;
  g_auto(Run) made = spawn (folder, "example", NULL);
  g_auto(Run) judge = spawn (folder, "judge", "900001", "INC", "expected-standard", "--framework",
                             "ofsted-2025", NULL);
  g_auto(Run) standing = spawn (folder, "standing", "900001", "--framework", "ofsted-2025", NULL);

  g_assert_cmpint (made.status, ==, 0);
  g_assert_cmpint (judge.status, ==, 2);
  g_assert_cmpint (standing.status, ==, 2);
}

static void
test_validate_sound (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *folder = fixture->folder;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "packs",
                                                 "derby-inclusion-charter.json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (folder, "validate", path, "--json", NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (json_object_get_boolean_member (parse_run (&run, parser), "ok"));
}

static void
test_validate_faulty (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *folder = fixture->folder;
  g_autofree char *path = write_file (folder,
                                      "{\"format\": \"inclusion-charter-pack\",\n \"id\": 4}");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) text = spawn (folder, "validate", path, NULL);
  g_auto(Run) run = spawn (folder, "validate", path, "--json", NULL);
  JsonObject *root = parse_run (&run, parser);
  JsonArray *faults = json_object_get_array_member (root, "faults");
  gboolean is_found = FALSE;

  g_assert_cmpint (text.status, ==, 2);
  g_assert_nonnull (strstr (text.out, "file.json:2: id: "));
  g_assert_cmpint (run.status, ==, 2);
  g_assert_false (json_object_get_boolean_member (root, "ok"));
  for (guint i = 0; i < json_array_get_length (faults); i++)
    {
      JsonObject *fault = json_array_get_object_element (faults, i);

      is_found |= g_strcmp0 (json_object_get_string_member (fault, "field"), "id") == 0
                  && json_object_get_int_member (fault, "line") == 2
                  && json_object_get_string_member (fault, "reason");
    }
  g_assert_true (is_found);
}

static void
test_validate_other_files (Fixture       *fixture,
                           gconstpointer  data)
{
  const char *folder = fixture->folder;
  g_autofree char *path = write_file (folder, "");
  g_auto(Run) empty = spawn (folder, "validate", path, NULL);
  g_auto(Run) missing = spawn (folder, "validate", "/nonexistent/pack.json", NULL);
  g_auto(Run) directory = spawn (folder, "validate", folder, NULL);
  g_auto(Run) nothing = spawn (folder, "validate", NULL);

  g_assert_cmpint (empty.status, ==, 2);
  g_assert_cmpint (missing.status, ==, 1);
  g_assert_cmpint (directory.status, !=, 0);
  g_assert_cmpint (nothing.status, ==, 2);
}

/* A pack that is imported can be judged by from then on; the same words again change nothing. */
static void
test_import (Fixture       *fixture,
             gconstpointer  data)
{
  static const char pack[] =
    "{\"format\": \"inclusion-charter-pack\", \"format_version\": 1, \"id\": \"ours\","
    " \"version\": \"1\", \"title\": \"Our own\", \"status\": \"published\","
    " \"words\": {\"area\": \"a\", \"areas\": \"as\", \"item\": \"i\", \"items\": \"is\"},"
    " \"levels\": [{\"id\": \"no\", \"title\": \"No\", \"value\": 0},"
    "              {\"id\": \"yes\", \"title\": \"Yes\", \"value\": 1}],"
    " \"areas\": [{\"code\": \"1\", \"title\": \"One\", \"items\": [{\"code\": \"x\","
    "   \"title\": \"X\", \"descriptors\": {\"yes\": \"So it is.\"}}]}]}";
  const char *folder = fixture->folder;
  g_autofree char *path = write_file (folder, pack);
  g_auto(Run) first = spawn (folder, "import", path, NULL);
  g_auto(Run) again = spawn (folder, "import", path, NULL);
  g_auto(Run) list = spawn (folder, "frameworks", NULL);

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (again.status, ==, 0);
  g_assert_nonnull (strstr (list.out, "ours 1"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/pack-commands/frameworks", Fixture, NULL, set_up, test_frameworks, tear_down);
  g_test_add ("/pack-commands/reference", Fixture, NULL, set_up, test_reference, tear_down);
  g_test_add ("/pack-commands/validate-sound", Fixture, NULL, set_up, test_validate_sound, tear_down);
  g_test_add ("/pack-commands/validate-faulty", Fixture, NULL, set_up, test_validate_faulty, tear_down);
  g_test_add ("/pack-commands/validate-other-files", Fixture, NULL, set_up, test_validate_other_files, tear_down);
  g_test_add ("/pack-commands/import", Fixture, NULL, set_up, test_import, tear_down);
  return g_test_run ();
}
