/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-directory-job.h"
#include "charter-directory-sheet-job.h"
#include "charter-paginator.h"
#include "charter-pdf-output.h"
#include "charter-synonyms-job.h"

typedef struct {
  CharterSession *session;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("papers-XXXXXX", NULL);
  g_autoptr(CharterSchool) school = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  g_autoptr(GAsyncResult) loaded = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  fixture->session = charter_session_new (folder);
  charter_session_open_async (fixture->session, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  charter_session_open_finish (fixture->session, opened, &error);
  g_assert_no_error (error);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  slot = NULL;
  charter_session_open_school_async (fixture->session, school, NULL, charter_session_await_cb, &slot);
  loaded = charter_session_await (&slot);
  charter_session_open_school_finish (fixture->session, loaded, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(GAsyncResult) closed = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_session_close_async (fixture->session, charter_session_await_cb, &slot);
  closed = charter_session_await (&slot);
  charter_session_close_finish (fixture->session, closed, &error);
  g_assert_no_error (error);
  g_clear_object (&closed);
  g_clear_object (&fixture->session);
}

static CharterDocument *
compose (Fixture               *fixture,
         CharterDirectoryPaper  paper,
         const char            *list,
         const char            *entry)
{
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  CharterDocument *document;

  charter_directory_paper_compose_async (fixture->session, paper, list, entry, NULL, charter_session_await_cb, &slot);
  done = charter_session_await (&slot);
  document = charter_directory_paper_compose_finish (fixture->session, done, &error);
  g_assert_no_error (error);
  g_assert_nonnull (document);
  return document;
}

/* What the headings say. */
static char *
dup_headings (CharterDocument *document)
{
  GPtrArray *blocks = charter_document_get_blocks (document);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == CHARTER_BLOCK_HEADING)
        g_string_append_printf (text, "%s\n", charter_text_get_words (block->text));
    }
  return g_string_free (text, FALSE);
}

static CharterEntry *
find (Fixture    *fixture,
      const char *words)
{
  CharterDirectoryQuery query = { .words = words, .age = -1, .limit = 1 };
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  GAsyncResult *slot = NULL;

  charter_reference_search_entries_async (charter_session_get_reference (fixture->session), &query, NULL,
                                          charter_session_await_cb, &slot);
  done = charter_session_await (&slot);
  hits = charter_reference_search_entries_finish (charter_session_get_reference (fixture->session), done, NULL,
                                                  NULL, NULL);
  g_assert_cmpuint (hits->len, ==, 1);
  return g_object_ref (((CharterDirectoryHit *) hits->pdata[0])->entry);
}

static void
test_lists (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(CharterEntry) camhs = find (fixture, "camhs");
  g_autoptr(CharterEntry) speech = find (fixture, "speech therapy");
  g_autoptr(CharterDocument) all = NULL;
  g_autoptr(CharterDocument) year = NULL;
  g_autoptr(CharterDocument) one = NULL;
  g_autofree char *all_words = NULL;
  g_autofree char *year_words = NULL;
  g_autofree char *one_words = NULL;
  g_auto(GStrv) names = NULL;

  charter_directory_set_pinned (fixture->session, camhs, TRUE);
  charter_directory_set_on (fixture->session, speech, "Year 3", TRUE);
  charter_directory_set_on (fixture->session, speech, "Year 3", TRUE);
  names = charter_directory_list_names (fixture->session);
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[1], ==, "Year 3");
  g_assert_true (charter_directory_is_on (fixture->session, charter_entry_get_id (speech), "Year 3"));
  g_assert_false (charter_directory_is_on (fixture->session, charter_entry_get_id (camhs), "Year 3"));

  all = compose (fixture, CHARTER_DIRECTORY_SIGNPOST, NULL, NULL);
  all_words = dup_headings (all);
  g_assert_nonnull (strstr (all_words, "CAMHS"));
  g_assert_nonnull (strstr (all_words, "speech and language"));
  year = compose (fixture, CHARTER_DIRECTORY_SIGNPOST, "Year 3", NULL);
  year_words = dup_headings (year);
  g_assert_null (strstr (year_words, "CAMHS"));
  one = compose (fixture, CHARTER_DIRECTORY_CHANGE, NULL, charter_entry_get_id (camhs));
  one_words = dup_headings (one);
  g_assert_null (strstr (one_words, "speech and language"));

  charter_directory_set_on (fixture->session, speech, "Year 3", FALSE);
  g_assert_false (charter_directory_is_pinned (fixture->session, charter_entry_get_id (speech)));
}

