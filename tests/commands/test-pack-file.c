/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <poppler.h>
#include <string.h>

#include "charter-spawn.h"

typedef struct {
  Example example;
  char   *path;  /* of a pack */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  example_set_up (&fixture->example, data);
  fixture->path = g_build_filename (fixture->example.data_dir, "pack.pdf", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  example_tear_down (&fixture->example, data);
  g_free (fixture->path);
}

static PopplerDocument *
open_pdf (const char *path)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_gfile (file, NULL, NULL, &error);

  g_assert_no_error (error);
  return document;
}

static char *
dup_page_text (const char *path,
               int         number)
{
  PopplerDocument *document = open_pdf (path);
  PopplerPage *page = poppler_document_get_page (document, number);
  char *text = poppler_page_get_text (page);

  g_object_unref (page);
  g_object_unref (document);
  return text;
}

/* Runs another program and gives what it says; NULL when it is not installed. */
static char *
run_tool (const char * const *words)
{
  g_autofree char *program = g_find_program_in_path (words[0]);
  g_autoptr(GError) error = NULL;
  char *out = NULL;
  int status;

  if (!program)
    return NULL;
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

/* The code on the paper is the one in print, which is that of the records. */
static void
test_code_square (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *picture = g_build_filename (fixture->example.data_dir, "cover", NULL);
  g_autofree char *picture_file = g_strconcat (picture, ".png", NULL);
  const char * const draw[] = { "pdftoppm", "-singlefile", "-r", "150", "-png", fixture->path, picture, NULL };
  const char * const read[] = { "zbarimg", "--quiet", "--raw", picture_file, NULL };
  g_auto(Run) run = spawn (fixture->example.data_dir, "pack", "900001", "-o", fixture->path, NULL);
  g_autofree char *drawn = run_tool (draw);
  g_autofree char *code = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (run.status, ==, 0);
  code = drawn ? run_tool (read) : NULL;
  if (!code)
    {
      g_test_skip ("pdftoppm or zbarimg is not here");
      return;
    }
  g_strchomp (code);
  g_assert_true (g_str_has_prefix (code, "INCLUSION CHARTER 900001 2026-11-21 "));
  text = dup_page_text (fixture->path, 0);
  g_assert_nonnull (strstr (text, strrchr (code, ' ') + 1));
  g_assert_cmpuint (strlen (strrchr (code, ' ') + 1), ==, 19);
}

static guint
count_attachments (const char *path)
{
  PopplerDocument *document = open_pdf (path);
  GList *attachments = poppler_document_get_attachments (document);
  guint n = g_list_length (attachments);

  g_list_free_full (attachments, g_object_unref);
  g_object_unref (document);
  return n;
}

static int
count_pages (const char *path)
{
  PopplerDocument *document = open_pdf (path);
  int n = poppler_document_get_n_pages (document);

  g_object_unref (document);
  return n;
}

static void
test_annexes (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *other = g_build_filename (fixture->example.data_dir, "other.pdf", NULL);
  g_auto(Run) none = spawn (fixture->example.data_dir, "pack", "900001", "-o", other, NULL);
  g_auto(Run) wrong = spawn (fixture->example.data_dir, "pack", "900001", "--annexes=all", "-o", fixture->path, NULL);
  g_auto(Run) files = { 0 };
  g_auto(Run) pages = { 0 };

  g_assert_cmpint (none.status, ==, 0);
  g_assert_cmpuint (count_attachments (other), ==, 0);
  g_assert_cmpint (wrong.status, ==, 2);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  files = spawn (fixture->example.data_dir, "pack", "900001", "--annexes=files", "-o", fixture->path, NULL);
  g_assert_cmpint (files.status, ==, 0);
  g_assert_cmpuint (count_attachments (fixture->path), >, 10);

  pages = spawn (fixture->example.data_dir, "pack", "900001", "--annexes=pages", "-o", fixture->path, NULL);
  g_assert_cmpint (pages.status, ==, 0);
  g_assert_cmpuint (count_attachments (fixture->path), ==, 0);
  g_assert_cmpint (count_pages (fixture->path), >, count_pages (other) + 3);
}

/* A pack that is evidence of something, attached to a later pack, does not speak for it. */
static void
test_pack_in_pack (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *earlier = g_build_filename (fixture->example.data_dir, "earlier.pdf", NULL);
  g_auto(Run) first = spawn (fixture->example.data_dir, "pack", "900001", "-o", earlier, NULL);
  g_auto(Run) kept = spawn (fixture->example.data_dir, "evidence", "900001", earlier, "--item", "1.1", NULL);
  g_auto(Run) second = spawn (fixture->example.data_dir, "pack", "900001", "--annexes=files", "-o", fixture->path, NULL);
  g_auto(Run) old = spawn (fixture->example.data_dir, "check", earlier, NULL);
  g_auto(Run) new = spawn (fixture->example.data_dir, "check", fixture->path, NULL);

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (kept.status, ==, 0);
  g_assert_cmpint (second.status, ==, 0);
  g_assert_cmpint (old.status, ==, 4);
  g_assert_cmpint (new.status, ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/pack-file/code-square", test_code_square);
  ADD ("/pack-file/annexes", test_annexes);
  ADD ("/pack-file/pack-in-pack", test_pack_in_pack);
  return g_test_run ();
}
