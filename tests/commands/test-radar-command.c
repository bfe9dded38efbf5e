/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "charter-spawn.h"

typedef struct {
  char *data_dir;
  char *out_dir;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_auto(Run) run = { 0 };

  fixture->data_dir = g_dir_make_tmp ("radar-XXXXXX", NULL);
  fixture->out_dir = g_dir_make_tmp ("radar-XXXXXX", NULL);
  run = spawn (fixture->data_dir, "example", NULL);
  g_assert_cmpint (run.status, ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *words[] = { "rm", "-rf", fixture->data_dir, fixture->out_dir, NULL };

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->data_dir);
  g_free (fixture->out_dir);
}

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
test_writes (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *name; const char *start; gboolean has_page; } kinds[] = {
    { "chart.svg", "<?xml", FALSE }, { "chart.png", "\x89PNG", FALSE }, { "chart.pdf", "%PDF", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (fixture->out_dir, kinds[i].name, NULL);
      g_autofree char *contents = NULL;
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_auto(Run) run = spawn (fixture->data_dir, "--json", "radar", "900001", "-o", path, NULL);
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
test_frameworks (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->out_dir, "derby.svg", NULL);
  g_auto(Run) run = spawn (fixture->data_dir, "radar", "900001", "--framework",
                           "derby-inclusion-charter", "-o", path, NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_refused (Fixture    *fixture,
                int         status,
                const char *urn,
                const char *path)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (fixture->data_dir, "--json", "radar", urn, path ? "-o" : NULL, path, NULL);
  JsonObject *error;

  g_assert_cmpint (run.status, ==, status);
  error = json_object_get_object_member (parse_run (&run, parser), "error");
  g_assert_cmpuint (strlen (json_object_get_string_member (error, "message")), >, 8);
  g_assert_cmpuint (count_files (fixture->out_dir), ==, 0);
}

static void
test_refuses (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *good = g_build_filename (fixture->out_dir, "chart.svg", NULL);
  g_autofree char *kind = g_build_filename (fixture->out_dir, "chart.docx", NULL);
  g_autofree char *folder = g_build_filename (fixture->out_dir, "none", "chart.svg", NULL);

  assert_refused (fixture, 1, "111111", good);
  assert_refused (fixture, 2, "900001", NULL);
  assert_refused (fixture, 2, "900001", kind);
  assert_refused (fixture, 4, "900001", folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/commands/radar/writes", Fixture, NULL, set_up, test_writes, tear_down);
  g_test_add ("/commands/radar/frameworks", Fixture, NULL, set_up, test_frameworks, tear_down);
  g_test_add ("/commands/radar/refuses", Fixture, NULL, set_up, test_refuses, tear_down);

  return g_test_run ();
}
