/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-pdf.h"

#include <qpdf/qpdf-c.h>
#include <stdlib.h>
#include <string.h>

#include "charter-paginator.h"
#include "charter-pdf-output.h"
#include "fixture-structure.h"

static void
draw_square_cb (cairo_t  *cr,
                double    width,
                double    height,
                gpointer  data)
{
  cairo_rectangle (cr, 1, 1, width - 2, height - 2);
  cairo_stroke (cr);
}

static GPtrArray *
texts_new (const char *first,
           const char *second)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);

  g_ptr_array_add (texts, charter_text_new_plain (first));
  g_ptr_array_add (texts, charter_text_new_plain (second));
  return texts;
}

static void
add_table (CharterDocument *document,
           guint            n_rows)
{
  static const CharterColumn columns[] = {
    { "Ref", 1, CHARTER_ALIGN_START, TRUE },
    { "Evidence", 5, CHARTER_ALIGN_START, FALSE },
    { "Pages", 1, CHARTER_ALIGN_END, FALSE },
  };
  CharterBlock *table = charter_document_add_table (document, "Evidence by number", columns, 3);

  charter_table_add_group (table, charter_text_new_plain ("Paper"));
  for (guint i = 1; i <= n_rows; i++)
    {
      g_autofree char *reference = g_strdup_printf ("E%u", i);
      g_autofree char *title = g_strdup_printf ("Minutes of meeting %u, with what was agreed and who "
                                                "will do it before the next meeting of the group", i);
      g_autofree char *anchor = g_strdup_printf ("evidence-%u", i);

      charter_table_add_row (table, anchor, charter_text_new_plain (reference),
                             charter_text_new_plain (title), charter_text_new_plain ("12"), NULL);
    }
}

