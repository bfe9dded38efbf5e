/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-rings.h"

#include <math.h>

/* Above so many rings, those of a kind with others have no marks. */
#define MOST_MARKED 8

static gboolean
has_position (const CharterRadarRing *ring,
              guint                   axis)
{
  return !isnan (ring->values[axis]);
}

/* The outline in pieces: an edge stands only between two axes that both have a position. */
static void
trace_ring (const CharterRadarPen  *pen,
            const CharterRadarRing *ring)
{
  guint n = pen->layout->n_axes;
  guint start = 0;
  gboolean is_down = FALSE;

  while (start < n && has_position (ring, start))
    start++;

  cairo_new_path (pen->cr);
  for (guint k = 0; k < n; k++)
    {
      guint i = (start + k) % n;
      double x, y;

      if (!has_position (ring, i))
        {
          is_down = FALSE;
          continue;
        }
      charter_radar_layout_at (pen->layout, i, ring->values[i], &x, &y);
      if (is_down)
        cairo_line_to (pen->cr, x, y);
      else
        cairo_move_to (pen->cr, x, y);
      is_down = TRUE;
    }
  if (start == n)
    cairo_close_path (pen->cr);
}

/**
 * charter_radar_fill_ring:
 * @pen: a drawing of a wheel under way
 * @ring: the main ring
 */
void
charter_radar_fill_ring (const CharterRadarPen  *pen,
                         const CharterRadarRing *ring)
{
  cairo_new_path (pen->cr);
  for (guint i = 0; i < pen->layout->n_axes; i++)
    {
      guint next = charter_radar_pen_next_axis (pen, i);
      double x, y;

      if (!has_position (ring, i) || !has_position (ring, next))
        continue;
      cairo_move_to (pen->cr, pen->layout->centre_x, pen->layout->centre_y);
      charter_radar_layout_at (pen->layout, i, ring->values[i], &x, &y);
      cairo_line_to (pen->cr, x, y);
      charter_radar_layout_at (pen->layout, next, ring->values[next], &x, &y);
      cairo_line_to (pen->cr, x, y);
      cairo_close_path (pen->cr);
    }
  charter_radar_pen_set_ink (pen, CHARTER_INK_CURRENT, 0.17);
  cairo_fill (pen->cr);
}

/* Of many rings only those that are told apart by their marks and dashes have some: the marks of thirty
 * cycles would cover their lines. */
static gboolean
has_marks (const CharterRadar     *radar,
           const CharterRadarRing *ring)
{
  return radar->n_rings <= MOST_MARKED || ring->kind != CHARTER_RING_OTHER;
}

static void
stroke_ring (const CharterRadarPen  *pen,
             const CharterRadarRing *ring)
{
  trace_ring (pen, ring);
  charter_radar_set_line (pen->cr, ring->kind, pen->unit);
  if (!has_marks (pen->radar, ring))
    {
      cairo_set_dash (pen->cr, NULL, 0, 0);
      cairo_set_line_width (pen->cr, 0.4 * pen->unit);
    }
  charter_radar_pen_set_ink (pen, charter_radar_ring_ink (ring->kind), 1);
  cairo_stroke (pen->cr);
}

static void
mark_ring (const CharterRadarPen  *pen,
           const CharterRadarRing *ring)
{
  for (guint i = 0; i < pen->layout->n_axes; i++)
    {
      double x, y;

      if (!has_position (ring, i))
        continue;
      charter_radar_layout_at (pen->layout, i, ring->values[i], &x, &y);
      charter_radar_draw_mark (pen->cr, pen->style->palette, ring->kind, x, y,
                               pen->layout->marker);
    }
}

/**
 * charter_radar_draw_lines:
 * @pen: a drawing of a wheel under way
 *
 * The main ring's line lies on top.
 */
void
charter_radar_draw_lines (const CharterRadarPen *pen)
{
  const CharterRadar *radar = pen->radar;

  for (int is_main = 0; is_main <= 1; is_main++)
    for (guint i = radar->n_rings; i-- > 0;)
      if ((radar->rings[i].kind == CHARTER_RING_CURRENT) == is_main)
        stroke_ring (pen, &radar->rings[i]);
}

/**
 * charter_radar_draw_marks:
 * @pen: a drawing under way
 *
 * The main ring's marks lie on top; the others' are larger, and seen round it.
 */
void
charter_radar_draw_marks (const CharterRadarPen *pen)
{
  const CharterRadar *radar = pen->radar;

  for (int is_main = 0; is_main <= 1; is_main++)
    for (guint i = radar->n_rings; i-- > 0;)
      if ((radar->rings[i].kind == CHARTER_RING_CURRENT) == is_main && has_marks (radar, &radar->rings[i]))
        mark_ring (pen, &radar->rings[i]);
}
