/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar.h"

#include "charter-radar-bars.h"
#include "charter-radar-gaps.h"
#include "charter-radar-rings.h"

static void
draw_grid (const CharterRadarPen *pen)
{
  const CharterRadarLayout *layout = pen->layout;
  double thin = pen->unit * (charter_radar_pen_is_high_contrast (pen) ? 0.6 : 0.45);

  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  charter_radar_pen_set_ink (pen, CHARTER_INK_GRID, 1);

  cairo_set_line_width (pen->cr, thin);
  cairo_new_path (pen->cr);
  for (guint i = 0; i < layout->n_axes; i++)
    {
      double x, y;

      charter_radar_layout_at (layout, i, layout->top, &x, &y);
      cairo_move_to (pen->cr, layout->centre_x, layout->centre_y);
      cairo_line_to (pen->cr, x, y);
    }
  cairo_stroke (pen->cr);

  for (guint i = 0; i < pen->radar->n_steps; i++)
    {
      gboolean is_rim = i + 1 == pen->radar->n_steps;

      if (pen->radar->steps[i].value <= 0)
        continue;
      charter_radar_trace_polygon (pen, pen->radar->steps[i].value);
      cairo_set_line_width (pen->cr, is_rim ? thin * 1.8 : thin * 1.2);
      cairo_stroke (pen->cr);
    }
}

/* A name of a ring interrupts the lines under it, as heights do on a map. */
static void
draw_step_names (const CharterRadarPen *pen)
{
  for (guint i = 0; i < pen->layout->n_steps; i++)
    {
      const CharterRadarText *step = &pen->layout->steps[i];

      if (step->text == NULL)
        continue;

      cairo_save (pen->cr);
      cairo_move_to (pen->cr, step->x, step->y);
      pango_cairo_layout_path (pen->cr, step->text);
      charter_radar_pen_set_ink (pen, CHARTER_INK_BACKGROUND, 0.92);
      cairo_set_dash (pen->cr, NULL, 0, 0);
      cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (pen->cr, pen->layout->small_font * 0.36);
      cairo_stroke (pen->cr);
      cairo_restore (pen->cr);
      charter_radar_pen_write (pen, step, CHARTER_INK_DIM_TEXT);
    }
}

