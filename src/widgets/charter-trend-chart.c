/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-trend-chart.h"

#include "charter-appearance.h"
#include "charter-chart-menu.h"

/**
 * CharterTrendChart:
 *
 * Figures over time on screen. It says what it shows to who cannot see it, and saves itself as a file
 * that looks the same on paper.
 */
struct _CharterTrendChart
{
  GtkWidget parent_instance;

  CharterTrendPlot *plot; /* nullable */
};

G_DEFINE_FINAL_TYPE (CharterTrendChart, charter_trend_chart, GTK_TYPE_WIDGET)

#define LEAST_WIDTH 280
#define USUAL_WIDTH 560
#define HEIGHT 260

static const CharterTrendStyle picture_style = {
  .palette = CHARTER_PALETTE_PAPER,
  .font_size = 12,
  .font_family = "Cantarell, sans-serif",
  .has_title = TRUE,
};

static char *
dup_name (GtkWidget *chart)
{
  CharterTrendPlot *plot = CHARTER_TREND_CHART (chart)->plot;

  return plot ? g_strdup (charter_trend_plot_get_trend (plot)->title) : NULL;
}

static gboolean
write_chart (GtkWidget   *chart,
             const char  *path,
             GError     **error)
{
  return charter_trend_write (charter_trend_plot_get_trend (CHARTER_TREND_CHART (chart)->plot), &picture_style, path, error);
}

static void
draw_chart (GtkWidget *chart,
            cairo_t   *cr,
            double     width,
            double     height)
{
  CharterTrendPlot *plot = CHARTER_TREND_CHART (chart)->plot;

  if (plot)
    charter_trend_draw (charter_trend_plot_get_trend (plot), &picture_style, cr, width, height);
}

static void
charter_trend_chart_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? USUAL_WIDTH : HEIGHT;
}

static void
charter_trend_chart_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  charter_chart_menu_allocate (widget);
}

static void
charter_trend_chart_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  CharterTrendChart *self = CHARTER_TREND_CHART (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  g_autofree char *family = charter_appearance_dup_font_family (widget);
  CharterTrendStyle style = {
    .palette = charter_appearance_get_palette (),
    .font_size = charter_appearance_get_font_size (widget),
    .font_family = family,
    .is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
  };
  cairo_t *cr;

  if (!self->plot)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  charter_trend_draw (charter_trend_plot_get_trend (self->plot), &style, cr, width, height);
  cairo_destroy (cr);
  if (gtk_widget_has_visible_focus (widget))
    gtk_snapshot_render_focus (snapshot, gtk_widget_get_style_context (widget), 0, 0, width, height);
}

static void
charter_trend_chart_dispose (GObject *object)
{
  CharterTrendChart *self = CHARTER_TREND_CHART (object);

  charter_chart_menu_detach (GTK_WIDGET (self));
  g_clear_pointer (&self->plot, charter_trend_plot_unref);

  G_OBJECT_CLASS (charter_trend_chart_parent_class)->dispose (object);
}

static void
charter_trend_chart_class_init (CharterTrendChartClass *klass)
{
  static const CharterChartMaker maker = { dup_name, write_chart, draw_chart };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_trend_chart_dispose;

  widget_class->measure = charter_trend_chart_measure;
  widget_class->size_allocate = charter_trend_chart_size_allocate;
  widget_class->snapshot = charter_trend_chart_snapshot;

  charter_chart_menu_install (widget_class, &maker);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "trend");
}

static void
charter_trend_chart_init (CharterTrendChart *self)
{
  charter_chart_menu_attach (GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  charter_appearance_redraw_on_change (GTK_WIDGET (self));
}

/** charter_trend_chart_new: Returns: (transfer floating): a chart of nothing yet */
GtkWidget *
charter_trend_chart_new (void)
{
  return g_object_new (CHARTER_TYPE_TREND_CHART, NULL);
}

/**
 * charter_trend_chart_get_plot:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what is shown
 */
CharterTrendPlot *
charter_trend_chart_get_plot (CharterTrendChart *self)
{
  g_return_val_if_fail (CHARTER_IS_TREND_CHART (self), NULL);
  return self->plot;
}

/**
 * charter_trend_chart_set_plot:
 * @self: a chart
 * @plot: (nullable): what to show
 */
void
charter_trend_chart_set_plot (CharterTrendChart *self,
                              CharterTrendPlot  *plot)
{
  g_autofree char *summary = NULL;

  g_return_if_fail (CHARTER_IS_TREND_CHART (self));
  if (plot)
    charter_trend_plot_ref (plot);
  g_clear_pointer (&self->plot, charter_trend_plot_unref);
  self->plot = plot;
  summary = plot ? charter_trend_dup_summary (charter_trend_plot_get_trend (plot)) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  plot ? charter_trend_plot_get_trend (plot)->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, summary, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
