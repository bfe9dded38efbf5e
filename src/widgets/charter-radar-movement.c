/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-movement.h"

#include <adwaita.h>
#include <math.h>

#define MOST_RINGS CHARTER_RADAR_MOVEMENT_MOST_RINGS

/* Milliseconds for a ring to move: seen, and over before the next key. */
#define MOVE_TIME 220

struct _CharterRadarMovement
{
  GtkWidget            *widget; /* borrowed */
  CharterStandingChart *chart;  /* nullable: where the rings go */
  AdwAnimation         *animation;
  double               *from[MOST_RINGS];  /* values when the movement began, by slot; NULL without */
  double               *shown[MOST_RINGS]; /* values as drawn now, by slot */
};

static const CharterRadar *
get_radar (CharterRadarMovement *self)
{
  return self->chart ? charter_standing_chart_get_radar (self->chart) : NULL;
}

/* Where a ring's movement is kept: the first of a kind keeps its place when another chart comes, for
 * whatever stands before it may be switched off there. */
static guint
find_slot (const CharterRadar *whole,
           guint               ring)
{
  guint n_more = 0;

  for (guint i = 0; i <= ring; i++)
    {
      gboolean is_first = TRUE;

      for (guint j = 0; j < i; j++)
        is_first = is_first && whole->rings[j].kind != whole->rings[i].kind;
      if (i == ring && is_first)
        return whole->rings[i].kind;
      n_more += !is_first;
    }
  return MIN (CHARTER_RING_OTHER + n_more, MOST_RINGS - 1);
}

static void
clear_values (double **values)
{
  for (guint i = 0; i < MOST_RINGS; i++)
    g_clear_pointer (&values[i], g_free);
}

static void
move_cb (double                share,
         CharterRadarMovement *self)
{
  const CharterRadar *radar = get_radar (self);

  for (guint i = 0; radar && i < MIN (radar->n_rings, MOST_RINGS); i++)
    {
      const CharterRadarRing *ring = &radar->rings[i];
      guint slot = find_slot (radar, i);

      for (guint axis = 0; axis < radar->n_axes; axis++)
        {
          double from = self->from[slot] ? self->from[slot][axis] : NAN;
          double to = ring->values[axis];

          /* A gap neither grows nor shrinks: it opens and closes. */
          self->shown[slot][axis] = isnan (from) || isnan (to) ? to : from + (to - from) * share;
        }
    }
  gtk_widget_queue_draw (self->widget);
}

/* Whether any ring stood elsewhere before: a first chart is drawn once, not again in every frame. */
static gboolean
has_way_to_go (CharterRadarMovement *self,
               const CharterRadar   *radar)
{
  for (guint i = 0; i < MIN (radar->n_rings, MOST_RINGS); i++)
    {
      const double *from = self->from[find_slot (radar, i)];
      const double *to = radar->rings[i].values;

      for (guint axis = 0; from && axis < radar->n_axes; axis++)
        if (!isnan (from[axis]) && !isnan (to[axis]) && from[axis] != to[axis])
          return TRUE;
    }
  return FALSE;
}

/* The rings are where @radar has them, but for the way that they have still to go. */
static void
take_places (CharterRadarMovement *self,
             const CharterRadar   *radar,
             gboolean              has_same_axes)
{
  clear_values (self->from);
  for (guint i = 0; i < MOST_RINGS; i++)
    {
      if (has_same_axes)
        self->from[i] = g_steal_pointer (&self->shown[i]);
      g_clear_pointer (&self->shown[i], g_free);
    }
  for (guint i = 0; radar && i < MIN (radar->n_rings, MOST_RINGS); i++)
    {
      guint slot = find_slot (radar, i);

      g_free (self->shown[slot]);
      self->shown[slot] = g_memdup2 (radar->rings[i].values, radar->n_axes * sizeof (double));
    }
}

/**
 * charter_radar_movement_new:
 * @widget: what draws the rings, and is drawn again while they move; it outlives this
 *
 * Returns: (transfer full): nothing that moves yet
 */
CharterRadarMovement *
charter_radar_movement_new (GtkWidget *widget)
{
  CharterRadarMovement *self = g_new0 (CharterRadarMovement, 1);
  AdwAnimationTarget *target =
    adw_callback_animation_target_new ((AdwAnimationTargetFunc) move_cb, self, NULL);

  self->widget = widget;
  self->animation = adw_timed_animation_new (widget, 0, 1, MOVE_TIME, target);
  return self;
}

/**
 * charter_radar_movement_free:
 * @self: (transfer full): a movement, done or not
 */
void
charter_radar_movement_free (CharterRadarMovement *self)
{
  /* While it plays it keeps itself alive. */
  adw_animation_pause (self->animation);
  g_object_unref (self->animation);
  clear_values (self->from);
  clear_values (self->shown);
  g_clear_pointer (&self->chart, charter_standing_chart_unref);
  g_free (self);
}

/**
 * charter_radar_movement_begin:
 * @self: a movement
 * @chart: (nullable): where the rings go, from where they are
 * @has_same_axes: whether it has as many axes as the chart before; else the rings are there at once
 */
void
charter_radar_movement_begin (CharterRadarMovement *self,
                              CharterStandingChart *chart,
                              gboolean              has_same_axes)
{
  const CharterRadar *radar;

  adw_animation_pause (self->animation);
  g_clear_pointer (&self->chart, charter_standing_chart_unref);
  self->chart = chart ? charter_standing_chart_ref (chart) : NULL;
  radar = get_radar (self);
  take_places (self, radar, has_same_axes);
  if (!radar || radar->n_axes == 0)
    return;
  if (!has_way_to_go (self, radar))
    {
      gtk_widget_queue_draw (self->widget);
      return;
    }
  move_cb (0, self);
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

/**
 * charter_radar_movement_get_values:
 * @self: a movement
 * @ring: a ring's position in the radar of the chart
 *
 * Returns: (transfer none) (nullable): a value an axis, as the ring is drawn at this moment
 */
const double *
charter_radar_movement_get_values (CharterRadarMovement *self,
                                   guint                 ring)
{
  const CharterRadar *radar = get_radar (self);

  return radar ? self->shown[find_slot (radar, ring)] : NULL;
}
