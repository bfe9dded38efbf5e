/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-docx-body.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-palette.h"

/* Between columns, in points. */
#define COLUMN_GAP 24.0
/* Columns with more words than this stand below each other: side by side they would run over into
 * each other when somebody writes on. In bytes. */
#define LONGEST_COLUMN 900

/* After a table or a box, in twentieths of points. */
#define SPACE_AFTER_BOX 140

static const double heading_sizes[] = { 21, 15, 12, 10 };

static void
collect_places (CharterDocx *self,
                GPtrArray   *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->anchor)
        g_hash_table_insert (self->places, block->anchor,
                             GUINT_TO_POINTER (g_hash_table_size (self->places) + 1));
      for (guint j = 0; block->rows && j < block->rows->len; j++)
        {
          CharterTableRow *row = g_ptr_array_index (block->rows, j);

          if (row->anchor)
            g_hash_table_insert (self->places, row->anchor,
                                 GUINT_TO_POINTER (g_hash_table_size (self->places) + 1));
        }
      if (block->children)
        collect_places (self, block->children);
    }
}

/**
 * charter_docx_new:
 * @document: what to write
 * @pages: (nullable): @document laid out, for the page numbers of its contents
 *
 * Returns: (transfer full): a body that says nothing yet
 */
CharterDocx *
charter_docx_new (CharterDocument *document,
                  CharterPages    *pages)
{
  CharterDocx *self = g_new0 (CharterDocx, 1);

  self->document = document;
  self->pages = pages;
  self->xml = charter_xml_new ();
  self->links = charter_xml_new ();
  self->places = g_hash_table_new (g_str_hash, g_str_equal);
  self->pictures = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->n_links = CHARTER_DOCX_FIRST_ID;
  self->width = CHARTER_PAGE_TEXT;
  collect_places (self, charter_document_get_blocks (document));

  charter_xml_open (self->links, "Relationships", "xmlns", CHARTER_DOCX_PACKAGE "relationships", NULL);
  charter_xml_open (self->xml, "w:document", "xmlns:w", CHARTER_DOCX_MAIN, "xmlns:r", CHARTER_DOCX_OFFICE,
                    "xmlns:wp", CHARTER_DOCX_DRAWING "wordprocessingDrawing",
                    "xmlns:a", CHARTER_DOCX_DRAWING "main", "xmlns:pic", CHARTER_DOCX_DRAWING "picture",
                    "xmlns:w14", "http://schemas.microsoft.com/office/word/2010/wordml",
                    "xmlns:mc", "http://schemas.openxmlformats.org/markup-compatibility/2006",
                    "mc:Ignorable", "w14", NULL);
  charter_xml_open (self->xml, "w:body", NULL);
  return self;
}

/**
 * charter_docx_free:
 * @self: (transfer full) (nullable): a body
 *
 * What its document and pages are stays.
 */
