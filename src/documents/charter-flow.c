/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-flow.h"

const CharterType charter_type_body = { 10, 14.5, FALSE, CHARTER_TONE_TEXT, 0 };
const CharterType charter_type_small = { 8.5, 12, FALSE, CHARTER_TONE_DIM, 0 };
const CharterType charter_type_large = { 16, 22, FALSE, CHARTER_TONE_TEXT, 0 };
const CharterType charter_type_cell = { 9, 12.5, FALSE, CHARTER_TONE_TEXT, 0 };

static const CharterType type_title = { 32, 38, TRUE, CHARTER_TONE_TEXT, 0 };
static const CharterType type_label = { 9, 12, TRUE, CHARTER_TONE_ACCENT, 0.6 };
static const CharterType type_lead = { 10, 14.5, FALSE, CHARTER_TONE_DIM, 0 };
static const CharterType type_headings[] = {
  { 22, 28, TRUE, CHARTER_TONE_TEXT, 0 },
  { 15, 20, TRUE, CHARTER_TONE_TEXT, 0 },
  { 12, 16, TRUE, CHARTER_TONE_TEXT, 0 },
  { 10, 14, TRUE, CHARTER_TONE_TEXT, 0 },
};
static const char * const heading_roles[] = { "H1", "H2", "H3", "H4" };
static const double heading_spaces[] = { 4, 20, 16, 10 };

#define LABELLED_SPACE 3.0
#define LIST_INDENT 14.0
#define FACT_NAME_WIDTH 132.0
#define NOTICE_PAD 10.0
/* A notice up to so many lines moves to the next page as a whole. */
#define NOTICE_KEEP_LINES 18

/**
 * charter_flow_new:
 * @pages: where layouts and nodes are kept
 * @left: of the text, from the left edge of the page
 * @width: of the text
 * @parent: the node that blocks go into
 *
 * Returns: (transfer full): an empty flow
 */
CharterFlow *
charter_flow_new (CharterPages *pages,
                  double        left,
                  double        width,
                  int           parent)
{
  CharterFlow *self = g_new0 (CharterFlow, 1);

  self->pages = pages;
  self->pieces = g_array_new (FALSE, TRUE, sizeof (CharterPiece));
  self->marks = g_array_new (FALSE, TRUE, sizeof (CharterMark));
  self->left = left;
  self->extra = charter_document_get_extra_size (charter_pages_get_document (pages));
  self->width = width;
  self->parent = parent;
  return self;
}

/**
 * charter_flow_free:
 * @self: (transfer full) (nullable): a flow
 *
 * Its pages stay, with the nodes and layouts that it made for them.
 */
void
charter_flow_free (CharterFlow *self)
{
  if (!self)
    return;
  g_array_unref (self->pieces);
  g_array_unref (self->marks);
  g_free (self);
}

/**
 * charter_flow_begin_piece:
 * @self: a flow
 * @space_before: in points
 * @height: in points
 *
 * Returns: (transfer none): the piece that marks go into until the next one begins; valid until then
 */
CharterPiece *
charter_flow_begin_piece (CharterFlow *self,
                          double       space_before,
                          double       height)
{
  CharterPiece piece = {
    .space_before = space_before,
    .height = height,
    .first_mark = self->marks->len,
    .table = -1,
  };

  g_array_append_val (self->pieces, piece);
  return &g_array_index (self->pieces, CharterPiece, self->pieces->len - 1);
}

/**
 * charter_flow_add_mark:
 * @self: a flow with a piece
 * @kind: what it is
 * @tone: its colour
 * @node: what it belongs to, or %CHARTER_NODE_NONE
 *
 * Returns: (transfer none): the mark, valid until the next one is added
 */
CharterMark *
charter_flow_add_mark (CharterFlow     *self,
                       CharterMarkKind  kind,
                       CharterTone      tone,
                       int              node)
{
  CharterMark mark = { .kind = kind, .tone = tone, .node = node };

  g_array_append_val (self->marks, mark);
  g_array_index (self->pieces, CharterPiece, self->pieces->len - 1).n_marks++;
  return &g_array_index (self->marks, CharterMark, self->marks->len - 1);
}

/**
 * charter_flow_get_leading:
 * @self: a flow
 * @type: how words are set
 *
 * Returns: the height of a line of them in this document, in points
 */
