/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-directory-sheets.h"
#include "charter-paginator.h"
#include "fixture-pdf.h"

#define TODAY "2026-11-21"

static CharterEntry *
entry_new (guint       number,
           CharterTier tier,
           const char *route)
{
  g_autofree char *id = g_strdup_printf ("entry-%u", number);
  g_autofree char *name = g_strdup_printf ("Service number %u for schools", number);
  CharterEntry *entry = g_object_new (CHARTER_TYPE_ENTRY,
    "id", id, "name", name, "source", "test", "source-title", "A page without a date",
    "organisation", "Testfield Council",
    "description", "Help with talking and with listening in class and at home. A second sentence says more.",
    "eligibility", "Pupils who find it hard to talk", "route", route, "referral", "By the form",
    "needed-first", "A note of what was tried. A letter from school.", "wait", "Six weeks",
    "cost", "Free", "address", "1 High Street, Testfield", "postcode", "TE1 1ST",
    "schedule", "Mondays in term", "checked-on", number % 2 ? "2026-10-01" : "2019", "status", "active",
    "has-tier", TRUE, "tier", tier, "minimum-age", 5, "maximum-age", 11,
    "needs", (const char *[]) { number % 2 ? "communication" : "semh", NULL },
    "for-whom", (const char *[]) { "pupil", "family", NULL }, NULL);

  charter_entry_add_contact (entry, "Office", "01632 960001", "office@example.org", "https://example.org");
  return entry;
}

static CharterDirectorySource
source_new (guint n)
{
  static const char * const routes[] = { "open", "school-refers", "panel", NULL };
  CharterDirectorySource source = { .today = TODAY };

  source.entries = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (source.entries, entry_new (i + 1, i % 3, routes[i % G_N_ELEMENTS (routes)]));
  return source;
}

/* To look at them: CHARTER_TEST_PICTURES names a folder. */
static void
keep (GBytes     *pdf,
      const char *name)
{
  const char *folder = g_getenv ("CHARTER_TEST_PICTURES");
  g_autofree char *path = folder ? g_strdup_printf ("%s/%s.pdf", folder, name) : NULL;

  if (path)
    g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL);
}

static guint
count_nodes (CharterPages *pages,
             const char   *role)
{
  GArray *nodes = charter_pages_get_nodes (pages);
  guint n = 0;

  for (guint i = 0; i < nodes->len; i++)
    if (g_str_equal (g_array_index (nodes, CharterNode, i).role, role))
      n++;
  return n;
}

/* Tagged as PDF/UA-1 asks: language, title, headings in order, scopes, alternatives. */
static GBytes *
check (CharterDocument *document,
       const char      *name)
{
  GBytes *pdf = fixture_pdf_make (document);
  PopplerDocument *poppler = poppler_document_new_from_bytes (pdf, NULL, NULL);
  g_autofree char *title = poppler_document_get_title (poppler);

  fixture_pdf_check (pdf);
  g_assert_cmpstr (title, ==, charter_document_get_title (document));
  g_object_unref (poppler);
  keep (pdf, name);
  return pdf;
}

static CharterPages *
lay_out (CharterDocument *document)
{
  return charter_paginate_here (document);
}

static void
test_signpost (void)
{
  CharterDirectorySource source = source_new (4);

  for (guint i = CHARTER_SIGNPOST_NORMAL; i <= CHARTER_SIGNPOST_LARGE; i++)
    {
      g_autoptr(CharterDocument) document = charter_signpost_sheet_compose (&source, i);
      g_autoptr(GBytes) pdf = check (document, i == CHARTER_SIGNPOST_LARGE ? "signpost-large" : "signpost");
      g_autoptr(CharterPages) pages = lay_out (document);
      g_autofree char *words = fixture_pdf_dup_text (pdf);

      g_assert_cmpuint (count_nodes (pages, "H1"), ==, 1);
      g_assert_cmpuint (count_nodes (pages, "H2"), ==, 4);
      g_assert_cmpuint (count_nodes (pages, "Table"), ==, 4);
      g_assert_nonnull (strstr (words, "You choose whether to ask."));
      g_assert_nonnull (strstr (words, "01632 960001"));
    }
  g_ptr_array_unref (source.entries);
}

