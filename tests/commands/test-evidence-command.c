/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "charter-spawn.h"

typedef struct {
  Example example;
  char   *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  example_set_up (&fixture->example, data);
  fixture->file = g_build_filename (fixture->example.data_dir, "Minutes.txt", NULL);
  g_file_set_contents (fixture->file, "What was said.\n", -1, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  example_tear_down (&fixture->example, data);
  g_free (fixture->file);
}

static void
test_attach (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (fixture->example.data_dir, "evidence", "900001", fixture->file, "--title", "Minutes of May",
                           "--item", "8.2", "--item", "8.3", "--json", NULL);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "What was said.\n", -1);
  JsonObject *said;
  JsonArray *items;

  g_assert_cmpint (run.status, ==, 0);
  said = parse_run (&run, parser);
  items = json_object_get_array_member (said, "items");
  g_assert_cmpstr (json_object_get_string_member (said, "title"), ==, "Minutes of May");
  g_assert_cmpstr (json_object_get_string_member (said, "sha256"), ==, sum);
  g_assert_cmpint (json_object_get_int_member (said, "size"), ==, 15);
  g_assert_true (g_uuid_string_is_valid (json_object_get_string_member (said, "id")));
  g_assert_cmpuint (json_array_get_length (items), ==, 2);
  g_assert_cmpstr (json_array_get_string_element (items, 0), ==, "8.2");
}

/* The same file again is no second copy. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonParser) first_parser = json_parser_new ();
  g_autoptr(JsonParser) second_parser = json_parser_new ();
  g_auto(Run) first = spawn (fixture->example.data_dir, "evidence", "900001", fixture->file, "--json", NULL);
  g_auto(Run) second = spawn (fixture->example.data_dir, "evidence", "900001", fixture->file, "--item", "8.2",
                              "--json", NULL);

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (second.status, ==, 0);
  g_assert_cmpstr (json_object_get_string_member (parse_run (&first, first_parser), "id"), ==,
                   json_object_get_string_member (parse_run (&second, second_parser), "id"));
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_auto(Run) no_file = spawn (fixture->example.data_dir, "evidence", "900001", "no-such-file.txt", "--json", NULL);
  g_auto(Run) no_item = spawn (fixture->example.data_dir, "evidence", "900001", fixture->file, "--item", "99.9",
                               "--json", NULL);
  g_auto(Run) no_school = spawn (fixture->example.data_dir, "evidence", "123456", fixture->file, "--json", NULL);
  g_auto(Run) too_few = spawn (fixture->example.data_dir, "evidence", "900001", "--json", NULL);

  assert_error (&no_file, 1, "no-such-file");
  assert_error (&no_item, 1, "no-such-item");
  assert_error (&no_school, 1, "no-such-school");
  assert_error (&too_few, 2, "usage");
}

static void
test_check (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) run = spawn (fixture->example.data_dir, "check", "--json", NULL);
  JsonObject *said = parse_run (&run, parser);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_true (json_object_get_boolean_member (said, "ok"));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (said, "problems")), ==, 0);
}

/* Writes other words over the first kept file that is found. */
static void
spoil_evidence (const char *folder)
{
  g_autoptr(GDir) outer = g_dir_open (folder, 0, NULL);
  const char *name = g_dir_read_name (outer);
  g_autofree char *inner_path = g_build_filename (folder, name, NULL);
  g_autoptr(GDir) inner = g_dir_open (inner_path, 0, NULL);
  g_autofree char *path = g_build_filename (inner_path, g_dir_read_name (inner), NULL);

  g_chmod (path, 0600);
  g_assert_true (g_file_set_contents (path, "something else", -1, NULL));
}

static void
test_check_spoilt (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *folder = g_build_filename (fixture->example.data_dir, "evidence", NULL);
  g_auto(Run) run = { 0 };
  JsonObject *said;
  JsonObject *problem;

  spoil_evidence (folder);
  run = spawn (fixture->example.data_dir, "check", "--json", NULL);
  g_assert_cmpint (run.status, ==, 4);
  said = parse_run (&run, parser);
  g_assert_false (json_object_get_boolean_member (said, "ok"));
  problem = json_array_get_object_element (json_object_get_array_member (said, "problems"), 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (problem, "where")), >, 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (problem, "what")), >, 0);
  g_assert_cmpuint (strlen (json_object_get_string_member (problem, "do")), >, 0);
}

