/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-paginator.h"

#include <glib/gi18n.h>

#include "charter-flow.h"
#include "charter-fonts.h"

#define BOTTOM (CHARTER_PAGE_HEIGHT - CHARTER_PAGE_BOTTOM)
#define FOOTER_RULE (CHARTER_PAGE_HEIGHT - 48)

/* Bytes of words from which on two threads are quicker than one. */
#define LEAST_SHARED 12000

typedef struct {
  CharterPages *pages;
  CharterFlow *flow;
  GArray *marks;     /* borrowed: of the page that is being filled */
  guint page;
  double y;          /* where the next piece goes */
  gboolean is_empty; /* nothing stands on the page yet */
} Paginator;

static const CharterType type_footer = { 8, 11, FALSE, CHARTER_TONE_DIM, 0 };

static const CharterPiece *
get_piece (Paginator *self,
           guint      position)
{
  return &g_array_index (self->flow->pieces, CharterPiece, position);
}

static void
begin_page (Paginator *self)
{
  self->page = charter_pages_add_page (self->pages);
  self->marks = charter_pages_get_marks (self->pages, self->page);
  self->y = CHARTER_PAGE_TOP;
  self->is_empty = TRUE;
}

static void
place_marks (Paginator          *self,
             const CharterPiece *piece,
             gboolean            is_furniture)
{
  for (guint i = 0; i < piece->n_marks; i++)
    {
      CharterMark mark = g_array_index (self->flow->marks, CharterMark, piece->first_mark + i);

      mark.y += self->y;
      if (is_furniture)
        mark.node = CHARTER_NODE_NONE;
      g_array_append_val (self->marks, mark);
    }
}

static void
note_place (Paginator          *self,
            const CharterPiece *piece)
{
  CharterPlace place = { self->page, self->y };

  if (piece->anchor)
    charter_pages_set_anchor (self->pages, piece->anchor, place);
  if (piece->heading)
    {
      CharterOutlineEntry entry = {
        MAX (piece->heading->level, 1), charter_text_get_words (piece->heading->text), place
      };

      g_array_append_val (charter_pages_get_outline (self->pages), entry);
    }
}

static void
place_piece (Paginator          *self,
             const CharterPiece *piece)
{
  if (!self->is_empty)
    self->y += piece->space_before;
  note_place (self, piece);
  place_marks (self, piece, FALSE);
  self->y += piece->height;
  if (piece->n_marks > 0)
    self->is_empty = FALSE;
}

/* A table that goes on over the page shows its head again; a screen reader heard it already. */
static void
repeat_head (Paginator *self,
             guint      row)
{
  int table = get_piece (self, row)->table;

  if (table < 0 || get_piece (self, row)->is_head)
    return;
  for (guint i = row; i-- > 0 && get_piece (self, i)->table == table;)
    if (get_piece (self, i)->is_head)
      {
        const CharterPiece *head = get_piece (self, i);

        place_marks (self, head, TRUE);
        self->y += head->height;
        self->is_empty = FALSE;
        return;
      }
}

/* The end of the chain of pieces that must share a page with the one at @first. */
static guint
find_chain_end (Paginator *self,
                guint      first)
{
  guint n = self->flow->pieces->len;
  guint last = first;

  while (last + 1 < n && get_piece (self, last)->keeps_with_next &&
         !get_piece (self, last + 1)->starts_page)
    last++;
  return last;
}

static double
measure_chain (Paginator *self,
               guint      first,
               guint      last)
{
  double height = 0;

  for (guint i = first; i <= last; i++)
    {
      const CharterPiece *piece = get_piece (self, i);

      height += piece->height;
      if (i > first || !self->is_empty)
        height += piece->space_before;
    }
  return height;
}

static void
place_chain (Paginator *self,
             guint      first,
             guint      last)
{
  for (guint i = first; i <= last; i++)
    {
      const CharterPiece *piece = get_piece (self, i);
      double space = self->is_empty ? 0 : piece->space_before;

      /* Only a chain that no page could hold comes to this. */
      if (!self->is_empty && self->y + space + piece->height > BOTTOM)
        {
          begin_page (self);
          repeat_head (self, i);
        }
      place_piece (self, piece);
    }
}

