/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-standing-chart.h"

#include <math.h>

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-level.h"

struct _CharterStandingChart
{
  gatomicrefcount    ref_count;

  GStringChunk      *words;
  CharterRadarAxis  *axes;
  CharterRadarRing  *rings;
  GPtrArray         *values; /* of double *, one a ring */
  CharterRadarStep  *steps;
  CharterRadar       radar;
};

G_DEFINE_BOXED_TYPE (CharterStandingChart, charter_standing_chart, charter_standing_chart_ref,
                     charter_standing_chart_unref)

static void
add_axes (CharterStandingChart *self,
          CharterStanding      *standing)
{
  guint n_axes = charter_standing_get_n_areas (standing);

  self->axes = g_new0 (CharterRadarAxis, MAX (n_axes, 1));
  for (guint i = 0; i < n_axes; i++)
    {
      const CharterAreaStanding *area = charter_standing_get_area (standing, i);
      g_autofree char *word = charter_area_standing_dup_word (area);
      g_autofree char *label = g_strdup_printf ("%s %s", charter_area_get_code (area->area),
                                                charter_area_get_short_title (area->area));

      self->axes[i].label = g_string_chunk_insert (self->words, label);
      self->axes[i].standing = g_string_chunk_insert (self->words, word);
    }
  self->radar.axes = self->axes;
  self->radar.n_axes = n_axes;
}

/* By the areas' codes: an earlier cycle may have been judged by another version of the framework. */
static void
add_ring (CharterStandingChart *self,
          CharterStanding      *standing,
          CharterStanding      *values,
          CharterRingKind       kind,
          const char           *label)
{
  guint n = self->radar.n_rings;
  guint n_axes = self->radar.n_axes;
  double *positions = g_new0 (double, MAX (n_axes, 1));

  for (guint i = 0; i < n_axes; i++)
    {
      const CharterAreaStanding *axis = charter_standing_get_area (standing, i);
      const CharterAreaStanding *area =
        charter_standing_find_area (values, charter_area_get_code (axis->area));

      positions[i] = area ? area->position : NAN;
    }
  g_ptr_array_add (self->values, positions);
  self->rings = g_renew (CharterRadarRing, self->rings, n + 1);
  self->rings[n] = (CharterRadarRing) { g_string_chunk_insert (self->words, label), kind, positions };
  self->radar.rings = self->rings;
  self->radar.n_rings++;
}

static void
add_steps (CharterStandingChart *self,
           CharterFramework     *framework)
{
  GListModel *levels = charter_framework_get_levels (framework);
  guint n_levels = g_list_model_get_n_items (levels);
  guint n = 0;

  self->steps = g_new0 (CharterRadarStep, MAX (n_levels, 1));
  for (guint i = 0; i < n_levels; i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      /* A state below the first level is the centre, which is no ring. */
      if (charter_level_get_value (level) <= 0)
        continue;
      self->steps[n].label = g_string_chunk_insert (self->words, charter_level_get_title (level));
      self->steps[n].value = charter_level_get_value (level);
      n++;
    }
  self->radar.steps = self->steps;
  self->radar.n_steps = n;
}

/* The axes and the grid; the rings are added to it. */
static CharterStandingChart *
make_chart (CharterFramework *framework,
            CharterStanding  *standing)
{
  CharterStandingChart *self = g_new0 (CharterStandingChart, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->words = g_string_chunk_new (256);
  self->values = g_ptr_array_new_with_free_func (g_free);
  self->radar.focused = -1;
  /* Translators: under the radar chart */
  self->radar.caption = g_string_chunk_insert (
    self->words, _("The mark is the average of what is judged; the word is the secure level."));
  add_steps (self, framework);
  add_axes (self, standing);
  return self;
}

/**
 * charter_standing_chart_new_of_cycles:
 * @framework: whose levels are the rings of the grid
 * @standings: (array length=n): of its audits, the latest first
 * @labels: (array length=n): what the rings are called
 * @n: how many; at least one
 *
 * Returns: (transfer full): one ring an audit, on the axes of the latest
 */
CharterStandingChart *
charter_standing_chart_new_of_cycles (CharterFramework        *framework,
                                      CharterStanding * const *standings,
                                      const char * const      *labels,
                                      guint                    n)
{
  static const CharterRingKind kinds[] = { CHARTER_RING_CURRENT, CHARTER_RING_PREVIOUS };
  CharterStandingChart *self;

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (n > 0, NULL);

  self = make_chart (framework, standings[0]);
  for (guint i = 0; i < n; i++)
    add_ring (self, standings[0], standings[i],
              i < G_N_ELEMENTS (kinds) ? kinds[i] : CHARTER_RING_OTHER, labels[i]);
  return self;
}

/**
 * charter_standing_chart_new:
 * @framework: whose levels are the rings of the grid
 * @standing: what the axes and the main ring show
 * @previous: (nullable): the cycle before
 * @previous_cycle: (nullable): its name
 * @target: (nullable): where the school means to go
 *
 * Returns: (transfer full): the chart
 */
CharterStandingChart *
charter_standing_chart_new (CharterFramework *framework,
                            CharterStanding  *standing,
                            CharterStanding  *previous,
                            const char       *previous_cycle,
                            CharterStanding  *target)
{
  CharterStandingChart *self;

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (standing != NULL, NULL);

  self = make_chart (framework, standing);
  add_ring (self, standing, standing, CHARTER_RING_CURRENT, _("this cycle"));
  if (previous)
    add_ring (self, standing, previous, CHARTER_RING_PREVIOUS,
              previous_cycle ? previous_cycle : _("last cycle"));
  if (target)
    add_ring (self, standing, target, CHARTER_RING_TARGET, _("target"));

  return self;
}

/**
 * charter_standing_chart_add_voice:
 * @self: a chart that has no voice yet and that nobody else has
 * @standing: the one that it was made with
 * @voice: what the voice's levels add up to
 * @label: whose they are
 */
void
charter_standing_chart_add_voice (CharterStandingChart *self,
                                  CharterStanding      *standing,
                                  CharterStanding      *voice,
                                  const char           *label)
{
  g_return_if_fail (self != NULL && standing != NULL && voice != NULL);

  add_ring (self, standing, voice, CHARTER_RING_OTHER, label);
}

/**
 * charter_standing_chart_ref:
 * @self: a chart
 *
 * Returns: (transfer full): @self with one more reference; in any thread
 */
CharterStandingChart *
charter_standing_chart_ref (CharterStandingChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * charter_standing_chart_unref:
 * @self: (transfer full): a chart
 *
 * Gives a reference back, in any thread.
 */
void
charter_standing_chart_unref (CharterStandingChart *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->values);
  g_free (self->rings);
  g_free (self->steps);
  g_free (self->axes);
  g_string_chunk_free (self->words);
  g_free (self);
}

/**
 * charter_standing_chart_get_radar:
 * @self: a chart
 *
 * Returns: (transfer none): plain words and numbers, for src/charts; they live as long as @self
 */
const CharterRadar *
charter_standing_chart_get_radar (CharterStandingChart *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->radar;
}
