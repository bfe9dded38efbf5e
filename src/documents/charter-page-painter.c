/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-page-painter.h"

#include <hb.h>

typedef struct {
  CharterPages *pages;
  cairo_t *cr;
  const CharterLeafListener *listener; /* nullable */
  gpointer data;
  gboolean is_outlined; /* words as shapes, not as glyphs */
  gboolean is_open;
  CharterLeaf leaf;
} Painter;

/* A stretch of glyphs of one line, with where it stands. */
typedef struct {
  PangoGlyphItem *item;
  double x;
  double width;
} Stretch;

static CharterColour
get_colour (const CharterMark *mark,
            CharterTone        tone)
{
  switch (tone)
    {
    case CHARTER_TONE_TEXT: return charter_palette_get_ink (CHARTER_PALETTE_PAPER, CHARTER_INK_TEXT);
    case CHARTER_TONE_DIM: return charter_palette_get_ink (CHARTER_PALETTE_PAPER, CHARTER_INK_DIM_TEXT);
    case CHARTER_TONE_ACCENT: return charter_palette_get_ink (CHARTER_PALETTE_PAPER, CHARTER_INK_CURRENT);
    case CHARTER_TONE_LEVEL:
      /* The words' shade, not the mark's: white words stand on it. */
      return charter_palette_get_level_text (CHARTER_PALETTE_PAPER, mark->value, mark->top);
    case CHARTER_TONE_LINK: return (CharterColour) { 0.11, 0.34, 0.62, 1 };
    case CHARTER_TONE_RULE: return (CharterColour) { 0.80, 0.84, 0.85, 1 };
    case CHARTER_TONE_HEAD: return (CharterColour) { 0.925, 0.949, 0.949, 1 };
    case CHARTER_TONE_GROUP: return (CharterColour) { 0.969, 0.978, 0.978, 1 };
    case CHARTER_TONE_NOTICE: return (CharterColour) { 0.992, 0.969, 0.925, 1 };
    case CHARTER_TONE_NOTICE_EDGE: return (CharterColour) { 0.80, 0.56, 0.18, 1 };
    case CHARTER_TONE_ON_LEVEL: return (CharterColour) { 1, 1, 1, 1 };
    default: g_assert_not_reached ();
    }
}

static void
set_tone (cairo_t           *cr,
          const CharterMark *mark,
          CharterTone        tone)
{
  CharterColour colour = get_colour (mark, tone);

  cairo_set_source_rgb (cr, colour.red, colour.green, colour.blue);
}

static void
close_leaf (Painter *self)
{
  if (self->is_open && self->listener)
    self->listener->end (self->data);
  self->is_open = FALSE;
}

/* Neighbouring stretches of one node and link make one leaf; another one begins where it ends. */
static void
open_leaf (Painter          *self,
           int               node,
           const CharterRun *link,
           gboolean          is_shown)
{
  if (!self->listener)
    return;
  if (self->is_open && self->leaf.node == node && self->leaf.link == link && self->leaf.is_shown == is_shown)
    return;
  self->leaf = (CharterLeaf) { node, link, is_shown };
  self->is_open = TRUE;
  self->listener->begin (&self->leaf, self->data);
}

static int
compare_stretches (gconstpointer a,
                   gconstpointer b)
{
  const Stretch *first = a, *second = b;

  return first->item->item->offset - second->item->item->offset;
}

/* The stretches of a line in reading order, whichever way its script runs. */
static GArray *
list_stretches (PangoLayoutLine *line,
                double           x)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (GSList *l = line->runs; l; l = l->next)
    {
      PangoGlyphItem *item = l->data;
      double width = pango_glyph_string_get_width (item->glyphs) / (double) PANGO_SCALE;
      Stretch stretch = { item, x, width };

      g_array_append_val (stretches, stretch);
      x += width;
    }
  g_array_sort (stretches, compare_stretches);
  return stretches;
}

static gboolean
has_space_at (const char           *text,
              const PangoGlyphItem *item,
              int                   glyph)
{
  return text[item->item->offset + item->glyphs->log_clusters[glyph]] == ' ';
}

