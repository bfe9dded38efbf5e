/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-radar.h"

#include "charter-radar-layout.h"
#include "charter-radar-marks.h"

#include <math.h>

/* Above so many rings, those of a kind with others have no marks. */
#define MOST_MARKED 8

/* One drawing under way. */
typedef struct
{
  const CharterRadar       *radar;
  const CharterRadarStyle  *style;
  const CharterRadarLayout *layout;
  cairo_t                  *cr;
  double                    unit; /* the main line's thickness */
} Pen;

static void
set_ink (const Pen  *pen,
         CharterInk  ink,
         double      alpha)
{
  charter_radar_set_source (pen->cr, pen->style->palette, ink, alpha);
}

static gboolean
is_high_contrast (const Pen *pen)
{
  return pen->style->palette == CHARTER_PALETTE_HIGH_CONTRAST ||
         pen->style->palette == CHARTER_PALETTE_HIGH_CONTRAST_DARK;
}

static void
write_text (const Pen              *pen,
            const CharterRadarText *text,
            CharterInk              ink)
{
  if (text->text == NULL)
    return;

  set_ink (pen, ink, 1);
  cairo_move_to (pen->cr, text->x, text->y);
  pango_cairo_show_layout (pen->cr, text->text);
}

/* The grid */

static void
trace_polygon (const Pen *pen,
               double     value)
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

static void
draw_grid (const Pen *pen)
{
  const CharterRadarLayout *layout = pen->layout;
  double thin = pen->unit * (is_high_contrast (pen) ? 0.6 : 0.45);

  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (pen->cr, CAIRO_LINE_CAP_BUTT);
  set_ink (pen, CHARTER_INK_GRID, 1);

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
      trace_polygon (pen, pen->radar->steps[i].value);
      cairo_set_line_width (pen->cr, is_rim ? thin * 1.8 : thin * 1.2);
      cairo_stroke (pen->cr);
    }
}

/* A name of a ring interrupts the lines under it, as heights do on a map. */
static void
draw_step_names (const Pen *pen)
{
  for (guint i = 0; i < pen->layout->n_steps; i++)
    {
      const CharterRadarText *step = &pen->layout->steps[i];

      if (step->text == NULL)
        continue;

      cairo_save (pen->cr);
      cairo_move_to (pen->cr, step->x, step->y);
      pango_cairo_layout_path (pen->cr, step->text);
      set_ink (pen, CHARTER_INK_BACKGROUND, 0.92);
      cairo_set_dash (pen->cr, NULL, 0, 0);
      cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (pen->cr, pen->layout->small_font * 0.36);
      cairo_stroke (pen->cr);
      cairo_restore (pen->cr);
      write_text (pen, step, CHARTER_INK_DIM_TEXT);
    }
}

/* Gaps: an axis without a position takes no part in outline and fill. */

static guint
next_axis (const Pen *pen,
           guint      axis)
{
  return (axis + 1) % pen->layout->n_axes;
}

/* The hatched sector reaches from the last axis with a position to the next one. */
static void
trace_sector (const Pen *pen,
              guint      first,
              guint      last,
              gboolean   is_whole)
{
  const CharterRadarLayout *layout = pen->layout;
  const double inner = 0.16;
  double x, y;

  cairo_new_path (pen->cr);
  if (is_whole)
    {
      trace_polygon (pen, layout->top);
      return;
    }

  for (guint i = first;; i = next_axis (pen, i))
    {
      charter_radar_layout_at (layout, i, layout->top, &x, &y);
      cairo_line_to (pen->cr, x, y);
      if (i == last)
        break;
    }
  for (guint i = last;; i = (i + layout->n_axes - 1) % layout->n_axes)
    {
      charter_radar_layout_at (layout, i, layout->top * inner, &x, &y);
      cairo_line_to (pen->cr, x, y);
      if (i == first)
        break;
    }
  cairo_close_path (pen->cr);
}

