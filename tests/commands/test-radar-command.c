/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-spawn.h"

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_writes (Example       *example,
             gconstpointer  data)
{
  static const struct { const char *name; const char *start; gboolean has_page; } kinds[] = {
    { "chart.svg", "<?xml", FALSE }, { "chart.png", "\x89PNG", FALSE }, { "chart.pdf", "%PDF", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (example->out_dir, kinds[i].name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_auto(Run) run = spawn (example->data_dir, "--json", "radar", "900001", "-o", path, NULL);
      JsonObject *result;
      gsize length;

      g_assert_cmpint (run.status, ==, 0);
      result = parse_run (&run, parser);
      g_assert_cmpstr (json_object_get_string_member (result, "file"), ==, path);
      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      g_assert_cmpuint (length, ==, json_object_get_int_member (result, "bytes"));
      g_assert_cmpint (strncmp (contents, kinds[i].start, strlen (kinds[i].start)), ==, 0);
      g_assert_cmpint (json_object_get_null_member (result, "pages"), ==, !kinds[i].has_page);
    }
}

/* Another framework, and one without an audit: an empty chart is a chart. */
static void
test_frameworks (Example       *example,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (example->out_dir, "derby.svg", NULL);
  g_auto(Run) run = spawn (example->data_dir, "radar", "900001", "--framework",
                           "derby-inclusion-charter", "-o", path, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_refused (Example    *example,
                int         status,
                const char *urn,
                const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (example->data_dir, "--json", "radar", urn, path ? "-o" : NULL, path, NULL);
  JsonObject *error;

  g_assert_cmpint (run.status, ==, status);
  error = json_object_get_object_member (parse_run (&run, parser), "error");
  g_assert_cmpuint (strlen (json_object_get_string_member (error, "message")), >, 8);
  g_assert_cmpuint (count_files (example->out_dir), ==, 0);
}

static void
test_refuses (Example       *example,
              gconstpointer  data)
{
  g_autofree char *good = g_build_filename (example->out_dir, "chart.svg", NULL);
  g_autofree char *kind = g_build_filename (example->out_dir, "chart.docx", NULL);
  g_autofree char *folder = g_build_filename (example->out_dir, "none", "chart.svg", NULL);

  assert_refused (example, 1, "111111", good);
  assert_refused (example, 2, "900001", NULL);
  assert_refused (example, 2, "900001", kind);
  assert_refused (example, 4, "900001", folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/commands/radar/writes", Example, NULL, example_set_up, test_writes, example_tear_down);
  g_test_add ("/commands/radar/frameworks", Example, NULL, example_set_up, test_frameworks, example_tear_down);
  g_test_add ("/commands/radar/refuses", Example, NULL, example_set_up, test_refuses, example_tear_down);

  return g_test_run ();
}
