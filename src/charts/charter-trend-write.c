/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-trend.h"

#include <glib/gi18n.h>

#include "charter-drawing-file.h"

/* The size of a written chart, in letters of its labels: room for ten years and the lines' names. */
#define LETTERS_ACROSS 56
#define LETTERS_DOWN 24

typedef struct {
  const CharterTrend      *trend;
  const CharterTrendStyle *style;
} Subject;

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         gpointer  data)
{
  const Subject *subject = data;

  charter_trend_draw (subject->trend, subject->style, cr, width, height);
}

/**
 * charter_trend_write:
 * @trend: the chart
 * @style: how to draw it; the picture's size follows from its font size
 * @path: where to; its ending says what: .svg, .png or .pdf
 * @error: return location
 *
 * Returns: whether it is written, see charter_drawing_write()
 */
gboolean
charter_trend_write (const CharterTrend      *trend,
                     const CharterTrendStyle *style,
                     const char              *path,
                     GError                 **error)
{
  Subject subject = { trend, style };
  g_autofree char *summary = NULL;
  CharterDrawing drawing = { .draw = draw_cb, .data = &subject };

  g_return_val_if_fail (trend != NULL && style != NULL && path != NULL, FALSE);

  summary = charter_trend_dup_summary (trend);
  drawing.title = trend->title ? trend->title : _("Trend");
  drawing.summary = summary;
  drawing.palette = style->palette;
  drawing.width = LETTERS_ACROSS * style->font_size;
  drawing.height = LETTERS_DOWN * style->font_size;
  return charter_drawing_write (&drawing, path, error);
}
