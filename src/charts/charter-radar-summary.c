/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-radar-layout.h"

#include <glib/gi18n.h>
#include <math.h>

static void
append_position (GString            *sentence,
                 const CharterRadar *radar,
                 guint               axis,
                 double              value,
                 gboolean            has_standing)
{
  const char *label = radar->axes[axis].label ? radar->axes[axis].label : "";
  const char *standing = has_standing ? radar->axes[axis].standing : NULL;
  double top = radar->n_steps > 0 ? radar->steps[radar->n_steps - 1].value : 1;

  if (isnan (value) && standing != NULL)
    g_string_append_printf (sentence, _("%s %s"), label, standing);
  else if (isnan (value))
    /* Translators: of an area of the chart that has no position: "Parents no position" */
    g_string_append_printf (sentence, _("%s no position"), label);
  else if (standing != NULL)
    /* Translators: "Leadership Established, average 2.1 of 3" */
    g_string_append_printf (sentence, _("%s %s, average %.1f of %g"), label, standing, value, top);
  else
    /* Translators: "Leadership average 2.1 of 3" */
    g_string_append_printf (sentence, _("%s average %.1f of %g"), label, value, top);
}

/**
 * charter_radar_dup_summary:
 * @radar: the chart
 *
 * Standings belong to the current ring; the others have their numbers only.
 *
 * Returns: (transfer full): the chart in words, a sentence a ring, for who cannot see it
 */
char *
charter_radar_dup_summary (const CharterRadar *radar)
{
  GString *summary = g_string_new (NULL);
  const CharterRadarRing *main_ring;

  g_return_val_if_fail (radar != NULL, NULL);

  main_ring = charter_radar_find_main (radar);
  if (radar->n_axes == 0 || radar->n_rings == 0)
    g_string_append (summary, _("Nothing to show yet"));

  for (guint i = 0; radar->n_axes > 0 && i < radar->n_rings; i++)
    {
      const CharterRadarRing *ring = &radar->rings[i];

      if (summary->len > 0)
        g_string_append_c (summary, ' ');
      g_string_append_printf (summary, "%s: ", ring->label ? ring->label : "");
      for (guint axis = 0; axis < radar->n_axes; axis++)
        {
          if (axis > 0)
            g_string_append (summary, "; ");
          append_position (summary, radar, axis, ring->values[axis], ring == main_ring);
        }
      g_string_append_c (summary, '.');
    }

  return g_string_free (summary, FALSE);
}

static void
append_other_ring (GString                *words,
                   const CharterRadarRing *ring,
                   guint                   axis)
{
  const char *label = ring->label ? ring->label : "";

  if (isnan (ring->values[axis]))
    /* Translators: of another ring of the chart: "2025/26 no position" */
    g_string_append_printf (words, _("; %s no position"), label);
  else
    /* Translators: of another ring of the chart: "2025/26 1.4" */
    g_string_append_printf (words, _("; %s %.1f"), label, ring->values[axis]);
}

/**
 * charter_radar_dup_axis_summary:
 * @radar: the chart
 * @axis: less than the number of axes
 *
 * Returns: (transfer full): the axis in words, what the current ring shows first
 */
char *
charter_radar_dup_axis_summary (const CharterRadar *radar,
                                guint               axis)
{
  const CharterRadarRing *main_ring = charter_radar_find_main (radar);
  GString *words;
  double top;

  g_return_val_if_fail (radar != NULL && axis < radar->n_axes, NULL);

  top = radar->n_steps > 0 ? radar->steps[radar->n_steps - 1].value : 1;
  words = g_string_new (radar->axes[axis].label);
  if (radar->axes[axis].standing != NULL)
    g_string_append_printf (words, ": %s", radar->axes[axis].standing);
  if (main_ring != NULL && !isnan (main_ring->values[axis]))
    /* Translators: after an area and its level: "8 Parents: Established, average 2.1 of 3" */
    g_string_append_printf (words, _(", average %.1f of %g"), main_ring->values[axis], top);
  for (guint i = 0; i < radar->n_rings; i++)
    if (&radar->rings[i] != main_ring)
      append_other_ring (words, &radar->rings[i], axis);

  return g_string_free (words, FALSE);
}
