/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-words.h"

#include <math.h>

/* A string of glyphs that is being shown. */
typedef struct {
  CharterPdfWords *words;
  const CharterPageStretch *stretch;
  int font;
  double size;
  double x;          /* where the next glyph would stand */
  double y;          /* of the line that it stands on, NAN before the first */
  gboolean is_open;  /* within an array of strings */
  gboolean is_string;
} Shown;

/* The glyphs of one cluster: [first, first + n), for the bytes [start, end) of the words. */
typedef struct {
  int first, n;
  int start, end;
} Cluster;

/* To a thousandth, without what a locale would make of it. */
static void
append_decimal (GString *out,
                double   number)
{
  gint64 thousandths = llround (number * 1000);
  guint64 rest = (guint64) ABS (thousandths);
  char digits[24];
  char *first = digits + sizeof digits;
  int places = 3;

  while (places > 0 && rest % 10 == 0)
    rest /= 10, places--;
  for (int i = 0; i < places; i++, rest /= 10)
    *--first = (char) ('0' + rest % 10);
  if (places > 0)
    *--first = '.';
  do
    *--first = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (thousandths < 0)
    *--first = '-';
  g_string_append_len (out, first, digits + sizeof digits - first);
}

/**
 * charter_pdf_words_forget:
 * @self: words
 *
 * Whatever was set is set again for the next ones: something else was drawn.
 */
void
charter_pdf_words_forget (CharterPdfWords *self)
{
  self->font = -1;
  self->is_set = FALSE;
}

static void
append_numbers (GString      *out,
                const double *numbers,
                guint         n,
                const char   *operator)
{
  for (guint i = 0; i < n; i++)
    {
      append_decimal (out, numbers[i]);
      g_string_append_c (out, ' ');
    }
  g_string_append (out, operator);
  g_string_append_c (out, '\n');
}

static void
append_colour (GString             *out,
               const CharterColour *colour,
               const char          *operator)
{
  const double numbers[] = { colour->red, colour->green, colour->blue };

  append_numbers (out, numbers, G_N_ELEMENTS (numbers), operator);
}

/* Of words and fills. */
static void
set_colour (CharterPdfWords     *self,
            const CharterColour *colour)
{
  if (self->is_set && self->colour.red == colour->red && self->colour.green == colour->green
      && self->colour.blue == colour->blue)
    return;
  append_colour (self->out, colour, "rg");
  self->colour = *colour;
  self->is_set = TRUE;
}

static void
set_font (CharterPdfWords *self,
          int              font,
          double           size)
{
  if (self->font == font && self->size == size)
    return;
  g_string_append_len (self->out, "/C", 2);
  charter_pdf_append_integer (self->out, (guint) font);
  g_string_append_c (self->out, ' ');
  append_decimal (self->out, size);
  g_string_append_len (self->out, " Tf\n", 4);
  self->font = font;
  self->size = size;
}

static void
close_string (Shown *self)
{
  if (self->is_string)
    g_string_append_c (self->words->out, ')');
  self->is_string = FALSE;
}

static void
close_array (Shown *self)
{
  close_string (self);
  if (self->is_open)
    g_string_append_len (self->words->out, "]TJ\n", 4);
  self->is_open = FALSE;
}

/* Onto another line, or to where the first glyph stands. */
static void
move_to (Shown  *self,
         double  x,
         double  y)
{
  GString *out = self->words->out;

  close_array (self);
  g_string_append_len (out, "1 0 0 -1 ", 9);
  append_decimal (out, x);
  g_string_append_c (out, ' ');
  append_decimal (out, y);
  g_string_append_len (out, " Tm\n", 4);
  self->x = x;
  self->y = y;
}

/* By what the glyph stands away from the end of the one before: kerning, as a rule. */
static void
adjust (Shown  *self,
        double  x)
{
  int back = (int) lround ((self->x - x) * 1000 / self->size);
  GString *out = self->words->out;

  if (!self->is_open)
    g_string_append_c (out, '[');
  self->is_open = TRUE;
  if (back == 0)
    return;
  close_string (self);
  if (back < 0)
    g_string_append_c (out, '-');
  charter_pdf_append_integer (out, (guint) ABS (back));
  self->x -= back * self->size / 1000;
}

