/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-radar-layout.h"

#include <math.h>

/* Labels stand outside a circle round the wheel.  On each side they are spread up and down from the
 * middle until no two share a height; how far out each stands then follows from the circle, and from
 * the labels at the very top and bottom.  So no two can overlap, whatever their number and size. */

#define NEARLY_UPRIGHT 1e-6

typedef struct
{
  double left, top, right, bottom;
} Extent;

static int
side_of (const CharterRadarPlace *place)
{
  if (fabs (place->dx) < NEARLY_UPRIGHT)
    return 0;

  return place->dx < 0 ? -1 : 1;
}

/* Axes of one side from the top down. */
static guint
list_side (const CharterRadarLayout *self,
           int                       side,
           guint                    *axes)
{
  guint n = 0;

  for (guint i = 0; i < self->n_axes; i++)
    {
      guint at = n;

      if (side_of (&self->places[i]) != side)
        continue;

      for (; at > 0 && self->places[axes[at - 1]].dy > self->places[i].dy; at--)
        axes[at] = axes[at - 1];
      axes[at] = i;
      n++;
    }

  return n;
}

/* How far down the centres must be apart. */
static double
distance_needed (const CharterRadarLayout *self,
                 guint                     upper,
                 guint                     lower)
{
  return (self->places[upper].box.height + self->places[lower].box.height) / 2 + self->font * 0.3;
}

static void
spread (const CharterRadarLayout *self,
        const guint              *axes,
        guint                     n,
        double                   *y)
{
  guint middle = 0;

  while (middle < n && y[axes[middle]] < 0)
    middle++;

  if (middle > 0 && middle < n)
    {
      double lack = distance_needed (self, axes[middle - 1], axes[middle]) -
                    (y[axes[middle]] - y[axes[middle - 1]]);

      if (lack > 0)
        {
          y[axes[middle - 1]] -= lack / 2;
          y[axes[middle]] += lack / 2;
        }
    }

  for (guint i = middle + 1; i < n; i++)
    y[axes[i]] = MAX (y[axes[i]],
                      y[axes[i - 1]] + distance_needed (self, axes[i - 1], axes[i]));
  for (guint i = middle; i-- > 1;)
    y[axes[i - 1]] = MIN (y[axes[i - 1]],
                          y[axes[i]] - distance_needed (self, axes[i - 1], axes[i]));
}

/* The nearest that a label's centre may come to the upright line through the wheel's centre. */
static double
least_distance (const CharterRadarLayout *self,
                guint                     axis,
                double                    circle,
                const double             *y)
{
  const cairo_rectangle_t *box = &self->places[axis].box;
  double nearest = MAX (fabs (y[axis]) - box->height / 2, 0);
  double least = box->width / 2 + self->font * 0.4;

  if (nearest < circle)
    least = MAX (least, sqrt (circle * circle - nearest * nearest) + box->width / 2);

  for (guint i = 0; i < self->n_axes; i++)
    {
      const cairo_rectangle_t *other = &self->places[i].box;

      if (side_of (&self->places[i]) != 0 || other->width <= 0)
        continue;
      if (fabs (y[axis] - y[i]) < (box->height + other->height) / 2 + self->font * 0.2)
        least = MAX (least, (box->width + other->width) / 2 + self->font * 0.6);
    }

  return least;
}

/* Centres of the labels round a wheel of @radius at (0, 0), and what it all takes up. */
static Extent
arrange (const CharterRadarLayout *self,
         double                    radius,
         double                   *x,
         double                   *y)
{
  double circle = radius + self->marker + self->font * 0.5;
  Extent extent = { -radius, -radius, radius, radius };
  g_autofree guint *axes = g_new (guint, self->n_axes);

  for (guint i = 0; i < self->n_axes; i++)
    {
      x[i] = 0;
      y[i] = self->places[i].dy * (circle + self->places[i].box.height / 2);
    }

  for (int side = -1; side <= 1; side += 2)
    {
      guint n = list_side (self, side, axes);

      spread (self, axes, n, y);
      for (guint i = 0; i < n; i++)
        {
          const CharterRadarPlace *place = &self->places[axes[i]];
          double natural = fabs (place->dx) * (circle + place->box.width / 2);

          x[axes[i]] = side * MAX (natural, least_distance (self, axes[i], circle, y));
        }
    }

  for (guint i = 0; i < self->n_axes; i++)
    {
      const cairo_rectangle_t *box = &self->places[i].box;

      extent.left = MIN (extent.left, x[i] - box->width / 2);
      extent.right = MAX (extent.right, x[i] + box->width / 2);
      extent.top = MIN (extent.top, y[i] - box->height / 2);
      extent.bottom = MAX (extent.bottom, y[i] + box->height / 2);
    }

  return extent;
}

