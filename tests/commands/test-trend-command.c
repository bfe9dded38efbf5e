/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-spawn.h"

static char *
dup_written (Example    *example,
             const char *measure,
             const char *name,
             gboolean    by_term)
{
  g_autofree char *path = g_build_filename (example->out_dir, name, NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (example->data_dir, "--json", "trend", "900001", measure, "-o", path,
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
test_writes (Example       *example,
             gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (example->data_dir, "--json", "trend", "900001", NULL);
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
      g_autofree char *svg = dup_written (example, id, "trend.svg", has_terms);
      g_autofree char *title = g_markup_escape_text (json_object_get_string_member (measure, "title"), -1);

      g_assert_true (g_str_has_prefix (svg, "<?xml"));
      g_assert_nonnull (strstr (svg, title));
      g_assert_nonnull (strstr (svg, "<desc"));
      n_by_term += has_terms;
    }
  g_assert_cmpuint (n_by_term, >, 0);
  {
    const char *id = json_object_get_string_member (json_array_get_object_element (measures, 0), "id");
    g_autofree char *png = dup_written (example, id, "trend.png", FALSE);
    g_autofree char *pdf = dup_written (example, id, "trend.PDF.pdf", FALSE);

    g_assert_true (g_str_has_prefix (png, "\x89PNG"));
    g_assert_true (g_str_has_prefix (pdf, "%PDF"));
  }
}

static void
assert_refused (Example    *example,
                int         status,
                const char *says,
                const char *measure,
                const char *name,
                const char *option)
{
  g_autofree char *path = g_build_filename (example->out_dir, name, NULL);
  g_auto(Run) run = spawn (example->data_dir, "trend", "900001", measure, "-o", path, option, NULL);

  g_assert_cmpint (run.status, ==, status);
  g_assert_nonnull (strstr (run.err, says));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* A measure of years only, another ending, a folder that is not there: nothing is written. */
static void
test_refuses (Example       *example,
              gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (example->data_dir, "--json", "trend", "900001", NULL);
  JsonArray *measures = json_object_get_array_member (parse_run (&run, parser), "measures");
  guint n_by_year = 0;

  for (guint i = 0; i < json_array_get_length (measures); i++)
    {
      JsonObject *measure = json_array_get_object_element (measures, i);
      const char *id = json_object_get_string_member (measure, "id");

      if (i == 0)
        {
          assert_refused (example, 2, ".svg", id, "trend.docx", NULL);
          assert_refused (example, 4, "no such folder", id, "none/trend.svg", NULL);
        }
      if (json_object_get_boolean_member (measure, "terms"))
        continue;
      assert_refused (example, 2, "by year only", id, "trend.svg", "--by-term");
      n_by_year++;
    }
  g_assert_cmpuint (n_by_year, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/commands/trend/writes", Example, NULL, example_set_up, test_writes, example_tear_down);
  g_test_add ("/commands/trend/refuses", Example, NULL, example_set_up, test_refuses, example_tear_down);

  return g_test_run ();
}