double
charter_flow_get_leading (CharterFlow       *self,
                          const CharterType *type)
{
  return type->leading + 1.4 * self->extra;
}

/* Where a line starts inside its layout's width: not at 0 for right-aligned and right-to-left. */
static double
get_line_start (PangoLayout *layout,
                int          line)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  PangoRectangle logical;

  for (int i = 0; i < line && pango_layout_iter_next_line (iter); i++)
    ;
  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  pango_layout_iter_free (iter);
  return logical.x / (double) PANGO_SCALE;
}

/**
 * charter_flow_add_line:
 * @self: a flow with a piece
 * @type: how the layout was set
 * @layout: a layout
 * @line: which of its lines
 * @text: (nullable): whose runs colour it
 * @node: what it belongs to
 * @x: of the layout, from the left edge of the page
 * @top: of the line, from the piece's top
 */
void
charter_flow_add_line (CharterFlow       *self,
                       const CharterType *type,
                       PangoLayout       *layout,
                       int                line,
                       CharterText       *text,
                       int                node,
                       double             x,
                       double             top)
{
  CharterMark *mark = charter_flow_add_mark (self, CHARTER_MARK_LINE_OF_TEXT, type->tone, node);
  gboolean is_simple = pango_layout_get_alignment (layout) == PANGO_ALIGN_LEFT &&
                       pango_layout_line_get_resolved_direction (
                         pango_layout_get_line_readonly (layout, line)) == PANGO_DIRECTION_LTR;

  mark->layout = layout;
  mark->line = line;
  mark->text = text;
  mark->x = x + (is_simple ? 0 : get_line_start (layout, line));
  /* Capitals stand in the middle of their line, whatever a font says about itself. */
  mark->y = top + charter_flow_get_leading (self, type) / 2 + (type->size + self->extra) * 0.35;
  mark->height = charter_flow_get_leading (self, type);
}

/**
 * charter_layout_get_words_width:
 * @layout: a layout
 *
 * Returns: the width of its widest line, in points
 */
double
charter_layout_get_words_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return logical.width / (double) PANGO_SCALE;
}

/* A piece for each line. Neither the first nor the last line of a paragraph stands alone. */
static void
add_lines (CharterFlow       *self,
           const CharterType *type,
           PangoLayout       *layout,
           CharterText       *text,
           int                node,
           double             x,
           double             space_before,
           gboolean           keeps_with_next)
{
  int n = pango_layout_get_line_count (layout);

  for (int i = 0; i < n; i++)
    {
      CharterPiece *piece = charter_flow_begin_piece (self, i == 0 ? space_before : 0,
                                                      charter_flow_get_leading (self, type));
      gboolean is_last = i == n - 1;

      piece->keeps_with_next = is_last ? keeps_with_next
                                       : i == 0 || i == n - 2 || keeps_with_next;
      charter_flow_add_line (self, type, layout, i, text, node, x, 0);
    }
}

/* Words right before a table or a figure say what it is: alone at the foot of a page they would say
 * nothing. */
static gboolean
introduces (const CharterBlock *block,
            const CharterBlock *next)
{
  return block->kind == CHARTER_BLOCK_PARAGRAPH && next &&
         (next->kind == CHARTER_BLOCK_TABLE || next->kind == CHARTER_BLOCK_FIGURE);
}

static void
add_paragraph (CharterFlow  *self,
               CharterBlock *block,
               CharterBlock *next)
{
  static const CharterType * const types[] = {
    &charter_type_body, &type_lead, &charter_type_small, &charter_type_large,
  };
  const CharterType *type = types[block->style];
  PangoLayout *layout = charter_flow_set_text (self, type, block->text, self->width);

  add_lines (self, type, layout, block->text,
             charter_pages_add_node (self->pages, self->parent, "P"),
             self->left, 5, block->keeps_with_next || introduces (block, next));
}

/**
 * charter_flow_add_words:
 * @self: a flow
 * @type: how they are set
 * @words: a paragraph that is not the document's own
 * @keeps_with_next: whether it never stands at the foot of a page
 */
void
charter_flow_add_words (CharterFlow       *self,
                        const CharterType *type,
                        const char        *words,
                        gboolean           keeps_with_next)
{
  PangoLayout *layout = charter_flow_set_words (self, type, words, self->width);

  add_lines (self, type, layout, NULL, charter_pages_add_node (self->pages, self->parent, "P"),
             self->left, 5, keeps_with_next);
}

