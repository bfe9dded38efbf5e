/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-pen.h"

/**
 * charter_radar_pen_set_ink:
 * @pen: a drawing under way
 * @ink: a colour of the palette
 * @alpha: 0 to 1
 */
void
charter_radar_pen_set_ink (const CharterRadarPen *pen,
                           CharterInk             ink,
                           double                 alpha)
{
  charter_radar_set_source (pen->cr, pen->style->palette, ink, alpha);
}

/**
 * charter_radar_pen_is_high_contrast:
 * @pen: a drawing under way
 *
 * Returns: whether hair lines have to be stronger
 */
gboolean
charter_radar_pen_is_high_contrast (const CharterRadarPen *pen)
{
  return pen->style->palette == CHARTER_PALETTE_HIGH_CONTRAST ||
         pen->style->palette == CHARTER_PALETTE_HIGH_CONTRAST_DARK;
}

/**
 * charter_radar_pen_write:
 * @pen: a drawing under way
 * @text: where it stands; nothing is written of one without
 * @ink: a colour of the palette
 */
void
charter_radar_pen_write (const CharterRadarPen  *pen,
                         const CharterRadarText *text,
                         CharterInk              ink)
{
  if (text->text == NULL)
    return;

  charter_radar_pen_set_ink (pen, ink, 1);
  cairo_move_to (pen->cr, text->x, text->y);
  pango_cairo_show_layout (pen->cr, text->text);
}

/**
 * charter_radar_pen_next_axis:
 * @pen: a drawing under way
 * @axis: an axis
 *
 * Returns: the one after it, round the wheel
 */
guint
charter_radar_pen_next_axis (const CharterRadarPen *pen,
                             guint                  axis)
{
  return (axis + 1) % pen->layout->n_axes;
}

/**
 * charter_radar_trace_polygon:
 * @pen: a drawing under way
 * @value: 0 to the value at the rim
 *
 * Makes the line through that value of every axis the path.
 */
void
charter_radar_trace_polygon (const CharterRadarPen *pen,
                             double                 value)
{
  cairo_new_path (pen->cr);
  for (guint i = 0; i < pen->layout->n_axes; i++)
    {
      double x, y;

      charter_radar_layout_at (pen->layout, i, value, &x, &y);
      cairo_line_to (pen->cr, x, y);
    }
  cairo_close_path (pen->cr);
}
