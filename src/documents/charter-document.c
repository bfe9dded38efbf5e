/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-document.h"

#include <stdarg.h>

struct _CharterDocument
{
  GObject parent_instance;

  char *title;
  char *footer;
  char *author;
  char *subject;
  char *seal;
  char *date;
  double extra_size;
  GPtrArray *blocks;  /* of CharterBlock */
  GPtrArray *open;    /* borrowed: where blocks go now, a column's children or blocks */
  GPtrArray *outside; /* borrowed: where they go after the columns */
};

G_DEFINE_FINAL_TYPE (CharterDocument, charter_document, G_TYPE_OBJECT)

static CharterBlock *
add_block (CharterDocument  *self,
           CharterBlockKind  kind)
{
  CharterBlock *block = charter_block_new (kind);

  g_ptr_array_add (self->open, block);
  return block;
}

static CharterBlock *
last_block (CharterDocument *self)
{
  return self->open->len > 0 ? g_ptr_array_index (self->open, self->open->len - 1) : NULL;
}

static void
charter_document_finalize (GObject *object)
{
  CharterDocument *self = CHARTER_DOCUMENT (object);

  g_free (self->title);
  g_free (self->footer);
  g_free (self->author);
  g_free (self->subject);
  g_free (self->seal);
  g_free (self->date);
  g_ptr_array_unref (self->blocks);
  G_OBJECT_CLASS (charter_document_parent_class)->finalize (object);
}

static void
charter_document_class_init (CharterDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_document_finalize;
}

static void
charter_document_init (CharterDocument *self)
{
  self->blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_block_free);
  self->open = self->blocks;
}

/**
 * charter_document_new:
 * @title: what the document is called, in its properties and in a reader's title bar
 *
 * Returns: (transfer full): a document without blocks
 */
CharterDocument *
charter_document_new (const char *title)
{
  CharterDocument *self = g_object_new (CHARTER_TYPE_DOCUMENT, NULL);

  self->title = g_utf8_make_valid (title ? title : "", -1);
  return self;
}

const char *
charter_document_get_title (CharterDocument *self)
{
  return self->title;
}

double
charter_document_get_extra_size (CharterDocument *self)
{
  return self->extra_size;
}

/**
 * charter_document_set_extra_size:
 * @self: a document
 * @extra_size: points that all its words are set larger by; 8 makes large print of 18 points. Tables
 *   and pills are not meant for it
 */
void
charter_document_set_extra_size (CharterDocument *self,
                                 double           extra_size)
{
  self->extra_size = extra_size;
}

const char *
charter_document_get_footer (CharterDocument *self)
{
  return self->footer;
}

void
charter_document_set_footer (CharterDocument *self,
                             const char      *footer)
{
  g_free (self->footer);
  self->footer = footer ? g_utf8_make_valid (footer, -1) : NULL;
}

const char *
charter_document_get_author (CharterDocument *self)
{
  return self->author;
}

void
charter_document_set_author (CharterDocument *self,
                             const char      *author)
{
  g_free (self->author);
  self->author = author ? g_utf8_make_valid (author, -1) : NULL;
}

const char *
charter_document_get_subject (CharterDocument *self)
{
  return self->subject;
}

void
charter_document_set_subject (CharterDocument *self,
                              const char      *subject)
{
  g_free (self->subject);
  self->subject = subject ? g_utf8_make_valid (subject, -1) : NULL;
}

const char *
charter_document_get_date (CharterDocument *self)
{
  return self->date;
}

/**
 * charter_document_set_date:
 * @self: a document
 * @date: (nullable): when it was composed, YYYY-MM-DD
 */
void
charter_document_set_date (CharterDocument *self,
                           const char      *date)
{
  g_free (self->date);
  self->date = g_strdup (date);
}

const char *
charter_document_get_seal (CharterDocument *self)
{
  return self->seal;
}

/**
 * charter_document_set_seal:
 * @self: a document
 * @seal: (nullable): a line by which a written file tells what it was made from, kept in its metadata
 */
void
charter_document_set_seal (CharterDocument *self,
                           const char      *seal)
{
  g_free (self->seal);
  self->seal = seal ? g_utf8_make_valid (seal, -1) : NULL;
}

/**
 * charter_document_get_language:
 * @self: a document
 *
 * Returns: the language its words are in, as BCP 47
 */
const char *
charter_document_get_language (CharterDocument *self)
{
  return CHARTER_DOCUMENT_LANGUAGE;
}

/**
 * charter_document_get_blocks:
 * @self: a document
 *
 * Returns: (transfer none) (element-type CharterBlock): its blocks in reading order
 */
GPtrArray *
charter_document_get_blocks (CharterDocument *self)
{
  return self->blocks;
}