static void
add_title (CharterFlow  *self,
           CharterBlock *block)
{
  PangoLayout *layout = charter_flow_set_text (self, &type_title, block->text, self->width);
  guint first = self->pieces->len;

  add_lines (self, &type_title, layout, block->text,
             charter_pages_add_node (self->pages, self->parent, "H1"), self->left, 6, TRUE);
  g_array_index (self->pieces, CharterPiece, first).heading = block;
}

static void
add_label (CharterFlow  *self,
           CharterBlock *block)
{
  g_autofree char *capitals = g_utf8_strup (charter_text_get_words (block->text), -1);
  PangoLayout *layout = charter_flow_set_shared (self, &type_label, NULL, capitals, self->width, PANGO_ALIGN_LEFT);

  add_lines (self, &type_label, layout, NULL,
             charter_pages_add_node (self->pages, self->parent, "P"), self->left, 22, TRUE);
}

static void
add_heading (CharterFlow  *self,
             CharterBlock *block)
{
  int look = MIN (block->level - ((block->heading & CHARTER_HEADING_SMALL) ? 0 : 1), 3);
  guint first = self->pieces->len;
  gboolean is_under_label = first > 0 && self->ends_in_label;
  PangoLayout *layout = charter_flow_set_shared (self, &type_headings[look], block->text, NULL, self->width,
                                                 PANGO_ALIGN_LEFT);
  CharterPiece *piece;

  add_lines (self, &type_headings[look], layout, block->text,
             charter_pages_add_node (self->pages, self->parent, heading_roles[block->level - 1]),
             self->left, is_under_label ? LABELLED_SPACE : heading_spaces[look], TRUE);

  piece = &g_array_index (self->pieces, CharterPiece, first);
  piece->heading = block;
  piece->anchor = block->anchor;
  if (!(block->heading & CHARTER_HEADING_NEW_PAGE))
    return;

  /* The label over a heading moves with it. */
  if (is_under_label)
    piece = &g_array_index (self->pieces, CharterPiece, first - 1);
  piece->starts_page = TRUE;
}

static void
add_list (CharterFlow  *self,
          CharterBlock *block)
{
  int list = charter_pages_add_node (self->pages, self->parent, "L");

  for (guint i = 0; i < block->texts->len; i++)
    {
      CharterText *text = g_ptr_array_index (block->texts, i);
      int item = charter_pages_add_node (self->pages, list, "LI");
      int label = charter_pages_add_node (self->pages, item, "Lbl");
      int body = charter_pages_add_node (self->pages, item, "LBody");
      PangoLayout *bullet = charter_flow_set_shared (self, &charter_type_body, NULL, "•", -1, PANGO_ALIGN_LEFT);
      PangoLayout *layout = charter_flow_set_text (self, &charter_type_body, text,
                                                   self->width - LIST_INDENT);
      int n = pango_layout_get_line_count (layout);

      for (int line = 0; line < n; line++)
        {
          double leading = charter_flow_get_leading (self, &charter_type_body);
          CharterPiece *piece = charter_flow_begin_piece (self, line == 0 ? 3 : 0, leading);

          piece->keeps_with_next = line < n - 1 && (line == 0 || line == n - 2);
          if (line == 0)
            charter_flow_add_line (self, &charter_type_body, bullet, 0, NULL, label, self->left + 2, 0);
          charter_flow_add_line (self, &charter_type_body, layout, line, text, body,
                                 self->left + LIST_INDENT, 0);
        }
    }
}

static void
add_notice_line (CharterFlow *self,
                 PangoLayout *layout,
                 int          line,
                 CharterText *text,
                 int          node,
                 double       above,
                 double       below)
{
  double height = above + charter_flow_get_leading (self, &charter_type_body) + below;
  CharterMark *mark;

  mark = charter_flow_add_mark (self, CHARTER_MARK_FILL, CHARTER_TONE_NOTICE, CHARTER_NODE_NONE);
  mark->x = self->left;
  mark->width = self->width;
  mark->height = height;
  mark = charter_flow_add_mark (self, CHARTER_MARK_FILL, CHARTER_TONE_NOTICE_EDGE, CHARTER_NODE_NONE);
  mark->x = self->left;
  mark->width = 3;
  mark->height = height;
  charter_flow_add_line (self, &charter_type_body, layout, line, text, node,
                         self->left + NOTICE_PAD + 3, above);
}