CharterDocument *
fixture_document_new (guint n_rows)
{
  static const char * const levels[] = { "Emerging", "Established", "Advanced", NULL };
  CharterDocument *document = charter_document_new ("A document of everything");
  CharterText *text = charter_text_new ();

  charter_document_set_footer (document, "Alderbrook · Pack");
  charter_document_set_author (document, "A. Writer & Co <SENCO>");
  charter_document_set_date (document, "2026-11-12");
  charter_document_add_title (document, "A document of everything");
  charter_document_add_fact (document, "School", charter_text_new_plain ("Alderbrook"));
  charter_document_add_fact (document, "URN", charter_text_new_plain ("900001"));
  charter_document_add_signature (document, "Headteacher", NULL, NULL);
  charter_document_add_heading (document, 1, "Contents", NULL, CHARTER_HEADING_NEW_PAGE);
  charter_document_add_contents (document);
  charter_document_add_label (document, "Summary");
  charter_document_add_heading (document, 1, "Where we stand", NULL,
                                CHARTER_HEADING_IN_CONTENTS | CHARTER_HEADING_NEW_PAGE);
  charter_document_add_pills (document, "Level: Established", levels, 1, 1,
                              charter_text_new_plain ("last cycle: Emerging"));
  charter_text_add (text, CHARTER_RUN_BOLD, "What we see. ");
  charter_text_add (text, CHARTER_RUN_PLAIN, "Review meetings at three times of day, see ");
  charter_text_add_link (text, CHARTER_RUN_PLAIN, "evidence-1", "E1");
  charter_text_add (text, CHARTER_RUN_PLAIN, " and ");
  charter_text_add_link (text, CHARTER_RUN_PLAIN, "nowhere", "E999");
  charter_text_add (text, CHARTER_RUN_DIM, ", which is all.");
  charter_document_add_paragraph (document, CHARTER_PARAGRAPH_BODY, text);
  charter_document_add_figure (document, 200, 100, "A square", draw_square_cb, NULL, NULL);
  charter_document_add_pictured (document, 2, "Where is it?", charter_text_new_plain ("In the hall"), 40,
                                 "A small square", draw_square_cb, NULL);
  charter_document_begin_columns (document);
  charter_document_add_heading (document, 2, "Strengths", NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_list (document, texts_new ("Pupils say they belong", "Early help"));
  charter_document_next_column (document);
  charter_document_add_heading (document, 2, "Priorities", NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_list (document, texts_new ("Measure first", "Then measure again"));
  charter_document_end_columns (document);
  charter_document_add_notice (document, texts_new ("Not complete", "17 themes not yet judged"));
  charter_document_add_heading (document, 2, "Evidence", NULL, CHARTER_HEADING_IN_CONTENTS);
  add_table (document, n_rows);
  return document;
}

GBytes *
fixture_pdf_make (CharterDocument *document)
{
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autoptr(GError) error = NULL;
  GBytes *pdf = charter_pdf_output_make (pages, &error);

  g_assert_no_error (error);
  fixture_pages_check (pages);
  return pdf;
}

char *
fixture_pdf_dup_text (GBytes *pdf)
{
  g_autoptr(GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, &error);
  G_GNUC_UNUSED g_autoptr(GObject) owned_document = G_OBJECT (document);
  GString *words = g_string_new (NULL);

  g_assert_no_error (error);
  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      G_GNUC_UNUSED g_autoptr(GObject) owned_page G_GNUC_UNUSED = G_OBJECT (page);
      g_autofree char *text = poppler_page_get_text (page);

      g_string_append (words, text);
      g_string_append_c (words, '\n');
    }
  /* Where lines break is the layout's own business. */
  for (char *c = words->str; *c; c++)
    if (*c == '\n')
      *c = ' ';
  return g_string_free (words, FALSE);
}

static void
append_tagged_text (GString                     *words,
                    PopplerStructureElementIter *iter)
{
  do
    {
      PopplerStructureElement *element = poppler_structure_element_iter_get_element (iter);
      g_autofree char *text = poppler_structure_element_get_text (
        element, POPPLER_STRUCTURE_GET_TEXT_RECURSIVE);

      if (text)
        g_string_append (words, text);
      g_string_append_c (words, '\n');
      g_object_unref (element);
    }
  while (poppler_structure_element_iter_next (iter));
}

char *
fixture_pdf_dup_tagged_text (GBytes *pdf)
{
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  G_GNUC_UNUSED g_autoptr(GObject) owned_document = G_OBJECT (document);
  PopplerStructureElementIter *iter = poppler_structure_element_iter_new (document);
  GString *words = g_string_new (NULL);

  g_assert_nonnull (iter);
  append_tagged_text (words, iter);
  poppler_structure_element_iter_free (iter);
  return g_string_free (words, FALSE);
}

static gboolean
is_heading_alone (GArray      *marks,
                  guint        position,
                  CharterPages *pages)
{
  const CharterMark *mark = &g_array_index (marks, CharterMark, position);
  const char *role = mark->node >= 0 ? charter_pages_get_node (pages, mark->node)->role : "";

  if (role[0] != 'H' || !g_ascii_isdigit (role[1]))
    return FALSE;
  for (guint i = position + 1; i < marks->len; i++)
    {
      const CharterMark *after = &g_array_index (marks, CharterMark, i);
      const char *other = after->node >= 0 ? charter_pages_get_node (pages, after->node)->role : "H";

      if (other[0] != 'H')
        return FALSE;
    }
  return TRUE;
}

void
fixture_pages_check (CharterPages *pages)
{
  for (guint page = 0; page < charter_pages_get_n_pages (pages); page++)
    {
      GArray *marks = charter_pages_get_marks (pages, page);

      for (guint i = 0; i < marks->len; i++)
        {
          const CharterMark *mark = &g_array_index (marks, CharterMark, i);

          g_assert_cmpfloat (mark->x, >=, CHARTER_PAGE_SIDE - 0.5);
          g_assert_cmpfloat (mark->y, >=, CHARTER_PAGE_TOP - 0.5);
          g_assert_cmpfloat (mark->x + mark->width, <=, CHARTER_PAGE_WIDTH - CHARTER_PAGE_SIDE + 0.5);
          if (mark->node != CHARTER_NODE_NONE)
            g_assert_cmpfloat (mark->y, <=, CHARTER_PAGE_HEIGHT - CHARTER_PAGE_BOTTOM + 0.5);
          g_assert_false (is_heading_alone (marks, i, pages));
        }
    }
}

typedef struct {
  qpdf_data qpdf;
} Walk;

static const char *
get_name (Walk       *walk,
          qpdf_oh     object,
          const char *key)
{
  qpdf_oh value = qpdf_oh_get_key (walk->qpdf, object, key);

  return qpdf_oh_is_name (walk->qpdf, value) ? qpdf_oh_get_name (walk->qpdf, value) : "";
}

static int
count_items (Walk    *walk,
             qpdf_oh  object)
{
  return qpdf_oh_is_array (walk->qpdf, object) ? qpdf_oh_get_array_n_items (walk->qpdf, object) : 0;
}

void
fixture_pdf_check (GBytes *pdf)
{
  g_autofree char *fault = fixture_structure_dup_fault (pdf);

  g_assert_cmpstr (fault, ==, NULL);
}

static void
append_alternatives (Walk    *walk,
                     qpdf_oh  element,
                     GString *words)
{
  qpdf_oh kids;

  if (!qpdf_oh_is_dictionary (walk->qpdf, element) || !qpdf_oh_has_key (walk->qpdf, element, "/S"))
    return;
  if (qpdf_oh_has_key (walk->qpdf, element, "/Alt"))
    g_string_append_printf (words, "%s\n", qpdf_oh_get_utf8_value (
                              walk->qpdf, qpdf_oh_get_key (walk->qpdf, element, "/Alt")));
  kids = qpdf_oh_get_key (walk->qpdf, element, "/K");
  for (int i = 0; i < count_items (walk, kids); i++)
    append_alternatives (walk, qpdf_oh_get_array_item (walk->qpdf, kids, i), words);
}

static Walk
open_walk (GBytes *pdf)
{
  Walk walk = { .qpdf = qpdf_init () };
  gsize length;
  gconstpointer data = g_bytes_get_data (pdf, &length);

  qpdf_set_suppress_warnings (walk.qpdf, QPDF_TRUE);
  g_assert_cmpint (qpdf_read_memory (walk.qpdf, "a.pdf", data, length, NULL), ==, QPDF_SUCCESS);
  return walk;
}

char *
fixture_pdf_dup_alternatives (GBytes *pdf)
{
  Walk walk = open_walk (pdf);
  qpdf_oh tree = qpdf_oh_get_key (walk.qpdf, qpdf_get_root (walk.qpdf), "/StructTreeRoot");
  GString *words = g_string_new (NULL);

  append_alternatives (&walk, qpdf_oh_get_key (walk.qpdf, tree, "/K"), words);
  qpdf_cleanup (&walk.qpdf);
  return g_string_free (words, FALSE);
}

guint
fixture_pdf_count_supplements (GBytes     *pdf,
                               const char *type)
{
  Walk walk = open_walk (pdf);
  qpdf_oh files = qpdf_oh_get_key (walk.qpdf, qpdf_get_root (walk.qpdf), "/AF");
  guint n = 0;

  for (int i = 0; i < count_items (&walk, files); i++)
    {
      qpdf_oh file = qpdf_oh_get_array_item (walk.qpdf, files, i);
      qpdf_oh stream = qpdf_oh_get_key (walk.qpdf, qpdf_oh_get_key (walk.qpdf, file, "/EF"), "/F");

      /* PDF/UA-1, 7.11: both names. */
      g_assert_true (qpdf_oh_has_key (walk.qpdf, file, "/F") && qpdf_oh_has_key (walk.qpdf, file, "/UF"));
      n += g_str_equal (get_name (&walk, file, "/AFRelationship"), "/Supplement") &&
           g_str_equal (get_name (&walk, qpdf_oh_get_dict (walk.qpdf, stream), "/Subtype"), type);
    }
  qpdf_cleanup (&walk.qpdf);
  return n;
}
