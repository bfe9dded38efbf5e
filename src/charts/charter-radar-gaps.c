/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-gaps.h"

#include <math.h>

/* The hatched sector reaches from the last axis with a position to the next one. */
static void
trace_sector (const CharterRadarPen *pen,
              guint                  first,
              guint                  last,
              gboolean               is_whole)
{
  const CharterRadarLayout *layout = pen->layout;
  const double inner = 0.16;
  double x, y;

  cairo_new_path (pen->cr);
  if (is_whole)
    {
      charter_radar_trace_polygon (pen, layout->top);
      return;
    }

  for (guint i = first;; i = charter_radar_pen_next_axis (pen, i))
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

/**
 * charter_radar_hatch:
 * @pen: a drawing under way
 *
 * Hatches the path, which is gone then.
 */
void
charter_radar_hatch (const CharterRadarPen *pen)
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
  charter_radar_pen_set_ink (pen, CHARTER_INK_DIM_TEXT, charter_radar_pen_is_high_contrast (pen) ? 0.7 : 0.38);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
}

/* Where on an axis no other ring's mark is in the way. */
static double
find_free_value (const CharterRadarPen *pen,
                 guint                  axis,
                 double                 room)
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
draw_question_mark (const CharterRadarPen *pen,
                    guint                  axis)
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
  charter_radar_pen_set_ink (pen, CHARTER_INK_BACKGROUND, 1);
  cairo_fill_preserve (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  cairo_set_line_width (pen->cr, pen->unit * 0.5);
  charter_radar_pen_set_ink (pen, CHARTER_INK_DIM_TEXT, 1);
  cairo_stroke (pen->cr);
  cairo_move_to (pen->cr, x - (ink.x + ink.width / 2.0) / PANGO_SCALE,
                 y - (ink.y + ink.height / 2.0) / PANGO_SCALE);
  pango_cairo_show_layout (pen->cr, mark);
}

/**
 * charter_radar_draw_gaps:
 * @pen: a drawing of a wheel under way
 *
 * An axis without a position takes no part in outline and fill: it is hatched up to its neighbours.
 */
void
charter_radar_draw_gaps (const CharterRadarPen *pen)
{
  const CharterRadarLayout *layout = pen->layout;
  guint n_gaps = 0;

  for (guint i = 0; i < layout->n_axes; i++)
    n_gaps += charter_radar_is_gap (pen->radar, i);

  if (n_gaps == layout->n_axes)
    {
      trace_sector (pen, 0, 0, TRUE);
      charter_radar_hatch (pen);
      return;
    }

  for (guint i = 0; i < layout->n_axes; i++)
    {
      guint last = charter_radar_pen_next_axis (pen, i);

      if (charter_radar_is_gap (pen->radar, i) || !charter_radar_is_gap (pen->radar, last))
        continue;
      while (charter_radar_is_gap (pen->radar, last))
        last = charter_radar_pen_next_axis (pen, last);
      /* One judged axis alone: the sector goes all the way round. */
      trace_sector (pen, i, last, i == last);
      charter_radar_hatch (pen);
    }
}

/**
 * charter_radar_draw_question_marks:
 * @pen: a drawing under way
 *
 * Marks each gap that has room for a label.
 */
void
charter_radar_draw_question_marks (const CharterRadarPen *pen)
{
  for (guint i = 0; i < pen->layout->n_axes; i++)
    if (charter_radar_is_gap (pen->radar, i) && pen->layout->places[i].label.text != NULL)
      draw_question_mark (pen, i);
}
