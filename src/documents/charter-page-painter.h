/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pages.h"
#include "charter-palette.h"

G_BEGIN_DECLS

/* A stretch of a page that is one leaf of the structure tree: words of one node without a link or
 * with one, a figure, or furniture. */
typedef struct {
  int               node;   /* CHARTER_NODE_NONE for furniture */
  const CharterRun *link;   /* nullable: the run whose target exists */
  gboolean          is_shown; /* nothing of it is drawn: the listener shows its words and boxes */
} CharterLeaf;

/* Words of one line in one font, from where they stand. */
typedef struct {
  const char     *words;  /* of the whole paragraph */
  PangoGlyphItem *item;
  double          x;
  double          y;      /* of the baseline, from the page's top */
  CharterColour   colour;
} CharterPageStretch;

/* Told where leaves begin, each where the one before it ends, and where the page's last one ends, for
 * tagged output. @area is where a link's words stand. @show and @box are nullable, both or neither: they
 * show words, fills and outlines instead of having them drawn. */
typedef struct {
  void (*begin) (const CharterLeaf        *leaf,
                 gpointer                  data);
  void (*area)  (const CharterLeaf        *leaf,
                 const cairo_rectangle_t  *area,
                 gpointer                  data);
  void (*end)   (gpointer                  data);
  void (*show)  (const CharterPageStretch *stretch,
                 gpointer                  data);
  void (*box)   (const CharterMark        *mark,
                 const CharterColour      *colour,
                 gpointer                  data);
} CharterLeafListener;

/* Of the lines around boxes: how wide, and of what length the dashes of one that is dashed. */
#define CHARTER_PAGE_LINE 0.8
#define CHARTER_PAGE_DASH 3.0
#define CHARTER_PAGE_GAP  2.5

void charter_page_paint        (CharterPages              *pages,
                                guint                      page,
                                cairo_t                   *cr);
void charter_page_paint_on_screen (CharterPages           *pages,
                                guint                      page,
                                cairo_t                   *cr);
void charter_page_paint_leaves (CharterPages              *pages,
                                guint                      page,
                                cairo_t                   *cr,
                                const CharterLeafListener *listener,
                                gpointer                   data);

G_END_DECLS