static void
add_notice (CharterFlow  *self,
            CharterBlock *block)
{
  int div = charter_pages_add_node (self->pages, self->parent, "Div");
  guint first = self->pieces->len;

  for (guint i = 0; i < block->texts->len; i++)
    {
      CharterText *text = g_ptr_array_index (block->texts, i);
      int node = charter_pages_add_node (self->pages, div, "P");
      PangoLayout *layout = charter_flow_set_text (self, &charter_type_body, text,
                                                   self->width - 2 * NOTICE_PAD - 3);
      int n = pango_layout_get_line_count (layout);

      for (int line = 0; line < n; line++)
        {
          gboolean is_last = line == n - 1 && i == block->texts->len - 1;
          double above = line > 0 ? 0 : i == 0 ? NOTICE_PAD - 2 : 4;
          double below = is_last ? NOTICE_PAD - 2 : 0;
          double height = above + charter_flow_get_leading (self, &charter_type_body) + below;
          CharterPiece *piece = charter_flow_begin_piece (self, i == 0 && line == 0 ? 14 : 0, height);

          piece->keeps_with_next = !is_last && (line == 0 || line >= n - 2);
          add_notice_line (self, layout, line, text, node, above, below);
        }
    }
  if (self->pieces->len - first <= NOTICE_KEEP_LINES)
    for (guint i = first; i + 1 < self->pieces->len; i++)
      g_array_index (self->pieces, CharterPiece, i).keeps_with_next = TRUE;
}

static void
add_fact (CharterFlow *self,
          int          parent,
          const char  *name,
          CharterText *value,
          gboolean     is_first)
{
  int row = charter_pages_add_node (self->pages, parent, "TR");
  int label = charter_pages_add_node (self->pages, row, "TH");
  int body = charter_pages_add_node (self->pages, row, "TD");
  double name_width = MIN (FACT_NAME_WIDTH, self->width * 0.4);
  CharterType dim = charter_type_body;
  PangoLayout *names, *values;
  int n_names, n_values;

  charter_pages_get_node (self->pages, label)->scope = "Row";
  dim.tone = CHARTER_TONE_DIM;
  names = charter_flow_set_shared (self, &dim, NULL, name, name_width - 12, PANGO_ALIGN_LEFT);
  values = charter_flow_set_shared (self, &charter_type_body, value, NULL, self->width - name_width, PANGO_ALIGN_LEFT);
  n_names = pango_layout_get_line_count (names);
  n_values = pango_layout_get_line_count (values);

  for (int i = 0; i < MAX (n_names, n_values); i++)
    {
      CharterPiece *piece = charter_flow_begin_piece (self, i > 0 ? 0 : is_first ? 8 : 3,
                                                      charter_flow_get_leading (self, &dim));

      piece->keeps_with_next = i + 1 < n_names || (i + 1 < n_values && (i == 0 || i == n_values - 2));
      if (i < n_names)
        charter_flow_add_line (self, &dim, names, i, NULL, label, self->left, 0);
      if (i < n_values)
        charter_flow_add_line (self, &charter_type_body, values, i, value, body,
                               self->left + name_width, 0);
    }
}

/* Facts that are kept stay on one page, with a notice that is about them. */
static void
add_facts (CharterFlow  *self,
           CharterBlock *block,
           CharterBlock *next)
{
  int table = charter_pages_add_node (self->pages, self->parent, "Table");
  guint first = self->pieces->len;
  guint end;
  double width = self->width;

  self->width -= self->beside;
  self->beside = 0;
  for (guint i = 0; i < block->texts->len; i++)
    add_fact (self, table, block->words[i], g_ptr_array_index (block->texts, i), i == 0);
  self->width = width;
  if (!block->keeps_with_next)
    return;
  end = self->pieces->len - (next && next->kind == CHARTER_BLOCK_NOTICE ? 0 : 1);
  for (guint i = first; i < end; i++)
    g_array_index (self->pieces, CharterPiece, i).keeps_with_next = TRUE;
}

