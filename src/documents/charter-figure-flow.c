/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-flow.h"

#include <glib/gi18n.h>

#define PILL_HEIGHT 19.0
#define PILL_PAD 11.0
#define PILL_GAP 7.0
#define COLUMN_GAP 24.0
#define SIGNATURE_HEIGHT 58.0
#define PICTURE_GAP 18.0

static const CharterType type_pill = { 9, 12, FALSE, CHARTER_TONE_DIM, 0 };
static const CharterType type_chosen = { 9, 12, TRUE, CHARTER_TONE_ON_LEVEL, 0 };
static const CharterType type_trailing = { 9, 12, FALSE, CHARTER_TONE_DIM, 0 };
static const CharterType type_role = { 9, 12, TRUE, CHARTER_TONE_TEXT, 0 };

/**
 * charter_flow_add_figure:
 * @self: a flow
 * @block: a figure
 *
 * In the middle of the text's width or at its start, scaled down when it is wider.
 */
void
charter_flow_add_figure (CharterFlow  *self,
                         CharterBlock *block)
{
  double scale = MIN (1, self->width / MAX (block->width, 1));
  int node = charter_pages_add_node (self->pages, self->parent, "Figure");
  CharterMark *mark;

  charter_pages_get_node (self->pages, node)->alternative = g_strdup (block->alternative);
  if (block->is_beside)
    {
      charter_flow_begin_piece (self, 0, 0)->keeps_with_next = TRUE;
      self->beside = block->width * scale + COLUMN_GAP;
    }
  else
    {
      charter_flow_begin_piece (self, 10, block->height * scale)->keeps_with_next = block->keeps_with_next;
    }
  mark = charter_flow_add_mark (self, CHARTER_MARK_FIGURE, CHARTER_TONE_TEXT, node);
  mark->width = block->width * scale;
  mark->height = block->height * scale;
  mark->x = self->left + (block->is_at_start ? 0 : (self->width - mark->width) / (block->is_beside ? 1 : 2));
  mark->figure = block;
}

static const char *
get_heading_role (int level)
{
  static const char * const roles[] = { "H1", "H2", "H3", "H4" };

  return roles[CLAMP (level, 1, 4) - 1];
}

/* A line beside a picture: always with the next one, as the picture stands beside them all. */
static void
add_pictured_lines (CharterFlow       *self,
                    const CharterType *type,
                    PangoLayout       *layout,
                    CharterText       *text,
                    int                node,
                    double             x,
                    double             above)
{
  double leading = charter_flow_get_leading (self, type);

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      double top = i == 0 ? above : 0;

      if (above == 0 || i > 0)
        charter_flow_begin_piece (self, 0, leading)->keeps_with_next = TRUE;
      charter_flow_add_line (self, type, layout, i, text, node, x, top);
    }
}

/**
 * charter_flow_add_pictured:
 * @self: a flow
 * @block: a picture with words
 *
 * The picture at the left; the words in the middle of its height when they are fewer. A screen reader
 * hears the heading, the picture's alternative and the words.
 */
void
charter_flow_add_pictured (CharterFlow  *self,
                           CharterBlock *block)
{
  CharterType bold = charter_type_body;
  double x = self->left + block->width + PICTURE_GAP;
  double width = self->width - block->width - PICTURE_GAP;
  int heading = charter_pages_add_node (self->pages, self->parent, get_heading_role (block->level));
  int figure = charter_pages_add_node (self->pages, self->parent, "Figure");
  int body = charter_pages_add_node (self->pages, self->parent, "P");
  PangoLayout *asked, *answered;
  CharterMark *mark;
  double height, above;

  bold.is_bold = TRUE;
  asked = charter_flow_set_words (self, &bold, block->caption, width);
  answered = charter_flow_set_text (self, &charter_type_body, block->text, width);
  height = charter_flow_get_leading (self, &bold) *
           (pango_layout_get_line_count (asked) + pango_layout_get_line_count (answered));
  above = MAX (1, (block->height - height) / 2);

  charter_pages_get_node (self->pages, figure)->alternative = g_strdup (block->alternative);
  charter_flow_begin_piece (self, 14, above + charter_flow_get_leading (self, &bold))->keeps_with_next = TRUE;
  mark = charter_flow_add_mark (self, CHARTER_MARK_FIGURE, CHARTER_TONE_TEXT, figure);
  mark->x = self->left;
  mark->width = block->width;
  mark->height = block->height;
  mark->figure = block;
  add_pictured_lines (self, &bold, asked, NULL, heading, x, above);
  add_pictured_lines (self, &charter_type_body, answered, block->text, body, x, 0);
  /* What is left of the picture below the words. */
  charter_flow_begin_piece (self, 0, MAX (0, block->height - height - above));
}

