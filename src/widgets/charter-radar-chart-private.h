/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-chart-menu.h"
#include "charter-radar-chart.h"

G_BEGIN_DECLS

/* One a kind, and more of other cycles and voices. */
#define CHARTER_RADAR_CHART_MOST_RINGS (CHARTER_RING_OTHER + 1 + 32)

struct _CharterRadarChart
{
  GtkWidget parent_instance;

  /* Owned */
  CharterStandingChart *chart;
  GPtrArray            *handles; /* of CharterRadarHandle, one an axis */
  AdwAnimation         *movement;

  /* State */
  double   *from[CHARTER_RADAR_CHART_MOST_RINGS];  /* values when the movement began, by slot; NULL without */
  double   *shown[CHARTER_RADAR_CHART_MOST_RINGS]; /* values as drawn now, by slot */
  int       hovered;
  guint     focused;
  gboolean  shows_previous;
  gboolean  shows_target;
  gboolean  has_caption;
};

/* What is shown now, without the rings that are switched off; @rings has room for all. */
void charter_radar_chart_get_radar       (CharterRadarChart *self,
                                          CharterRadar      *radar,
                                          CharterRadarRing  *rings);

/* Saving and copying the picture; charter-radar-chart-actions.c. */
void charter_radar_chart_install_actions (GtkWidgetClass    *widget_class);

G_END_DECLS
