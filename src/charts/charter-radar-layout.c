/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-radar-layout.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Words on a screen below 12 px, on paper below 9 pt, are not readable for everyone. */
#define SMALLEST_ON_SCREEN 12.0
#define SMALLEST_ON_PAPER 9.0

/* A wheel smaller than this many letters has no room for words: a thumbnail. */
#define SMALLEST_WORDED_RADIUS 2.4

/* Below this many, labels give way to the wheel: two lines each. */
#define SMALLEST_FULL_RADIUS 5.0

/* Widths at which labels may wrap, in letter heights: the one that leaves the largest wheel wins. */
static const double wraps[] = { 6.0, 8.5, 11.5, 17.0 };

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

/* Words.  Unhinted, so that they take the same room on every surface. */

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

static PangoLayout *
create_text (PangoContext            *context,
             const CharterRadarStyle *style,
             const char              *words,
             double                   size,
             PangoWeight              weight)
{
  PangoLayout *text = pango_layout_new (context);
  PangoFontDescription *font =
    pango_font_description_from_string (style->font_family ? style->font_family : "sans-serif");

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (text, font);
  pango_layout_set_text (text, words ? words : "", -1);
  pango_font_description_free (font);

  return text;
}

static void
measure (CharterRadarText *self)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->text, NULL, &logical);
  self->width = (double) logical.width / PANGO_SCALE;
  self->height = (double) logical.height / PANGO_SCALE;
}

/* Puts @self's visible text with its left top at a point: an aligned layout starts elsewhere. */
static void
stand (CharterRadarText *self,
       double            x,
       double            y)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->text, NULL, &logical);
  self->x = x - (double) logical.x / PANGO_SCALE;
  self->y = y;
}

/* Pango turns left and right round for text that runs against its context, which runs from left to
 * right here; a chart means the left of the paper. */
static void
align (PangoLayout    *text,
       PangoAlignment  side)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (text, 0);

  if (side != PANGO_ALIGN_CENTER &&
      pango_layout_line_get_resolved_direction (line) == PANGO_DIRECTION_RTL)
    side = side == PANGO_ALIGN_LEFT ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;

  pango_layout_set_alignment (text, side);
}

static double
widest_word (PangoLayout *text)
{
  PangoRectangle logical;

  pango_layout_set_width (text, 0);
  pango_layout_get_extents (text, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

static void
wrap_text (CharterRadarText *self,
           double            width)
{
  pango_layout_set_width (self->text, (int) ceil (width * PANGO_SCALE));
  measure (self);
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

static void
create_words (CharterRadarLayout      *self,
              const CharterRadar      *radar,
              const CharterRadarStyle *style)
{
  PangoContext *context = create_context ();

  for (guint i = 0; i < radar->n_axes; i++)
    {
      const CharterRadarAxis *axis = &radar->axes[i];
      CharterRadarPlace *place = &self->places[i];
      g_autofree char *label = dup_label (axis->label);

      place->label.text = create_text (context, style, label, self->font, PANGO_WEIGHT_BOLD);
      if (axis->standing != NULL && *axis->standing != '\0')
        place->standing.text = create_text (context, style, axis->standing,
                                            MAX (self->font * 0.94, self->small_font),
                                            PANGO_WEIGHT_NORMAL);
    }

  for (guint i = 0; i < radar->n_steps; i++)
    {
      self->steps[i].text = create_text (context, style, radar->steps[i].label, self->small_font,
                                         PANGO_WEIGHT_NORMAL);
      measure (&self->steps[i]);
    }

  for (guint i = 0; i < self->n_rings; i++)
    {
      self->legend[i].text = create_text (context, style, radar->rings[i].label, self->small_font,
                                          PANGO_WEIGHT_NORMAL);
      measure (&self->legend[i]);
    }

  if (radar->caption != NULL && *radar->caption != '\0')
    self->caption.text = create_text (context, style, radar->caption, self->small_font,
                                      PANGO_WEIGHT_NORMAL);
  if (radar->n_axes == 0)
    self->empty.text = create_text (context, style, _("Nothing to show yet"), self->font,
                                    PANGO_WEIGHT_NORMAL);
  g_object_unref (context);
}

/* Below the chart. */

static double
place_caption (CharterRadarLayout *self,
               double              bottom)
{
  double width = MAX (self->width - 2 * self->small_font, 1);

  if (self->caption.text == NULL)
    return bottom;

  pango_layout_set_alignment (self->caption.text, PANGO_ALIGN_CENTER);
  wrap_text (&self->caption, width);
  stand (&self->caption, (self->width - self->caption.width) / 2, bottom - self->caption.height);

  return self->caption.y - self->small_font * 0.5;
}

static guint
legend_row_end (const CharterRadarLayout *self,
                guint                     first,
                double                    gap,
                double                   *row_width)
{
  guint i = first;

  *row_width = 0;
  for (; i < self->n_rings; i++)
    {
      double more = self->sample + self->small_font * 0.4 + self->legend[i].width;

      if (i > first && *row_width + gap + more > self->width - self->small_font)
        break;
      *row_width += more + (i > first ? gap : 0);
    }

  return i;
}

static double
place_legend (CharterRadarLayout *self,
              double              bottom,
              gboolean            is_rtl)
{
  double gap = self->small_font * 1.6;
  double row_height = self->small_font * 1.6;
  guint n_rows = 0;
  double row_width;
  double y;

  for (guint i = 0; i < self->n_rings; n_rows++)
    i = legend_row_end (self, i, gap, &row_width);

  y = bottom - n_rows * row_height;
  for (guint i = 0; i < self->n_rings; y += row_height)
    {
      guint end = legend_row_end (self, i, gap, &row_width);
      double x = (self->width - row_width) / 2;

      for (; i < end; i++)
        {
          CharterRadarText *entry = &self->legend[i];
          double start = x + self->sample + self->small_font * 0.4;

          stand (entry, is_rtl ? self->width - start - entry->width : start,
                 y + (row_height - entry->height) / 2);
          x = start + entry->width + gap;
        }
    }

  return self->n_rings > 0 ? bottom - n_rows * row_height - self->small_font * 0.5 : bottom;
}

/* Returns: where the room for the chart ends */
static double
place_below (CharterRadarLayout      *self,
             const CharterRadarStyle *style)
{
  return place_legend (self, place_caption (self, self->height), style->is_rtl);
}

/* The wheel. */

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

      wrap_text (&place->label, width);
      if (place->standing.text != NULL)
        wrap_text (&place->standing, width);
      place->box.width = MAX (place->label.width, place->standing.width);
      place->box.height = place->label.height + place->standing.height;
    }
}

static void
stand_in_box (CharterRadarText        *text,
              const cairo_rectangle_t *box,
              double                   y,
              PangoAlignment           side)
{
  double spare = box->width - text->width;

  if (text->text == NULL)
    return;

  align (text->text, side);
  stand (text,
         box->x + (side == PANGO_ALIGN_LEFT ? 0 : side == PANGO_ALIGN_CENTER ? spare / 2 : spare), y);
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

      stand_in_box (&place->label, &place->box, place->box.y, side);
      stand_in_box (&place->standing, &place->box, place->box.y + place->label.height, side);
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

      pango_layout_set_text (self->places[i].label.text, code, -1);
      g_clear_object (&self->places[i].standing.text);
      self->places[i].standing.width = self->places[i].standing.height = 0;
      least[i] = widest_word (self->places[i].label.text);
    }
  for (guint i = 0; i < self->n_steps; i++)
    g_clear_object (&self->steps[i].text);
  return TRUE;
}

