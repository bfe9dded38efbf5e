/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar.h"

#include <math.h>

#include "charter-radar-layout.h"

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