static void
append_byte (GString *out,
             guchar   byte)
{
  if (byte == '(' || byte == ')' || byte == '\\')
    g_string_append_c (out, '\\');
  if (byte == '\r')
    g_string_append_len (out, "\\r", 2);
  else
    g_string_append_c (out, (char) byte);
}

static void
show_glyph (Shown  *self,
            guint   glyph,
            double  x,
            double  y)
{
  GString *out = self->words->out;

  if (isnan (self->y) || fabs (y - self->y) > 0.001)
    move_to (self, x, y);
  adjust (self, x);
  if (!self->is_string)
    g_string_append_c (out, '(');
  self->is_string = TRUE;
  append_byte (out, (guchar) (glyph >> 8));
  append_byte (out, (guchar) glyph);
  self->x += charter_pdf_fonts_get_advance (self->words->fonts, self->font, glyph) * self->size / 1000;
}

static void
begin_replaced (Shown         *self,
                const Cluster *cluster)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (self->stretch->words + cluster->start, cluster->end - cluster->start, NULL,
                                                 &n, NULL);

  close_array (self);
  g_string_append (self->words->out, "/Span << /ActualText <FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf (self->words->out, "%04X", units[i]);
  g_string_append (self->words->out, "> >> BDC\n");
}

static void
end_replaced (Shown *self)
{
  close_array (self);
  g_string_append_len (self->words->out, "EMC\n", 4);
}

/* Pango leaves the space at which it breaks a line without a glyph; it gets it back, so that words are
 * told apart. Returns %PANGO_GLYPH_EMPTY for what shows nothing. */
static guint
find_glyph (Shown *self,
            int    position)
{
  PangoGlyphItem *item = self->stretch->item;
  guint glyph = item->glyphs->glyphs[position].glyph;
  guint space;

  if (glyph != PANGO_GLYPH_EMPTY || self->stretch->words[item->item->offset + item->glyphs->log_clusters[position]] != ' ')
    return glyph;
  space = charter_pdf_fonts_get_space (self->words->fonts, self->font);
  return space > 0 ? space : PANGO_GLYPH_EMPTY;
}

/* A glyph alone says by its font what it stands for. Several, or one that stands for something else
 * elsewhere, are told what they stand for. */
static void
show_cluster (Shown         *self,
              const Cluster *cluster,
              const double  *places)
{
  const PangoGlyphInfo *infos = self->stretch->item->glyphs->glyphs;
  CharterPdfFonts *fonts = self->words->fonts;
  gboolean is_replaced = FALSE;
  guint n = 0;

  for (int i = cluster->first; i < cluster->first + cluster->n; i++)
    n += find_glyph (self, i) != PANGO_GLYPH_EMPTY;
  for (int i = cluster->first; i < cluster->first + cluster->n; i++)
    {
      guint glyph = find_glyph (self, i);

      if (glyph == PANGO_GLYPH_EMPTY)
        continue;
      if (!is_replaced && (!charter_pdf_fonts_use (fonts, self->font, glyph, self->stretch->words + cluster->start,
                                                   n == 1 ? (gsize) (cluster->end - cluster->start) : 0) || n > 1))
        {
          begin_replaced (self, cluster);
          is_replaced = TRUE;
        }
      charter_pdf_fonts_use (fonts, self->font, glyph, NULL, 0);
      show_glyph (self, glyph, places[i] + infos[i].geometry.x_offset / (double) PANGO_SCALE,
                  self->stretch->y + infos[i].geometry.y_offset / (double) PANGO_SCALE);
    }
  if (is_replaced)
    end_replaced (self);
}

/* Where the glyphs stand, from left to right. */
static double *
list_places (const CharterPageStretch *stretch)
{
  const PangoGlyphString *glyphs = stretch->item->glyphs;
  double *places = g_new (double, glyphs->num_glyphs + 1);
  int sum = 0;

  for (int i = 0; i < glyphs->num_glyphs; i++)
    {
      places[i] = stretch->x + sum / (double) PANGO_SCALE;
      sum += glyphs->glyphs[i].geometry.width;
    }
  return places;
}