/* A picture beside each line, each with its alternative, and a service on each page. */
static void
test_easy_read (void)
{
  CharterDirectorySource source = source_new (4);
  g_autoptr(CharterDocument) document = charter_signpost_sheet_compose (&source, CHARTER_SIGNPOST_EASY);
  g_autoptr(GBytes) pdf = check (document, "signpost-easy");
  g_autoptr(CharterPages) pages = lay_out (document);
  g_autofree char *spoken = fixture_pdf_dup_tagged_text (pdf);
  GArray *nodes = charter_pages_get_nodes (pages);

  g_assert_cmpuint (count_nodes (pages, "H2"), ==, 4);
  g_assert_cmpuint (count_nodes (pages, "Figure"), ==, count_nodes (pages, "H3"));
  g_assert_cmpuint (count_nodes (pages, "Figure"), >, 40);
  for (guint i = 0; i < nodes->len; i++)
    if (g_str_equal (g_array_index (nodes, CharterNode, i).role, "Figure"))
      g_assert_nonnull (g_array_index (nodes, CharterNode, i).alternative);
  g_assert_nonnull (strstr (spoken, "Does it cost money?"));
  g_assert_null (strstr (spoken, "A second sentence says more."));
  g_ptr_array_unref (source.entries);
}

/* Every picture stands beside its words: left of them, and not over the next one. */
static void
test_pictures_beside (void)
{
  CharterDirectorySource source = source_new (3);
  g_autoptr(CharterDocument) document = charter_signpost_sheet_compose (&source, CHARTER_SIGNPOST_EASY);
  g_autoptr(CharterPages) pages = lay_out (document);

  for (guint page = 0; page < charter_pages_get_n_pages (pages); page++)
    {
      GArray *marks = charter_pages_get_marks (pages, page);
      double foot = 0;

      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *mark = &g_array_index (marks, CharterMark, i);

          if (mark->kind != CHARTER_MARK_FIGURE)
            continue;
          g_assert_cmpfloat (mark->x, <, CHARTER_PAGE_SIDE + 1);
          g_assert_cmpfloat (mark->y, >=, foot);
          foot = mark->y + mark->height;
          g_assert_cmpfloat (foot, <=, CHARTER_PAGE_HEIGHT - CHARTER_PAGE_BOTTOM);
          g_assert_cmpint (marks->data && i + 1 < marks->len, ==, TRUE);
          g_assert_cmpfloat (g_array_index (marks, CharterMark, i + 1).x, >, mark->x + mark->width);
        }
    }
  g_ptr_array_unref (source.entries);
}

static void
assert_easy (const char *words,
             gsize       most_words,
             glong       most_letters)
{
  g_auto(GStrv) sentences = g_regex_split_simple ("[.!?:\n]+", words, 0, 0);

  for (guint i = 0; sentences[i]; i++)
    {
      g_auto(GStrv) parts = g_regex_split_simple ("[\\s,]+", g_strstrip (sentences[i]), 0, 0);

      if (g_strv_length (parts) > most_words)
        g_error ("too long a sentence: “%s”", sentences[i]);
      for (guint j = 0; parts[j]; j++)
        if (g_utf8_strlen (parts[j], -1) > most_letters && !g_str_has_prefix (parts[j], "__"))
          g_error ("too long a word in “%s”", sentences[i]);
    }
}

