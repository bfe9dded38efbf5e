/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-bars.h"

#include <math.h>

#include "charter-radar-gaps.h"
#include "charter-radar-rings.h"

static void
draw_bar (const CharterRadarPen *pen,
          guint                  axis)
{
  const CharterRadarPlace *place = &pen->layout->places[axis];
  const CharterRadarRing *ring = charter_radar_find_main (pen->radar);
  double half = pen->layout->radius;
  double left = MIN (place->x, place->x + place->dx * place->length);
  double x, y;

  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_width (pen->cr, pen->unit * 0.6);
  cairo_rectangle (pen->cr, left, place->y - half, place->length, 2 * half);
  if (charter_radar_is_gap (pen->radar, axis))
    charter_radar_hatch (pen);
  cairo_rectangle (pen->cr, left, place->y - half, place->length, 2 * half);
  charter_radar_pen_set_ink (pen, CHARTER_INK_GRID, 1);
  cairo_stroke (pen->cr);

  for (guint i = 0; i < pen->radar->n_steps; i++)
    {
      charter_radar_layout_at (pen->layout, axis, pen->radar->steps[i].value, &x, &y);
      cairo_move_to (pen->cr, x, y - half);
      cairo_line_to (pen->cr, x, y + half * 1.3);
      cairo_stroke (pen->cr);
    }

  if (ring == NULL || isnan (ring->values[axis]))
    return;
  charter_radar_layout_at (pen->layout, axis, ring->values[axis], &x, &y);
  cairo_rectangle (pen->cr, MIN (x, place->x), y - half * 0.6, fabs (x - place->x), half * 1.2);
  charter_radar_pen_set_ink (pen, CHARTER_INK_CURRENT, 0.24);
  cairo_fill (pen->cr);
  charter_radar_pen_set_ink (pen, CHARTER_INK_CURRENT, 1);
  cairo_set_line_width (pen->cr, pen->unit);
  cairo_move_to (pen->cr, place->x, y);
  cairo_line_to (pen->cr, x, y);
  cairo_stroke (pen->cr);
}

/**
 * charter_radar_draw_bars:
 * @pen: a drawing of one or two axes under way
 */
void
charter_radar_draw_bars (const CharterRadarPen *pen)
{
  for (guint i = 0; i < pen->layout->n_axes; i++)
    draw_bar (pen, i);
  charter_radar_draw_marks (pen);
  charter_radar_draw_question_marks (pen);
  for (guint i = 0; i < pen->layout->n_steps; i++)
    charter_radar_pen_write (pen, &pen->layout->steps[i], CHARTER_INK_DIM_TEXT);
}
