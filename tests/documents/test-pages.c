/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "charter-fonts.h"
#include "charter-paginator.h"
#include "fixture-pdf.h"

static guint
count_marks_saying (CharterPages *pages,
                    guint         page,
                    const char   *words)
{
  GArray *marks = charter_pages_get_marks (pages, page);
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const CharterMark *mark = &g_array_index (marks, CharterMark, i);

      if (mark->layout && g_str_equal (pango_layout_get_text (mark->layout), words))
        n++;
    }
  return n;
}

static void
test_empty (void)
{
  g_autoptr(CharterDocument) document = charter_document_new ("Nothing");
  g_autoptr(CharterPages) pages = charter_paginate (document);

  g_assert_cmpuint (charter_pages_get_n_pages (pages), ==, 1);
  g_assert_cmpuint (count_marks_saying (pages, 0, "Page 1 of 1"), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&pages));
  g_assert_finalize_object (g_steal_pointer (&document));
}

static void
test_rows_stay_whole (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (200);
  g_autoptr(CharterPages) pages = charter_paginate (document);
  guint n = charter_pages_get_n_pages (pages);
  const CharterPlace *last = charter_pages_find_anchor (pages, "evidence-200");

  fixture_pages_check (pages);
  g_assert_cmpuint (n, >, 6);
  g_assert_nonnull (last);
  g_assert_cmpuint (last->page, ==, n - 1);
  /* Every page of the table shows its head row once. */
  for (guint page = 3; page < n; page++)
    g_assert_cmpuint (count_marks_saying (pages, page, "Evidence"), ==, 1);
  for (guint i = 1; i <= 200; i++)
    {
      g_autofree char *anchor = g_strdup_printf ("evidence-%u", i);

      g_assert_nonnull (charter_pages_find_anchor (pages, anchor));
    }
}

/* A row of two lines: all its marks on the page where its anchor is. */
static void
test_row_marks_share_a_page (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (120);
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autoptr(GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint page = 0; page < charter_pages_get_n_pages (pages); page++)
    {
      GArray *marks = charter_pages_get_marks (pages, page);

      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *mark = &g_array_index (marks, CharterMark, i);
          gpointer known;
          int row;

          if (mark->node < 0)
            continue;
          row = charter_pages_get_node (pages, mark->node)->parent;
          if (!g_str_equal (charter_pages_get_node (pages, row)->role, "TR"))
            continue;
          if (g_hash_table_lookup_extended (places, GINT_TO_POINTER (row), NULL, &known))
            g_assert_cmpuint (GPOINTER_TO_UINT (known), ==, page);
          g_hash_table_insert (places, GINT_TO_POINTER (row), GUINT_TO_POINTER (page));
        }
    }
  g_assert_cmpuint (g_hash_table_size (places), >, 120);
}

static char *
dup_long_words (guint n)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "word%u ", i);
  return g_string_free (words, FALSE);
}

static void
test_widows (void)
{
  g_autofree char *words = dup_long_words (150);

  for (guint lead = 0; lead < 60; lead++)
    {
      g_autoptr(CharterDocument) document = charter_document_new ("Lines");
      g_autoptr(CharterPages) pages = NULL;
      guint lines[4] = { 0 };

      charter_document_add_words (document, "First");
      charter_document_add_spacer (document, lead * 14.0);
      charter_document_add_words (document, words);
      pages = charter_paginate (document);
      fixture_pages_check (pages);
      for (guint page = 0; page < charter_pages_get_n_pages (pages); page++)
        lines[page] = count_marks_saying (pages, page, words);
      for (guint page = 0; page < G_N_ELEMENTS (lines); page++)
        g_assert_cmpuint (lines[page], !=, 1);
    }
}