/* Pango leaves the space at which it breaks a line without a glyph. Cairo would write replacement
 * text for it, after which some readers lose the rest of the paragraph: it gets its glyph back. */
static void
show_glyphs (cairo_t        *cr,
             const char     *text,
             PangoGlyphItem *item)
{
  PangoGlyphItem *whole = NULL;
  hb_codepoint_t space;

  for (int i = 0; i < item->glyphs->num_glyphs; i++)
    {
      if (item->glyphs->glyphs[i].glyph != PANGO_GLYPH_EMPTY || !has_space_at (text, item, i) ||
          !hb_font_get_nominal_glyph (pango_font_get_hb_font (item->item->analysis.font), ' ', &space))
        continue;
      if (!whole)
        whole = pango_glyph_item_copy (item);
      whole->glyphs->glyphs[i].glyph = space;
    }
  pango_cairo_show_glyph_item (cr, text, whole ? whole : item);
  g_clear_pointer (&whole, pango_glyph_item_free);
}

static gboolean
is_shown_elsewhere (Painter *self)
{
  return self->listener && self->listener->show;
}

static void
paint_words (Painter           *self,
             const CharterMark *mark,
             const Stretch     *stretch,
             CharterTone        tone)
{
  const char *words = pango_layout_get_text (mark->layout);

  if (is_shown_elsewhere (self))
    {
      CharterPageStretch shown = { words, stretch->item, stretch->x, mark->y, get_colour (mark, tone) };

      self->listener->show (&shown, self->data);
      return;
    }
  set_tone (self->cr, mark, tone);
  cairo_move_to (self->cr, stretch->x, mark->y);
  if (self->is_outlined)
    {
      pango_cairo_glyph_string_path (self->cr, stretch->item->item->analysis.font, stretch->item->glyphs);
      cairo_fill (self->cr);
    }
  else
    {
      show_glyphs (self->cr, words, stretch->item);
    }
}

static void
paint_stretch (Painter           *self,
               const CharterMark *mark,
               const Stretch     *stretch)
{
  const CharterRun *run = mark->text
                          ? charter_text_find_run (mark->text, (guint) stretch->item->item->offset)
                          : NULL;
  const CharterRun *link = run && charter_pages_find_anchor (self->pages, run->target) ? run : NULL;
  CharterTone tone = mark->tone;

  if (link)
    tone = CHARTER_TONE_LINK;
  else if (run && (run->flags & CHARTER_RUN_DIM))
    tone = CHARTER_TONE_DIM;

  open_leaf (self, mark->node, mark->node == CHARTER_NODE_NONE ? NULL : link, is_shown_elsewhere (self));
  paint_words (self, mark, stretch, tone);
  if (self->leaf.link && self->listener && self->listener->area)
    {
      cairo_rectangle_t area = { stretch->x, mark->y - mark->height * 0.72, stretch->width, mark->height };

      self->listener->area (&self->leaf, &area, self->data);
    }
}

static void
paint_line (Painter           *self,
            const CharterMark *mark)
{
  g_autoptr(GArray) stretches = NULL;

  if (!mark->layout)
    return;
  stretches = list_stretches (pango_layout_get_line_readonly (mark->layout, mark->line), mark->x);
  for (guint i = 0; i < stretches->len; i++)
    paint_stretch (self, mark, &g_array_index (stretches, Stretch, i));
}

