/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-trend-private.h"

#include <glib/gi18n.h>
#include <math.h>

/* In letters of the labels. */
#define GAP 0.6
#define TOP 0.8
#define MARK 0.34
#define LINE 0.17
#define FOOT 1.4

/* Of the width, the most that the lines' names may take. */
#define NAMES_SHARE 0.34

typedef enum { DISC, SQUARE, TRIANGLE, DIAMOND, RING, CROSS, N_MARKS } Mark;

static const CharterInk inks[CHARTER_TREND_MOST_LINES] = {
  CHARTER_INK_CURRENT, CHARTER_INK_PREVIOUS, CHARTER_INK_TARGET,
  CHARTER_INK_OTHER, CHARTER_INK_TEXT, CHARTER_INK_DIM_TEXT,
};

/* In widths of a line; the first is solid. */
static const double dashes[CHARTER_TREND_MOST_LINES][4] = {
  { 0 }, { 5, 3, 5, 3 }, { 1.2, 2.6, 1.2, 2.6 }, { 6, 2.5, 1.2, 2.5 }, { 9, 3, 9, 3 }, { 2.5, 2.5, 2.5, 2.5 },
};

/* One drawing on its way. */
typedef struct {
  const CharterTrend      *trend;
  const CharterTrendStyle *style;
  cairo_t                 *cr;
  double                   width, height;
  double                   left, right, top, bottom; /* of the plot; left and right as they are drawn */
  double                   lowest, highest, step;
} Pen;

static void
set_ink (Pen        *pen,
         CharterInk  ink)
{
  CharterColour colour = charter_palette_get_ink (pen->style->palette, ink);

  cairo_set_source_rgb (pen->cr, colour.red, colour.green, colour.blue);
}

static PangoLayout *
make_text (Pen        *pen,
           const char *words,
           double      size,
           gboolean    is_bold)
{
  PangoLayout *layout = pango_cairo_create_layout (pen->cr);
  PangoFontDescription *font = pango_font_description_from_string (pen->style->font_family ? pen->style->font_family
                                                                                           : "sans-serif");

  pango_font_description_set_absolute_size (font, size * pen->style->font_size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, words, -1);
  pango_font_description_free (font);
  return layout;
}

static void
get_size (PangoLayout *layout,
          double      *width,
          double      *height)
{
  int w, h;

  pango_layout_get_size (layout, &w, &h);
  *width = (double) w / PANGO_SCALE;
  *height = (double) h / PANGO_SCALE;
}

/* A place along the time, mirrored where time runs to the left. */
static double
mirror (Pen    *pen,
        double  x)
{
  return pen->style->is_rtl ? pen->width - x : x;
}

/* Draws at @x (the edge nearest to the beginning of reading) and @y (the middle). */
static void
show_text (Pen         *pen,
           PangoLayout *layout,
           double       x,
           double       y)
{
  double width, height;

  get_size (layout, &width, &height);
  cairo_move_to (pen->cr, pen->style->is_rtl ? pen->width - x - width : x, y - height / 2);
  pango_cairo_show_layout (pen->cr, layout);
}

static double
place_period (Pen   *pen,
              guint  period)
{
  double n = pen->trend->n_periods;

  return mirror (pen, pen->left + (pen->right - pen->left) * (period + 0.5) / MAX (n, 1));
}

static double
place_value (Pen    *pen,
             double  value)
{
  return pen->bottom - (pen->bottom - pen->top) * (value - pen->lowest) / (pen->highest - pen->lowest);
}

static int
find_last (const CharterTrend     *trend,
           const CharterTrendLine *line)
{
  for (int i = (int) trend->n_periods - 1; i >= 0; i--)
    if (!isnan (line->values[i]))
      return i;
  return -1;
}

static char *
dup_name (const CharterTrend     *trend,
          const CharterTrendLine *line)
{
  int last = find_last (trend, line);
  g_autofree char *value = last >= 0 ? charter_trend_dup_value (trend, line->values[last]) : NULL;

  return value ? g_strdup_printf ("%s %s", line->label, value)
               /* Translators: the name of a group of pupils */
               : g_strdup_printf (_("%s: too few to say"), line->label);
}

