/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-layout.h"

#include <glib/gi18n.h>

/* Unhinted, so that words take the same room on every surface. */
static PangoContext *
create_context (void)
{
  PangoContext *context;
  cairo_font_options_t *options = cairo_font_options_create ();

  context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return context;
}

/* "5 Safeguarding": a number alone on a line says nothing. */
static char *
dup_label (const char *label)
{
  const char *end = label ? label : "";

  while (g_ascii_isdigit (*end) || *end == '.')
    end++;
  if (end == label || label == NULL || *end != ' ')
    return g_strdup (label);

  return g_strdup_printf ("%.*s\302\240%s", (int) (end - label), label, end + 1);
}

/**
 * charter_radar_words_create:
 * @self: a layout with its sizes
 * @radar: what is drawn
 * @style: how
 *
 * Makes every text of the chart; the texts are placed nowhere yet.
 */
void
charter_radar_words_create (CharterRadarLayout      *self,
                            const CharterRadar      *radar,
                            const CharterRadarStyle *style)
{
  PangoContext *context = create_context ();

  for (guint i = 0; i < radar->n_axes; i++)
    {
      const CharterRadarAxis *axis = &radar->axes[i];
      CharterRadarPlace *place = &self->places[i];
      g_autofree char *label = dup_label (axis->label);

      place->label.text = charter_radar_text_create (context, style, label, self->font, PANGO_WEIGHT_BOLD);
      if (axis->standing != NULL && *axis->standing != '\0')
        place->standing.text = charter_radar_text_create (context, style, axis->standing,
                                                          MAX (self->font * 0.94, self->small_font),
                                                          PANGO_WEIGHT_NORMAL);
    }

  for (guint i = 0; i < radar->n_steps; i++)
    {
      self->steps[i].text = charter_radar_text_create (context, style, radar->steps[i].label, self->small_font,
                                                       PANGO_WEIGHT_NORMAL);
      charter_radar_text_measure (&self->steps[i]);
    }

  for (guint i = 0; i < self->n_rings; i++)
    {
      self->legend[i].text = charter_radar_text_create (context, style, radar->rings[i].label, self->small_font,
                                                        PANGO_WEIGHT_NORMAL);
      charter_radar_text_measure (&self->legend[i]);
    }

  if (radar->caption != NULL && *radar->caption != '\0')
    self->caption.text = charter_radar_text_create (context, style, radar->caption, self->small_font,
                                                    PANGO_WEIGHT_NORMAL);
  if (radar->n_axes == 0)
    self->empty.text = charter_radar_text_create (context, style, _("Nothing to show yet"), self->font,
                                                  PANGO_WEIGHT_NORMAL);
  g_object_unref (context);
}