static void
hatch (const Pen *pen)
{
  double left, top, right, bottom;
  double step = pen->layout->font * 0.62;

  cairo_path_extents (pen->cr, &left, &top, &right, &bottom);
  cairo_save (pen->cr);
  cairo_clip (pen->cr);
  cairo_new_path (pen->cr);
  /* From one origin, so that neighbouring sectors continue each other. */
  for (double at = floor ((left + top) / step) * step; at < right + bottom; at += step)
    {
      cairo_move_to (pen->cr, at - top, top);
      cairo_line_to (pen->cr, at - bottom, bottom);
    }
  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_width (pen->cr, pen->unit * 0.4);
  set_ink (pen, CHARTER_INK_DIM_TEXT, is_high_contrast (pen) ? 0.7 : 0.38);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

/* Where on an axis no other ring's mark is in the way. */
static double
find_free_value (const Pen *pen,
                 guint      axis,
                 double     room)
{
  static const double shares[] = { 0.58, 0.72, 0.44, 0.86, 0.3 };
  const CharterRadarLayout *layout = pen->layout;

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      double value = layout->top * shares[i];
      gboolean is_free = TRUE;

      for (guint ring = 0; ring < pen->radar->n_rings; ring++)
        {
          double other = pen->radar->rings[ring].values[axis];

          if (!isnan (other) &&
              fabs (other - value) / layout->top * layout->places[axis].length < room)
            is_free = FALSE;
        }
      if (is_free)
        return value;
    }

  return layout->top * shares[0];
}

