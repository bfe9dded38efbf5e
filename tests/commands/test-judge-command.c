/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "charter-spawn.h"

static JsonObject *
find_area (JsonObject *standing,
           const char *code)
{
  JsonArray *areas = json_object_get_array_member (standing, "areas");

  for (guint i = 0; i < json_array_get_length (areas); i++)
    {
      JsonObject *area = json_array_get_object_element (areas, i);

      if (g_str_equal (json_object_get_string_member (area, "code"), code))
        return area;
    }
  return NULL;
}

static int
count_judged (Example    *example,
              const char *code)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (example->data_dir, "standing", "900001", "--json", NULL);

  g_assert_cmpint (run.status, ==, 0);
  return json_object_get_int_member (find_area (parse_run (&run, parser), code), "judged");
}

static void
test_standing_members (Example       *example,
                       gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (example->data_dir, "--json", "standing", "900001", NULL);
  static const char * const members[] = { "school", "framework", "version", "cycle", "voice", "areas", "overall" };
  static const char * const area_members[] = {
    "code", "title", "state", "judged", "applicable", "position", "level", "level_title", "working",
  };
  JsonObject *root, *area;

  g_assert_cmpint (run.status, ==, 0);
  root = parse_run (&run, parser);
  g_assert_cmpuint (json_object_get_size (root), ==, G_N_ELEMENTS (members));
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_true (json_object_has_member (root, members[i]));
  g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (root, "school"), "urn"),
                   ==, "900001");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "areas")), ==, 9);
  area = json_array_get_object_element (json_object_get_array_member (root, "areas"), 0);
  g_assert_cmpuint (json_object_get_size (area), ==, G_N_ELEMENTS (area_members));
  for (guint i = 0; i < G_N_ELEMENTS (area_members); i++)
    g_assert_true (json_object_has_member (area, area_members[i]));
  g_assert_cmpuint (json_object_get_size (json_object_get_object_member (root, "overall")), ==, 4);
}

static void
test_judge (Example       *example,
            gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  int before = count_judged (example, "9");
  g_auto(Run) run = spawn (example->data_dir, "judge", "900001", "9.2", "ESTABLISHED", "--json",
                           "--note", "Familiés come", "--next", "Ask more", NULL);
  JsonObject *root;

  g_assert_cmpint (run.status, ==, 0);
  root = parse_run (&run, parser);
  g_assert_cmpuint (json_object_get_size (root), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (root, "school"), ==, "900001");
  g_assert_cmpstr (json_object_get_string_member (root, "framework"), ==, "kent-inclusive-practice");
  g_assert_cmpstr (json_object_get_string_member (root, "cycle"), ==, "2026/27");
  g_assert_cmpstr (json_object_get_string_member (root, "item"), ==, "9.2");
  g_assert_cmpstr (json_object_get_string_member (root, "level"), ==, "established");
  g_assert_cmpint (count_judged (example, "9"), ==, before + 1);
}

static void
test_take_back (Example       *example,
                gconstpointer  data)
{
  int before = count_judged (example, "1");
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) none = spawn (example->data_dir, "judge", "900001", "1.1", "none", "--json", NULL);
  g_auto(Run) out = { 0 };

  g_assert_cmpint (none.status, ==, 0);
  g_assert_true (json_object_get_null_member (parse_run (&none, parser), "level"));
  g_assert_cmpint (count_judged (example, "1"), ==, before - 1);
  out = spawn (example->data_dir, "judge", "900001", "1.2", "na:No such role here", NULL);
  g_assert_cmpint (out.status, ==, 0);
  g_assert_cmpint (count_judged (example, "1"), ==, before - 2);
}

/* Every way of asking for what cannot be: its status, its code, and nothing changed. */
typedef struct {
  const char *words[8];
  int         status;
  const char *code;
} Refusal;

static const Refusal refusals[] = {
  { { "judge", "900001", "1.1", "excellent" }, 2, "usage" },
  { { "judge", "900001", "1.1", "na:" }, 2, "usage" },
  { { "judge", "900001", "1.1", "na:  " }, 2, "usage" },
  { { "judge", "900001", "1.1" }, 2, "usage" },
  { { "judge", "900001", "1.1", "advanced", "--duty", "perhaps" }, 2, "usage" },
  { { "judge", "900001", "1.1", "advanced", "--voice", "governor" }, 2, "usage" },
  { { "judge", "900001", "1.1", "advanced", "--nonsense" }, 2, "usage" },
  { { "judge", "900001", "77.1", "advanced" }, 1, "no-such-item" },
  { { "judge", "123456", "1.1", "advanced" }, 1, "no-such-school" },
  { { "judge", "900001", "1.1", "advanced", "--framework", "none" }, 1, "no-such-framework" },
  { { "standing", "123456" }, 1, "no-such-school" },
  { { "standing", "900001", "--framework", "none" }, 1, "no-such-framework" },
  { { "standing", "900001", "--voice", "nobody" }, 2, "usage" },
  { { "nonsense" }, 2, "usage" },
};