/* Returns: whether the rings are named, or the wheel is too small for any words */
static gboolean
lay_out_wheel (CharterRadarLayout *self,
               const CharterRadar *radar,
               double              height)
{
  g_autofree double *least = g_new0 (double, self->n_axes);
  double wrap = wraps[0];
  double best_radius;

  for (guint i = 0; i < self->n_axes; i++)
    {
      least[i] = widest_word (self->places[i].label.text);
      if (self->places[i].standing.text != NULL)
        least[i] = MAX (least[i], widest_word (self->places[i].standing.text));
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
  pango_layout_set_text (self->caption.text, words, -1);
  charter_radar_place_wheel (self, place_below (self, style));
}

/* Where the rings cannot be named on the chart, the caption names them, if there is a line's room. The
 * labels keep their lines. */
static void
name_rings_in_caption (CharterRadarLayout      *self,
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

/* One or two axes. */

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
  stand_in_box (&place->label, &place->box, y, side);
  stand_in_box (&place->standing, &place->box, y + place->label.height, side);
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
      stand (step, left, y);
      taken = self->places[0].dx > 0 ? left - self->small_font : left + step->width + self->small_font;
    }
}

static void
lay_out_bars (CharterRadarLayout *self,
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

      wrap_text (&place->label, length);
      if (place->standing.text != NULL)
        wrap_text (&place->standing, length);
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

static void
lay_out_empty (CharterRadarLayout *self,
               double              height)
{
  pango_layout_set_alignment (self->empty.text, PANGO_ALIGN_CENTER);
  wrap_text (&self->empty, MAX (self->width - 2 * self->font, 1));
  stand (&self->empty, (self->width - self->empty.width) / 2, (height - self->empty.height) / 2);
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
lay_out (const CharterRadar      *radar,
         const CharterRadarStyle *style,
         double                   width,
         double                   height)
{
  CharterRadarLayout *self = g_new0 (CharterRadarLayout, 1);
  double smallest = style->palette == CHARTER_PALETTE_PAPER ? SMALLEST_ON_PAPER : SMALLEST_ON_SCREEN;
  double bottom;

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
  create_words (self, radar, style);
  for (guint i = 0; i < self->n_axes; i++)
    {
      double angle = 2 * G_PI * i / self->n_axes;

      self->places[i].dx = sin (angle) * (style->is_rtl ? -1 : 1);
      self->places[i].dy = -cos (angle);
    }

  bottom = place_below (self, style);
  switch (self->form)
    {
    case CHARTER_RADAR_FORM_EMPTY:
      lay_out_empty (self, bottom);
      break;
    case CHARTER_RADAR_FORM_BARS:
      lay_out_bars (self, radar, bottom, style->is_rtl);
      break;
    case CHARTER_RADAR_FORM_WHEEL:
    default:
      if (!lay_out_wheel (self, radar, bottom) && self->caption.text != NULL)
        name_rings_in_caption (self, radar, style);
      break;
    }

  return self;
}

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

const CharterRadarRing *
charter_radar_find_main (const CharterRadar *radar)
{
  for (guint i = 0; i < radar->n_rings; i++)
    if (radar->rings[i].kind == CHARTER_RING_CURRENT)
      return &radar->rings[i];

  return NULL;
}

gboolean
charter_radar_is_gap (const CharterRadar *radar,
                      guint               axis)
{
  const CharterRadarRing *ring = charter_radar_find_main (radar);

  return ring != NULL && isnan (ring->values[axis]);
}

/* Where @value stands on an axis; beyond the scale it stays on the scale. */
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