static void
draw_question_mark (const Pen *pen,
                    guint      axis)
{
  const CharterRadarLayout *layout = pen->layout;
  PangoContext *context = pango_layout_get_context (layout->places[axis].label.text);
  g_autoptr(PangoLayout) mark = pango_layout_new (context);
  PangoFontDescription *font = pango_font_description_copy (
    pango_layout_get_font_description (layout->places[axis].label.text));
  PangoRectangle ink;
  double x, y;

  pango_font_description_set_absolute_size (font, layout->small_font * PANGO_SCALE);
  pango_layout_set_font_description (mark, font);
  pango_layout_set_text (mark, "?", -1);
  pango_layout_get_extents (mark, &ink, NULL);
  pango_font_description_free (font);

  charter_radar_layout_at (layout, axis,
                           find_free_value (pen, axis, layout->small_font * 0.9 + layout->marker * 1.5),
                           &x, &y);
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x, y, layout->small_font * 0.78, 0, 2 * G_PI);
  set_ink (pen, CHARTER_INK_BACKGROUND, 1);
  cairo_fill_preserve (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_width (pen->cr, pen->unit * 0.5);
  set_ink (pen, CHARTER_INK_DIM_TEXT, 1);
  cairo_stroke (pen->cr);
  cairo_move_to (pen->cr, x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout (pen->cr, mark);
}

static void
draw_gaps (const Pen *pen)
{
  const CharterRadarLayout *layout = pen->layout;
  guint n_gaps = 0;

  for (guint i = 0; i < layout->n_axes; i++)
    n_gaps += charter_radar_is_gap (pen->radar, i);

  if (n_gaps == layout->n_axes)
    {
      trace_sector (pen, 0, 0, TRUE);
      hatch (pen);
      return;
    }

  for (guint i = 0; i < layout->n_axes; i++)
    {
      guint last = next_axis (pen, i);

      if (charter_radar_is_gap (pen->radar, i) || !charter_radar_is_gap (pen->radar, last))
        continue;
      while (charter_radar_is_gap (pen->radar, last))
        last = next_axis (pen, last);
      /* One judged axis alone: the sector goes all the way round. */
      trace_sector (pen, i, last, i == last);
      hatch (pen);
    }
}

static void
draw_question_marks (const Pen *pen)
{
  for (guint i = 0; i < pen->layout->n_axes; i++)
    if (charter_radar_is_gap (pen->radar, i) && pen->layout->places[i].label.text != NULL)
      draw_question_mark (pen, i);
}

/* Rings */

static gboolean
has_position (const CharterRadarRing *ring,
              guint                   axis)
{
  return !isnan (ring->values[axis]);
}

/* The outline in pieces: an edge stands only between two axes that both have a position. */
static void
trace_ring (const Pen              *pen,
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

static void
fill_ring (const Pen              *pen,
           const CharterRadarRing *ring)
{
  cairo_new_path (pen->cr);
  for (guint i = 0; i < pen->layout->n_axes; i++)
    {
      guint next = next_axis (pen, i);
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
  set_ink (pen, CHARTER_INK_CURRENT, 0.17);
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
stroke_ring (const Pen              *pen,
             const CharterRadarRing *ring)
{
  trace_ring (pen, ring);
  charter_radar_set_line (pen->cr, ring->kind, pen->unit);
  if (!has_marks (pen->radar, ring))
    {
      cairo_set_dash (pen->cr, NULL, 0, 0);
      cairo_set_line_width (pen->cr, 0.4 * pen->unit);
    }
  set_ink (pen, charter_radar_ring_ink (ring->kind), 1);
  cairo_stroke (pen->cr);
}

static void
mark_ring (const Pen              *pen,
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

/* The main ring's line and marks lie on top; the others' marks are larger, and seen round it. */

static void
draw_lines (const Pen *pen)
{
  const CharterRadar *radar = pen->radar;

  for (int is_main = 0; is_main <= 1; is_main++)
    for (guint i = radar->n_rings; i-- > 0;)
      if ((radar->rings[i].kind == CHARTER_RING_CURRENT) == is_main)
        stroke_ring (pen, &radar->rings[i]);
}

static void
draw_marks (const Pen *pen)
{
  const CharterRadar *radar = pen->radar;

  for (int is_main = 0; is_main <= 1; is_main++)
    for (guint i = radar->n_rings; i-- > 0;)
      if ((radar->rings[i].kind == CHARTER_RING_CURRENT) == is_main && has_marks (radar, &radar->rings[i]))
        mark_ring (pen, &radar->rings[i]);
}

/* Labels and focus */

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
draw_focus (const Pen *pen)
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
  set_ink (pen, CHARTER_INK_FOCUS, 1);
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
  set_ink (pen, CHARTER_INK_FOCUS, 0.12);
  cairo_fill_preserve (pen->cr);
  set_ink (pen, CHARTER_INK_FOCUS, 1);
  cairo_set_line_width (pen->cr, pen->unit * 0.6);
  cairo_stroke (pen->cr);
}

static void
draw_labels (const Pen *pen)
{
  for (guint i = 0; i < pen->layout->n_axes; i++)
    {
      write_text (pen, &pen->layout->places[i].label, CHARTER_INK_TEXT);
      write_text (pen, &pen->layout->places[i].standing,
                  charter_radar_is_gap (pen->radar, i) ? CHARTER_INK_DIM_TEXT : CHARTER_INK_TEXT);
    }
}

static void
draw_legend (const Pen *pen)
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
      set_ink (pen, charter_radar_ring_ink (kind), 1);
      cairo_stroke (pen->cr);
      charter_radar_draw_mark (pen->cr, pen->style->palette, kind,
                               start + pen->layout->sample / 2, y, pen->layout->marker * 0.92);
      write_text (pen, entry, CHARTER_INK_TEXT);
    }
}

/* Bars, for one or two axes */

static void
draw_bar (const Pen *pen,
          guint      axis)
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
    hatch (pen);
  cairo_rectangle (pen->cr, left, place->y - half, place->length, 2 * half);
  set_ink (pen, CHARTER_INK_GRID, 1);
  cairo_stroke (pen->cr);

  for (guint i = 0; i < pen->radar->n_steps; i++)
    {
      charter_radar_layout_at (pen->layout, axis, pen->radar->steps[i].value, &x, &y);
      cairo_move_to (pen->cr, x, y - half);
      cairo_line_to (pen->cr, x, y + half * 1.3);
      cairo_stroke (pen->cr);
    }

  if (ring == NULL || !has_position (ring, axis))
    return;
  charter_radar_layout_at (pen->layout, axis, ring->values[axis], &x, &y);
  cairo_rectangle (pen->cr, MIN (x, place->x), y - half * 0.6, fabs (x - place->x), half * 1.2);
  set_ink (pen, CHARTER_INK_CURRENT, 0.24);
  cairo_fill (pen->cr);
  set_ink (pen, CHARTER_INK_CURRENT, 1);
  cairo_set_line_width (pen->cr, pen->unit);
  cairo_move_to (pen->cr, place->x, y);
  cairo_line_to (pen->cr, x, y);
  cairo_stroke (pen->cr);
}

static void
draw_bars (const Pen *pen)
{
  for (guint i = 0; i < pen->layout->n_axes; i++)
    draw_bar (pen, i);
  draw_marks (pen);
  draw_question_marks (pen);
  for (guint i = 0; i < pen->layout->n_steps; i++)
    write_text (pen, &pen->layout->steps[i], CHARTER_INK_DIM_TEXT);
}

static void
draw_wheel (const Pen *pen)
{
  const CharterRadarRing *ring = charter_radar_find_main (pen->radar);

  draw_grid (pen);
  draw_gaps (pen);
  if (ring != NULL)
    fill_ring (pen, ring);
  draw_focus (pen);
  draw_lines (pen);
  draw_step_names (pen);
  draw_marks (pen);
  draw_question_marks (pen);
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
  Pen pen = { radar, style, NULL, cr, 0 };

  g_return_if_fail (radar != NULL && style != NULL && cr != NULL);

  pen.layout = charter_radar_layout_get (radar, style, width, height);
  pen.unit = pen.layout->font * (is_high_contrast (&pen) ? 0.2 : 0.16);

  cairo_save (cr);
  cairo_new_path (cr);
  switch (pen.layout->form)
    {
    case CHARTER_RADAR_FORM_EMPTY:
      write_text (&pen, &pen.layout->empty, CHARTER_INK_DIM_TEXT);
      break;
    case CHARTER_RADAR_FORM_BARS:
      draw_focus (&pen);
      draw_bars (&pen);
      break;
    case CHARTER_RADAR_FORM_WHEEL:
    default:
      draw_wheel (&pen);
      break;
    }
  draw_labels (&pen);
  draw_legend (&pen);
  write_text (&pen, &pen.layout->caption, CHARTER_INK_DIM_TEXT);
  cairo_restore (cr);
}

static gboolean
contains (const cairo_rectangle_t *box,
          double                   pad,
          double                   x,
          double                   y)
{
  return box->width > 0 && x >= box->x - pad && x <= box->x + box->width + pad &&
         y >= box->y - pad && y <= box->y + box->height + pad;
}

static int
pick_wheel (const CharterRadarLayout *layout,
            double                    x,
            double                    y)
{
  double dx = x - layout->centre_x;
  double dy = y - layout->centre_y;
  double best = -G_MAXDOUBLE;
  int axis = -1;

  if (hypot (dx, dy) > layout->radius + layout->marker + layout->font * 0.5)
    return -1;

  for (guint i = 0; i < layout->n_axes; i++)
    {
      double along = dx * layout->places[i].dx + dy * layout->places[i].dy;

      if (along > best)
        {
          best = along;
          axis = (int) i;
        }
    }

  return axis;
}

/**
 * charter_radar_pick:
 * @radar: the chart
 * @style: as it was drawn
 * @width: as it was drawn
 * @height: as it was drawn
 * @x: from the chart's left
 * @y: from the chart's top
 *
 * Returns: the axis whose label or sector of the wheel is under the point, or -1
 */
int
charter_radar_pick (const CharterRadar      *radar,
                    const CharterRadarStyle *style,
                    double                   width,
                    double                   height,
                    double                   x,
                    double                   y)
{
  const CharterRadarLayout *layout = charter_radar_layout_get (radar, style, width, height);

  for (guint i = 0; i < layout->n_axes; i++)
    {
      cairo_rectangle_t box = layout->places[i].box;

      if (layout->form == CHARTER_RADAR_FORM_BARS)
        box.height = layout->places[i].y + layout->radius - box.y;
      if (contains (&box, layout->font * 0.1, x, y))
        return (int) i;
    }

  return layout->form == CHARTER_RADAR_FORM_WHEEL ? pick_wheel (layout, x, y) : -1;
}

/**
 * charter_radar_get_axis_area:
 * @radar: the chart
 * @style: as it was drawn
 * @width: as it was drawn
 * @height: as it was drawn
 * @axis: less than the number of axes
 * @area: (out caller-allocates): round the label; where none is written, round the axis's tip; of a
 *   bar, round the label and the bar
 */
void
charter_radar_get_axis_area (const CharterRadar      *radar,
                             const CharterRadarStyle *style,
                             double                   width,
                             double                   height,
                             guint                    axis,
                             cairo_rectangle_t       *area)
{
  const CharterRadarLayout *layout = charter_radar_layout_get (radar, style, width, height);
  const CharterRadarPlace *place;
  double x, y;

  g_return_if_fail (axis < layout->n_axes && area != NULL);

  place = &layout->places[axis];
  *area = place->box;
  if (layout->form == CHARTER_RADAR_FORM_BARS)
    area->height = place->y + layout->radius - area->y;
  if (area->width > 0)
    return;

  charter_radar_layout_at (layout, axis, layout->top * 0.9, &x, &y);
  *area = (cairo_rectangle_t) {
    x - layout->marker, y - layout->marker, 2 * layout->marker, 2 * layout->marker,
  };
}
