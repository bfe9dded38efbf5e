/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-palette.h"

#include <math.h>
#include <string.h>

static const char *kinds[] = { "light", "dark", "high-contrast", "high-contrast-dark", "paper" };

/* WCAG 2.2: relative luminance. */
static double
channel (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (CharterColour colour)
{
  return 0.2126 * channel (colour.red) + 0.7152 * channel (colour.green) +
         0.0722 * channel (colour.blue);
}

static double
contrast (CharterColour one,
          CharterColour other)
{
  double a = luminance (one);
  double b = luminance (other);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
assert_contrast (CharterPaletteKind kind,
                 CharterColour      colour,
                 const char        *what,
                 int                number,
                 double             least)
{
  CharterColour background = charter_palette_get_ink (kind, CHARTER_INK_BACKGROUND);
  double got = contrast (colour, background);

  if (got < least)
    g_error ("%s %d in %s: contrast %.2f, needs %.1f", what, number, kinds[kind], got, least);
}

static void
test_inks (void)
{
  for (CharterPaletteKind kind = CHARTER_PALETTE_LIGHT; kind <= CHARTER_PALETTE_PAPER; kind++)
    {
      double words = kind == CHARTER_PALETTE_HIGH_CONTRAST ||
                     kind == CHARTER_PALETTE_HIGH_CONTRAST_DARK ? 7 : 4.5;

      assert_contrast (kind, charter_palette_get_ink (kind, CHARTER_INK_TEXT), "ink",
                       CHARTER_INK_TEXT, words);
      assert_contrast (kind, charter_palette_get_ink (kind, CHARTER_INK_DIM_TEXT), "ink",
                       CHARTER_INK_DIM_TEXT, words);
      for (CharterInk ink = CHARTER_INK_CURRENT; ink <= CHARTER_INK_FOCUS; ink++)
        assert_contrast (kind, charter_palette_get_ink (kind, ink), "ink", ink, 3);
    }
}

static void
test_levels (void)
{
  for (CharterPaletteKind kind = CHARTER_PALETTE_LIGHT; kind <= CHARTER_PALETTE_PAPER; kind++)
    for (int top = 1; top <= 6; top++)
      for (int value = 0; value <= top; value++)
        {
          assert_contrast (kind, charter_palette_get_level (kind, value, top), "level", value, 3);
          assert_contrast (kind, charter_palette_get_level_text (kind, value, top), "level word",
                           value, 4.5);
        }
}

/* The ramp runs one way, so that order is seen without knowing the hue. */
static void
test_ramp (void)
{
  for (CharterPaletteKind kind = CHARTER_PALETTE_LIGHT; kind <= CHARTER_PALETTE_PAPER; kind++)
    {
      double before = contrast (charter_palette_get_level (kind, 1, 4),
                                charter_palette_get_ink (kind, CHARTER_INK_BACKGROUND));

      for (int value = 2; value <= 4; value++)
        {
          double now = contrast (charter_palette_get_level (kind, value, 4),
                                 charter_palette_get_ink (kind, CHARTER_INK_BACKGROUND));

          g_assert_cmpfloat (now, >, before);
          before = now;
        }
    }
}

/* Widgets take the same colours from the style sheets. */
static void
assert_defined (const char    *css,
                const char    *file,
                const char    *name,
                CharterColour  colour)
{
  g_autofree char *line = g_strdup_printf ("@define-color charter_%s #%02x%02x%02x;", name,
                                           (guint) lround (colour.red * 255),
                                           (guint) lround (colour.green * 255),
                                           (guint) lround (colour.blue * 255));

  if (strstr (css, line) == NULL)
    g_error ("%s does not say: %s", file, line);
}

static void
test_style_sheets (void)
{
  static const char *files[] = { "style.css", "style-dark.css", "style-hc.css", "style-hc-dark.css" };

  for (CharterPaletteKind kind = CHARTER_PALETTE_LIGHT; kind < G_N_ELEMENTS (files); kind++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", files[kind], NULL);
      g_autofree char *css = NULL;

      g_assert_true (g_file_get_contents (path, &css, NULL, NULL));
      for (int value = 0; value <= 3; value++)
        {
          g_autofree char *mark = g_strdup_printf ("level_%d", value);
          g_autofree char *word = g_strdup_printf ("level_%d_text", value);

          assert_defined (css, files[kind], mark, charter_palette_get_level (kind, value, 3));
          assert_defined (css, files[kind], word, charter_palette_get_level_text (kind, value, 3));
        }
      assert_defined (css, files[kind], "current", charter_palette_get_ink (kind, CHARTER_INK_CURRENT));
      assert_defined (css, files[kind], "previous", charter_palette_get_ink (kind, CHARTER_INK_PREVIOUS));
      assert_defined (css, files[kind], "target", charter_palette_get_ink (kind, CHARTER_INK_TARGET));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/palette/inks", test_inks);
  g_test_add_func ("/charts/palette/levels", test_levels);
  g_test_add_func ("/charts/palette/ramp", test_ramp);
  g_test_add_func ("/charts/palette/style-sheets", test_style_sheets);

  return g_test_run ();
}
