/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean charter_grid_reference_project      (double  latitude,
                                              double  longitude,
                                              double *easting,
                                              double *northing);
gboolean charter_grid_reference_from_degrees (double  latitude,
                                              double  longitude,
                                              int    *easting,
                                              int    *northing);

G_END_DECLS
