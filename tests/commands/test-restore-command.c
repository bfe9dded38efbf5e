/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-spawn.h"

#define N_DAMAGED 12

typedef struct {
  Example example;
  char   *backup;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_auto(Run) run = { 0 };
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *object;

  example_set_up (&fixture->example, data);
  fixture->backup = g_build_filename (fixture->example.out_dir, "mine.db", NULL);
  run = spawn (fixture->example.data_dir, "backup", "-o", fixture->backup, "--json", NULL);
  g_assert_cmpint (run.status, ==, 0);
  object = parse_run (&run, parser);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, fixture->backup);
  g_assert_cmpint (json_object_get_int_member (object, "bytes"), >, 4096);
  g_assert_true (json_object_get_null_member (object, "pages"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  example_tear_down (&fixture->example, data);
  g_free (fixture->backup);
}

static char *
dup_standing (Fixture *fixture)
{
  g_auto(Run) run = spawn (fixture->example.data_dir, "standing", "900001", "--json", NULL);

  g_assert_cmpint (run.status, ==, 0);
  return g_strdup (run.out);
}

/* Says something new of the school, so that the backup is older than the records. */
static void
judge (Fixture *fixture)
{
  g_auto(Run) run = spawn (fixture->example.data_dir, "judge", "900001", "9.1", "advanced", NULL);
  g_auto(Run) other = spawn (fixture->example.data_dir, "judge", "900001", "9.2", "advanced", NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpint (other.status, ==, 0);
}

static char *
restore (Fixture    *fixture,
         const char *path)
{
  g_auto(Run) run = spawn (fixture->example.data_dir, "restore", path, "--json", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *object;

  g_assert_cmpint (run.status, ==, 0);
  object = parse_run (&run, parser);
  g_assert_cmpint (json_object_get_int_member (object, "schools"), ==, 1);
  g_assert_cmpint (json_object_get_int_member (object, "audits"), >, 1);
  g_assert_cmpint (json_object_get_int_member (object, "evidence"), >, 1);
  return g_strdup (json_object_get_string_member (object, "kept"));
}

static void
test_there_and_back (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *before = dup_standing (fixture);
  g_autofree char *after = NULL;
  g_autofree char *restored = NULL;
  g_autofree char *taken_back = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *again = NULL;
  g_auto(Run) check = { 0 };

  judge (fixture);
  after = dup_standing (fixture);
  g_assert_cmpstr (after, !=, before);
  kept = restore (fixture, fixture->backup);
  restored = dup_standing (fixture);
  g_assert_cmpstr (restored, ==, before);
  again = restore (fixture, kept);
  taken_back = dup_standing (fixture);
  g_assert_cmpstr (taken_back, ==, after);
  check = spawn (fixture->example.data_dir, "check", NULL);
  g_assert_cmpint (check.status, ==, 0);
}

static void
spoil (GRand *random,
       guint  i,
       char  *contents,
       gsize *length)
{
  gsize at = (gsize) g_rand_int_range (random, 100, (gint32) *length - 5000);

  switch (i % 3)
    {
    case 0:
      *length = at;
      break;
    case 1:
      memset (contents + at / 4096 * 4096, 0, 4096 * 3);
      break;
    default:
      for (gsize j = 0; j < 2000; j++)
        contents[g_rand_int_range (random, 100, (gint32) *length)] ^= (char) (1 << (j % 8));
    }
}

/* A damaged backup is refused, and the records stay what they are. */
static void
test_damaged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);
  g_autofree char *path = g_build_filename (fixture->example.out_dir, "spoilt.db", NULL);
  g_autofree char *before = NULL;
  guint n_refused = 0;

  judge (fixture);
  before = dup_standing (fixture);
  for (guint i = 0; i < N_DAMAGED; i++)
    {
      g_autofree char *contents = NULL;
      g_autofree char *after = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (fixture->backup, &contents, &length, NULL));
      spoil (random, i, contents, &length);
      g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
      g_auto(Run) run = spawn (fixture->example.data_dir, "restore", path, NULL);
      g_assert_cmpint (run.status, >=, 2);
      g_assert_cmpuint (strlen (run.err), >, 20);
      after = dup_standing (fixture);
      g_assert_cmpstr (after, ==, before);
      n_refused++;
    }
  g_test_message ("%u damaged backups, %u refused, nothing changed", N_DAMAGED, n_refused);
}

static void
test_not_a_backup (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->example.out_dir, "letter.txt", NULL);
  g_autofree char *before = dup_standing (fixture);
  g_autofree char *after = NULL;
  g_auto(Run) run = { 0 };
  g_auto(Run) none = { 0 };
  g_auto(Run) bare = { 0 };

  g_assert_true (g_file_set_contents (path, "Dear parents,\n", -1, NULL));
  run = spawn (fixture->example.data_dir, "restore", path, NULL);
  g_assert_cmpint (run.status, ==, 2);
  none = spawn (fixture->example.data_dir, "restore", "/nowhere/at/all.db", NULL);
  g_assert_cmpint (none.status, ==, 1);
  bare = spawn (fixture->example.data_dir, "restore", NULL);
  g_assert_cmpint (bare.status, ==, 2);
  after = dup_standing (fixture);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/restore/there-and-back", Fixture, NULL, set_up, test_there_and_back, tear_down);
  g_test_add ("/restore/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/restore/not-a-backup", Fixture, NULL, set_up, test_not_a_backup, tear_down);
  return g_test_run ();
}
