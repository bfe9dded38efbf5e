/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-flow.h"

#define PAD_X 6.0
#define PAD_Y 4.5
#define ROWS_KEPT 2

static const CharterType type_head = { 8.5, 12, TRUE, CHARTER_TONE_TEXT, 0 };
static const CharterType type_large_head = { 14, 19, TRUE, CHARTER_TONE_TEXT, 0 };
static const CharterType type_group = { 9, 12.5, TRUE, CHARTER_TONE_TEXT, 0 };

/* A row on its way: one layout a cell, and how many of its lines are placed. */
typedef struct {
  const CharterType *type;
  guint n;
  PangoLayout **layouts;
  CharterText **texts;  /* NULL in the head row */
  int *nodes;
  double *lefts;
  int *placed;
} Row;

static void
row_init (Row               *row,
          const CharterType *type,
          guint              n)
{
  row->type = type;
  row->n = n;
  row->layouts = g_new0 (PangoLayout *, n);
  row->texts = g_new0 (CharterText *, n);
  row->nodes = g_new0 (int, n);
  row->lefts = g_new0 (double, n);
  row->placed = g_new0 (int, n);
}

static void
row_clear (Row *row)
{
  g_free (row->layouts);
  g_free (row->texts);
  g_free (row->nodes);
  g_free (row->lefts);
  g_free (row->placed);
}

static int
count_lines_left (Row *row)
{
  int most = 0;

  for (guint i = 0; i < row->n; i++)
    most = MAX (most, pango_layout_get_line_count (row->layouts[i]) - row->placed[i]);
  return most;
}

static double *
get_column_lefts (CharterFlow  *self,
                  CharterBlock *block)
{
  guint n = block->columns->len;
  double *lefts = g_new (double, n + 1);
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += g_array_index (block->columns, CharterColumn, i).width;
  lefts[0] = self->left;
  for (guint i = 0; i < n; i++)
    lefts[i + 1] = lefts[i] + self->width * g_array_index (block->columns, CharterColumn, i).width / sum;
  return lefts;
}

static void
add_fill (CharterFlow *self,
          CharterTone  tone,
          double       y,
          double       height)
{
  CharterMark *mark = charter_flow_add_mark (self, CHARTER_MARK_FILL, tone, CHARTER_NODE_NONE);

  mark->x = self->left;
  mark->y = y;
  mark->width = self->width;
  mark->height = height;
}

/* Up to @limit lines of every cell as one piece; the rule under it closes the row's last one. */
static CharterPiece *
add_row_piece (CharterFlow *self,
               Row         *row,
               int          limit,
               int          background,
               double       space_before)
{
  int lines = MIN (MAX (count_lines_left (row), 1), limit);
  double height = lines * row->type->leading + 2 * PAD_Y;
  guint position = self->pieces->len;

  charter_flow_begin_piece (self, space_before, height);
  if (background >= 0)
    add_fill (self, (CharterTone) background, 0, height);
  for (guint i = 0; i < row->n; i++)
    {
      int n = MIN (pango_layout_get_line_count (row->layouts[i]) - row->placed[i], lines);

      for (int line = 0; line < n; line++)
        charter_flow_add_line (self, row->type, row->layouts[i], row->placed[i] + line,
                               row->texts[i], row->nodes[i], row->lefts[i] + PAD_X,
                               PAD_Y + line * row->type->leading);
      row->placed[i] += MAX (n, 0);
    }
  if (count_lines_left (row) == 0)
    add_fill (self, CHARTER_TONE_RULE, height - 0.5, 0.5);
  return &g_array_index (self->pieces, CharterPiece, position);
}