void
charter_docx_free (CharterDocx *self)
{
  if (!self)
    return;
  charter_xml_free (self->xml);
  charter_xml_free (self->links);
  g_hash_table_unref (self->places);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

/* What follows a table keeps its distance; headings have their own. */
static int
get_space_before (CharterDocx *self,
                  const char  *style)
{
  gboolean has_own = g_str_has_prefix (style, "Heading") || g_str_equal (style, "Label") ||
                     g_str_equal (style, "Gap");

  if (self->is_at_top)
    return 0;
  if (self->space_before > 0 && self->is_begun && !(has_own && self->space_before < SPACE_AFTER_BOX * 2))
    return self->space_before;
  return self->ends_in_table && !has_own ? SPACE_AFTER_BOX : -1;
}

/**
 * charter_docx_open_paragraph:
 * @self: a body
 * @style: of the paragraph
 * @flags: how it stands
 * @words: (nullable): what it will say, for which way it runs
 */
void
charter_docx_open_paragraph (CharterDocx      *self,
                             const char       *style,
                             CharterDocxFlags  flags,
                             const char       *words)
{
  int space_before = get_space_before (self, style);

  charter_xml_open (self->xml, "w:p", NULL);
  charter_xml_open (self->xml, "w:pPr", NULL);
  charter_xml_put (self->xml, "w:pStyle", "w:val", style, NULL);
  if (flags & CHARTER_DOCX_KEEPS_NEXT)
    charter_xml_put (self->xml, "w:keepNext", NULL);
  if (self->starts_page && self->is_begun)
    charter_xml_put (self->xml, "w:pageBreakBefore", NULL);
  if (words && charter_docx_is_right_to_left (words, -1))
    charter_xml_put (self->xml, "w:bidi", NULL);
  if (space_before >= 0)
    charter_xml_put_number (self->xml, "w:spacing", "w:before", space_before);
  if (flags & CHARTER_DOCX_AT_END)
    charter_xml_put (self->xml, "w:jc", "w:val", "end", NULL);
  charter_xml_close (self->xml);
  if (self->starts_column)
    {
      charter_xml_open (self->xml, "w:r", NULL);
      charter_xml_put (self->xml, "w:br", "w:type", "column", NULL);
      charter_xml_close (self->xml);
    }
  self->starts_page = FALSE;
  self->starts_column = FALSE;
  self->is_at_top = FALSE;
  self->space_before = 0;
  self->is_begun = TRUE;
  self->ends_in_table = FALSE;
}

/**
 * charter_docx_close_paragraph:
 * @self: a body with an open paragraph
 *
 * Ends what charter_docx_open_paragraph() began.
 */
void
charter_docx_close_paragraph (CharterDocx *self)
{
  charter_xml_close (self->xml);
}

/**
 * charter_docx_dup_level_fill:
 * @value: a level's value
 * @top: the scale's highest
 * @strength: 1 for the colour of the level's words, less for a tint that dark words stand on
 *
 * Returns: (transfer full): RRGGBB
 */
char *
charter_docx_dup_level_fill (int    value,
                             int    top,
                             double strength)
{
  CharterColour colour = charter_palette_get_level_text (CHARTER_PALETTE_PAPER, value, top);

  return g_strdup_printf ("%02X%02X%02X",
                          (guint) ((1 - strength * (1 - colour.red)) * 255 + 0.5),
                          (guint) ((1 - strength * (1 - colour.green)) * 255 + 0.5),
                          (guint) ((1 - strength * (1 - colour.blue)) * 255 + 0.5));
}

static void
add_paragraph (CharterDocx  *self,
               CharterBlock *block,
               CharterBlock *next)
{
  static const char * const names[] = { "Normal", "Lead", "Small", "Large" };
  gboolean introduces = next && (next->kind == CHARTER_BLOCK_TABLE || next->kind == CHARTER_BLOCK_FIGURE);

  charter_docx_open_paragraph (self, names[block->style],
                               block->keeps_with_next || introduces ? CHARTER_DOCX_KEEPS_NEXT : 0,
                               charter_text_get_words (block->text));
  charter_docx_add_bookmark (self, block->anchor);
  charter_docx_add_text (self, block->text);
  charter_docx_close_paragraph (self);
}

static void
add_heading (CharterDocx  *self,
             CharterBlock *block)
{
  g_autofree char *style = g_strdup_printf ("Heading%d", block->level);

  if (block->heading & CHARTER_HEADING_SMALL)
    self->run_size = (int) (2 * (heading_sizes[MIN (block->level, 3)] +
                                 charter_document_get_extra_size (self->document)));
  charter_docx_open_paragraph (self, style, CHARTER_DOCX_PLAIN, charter_text_get_words (block->text));
  charter_docx_add_bookmark (self, block->anchor);
  charter_docx_add_text (self, block->text);
  charter_docx_close_paragraph (self);
  self->run_size = 0;
}

static void
add_texts (CharterDocx  *self,
           CharterBlock *block,
           const char   *style)
{
  for (guint i = 0; i < block->texts->len; i++)
    {
      CharterText *text = g_ptr_array_index (block->texts, i);

      charter_docx_open_paragraph (self, style, CHARTER_DOCX_PLAIN, charter_text_get_words (text));
      charter_docx_add_text (self, text);
      charter_docx_close_paragraph (self);
    }
}

/* Only a PDF holds the file itself. */
static void
add_annex (CharterDocx  *self,
           CharterBlock *block)
{
  /* Translators: a file's name */
  g_autofree char *words = g_strdup_printf (_("%s, in the pack that is saved as a PDF"), block->annex->name);
  g_autoptr(CharterText) text = charter_text_new_plain (words);

  charter_docx_open_paragraph (self, "Normal", CHARTER_DOCX_PLAIN, words);
  charter_docx_add_text (self, text);
  charter_docx_close_paragraph (self);
}

static void
add_rule (CharterDocx *self)
{
  charter_xml_open (self->xml, "w:p", NULL);
  charter_xml_open (self->xml, "w:pPr", NULL);
  charter_xml_put (self->xml, "w:pStyle", "w:val", "Gap", NULL);
  charter_xml_open (self->xml, "w:pBdr", NULL);
  charter_xml_put (self->xml, "w:bottom", "w:val", "single", "w:sz", "4", "w:space", "1",
                   "w:color", "CCD6D9", NULL);
  charter_xml_close (self->xml);
  charter_xml_put (self->xml, "w:spacing", "w:before", "240", "w:after", "120", NULL);
  charter_xml_close (self->xml);
  charter_xml_close (self->xml);
  self->ends_in_table = FALSE;
}

static char *
dup_twips (double points)
{
  return g_strdup_printf ("%d", (int) (points * 20 + 0.5));
}

/* What page and columns the section has that ends here. */
static void
add_section (CharterDocx *self,
             guint        n_columns)
{
  g_autofree char *width = dup_twips (CHARTER_PAGE_WIDTH), *height = dup_twips (CHARTER_PAGE_HEIGHT);
  g_autofree char *side = dup_twips (CHARTER_PAGE_SIDE), *top = dup_twips (CHARTER_PAGE_TOP);
  g_autofree char *bottom = dup_twips (CHARTER_PAGE_BOTTOM), *gap = dup_twips (COLUMN_GAP);
  g_autofree char *n = g_strdup_printf ("%u", n_columns);

  charter_xml_open (self->xml, "w:sectPr", NULL);
  if (self->has_sections)
    charter_xml_put (self->xml, "w:type", "w:val", "continuous", NULL);
  else
    charter_xml_put (self->xml, "w:footerReference", "w:type", "default", "r:id", CHARTER_DOCX_FOOTER_ID, NULL);
  charter_xml_put (self->xml, "w:pgSz", "w:w", width, "w:h", height, NULL);
  charter_xml_put (self->xml, "w:pgMar", "w:top", top, "w:right", side, "w:bottom", bottom, "w:left", side,
                   "w:header", "480", "w:footer", "560", "w:gutter", "0", NULL);
  charter_xml_put (self->xml, "w:cols", "w:num", n, "w:space", gap, NULL);
  charter_xml_close (self->xml);
  self->has_sections = TRUE;
}

static void
end_section (CharterDocx *self,
             guint        n_columns)
{
  charter_xml_open (self->xml, "w:p", NULL);
  charter_xml_open (self->xml, "w:pPr", NULL);
  charter_xml_put (self->xml, "w:pStyle", "w:val", "Gap", NULL);
  add_section (self, n_columns);
  charter_xml_close (self->xml);
  charter_xml_close (self->xml);
  self->ends_in_table = FALSE;
}

static gsize
measure_texts (GPtrArray *texts)
{
  gsize length = 0;

  for (guint i = 0; texts && i < texts->len; i++)
    length += charter_text_get_length (g_ptr_array_index (texts, i));
  return length;
}

static gsize
measure_column (CharterBlock *column)
{
  gsize length = 0;

  for (guint i = 0; i < column->children->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (column->children, i);

      length += (block->text ? charter_text_get_length (block->text) : 0) + measure_texts (block->texts);
      for (guint j = 0; block->rows && j < block->rows->len; j++)
        length += measure_texts (((CharterTableRow *) g_ptr_array_index (block->rows, j))->cells);
    }
  return length;
}

static void
add_columns (CharterDocx  *self,
             CharterBlock *block)
{
  guint n = block->children->len;
  gboolean is_beside = n > 1;

  for (guint i = 0; i < n; i++)
    if (measure_column (g_ptr_array_index (block->children, i)) > LONGEST_COLUMN)
      is_beside = FALSE;
  if (is_beside)
    {
      end_section (self, 1);
      self->width = (CHARTER_PAGE_TEXT - COLUMN_GAP * (n - 1)) / n;
    }
  for (guint i = 0; i < n; i++)
    {
      self->starts_column = is_beside && i > 0;
      self->is_at_top = is_beside;
      charter_docx_add_blocks (self, ((CharterBlock *) g_ptr_array_index (block->children, i))->children);
    }
  if (is_beside)
    end_section (self, n);
  self->width = CHARTER_PAGE_TEXT;
}

/* Two tables without anything between them would become one, and nothing breaks in front of one. */
static void
separate_tables (CharterDocx *self)
{
  if (self->ends_in_table || self->starts_column || (self->space_before > 0 && self->is_begun) ||
      (self->starts_page && self->is_begun))
    charter_docx_add_words (self, "Gap", CHARTER_DOCX_KEEPS_NEXT, "");
}

static gboolean
is_table (const CharterBlock *block)
{
  return block->kind == CHARTER_BLOCK_TABLE || block->kind == CHARTER_BLOCK_FACTS ||
         block->kind == CHARTER_BLOCK_SIGNATURES;
}

static gboolean
begins_page (const CharterBlock *block)
{
  return block && block->kind == CHARTER_BLOCK_HEADING && (block->heading & CHARTER_HEADING_NEW_PAGE);
}

static void
add_block (CharterDocx  *self,
           CharterBlock *block,
           CharterBlock *next)
{
  if (is_table (block))
    separate_tables (self);
  switch (block->kind)
    {
    case CHARTER_BLOCK_TITLE:
      charter_docx_add_words (self, "Title", CHARTER_DOCX_PLAIN, charter_text_get_words (block->text));
      break;
    case CHARTER_BLOCK_LABEL:
      charter_docx_add_words (self, "Label", CHARTER_DOCX_PLAIN, charter_text_get_words (block->text));
      break;
    case CHARTER_BLOCK_HEADING: add_heading (self, block); break;
    case CHARTER_BLOCK_PARAGRAPH: add_paragraph (self, block, next); break;
    case CHARTER_BLOCK_LIST: add_texts (self, block, "ListBullet"); break;
    case CHARTER_BLOCK_NOTICE:
      self->space_before = SPACE_AFTER_BOX;
      add_texts (self, block, "Notice");
      self->space_before = SPACE_AFTER_BOX;
      break;
    case CHARTER_BLOCK_TABLE: charter_docx_add_table (self, block); break;
    case CHARTER_BLOCK_FACTS: charter_docx_add_facts (self, block); break;
    case CHARTER_BLOCK_SIGNATURES: charter_docx_add_signatures (self, block); break;
    case CHARTER_BLOCK_FIGURE: charter_docx_add_figure (self, block); break;
    case CHARTER_BLOCK_PICTURED: charter_docx_add_pictured (self, block); break;
    case CHARTER_BLOCK_PILLS: charter_docx_add_pills (self, block); break;
    case CHARTER_BLOCK_COLUMNS: add_columns (self, block); break;
    case CHARTER_BLOCK_COLUMN: break;
    case CHARTER_BLOCK_CONTENTS: charter_docx_add_contents (self); break;
    case CHARTER_BLOCK_ANNEX: add_annex (self, block); break;
    case CHARTER_BLOCK_RULE: add_rule (self); break;
    case CHARTER_BLOCK_SPACER: self->space_before = (int) (block->height * 20); break;
    case CHARTER_BLOCK_PAGE_BREAK: self->starts_page = TRUE; break;
    default: g_assert_not_reached ();
    }
}

/**
 * charter_docx_add_blocks:
 * @self: a body
 * @blocks: (element-type CharterBlock): what follows
 */
void
charter_docx_add_blocks (CharterDocx *self,
                         GPtrArray   *blocks)
{
  CharterBlock *last = NULL;

  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);
      CharterBlock *next = i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL;
      gboolean is_under_label = last && last->kind == CHARTER_BLOCK_LABEL;

      /* The label over a heading moves with it. */
      if ((begins_page (block) && !is_under_label) ||
          (block->kind == CHARTER_BLOCK_LABEL && begins_page (next)))
        self->starts_page = TRUE;
      add_block (self, block, next);
      last = block;
    }
}

/**
 * charter_docx_end:
 * @self: a body, complete
 *
 * Ends it with its last section.
 */
void
charter_docx_end (CharterDocx *self)
{
  /* A word processor wants a paragraph after a table, and makes one of full height. */
  if (self->ends_in_table)
    charter_docx_add_words (self, "Gap", CHARTER_DOCX_PLAIN, "");
  add_section (self, 1);
}
