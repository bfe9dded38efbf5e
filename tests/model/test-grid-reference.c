/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>
#include <math.h>

#include "charter-grid-reference.h"

/* The worked example of Ordnance Survey, "A guide to coordinate systems in Great Britain", annex C. */
static void
test_worked_example (void)
{
  double latitude = 52 + 39 / 60.0 + 27.2531 / 3600.0;
  double longitude = 1 + 43 / 60.0 + 4.5177 / 3600.0;
  double easting, northing;

  g_assert_true (charter_grid_reference_project (latitude, longitude, &easting, &northing));
  g_assert_cmpfloat_with_epsilon (easting, 651409.903, 0.002);
  g_assert_cmpfloat_with_epsilon (northing, 313177.270, 0.002);
}

/* Of the forty test points that Ordnance Survey publishes with OSTN15, the exact transformation. The
 * Helmert transformation is said to be within some five metres of it. */
static void
test_points (void)
{
  static const struct { double latitude; double longitude; double easting; double northing; } points[] = {
    { 49.92226393730, -6.29977752014, 91492.146, 11318.804 },   /* TP01, Scilly */
    { 50.57563665000, -1.29782277240, 449816.371, 75335.861 },  /* TP04, St Catherine's Point */
    { 51.40078220140, -3.55128349240, 292184.870, 168003.465 }, /* TP06, Nash Point */
    { 51.37447025550, 1.44454730409, 639821.835, 169565.858 },  /* TP07, North Foreland */
    { 51.42754743020, -2.54407618349, 362269.991, 169978.690 }, /* TP08, Brislington */
    { 51.48936564950, -0.11992557180, 530624.974, 178388.464 }, /* TP09, Lambeth */
    { 53.80021519630, -1.66379168242, 422242.186, 433818.701 }, /* TP20 */
    { 57.48625000720, -4.21926398555, 267056.768, 846176.972 }, /* TP30 */
  };

  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      int easting, northing;

      g_assert_true (charter_grid_reference_from_degrees (points[i].latitude, points[i].longitude, &easting,
                                                          &northing));
      g_test_message ("%u: off by %.1f and %.1f m", i, easting - points[i].easting, northing - points[i].northing);
      g_assert_cmpfloat (hypot (easting - points[i].easting, northing - points[i].northing), <, 6);
    }
}

static void
test_not_on_the_grid (void)
{
  static const double places[][2] = {
    { 100, -1.47 }, { -1.47, 52.92 }, { 0, 0 }, { 48.85, 2.35 }, { NAN, -1 }, { 52, INFINITY }, { 52.9, 147 },
  };
  int easting = 7;
  int northing = 7;

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_assert_false (charter_grid_reference_from_degrees (places[i][0], places[i][1], &easting, &northing));
  g_assert_cmpint (easting, ==, 7);
  g_assert_cmpint (northing, ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/grid-reference/worked-example", test_worked_example);
  g_test_add_func ("/grid-reference/points", test_points);
  g_test_add_func ("/grid-reference/not-on-the-grid", test_not_on_the_grid);
  return g_test_run ();
}