static void
add_pill (CharterFlow  *self,
          CharterBlock *block,
          int           position,
          int           node,
          double        x,
          PangoLayout  *layout,
          double        width)
{
  gboolean is_chosen = position == block->chosen;
  int n = (int) g_strv_length (block->words);
  CharterMark *mark;

  mark = charter_flow_add_mark (self, is_chosen ? CHARTER_MARK_FILL : CHARTER_MARK_OUTLINE,
                                is_chosen ? CHARTER_TONE_LEVEL : CHARTER_TONE_RULE,
                                CHARTER_NODE_NONE);
  mark->x = x;
  mark->width = width;
  mark->height = PILL_HEIGHT;
  mark->radius = PILL_HEIGHT / 2;
  mark->value = block->lowest + position;
  mark->top = block->lowest + n - 1;
  mark->is_dashed = n == 1 && !is_chosen;
  charter_flow_add_line (self, is_chosen ? &type_chosen : &type_pill, layout, 0, NULL, node,
                         x + PILL_PAD, (PILL_HEIGHT - type_pill.leading) / 2);
}

static void
add_trailing (CharterFlow  *self,
              CharterBlock *block,
              double        x)
{
  PangoLayout *layout = charter_flow_set_text (self, &type_trailing, block->text, -1);
  double width = charter_layout_get_words_width (layout);
  int node = charter_pages_add_node (self->pages, self->parent, "P");

  if (x + width > self->left + self->width)
    {
      layout = charter_flow_set_text (self, &type_trailing, block->text, self->width);
      width = self->width;
      for (int i = 0; i < pango_layout_get_line_count (layout); i++)
        {
          charter_flow_begin_piece (self, i == 0 ? 3 : 0, type_trailing.leading)->keeps_with_next = TRUE;
          charter_flow_add_line (self, &type_trailing, layout, i, block->text, node, self->left, 0);
        }
      return;
    }
  charter_flow_add_line (self, &type_trailing, layout, 0, block->text, node,
                         self->left + self->width - width, (PILL_HEIGHT - type_trailing.leading) / 2);
}

/**
 * charter_flow_add_pills:
 * @self: a flow
 * @block: pills
 *
 * Rows of as many pills as fit. A screen reader hears the caption instead of all names.
 */
void
charter_flow_add_pills (CharterFlow  *self,
                        CharterBlock *block)
{
  int paragraph = charter_pages_add_node (self->pages, self->parent, "P");
  int node = charter_pages_add_node (self->pages, paragraph, "Span");
  double x = self->left;

  charter_pages_get_node (self->pages, node)->actual = g_strdup (block->caption);
  charter_flow_begin_piece (self, 6, PILL_HEIGHT)->keeps_with_next = TRUE;
  for (int i = 0; block->words[i]; i++)
    {
      const CharterType *type = i == block->chosen ? &type_chosen : &type_pill;
      PangoLayout *layout = charter_flow_set_shared (self, type, NULL, block->words[i], -1, PANGO_ALIGN_LEFT);
      double width = charter_layout_get_words_width (layout) + 2 * PILL_PAD;

      if (x > self->left && x + width > self->left + self->width)
        {
          charter_flow_begin_piece (self, 5, PILL_HEIGHT)->keeps_with_next = TRUE;
          x = self->left;
        }
      add_pill (self, block, i, node, x, layout, width);
      x += width + PILL_GAP;
    }
  if (block->text && charter_text_get_length (block->text) > 0)
    add_trailing (self, block, x);
}

static void
add_signing_line (CharterFlow *self,
                  double       x,
                  double       width)
{
  CharterMark *mark = charter_flow_add_mark (self, CHARTER_MARK_FILL, CHARTER_TONE_DIM,
                                             CHARTER_NODE_NONE);

  mark->x = x;
  mark->y = 38;
  mark->width = width;
  mark->height = 0.5;
}

