/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-layout.h"

#include <glib/gi18n.h>
#include <math.h>

/* A wheel smaller than this many letters has no room for words: a thumbnail. */
#define SMALLEST_WORDED_RADIUS 2.4

/* Below this many, labels give way to the wheel: two lines each. */
#define SMALLEST_FULL_RADIUS 5.0

/* Widths at which labels may wrap, in letter heights: the one that leaves the largest wheel wins. */
static const double wraps[] = { 6.0, 8.5, 11.5, 17.0 };

static void
set_wrap (CharterRadarLayout *self,
          const double       *least,
          double              wrap)
{
  for (guint i = 0; i < self->n_axes; i++)
    {
      CharterRadarPlace *place = &self->places[i];
      /* Above and below the wheel height is scarce and width is not. */
      double width = MAX (fabs (place->dx) < 0.1 ? wrap * 1.7 : wrap, least[i]);

      charter_radar_text_wrap (&place->label, width);
      if (place->standing.text != NULL)
        charter_radar_text_wrap (&place->standing, width);
      place->box.width = MAX (place->label.width, place->standing.width);
      place->box.height = place->label.height + place->standing.height;
    }
}

static void
stand_labels (CharterRadarLayout *self)
{
  for (guint i = 0; i < self->n_axes; i++)
    {
      CharterRadarPlace *place = &self->places[i];
      PangoAlignment side = place->dx > 0.4 ? PANGO_ALIGN_LEFT
                            : place->dx < -0.4 ? PANGO_ALIGN_RIGHT
                                               : PANGO_ALIGN_CENTER;

      charter_radar_text_stand_in (&place->label, &place->box, place->box.y, side);
      charter_radar_text_stand_in (&place->standing, &place->box, place->box.y + place->label.height, side);
    }
}

static void
drop_labels (CharterRadarLayout *self,
             double              height)
{
  for (guint i = 0; i < self->n_axes; i++)
    {
      g_clear_object (&self->places[i].label.text);
      g_clear_object (&self->places[i].standing.text);
      self->places[i].box = (cairo_rectangle_t) { 0, };
    }
  for (guint i = 0; i < self->n_steps; i++)
    g_clear_object (&self->steps[i].text);

  charter_radar_place_wheel (self, height);
}

/* The width to wrap at that leaves the largest wheel, which is returned. */
static double
find_wrap (CharterRadarLayout *self,
           const double       *least,
           double              height,
           double             *wrap)
{
  double best = -1;

  for (guint i = 0; i < G_N_ELEMENTS (wraps); i++)
    {
      set_wrap (self, least, wraps[i] * self->font);
      charter_radar_place_wheel (self, height);
      if (self->radius > best)
        {
          best = self->radius;
          *wrap = wraps[i] * self->font;
        }
    }

  return best;
}

static void
shorten_labels (CharterRadarLayout *self)
{
  for (guint i = 0; i < self->n_axes; i++)
    {
      pango_layout_set_height (self->places[i].label.text, -2);
      pango_layout_set_ellipsize (self->places[i].label.text, PANGO_ELLIPSIZE_END);
    }
}

/* How many bytes of a label are its code: "8", "P1"; 0 when it begins with a word. */
static gsize
measure_code (const char *label)
{
  gsize length = 0;

  while (g_ascii_isalnum (label[length]) || label[length] == '.')
    length++;
  return length > 4 || (label[length] != ' ' && !g_str_has_prefix (label + length, "\302\240"))
         ? 0 : length;
}

/* Where not even shortened words fit, the codes do; the widget's focus and its table say the words. */
static gboolean
shrink_to_codes (CharterRadarLayout *self,
                 double             *least)
{
  for (guint i = 0; i < self->n_axes; i++)
    if (measure_code (pango_layout_get_text (self->places[i].label.text)) == 0)
      return FALSE;

  for (guint i = 0; i < self->n_axes; i++)
    {
      const char *label = pango_layout_get_text (self->places[i].label.text);
      g_autofree char *code = g_strndup (label, measure_code (label));

      charter_radar_text_say (&self->places[i].label, code);
      g_clear_object (&self->places[i].standing.text);
      self->places[i].standing.width = self->places[i].standing.height = 0;
      least[i] = charter_radar_text_find_widest_word (self->places[i].label.text);
    }
  for (guint i = 0; i < self->n_steps; i++)
    g_clear_object (&self->steps[i].text);
  return TRUE;
}

/**
 * charter_radar_wheel_lay_out:
 * @self: a layout with its words
 * @radar: what is drawn
 * @height: of the room for the wheel
 *
 * Returns: whether the rings are named, or the wheel is too small for any words
 */
gboolean
charter_radar_wheel_lay_out (CharterRadarLayout *self,
                             const CharterRadar *radar,
                             double              height)
{
  g_autofree double *least = g_new0 (double, self->n_axes);
  double wrap = wraps[0];
  double best_radius;

  for (guint i = 0; i < self->n_axes; i++)
    {
      least[i] = charter_radar_text_find_widest_word (self->places[i].label.text);
      if (self->places[i].standing.text != NULL)
        least[i] = MAX (least[i], charter_radar_text_find_widest_word (self->places[i].standing.text));
    }

  best_radius = find_wrap (self, least, height, &wrap);
  if (best_radius < SMALLEST_FULL_RADIUS * self->font)
    {
      shorten_labels (self);
      best_radius = find_wrap (self, least, height, &wrap);
    }
  if (best_radius < SMALLEST_WORDED_RADIUS * self->font && shrink_to_codes (self, least))
    best_radius = find_wrap (self, least, height, &wrap);
  if (best_radius < SMALLEST_WORDED_RADIUS * self->font)
    {
      drop_labels (self, height);
      return TRUE;
    }

  set_wrap (self, least, wrap);
  charter_radar_place_wheel (self, height);
  stand_labels (self);

  return charter_radar_place_steps (self, radar);
}

static void
set_caption (CharterRadarLayout      *self,
             const CharterRadarStyle *style,
             const char              *words)
{
  charter_radar_text_say (&self->caption, words);
  charter_radar_place_wheel (self, charter_radar_foot_place (self, style));
}

/**
 * charter_radar_wheel_name_rings:
 * @self: the layout of a wheel whose rings are not named on it
 * @radar: what is drawn
 * @style: how
 *
 * Where the rings cannot be named on the chart, the caption names them, if there is a line's room. The labels
 * keep their lines.
 */
void
charter_radar_wheel_name_rings (CharterRadarLayout      *self,
                                const CharterRadar      *radar,
                                const CharterRadarStyle *style)
{
  g_autoptr(GString) words = g_string_new (radar->caption);

  g_string_append_c (words, '\n');
  g_string_append (words, _("Rings from the centre: "));
  for (guint i = 0, n = 0; i < radar->n_steps; i++)
    if (radar->steps[i].value > 0 && radar->steps[i].label != NULL)
      g_string_append_printf (words, "%s%s", n++ > 0 ? ", " : "", radar->steps[i].label);

  set_caption (self, style, words->str);
  if (self->radius < SMALLEST_WORDED_RADIUS * self->font)
    set_caption (self, style, radar->caption);
  stand_labels (self);
}
