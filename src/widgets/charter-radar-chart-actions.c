/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-chart-private.h"

#include <glib/gi18n.h>

/* A picture goes onto paper, into a letter or onto a slide: light, whatever the window looks like. */
static const CharterRadarStyle picture_style = {
  .palette = CHARTER_PALETTE_PAPER,
  .font_size = 12,
  .font_family = "Cantarell, sans-serif",
  .has_legend = TRUE,
};

static char *
dup_name (GtkWidget *chart)
{
  return g_strdup (_("Where we stand"));
}

static gboolean
write_chart (GtkWidget   *chart,
             const char  *path,
             GError     **error)
{
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
  CharterRadar radar;

  charter_radar_chart_get_radar (CHARTER_RADAR_CHART (chart), &radar, rings);
  return charter_radar_write (&radar, &picture_style, path, error);
}

static void
draw_chart (GtkWidget *chart,
            cairo_t   *cr,
            double     width,
            double     height)
{
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
  CharterRadar radar;

  charter_radar_chart_get_radar (CHARTER_RADAR_CHART (chart), &radar, rings);
  charter_radar_draw (&radar, &picture_style, cr, width, height);
}

/**
 * charter_radar_chart_install_actions:
 * @widget_class: the chart's class
 */
void
charter_radar_chart_install_actions (GtkWidgetClass *widget_class)
{
  static const CharterChartMaker maker = { dup_name, write_chart, draw_chart };

  charter_chart_menu_install (widget_class, &maker);
}