static void
trace_box (cairo_t           *cr,
           const CharterMark *mark,
           double             inset)
{
  double x = mark->x + inset, y = mark->y + inset;
  double width = mark->width - 2 * inset, height = mark->height - 2 * inset;
  double radius = MAX (MIN (mark->radius, MIN (width, height) / 2) - inset, 0);

  if (mark->radius <= 0)
    {
      cairo_rectangle (cr, x, y, width, height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_outline (Painter           *self,
               const CharterMark *mark)
{
  static const double dashes[] = { CHARTER_PAGE_DASH, CHARTER_PAGE_GAP };

  set_tone (self->cr, mark, mark->is_dashed ? CHARTER_TONE_DIM : mark->tone);
  cairo_set_line_width (self->cr, CHARTER_PAGE_LINE);
  cairo_set_dash (self->cr, dashes, mark->is_dashed ? 2 : 0, 0);
  trace_box (self->cr, mark, CHARTER_PAGE_LINE / 2);
  cairo_stroke (self->cr);
}

static void
paint_figure (Painter           *self,
              const CharterMark *mark)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, mark->x, mark->y);
  cairo_scale (self->cr, mark->width / mark->figure->width, mark->height / mark->figure->height);
  mark->figure->draw (self->cr, mark->figure->width, mark->figure->height, mark->figure->draw_data);
  cairo_restore (self->cr);
}

static gboolean
is_ground (const CharterMark *mark)
{
  return mark->kind == CHARTER_MARK_FILL || mark->kind == CHARTER_MARK_OUTLINE;
}

static void
paint_mark (Painter           *self,
            const CharterMark *mark)
{
  if (mark->kind == CHARTER_MARK_LINE_OF_TEXT)
    {
      paint_line (self, mark);
      return;
    }

  open_leaf (self, mark->node, NULL, is_shown_elsewhere (self) && is_ground (mark));
  if (is_shown_elsewhere (self) && is_ground (mark))
    {
      gboolean is_dim = mark->kind == CHARTER_MARK_OUTLINE && mark->is_dashed;
      CharterColour colour = get_colour (mark, is_dim ? CHARTER_TONE_DIM : mark->tone);

      self->listener->box (mark, &colour, self->data);
      return;
    }
  switch (mark->kind)
    {
    case CHARTER_MARK_FILL:
      set_tone (self->cr, mark, mark->tone);
      trace_box (self->cr, mark, 0);
      cairo_fill (self->cr);
      break;
    case CHARTER_MARK_OUTLINE:
      paint_outline (self, mark);
      break;
    case CHARTER_MARK_FIGURE:
      paint_figure (self, mark);
      break;
    case CHARTER_MARK_LINE_OF_TEXT:
    default:
      break;
    }
}

static void
paint (Painter *self,
       guint    page)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (charter_pages_get_painting (self->pages));
  GArray *marks = charter_pages_get_marks (self->pages, page);

  cairo_save (self->cr);
  /* What lies behind words comes first, as one leaf for the whole page. */
  for (guint i = 0; i < marks->len; i++)
    if (is_ground (&g_array_index (marks, CharterMark, i)))
      paint_mark (self, &g_array_index (marks, CharterMark, i));
  for (guint i = 0; i < marks->len; i++)
    if (!is_ground (&g_array_index (marks, CharterMark, i)))
      paint_mark (self, &g_array_index (marks, CharterMark, i));
  close_leaf (self);
  cairo_restore (self->cr);
}

/**
 * charter_page_paint_leaves:
 * @pages: the pages
 * @page: from 0
 * @cr: where to, in points from the page's top left corner
 * @listener: (nullable): told of leaves in reading order
 * @data: for @listener
 */
void
charter_page_paint_leaves (CharterPages              *pages,
                           guint                      page,
                           cairo_t                   *cr,
                           const CharterLeafListener *listener,
                           gpointer                   data)
{
  Painter self = { .pages = pages, .cr = cr, .listener = listener, .data = data };

  paint (&self, page);
}

/**
 * charter_page_paint_on_screen:
 * @pages: the pages
 * @page: from 0
 * @cr: where to, in points from the page's top left corner; the paper itself is not painted
 *
 * Like charter_page_paint(), with words drawn as shapes: cairo puts glyphs on whole pixels of a
 * screen, which tears words apart when a page is shown smaller than it is.
 */
void
charter_page_paint_on_screen (CharterPages *pages,
                              guint         page,
                              cairo_t      *cr)
{
  Painter self = { .pages = pages, .cr = cr, .is_outlined = TRUE };

  paint (&self, page);
}

/**
 * charter_page_paint:
 * @pages: the pages
 * @page: from 0
 * @cr: where to, in points from the page's top left corner; the paper itself is not painted
 */
void
charter_page_paint (CharterPages *pages,
                    guint         page,
                    cairo_t      *cr)
{
  charter_page_paint_leaves (pages, page, cr, NULL, NULL);
}
