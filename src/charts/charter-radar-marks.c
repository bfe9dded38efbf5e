/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-radar-marks.h"

/**
 * charter_radar_set_source:
 * @cr: a context
 * @palette: how the chart is drawn
 * @ink: a colour of it
 * @alpha: 0 to 1
 *
 * Sets the colour to draw with.
 */
void
charter_radar_set_source (cairo_t            *cr,
                          CharterPaletteKind  palette,
                          CharterInk          ink,
                          double              alpha)
{
  CharterColour colour = charter_palette_get_ink (palette, ink);

  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, alpha);
}

/**
 * charter_radar_ring_ink:
 * @kind: of a ring
 *
 * Returns: its colour
 */
CharterInk
charter_radar_ring_ink (CharterRingKind kind)
{
  switch (kind)
    {
    case CHARTER_RING_PREVIOUS:
      return CHARTER_INK_PREVIOUS;
    case CHARTER_RING_TARGET:
      return CHARTER_INK_TARGET;
    case CHARTER_RING_OTHER:
      return CHARTER_INK_OTHER;
    case CHARTER_RING_CURRENT:
    default:
      return CHARTER_INK_CURRENT;
    }
}

/**
 * charter_radar_set_line:
 * @cr: a context
 * @kind: of a ring
 * @unit: the thickness of the main ring's line
 *
 * Sets dash and thickness of the ring's line.
 */
void
charter_radar_set_line (cairo_t         *cr,
                        CharterRingKind  kind,
                        double           unit)
{
  const double dashed[] = { 3.4 * unit, 2.2 * unit };
  const double dotted[] = { 0.01, 2.2 * unit };
  const double dash_dotted[] = { 3.8 * unit, 2 * unit, 0.01, 2 * unit };

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 0.72 * unit);

  switch (kind)
    {
    case CHARTER_RING_PREVIOUS:
      cairo_set_dash (cr, dashed, G_N_ELEMENTS (dashed), 0);
      break;
    case CHARTER_RING_TARGET:
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, 0.95 * unit);
      cairo_set_dash (cr, dotted, G_N_ELEMENTS (dotted), 0);
      break;
    case CHARTER_RING_OTHER:
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dash_dotted, G_N_ELEMENTS (dash_dotted), 0);
      break;
    case CHARTER_RING_CURRENT:
    default:
      cairo_set_line_width (cr, unit);
      break;
    }
}

static void
trace (cairo_t         *cr,
       CharterRingKind  kind,
       double           x,
       double           y,
       double           size)
{
  cairo_new_sub_path (cr);
  switch (kind)
    {
    case CHARTER_RING_PREVIOUS:
      cairo_rectangle (cr, x - size, y - size, 2 * size, 2 * size);
      break;
    case CHARTER_RING_TARGET:
      cairo_move_to (cr, x, y - 1.45 * size);
      cairo_line_to (cr, x + 1.3 * size, y + 0.95 * size);
      cairo_line_to (cr, x - 1.3 * size, y + 0.95 * size);
      break;
    case CHARTER_RING_OTHER:
      cairo_move_to (cr, x, y - 1.4 * size);
      cairo_line_to (cr, x + 1.4 * size, y);
      cairo_line_to (cr, x, y + 1.4 * size);
      cairo_line_to (cr, x - 1.4 * size, y);
      break;
    case CHARTER_RING_CURRENT:
    default:
      cairo_arc (cr, x, y, size, 0, 2 * G_PI);
      break;
    }
  cairo_close_path (cr);
}

/**
 * charter_radar_draw_mark:
 * @cr: a context
 * @palette: how the chart is drawn
 * @kind: of a ring
 * @x: the middle of the mark
 * @y: the middle of the mark
 * @size: half a marker's size
 *
 * The current ring's discs are full; the others are hollow and a little larger, so that a disc at the same
 * place is seen inside them.
 */
void
charter_radar_draw_mark (cairo_t            *cr,
                         CharterPaletteKind  palette,
                         CharterRingKind     kind,
                         double              x,
                         double              y,
                         double              size)
{
  gboolean is_full = kind == CHARTER_RING_CURRENT;

  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);

  /* A rim in the background's colour keeps a mark apart from lines under it. */
  trace (cr, kind, x, y, is_full ? 0.88 * size : size);
  charter_radar_set_source (cr, palette, CHARTER_INK_BACKGROUND, 1);
  cairo_set_line_width (cr, is_full ? 0.4 * size : 0.85 * size);
  cairo_stroke_preserve (cr);
  if (!is_full)
    cairo_fill_preserve (cr);

  charter_radar_set_source (cr, palette, charter_radar_ring_ink (kind), 1);
  cairo_set_line_width (cr, 0.34 * size);
  if (is_full)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
}
