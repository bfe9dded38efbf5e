/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-trend-chart.h"

#include <glib/gi18n.h>

#include "charter-appearance.h"
#include "charter-message.h"

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
  GtkWidget *menu;        /* nullable until asked for */
  GtkFileChooserNative *chooser; /* nullable: open */
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

static void
chooser_response_cb (GtkNativeDialog   *dialog,
                     int                response,
                     CharterTrendChart *self)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file && self->plot)
    {
      g_autofree char *path = g_file_get_path (file);

      if (!path)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("Choose a folder on this computer or on your network drive."));
      else
        charter_trend_write (charter_trend_plot_get_trend (self->plot), &picture_style, path, &error);
      if (error)
        charter_message_show_error (GTK_WIDGET (self), _("The chart could not be saved"), error);
    }
  g_clear_object (&self->chooser);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  CharterTrendChart *self = CHARTER_TREND_CHART (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *name = NULL;

  if (!self->plot)
    return;
  name = g_strdup_printf ("%s.%s", charter_trend_plot_get_trend (self->plot)->title,
                          g_variant_get_string (parameter, NULL));
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save chart"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
make_menu (CharterTrendChart *self)
{
  g_autoptr(GMenu) model = g_menu_new ();
  GtkWidget *menu;

  g_menu_append (model, _("Save as picture (PNG)…"), "trend.save::png");
  g_menu_append (model, _("Save as drawing (SVG)…"), "trend.save::svg");
  g_menu_append (model, _("Save as page (PDF)…"), "trend.save::pdf");
  menu = gtk_popover_menu_new_from_model (G_MENU_MODEL (model));
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_widget_set_parent (menu, GTK_WIDGET (self));
  return menu;
}

static void
popup (CharterTrendChart *self,
       double             x,
       double             y)
{
  if (!self->menu)
    self->menu = make_menu (self);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (CharterTrendChart *self,
                 int                n_press,
                 double             x,
                 double             y)
{
  popup (self, x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *args,
             gpointer   data)
{
  popup (CHARTER_TREND_CHART (widget), gtk_widget_get_width (widget) / 2, gtk_widget_get_height (widget) / 2);
  return TRUE;
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
  CharterTrendChart *self = CHARTER_TREND_CHART (widget);

  if (self->menu)
    gtk_popover_present (GTK_POPOVER (self->menu));
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

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->plot, charter_trend_plot_unref);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (charter_trend_chart_parent_class)->dispose (object);
}

static void
charter_trend_chart_class_init (CharterTrendChartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_trend_chart_dispose;

  widget_class->measure = charter_trend_chart_measure;
  widget_class->size_allocate = charter_trend_chart_size_allocate;
  widget_class->snapshot = charter_trend_chart_snapshot;

  gtk_widget_class_install_action (widget_class, "trend.save", "s", save_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "trend");
}

static void
charter_trend_chart_init (CharterTrendChart *self)
{
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
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
