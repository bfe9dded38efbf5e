/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-pictogram.h"

#include <glib/gi18n.h>
#include <math.h>

/* Pictures are drawn on a square of 100 units: one ink, strokes of one width, nothing that has to be
 * read, so that they are told apart in black and white and at the size of a stamp. */
#define UNITS 100.0
#define STROKE 6.0
#define CORNER 16.0
#define TINT 0.24

static void
rounded (cairo_t *cr,
         double   x,
         double   y,
         double   width,
         double   height,
         double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static void
circle (cairo_t *cr,
        double   x,
        double   y,
        double   radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
}

static void
line (cairo_t *cr,
      double   x1,
      double   y1,
      double   x2,
      double   y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
}

static void
draw_question (cairo_t *cr)
{
  cairo_set_line_width (cr, 9);
  cairo_move_to (cr, 34, 38);
  cairo_curve_to (cr, 35, 12, 68, 13, 67, 37);
  cairo_curve_to (cr, 66, 51, 50, 49, 50, 65);
  cairo_stroke (cr);
  circle (cr, 50, 81, 6);
  cairo_fill (cr);
}

static void
draw_person (cairo_t *cr)
{
  circle (cr, 50, 33, 15);
  cairo_fill (cr);
  cairo_move_to (cr, 22, 82);
  cairo_curve_to (cr, 22, 44, 78, 44, 78, 82);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_talk (cairo_t *cr)
{
  cairo_move_to (cr, 36, 68);
  cairo_line_to (cr, 30, 84);
  cairo_line_to (cr, 52, 68);
  cairo_fill (cr);
  rounded (cr, 16, 22, 68, 47, 14);
  cairo_stroke (cr);
  for (int i = 0; i < 3; i++)
    circle (cr, 34 + 16 * i, 45.5, 4.8);
  cairo_fill (cr);
}

static void
draw_form (cairo_t *cr)
{
  rounded (cr, 25, 15, 50, 70, 6);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 5);
  for (int i = 0; i < 3; i++)
    {
      double y = 33 + 17 * i;

      line (cr, 52, y, 65, y);
      cairo_move_to (cr, 34, y);
      cairo_line_to (cr, 38, y + 4);
      cairo_line_to (cr, 45, y - 5);
    }
  cairo_stroke (cr);
}

static void
draw_clock (cairo_t *cr)
{
  circle (cr, 50, 50, 34);
  cairo_stroke (cr);
  cairo_move_to (cr, 50, 28);
  cairo_line_to (cr, 50, 51);
  cairo_line_to (cr, 65, 60);
  cairo_stroke (cr);
}

static void
draw_money (cairo_t *cr)
{
  circle (cr, 50, 50, 34);
  cairo_stroke (cr);
  cairo_move_to (cr, 62, 39);
  cairo_curve_to (cr, 60, 26, 43, 27, 43, 41);
  cairo_curve_to (cr, 43, 50, 50, 58, 39, 69);
  cairo_line_to (cr, 63, 69);
  line (cr, 37, 53, 56, 53);
  cairo_stroke (cr);
}

static void
draw_phone (cairo_t *cr)
{
  cairo_set_line_width (cr, 12);
  cairo_arc (cr, 82, 18, 58, 0.57 * G_PI, 0.93 * G_PI);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 18);
  line (cr, 29, 29, 36, 35);
  line (cr, 65, 64, 71, 71);
  cairo_stroke (cr);
}

static void
draw_letter (cairo_t *cr)
{
  rounded (cr, 16, 26, 68, 48, 6);
  cairo_stroke (cr);
  cairo_move_to (cr, 19, 31);
  cairo_line_to (cr, 50, 55);
  cairo_line_to (cr, 81, 31);
  cairo_stroke (cr);
}

