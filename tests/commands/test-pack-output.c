/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-spawn.h"

static void
assert_begins (const char *path,
               const char *magic)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpuint (length, >, 100);
  g_assert_true (memcmp (contents, magic, strlen (magic)) == 0);
}

/* The name's ending chooses what is written; only a PDF has pages of its own. */
static void
test_endings (Example       *example,
              gconstpointer  data)
{
  const char *folder = example->data_dir;
  const struct { const char *name; const char *table; const char *magic; gboolean has_pages; } files[] = {
    { "pack.pdf", NULL, "%PDF-", TRUE },
    { "pack.docx", NULL, "PK\003\004", FALSE },
    { "PACK.DOCX", NULL, "PK\003\004", FALSE },
    { "all.xlsx", NULL, "PK\003\004", FALSE },
    { "actions.xlsx", "actions", "PK\003\004", FALSE },
    { "judgements.csv", "judgements", "\xef\xbb\xbf\"Framework\"", FALSE },
    { "evidence.csv", "Evidence", "\xef\xbb\xbf\"Reference\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i].name, NULL);
      g_autoptr(JsonParser) parser = json_parser_new ();
      g_auto(Run) run = files[i].table
                        ? spawn (folder, "pack", "900001", "--json", "--table", files[i].table, "-o", path, NULL)
                        : spawn (folder, "pack", "900001", "--json", "-o", path, NULL);
      JsonObject *written = parse_run (&run, parser);

      g_assert_cmpint (run.status, ==, 0);
      g_assert_cmpstr (json_object_get_string_member (written, "file"), ==, path);
      g_assert_cmpint (json_object_get_null_member (written, "pages"), ==, !files[i].has_pages);
      assert_begins (path, files[i].magic);
    }
}

static void
test_wrong_use (Example       *example,
                gconstpointer  data)
{
  const char *folder = example->data_dir;
  g_autofree char *csv = g_build_filename (folder, "all.csv", NULL);
  g_autofree char *pdf = g_build_filename (folder, "actions.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "none", "pack.docx", NULL);
  g_autofree char *no_sheet = g_build_filename (folder, "none", "all.xlsx", NULL);
  g_auto(Run) several = spawn (folder, "pack", "900001", "-o", csv, NULL);
  g_auto(Run) unknown = spawn (folder, "pack", "900001", "--table", "pupils", "-o", csv, NULL);
  g_auto(Run) table = spawn (folder, "pack", "900001", "--table", "actions", "-o", pdf, NULL);
  g_auto(Run) folderless = spawn (folder, "pack", "900001", "-o", nowhere, NULL);
  g_auto(Run) sheetless = spawn (folder, "pack", "900001", "-o", no_sheet, NULL);
  g_auto(Run) missing = spawn (folder, "pack", "123456", "-o", "x.xlsx", NULL);

  g_assert_cmpint (several.status, ==, 2);
  g_assert_cmpint (unknown.status, ==, 2);
  g_assert_cmpint (table.status, ==, 2);
  g_assert_cmpint (folderless.status, ==, 4);
  g_assert_cmpint (sheetless.status, ==, 4);
  g_assert_cmpint (missing.status, ==, 1);
  g_assert_false (g_file_test (csv, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (pdf, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/pack-output/endings", Example, NULL, example_set_up, test_endings, example_tear_down);
  g_test_add ("/pack-output/wrong-use", Example, NULL, example_set_up, test_wrong_use, example_tear_down);
  return g_test_run ();
}