static void
test_huge_cell (void)
{
  static const CharterColumn columns[] = { { "Short", 1 }, { "Long", 1 } };
  g_autofree char *words = dup_long_words (2000);
  g_autoptr(CharterDocument) document = charter_document_new ("Huge");
  g_autoptr(CharterPages) pages = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  CharterBlock *table;

  charter_document_add_heading (document, 1, "Huge", NULL, CHARTER_HEADING_PLAIN);
  table = charter_document_add_table (document, "A table", columns, 2);
  charter_table_add_row (table, NULL, charter_text_new_plain ("x"), charter_text_new_plain (words), NULL);
  pages = charter_paginate (document);
  fixture_pages_check (pages);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  text = fixture_pdf_dup_text (pdf);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%u ", i);

      g_assert_nonnull (strstr (text, word));
    }
}

static void
test_contents (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (5);
  g_autoptr(CharterPages) pages = charter_paginate (document);

  /* "Where we stand" is on the third page, "Evidence" after it. */
  g_assert_cmpuint (count_marks_saying (pages, 1, "Where we stand"), ==, 1);
  g_assert_cmpuint (count_marks_saying (pages, 1, "3"), >=, 1);
  g_assert_cmpuint (count_marks_saying (pages, 1, "Contents"), ==, 1);
}

static void
add_chapters (CharterDocument *document,
              guint            n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Chapter %u", i);
      GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);

      charter_document_add_heading (document, 2, title, NULL, CHARTER_HEADING_IN_CONTENTS);
      for (guint j = 0; j < 3; j++)
        charter_document_add_words (document, "We asked everybody who teaches, everybody who learns and everybody at home "
                                    "what helps and what stands in the way, and wrote down what they said, as they said it.");
      g_ptr_array_add (items, charter_text_new_plain ("What we shall do about it, and until when"));
      charter_document_add_list (document, items);
      charter_document_add_fact (document, "Seen by", charter_text_new_plain ("the governor for inclusion"));
    }
}

/* Two threads give the same pages as one. */
static void
test_halves (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (40);
  g_autoptr(CharterPages) whole = NULL;
  g_autoptr(CharterPages) halves = NULL;

  add_chapters (document, 60);
  whole = charter_paginate (document);
  charter_fonts_prepare ();
  halves = charter_paginate_here (document);
  g_assert_null (charter_fonts_take_prepared ()); /* both are taken, unless there is one processor */
  fixture_pages_check (halves);
  g_assert_cmpuint (charter_pages_get_n_pages (halves), ==, charter_pages_get_n_pages (whole));
  g_assert_cmpuint (charter_pages_get_nodes (halves)->len, ==, charter_pages_get_nodes (whole)->len);
  for (guint i = 0; i < charter_pages_get_nodes (whole)->len; i++)
    {
      const CharterNode *one = &g_array_index (charter_pages_get_nodes (whole), CharterNode, i);
      const CharterNode *other = &g_array_index (charter_pages_get_nodes (halves), CharterNode, i);

      g_assert_cmpstr (one->role, ==, other->role);
      g_assert_cmpint (one->parent, ==, other->parent);
      g_assert_cmpstr (one->alternative, ==, other->alternative);
    }
  for (guint page = 0; page < charter_pages_get_n_pages (whole); page++)
    {
      GArray *marks = charter_pages_get_marks (whole, page);

      g_assert_cmpuint (marks->len, ==, charter_pages_get_marks (halves, page)->len);
      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *one = &g_array_index (marks, CharterMark, i);
          const CharterMark *other = &g_array_index (charter_pages_get_marks (halves, page), CharterMark, i);

          g_assert_cmpint (one->node, ==, other->node);
          g_assert_cmpfloat_with_epsilon (one->x, other->x, 0.001);
          g_assert_cmpfloat_with_epsilon (one->y, other->y, 0.001);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pages/empty", test_empty);
  g_test_add_func ("/pages/rows-stay-whole", test_rows_stay_whole);
  g_test_add_func ("/pages/row-marks-share-a-page", test_row_marks_share_a_page);
  g_test_add_func ("/pages/widows", test_widows);
  g_test_add_func ("/pages/huge-cell", test_huge_cell);
  g_test_add_func ("/pages/contents", test_contents);
  g_test_add_func ("/pages/halves", test_halves);
  return g_test_run ();
}
