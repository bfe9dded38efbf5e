/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-chart-menu.h"
#include "charter-radar-chart.h"
#include "charter-radar-movement.h"

G_BEGIN_DECLS

#define CHARTER_RADAR_CHART_MOST_RINGS CHARTER_RADAR_MOVEMENT_MOST_RINGS

struct _CharterRadarChart
{
  GtkWidget parent_instance;

  /* Owned */
  CharterStandingChart *chart;
  GPtrArray            *handles; /* of CharterRadarHandle, one an axis */
  CharterRadarMovement *movement;

  /* State */
  int      hovered; /* an axis; -1: none */
  guint    focused;
  gboolean shows_previous;
  gboolean shows_target;
  gboolean has_caption;
};

/* --- charter-radar-chart.c --- */
void charter_radar_chart_activate_axis   (CharterRadarChart *self,
                                          guint              axis);

/* --- charter-radar-chart-drawing.c --- */
/* What is shown now, without the rings that are switched off; @rings has room for all. */
void charter_radar_chart_get_radar       (CharterRadarChart *self,
                                          CharterRadar      *radar,
                                          CharterRadarRing  *rings);
void charter_radar_chart_get_style       (CharterRadarChart *self,
                                          CharterRadarStyle *style);
void charter_radar_chart_snapshot        (GtkWidget         *widget,
                                          GtkSnapshot       *snapshot);

/* --- charter-radar-chart-input.c: the pointer and the keyboard --- */
/* The axis at a point of the widget, or -1. */
int  charter_radar_chart_pick_axis       (CharterRadarChart *self,
                                          double             x,
                                          double             y);
void charter_radar_chart_bind_keys       (GtkWidgetClass    *widget_class);
void charter_radar_chart_listen          (CharterRadarChart *self);

/* --- charter-radar-chart-actions.c: saving and copying the picture --- */
void charter_radar_chart_install_actions (GtkWidgetClass    *widget_class);

G_END_DECLS
