/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What every chart on the screen can be asked for: a picture on the clipboard, or itself as a file. */
typedef struct {
  char     * (*dup_name) (GtkWidget   *chart); /* of a file, without its ending */
  gboolean   (*write)    (GtkWidget   *chart,
                          const char  *path,
                          GError     **error);
  void       (*draw)     (GtkWidget   *chart,  /* on paper */
                          cairo_t     *cr,
                          double       width,
                          double       height);
} CharterChartMaker;

/* For the class of a chart: the actions chart.save and chart.copy, the menu by pointer and key. */
void charter_chart_menu_install (GtkWidgetClass          *widget_class,
                                 const CharterChartMaker *maker);
void charter_chart_menu_attach  (GtkWidget               *chart);

/* For its size_allocate and its dispose. */
void charter_chart_menu_allocate (GtkWidget              *chart);
void charter_chart_menu_detach  (GtkWidget               *chart);

/* The same menu as a button beside its chart. */
#define CHARTER_TYPE_CHART_MENU (charter_chart_menu_get_type ())
G_DECLARE_FINAL_TYPE (CharterChartMenu, charter_chart_menu, CHARTER, CHART_MENU, AdwBin)

GtkWidget *charter_chart_menu_new (GtkWidget *chart) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
