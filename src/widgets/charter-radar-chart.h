/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-standing-chart.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_RADAR_CHART (charter_radar_chart_get_type ())
G_DECLARE_FINAL_TYPE (CharterRadarChart, charter_radar_chart, CHARTER, RADAR_CHART, GtkWidget)

/* Signals: axis-activated (guint axis), by click or Enter. */
GtkWidget            *charter_radar_chart_new                (void) G_GNUC_WARN_UNUSED_RESULT;

CharterStandingChart *charter_radar_chart_get_chart          (CharterRadarChart    *self); /* nullable */
void                  charter_radar_chart_set_chart          (CharterRadarChart    *self,
                                                              CharterStandingChart *chart);
gboolean              charter_radar_chart_get_shows_previous (CharterRadarChart    *self);
void                  charter_radar_chart_set_shows_previous (CharterRadarChart    *self,
                                                              gboolean              shows_previous);
gboolean              charter_radar_chart_get_shows_target   (CharterRadarChart    *self);
void                  charter_radar_chart_set_shows_target   (CharterRadarChart    *self,
                                                              gboolean              shows_target);
gboolean              charter_radar_chart_get_has_caption    (CharterRadarChart    *self);
void                  charter_radar_chart_set_has_caption    (CharterRadarChart    *self,
                                                              gboolean              has_caption);

G_END_DECLS
