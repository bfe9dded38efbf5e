/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-docx-body.h"

#include <glib/gi18n.h>

#define HEAD_FILL "ECF2F2"
#define GROUP_FILL "F7F9F9"
/* A level's tint behind its word. */
#define TINT 0.16
#define FACT_NAME_WIDTH 132.0
#define SIGNING_HEIGHT "760"

static char *
dup_twips (double points)
{
  return g_strdup_printf ("%d", (int) (points * 20 + 0.5));
}

static void
open_table (CharterDocx  *self,
            const double *widths,
            guint         n,
            gboolean      has_head,
            const char   *caption)
{
  CharterXml *xml = self->xml;
  double sum = 0;
  g_autofree char *width = NULL;

  for (guint i = 0; i < n; i++)
    sum += widths[i];
  width = dup_twips (sum);
  charter_xml_open (xml, "w:tbl", NULL);
  charter_xml_open (xml, "w:tblPr", NULL);
  charter_xml_put (xml, "w:tblStyle", "w:val", "CharterTable", NULL);
  charter_xml_put (xml, "w:tblW", "w:w", width, "w:type", "dxa", NULL);
  charter_xml_put (xml, "w:tblLayout", "w:type", "fixed", NULL);
  charter_xml_put (xml, "w:tblLook", "w:val", has_head ? "0620" : "0680", "w:firstRow", has_head ? "1" : "0",
                   "w:lastRow", "0", "w:firstColumn", has_head ? "0" : "1", "w:lastColumn", "0",
                   "w:noHBand", "1", "w:noVBand", "1", NULL);
  if (caption)
    charter_xml_put (xml, "w:tblCaption", "w:val", caption, NULL);
  charter_xml_close (xml);
  charter_xml_open (xml, "w:tblGrid", NULL);
  for (guint i = 0; i < n; i++)
    charter_xml_put_number (xml, "w:gridCol", "w:w", (int) (widths[i] * 20 + 0.5));
  charter_xml_close (xml);
}

static void
close_table (CharterDocx *self)
{
  charter_xml_close (self->xml);
  self->ends_in_table = TRUE;
  self->space_before = 0;
}

static void
open_row (CharterDocx *self,
          gboolean     is_head,
          const char  *height)
{
  charter_xml_open (self->xml, "w:tr", NULL);
  charter_xml_open (self->xml, "w:trPr", NULL);
  charter_xml_put (self->xml, "w:cantSplit", NULL);
  if (height)
    charter_xml_put (self->xml, "w:trHeight", "w:val", height, "w:hRule", "atLeast", NULL);
  if (is_head)
    charter_xml_put (self->xml, "w:tblHeader", NULL);
  charter_xml_close (self->xml);
}

static void
open_cell (CharterDocx *self,
           double       width,
           guint        span,
           const char  *fill)
{
  g_autofree char *twips = dup_twips (width);

  charter_xml_open (self->xml, "w:tc", NULL);
  charter_xml_open (self->xml, "w:tcPr", NULL);
  charter_xml_put (self->xml, "w:tcW", "w:w", twips, "w:type", "dxa", NULL);
  if (span > 1)
    charter_xml_put_number (self->xml, "w:gridSpan", "w:val", (int) span);
  if (fill)
    charter_xml_put (self->xml, "w:shd", "w:val", "clear", "w:color", "auto", "w:fill", fill, NULL);
  charter_xml_close (self->xml);
}

static void
close_cell (CharterDocx *self)
{
  charter_xml_close (self->xml);
}

static void
add_words_cell (CharterDocx      *self,
                double            width,
                const char       *fill,
                const char       *style,
                CharterDocxFlags  flags,
                const char       *words)
{
  open_cell (self, width, 1, fill);
  charter_docx_add_words (self, style, flags, words ? words : "");
  close_cell (self);
}

static double *
get_widths (CharterDocx  *self,
            CharterBlock *block)
{
  double *widths = g_new (double, block->columns->len);
  double sum = 0;

  for (guint i = 0; i < block->columns->len; i++)
    sum += g_array_index (block->columns, CharterColumn, i).width;
  for (guint i = 0; i < block->columns->len; i++)
    widths[i] = self->width * g_array_index (block->columns, CharterColumn, i).width / sum;
  return widths;
}

static void
add_head (CharterDocx  *self,
          CharterBlock *block,
          const double *widths)
{
  open_row (self, TRUE, NULL);
  for (guint i = 0; i < block->columns->len; i++)
    {
      const CharterColumn *column = &g_array_index (block->columns, CharterColumn, i);

      if (block->is_large)
        self->run_size = 28;
      add_words_cell (self, widths[i], HEAD_FILL, "CellHead",
                      column->align == CHARTER_ALIGN_END ? CHARTER_DOCX_AT_END : 0, column->title);
      self->run_size = 0;
    }
  charter_xml_close (self->xml);
}