static PangoLayout *
make_name (Pen   *pen,
           guint  line)
{
  g_autofree char *words = dup_name (pen->trend, &pen->trend->lines[line]);
  PangoLayout *layout = make_text (pen, words, 1, line == 0);

  pango_layout_set_width (layout, (int) (pen->width * NAMES_SHARE * PANGO_SCALE));
  pango_layout_set_height (layout, -2);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static double
measure_names (Pen *pen)
{
  double widest = 0;

  for (guint i = 0; i < charter_trend_count_lines (pen->trend); i++)
    {
      g_autoptr(PangoLayout) layout = make_name (pen, i);
      PangoRectangle extents;

      pango_layout_get_extents (layout, NULL, &extents);
      widest = MAX (widest, (double) extents.width / PANGO_SCALE);
    }
  return widest;
}

static double
draw_title (Pen *pen)
{
  const char *lines[] = { pen->trend->title, pen->trend->note };
  double y = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lines) && pen->style->has_title; i++)
    {
      g_autoptr(PangoLayout) layout = lines[i] ? make_text (pen, lines[i], i == 0 ? 1.15 : 1, i == 0) : NULL;
      double width, height;

      if (!layout)
        continue;
      pango_layout_set_width (layout, (int) (pen->width * PANGO_SCALE));
      pango_layout_set_alignment (layout, PANGO_ALIGN_LEFT);
      get_size (layout, &width, &height);
      set_ink (pen, i == 0 ? CHARTER_INK_TEXT : CHARTER_INK_DIM_TEXT);
      cairo_move_to (pen->cr, pen->style->is_rtl ? pen->width - width : 0, y);
      pango_cairo_show_layout (pen->cr, layout);
      y += height;
    }
  return y;
}

static void
draw_grid (Pen *pen)
{
  double em = pen->style->font_size;

  cairo_set_line_width (pen->cr, MAX (1, em * 0.06));
  for (double value = pen->lowest; value <= pen->highest + pen->step / 1000; value += pen->step)
    {
      double y = place_value (pen, value);
      g_autofree char *words = charter_trend_dup_tick (pen->trend, value);
      g_autoptr(PangoLayout) layout = make_text (pen, words, 0.9, FALSE);
      double width, height;

      set_ink (pen, CHARTER_INK_GRID);
      cairo_move_to (pen->cr, mirror (pen, pen->left), y);
      cairo_line_to (pen->cr, mirror (pen, pen->right), y);
      cairo_stroke (pen->cr);
      get_size (layout, &width, &height);
      set_ink (pen, CHARTER_INK_DIM_TEXT);
      show_text (pen, layout, pen->left - GAP * em - width, y);
    }
}

static gboolean
has_hidden (const CharterTrend *trend,
            guint               period)
{
  for (guint i = 0; i < charter_trend_count_lines (trend); i++)
    if (trend->lines[i].is_hidden && trend->lines[i].is_hidden[period])
      return TRUE;
  return FALSE;
}

/* A period's name, with a question mark where a number may not be shown. */
static PangoLayout *
make_period (Pen   *pen,
             guint  period)
{
  g_autofree char *words = g_strdup_printf (has_hidden (pen->trend, period) ? "%s ?" : "%s",
                                            pen->trend->periods[period]);

  return make_text (pen, words, 0.9, FALSE);
}

/* The years under the plot, as many as there is room for, the last one always among them. */
static void
draw_periods (Pen *pen)
{
  double em = pen->style->font_size;
  double slot = (pen->right - pen->left) / MAX (pen->trend->n_periods, 1);
  double widest = 0;
  guint every;

  for (guint i = 0; i < pen->trend->n_periods; i++)
    {
      g_autoptr(PangoLayout) layout = make_period (pen, i);
      double width, height;

      get_size (layout, &width, &height);
      widest = MAX (widest, width);
    }
  every = (guint) MAX (1, ceil ((widest + GAP * em) / slot));
  for (guint i = 0; i < pen->trend->n_periods; i++)
    {
      g_autoptr(PangoLayout) layout = make_period (pen, i);
      double width, height;

      get_size (layout, &width, &height);
      set_ink (pen, CHARTER_INK_DIM_TEXT);
      if ((pen->trend->n_periods - 1 - i) % every == 0)
        {
          cairo_move_to (pen->cr, place_period (pen, i) - width / 2, pen->bottom + GAP * em);
          pango_cairo_show_layout (pen->cr, layout);
        }
    }
}