static void
place_all (Paginator *self)
{
  for (guint first = 0; first < self->flow->pieces->len;)
    {
      guint last = find_chain_end (self, first);
      const CharterPiece *piece = get_piece (self, first);

      if (piece->starts_page && !self->is_empty)
        begin_page (self);
      if (!self->is_empty && self->y + measure_chain (self, first, last) > BOTTOM)
        {
          begin_page (self);
          repeat_head (self, first);
        }
      place_chain (self, first, last);
      first = last + 1;
    }
}

static void
fill_page_number (Paginator   *self,
                  CharterMark *mark)
{
  GPtrArray *blocks = charter_document_get_blocks (charter_pages_get_document (self->pages));
  CharterBlock *heading = g_ptr_array_index (blocks, mark->line);
  const CharterPlace *place = charter_pages_find_anchor (self->pages, heading->anchor);
  g_autofree char *number = g_strdup_printf ("%u", place ? place->page + 1 : 0);

  mark->layout = charter_flow_set_words (self->flow, &charter_type_body, number, -1);
  mark->line = 0;
  mark->x -= charter_layout_get_words_width (mark->layout);
}

static void
fill_page_numbers (Paginator *self)
{
  for (guint page = 0; page < charter_pages_get_n_pages (self->pages); page++)
    {
      GArray *marks = charter_pages_get_marks (self->pages, page);

      for (guint i = 0; i < marks->len; i++)
        {
          CharterMark *mark = &g_array_index (marks, CharterMark, i);

          if (mark->kind == CHARTER_MARK_LINE_OF_TEXT && !mark->layout)
            fill_page_number (self, mark);
        }
    }
}

static void
add_footer_words (Paginator  *self,
                  GArray     *marks,
                  const char *words,
                  gboolean    is_at_end)
{
  CharterMark mark = {
    .kind = CHARTER_MARK_LINE_OF_TEXT, .tone = CHARTER_TONE_DIM, .node = CHARTER_NODE_NONE,
    .x = CHARTER_PAGE_SIDE, .y = FOOTER_RULE + 15, .height = type_footer.leading,
  };

  mark.layout = charter_flow_set_words (self->flow, &type_footer, words, -1);
  if (is_at_end)
    {
      mark.x += CHARTER_PAGE_TEXT - charter_layout_get_words_width (mark.layout);
    }
  else
    {
      pango_layout_set_width (mark.layout, (int) ((CHARTER_PAGE_TEXT - 90) * PANGO_SCALE));
      pango_layout_set_ellipsize (mark.layout, PANGO_ELLIPSIZE_END);
    }
  g_array_append_val (marks, mark);
}

static void
add_footers (Paginator *self)
{
  const char *footer = charter_document_get_footer (charter_pages_get_document (self->pages));
  guint n = charter_pages_get_n_pages (self->pages);

  for (guint page = 0; page < n; page++)
    {
      GArray *marks = charter_pages_get_marks (self->pages, page);
      /* Translators: the foot of a printed page */
      g_autofree char *words = g_strdup_printf (_("Page %u of %u"), page + 1, n);
      CharterMark rule = {
        .kind = CHARTER_MARK_FILL, .tone = CHARTER_TONE_RULE, .node = CHARTER_NODE_NONE,
        .x = CHARTER_PAGE_SIDE, .y = FOOTER_RULE, .width = CHARTER_PAGE_TEXT, .height = 0.6,
      };

      g_array_append_val (marks, rule);
      if (footer)
        add_footer_words (self, marks, footer, FALSE);
      add_footer_words (self, marks, words, TRUE);
    }
}

static CharterFlow *
flow_new (CharterPages *pages)
{
  return charter_flow_new (pages, CHARTER_PAGE_SIDE, CHARTER_PAGE_TEXT, CHARTER_NODE_ROOT);
}

/* The second half of a document, on its way in a thread of its own. */
typedef struct {
  CharterFlow *flow;
  GPtrArray *blocks; /* borrowed */
  guint first;
} Half;

