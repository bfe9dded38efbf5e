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

  fixture->data_dir = g_dir_make_tmp ("trend-XXXXXX", NULL);
  fixture->out_dir = g_dir_make_tmp ("trend-XXXXXX", NULL);
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

static char *
dup_written (Fixture    *fixture,
             const char *measure,
             const char *name,
             gboolean    by_term)
{
  g_autofree char *path = g_build_filename (fixture->out_dir, name, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (fixture->data_dir, "--json", "trend", "900001", measure, "-o", path,
                           by_term ? "--by-term" : NULL, NULL);
  char *contents = NULL;
  JsonObject *result;
  gsize length;

  g_assert_cmpint (run.status, ==, 0);
  result = parse_run (&run, parser);
  g_assert_cmpstr (json_object_get_string_member (result, "file"), ==, path);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, ==, json_object_get_int_member (result, "bytes"));
  g_assert_cmpint (json_object_get_null_member (result, "pages"), ==, !g_str_has_suffix (name, ".pdf"));
  return contents;
}

/* Whatever is listed can be drawn, in all three kinds, and says what it shows to who cannot see it. */
static void
test_writes (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (fixture->data_dir, "--json", "trend", "900001", NULL);
  JsonArray *measures;
  guint n_by_term = 0;

  g_assert_cmpint (run.status, ==, 0);
  measures = json_object_get_array_member (parse_run (&run, parser), "measures");
  g_assert_cmpuint (json_array_get_length (measures), >, 2);
  for (guint i = 0; i < json_array_get_length (measures); i++)
    {
      JsonObject *measure = json_array_get_object_element (measures, i);
      const char *id = json_object_get_string_member (measure, "id");
      gboolean has_terms = json_object_get_boolean_member (measure, "terms");
      g_autofree char *svg = dup_written (fixture, id, "trend.svg", has_terms);
      g_autofree char *title = g_markup_escape_text (json_object_get_string_member (measure, "title"), -1);

      g_assert_true (g_str_has_prefix (svg, "<?xml"));
      g_assert_nonnull (strstr (svg, title));
      g_assert_nonnull (strstr (svg, "<desc"));
      n_by_term += has_terms;
    }
  g_assert_cmpuint (n_by_term, >, 0);
  {
    const char *id = json_object_get_string_member (json_array_get_object_element (measures, 0), "id");
    g_autofree char *png = dup_written (fixture, id, "trend.png", FALSE);
    g_autofree char *pdf = dup_written (fixture, id, "trend.PDF.pdf", FALSE);

    g_assert_true (g_str_has_prefix (png, "\x89PNG"));
    g_assert_true (g_str_has_prefix (pdf, "%PDF"));
  }
}

static void
assert_refused (Fixture    *fixture,
                int         status,
                const char *says,
                const char *measure,
                const char *name,
                const char *option)
{
  g_autofree char *path = g_build_filename (fixture->out_dir, name, NULL);
  g_auto(Run) run = spawn (fixture->data_dir, "trend", "900001", measure, "-o", path, option, NULL);

  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.err, says));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A measure of years only, another ending, a folder that is not there: nothing is written. */
static void
test_refuses (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (fixture->data_dir, "--json", "trend", "900001", NULL);
  JsonArray *measures = json_object_get_array_member (parse_run (&run, parser), "measures");
  guint n_by_year = 0;

  for (guint i = 0; i < json_array_get_length (measures); i++)
    {
      JsonObject *measure = json_array_get_object_element (measures, i);
      const char *id = json_object_get_string_member (measure, "id");

      if (i == 0)
        {
          assert_refused (fixture, 2, ".svg", id, "trend.docx", NULL);
          assert_refused (fixture, 4, "no such folder", id, "none/trend.svg", NULL);
        }
      if (json_object_get_boolean_member (measure, "terms"))
        continue;
      assert_refused (fixture, 2, "by year only", id, "trend.svg", "--by-term");
      n_by_year++;
    }
  g_assert_cmpuint (n_by_year, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/commands/trend/writes", Fixture, NULL, set_up, test_writes, tear_down);
  g_test_add ("/commands/trend/refuses", Fixture, NULL, set_up, test_refuses, tear_down);

  return g_test_run ();
}
