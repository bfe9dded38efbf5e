/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-layout.h"

#include <math.h>

/* Words on a screen below 12 px, on paper below 9 pt, are not readable for everyone. */
#define SMALLEST_ON_SCREEN 12.0
#define SMALLEST_ON_PAPER 9.0

static void
charter_radar_layout_free (CharterRadarLayout *self)
{
  for (guint i = 0; i < self->n_axes; i++)
    {
      g_clear_object (&self->places[i].label.text);
      g_clear_object (&self->places[i].standing.text);
    }
  for (guint i = 0; i < self->n_steps; i++)
    g_clear_object (&self->steps[i].text);
  for (guint i = 0; i < self->n_rings; i++)
    g_clear_object (&self->legend[i].text);

  g_clear_object (&self->caption.text);
  g_clear_object (&self->empty.text);
  g_free (self->places);
  g_free (self->steps);
  g_free (self->legend);
  g_free (self->key);
  g_free (self);
}

static void
lay_out_empty (CharterRadarLayout *self,
               double              height)
{
  pango_layout_set_alignment (self->empty.text, PANGO_ALIGN_CENTER);
  charter_radar_text_wrap (&self->empty, MAX (self->width - 2 * self->font, 1));
  charter_radar_text_stand (&self->empty, (self->width - self->empty.width) / 2,
                            (height - self->empty.height) / 2);
}

/* The cache: hover, focus and drawing ask for the same layout many times a second. */

static char *
dup_key (const CharterRadar      *radar,
         const CharterRadarStyle *style,
         double                   width,
         double                   height)
{
  GString *key = g_string_new (NULL);

  g_string_append_printf (key, "%g %g %g %d %d %d %s", width, height, style->font_size,
                          style->is_rtl, style->has_legend, style->palette == CHARTER_PALETTE_PAPER,
                          style->font_family ? style->font_family : "");
  for (guint i = 0; i < radar->n_axes; i++)
    g_string_append_printf (key, "\n%s\t%s\t%d", radar->axes[i].label ? radar->axes[i].label : "",
                            radar->axes[i].standing ? radar->axes[i].standing : "",
                            charter_radar_is_gap (radar, i));
  for (guint i = 0; i < radar->n_steps; i++)
    g_string_append_printf (key, "\n%s\t%g", radar->steps[i].label ? radar->steps[i].label : "",
                            radar->steps[i].value);
  for (guint i = 0; style->has_legend && i < radar->n_rings; i++)
    g_string_append_printf (key, "\n%s", radar->rings[i].label ? radar->rings[i].label : "");
  g_string_append_printf (key, "\n%s", radar->caption ? radar->caption : "");

  return g_string_free (key, FALSE);
}

static CharterRadarLayout *
layout_new (const CharterRadar      *radar,
            const CharterRadarStyle *style,
            double                   width,
            double                   height)
{
  CharterRadarLayout *self = g_new0 (CharterRadarLayout, 1);
  double smallest = style->palette == CHARTER_PALETTE_PAPER ? SMALLEST_ON_PAPER : SMALLEST_ON_SCREEN;

  self->width = width;
  self->height = height;
  self->font = MAX (style->font_size, smallest);
  self->small_font = MAX (self->font * 0.86, smallest);
  self->marker = self->font * 0.32;
  self->sample = self->font * 2.8;
  self->top = radar->n_steps > 0 ? radar->steps[radar->n_steps - 1].value : 1;
  self->n_axes = radar->n_axes;
  self->places = g_new0 (CharterRadarPlace, MAX (self->n_axes, 1));
  self->n_steps = radar->n_steps;
  self->steps = g_new0 (CharterRadarText, MAX (self->n_steps, 1));
  self->n_rings = style->has_legend ? radar->n_rings : 0;
  self->legend = g_new0 (CharterRadarText, MAX (self->n_rings, 1));
  self->form = self->n_axes == 0  ? CHARTER_RADAR_FORM_EMPTY
               : self->n_axes < 3 ? CHARTER_RADAR_FORM_BARS
                                  : CHARTER_RADAR_FORM_WHEEL;
  for (guint i = 0; i < self->n_axes; i++)
    {
      double angle = 2 * G_PI * i / self->n_axes;

      self->places[i].dx = sin (angle) * (style->is_rtl ? -1 : 1);
      self->places[i].dy = -cos (angle);
    }
  return self;
}

static CharterRadarLayout *
lay_out (const CharterRadar      *radar,
         const CharterRadarStyle *style,
         double                   width,
         double                   height)
{
  CharterRadarLayout *self = layout_new (radar, style, width, height);
  double bottom;

  charter_radar_words_create (self, radar, style);
  bottom = charter_radar_foot_place (self, style);
  switch (self->form)
    {
    case CHARTER_RADAR_FORM_EMPTY:
      lay_out_empty (self, bottom);
      break;
    case CHARTER_RADAR_FORM_BARS:
      charter_radar_bars_lay_out (self, radar, bottom, style->is_rtl);
      break;
    case CHARTER_RADAR_FORM_WHEEL:
    default:
      if (!charter_radar_wheel_lay_out (self, radar, bottom) && self->caption.text != NULL)
        charter_radar_wheel_name_rings (self, radar, style);
      break;
    }

  return self;
}

/**
 * charter_radar_layout_get:
 * @radar: what is drawn
 * @style: how
 * @width: in user units
 * @height: in user units
 *
 * Hover, focus and drawing ask for the same layout many times a second.
 *
 * Returns: (transfer none): from a cache of this thread, until the next call
 */
const CharterRadarLayout *
charter_radar_layout_get (const CharterRadar      *radar,
                          const CharterRadarStyle *style,
                          double                   width,
                          double                   height)
{
  static GPrivate cache = G_PRIVATE_INIT ((GDestroyNotify) charter_radar_layout_free);
  CharterRadarLayout *self = g_private_get (&cache);
  g_autofree char *key = dup_key (radar, style, width, height);

  if (self != NULL && g_str_equal (self->key, key))
    return self;

  self = lay_out (radar, style, width, height);
  self->key = g_steal_pointer (&key);
  g_private_replace (&cache, self);

  return self;
}

/**
 * charter_radar_find_main:
 * @radar: a chart
 *
 * Returns: (transfer none) (nullable): the ring that gaps, fill and standings are about
 */
const CharterRadarRing *
charter_radar_find_main (const CharterRadar *radar)
{
  for (guint i = 0; i < radar->n_rings; i++)
    if (radar->rings[i].kind == CHARTER_RING_CURRENT)
      return &radar->rings[i];

  return NULL;
}

/**
 * charter_radar_is_gap:
 * @radar: a chart
 * @axis: less than the number of axes
 *
 * Returns: whether the main ring has no position there
 */
gboolean
charter_radar_is_gap (const CharterRadar *radar,
                      guint               axis)
{
  const CharterRadarRing *ring = charter_radar_find_main (radar);

  return ring != NULL && isnan (ring->values[axis]);
}

/**
 * charter_radar_layout_at:
 * @self: a layout
 * @axis: less than the number of axes
 * @value: what stands there; beyond the scale it stays on the scale
 * @x: (out): from the left
 * @y: (out): from the top
 */
void
charter_radar_layout_at (const CharterRadarLayout *self,
                         guint                     axis,
                         double                    value,
                         double                   *x,
                         double                   *y)
{
  const CharterRadarPlace *place = &self->places[axis];
  double share = self->top > 0 ? CLAMP (value / self->top, 0, 1) : 0;

  *x = place->x + place->dx * place->length * share;
  *y = place->y + place->dy * place->length * share;
}