/* How much there is to set in a block, roughly. */
static guint
weigh (const CharterBlock *block)
{
  guint n = block->text ? charter_text_get_length (block->text) : 0;

  for (guint i = 0; block->texts && i < block->texts->len; i++)
    n += charter_text_get_length (g_ptr_array_index (block->texts, i));
  for (guint i = 0; block->rows && i < block->rows->len; i++)
    {
      const CharterTableRow *row = g_ptr_array_index (block->rows, i);

      for (guint j = 0; j < row->cells->len; j++)
        n += 10 + charter_text_get_length (g_ptr_array_index (row->cells, j));
    }
  return n + 10;
}

static gboolean
can_begin_half (GPtrArray *blocks,
                guint      position)
{
  const CharterBlock *block = g_ptr_array_index (blocks, position);
  const CharterBlock *before = g_ptr_array_index (blocks, position - 1);

  return block->kind == CHARTER_BLOCK_HEADING && before->kind != CHARTER_BLOCK_LABEL && before->kind != CHARTER_BLOCK_FIGURE;
}

/* A heading in the middle of what there is to set, or 0 where it is not worth a thread. */
static guint
find_half (GPtrArray *blocks)
{
  guint all = 0, sum = 0;

  for (guint i = 0; i < blocks->len; i++)
    all += weigh (g_ptr_array_index (blocks, i));
  if (all < LEAST_SHARED)
    return 0;
  for (guint i = 0; i < blocks->len; i++)
    {
      if (sum >= all / 2 && can_begin_half (blocks, i))
        return i;
      sum += weigh (g_ptr_array_index (blocks, i));
    }
  return 0;
}

static gpointer
set_half_in_thread (gpointer data)
{
  Half *half = data;

  charter_flow_add_range (half->flow, half->blocks, half->first, half->blocks->len);
  return NULL;
}

/* Where fonts for two threads were prepared, a long document's halves are set at the same time. */
static void
set_blocks (CharterFlow *flow,
            GPtrArray   *blocks,
            gboolean     stays_here)
{
  guint half = stays_here ? find_half (blocks) : 0;
  g_autoptr(PangoFontMap) map = half > 0 ? charter_fonts_take_prepared () : NULL;
  g_autoptr(CharterPages) pages = NULL;
  g_autoptr(CharterFlow) next = NULL;
  Half second;
  GThread *thread;

  if (!map)
    {
      charter_flow_add_blocks (flow, blocks);
      return;
    }
  pages = charter_pages_new_with_fonts (charter_pages_get_document (flow->pages), map);
  next = flow_new (pages);
  second = (Half) { next, blocks, half };
  thread = g_thread_new ("charter-half", set_half_in_thread, &second);
  charter_flow_add_range (flow, blocks, 0, half);
  g_thread_join (thread);
  charter_flow_join (flow, next);
}

static CharterPages *
paginate (CharterDocument *document,
          gboolean         stays_here)
{
  g_autoptr(CharterPages) pages = charter_pages_new (document, stays_here);
  g_autoptr(CharterFlow) flow = flow_new (pages);
  Paginator self = { .pages = pages, .flow = flow };

  set_blocks (flow, charter_document_get_blocks (document), stays_here);
  begin_page (&self);
  place_all (&self);
  fill_page_numbers (&self);
  add_footers (&self);
  return g_steal_pointer (&pages);
}

/**
 * charter_paginate:
 * @document: a document, complete
 *
 * Lays a document out on A4 pages: a heading stays with what follows, a table shows its head row
 * again on each of its pages, a row is never split unless no page could hold it, no first or last
 * line of a paragraph stands alone, every page says which of how many it is.
 *
 * Returns: (transfer full): at least one page
 */
CharterPages *
charter_paginate (CharterDocument *document)
{
  return paginate (document, FALSE);
}

/**
 * charter_paginate_here:
 * @document: a document, complete
 *
 * Like charter_paginate(), with the fonts that this thread has loaded already.
 *
 * Returns: (transfer full): at least one page; never to be used in another thread
 */
CharterPages *
charter_paginate_here (CharterDocument *document)
{
  return paginate (document, TRUE);
}