static gboolean
fits (const CharterRadarLayout *self,
      double                    radius,
      double                    width,
      double                    height,
      double                   *x,
      double                   *y)
{
  Extent extent = arrange (self, radius, x, y);

  return extent.right - extent.left <= width && extent.bottom - extent.top <= height;
}

/* Round a small wheel labels push each other out of the way, so a larger one may fit where a smaller
 * one does not: the first that fits is looked for from the largest down. */
static double
find_radius (const CharterRadarLayout *self,
             double                    width,
             double                    height,
             double                   *x,
             double                   *y)
{
  const int n_tries = 32;
  double largest = MAX (MIN (width, height) / 2, 0);
  double low = 0;
  double high = largest;

  for (int i = n_tries; i > 0; i--)
    if (fits (self, largest * i / n_tries, width, height, x, y))
      {
        low = largest * i / n_tries;
        break;
      }
    else
      high = largest * i / n_tries;

  for (int i = 0; i < 8 && low > 0; i++)
    if (fits (self, (low + high) / 2, width, height, x, y))
      low = (low + high) / 2;
    else
      high = (low + high) / 2;

  return low;
}

/**
 * charter_radar_place_wheel:
 * @self: a layout whose boxes have their sizes
 * @height: of the room, in user units
 *
 * Finds the largest wheel that fits the width and @height with its labels, and moves everything there.
 * Boxes have their sizes already.
 */
void
charter_radar_place_wheel (CharterRadarLayout *self,
                           double              height)
{
  g_autofree double *x = g_new (double, self->n_axes);
  g_autofree double *y = g_new (double, self->n_axes);
  double margin = self->marker + 1;
  Extent extent;

  self->radius = find_radius (self, self->width - 2 * margin, height - 2 * margin, x, y);
  extent = arrange (self, self->radius, x, y);
  self->centre_x = (self->width - extent.left - extent.right) / 2;
  self->centre_y = (height - extent.top - extent.bottom) / 2;
  for (guint i = 0; i < self->n_axes; i++)
    {
      CharterRadarPlace *place = &self->places[i];

      place->x = self->centre_x;
      place->y = self->centre_y;
      place->length = self->radius;
      place->box.x = self->centre_x + x[i] - place->box.width / 2;
      place->box.y = self->centre_y + y[i] - place->box.height / 2;
    }
}

/* Names of the rings stand between axes, where no marker can come, near the ring they name. */

static gboolean
clip (double  direction,
      double  distance,
      double *from,
      double *to)
{
  if (fabs (direction) < 1e-12)
    return distance >= 0;

  if (direction < 0)
    *from = MAX (*from, distance / direction);
  else
    *to = MIN (*to, distance / direction);

  return *from <= *to;
}

/* Whether an axis runs through the box round (x, y), seen from the centre. */
static gboolean
axis_meets (const CharterRadarPlace *place,
            double                   x,
            double                   y,
            double                   half_width,
            double                   half_height)
{
  double dx = place->dx * place->length;
  double dy = place->dy * place->length;
  double from = 0;
  double to = 1;

  return clip (-dx, half_width - x, &from, &to) && clip (dx, x + half_width, &from, &to) &&
         clip (-dy, half_height - y, &from, &to) && clip (dy, y + half_height, &from, &to);
}