/* Every paper becomes a tagged PDF, with pins and without. */
static void
test_papers (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(CharterEntry) camhs = find (fixture, "camhs");

  for (guint round = 0; round < 2; round++)
    {
      for (guint i = 0; i < CHARTER_N_DIRECTORY_PAPERS; i++)
        {
          g_autoptr(CharterDocument) document = compose (fixture, i, NULL, NULL);
          g_autoptr(CharterPages) pages = charter_paginate_here (document);
          g_autoptr(GError) error = NULL;
          g_autoptr(GBytes) pdf = charter_pdf_output_make (pages, &error);

          g_assert_no_error (error);
          g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
          g_assert_cmpuint (charter_pages_get_n_pages (pages), >=, i == CHARTER_DIRECTORY_BOOKLET ? 10 : 1);
          g_assert_nonnull (charter_directory_paper_get_title (i));
        }
      charter_directory_set_pinned (fixture->session, camhs, TRUE);
      charter_directory_note_gap (fixture->session, "Art therapy", "semh", "Year 5", NULL);
    }
}

static void
test_large_print (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CharterEntry) camhs = find (fixture, "camhs");
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(CharterPages) pages = NULL;
  GArray *marks;

  charter_directory_set_pinned (fixture->session, camhs, TRUE);
  document = compose (fixture, CHARTER_DIRECTORY_SIGNPOST_LARGE, NULL, NULL);
  pages = charter_paginate_here (document);
  marks = charter_pages_get_marks (pages, 0);
  for (guint i = 0; i < marks->len; i++)
    {
      CharterMark *mark = &g_array_index (marks, CharterMark, i);

      /* Outside the footer no word is smaller than 16 points, and running text has 18. */
      if (mark->kind == CHARTER_MARK_LINE_OF_TEXT && mark->node != CHARTER_NODE_NONE)
        g_assert_cmpint (pango_font_description_get_size (pango_layout_get_font_description (mark->layout)), >=,
                         16 * PANGO_SCALE);
    }
}

static void
test_gaps (Fixture       *fixture,
           gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  GListModel *gaps = charter_portfolio_get_list (portfolio, CHARTER_TYPE_UNMET_NEED);
  CharterUnmetNeed *gap = charter_directory_note_gap (fixture->session, "Art therapy", "semh", "Year 5", "Asked twice");

  g_assert_cmpuint (g_list_model_get_n_items (gaps), ==, 1);
  g_assert_cmpstr (charter_unmet_need_get_noted_on (gap), ==, "2026-11-21");
  charter_directory_remove_gap (fixture->session, gap);
  g_assert_cmpuint (g_list_model_get_n_items (gaps), ==, 0);
}

static void
test_synonyms (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) groups = charter_synonyms_load (fixture->session, NULL);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = NULL;
  CharterOwnSynonyms *group = g_new0 (CharterOwnSynonyms, 1);

  g_assert_cmpuint (groups->len, ==, 0);
  group->shown = g_strdup ("CAMHS, the hub");
  group->hidden = g_strdup (" shrink ,");
  g_ptr_array_add (groups, group);
  g_ptr_array_add (groups, g_new0 (CharterOwnSynonyms, 1));
  g_assert_true (charter_synonyms_save (fixture->session, groups, &error));
  g_assert_no_error (error);
  g_ptr_array_unref (groups);
  groups = charter_synonyms_load (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (groups->len, ==, 1);
  group = g_ptr_array_index (groups, 0);
  g_assert_cmpstr (group->shown, ==, "CAMHS, the hub");
  g_assert_cmpstr (group->hidden, ==, "shrink");
  g_object_unref (find (fixture, "shrink"));

  path = g_build_filename (charter_store_get_data_dir (charter_session_get_store (fixture->session)),
                           "synonyms.json", NULL);
  g_file_set_contents (path, "[", -1, NULL);
  g_assert_null (charter_synonyms_load (fixture->session, &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/directory-papers/lists", test_lists);
  ADD ("/directory-papers/papers", test_papers);
  ADD ("/directory-papers/large-print", test_large_print);
  ADD ("/directory-papers/gaps", test_gaps);
  ADD ("/directory-papers/synonyms", test_synonyms);
  return g_test_run ();
}
