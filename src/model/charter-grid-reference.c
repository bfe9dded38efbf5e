/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-grid-reference.h"

#include <math.h>

/*
 * All figures and formulas: Ordnance Survey, "A guide to coordinate systems in Great Britain",
 * section 6.6 (the Helmert transformation), annex A (ellipsoids and the grid's constants), annex B
 * (Cartesian coordinates) and annex C (the projection).
 */

#define SEMI_MAJOR_GRS80 6378137.000
#define SEMI_MINOR_GRS80 6356752.3141
#define SEMI_MAJOR_AIRY  6377563.396
#define SEMI_MINOR_AIRY  6356256.909

#define SCALE          0.9996012717 /* on the central meridian */
#define TRUE_LATITUDE  49.0
#define TRUE_LONGITUDE (-2.0)
#define TRUE_EASTING   400000.0
#define TRUE_NORTHING  (-100000.0)

/* The grid's letters end here. */
#define MOST_EASTING   700000.0
#define MOST_NORTHING  1300000.0

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180.0;
}

static void
to_cartesian (double  latitude,
              double  longitude,
              double *x,
              double *y,
              double *z)
{
  double e2 = 1 - SEMI_MINOR_GRS80 * SEMI_MINOR_GRS80 / (SEMI_MAJOR_GRS80 * SEMI_MAJOR_GRS80);
  double nu = SEMI_MAJOR_GRS80 / sqrt (1 - e2 * sin (latitude) * sin (latitude));

  *x = nu * cos (latitude) * cos (longitude);
  *y = nu * cos (latitude) * sin (longitude);
  *z = (1 - e2) * nu * sin (latitude);
}

static void
from_cartesian (double  x,
                double  y,
                double  z,
                double *latitude,
                double *longitude)
{
  double e2 = 1 - SEMI_MINOR_AIRY * SEMI_MINOR_AIRY / (SEMI_MAJOR_AIRY * SEMI_MAJOR_AIRY);
  double p = hypot (x, y);

  *longitude = atan2 (y, x);
  *latitude = atan2 (z, p * (1 - e2));
  /* Each round is some three digits nearer. */
  for (guint i = 0; i < 6; i++)
    {
      double nu = SEMI_MAJOR_AIRY / sqrt (1 - e2 * sin (*latitude) * sin (*latitude));

      *latitude = atan2 (z + e2 * nu * sin (*latitude), p);
    }
}

/* From the ellipsoid of satellites to that of the grid. */
static void
shift_datum (double *x,
             double *y,
             double *z)
{
  double scale = 1 + 20.4894e-6;
  double rx = to_radians (-0.1502 / 3600);
  double ry = to_radians (-0.2470 / 3600);
  double rz = to_radians (-0.8421 / 3600);
  double from_x = *x;
  double from_y = *y;
  double from_z = *z;

  *x = -446.448 + scale * from_x - rz * from_y + ry * from_z;
  *y = 125.157 + rz * from_x + scale * from_y - rx * from_z;
  *z = -542.060 - ry * from_x + rx * from_y + scale * from_z;
}

/* How far it is along the central meridian. */
static double
get_meridian_arc (double latitude,
                  double n)
{
  double less = latitude - to_radians (TRUE_LATITUDE);
  double sum = latitude + to_radians (TRUE_LATITUDE);

  return SEMI_MINOR_AIRY * SCALE *
         ((1 + n + 1.25 * n * n + 1.25 * n * n * n) * less -
          (3 * n + 3 * n * n + 2.625 * n * n * n) * sin (less) * cos (sum) +
          (1.875 * n * n + 1.875 * n * n * n) * sin (2 * less) * cos (2 * sum) -
          35.0 / 24.0 * n * n * n * sin (3 * less) * cos (3 * sum));
}

/**
 * charter_grid_reference_project:
 * @latitude: in degrees, of OSGB36
 * @longitude: in degrees, of OSGB36
 * @easting: (out): in metres
 * @northing: (out): in metres
 *
 * The projection of the national grid alone. Source: Ordnance Survey, "A guide to coordinate systems in
 * Great Britain", annex C, C1 to C5.
 *
 * Returns: whether the place is on the grid
 */
gboolean
charter_grid_reference_project (double  latitude,
                                double  longitude,
                                double *easting,
                                double *northing)
{
  double e2 = 1 - SEMI_MINOR_AIRY * SEMI_MINOR_AIRY / (SEMI_MAJOR_AIRY * SEMI_MAJOR_AIRY);
  double n = (SEMI_MAJOR_AIRY - SEMI_MINOR_AIRY) / (SEMI_MAJOR_AIRY + SEMI_MINOR_AIRY);
  double phi = to_radians (latitude);
  double away = to_radians (longitude - TRUE_LONGITUDE);
  double sine = sin (phi);
  double cosine = cos (phi);
  double t2 = tan (phi) * tan (phi);
  double nu = SEMI_MAJOR_AIRY * SCALE / sqrt (1 - e2 * sine * sine);
  double rho = SEMI_MAJOR_AIRY * SCALE * (1 - e2) * pow (1 - e2 * sine * sine, -1.5);
  double eta2 = nu / rho - 1;
  double c3 = pow (cosine, 3);
  double c5 = pow (cosine, 5);

  *northing = get_meridian_arc (phi, n) + TRUE_NORTHING + nu / 2 * sine * cosine * pow (away, 2) +
              nu / 24 * sine * c3 * (5 - t2 + 9 * eta2) * pow (away, 4) +
              nu / 720 * sine * c5 * (61 - 58 * t2 + t2 * t2) * pow (away, 6);
  *easting = TRUE_EASTING + nu * cosine * away + nu / 6 * c3 * (nu / rho - t2) * pow (away, 3) +
             nu / 120 * c5 * (5 - 18 * t2 + t2 * t2 + 14 * eta2 - 58 * t2 * eta2) * pow (away, 5);
  return *easting >= 0 && *easting < MOST_EASTING && *northing >= 0 && *northing < MOST_NORTHING;
}

/**
 * charter_grid_reference_from_degrees:
 * @latitude: in degrees north, as satellites and directories say it (WGS 84, ETRS89)
 * @longitude: in degrees east
 * @easting: (out): in metres on the national grid
 * @northing: (out): in metres on the national grid
 *
 * The Helmert transformation from WGS 84 to OSGB36, then the projection: right to some five metres, as its
 * source says, which is more than a distance in miles needs. Source: Ordnance Survey, "A guide to
 * coordinate systems in Great Britain", section 6.6 and annexes A to C.
 *
 * Returns: whether the place is on the grid; else nothing is set
 */
gboolean
charter_grid_reference_from_degrees (double  latitude,
                                     double  longitude,
                                     int    *easting,
                                     int    *northing)
{
  double x, y, z, east, north;

  /* The projection is made for these; further away its series say anything. */
  if (!(latitude > 49 && latitude < 61.5 && longitude > -10 && longitude < 3))
    return FALSE;
  to_cartesian (to_radians (latitude), to_radians (longitude), &x, &y, &z);
  shift_datum (&x, &y, &z);
  from_cartesian (x, y, z, &latitude, &longitude);
  if (!charter_grid_reference_project (latitude * 180.0 / G_PI, longitude * 180.0 / G_PI, &east, &north))
    return FALSE;
  *easting = (int) lround (east);
  *northing = (int) lround (north);
  return TRUE;
}