static void
add_group (CharterDocx     *self,
           CharterBlock    *block,
           CharterTableRow *row)
{
  CharterText *text = g_ptr_array_index (row->cells, 0);

  open_row (self, FALSE, NULL);
  open_cell (self, self->width, block->columns->len, GROUP_FILL);
  charter_docx_open_paragraph (self, "CellHead", CHARTER_DOCX_KEEPS_NEXT, charter_text_get_words (text));
  charter_docx_add_bookmark (self, row->anchor);
  charter_docx_add_text (self, text);
  charter_docx_close_paragraph (self);
  close_cell (self);
  charter_xml_close (self->xml);
}

static void
add_cell (CharterDocx     *self,
          CharterBlock    *block,
          CharterTableRow *row,
          guint            position,
          double           width,
          gboolean         keeps_next)
{
  const CharterColumn *column = &g_array_index (block->columns, CharterColumn, position);
  CharterText *text = g_ptr_array_index (row->cells, position);
  g_autofree char *fill = NULL;
  int value, top;

  if (charter_text_get_level (text, &value, &top))
    fill = charter_docx_dup_level_fill (value, top, TINT);
  open_cell (self, width, 1, fill);
  charter_docx_open_paragraph (self, block->is_large ? "CellLarge" : "Cell",
                               (column->align == CHARTER_ALIGN_END ? CHARTER_DOCX_AT_END : 0) |
                               (keeps_next ? CHARTER_DOCX_KEEPS_NEXT : 0),
                               charter_text_get_words (text));
  if (position == 0)
    charter_docx_add_bookmark (self, row->anchor);
  charter_docx_add_text (self, text);
  charter_docx_close_paragraph (self);
  close_cell (self);
}

/**
 * charter_docx_add_table:
 * @self: a body
 * @block: a table
 *
 * Its head row is repeated on each page, no row is split.
 */
void
charter_docx_add_table (CharterDocx  *self,
                        CharterBlock *block)
{
  g_autofree double *widths = get_widths (self, block);

  open_table (self, widths, block->columns->len, TRUE, block->caption);
  add_head (self, block, widths);
  for (guint i = 0; i < block->rows->len; i++)
    {
      CharterTableRow *row = g_ptr_array_index (block->rows, i);
      gboolean keeps_next = block->keeps_with_next && i + 2 >= block->rows->len;

      if (row->is_group)
        {
          add_group (self, block, row);
          continue;
        }
      open_row (self, FALSE, NULL);
      for (guint j = 0; j < block->columns->len; j++)
        add_cell (self, block, row, j, widths[j], keeps_next);
      charter_xml_close (self->xml);
    }
  close_table (self);
}

/**
 * charter_docx_add_facts:
 * @self: a body
 * @block: names and values
 */
void
charter_docx_add_facts (CharterDocx  *self,
                        CharterBlock *block)
{
  double name_width = MIN (FACT_NAME_WIDTH, self->width * 0.4);
  const double widths[] = { name_width, self->width - name_width };

  open_table (self, widths, 2, FALSE, NULL);
  for (guint i = 0; i < block->texts->len; i++)
    {
      CharterText *value = g_ptr_array_index (block->texts, i);

      open_row (self, FALSE, NULL);
      open_cell (self, widths[0], 1, NULL);
      charter_docx_open_paragraph (self, "Cell", CHARTER_DOCX_PLAIN, block->words[i]);
      charter_docx_add_run (self, CHARTER_RUN_DIM, NULL, block->words[i], -1);
      charter_docx_close_paragraph (self);
      close_cell (self);
      open_cell (self, widths[1], 1, NULL);
      charter_docx_open_paragraph (self, "Cell", CHARTER_DOCX_PLAIN, charter_text_get_words (value));
      charter_docx_add_text (self, value);
      charter_docx_close_paragraph (self);
      close_cell (self);
      charter_xml_close (self->xml);
    }
  close_table (self);
}

/**
 * charter_docx_add_signatures:
 * @self: a body
 * @block: signatures
 *
 * A table with room to write, since lines drawn on a page do not survive being edited.
 */
void
charter_docx_add_signatures (CharterDocx  *self,
                             CharterBlock *block)
{
  const double widths[] = { self->width * 0.34, self->width * 0.42, self->width * 0.24 };
  const char * const titles[] = { _("Role"), _("Name and signature"), _("Date") };

  open_table (self, widths, 3, TRUE, _("Signatures"));
  open_row (self, TRUE, NULL);
  for (guint i = 0; i < 3; i++)
    add_words_cell (self, widths[i], HEAD_FILL, "CellHead", CHARTER_DOCX_PLAIN, titles[i]);
  charter_xml_close (self->xml);
  for (guint i = 0; i < block->signatures->len; i++)
    {
      const CharterSignature *signature = &g_array_index (block->signatures, CharterSignature, i);
      CharterDocxFlags flags = i + 1 < block->signatures->len ? CHARTER_DOCX_KEEPS_NEXT : 0;

      open_row (self, FALSE, SIGNING_HEIGHT);
      add_words_cell (self, widths[0], NULL, "Cell", flags, signature->role);
      add_words_cell (self, widths[1], NULL, "Cell", flags, signature->name);
      add_words_cell (self, widths[2], NULL, "Cell", flags, signature->date);
      charter_xml_close (self->xml);
    }
  close_table (self);
}