/* In the order in which they are read, whichever way their script runs. */
static void
show_clusters (Shown *self)
{
  PangoGlyphItem *item = self->stretch->item;
  const int *clusters = item->glyphs->log_clusters;
  int n = item->glyphs->num_glyphs;
  int step = item->item->analysis.level % 2 ? -1 : 1;
  g_autofree double *places = list_places (self->stretch);

  for (int i = step > 0 ? 0 : n - 1; i >= 0 && i < n;)
    {
      Cluster cluster = { .start = item->item->offset + clusters[i] };
      int next = i;

      while (next >= 0 && next < n && clusters[next] == clusters[i])
        next += step;
      cluster.end = item->item->offset + (next >= 0 && next < n ? clusters[next] : item->item->length);
      cluster.first = step > 0 ? i : next + 1;
      cluster.n = ABS (next - i);
      show_cluster (self, &cluster, places);
      i = next;
    }
}

/**
 * charter_pdf_words_show:
 * @self: words
 * @stretch: what is shown, of a font that charter_pdf_fonts_find() knows
 */
void
charter_pdf_words_show (CharterPdfWords          *self,
                        const CharterPageStretch *stretch)
{
  const CharterPdfLook *look = charter_pdf_fonts_find (self->fonts, stretch->item->item->analysis.font);
  Shown shown = { .words = self, .stretch = stretch, .font = look->font, .size = look->size, .y = NAN };

  set_colour (self, &stretch->colour);
  g_string_append_len (self->out, "BT\n", 3);
  set_font (self, look->font, look->size);
  show_clusters (&shown);
  close_array (&shown);
  g_string_append_len (self->out, "ET\n", 3);
}

/* A quarter of a circle: how far its control points stand from its ends, by its radius. */
#define ARC 0.5522847498

/* A corner of a box, from one side to the next: in, over the corner at (@x, @y), and out. */
static void
append_corner (GString *out,
               double   x,
               double   y,
               double   in_x,
               double   in_y,
               double   out_x,
               double   out_y)
{
  const double numbers[] = {
    x + in_x * (1 - ARC), y + in_y * (1 - ARC), x + out_x * (1 - ARC), y + out_y * (1 - ARC), x + out_x, y + out_y,
  };
  const double start[] = { x + in_x, y + in_y };

  append_numbers (out, start, G_N_ELEMENTS (start), "l");
  append_numbers (out, numbers, G_N_ELEMENTS (numbers), "c");
}

static void
append_box (GString           *out,
            const CharterMark *mark,
            double             inset)
{
  double x = mark->x + inset, y = mark->y + inset;
  double width = mark->width - 2 * inset, height = mark->height - 2 * inset;
  double radius = MAX (MIN (mark->radius, MIN (width, height) / 2) - inset, 0);
  const double box[] = { x, y, width, height };
  const double start[] = { x + radius, y };

  if (mark->radius <= 0)
    {
      append_numbers (out, box, G_N_ELEMENTS (box), "re");
      return;
    }
  append_numbers (out, start, G_N_ELEMENTS (start), "m");
  append_corner (out, x + width, y, -radius, 0, 0, radius);
  append_corner (out, x + width, y + height, 0, -radius, -radius, 0);
  append_corner (out, x, y + height, radius, 0, 0, -radius);
  append_corner (out, x, y, 0, radius, radius, 0);
  g_string_append (out, "h\n");
}

/**
 * charter_pdf_words_add_box:
 * @self: words
 * @mark: a fill or an outline
 * @colour: its colour
 */
void
charter_pdf_words_add_box (CharterPdfWords     *self,
                           const CharterMark   *mark,
                           const CharterColour *colour)
{
  const double line[] = { CHARTER_PAGE_LINE }, dashes[] = { CHARTER_PAGE_DASH, CHARTER_PAGE_GAP };

  if (mark->kind == CHARTER_MARK_FILL)
    {
      set_colour (self, colour);
      append_box (self->out, mark, 0);
      g_string_append (self->out, "f\n");
      return;
    }
  append_colour (self->out, colour, "RG");
  append_numbers (self->out, line, 1, "w");
  g_string_append_c (self->out, '[');
  append_numbers (self->out, dashes, mark->is_dashed ? 2 : 0, "] 0 d");
  append_box (self->out, mark, CHARTER_PAGE_LINE / 2);
  g_string_append (self->out, "S\n");
}
