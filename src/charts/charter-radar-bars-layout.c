/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-layout.h"

static void
place_bar (CharterRadarPlace *place,
           double             left,
           double             length,
           double             y,
           double             track,
           gboolean           is_rtl)
{
  PangoAlignment side = is_rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;

  place->dx = is_rtl ? -1 : 1;
  place->dy = 0;
  place->x = is_rtl ? left + length : left;
  place->y = y + place->box.height + track * 0.9;
  place->length = length;
  place->box.x = left;
  place->box.y = y;
  place->box.width = length;
  charter_radar_text_stand_in (&place->label, &place->box, y, side);
  charter_radar_text_stand_in (&place->standing, &place->box, y + place->label.height, side);
}

static void
place_bar_steps (CharterRadarLayout *self,
                 const CharterRadar *radar,
                 double              y)
{
  double taken = -G_MAXDOUBLE;

  /* From the top down: the scale's end is what a reader needs first. */
  for (guint i = self->n_steps; i-- > 0;)
    {
      CharterRadarText *step = &self->steps[i];
      double x, ignored, left;

      charter_radar_layout_at (self, 0, radar->steps[i].value, &x, &ignored);
      left = CLAMP (x - step->width / 2, 0, MAX (self->width - step->width, 0));
      if (taken > -G_MAXDOUBLE &&
          (self->places[0].dx > 0 ? left + step->width > taken : left < taken))
        {
          g_clear_object (&step->text);
          continue;
        }
      charter_radar_text_stand (step, left, y);
      taken = self->places[0].dx > 0 ? left - self->small_font : left + step->width + self->small_font;
    }
}

/**
 * charter_radar_bars_lay_out:
 * @self: a layout with its words, of one or two axes
 * @radar: what is drawn
 * @height: of the room for the bars
 * @is_rtl: whether they begin on the right
 */
void
charter_radar_bars_lay_out (CharterRadarLayout *self,
                            const CharterRadar *radar,
                            double              height,
                            gboolean            is_rtl)
{
  double margin = self->font * 1.2;
  double length = MAX (self->width - 2 * margin, 1);
  double track = self->font * 1.5;
  double steps = self->n_steps > 0 ? self->small_font * 1.6 : 0;
  double total = steps;
  double y;

  for (guint i = 0; i < self->n_axes; i++)
    {
      CharterRadarPlace *place = &self->places[i];

      charter_radar_text_wrap (&place->label, length);
      if (place->standing.text != NULL)
        charter_radar_text_wrap (&place->standing, length);
      place->box.height = place->label.height + place->standing.height;
      total += place->box.height + track * 2.2;
    }

  y = MAX ((height - total) / 2, self->marker);
  for (guint i = 0; i < self->n_axes; i++)
    {
      place_bar (&self->places[i], margin, length, y, track, is_rtl);
      y += self->places[i].box.height + track * 2.2;
    }
  self->radius = track / 2;
  place_bar_steps (self, radar, y - track * 0.6);
}