static void
test_refused (Example       *example,
              gconstpointer  data)
{
  g_auto(Run) before = spawn (example->data_dir, "standing", "900001", "--json", NULL);
  g_auto(Run) after = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char * const *words = refusals[i].words;
      g_auto(Run) run = spawn (example->data_dir, "--json", words[0], words[1], words[2], words[3],
                               words[4], words[5], words[6], NULL);

      assert_error (&run, refusals[i].status, refusals[i].code);
    }
  after = spawn (example->data_dir, "standing", "900001", "--json", NULL);
  g_assert_cmpstr (before.out, ==, after.out);
}

static void
test_plain_messages (Example       *example,
                     gconstpointer  data)
{
  g_auto(Run) run = spawn (example->data_dir, "judge", "900001", "1.1", "na:", NULL);
  g_auto(Run) standing = spawn (NULL, "standing", "900001", "--data-dir", example->data_dir, NULL);

  g_assert_cmpint (run.status, ==, 2);
  g_assert_cmpstr (run.out, ==, "");
  g_assert_nonnull (strstr (run.err, "reason"));
  g_assert_cmpint (standing.status, ==, 0);
  g_assert_nonnull (strstr (standing.out, "Overall: "));
}

/* The other framework begins its own audit where there is none of it. */
static void
test_other_framework (Example       *example,
                      gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (example->data_dir, "--json", "judge", "900001", "p1.1", "In place",
                           "--framework", "derby-inclusion-charter", NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpstr (json_object_get_string_member (parse_run (&run, parser), "item"), ==, "P1.1");
}

static void
test_help_and_version (void)
{
  g_auto(Run) help = spawn (NULL, "--help", NULL);
  g_auto(Run) of_command = spawn (NULL, "help", "judge", NULL);
  g_auto(Run) with_option = spawn (NULL, "judge", "--help", NULL);
  g_auto(Run) version = spawn (NULL, "--version", NULL);
  g_auto(Run) unknown = spawn (NULL, "help", "nonsense", NULL);

  g_assert_cmpint (help.status, ==, 0);
  g_assert_nonnull (strstr (help.out, "standing"));
  g_assert_cmpint (of_command.status, ==, 0);
  g_assert_cmpstr (of_command.out, ==, with_option.out);
  g_assert_nonnull (strstr (of_command.out, "--note"));
  g_assert_cmpstr (version.out, ==, "inclusion-charter " PACKAGE_VERSION "\n");
  g_assert_cmpint (unknown.status, ==, 2);
}

static void
test_bad_data_directory (void)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) error = NULL;
  int file = g_file_open_tmp ("no-folder-XXXXXX", &path, &error);
  g_auto(Run) run = { 0 };

  g_assert_no_error (error);
  g_close (file, NULL);
  run = spawn (path, "--json", "standing", "900001", NULL);
  g_assert_cmpint (run.status, ==, 4);
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_unlink (path);
}

/* A school that is only in the register is judged without being typed in; only to be looked at, it
 * stands there with nothing judged. */
static void
test_school_of_register (void)
{
  g_autofree char *register_file =
    g_build_filename (g_getenv ("CHARTER_SHARED"), "fixtures", "gias-subset.csv", NULL);
  g_autofree char *data_dir = g_dir_make_tmp ("register-XXXXXX", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) import = { 0 };
  g_auto(Run) found = { 0 };
  g_auto(Run) looked = { 0 };
  g_auto(Run) judged = { 0 };
  JsonArray *schools;
  const char *urn;

  if (!g_file_test (register_file, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the shared fixtures are not here");
      return;
    }
  import = spawn (data_dir, "import", register_file, NULL);
  g_assert_cmpint (import.status, ==, 0);
  found = spawn (data_dir, "schools", "primary", "--json", NULL);
  schools = json_object_get_array_member (parse_run (&found, parser), "schools");
  g_assert_cmpuint (json_array_get_length (schools), >, 0);
  urn = json_object_get_string_member (json_array_get_object_element (schools, 0), "urn");
  looked = spawn (data_dir, "standing", urn, NULL);
  g_assert_cmpint (looked.status, ==, 0);
  g_assert_nonnull (strstr (looked.out, "no level yet"));
  judged = spawn (data_dir, "judge", urn, "8.2", "advanced", NULL);
  g_assert_cmpint (judged.status, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Example, NULL, example_set_up, function, example_tear_down)
  ADD ("/judge-command/standing-members", test_standing_members);
  ADD ("/judge-command/judge", test_judge);
  ADD ("/judge-command/take-back", test_take_back);
  ADD ("/judge-command/refused", test_refused);
  ADD ("/judge-command/plain-messages", test_plain_messages);
  ADD ("/judge-command/other-framework", test_other_framework);
#undef ADD
  g_test_add_func ("/judge-command/help-and-version", test_help_and_version);
  g_test_add_func ("/judge-command/bad-data-directory", test_bad_data_directory);
  g_test_add_func ("/judge-command/school-of-register", test_school_of_register);
  return g_test_run ();
}