void
charter_document_add_title (CharterDocument *self,
                            const char      *words)
{
  add_block (self, CHARTER_BLOCK_TITLE)->text = charter_text_new_plain (words);
}

/**
 * charter_document_add_label:
 * @self: a document
 * @words: what the small capitals over the next heading say
 */
void
charter_document_add_label (CharterDocument *self,
                            const char      *words)
{
  add_block (self, CHARTER_BLOCK_LABEL)->text = charter_text_new_plain (words);
}

/**
 * charter_document_add_heading:
 * @self: a document
 * @level: 1 to 4; a level never skips one on the way down
 * @words: what it says
 * @anchor: (nullable): what links lead to
 * @flags: whether it stands in the contents and starts a page
 */
void
charter_document_add_heading (CharterDocument     *self,
                              int                  level,
                              const char          *words,
                              const char          *anchor,
                              CharterHeadingFlags  flags)
{
  CharterBlock *block = add_block (self, CHARTER_BLOCK_HEADING);

  block->level = CLAMP (level, 1, 4);
  block->text = charter_text_new_plain (words);
  block->anchor = g_strdup (anchor);
  block->heading = flags;
  if (!anchor && (flags & CHARTER_HEADING_IN_CONTENTS))
    block->anchor = g_strdup_printf ("section-%u", self->open->len);
}

/**
 * charter_document_add_paragraph:
 * @self: a document
 * @style: how it is set
 * @text: (transfer full): what it says; an empty one adds nothing
 */
void
charter_document_add_paragraph (CharterDocument       *self,
                                CharterParagraphStyle  style,
                                CharterText           *text)
{
  CharterBlock *block;

  if (charter_text_get_length (text) == 0)
    {
      charter_text_free (text);
      return;
    }
  block = add_block (self, CHARTER_BLOCK_PARAGRAPH);
  block->style = style;
  block->text = text;
}

/**
 * charter_document_add_words:
 * @self: a document
 * @words: (nullable): a plain body paragraph; nothing is added for %NULL and ""
 */
void
charter_document_add_words (CharterDocument *self,
                            const char      *words)
{
  charter_document_add_paragraph (self, CHARTER_PARAGRAPH_BODY, charter_text_new_plain (words));
}

/**
 * charter_document_keep_with_next:
 * @self: a document
 *
 * The block that was added last never stands at the foot of a page without the next one. Facts stay
 * together, and with a notice that follows them.
 */
void
charter_document_keep_with_next (CharterDocument *self)
{
  CharterBlock *block = last_block (self);

  if (block)
    block->keeps_with_next = TRUE;
}

/**
 * charter_document_add_list:
 * @self: a document
 * @texts: (transfer full) (element-type CharterText): an item each; an empty array adds nothing.
 *   Its free function must be charter_text_free()
 */
void
charter_document_add_list (CharterDocument *self,
                           GPtrArray       *texts)
{
  CharterBlock *block;

  if (texts->len == 0)
    {
      g_ptr_array_unref (texts);
      return;
    }
  block = add_block (self, CHARTER_BLOCK_LIST);
  g_ptr_array_unref (block->texts);
  block->texts = texts;
}

/**
 * charter_document_add_table:
 * @self: a document
 * @caption: what the table holds, for who cannot see it
 * @columns: (array length=n_columns): its columns; the titles are copied
 * @n_columns: at least 1
 *
 * Returns: (transfer none): the table, to add rows to before the document is laid out
 */
CharterBlock *
charter_document_add_table (CharterDocument     *self,
                            const char          *caption,
                            const CharterColumn *columns,
                            guint                n_columns)
{
  CharterBlock *block = add_block (self, CHARTER_BLOCK_TABLE);

  block->caption = g_strdup (caption);
  for (guint i = 0; i < n_columns; i++)
    {
      CharterColumn column = columns[i];

      column.title = g_strdup (column.title);
      g_array_append_val (block->columns, column);
    }
  return block;
}

/**
 * charter_document_add_figure:
 * @self: a document
 * @width: in points; a wider one than the page's text is scaled to it
 * @height: in points
 * @alternative: what it shows, in words
 * @draw: draws it; called in the thread that draws the page, any number of times
 * @data: (transfer full): for @draw
 * @destroy: (nullable): frees @data
 */
void
charter_document_add_figure (CharterDocument   *self,
                             double             width,
                             double             height,
                             const char        *alternative,
                             CharterFigureDraw  draw,
                             gpointer           data,
                             GDestroyNotify     destroy)
{
  CharterBlock *block = add_block (self, CHARTER_BLOCK_FIGURE);

  block->width = width;
  block->height = height;
  block->alternative = g_utf8_make_valid (alternative, -1);
  block->draw = draw;
  block->draw_data = data;
  block->draw_destroy = destroy;
}