static gboolean
has_any_hidden (const CharterTrend *trend)
{
  for (guint i = 0; i < trend->n_periods; i++)
    if (has_hidden (trend, i))
      return TRUE;
  return FALSE;
}

/* What the question marks beside the years mean, under them. */
static void
draw_foot (Pen *pen)
{
  double em = pen->style->font_size;
  /* Translators: under a chart, where a question mark stands beside some years */
  g_autoptr(PangoLayout) layout = make_text (pen, _("? has a number that is not shown"), 0.9, FALSE);
  double width, height;

  get_size (layout, &width, &height);
  set_ink (pen, CHARTER_INK_DIM_TEXT);
  show_text (pen, layout, pen->left, pen->bottom + (GAP + FOOT) * em + height / 2);
}

static void
trace_mark (cairo_t *cr,
            Mark     mark,
            double   x,
            double   y,
            double   r)
{
  cairo_new_path (cr);
  switch (mark)
    {
    case SQUARE: cairo_rectangle (cr, x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8); break;
    case TRIANGLE:
      cairo_move_to (cr, x, y - r * 1.2);
      cairo_line_to (cr, x + r * 1.1, y + r * 0.9);
      cairo_line_to (cr, x - r * 1.1, y + r * 0.9);
      cairo_close_path (cr);
      break;
    case DIAMOND:
      cairo_move_to (cr, x, y - r * 1.3);
      cairo_line_to (cr, x + r * 1.3, y);
      cairo_line_to (cr, x, y + r * 1.3);
      cairo_line_to (cr, x - r * 1.3, y);
      cairo_close_path (cr);
      break;
    case CROSS:
      cairo_move_to (cr, x - r, y - r);
      cairo_line_to (cr, x + r, y + r);
      cairo_move_to (cr, x - r, y + r);
      cairo_line_to (cr, x + r, y - r);
      break;
    case DISC:
    case RING:
    case N_MARKS:
    default: cairo_arc (cr, x, y, r, 0, 2 * G_PI); break;
    }
}

static void
draw_mark (Pen    *pen,
           guint   line,
           double  x,
           double  y)
{
  Mark mark = (Mark) (line % N_MARKS);
  cairo_t *cr = pen->cr;

  trace_mark (cr, mark, x, y, MARK * pen->style->font_size);
  if (mark == CROSS)
    cairo_stroke (cr);
  else if (mark == RING)
    {
      set_ink (pen, CHARTER_INK_BACKGROUND);
      cairo_fill_preserve (cr);
      set_ink (pen, inks[line]);
      cairo_stroke (cr);
    }
  else
    cairo_fill (cr);
}

