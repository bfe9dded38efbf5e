/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-trend-plot.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TREND_CHART (charter_trend_chart_get_type ())
G_DECLARE_FINAL_TYPE (CharterTrendChart, charter_trend_chart, CHARTER, TREND_CHART, GtkWidget)

/* A trend on screen, with a menu that saves it; its table stands beside it in the page. */
GtkWidget        *charter_trend_chart_new      (void) G_GNUC_WARN_UNUSED_RESULT;
CharterTrendPlot *charter_trend_chart_get_plot (CharterTrendChart *self);
void              charter_trend_chart_set_plot (CharterTrendChart *self,
                                                CharterTrendPlot  *plot);

G_END_DECLS
