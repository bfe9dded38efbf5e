/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "charter-palette.h"

G_BEGIN_DECLS

/* What a file of a drawing holds besides its shapes. */
typedef struct {
  const char         *title;
  const char         *summary; /* for who cannot see it */
  CharterPaletteKind  palette;
  double              width, height;
  void              (*draw) (cairo_t *cr, double width, double height, gpointer data);
  gpointer            data;
} CharterDrawing;

gboolean charter_drawing_write (const CharterDrawing *drawing,
                                const char           *path,
                                GError              **error);

G_END_DECLS
