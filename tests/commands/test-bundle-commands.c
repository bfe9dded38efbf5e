/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "charter-spawn.h"

/* A school goes from one folder to another and back, by commands alone. */

typedef struct {
  char *folder;
  char *here;
  char *there;
  char *bundle;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_auto(Run) run = { 0 };

  fixture->folder = g_dir_make_tmp ("bundles-XXXXXX", NULL);
  fixture->here = g_build_filename (fixture->folder, "here", NULL);
  fixture->there = g_build_filename (fixture->folder, "there", NULL);
  fixture->bundle = g_build_filename (fixture->folder, "school.charter", NULL);
  run = spawn (fixture->here, "example", NULL);
  g_assert_cmpint (run.status, ==, 0);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  remove_folder (fixture->folder);
  g_free (fixture->here);
  g_free (fixture->there);
  g_free (fixture->bundle);
  g_free (fixture->folder);
}

static void
export_from (Fixture    *fixture,
             const char *data_dir)
{
  g_auto(Run) run = spawn (data_dir, "export", "900001", "-o", fixture->bundle, NULL);

  g_assert_cmpint (run.status, ==, 0);
}

static JsonObject *
import_at (Fixture    *fixture,
           const char *data_dir,
           JsonParser *parser)
{
  g_auto(Run) run = spawn (data_dir, "--json", "import", fixture->bundle, NULL);

  g_assert_cmpint (run.status, ==, 0);
  return json_array_get_object_element (json_object_get_array_member (parse_run (&run, parser), "files"), 0);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(JsonParser) again = json_parser_new ();
  g_auto(Run) run = spawn (fixture->here, "--json", "export", "900001", "-o", fixture->bundle, NULL);
  g_auto(Run) ours = { 0 };
  g_auto(Run) theirs = { 0 };
  g_auto(Run) check = { 0 };
  JsonObject *file;
  struct stat about;

  g_assert_cmpint (run.status, ==, 0);
  file = parse_run (&run, parser);
  g_assert_cmpstr (json_object_get_string_member (file, "file"), ==, fixture->bundle);
  g_assert_cmpint (g_stat (fixture->bundle, &about), ==, 0);
  g_assert_cmpint (json_object_get_int_member (file, "bytes"), ==, about.st_size);
  g_assert_true (json_object_get_null_member (file, "pages"));
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);

  file = import_at (fixture, fixture->there, again);
  g_assert_cmpstr (json_object_get_string_member (file, "kind"), ==, "bundle");
  g_assert_cmpint (json_object_get_int_member (file, "added"), >, 100);
  g_assert_cmpint (json_object_get_int_member (file, "skipped"), ==, 0);
  file = import_at (fixture, fixture->there, again);
  g_assert_cmpint (json_object_get_int_member (file, "added"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (file, "updated"), ==, 0);

  ours = spawn (fixture->here, "--json", "standing", "900001", NULL);
  theirs = spawn (fixture->there, "--json", "standing", "900001", NULL);
  g_assert_cmpstr (ours.out, ==, theirs.out);
  check = spawn (fixture->there, "check", NULL);
  g_assert_cmpint (check.status, ==, 0);
}

static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto(Run) first = { 0 };
  g_auto(Run) second = { 0 };
  g_auto(Run) refused = { 0 };
  g_auto(Run) taken = { 0 };
  g_auto(Run) ours = { 0 };
  g_auto(Run) theirs = { 0 };
  g_autoptr(JsonParser) parser = json_parser_new ();

  export_from (fixture, fixture->here);
  import_at (fixture, fixture->there, parser);
  first = spawn (fixture->here, "judge", "900001", "1.1", "advanced", NULL);
  second = spawn (fixture->there, "judge", "900001", "1.1", "na:It was closed", NULL);
  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (second.status, ==, 0);
  export_from (fixture, fixture->there);
  refused = spawn (fixture->here, "import", fixture->bundle, NULL);
  g_assert_cmpint (refused.status, ==, 2);
  g_assert_nonnull (strstr (refused.err, "1.1"));
  g_assert_nonnull (strstr (refused.err, "Nothing was brought in"));
  taken = spawn (fixture->here, "import", "--conflicts", "theirs", fixture->bundle, NULL);
  g_assert_cmpint (taken.status, ==, 0);
  ours = spawn (fixture->here, "--json", "standing", "900001", NULL);
  theirs = spawn (fixture->there, "--json", "standing", "900001", NULL);
  g_assert_cmpstr (ours.out, ==, theirs.out);
}

static void
test_anonymous (Fixture       *fixture,
                gconstpointer  data)
{
  g_auto(Run) run = spawn (fixture->here, "export", "900001", "--anonymous", "-o", fixture->bundle, NULL);
  g_auto(Run) schools = { 0 };
  g_autoptr(JsonParser) parser = json_parser_new ();

  g_assert_cmpint (run.status, ==, 0);
  import_at (fixture, fixture->there, parser);
  schools = spawn (fixture->there, "schools", NULL);
  g_assert_nonnull (strstr (schools.out, "School "));
  g_assert_null (strstr (schools.out, "900001"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/bundle-commands/round-trip", test_round_trip);
  ADD ("/bundle-commands/conflict", test_conflict);
  ADD ("/bundle-commands/anonymous", test_anonymous);
#undef ADD
  return g_test_run ();
}