static void
trace_round (cairo_t *cr,
             double   x,
             double   y,
             double   width,
             double   height,
             double   corner)
{
  cairo_new_path (cr);
  cairo_arc (cr, x + width - corner, y + corner, corner, -G_PI / 2, 0);
  cairo_arc (cr, x + width - corner, y + height - corner, corner, 0, G_PI / 2);
  cairo_arc (cr, x + corner, y + height - corner, corner, G_PI / 2, G_PI);
  cairo_arc (cr, x + corner, y + corner, corner, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
draw_focus (const CharterRadarPen *pen)
{
  const CharterRadarPlace *place;
  double pad = pen->layout->font * 0.24;
  double x, y;

  if (pen->radar->focused < 0 || (guint) pen->radar->focused >= pen->layout->n_axes)
    return;

  place = &pen->layout->places[pen->radar->focused];
  charter_radar_layout_at (pen->layout, (guint) pen->radar->focused, pen->layout->top, &x, &y);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_ROUND);
  charter_radar_pen_set_ink (pen, CHARTER_INK_FOCUS, 1);
  if (pen->layout->form == CHARTER_RADAR_FORM_WHEEL)
    {
      cairo_move_to (pen->cr, place->x, place->y);
      cairo_line_to (pen->cr, x, y);
      cairo_set_line_width (pen->cr, pen->unit * 0.9);
      cairo_stroke (pen->cr);
    }

  if (place->box.width <= 0)
    return;
  trace_round (pen->cr, place->box.x - pad, place->box.y - pad * 0.5, place->box.width + 2 * pad,
               place->box.height + pad, pad * 1.4);
  charter_radar_pen_set_ink (pen, CHARTER_INK_FOCUS, 0.12);
  cairo_fill_preserve (pen->cr);
  charter_radar_pen_set_ink (pen, CHARTER_INK_FOCUS, 1);
  cairo_set_line_width (pen->cr, pen->unit * 0.6);
  cairo_stroke (pen->cr);
}

static void
draw_labels (const CharterRadarPen *pen)
{
  for (guint i = 0; i < pen->layout->n_axes; i++)
    {
      charter_radar_pen_write (pen, &pen->layout->places[i].label, CHARTER_INK_TEXT);
      charter_radar_pen_write (pen, &pen->layout->places[i].standing,
                               charter_radar_is_gap (pen->radar, i) ? CHARTER_INK_DIM_TEXT : CHARTER_INK_TEXT);
    }
}

static void
draw_legend (const CharterRadarPen *pen)
{
  for (guint i = 0; i < pen->layout->n_rings; i++)
    {
      const CharterRadarText *entry = &pen->layout->legend[i];
      CharterRingKind kind = pen->radar->rings[i].kind;
      double gap = pen->layout->small_font * 0.4;
      double start = pen->style->is_rtl ? entry->x + entry->width + gap
                                        : entry->x - gap - pen->layout->sample;
      double y = entry->y + entry->height / 2;

      cairo_move_to (pen->cr, start, y);
      cairo_line_to (pen->cr, start + pen->layout->sample, y);
      charter_radar_set_line (pen->cr, kind, pen->unit);
      charter_radar_pen_set_ink (pen, charter_radar_ring_ink (kind), 1);
      cairo_stroke (pen->cr);
      charter_radar_draw_mark (pen->cr, pen->style->palette, kind,
                               start + pen->layout->sample / 2, y, pen->layout->marker * 0.92);
      charter_radar_pen_write (pen, entry, CHARTER_INK_TEXT);
    }
}

static void
draw_wheel (const CharterRadarPen *pen)
{
  const CharterRadarRing *ring = charter_radar_find_main (pen->radar);

  draw_grid (pen);
  charter_radar_draw_gaps (pen);
  if (ring != NULL)
    charter_radar_fill_ring (pen, ring);
  draw_focus (pen);
  charter_radar_draw_lines (pen);
  draw_step_names (pen);
  charter_radar_draw_marks (pen);
  charter_radar_draw_question_marks (pen);
}

/**
 * charter_radar_draw:
 * @radar: what to draw; may have any number of axes, rings and steps, none too
 * @style: how
 * @cr: a context of any surface; its state is kept
 * @width: in user units
 * @height: in user units
 *
 * Draws the chart at (0, 0). The background is left as it is.
 */
void
charter_radar_draw (const CharterRadar      *radar,
                    const CharterRadarStyle *style,
                    cairo_t                 *cr,
                    double                   width,
                    double                   height)
{
  CharterRadarPen pen = { radar, style, NULL, cr, 0 };

  g_return_if_fail (radar != NULL && style != NULL && cr != NULL);

  pen.layout = charter_radar_layout_get (radar, style, width, height);
  pen.unit = pen.layout->font * (charter_radar_pen_is_high_contrast (&pen) ? 0.2 : 0.16);

  cairo_save (cr);
  cairo_new_path (cr);
  switch (pen.layout->form)
    {
    case CHARTER_RADAR_FORM_EMPTY:
      charter_radar_pen_write (&pen, &pen.layout->empty, CHARTER_INK_DIM_TEXT);
      break;
    case CHARTER_RADAR_FORM_BARS:
      draw_focus (&pen);
      charter_radar_draw_bars (&pen);
      break;
    case CHARTER_RADAR_FORM_WHEEL:
    default:
      draw_wheel (&pen);
      break;
    }
  draw_labels (&pen);
  draw_legend (&pen);
  charter_radar_pen_write (&pen, &pen.layout->caption, CHARTER_INK_DIM_TEXT);
  cairo_restore (cr);
}