static gboolean
is_free (const CharterRadarLayout *self,
         const CharterRadar       *radar,
         guint                     step,
         double                    x,
         double                    y)
{
  double half_width = self->steps[step].width / 2;
  double half_height = self->steps[step].height / 2;

  for (guint i = 0; i < self->n_axes; i++)
    {
      double room = charter_radar_is_gap (radar, i) ? self->small_font * 0.9 : self->marker + 1.5;

      if (axis_meets (&self->places[i], x, y, half_width + room, half_height + room))
        return FALSE;
    }

  for (guint i = 0; i < step; i++)
    {
      const CharterRadarText *other = &self->steps[i];
      double across, down;

      if (other->text == NULL)
        continue;
      across = fabs (other->x + other->width / 2 - self->centre_x - x);
      down = fabs (other->y + other->height / 2 - self->centre_y - y);
      if (across < half_width + other->width / 2 + self->small_font &&
          down < half_height + other->height / 2 + self->small_font * 0.15)
        return FALSE;
    }

  return TRUE;
}

/* How far outside its ring the middle of a name may stand, in distances between rings: any further and
 * it would seem to name the next one. */
#define MOST_OUTSIDE 0.2

typedef struct
{
  double cost;
  double x, y; /* of the middle, seen from the centre */
} Candidate;

/* Looks along the middle of the wedge after @axis, from just inside the ring to astride it. */
static void
search_wedge (const CharterRadarLayout *self,
              const CharterRadar       *radar,
              guint                     step,
              guint                     axis,
              Candidate                *best)
{
  const CharterRadarPlace *from = &self->places[axis];
  const CharterRadarPlace *to = &self->places[(axis + 1) % self->n_axes];
  double half = cos (G_PI / self->n_axes);
  double nx = (from->dx + to->dx) / (2 * half);
  double ny = (from->dy + to->dy) / (2 * half);
  double ring = self->radius * half * (self->top > 0 ? radar->steps[step].value / self->top : 0);
  double depth = fabs (nx) * self->steps[step].width / 2 + fabs (ny) * self->steps[step].height / 2;
  double outermost = MIN (ring + self->radius * half / MAX (self->n_steps, 1) * MOST_OUTSIDE,
                          self->radius * half - depth - 1.5);
  double start = self->places[0].dx + self->places[1].dx >= 0 ? 1 : -1;
  double wedge_cost = 1.2 * (1 - nx * start);

  for (double at = MAX (ring - depth - 1.5, 0); at <= outermost + 0.01; at += 1)
    for (int aside = -10; aside <= 10; aside++)
      {
        double shift = aside * self->steps[step].height * 0.125;
        double x = nx * at - ny * shift;
        double y = ny * at + nx * shift;
        double cost = wedge_cost + fabs (at - (ring - depth - 1.5)) / self->radius +
                      fabs (shift) / self->radius * 0.8;

        if (cost < best->cost && is_free (self, radar, step, x, y))
          *best = (Candidate) { cost, x, y };
      }
}

/**
 * charter_radar_place_steps:
 * @self: a layout with a wheel
 * @radar: what is drawn
 *
 * Returns: whether every name has found a place; else none stands, for some would name the rings worse
 *   than none.
 */
gboolean
charter_radar_place_steps (CharterRadarLayout *self,
                           const CharterRadar *radar)
{
  gboolean is_complete = TRUE;

  for (guint i = 0; i < self->n_steps; i++)
    {
      CharterRadarText *step = &self->steps[i];
      Candidate best = { G_MAXDOUBLE, 0, 0 };

      /* The centre is a point, not a ring; its name would stand on every axis at once. */
      if (radar->steps[i].value <= 0)
        {
          g_clear_object (&step->text);
          continue;
        }
      for (guint axis = 0; axis < self->n_axes; axis++)
        search_wedge (self, radar, i, axis, &best);
      if (best.cost == G_MAXDOUBLE)
        {
          is_complete = FALSE;
          break;
        }
      step->x = self->centre_x + best.x - step->width / 2;
      step->y = self->centre_y + best.y - step->height / 2;
    }

  for (guint i = 0; !is_complete && i < self->n_steps; i++)
    g_clear_object (&self->steps[i].text);

  return is_complete;
}
