/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-standing-chart.h"

G_BEGIN_DECLS

/* The way of a chart's rings from where they stood to where they stand now. */
typedef struct _CharterRadarMovement CharterRadarMovement;

/* One a kind, and more of other cycles and voices. */
#define CHARTER_RADAR_MOVEMENT_MOST_RINGS (CHARTER_RING_OTHER + 1 + 32)

CharterRadarMovement *charter_radar_movement_new        (GtkWidget            *widget) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_radar_movement_free       (CharterRadarMovement *self);
void                  charter_radar_movement_begin      (CharterRadarMovement *self,
                                                         CharterStandingChart *chart,
                                                         gboolean              has_same_axes);
const double         *charter_radar_movement_get_values (CharterRadarMovement *self,
                                                         guint                 ring);

G_END_DECLS