static void
add_signing_words (CharterFlow       *self,
                   const CharterType *type,
                   const char        *words,
                   double             x,
                   double             top,
                   double             width)
{
  PangoLayout *layout = charter_flow_set_words (self, type, words, width);

  pango_layout_set_height (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  charter_flow_add_line (self, type, layout, 0, NULL,
                         charter_pages_add_node (self->pages, self->parent, "P"), x, top);
}

/**
 * charter_flow_add_signatures:
 * @self: a flow
 * @block: signatures
 */
void
charter_flow_add_signatures (CharterFlow  *self,
                             CharterBlock *block)
{
  double date_x = self->left + self->width * 0.72;
  double date_width = self->width * 0.28;
  double name_width = self->width * 0.66;

  for (guint i = 0; i < block->signatures->len; i++)
    {
      const CharterSignature *signature = &g_array_index (block->signatures, CharterSignature, i);
      CharterPiece *piece = charter_flow_begin_piece (self, 8, SIGNATURE_HEIGHT);

      piece->keeps_with_next = i + 1 < block->signatures->len;
      add_signing_words (self, &type_role, signature->role, self->left, 0, name_width);
      if (signature->name)
        add_signing_words (self, &charter_type_body, signature->name, self->left, 22, name_width);
      add_signing_line (self, self->left, name_width);
      add_signing_words (self, &charter_type_small, _("Name and signature"), self->left, 41, name_width);
      if (signature->date)
        add_signing_words (self, &charter_type_body, signature->date, date_x, 22, date_width);
      add_signing_line (self, date_x, date_width);
      add_signing_words (self, &charter_type_small, _("Date"), date_x, 41, date_width);
    }
}

/* The pieces of one column stacked into the piece that holds all columns. */
static void
stack_column (CharterFlow *self,
              CharterFlow *column)
{
  double y = 0;

  for (guint i = 0; i < column->pieces->len; i++)
    {
      const CharterPiece *piece = &g_array_index (column->pieces, CharterPiece, i);

      y += i == 0 ? 0 : piece->space_before;
      for (guint m = 0; m < piece->n_marks; m++)
        {
          CharterMark mark = g_array_index (column->marks, CharterMark, piece->first_mark + m);

          mark.y += y;
          *charter_flow_add_mark (self, mark.kind, mark.tone, mark.node) = mark;
        }
      y += piece->height;
    }
}

static double
measure_column (CharterFlow *column)
{
  double height = 0;

  for (guint i = 0; i < column->pieces->len; i++)
    {
      const CharterPiece *piece = &g_array_index (column->pieces, CharterPiece, i);

      height += (i == 0 ? 0 : piece->space_before) + piece->height;
    }
  return height;
}

static void
add_columns_below_each_other (CharterFlow  *self,
                              CharterBlock *block)
{
  for (guint i = 0; i < block->children->len; i++)
    {
      CharterBlock *column = g_ptr_array_index (block->children, i);

      charter_flow_add_blocks (self, column->children);
    }
}

/**
 * charter_flow_add_columns:
 * @self: a flow
 * @block: columns
 *
 * Side by side as one piece; below each other when that would be taller than half a page, unless
 * they are kept.
 */
void
charter_flow_add_columns (CharterFlow  *self,
                          CharterBlock *block)
{
  guint n = block->children->len;
  double width = (self->width - COLUMN_GAP * (n - 1)) / n;
  g_autoptr(GPtrArray) flows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_flow_free);
  guint n_nodes = charter_pages_get_nodes (self->pages)->len;
  double height = 0;

  for (guint i = 0; i < n; i++)
    {
      CharterBlock *column = g_ptr_array_index (block->children, i);
      CharterFlow *flow = charter_flow_new (self->pages, self->left + i * (width + COLUMN_GAP), width,
                                            charter_pages_add_node (self->pages, self->parent, "Div"));

      charter_flow_add_blocks (flow, column->children);
      height = MAX (height, measure_column (flow));
      g_ptr_array_add (flows, flow);
    }
  if (!block->keeps_columns && height > (CHARTER_PAGE_HEIGHT - CHARTER_PAGE_TOP - CHARTER_PAGE_BOTTOM) / 2)
    {
      g_array_set_size (charter_pages_get_nodes (self->pages), n_nodes);
      add_columns_below_each_other (self, block);
      return;
    }
  charter_flow_begin_piece (self, 12, height);
  for (guint i = 0; i < n; i++)
    stack_column (self, g_ptr_array_index (flows, i));
}

static void
add_contents_entry (CharterFlow  *self,
                    CharterBlock *heading,
                    int           parent,
                    int           position)
{
  int item = charter_pages_add_node (self->pages, parent, "TOCI");
  int reference = charter_pages_add_node (self->pages, item, "Reference");
  double indent = (heading->level - 1) * 14;
  CharterText *text = charter_text_new ();
  CharterType type = charter_type_body;
  CharterMark *mark;
  PangoLayout *layout;

  type.is_bold = heading->level == 1;
  charter_text_add_link (text, CHARTER_RUN_PLAIN, heading->anchor,
                         charter_text_get_words (heading->text));
  charter_pages_keep_text (self->pages, text);
  layout = charter_flow_set_text (self, &type, text, self->width - indent - 40);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      gboolean is_first = i == 0;

      charter_flow_begin_piece (self, !is_first ? 0 : heading->level == 1 ? 5 : 1, type.leading);
      charter_flow_add_line (self, &type, layout, i, text, reference, self->left + indent, 0);
      if (is_first)
        {
          /* The page is not known yet: the paginator finds these marks by their lack of a layout. */
          mark = charter_flow_add_mark (self, CHARTER_MARK_LINE_OF_TEXT, CHARTER_TONE_DIM, item);
          mark->line = position;
          mark->x = self->left + self->width;
          mark->y = type.leading / 2 + type.size * 0.35;
          mark->height = type.leading;
        }
    }
}

/**
 * charter_flow_add_contents:
 * @self: a flow
 */
void
charter_flow_add_contents (CharterFlow *self)
{
  GPtrArray *blocks = charter_document_get_blocks (charter_pages_get_document (self->pages));
  int node = charter_pages_add_node (self->pages, self->parent, "TOC");

  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == CHARTER_BLOCK_HEADING && (block->heading & CHARTER_HEADING_IN_CONTENTS))
        add_contents_entry (self, block, node, (int) i);
    }
}