/* What the program says by itself: entries have no words of their own here. */
static void
assert_easy_document (CharterDocument *document,
                      gsize            most_words,
                      glong            most_letters)
{
  GPtrArray *blocks = charter_document_get_blocks (document);

  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->text)
        assert_easy (charter_text_get_words (block->text), most_words, most_letters);
      if (block->caption)
        assert_easy (block->caption, most_words, most_letters);
      for (guint j = 0; block->words && block->words[j]; j++)
        assert_easy (block->words[j], most_words, most_letters);
      for (guint j = 0; block->texts && j < block->texts->len; j++)
        assert_easy (charter_text_get_words (g_ptr_array_index (block->texts, j)), most_words, most_letters);
    }
}

static CharterEntry *
wordless_new (const char *route,
              const char *checked_on)
{
  CharterEntry *entry = g_object_new (CHARTER_TYPE_ENTRY, "id", "e", "name", "Zed", "source", "test", "status", "active",
                                      "description", "Zed.", "eligibility", "Zed", "needed-first", "Zed",
                                      "wait", "Zed", "cost", "Zed", "address", "Zed", "schedule", "Zed",
                                      "route", route, "checked-on", checked_on, NULL);

  charter_entry_add_contact (entry, NULL, "0", "z@z", "z");
  return entry;
}

/* Easy read: eight words a sentence and nine letters a word. The plain sheet: sixteen words. */
static void
test_plain_words (void)
{
  static const char * const routes[] = { "open", "school-refers", "panel", NULL };
  CharterDirectorySource source = { .today = TODAY, .entries = g_ptr_array_new_with_free_func (g_object_unref) };

  for (guint round = 0; round < 3; round++)
    {
      g_autoptr(CharterDocument) easy = charter_signpost_sheet_compose (&source, CHARTER_SIGNPOST_EASY);
      g_autoptr(CharterDocument) normal = charter_signpost_sheet_compose (&source, CHARTER_SIGNPOST_NORMAL);

      assert_easy_document (easy, 8, 9);
      assert_easy_document (normal, 16, 10);
      source.n_left_out = round;
      for (guint i = 0; round > 0 && i < G_N_ELEMENTS (routes); i++)
        g_ptr_array_add (source.entries, wordless_new (routes[i], round > 1 ? TODAY : NULL));
    }
  g_ptr_array_unref (source.entries);
}

static void
test_poster (void)
{
  static const guint counts[] = { 0, 1, 2, 5, 9, 14, 20, 33, 47, 61, 400 };
  gboolean was_cut = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      CharterDirectorySource source = source_new (counts[i]);
      g_autoptr(CharterDocument) document = charter_staffroom_poster_compose (&source);
      g_autofree char *name = g_strdup_printf ("poster-%u", counts[i]);
      g_autoptr(GBytes) pdf = check (document, name);
      g_autoptr(CharterPages) pages = lay_out (document);
      g_autofree char *words = fixture_pdf_dup_text (pdf);
      guint n = count_nodes (pages, "LI");

      g_assert_cmpuint (charter_pages_get_n_pages (pages), ==, 1);
      g_assert_cmpuint (n, <=, counts[i]);
      g_assert_cmpuint (count_nodes (pages, "L"), ==, count_nodes (pages, "H2"));
      if (n < counts[i])
        {
          g_autofree char *more = g_strdup_printf ("And %u more", counts[i] - n);

          was_cut = TRUE;
          g_assert_nonnull (strstr (words, more));
          g_assert_cmpuint (n, >=, 15);
          /* Of every tier some. */
          g_assert_cmpuint (count_nodes (pages, "H2"), >=, 3);
        }
      else
        g_assert_null (strstr (words, " more in the program"));
      g_ptr_array_unref (source.entries);
    }
  g_assert_true (was_cut);
}

static guint
count_links (GBytes *pdf)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  guint n = 0;

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      GList *links = poppler_page_get_link_mapping (page);

      n += g_list_length (links);
      poppler_page_free_link_mapping (links);
      g_object_unref (page);
    }
  g_object_unref (document);
  return n;
}

