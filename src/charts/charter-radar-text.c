/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-radar-layout.h"

#include <math.h>

/**
 * charter_radar_text_create:
 * @context: what measures the words
 * @style: how the chart is drawn
 * @words: (nullable): what it says
 * @size: in user units
 * @weight: how heavy
 *
 * Returns: (transfer full): a text that is placed nowhere yet
 */
PangoLayout *
charter_radar_text_create (PangoContext            *context,
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

/**
 * charter_radar_text_measure:
 * @self: a text
 *
 * Takes its width and height from its words.
 */
void
charter_radar_text_measure (CharterRadarText *self)
{
  PangoRectangle logical;

  pango_layout_get_extents (self->text, NULL, &logical);
  self->width = (double) logical.width / PANGO_SCALE;
  self->height = (double) logical.height / PANGO_SCALE;
}

/**
 * charter_radar_text_stand:
 * @self: a text
 * @x: from the left of the chart
 * @y: from its top
 *
 * Puts the visible text with its left top at a point: an aligned layout starts elsewhere.
 */
void
charter_radar_text_stand (CharterRadarText *self,
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

/**
 * charter_radar_text_stand_in:
 * @self: a text, or nothing
 * @box: what it stands in
 * @y: from the top of the chart
 * @side: of the box
 */
void
charter_radar_text_stand_in (CharterRadarText        *self,
                             const cairo_rectangle_t *box,
                             double                   y,
                             PangoAlignment           side)
{
  double spare = box->width - self->width;
  double share = side == PANGO_ALIGN_LEFT ? 0 : side == PANGO_ALIGN_CENTER ? 0.5 : 1;

  if (self->text == NULL)
    return;

  align (self->text, side);
  charter_radar_text_stand (self, box->x + spare * share, y);
}

/**
 * charter_radar_text_find_widest_word:
 * @text: what a label says
 *
 * Lets the text break after every word.
 *
 * Returns: the least width at which no word is broken
 */
double
charter_radar_text_find_widest_word (PangoLayout *text)
{
  PangoRectangle logical;

  pango_layout_set_width (text, 0);
  pango_layout_get_extents (text, NULL, &logical);

  return (double) logical.width / PANGO_SCALE;
}

/**
 * charter_radar_text_say:
 * @self: a text
 * @words: what it says from now on
 */
void
charter_radar_text_say (CharterRadarText *self,
                        const char       *words)
{
  pango_layout_set_text (self->text, words, -1);
  self->unwrapped = 0;
}

/**
 * charter_radar_text_wrap:
 * @self: a text
 * @width: at which its lines end
 *
 * What fits is laid out once, whatever widths are tried: most labels are short.
 */
void
charter_radar_text_wrap (CharterRadarText *self,
                         double            width)
{
  int wanted = (int) ceil (width * PANGO_SCALE);

  if (self->unwrapped == 0)
    {
      pango_layout_set_width (self->text, -1);
      pango_layout_get_size (self->text, &self->unwrapped, NULL);
    }
  pango_layout_set_width (self->text, self->unwrapped <= wanted ? -1 : wanted);
  charter_radar_text_measure (self);
}