static void
draw_line (Pen   *pen,
           guint  position)
{
  const CharterTrendLine *line = &pen->trend->lines[position];
  double width = LINE * pen->style->font_size;
  double pattern[4];

  for (guint i = 0; i < G_N_ELEMENTS (pattern); i++)
    pattern[i] = dashes[position][i] * width;
  set_ink (pen, inks[position]);
  cairo_set_line_width (pen->cr, width);
  cairo_set_line_join (pen->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (pen->cr, pattern, position == 0 ? 0 : (int) G_N_ELEMENTS (pattern), 0);
  for (guint i = 0; i < pen->trend->n_periods; i++)
    if (isnan (line->values[i]))
      cairo_new_sub_path (pen->cr);
    else if (i > 0 && !isnan (line->values[i - 1]))
      cairo_line_to (pen->cr, place_period (pen, i), place_value (pen, line->values[i]));
    else
      cairo_move_to (pen->cr, place_period (pen, i), place_value (pen, line->values[i]));
  cairo_stroke (pen->cr);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  for (guint i = 0; i < pen->trend->n_periods; i++)
    {
      set_ink (pen, inks[position]);
      if (!isnan (line->values[i]))
        draw_mark (pen, position, place_period (pen, i), place_value (pen, line->values[i]));
    }
}

/* Where lines end close together their names are pushed apart: @y are the middles, @order who stands above whom. */
static void
push_apart (Pen          *pen,
            guint         n,
            const guint  *order,
            const double *height,
            double       *y)
{
  double least = pen->top - pen->style->font_size / 2;

  for (guint i = 0; i < n; i++) /* down */
    {
      y[order[i]] = MAX (y[order[i]], least + height[order[i]] / 2);
      least = y[order[i]] + height[order[i]] / 2;
    }
  least = pen->bottom + pen->style->font_size * 1.6;
  for (guint i = n; i-- > 0;) /* and back up, where the bottom is passed */
    {
      y[order[i]] = MIN (y[order[i]], least - height[order[i]] / 2);
      least = y[order[i]] - height[order[i]] / 2;
    }
}

/* The names beside the ends of the lines. */
static void
draw_names (Pen *pen)
{
  guint n = charter_trend_count_lines (pen->trend);
  double em = pen->style->font_size;
  double y[CHARTER_TREND_MOST_LINES], height[CHARTER_TREND_MOST_LINES];
  guint order[CHARTER_TREND_MOST_LINES];

  for (guint i = 0; i < n; i++)
    {
      const CharterTrendLine *line = &pen->trend->lines[i];
      g_autoptr(PangoLayout) layout = make_name (pen, i);
      int last = find_last (pen->trend, line);
      double width;
      guint at = i;

      get_size (layout, &width, &height[i]);
      y[i] = last >= 0 ? place_value (pen, line->values[last]) : pen->bottom;
      for (; at > 0 && y[order[at - 1]] > y[i]; at--)
        order[at] = order[at - 1];
      order[at] = i;
    }
  push_apart (pen, n, order, height, y);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PangoLayout) layout = make_name (pen, i);

      set_ink (pen, inks[i]);
      cairo_set_line_width (pen->cr, LINE * em);
      draw_mark (pen, i, mirror (pen, pen->right + GAP * em), y[i]);
      set_ink (pen, CHARTER_INK_TEXT);
      show_text (pen, layout, pen->right + 2.2 * GAP * em, y[i]);
    }
}

/**
 * charter_trend_draw:
 * @trend: the numbers
 * @style: how
 * @cr: onto what
 * @width: of the chart, in user units
 * @height: of it
 *
 * Draws lines over time. A gap breaks the line; where a number may not be shown, a question mark stands at
 * the period. Each line is named at its end, and told apart by mark and dash besides its colour.
 */
void
charter_trend_draw (const CharterTrend      *trend,
                    const CharterTrendStyle *style,
                    cairo_t                 *cr,
                    double                   width,
                    double                   height)
{
  Pen pen = { trend, style, cr, width, height };
  double em = style->font_size;
  g_autofree char *top_value = NULL, *bottom_value = NULL;
  g_autoptr(PangoLayout) top_text = NULL, bottom_text = NULL;
  gboolean has_foot = has_any_hidden (trend);
  double top_width, bottom_width, text_height;

  cairo_save (cr);
  charter_trend_get_range (trend, &pen.lowest, &pen.highest, &pen.step);
  top_value = charter_trend_dup_tick (trend, pen.highest);
  bottom_value = charter_trend_dup_tick (trend, pen.highest - pen.step);
  top_text = make_text (&pen, top_value, 0.9, FALSE);
  bottom_text = make_text (&pen, bottom_value, 0.9, FALSE);
  get_size (top_text, &top_width, &text_height);
  get_size (bottom_text, &bottom_width, &text_height);
  pen.left = MAX (top_width, bottom_width) + 2 * GAP * em;
  pen.right = MAX (width - measure_names (&pen) - 2.6 * GAP * em, pen.left + em);
  pen.top = draw_title (&pen) + TOP * em;
  pen.bottom = MAX (height - (2 + GAP + (has_foot ? FOOT : 0)) * em, pen.top + em);
  draw_grid (&pen);
  draw_periods (&pen);
  if (has_foot)
    draw_foot (&pen);
  for (guint i = charter_trend_count_lines (trend); i-- > 0;)
    draw_line (&pen, i); /* the first, everybody, on top */
  draw_names (&pen);
  cairo_restore (cr);
}