static void
test_booklet (void)
{
  CharterDirectorySource source = source_new (40);
  g_autoptr(CharterDocument) document = charter_directory_booklet_compose (&source);
  g_autoptr(GBytes) pdf = check (document, "booklet");
  g_autoptr(CharterPages) pages = lay_out (document);
  g_autofree char *words = fixture_pdf_dup_text (pdf);

  g_assert_cmpuint (count_nodes (pages, "TOCI"), ==, 40 + 3 + 1);
  g_assert_nonnull (charter_pages_find_anchor (pages, "entry-40"));
  g_assert_null (charter_pages_find_anchor (pages, "entry-41"));
  g_assert_nonnull (strstr (words, "Index"));
  g_assert_nonnull (strstr (words, "All services by name"));
  /* Every service is in the index by name and by its need. */
  g_assert_cmpuint (count_nodes (pages, "LI"), ==, 80);
  g_assert_cmpuint (count_links (pdf), >=, 80 + 44);
  g_ptr_array_unref (source.entries);
}

static void
test_change (void)
{
  CharterDirectorySource source = source_new (1);
  CharterDirectorySource none = source_new (0);
  g_autoptr(CharterDocument) document = charter_change_report_compose (&source);
  g_autoptr(CharterDocument) form = charter_change_report_compose (&none);
  g_autoptr(GBytes) pdf = check (document, "change");
  g_autoptr(GBytes) form_pdf = check (form, "change-form");
  g_autofree char *words = fixture_pdf_dup_text (pdf);
  g_autofree char *form_words = fixture_pdf_dup_text (form_pdf);
  g_autoptr(CharterPages) form_pages = lay_out (form);
  g_autoptr(CharterPages) whole_pages = lay_out (document);

  g_assert_nonnull (strstr (words, "Service number 1"));
  g_assert_nonnull (strstr (words, "entry-1"));
  g_assert_null (strstr (words, "Which entry it is"));
  g_assert_nonnull (strstr (form_words, "Which entry it is"));
  g_assert_cmpuint (charter_pages_get_n_pages (form_pages), ==, 1);
  g_assert_cmpuint (charter_pages_get_n_pages (whole_pages), ==, 1);
  g_ptr_array_unref (source.entries);
  g_ptr_array_unref (none.entries);
}

static void
test_gaps (void)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  CharterDirectorySource source = source_new (0);

  source.portfolio = portfolio;
  for (guint round = 0; round < 2; round++)
    {
      g_autoptr(CharterDocument) document = charter_gaps_list_compose (&source);
      g_autoptr(GBytes) pdf = check (document, round > 0 ? "gaps" : "gaps-none");
      g_autoptr(CharterPages) pages = lay_out (document);
      g_autofree char *words = fixture_pdf_dup_text (pdf);

      g_assert_cmpuint (count_nodes (pages, "Table"), ==, round);
      g_assert_nonnull (strstr (words, round > 0 ? "Art therapy" : "No gap has been noted."));
      if (round == 0)
        {
          g_autoptr(CharterUnmetNeed) gap =
            g_object_new (CHARTER_TYPE_UNMET_NEED, "words", "Art therapy", "need", "semh", "age", "Year 5",
                          "noted-on", "2026-11-02", NULL);

          charter_portfolio_add (portfolio, CHARTER_RECORD (gap));
        }
    }
  g_ptr_array_unref (source.entries);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/directory-papers/signpost", test_signpost);
  g_test_add_func ("/directory-papers/easy-read", test_easy_read);
  g_test_add_func ("/directory-papers/pictures-beside", test_pictures_beside);
  g_test_add_func ("/directory-papers/plain-words", test_plain_words);
  g_test_add_func ("/directory-papers/poster", test_poster);
  g_test_add_func ("/directory-papers/booklet", test_booklet);
  g_test_add_func ("/directory-papers/change", test_change);
  g_test_add_func ("/directory-papers/gaps", test_gaps);
  return g_test_run ();
}
