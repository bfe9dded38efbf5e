/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-directory-change.h"
#include "charter-directory-job.h"
#include "charter-directory-sheet-job.h"
#include "charter-paginator.h"
#include "charter-pdf-output.h"
#include "charter-report-job.h"
#include "charter-sitting.h"
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

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  fixture->session = sitting_open (folder);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  sitting_open_school (fixture->session, school);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_close (g_steal_pointer (&fixture->session));
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

static CharterEntry *
change_entry_new (const char *role,
                  const char *email,
                  const char *source_title)
{
  CharterEntry *entry = g_object_new (CHARTER_TYPE_ENTRY, "id", "e1", "name", "Art & play?", "source", "test",
                                      "source-title", source_title, "checked-on", "2022", NULL);

  charter_entry_add_contact (entry, "Front desk", NULL, "desk@example.org", NULL);
  charter_entry_add_contact (entry, role, NULL, email, NULL);
  return entry;
}

/* A change is told to whom the entry names for it, and to nobody that a file slips in. */
static void
test_change_address (Fixture       *fixture,
                     gconstpointer  data)
{
  static const struct { const char *role, *email, *source, *address; } cases[] = {
    { "Corrections", "mend@example.org", "A page", "mend@example.org" },
    { "Local Offer team", "offer@example.org", NULL, "offer@example.org" },
    { "Director", "boss@example.org", "A page", NULL },
    { "Duty desk", "duty@example.org", "A list; write to list@example.org", "list@example.org" },
    { "Updates", "no address", "A page", NULL },
    { "Updates", "a@example.org,b@example.org", "A page", NULL },
    { NULL, NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(CharterEntry) entry = change_entry_new (cases[i].role, cases[i].email, cases[i].source);
      g_autofree char *address = charter_directory_dup_change_address (entry);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

static void
test_change_mail (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(CharterEntry) entry = change_entry_new (NULL, NULL, "A page of 2022");
  g_autofree char *open = charter_directory_dup_change_mail (entry, NULL, NULL);
  g_autofree char *sent = charter_directory_dup_change_mail (entry, "mend@example.org", "Testfield");
  g_autofree char *odd = charter_directory_dup_change_mail (entry, "mend@example.org?bcc=x@example.org", NULL);
  g_autofree char *words = g_uri_unescape_string (sent, NULL);
  g_autoptr(GUri) uri = g_uri_parse (sent, G_URI_FLAGS_NONE, NULL);

  g_assert_nonnull (uri);
  g_assert_true (g_str_has_prefix (open, "mailto:?subject="));
  g_assert_true (g_str_has_prefix (sent, "mailto:mend@example.org?subject="));
  g_assert_true (g_str_has_prefix (odd, "mailto:?subject="));
  g_assert_null (strstr (sent, "&play"));
  g_assert_null (strstr (sent, "\n"));
  g_assert_nonnull (strstr (sent, "%0D%0A"));
  g_assert_nonnull (strstr (words, "Art & play?"));
  g_assert_nonnull (strstr (words, "Source: A page of 2022\r\n"));
  g_assert_nonnull (strstr (words, "Reported by: Testfield"));
}

/* A family's sheet of a list leaves out what is for staff only; asked for by itself it is made. */
static void
test_staff_only (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(CharterEntry) network = find (fixture, "inclusion leader network");
  g_autoptr(CharterDocument) none = NULL;
  g_autoptr(CharterDocument) poster = NULL;
  g_autoptr(CharterDocument) one = NULL;
  g_autofree char *none_words = NULL;
  g_autofree char *one_words = NULL;

  charter_directory_set_pinned (fixture->session, network, TRUE);
  none = compose (fixture, CHARTER_DIRECTORY_SIGNPOST, NULL, NULL);
  none_words = dup_headings (none);
  g_assert_null (strstr (none_words, charter_entry_get_name (network)));
  one = compose (fixture, CHARTER_DIRECTORY_SIGNPOST, NULL, charter_entry_get_id (network));
  one_words = dup_headings (one);
  g_assert_nonnull (strstr (one_words, charter_entry_get_name (network)));
  poster = compose (fixture, CHARTER_DIRECTORY_POSTER, NULL, NULL);
  g_assert_cmpuint (charter_document_get_blocks (poster)->len, >, 4);
}

/* The gallery asks for them like for any document, and gets an error where there is nothing to tell. */
static void
test_reports (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    {
      g_autoptr(GAsyncResult) done = NULL;
      g_autoptr(CharterDocument) document = NULL;
      g_autoptr(GError) error = NULL;
      g_autofree char *name = charter_pack_job_dup_name (fixture->session, i);
      GAsyncResult *slot = NULL;

      charter_report_compose_async (fixture->session, i, FALSE, NULL, charter_session_await_cb, &slot);
      done = charter_session_await (&slot);
      document = charter_report_compose_finish (fixture->session, done, &error);
      g_assert_no_error (error);
      g_assert_nonnull (document);
      g_assert_true (g_str_has_suffix (name, ".pdf"));
    }
}

/* The gallery asks for all at once, while somebody types into the directory's search. */
static void
test_all_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  CharterDirectoryQuery query = { .words = "camhs", .age = -1, .limit = 1 };
  GAsyncResult *slots[CHARTER_N_DIRECTORY_PAPERS] = { NULL };
  GAsyncResult *search = NULL;

  for (guint i = 0; i < CHARTER_N_DIRECTORY_PAPERS; i++)
    charter_directory_paper_compose_async (fixture->session, i, NULL, NULL, NULL, charter_session_await_cb,
                                           &slots[i]);
  charter_reference_search_entries_async (charter_session_get_reference (fixture->session), &query, NULL,
                                          charter_session_await_cb, &search);
  for (guint i = 0; i < CHARTER_N_DIRECTORY_PAPERS; i++)
    {
      g_autoptr(GAsyncResult) done = charter_session_await (&slots[i]);
      g_autoptr(GError) error = NULL;
      g_autoptr(CharterDocument) document = charter_directory_paper_compose_finish (fixture->session, done, &error);

      g_assert_no_error (error);
      g_assert_nonnull (document);
    }
  g_object_unref (charter_session_await (&search));
}

static void
test_report_cancelled (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_cancellable_cancel (cancellable);
  charter_report_compose_async (fixture->session, CHARTER_REPORT_BOOKLET, FALSE, cancellable,
                                charter_session_await_cb, &slot);
  done = charter_session_await (&slot);
  g_assert_null (charter_report_compose_finish (fixture->session, done, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  ADD ("/directory-papers/change-address", test_change_address);
  ADD ("/directory-papers/change-mail", test_change_mail);
  ADD ("/directory-papers/staff-only", test_staff_only);
  ADD ("/directory-papers/reports", test_reports);
  ADD ("/directory-papers/all-at-once", test_all_at_once);
  ADD ("/directory-papers/report-cancelled", test_report_cancelled);
  ADD ("/directory-papers/gaps", test_gaps);
  ADD ("/directory-papers/synonyms", test_synonyms);
  return g_test_run ();
}