static void
add_rule (CharterFlow *self)
{
  CharterMark *mark;

  charter_flow_begin_piece (self, 14, 0.6);
  mark = charter_flow_add_mark (self, CHARTER_MARK_FILL, CHARTER_TONE_RULE, CHARTER_NODE_NONE);
  mark->x = self->left;
  mark->width = self->width;
  mark->height = 0.6;
}

static void
add_block (CharterFlow  *self,
           CharterBlock *block,
           CharterBlock *next)
{
  switch (block->kind)
    {
    case CHARTER_BLOCK_TITLE: add_title (self, block); break;
    case CHARTER_BLOCK_LABEL: add_label (self, block); break;
    case CHARTER_BLOCK_HEADING: add_heading (self, block); break;
    case CHARTER_BLOCK_PARAGRAPH: add_paragraph (self, block, next); break;
    case CHARTER_BLOCK_LIST: add_list (self, block); break;
    case CHARTER_BLOCK_TABLE: charter_flow_add_table (self, block); break;
    case CHARTER_BLOCK_FIGURE: charter_flow_add_figure (self, block); break;
    case CHARTER_BLOCK_PILLS: charter_flow_add_pills (self, block); break;
    case CHARTER_BLOCK_NOTICE: add_notice (self, block); break;
    case CHARTER_BLOCK_FACTS: add_facts (self, block, next); break;
    case CHARTER_BLOCK_PICTURED: charter_flow_add_pictured (self, block); break;
    case CHARTER_BLOCK_COLUMNS: charter_flow_add_columns (self, block); break;
    case CHARTER_BLOCK_COLUMN: break;
    case CHARTER_BLOCK_SIGNATURES: charter_flow_add_signatures (self, block); break;
    case CHARTER_BLOCK_CONTENTS: charter_flow_add_contents (self); break;
    case CHARTER_BLOCK_ANNEX: charter_flow_add_annex (self, block); break;
    case CHARTER_BLOCK_RULE: add_rule (self); break;
    case CHARTER_BLOCK_SPACER: charter_flow_begin_piece (self, block->height, 0); break;
    case CHARTER_BLOCK_PAGE_BREAK: charter_flow_begin_piece (self, 0, 0)->starts_page = TRUE; break;
    default: g_assert_not_reached ();
    }
  self->ends_in_label = block->kind == CHARTER_BLOCK_LABEL;
}

/**
 * charter_flow_add_range:
 * @self: a flow
 * @blocks: (element-type CharterBlock): a document's
 * @from: the first that is added
 * @to: the one after the last
 */
void
charter_flow_add_range (CharterFlow *self,
                        GPtrArray   *blocks,
                        guint        from,
                        guint        to)
{
  for (guint i = from; i < to; i++)
    add_block (self, g_ptr_array_index (blocks, i),
               i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL);
}

/**
 * charter_flow_add_blocks:
 * @self: a flow
 * @blocks: (element-type CharterBlock): what follows
 */
void
charter_flow_add_blocks (CharterFlow *self,
                         GPtrArray   *blocks)
{
  charter_flow_add_range (self, blocks, 0, blocks->len);
}

/**
 * charter_flow_join:
 * @self: a flow
 * @next: what follows it, of pages of its own; empty afterwards
 *
 * Puts two parts of a document together that were laid out at the same time.
 */
void
charter_flow_join (CharterFlow *self,
                   CharterFlow *next)
{
  int nodes = charter_pages_join (self->pages, next->pages);
  guint marks = self->marks->len;

  for (guint i = 0; i < next->pieces->len; i++)
    {
      CharterPiece *piece = &g_array_index (next->pieces, CharterPiece, i);

      piece->first_mark += marks;
      if (piece->table >= 0)
        piece->table += self->n_tables;
    }
  for (guint i = 0; i < next->marks->len; i++)
    {
      CharterMark *mark = &g_array_index (next->marks, CharterMark, i);

      if (mark->node > CHARTER_NODE_ROOT)
        mark->node += nodes;
    }
  g_array_append_vals (self->pieces, next->pieces->data, next->pieces->len);
  g_array_append_vals (self->marks, next->marks->data, next->marks->len);
  g_array_set_size (next->pieces, 0);
  g_array_set_size (next->marks, 0);
  self->n_tables += next->n_tables;
}