static PangoAlignment
get_alignment (const CharterColumn *column)
{
  return column->align == CHARTER_ALIGN_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
add_head (CharterFlow  *self,
          CharterBlock *block,
          const double *lefts,
          int           parent,
          int           table)
{
  const CharterType *type = block->is_large ? &type_large_head : &type_head;
  Row row = { 0 };
  CharterPiece *piece;

  row_init (&row, type, block->columns->len);
  for (guint i = 0; i < row.n; i++)
    {
      const CharterColumn *column = &g_array_index (block->columns, CharterColumn, i);

      row.layouts[i] = charter_flow_set_shared (self, type, NULL, column->title, lefts[i + 1] - lefts[i] - 2 * PAD_X,
                                                get_alignment (column));
      row.lefts[i] = lefts[i];
      row.nodes[i] = charter_pages_add_node (self->pages, parent, "TH");
      charter_pages_get_node (self->pages, row.nodes[i])->scope = "Column";
    }
  piece = add_row_piece (self, &row, G_MAXINT, CHARTER_TONE_HEAD, 9);
  piece->keeps_with_next = TRUE;
  piece->table = table;
  piece->is_head = TRUE;
  row_clear (&row);
}

static void
add_group (CharterFlow     *self,
           CharterBlock    *block,
           CharterTableRow *source,
           int              parent,
           int              table)
{
  Row row = { 0 };
  CharterPiece *piece;
  CharterNode *node;

  row_init (&row, &type_group, 1);
  row.texts[0] = g_ptr_array_index (source->cells, 0);
  row.layouts[0] = charter_flow_set_text (self, &type_group, row.texts[0], self->width - 2 * PAD_X);
  row.lefts[0] = self->left;
  row.nodes[0] = charter_pages_add_node (self->pages, parent, "TH");
  node = charter_pages_get_node (self->pages, row.nodes[0]);
  node->scope = "Row";
  node->span = (int) block->columns->len;

  piece = add_row_piece (self, &row, G_MAXINT, CHARTER_TONE_GROUP, 0);
  piece->keeps_with_next = TRUE;
  piece->table = table;
  piece->anchor = source->anchor;
  row_clear (&row);
}

static void
fill_row (CharterFlow     *self,
          CharterBlock    *block,
          CharterTableRow *source,
          const double    *lefts,
          int              parent,
          Row             *row)
{
  for (guint i = 0; i < row->n; i++)
    {
      const CharterColumn *column = &g_array_index (block->columns, CharterColumn, i);

      row->texts[i] = g_ptr_array_index (source->cells, i);
      row->layouts[i] = charter_flow_set_shared (self, row->type, row->texts[i], NULL, lefts[i + 1] - lefts[i] - 2 * PAD_X,
                                                 get_alignment (column));
      row->lefts[i] = lefts[i];
      row->nodes[i] = charter_pages_add_node (self->pages, parent, column->is_row_header ? "TH" : "TD");
      if (column->is_row_header)
        charter_pages_get_node (self->pages, row->nodes[i])->scope = "Row";
    }
}

/* A row stays whole; only one that no page could hold goes on over the next. */
static void
add_row (CharterFlow     *self,
         CharterBlock    *block,
         CharterTableRow *source,
         const double    *lefts,
         int              parent,
         int              table)
{
  const double room = CHARTER_PAGE_HEIGHT - CHARTER_PAGE_TOP - CHARTER_PAGE_BOTTOM - 60;
  const CharterType *type = block->is_large ? &charter_type_large : &charter_type_cell;
  int limit = (int) (room / type->leading);
  gboolean is_first = TRUE;
  Row row = { 0 };

  row_init (&row, type, block->columns->len);
  fill_row (self, block, source, lefts, parent, &row);
  do
    {
      CharterPiece *piece = add_row_piece (self, &row, limit, -1, 0);

      piece->table = table;
      if (is_first)
        piece->anchor = source->anchor;
      is_first = FALSE;
    }
  while (count_lines_left (&row) > 0);
  row_clear (&row);
}

/* The last rows go with what follows the table: what is left of it is never one lonely row. */
static void
keep_end (CharterFlow *self,
          int          table)
{
  for (guint i = self->pieces->len, n = 0; i-- > 0 && n < ROWS_KEPT; n++)
    {
      CharterPiece *piece = &g_array_index (self->pieces, CharterPiece, i);

      if (piece->table != table)
        return;
      piece->keeps_with_next = TRUE;
    }
}

/**
 * charter_flow_add_table:
 * @self: a flow
 * @block: a table
 */
void
charter_flow_add_table (CharterFlow  *self,
                        CharterBlock *block)
{
  g_autofree double *lefts = get_column_lefts (self, block);
  int node = charter_pages_add_node (self->pages, self->parent, "Table");
  int head = charter_pages_add_node (self->pages, node, "THead");
  int body = charter_pages_add_node (self->pages, node, "TBody");
  int table = self->n_tables++;

  if (block->caption)
    charter_pages_get_node (self->pages, node)->alternative = g_strdup (block->caption);
  add_head (self, block, lefts, charter_pages_add_node (self->pages, head, "TR"), table);
  for (guint i = 0; i < block->rows->len; i++)
    {
      CharterTableRow *row = g_ptr_array_index (block->rows, i);
      int parent = charter_pages_add_node (self->pages, body, "TR");

      if (row->is_group)
        add_group (self, block, row, parent, table);
      else
        add_row (self, block, row, lefts, parent, table);
    }
  if (block->keeps_with_next)
    keep_end (self, table);
}