static void
draw_screen (cairo_t *cr)
{
  rounded (cr, 16, 20, 68, 46, 6);
  line (cr, 50, 66, 50, 80);
  line (cr, 34, 81, 66, 81);
  cairo_stroke (cr);
  cairo_move_to (cr, 43, 30);
  cairo_line_to (cr, 43, 56);
  cairo_line_to (cr, 49, 50);
  cairo_line_to (cr, 61, 50);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_place (cairo_t *cr)
{
  cairo_move_to (cr, 50, 88);
  cairo_curve_to (cr, 44, 72, 24, 60, 24, 39);
  cairo_arc (cr, 50, 39, 26, G_PI, 2 * G_PI);
  cairo_curve_to (cr, 76, 60, 56, 72, 50, 88);
  cairo_close_path (cr);
  cairo_stroke (cr);
  circle (cr, 50, 39, 9);
  cairo_fill (cr);
}

static void
draw_calendar (cairo_t *cr)
{
  rounded (cr, 18, 24, 64, 58, 6);
  line (cr, 34, 15, 34, 26);
  line (cr, 66, 15, 66, 26);
  line (cr, 18, 42, 82, 42);
  cairo_stroke (cr);
  for (int week = 0; week < 2; week++)
    for (int day = 0; day < 3; day++)
      circle (cr, 33 + 17 * day, 55 + 14 * week, 4.4);
  cairo_fill (cr);
}

static void
draw_care (cairo_t *cr)
{
  cairo_move_to (cr, 50, 18);
  cairo_line_to (cr, 86, 80);
  cairo_line_to (cr, 14, 80);
  cairo_close_path (cr);
  cairo_stroke (cr);
  cairo_set_line_width (cr, 7);
  line (cr, 50, 41, 50, 58);
  cairo_stroke (cr);
  circle (cr, 50, 69, 4.5);
  cairo_fill (cr);
}

static void
draw_school (cairo_t *cr)
{
  cairo_move_to (cr, 12, 50);
  cairo_line_to (cr, 50, 20);
  cairo_line_to (cr, 88, 50);
  cairo_move_to (cr, 22, 48);
  cairo_line_to (cr, 22, 82);
  cairo_line_to (cr, 78, 82);
  cairo_line_to (cr, 78, 48);
  cairo_stroke (cr);
  cairo_rectangle (cr, 43, 60, 14, 22);
  circle (cr, 50, 45, 5);
  cairo_fill (cr);
}

static const struct {
  const char *alternative;
  void      (*draw) (cairo_t *cr);
} pictograms[CHARTER_N_PICTOGRAMS] = {
  [CHARTER_PICTOGRAM_QUESTION] = { N_("A question mark"), draw_question },
  [CHARTER_PICTOGRAM_PERSON] = { N_("A person"), draw_person },
  [CHARTER_PICTOGRAM_TALK] = { N_("A speech bubble"), draw_talk },
  [CHARTER_PICTOGRAM_FORM] = { N_("A form with ticks"), draw_form },
  [CHARTER_PICTOGRAM_CLOCK] = { N_("A clock"), draw_clock },
  [CHARTER_PICTOGRAM_MONEY] = { N_("A coin"), draw_money },
  [CHARTER_PICTOGRAM_PHONE] = { N_("A telephone"), draw_phone },
  [CHARTER_PICTOGRAM_LETTER] = { N_("A letter"), draw_letter },
  [CHARTER_PICTOGRAM_SCREEN] = { N_("A computer screen"), draw_screen },
  [CHARTER_PICTOGRAM_PLACE] = { N_("A pin on a map"), draw_place },
  [CHARTER_PICTOGRAM_CALENDAR] = { N_("A calendar"), draw_calendar },
  [CHARTER_PICTOGRAM_CARE] = { N_("A sign that says take care"), draw_care },
  [CHARTER_PICTOGRAM_SCHOOL] = { N_("A school"), draw_school },
};

/* The levels' hue, so pale that the ink on it reads like ink on paper. */
static CharterColour
get_ground (CharterPaletteKind palette)
{
  CharterColour tint = charter_palette_get_level (palette, 1, 4);
  CharterColour paper = charter_palette_get_ink (palette, CHARTER_INK_BACKGROUND);

  return (CharterColour) {
    paper.red + (tint.red - paper.red) * TINT,
    paper.green + (tint.green - paper.green) * TINT,
    paper.blue + (tint.blue - paper.blue) * TINT,
    1,
  };
}

/**
 * charter_pictogram_get_alternative:
 * @pictogram: which
 *
 * Returns: what it shows, in two or three words
 */
const char *
charter_pictogram_get_alternative (CharterPictogram pictogram)
{
  g_return_val_if_fail ((guint) pictogram < CHARTER_N_PICTOGRAMS, NULL);
  return _(pictograms[pictogram].alternative);
}

/**
 * charter_pictogram_draw:
 * @pictogram: which
 * @palette: for what it is drawn on
 * @cr: a context whose origin is the top left corner
 * @size: of the square that it fills
 */
void
charter_pictogram_draw (CharterPictogram    pictogram,
                        CharterPaletteKind  palette,
                        cairo_t            *cr,
                        double              size)
{
  CharterColour ground = get_ground (palette);
  CharterColour ink = charter_palette_get_ink (palette, CHARTER_INK_TEXT);

  g_return_if_fail ((guint) pictogram < CHARTER_N_PICTOGRAMS);

  cairo_save (cr);
  cairo_scale (cr, size / UNITS, size / UNITS);
  cairo_set_source_rgb (cr, ground.red, ground.green, ground.blue);
  rounded (cr, 0, 0, UNITS, UNITS, CORNER);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
  cairo_set_line_width (cr, STROKE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  pictograms[pictogram].draw (cr);
  cairo_restore (cr);
}
