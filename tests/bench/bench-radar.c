/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <stdio.h>

#include "bench-moment.h"
#include "charter-radar.h"

/* The radar with four rings at 600 x 600, beside plain cairo stroking the same paths: the drawing is
 * recorded once, and the recording is played back, so that both do the same strokes and glyphs. */

#define ROUNDS 200
#define SIDE 600

static const CharterRadarAxis axes[] = {
  { "1 Leadership, Governance, and Structure", "Established" },
  { "2 Use of Resources", "Emerging" },
  { "3 Structure and Governance", "Established" },
  { "4 Data and Analysis", "Established" },
  { "5 Safeguarding, Health and Wellbeing", "Established" },
  { "6 Performance (Teaching and Learning), Data and Analysis", "Established" },
  { "7 Pupils (attitudes/values/personal development)", "Established" },
  { "8 Parents / Carers", "Emerging" },
  { "9 Wider Community (including collaborative work)", "not enough judged" },
};
static const double current[] = { 1.8, 1.5, 1.7, 1.5, 2.0, 2.3, 2.3, 1.0, NAN };
static const double previous[] = { 1.2, 1.2, 1.4, 1.4, 1.5, 1.5, 1.4, 1.0, 1.5 };
static const double target[] = { 2.5, 2.2, 2.3, 2.5, 2.5, 3.0, 3.0, 1.7, 3.0 };
static const double pupils[] = { NAN, NAN, NAN, NAN, 2.0, 1.0, 2.0, NAN, NAN };
static const CharterRadarRing rings[] = {
  { "This cycle", CHARTER_RING_CURRENT, current },
  { "Last cycle", CHARTER_RING_PREVIOUS, previous },
  { "Target", CHARTER_RING_TARGET, target },
  { "Pupils", CHARTER_RING_OTHER, pupils },
};
static const CharterRadarStep steps[] = {
  { "Emerging", 1 }, { "Established", 2 }, { "Advanced", 3 },
};

static void
draw (cairo_t *cr)
{
  const CharterRadar radar = {
    .axes = axes, .n_axes = G_N_ELEMENTS (axes), .rings = rings, .n_rings = G_N_ELEMENTS (rings),
    .steps = steps, .n_steps = G_N_ELEMENTS (steps), .focused = -1,
  };
  const CharterRadarStyle style = {
    .palette = CHARTER_PALETTE_LIGHT, .font_size = 12, .font_family = "Cantarell, sans-serif",
    .has_legend = TRUE,
  };

  charter_radar_draw (&radar, &style, cr, SIDE, SIDE);
}

/* Milliseconds of one drawing onto a fresh picture, the median of ROUNDS. */
static double
measure (cairo_surface_t *recording,
         gint64          *p95)
{
  gint64 took[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, SIDE, SIDE);
      cairo_t *cr = cairo_create (surface);
      gint64 start = g_get_monotonic_time ();

      if (recording)
        {
          cairo_set_source_surface (cr, recording, 0, 0);
          cairo_paint (cr);
        }
      else
        draw (cr);
      cairo_surface_flush (surface);
      took[i] = g_get_monotonic_time () - start;
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
  qsort (took, ROUNDS, sizeof took[0], bench_compare_times);
  *p95 = took[ROUNDS * 95 / 100];
  return (double) took[ROUNDS / 2] / 1000.0;
}

int
main (void)
{
  cairo_rectangle_t extents = { 0, 0, SIDE, SIDE };
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &extents);
  cairo_t *cr = cairo_create (recording);
  gint64 p95;
  double ours;
  double plain;

  draw (cr);
  cairo_destroy (cr);
  measure (NULL, &p95);
  plain = measure (recording, &p95);
  ours = measure (NULL, &p95);
  printf ("radar, four rings, %d x %d: %.2f ms (95th of 100: %.2f ms); plain cairo, same paths: %.2f ms; "
          "ratio %.2f (bar 1.5)\n", SIDE, SIDE, ours, (double) p95 / 1000.0, plain, ours / plain);
  cairo_surface_destroy (recording);
  return 0;
}