/**
 * charter_document_add_pictured:
 * @self: a document
 * @level: of the heading, 1 to 4
 * @heading: what the words are about
 * @text: (transfer full): the words; empty ones add nothing
 * @size: of the square picture, in points
 * @alternative: what the picture shows, in words
 * @draw: draws the picture; called in the thread that draws the page, any number of times
 * @data: for @draw; not freed
 *
 * A picture at the left, heading and words beside it, for who reads with the help of pictures.
 */
void
charter_document_add_pictured (CharterDocument   *self,
                               int                level,
                               const char        *heading,
                               CharterText       *text,
                               double             size,
                               const char        *alternative,
                               CharterFigureDraw  draw,
                               gpointer           data)
{
  CharterBlock *block;

  if (charter_text_get_length (text) == 0)
    {
      charter_text_free (text);
      return;
    }
  block = add_block (self, CHARTER_BLOCK_PICTURED);
  block->level = CLAMP (level, 1, 4);
  block->caption = g_strdup (heading);
  block->text = text;
  block->width = block->height = size;
  block->alternative = g_utf8_make_valid (alternative, -1);
  block->draw = draw;
  block->draw_data = data;
}

/**
 * charter_document_set_figure_at_start:
 * @self: a document
 *
 * The figure that was added last stands where lines begin, not in the middle.
 */
void
charter_document_set_figure_at_start (CharterDocument *self)
{
  CharterBlock *block = last_block (self);

  if (block && block->kind == CHARTER_BLOCK_FIGURE)
    block->is_at_start = TRUE;
}

/**
 * charter_document_put_figure_beside:
 * @self: a document
 *
 * The figure that was added last stands at the end of the lines of the facts that are added next;
 * there must be enough of them.
 */
void
charter_document_put_figure_beside (CharterDocument *self)
{
  CharterBlock *block = last_block (self);

  if (block)
    block->is_beside = TRUE;
}

/**
 * charter_document_add_pills:
 * @self: a document
 * @caption: what the row says, for who cannot see it: "Level: Established"
 * @titles: (array zero-terminated=1): a scale's levels, lowest first
 * @chosen: position of the filled one, -1 for none
 * @lowest: value of the first level
 * @trailing: (transfer full) (nullable): words at the far end of the row
 */
void
charter_document_add_pills (CharterDocument    *self,
                            const char         *caption,
                            const char * const *titles,
                            int                 chosen,
                            int                 lowest,
                            CharterText        *trailing)
{
  CharterBlock *block = add_block (self, CHARTER_BLOCK_PILLS);

  block->caption = g_strdup (caption);
  block->words = g_strdupv ((GStrv) titles);
  block->chosen = chosen;
  block->lowest = lowest;
  block->text = trailing;
}

/**
 * charter_document_add_notice:
 * @self: a document
 * @texts: (transfer full) (element-type CharterText): its paragraphs; an empty array adds nothing
 */
void
charter_document_add_notice (CharterDocument *self,
                             GPtrArray       *texts)
{
  CharterBlock *block;

  if (texts->len == 0)
    {
      g_ptr_array_unref (texts);
      return;
    }
  block = add_block (self, CHARTER_BLOCK_NOTICE);
  g_ptr_array_unref (block->texts);
  block->texts = texts;
}

/**
 * charter_document_add_fact:
 * @self: a document
 * @name: what the value is
 * @value: (transfer full): the value; an empty one adds nothing
 *
 * Facts that follow each other make one list.
 */
void
charter_document_add_fact (CharterDocument *self,
                           const char      *name,
                           CharterText     *value)
{
  CharterBlock *block = last_block (self);
  guint n;

  if (charter_text_get_length (value) == 0)
    {
      charter_text_free (value);
      return;
    }
  if (!block || block->kind != CHARTER_BLOCK_FACTS)
    block = add_block (self, CHARTER_BLOCK_FACTS);

  n = block->texts->len;
  g_ptr_array_add (block->texts, value);
  block->words = g_renew (char *, block->words, n + 2);
  block->words[n] = g_strdup (name);
  block->words[n + 1] = NULL;
}

/**
 * charter_document_add_signature:
 * @self: a document
 * @role: who signs: "Headteacher"
 * @name: (nullable): their name as typed, printed under the line
 * @date: (nullable): when it was signed; %NULL leaves room to write it
 *
 * Signatures that follow each other make one block, which a page never splits.
 */
void
charter_document_add_signature (CharterDocument *self,
                                const char      *role,
                                const char      *name,
                                const char      *date)
{
  CharterBlock *block = last_block (self);
  CharterSignature signature = { g_strdup (role), g_strdup (name), g_strdup (date) };

  if (!block || block->kind != CHARTER_BLOCK_SIGNATURES)
    block = add_block (self, CHARTER_BLOCK_SIGNATURES);
  g_array_append_val (block->signatures, signature);
}

