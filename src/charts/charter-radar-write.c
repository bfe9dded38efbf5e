/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-radar.h"

#include <glib/gi18n.h>

#include "charter-drawing-file.h"

/* The size of a written chart, in letters of its labels: room for nine wrapped labels all round. */
#define LETTERS_ACROSS 50
#define LETTERS_DOWN 44

typedef struct {
  const CharterRadar      *radar;
  const CharterRadarStyle *style;
} Subject;

static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         gpointer  data)
{
  const Subject *subject = data;

  charter_radar_draw (subject->radar, subject->style, cr, width, height);
}

/**
 * charter_radar_write:
 * @radar: the chart
 * @style: how to draw it; the picture's size follows from its font size
 * @path: where to; its ending says what: .svg, .png or .pdf
 * @error: return location
 *
 * Returns: whether it is written, see charter_drawing_write()
 */
gboolean
charter_radar_write (const CharterRadar      *radar,
                     const CharterRadarStyle *style,
                     const char              *path,
                     GError                 **error)
{
  Subject subject = { radar, style };
  g_autofree char *summary = NULL;
  CharterDrawing drawing = { .draw = draw_cb, .data = &subject };

  g_return_val_if_fail (radar != NULL && style != NULL && path != NULL, FALSE);

  summary = charter_radar_dup_summary (radar);
  drawing.title = _("Radar chart");
  drawing.summary = summary;
  drawing.palette = style->palette;
  drawing.width = LETTERS_ACROSS * style->font_size;
  drawing.height = LETTERS_DOWN * style->font_size;
  return charter_drawing_write (&drawing, path, error);
}
