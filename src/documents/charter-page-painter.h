/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pages.h"

G_BEGIN_DECLS

/* A stretch of a page that is one leaf of the structure tree: words of one node without a link or
 * with one, a figure, or furniture. */
typedef struct {
  int               node;   /* CHARTER_NODE_NONE for furniture */
  const CharterRun *link;   /* nullable: the run whose target exists */
} CharterLeaf;

/* Told where leaves begin, each where the one before it ends, and where the page's last one ends, for
 * tagged output. @area is where a link's words stand. */
typedef struct {
  void (*begin) (const CharterLeaf       *leaf,
                 gpointer                 data);
  void (*area)  (const CharterLeaf       *leaf,
                 const cairo_rectangle_t *area,
                 gpointer                 data);
  void (*end)   (gpointer                 data);
} CharterLeafListener;

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