/**
 * charter_document_begin_columns:
 * @self: a document
 *
 * Blocks added from here stand in the first of several columns of equal width. Columns do not nest.
 */
void
charter_document_begin_columns (CharterDocument *self)
{
  CharterBlock *block;

  g_return_if_fail (!self->outside);

  block = add_block (self, CHARTER_BLOCK_COLUMNS);
  self->outside = self->open;
  self->open = block->children;
  charter_document_next_column (self);
}

/**
 * charter_document_begin_tall_columns:
 * @self: a document
 *
 * Like charter_document_begin_columns(), for columns that stand side by side even where one is taller
 * than half a page. Who composes sees to it that a page holds them.
 */
void
charter_document_begin_tall_columns (CharterDocument *self)
{
  CharterBlock *block;

  charter_document_begin_columns (self);
  block = g_ptr_array_index (self->outside, self->outside->len - 1);
  block->keeps_columns = TRUE;
}

/**
 * charter_document_next_column:
 * @self: a document between begin_columns and end_columns
 */
void
charter_document_next_column (CharterDocument *self)
{
  CharterBlock *columns, *column;

  g_return_if_fail (self->outside);

  columns = g_ptr_array_index (self->outside, self->outside->len - 1);
  column = charter_block_new (CHARTER_BLOCK_COLUMN);
  g_ptr_array_add (columns->children, column);
  self->open = column->children;
}

void
charter_document_end_columns (CharterDocument *self)
{
  g_return_if_fail (self->outside);

  self->open = g_steal_pointer (&self->outside);
}

/**
 * charter_document_add_contents:
 * @self: a document
 *
 * A list of the headings flagged %CHARTER_HEADING_IN_CONTENTS, with their pages.
 */
void
charter_document_add_contents (CharterDocument *self)
{
  add_block (self, CHARTER_BLOCK_CONTENTS);
}

void
charter_document_add_rule (CharterDocument *self)
{
  add_block (self, CHARTER_BLOCK_RULE);
}

/**
 * charter_document_add_spacer:
 * @self: a document
 * @height: in points; left out at the top of a page
 */
void
charter_document_add_spacer (CharterDocument *self,
                             double           height)
{
  add_block (self, CHARTER_BLOCK_SPACER)->height = height;
}

void
charter_document_add_page_break (CharterDocument *self)
{
  add_block (self, CHARTER_BLOCK_PAGE_BREAK);
}

/**
 * charter_document_add_annex:
 * @self: a document
 * @annex: (transfer full): a file that is read when the document is laid out
 */
void
charter_document_add_annex (CharterDocument *self,
                            CharterAnnex    *annex)
{
  add_block (self, CHARTER_BLOCK_ANNEX)->annex = annex;
}

/**
 * charter_table_add_row:
 * @table: a table block
 * @anchor: (nullable): what links to this row lead to
 * @first: (transfer full): its first cell
 * @...: (transfer full): the other cells, then %NULL
 *
 * Returns: (transfer none): the row
 */
CharterTableRow *
charter_table_add_row (CharterBlock *table,
                       const char   *anchor,
                       CharterText  *first,
                       ...)
{
  CharterTableRow *row = g_new0 (CharterTableRow, 1);
  va_list arguments;

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
  row->anchor = g_strdup (anchor);
  va_start (arguments, first);
  for (CharterText *cell = first; cell; cell = va_arg (arguments, CharterText *))
    g_ptr_array_add (row->cells, cell);
  va_end (arguments);

  g_warn_if_fail (row->cells->len == table->columns->len);
  g_ptr_array_add (table->rows, row);
  return row;
}

/**
 * charter_table_add_cells:
 * @table: a table block with as many columns as it happens to have
 * @cells: (transfer full) (element-type CharterText): a cell for each of them
 */
void
charter_table_add_cells (CharterBlock *table,
                         GPtrArray    *cells)
{
  CharterTableRow *row = g_new0 (CharterTableRow, 1);

  g_warn_if_fail (cells->len == table->columns->len);
  row->cells = cells;
  g_ptr_array_add (table->rows, row);
}

/**
 * charter_table_add_group:
 * @table: a table block
 * @text: (transfer full): what the rows below have in common
 *
 * Adds a row with one cell across all columns.
 */
void
charter_table_add_group (CharterBlock *table,
                         CharterText  *text)
{
  CharterTableRow *row = g_new0 (CharterTableRow, 1);

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
  row->is_group = TRUE;
  g_ptr_array_add (row->cells, text);
  g_ptr_array_add (table->rows, row);
}
