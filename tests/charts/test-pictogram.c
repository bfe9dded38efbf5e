/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "charter-pictogram.h"

#define SIZE 64
#define EDGE 8

static cairo_surface_t *
draw (CharterPictogram   pictogram,
      CharterPaletteKind palette)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE + 2 * EDGE, SIZE + 2 * EDGE);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_translate (cr, EDGE, EDGE);
  charter_pictogram_draw (pictogram, palette, cr, SIZE);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  /* What it set is not left behind. */
  g_assert_cmpfloat (cairo_get_line_width (cr), ==, 2);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface,
           int              x,
           int              y)
{
  const guint8 *line = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, line + 4 * x, sizeof pixel);
  return pixel & 0xffffff;
}

static int
get_green (guint32 pixel)
{
  return (int) (pixel >> 8 & 0xff);
}

/* Ink in the middle, and nothing but white around the square. */
static void
test_inside (void)
{
  for (guint i = 0; i < CHARTER_N_PICTOGRAMS; i++)
    {
      cairo_surface_t *surface = draw (i, CHARTER_PALETTE_PAPER);
      guint n_dark = 0;

      for (int y = 0; y < SIZE + 2 * EDGE; y++)
        for (int x = 0; x < SIZE + 2 * EDGE; x++)
          {
            gboolean is_outside = x < EDGE || y < EDGE || x >= SIZE + EDGE || y >= SIZE + EDGE;

            if (is_outside)
              g_assert_cmpuint (get_pixel (surface, x, y), ==, 0xffffff);
            else if (get_green (get_pixel (surface, x, y)) < 0x50)
              n_dark++;
          }
      g_assert_cmpuint (n_dark, >, SIZE * SIZE / 20);
      g_assert_cmpuint (n_dark, <, SIZE * SIZE / 2);
      cairo_surface_destroy (surface);
    }
}

/* No two are nearly alike: a twentieth of the square differs by more than a third of the greys. */
static void
test_told_apart (void)
{
  for (guint i = 0; i < CHARTER_N_PICTOGRAMS; i++)
    for (guint j = i + 1; j < CHARTER_N_PICTOGRAMS; j++)
      {
        cairo_surface_t *one = draw (i, CHARTER_PALETTE_PAPER);
        cairo_surface_t *other = draw (j, CHARTER_PALETTE_PAPER);
        guint n = 0;

        for (int y = EDGE; y < SIZE + EDGE; y++)
          for (int x = EDGE; x < SIZE + EDGE; x++)
            if (ABS (get_green (get_pixel (one, x, y)) - get_green (get_pixel (other, x, y))) > 100)
              n++;
        g_assert_cmpuint (n, >, SIZE * SIZE / 20);
        cairo_surface_destroy (one);
        cairo_surface_destroy (other);
      }
}

static double
get_luminance (CharterColour colour)
{
  const double parts[] = { colour.red, colour.green, colour.blue };
  const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] * (parts[i] <= 0.03928 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

/* Of the ink to the ground, as drawn: better than what is asked of text. */
static void
test_contrast (void)
{
  for (guint i = CHARTER_PALETTE_LIGHT; i <= CHARTER_PALETTE_PAPER; i++)
    {
      cairo_surface_t *surface = draw (CHARTER_PICTOGRAM_PERSON, i);
      guint32 pixel = get_pixel (surface, EDGE + SIZE / 2, EDGE + 2);
      CharterColour drawn = { (pixel >> 16) / 255.0, (pixel >> 8 & 0xff) / 255.0, (pixel & 0xff) / 255.0, 1 };
      double ground = get_luminance (drawn);
      double ink = get_luminance (charter_palette_get_ink (i, CHARTER_INK_TEXT));

      g_assert_cmpfloat ((MAX (ground, ink) + 0.05) / (MIN (ground, ink) + 0.05), >=, 7);
      cairo_surface_destroy (surface);
    }
}

static void
test_alternatives (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < CHARTER_N_PICTOGRAMS; i++)
    {
      const char *alternative = charter_pictogram_get_alternative (i);

      g_assert_cmpuint (strlen (alternative), >, 5);
      g_assert_true (g_hash_table_add (seen, (gpointer) alternative));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pictogram/inside", test_inside);
  g_test_add_func ("/pictogram/told-apart", test_told_apart);
  g_test_add_func ("/pictogram/contrast", test_contrast);
  g_test_add_func ("/pictogram/alternatives", test_alternatives);
  return g_test_run ();
}
