/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "charter-pages.h"

G_BEGIN_DECLS

/* Where a leaf begins, which is where the one before it ends, and where a page's last one ends, is told
 * to cairo as a rectangle in the page's corner that nothing else draws, and is found again in the
 * page's content as cairo wrote it: in 256ths of a point. */
#define CHARTER_PDF_LEAF_X            7.25
#define CHARTER_PDF_LEAF_Y            3.125
#define CHARTER_PDF_LEAF_WIDTH        0.25
#define CHARTER_PDF_LEAF_BEGIN_HEIGHT 0.125
#define CHARTER_PDF_LEAF_END_HEIGHT   0.375

/* One leaf as it was drawn: the n-th marked stretch of its page. */
typedef struct {
  guint             page;
  int               node;   /* CHARTER_NODE_NONE for furniture */
  const CharterRun *link;   /* nullable, borrowed */
  CharterText      *text;   /* nullable, borrowed: of the link */
  GArray           *areas;  /* nullable: of cairo_rectangle_t, a link's, from the page's top left */
  gboolean          is_shown; /* nothing of it was drawn: what shows it stands in the drawing's words */
  gsize             start;    /* there */
  gsize             length;
} CharterDrawnLeaf;

typedef struct _CharterPdfContent CharterPdfContent;

/* Pages as they were drawn, and what was not left to cairo. */
typedef struct {
  GBytes            *file;    /* cairo's */
  GArray            *leaves;  /* of CharterDrawnLeaf: all marked stretches, in order */
  GString           *words;   /* nullable: what shows the leaves of words, on pages that cairo draws on as well */
  CharterPdfContent *content; /* nullable: the pages that cairo draws nothing of, and the fonts of the words */
} CharterPdfDrawing;

GBytes *charter_pdf_structure_add (CharterPages             *pages,
                                   const CharterPdfDrawing  *drawing,
                                   GError                  **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