/* What the seal in a file says that begins like a pack. */
static char *
write_pack_like (const char *folder,
                 const char *seal)
{
  char *path = g_build_filename (folder, "like.pdf", NULL);
  g_autofree char *text = g_strdup_printf ("%%PDF-1.7\n<charter:seal>%s</charter:seal>\n", seal);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return path;
}

/* The same file, made a day before. */
static void
make_older (const char *path)
{
  g_autofree char *text = NULL;
  gsize length;
  char *day;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  day = memmem (text, length, "<charter:seal>", 14);
  day = memmem (day, length - (gsize) (day - text), " 2026-11-21T", 12);
  g_assert_nonnull (day);
  day[10] = '0';
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
}

static void
test_check_pack (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->example.data_dir, "pack.pdf", NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_auto(Run) written = spawn (fixture->example.data_dir, "pack", "900001", "-o", path, NULL);
  g_auto(Run) same = spawn (fixture->example.data_dir, "check", path, NULL);
  g_auto(Run) again = spawn (fixture->example.data_dir, "check", path, "--json", NULL);
  g_auto(Run) judged = spawn (fixture->example.data_dir, "judge", "900001", "1.1", "Emerging", "--note",
                              "Seen again.", NULL);
  g_auto(Run) other = spawn (fixture->example.data_dir, "check", path, "--json", NULL);
  g_auto(Run) older = { 0 };
  JsonObject *said;

  g_assert_cmpint (written.status, ==, 0);
  g_assert_cmpint (same.status, ==, 0);
  g_assert_nonnull (strstr (same.out, "matches the records"));
  g_assert_cmpint (again.status, ==, 0);
  g_assert_true (json_object_get_boolean_member (parse_run (&again, parser), "ok"));
  g_assert_cmpint (judged.status, ==, 0);
  g_assert_cmpint (other.status, ==, 4);
  said = parse_run (&other, parser);
  g_assert_false (json_object_get_boolean_member (said, "ok"));
  said = json_array_get_object_element (json_object_get_array_member (said, "problems"), 0);
  g_assert_nonnull (strstr (json_object_get_string_member (said, "what"), "no longer those of 21 November 2026"));
  make_older (path);
  older = spawn (fixture->example.data_dir, "check", path, NULL);
  g_assert_cmpint (older.status, ==, 4);
  g_assert_nonnull (strstr (older.out, "have changed, the first on 21 November 2026"));
}

static void
test_check_no_pack (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char digest[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  g_autofree char *seal = g_strdup_printf ("nobody %s 2026-11-21T15:30:00.123Z", digest);
  g_autofree char *path = write_pack_like (fixture->example.data_dir, seal);
  g_auto(Run) unknown = spawn (fixture->example.data_dir, "check", path, "--json", NULL);
  g_autofree char *cut = write_pack_like (fixture->example.data_dir, "nobody 0123 then");
  g_auto(Run) none = spawn (fixture->example.data_dir, "check", cut, "--json", NULL);
  g_auto(Run) missing = spawn (fixture->example.data_dir, "check", "no-such.pdf", "--json", NULL);

  assert_error (&unknown, 1, "no-such-school");
  g_assert_cmpint (none.status, ==, 2);
  g_assert_cmpint (missing.status, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/evidence-command/attach", Fixture, NULL, set_up, test_attach, tear_down);
  g_test_add ("/evidence-command/again", Fixture, NULL, set_up, test_again, tear_down);
  g_test_add ("/evidence-command/refusals", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/check-command/well", Fixture, NULL, set_up, test_check, tear_down);
  g_test_add ("/check-command/spoilt-file", Fixture, NULL, set_up, test_check_spoilt, tear_down);
  g_test_add ("/check-command/pack", Fixture, NULL, set_up, test_check_pack, tear_down);
  g_test_add ("/check-command/no-pack", Fixture, NULL, set_up, test_check_no_pack, tear_down);
  return g_test_run ();
}
