/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "charter-trend.h"

static const char * const years[] = { "2021/22", "2022/23", "2023/24", "2024/25", "2025/26" };
static const double everybody[] = { 93.8, 93.1, 93.5, 94.0, 94.4 };
static const double premium[] = { 90.2, NAN, 90.9, NAN, 92 };
static const gboolean premium_hidden[] = { FALSE, TRUE, FALSE, FALSE, FALSE };
static const CharterTrendLine lines[] = {
  { "All pupils", everybody, NULL },
  { "Pupil premium", premium, premium_hidden },
};
static const CharterTrend attendance = {
  .title = "Attendance", .note = "per cent, higher is better", .periods = years, .n_periods = 5,
  .lines = lines, .n_lines = 2, .is_share = TRUE,
};
static CharterTrendStyle style = { .font_size = 12, .has_title = TRUE };

static cairo_surface_t *
draw (const CharterTrend *trend,
      double              width,
      double              height)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  CharterColour paper = charter_palette_get_ink (style.palette, CHARTER_INK_BACKGROUND);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  charter_trend_draw (trend, &style, cr, width, height);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint
count_ink (cairo_surface_t *surface,
           CharterInk       ink,
           int              from,
           int              to)
{
  CharterColour c = charter_palette_get_ink (style.palette, ink);
  guint32 wanted = ((guint32) round (c.red * 255) << 16) | ((guint32) round (c.green * 255) << 8)
                   | (guint32) round (c.blue * 255);
  guint n = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++)
    for (int x = from; x < to; x++)
      {
        const guint32 *row = (const guint32 *) (gpointer)
          (cairo_image_surface_get_data (surface) + (gsize) y * (gsize) cairo_image_surface_get_stride (surface));

        n += (row[x] & 0xffffff) == wanted;
      }
  return n;
}

static void
test_palettes (void)
{
  for (int kind = CHARTER_PALETTE_LIGHT; kind <= CHARTER_PALETTE_PAPER; kind++)
    {
      cairo_surface_t *surface;

      style.palette = kind;
      surface = draw (&attendance, 640, 300);
      g_assert_cmpuint (count_ink (surface, CHARTER_INK_CURRENT, 0, 640), >, 100);
      g_assert_cmpuint (count_ink (surface, CHARTER_INK_PREVIOUS, 0, 640), >, 40);
      cairo_surface_destroy (surface);
    }
  style.palette = CHARTER_PALETTE_LIGHT;
}

/* A line with gaps on both sides of a year has marks there and nothing between. */
static void
test_gaps (void)
{
  static const double with_gap[] = { 10, NAN, 10, 10, 10 };
  static const double without[] = { 10, 10, 10, 10, 10 };
  CharterTrendLine line = { "All", with_gap, NULL };
  CharterTrend trend = { .periods = years, .n_periods = 5, .lines = &line, .n_lines = 1 };
  cairo_surface_t *surface = draw (&trend, 640, 300);
  guint n_gap, n_whole;

  n_gap = count_ink (surface, CHARTER_INK_CURRENT, 0, 640);
  cairo_surface_destroy (surface);
  line.values = without;
  surface = draw (&trend, 640, 300);
  n_whole = count_ink (surface, CHARTER_INK_CURRENT, 0, 640);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (n_whole, >, n_gap + 100);
}

/* What is hidden moves nothing: not the axis, not a line, only the mark that says so. */
static void
test_range (void)
{
  double lowest, highest, step;

  charter_trend_get_range (&attendance, &lowest, &highest, &step);
  g_assert_cmpfloat (lowest, ==, 90);
  g_assert_cmpfloat (highest, ==, 96);
  g_assert_cmpfloat (step, ==, 2);
}

static void
test_pathological (void)
{
  static const double nothing[] = { NAN, NAN, NAN, NAN, NAN };
  static const double zeros[] = { 0, 0, 0, 0, 0 };
  static const double negative[] = { -4, 0, 3, NAN, -9 };
  static const double * const all[] = { nothing, zeros, negative };
  const double sizes[][2] = { { 640, 300 }, { 120, 60 }, { 20, 20 } };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sizes); j++)
      for (guint n = 0; n <= 5; n += 5)
        {
          CharterTrendLine line = { "A group with a name that is far too long for any chart", all[i], NULL };
          CharterTrend trend = { .periods = years, .n_periods = n, .lines = &line, .n_lines = 1, .is_count = i == 1 };

          style.is_rtl = !style.is_rtl;
          cairo_surface_destroy (draw (&trend, sizes[j][0], sizes[j][1]));
        }
  style.is_rtl = FALSE;
}

static void
test_summary (void)
{
  g_autofree char *words = charter_trend_dup_summary (&attendance);

  g_assert_cmpstr (words, ==, "Attendance, per cent, higher is better. "
                   "All pupils: 2021/22 93.8%, 2022/23 93.1%, 2023/24 93.5%, 2024/25 94.0%, 2025/26 94.4%. "
                   "Pupil premium: 2021/22 90.2%, 2022/23 too few to say, 2023/24 90.9%, 2024/25 no figure, "
                   "2025/26 92.0%.");
}

static void
test_write (void)
{
  g_autofree char *folder = g_dir_make_tmp ("charter-XXXXXX", NULL);
  static const char * const endings[] = { "svg", "png", "pdf" };
  static const char * const begins[] = { "<?xml", "\211PNG", "%PDF" };
  g_autoptr(GError) error = NULL;
  g_autofree char *other = g_build_filename (folder, "chart.bmp", NULL);

  style.palette = CHARTER_PALETTE_PAPER;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("chart.%s", endings[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *contents = NULL;

      g_assert_true (charter_trend_write (&attendance, &style, path, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
      g_assert_true (g_str_has_prefix (contents, begins[i]));
      if (i == 0)
        g_assert_nonnull (strstr (contents, "too few to say"));
      g_unlink (path);
    }
  g_assert_false (charter_trend_write (&attendance, &style, other, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_rmdir (folder);
  style.palette = CHARTER_PALETTE_LIGHT;
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trend/palettes", test_palettes);
  g_test_add_func ("/trend/gaps", test_gaps);
  g_test_add_func ("/trend/range", test_range);
  g_test_add_func ("/trend/pathological", test_pathological);
  g_test_add_func ("/trend/summary", test_summary);
  g_test_add_func ("/trend/write", test_write);

  return g_test_run ();
}
