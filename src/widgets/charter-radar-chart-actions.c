/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-radar-chart-private.h"

#include <glib/gi18n.h>

#include "charter-message.h"

/* A picture goes onto paper, into a letter or onto a slide: light, whatever the window looks like. */
static const CharterRadarStyle picture_style = {
  .palette = CHARTER_PALETTE_PAPER,
  .font_size = 12,
  .font_family = "Cantarell, sans-serif",
  .has_legend = TRUE,
};

/* Of a copied picture, in units of the style; twice as many pixels. */
#define PICTURE_WIDTH 600
#define PICTURE_HEIGHT 540
#define PICTURE_SCALE 2

static void
chooser_response_cb (GtkNativeDialog   *dialog,
                     int                response,
                     CharterRadarChart *self)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
  CharterRadar radar;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file)
    {
      g_autofree char *path = g_file_get_path (file);

      charter_radar_chart_get_radar (self, &radar, rings);
      if (!path)
        g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _("Choose a folder on this computer or on your network drive."));
      else
        charter_radar_write (&radar, &picture_style, path, &error);
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
  CharterRadarChart *self = CHARTER_RADAR_CHART (widget);
  const char *ending = g_variant_get_string (parameter, NULL);
  g_autofree char *name = g_strdup_printf ("%s.%s", _("Where we stand"), ending);
  GtkRoot *root = gtk_widget_get_root (widget);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save chart"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chooser_response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GdkTexture *
create_picture (CharterRadarChart *self)
{
  CharterColour paper = charter_palette_get_ink (picture_style.palette, CHARTER_INK_BACKGROUND);
  cairo_surface_t *surface =
    cairo_image_surface_create (CAIRO_FORMAT_ARGB32, PICTURE_WIDTH * PICTURE_SCALE,
                                PICTURE_HEIGHT * PICTURE_SCALE);
  cairo_t *cr = cairo_create (surface);
  CharterRadarRing rings[CHARTER_RADAR_CHART_MOST_RINGS];
  CharterRadar radar;
  g_autoptr(GBytes) bytes = NULL;

  charter_radar_chart_get_radar (self, &radar, rings);
  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  cairo_scale (cr, PICTURE_SCALE, PICTURE_SCALE);
  charter_radar_draw (&radar, &picture_style, cr, PICTURE_WIDTH, PICTURE_HEIGHT);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface) *
                                        (gsize) cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);

  return gdk_memory_texture_new (PICTURE_WIDTH * PICTURE_SCALE, PICTURE_HEIGHT * PICTURE_SCALE,
                                 GDK_MEMORY_DEFAULT, bytes,
                                 (gsize) cairo_image_surface_get_stride (surface));
}

static void
copy_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  g_autoptr(GdkTexture) picture = create_picture (CHARTER_RADAR_CHART (widget));

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), picture);
}

void
charter_radar_chart_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "chart.copy", NULL);
}

static GMenuModel *
create_menu (void)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenu) copying = g_menu_new ();
  g_autoptr(GMenu) saving = g_menu_new ();

  g_menu_append (copying, _("Copy as picture"), "chart.copy");
  g_menu_append (saving, _("Save as picture (PNG)…"), "chart.save::png");
  g_menu_append (saving, _("Save as drawing (SVG)…"), "chart.save::svg");
  g_menu_append (saving, _("Save as page (PDF)…"), "chart.save::pdf");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (copying));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (saving));

  return G_MENU_MODEL (menu);
}

/* @x, @y: where the pointer is, or the middle for a key */
void
charter_radar_chart_popup (CharterRadarChart *self,
                           double             x,
                           double             y)
{
  if (!self->menu)
    {
      g_autoptr(GMenuModel) model = create_menu ();

      self->menu = gtk_popover_menu_new_from_model (model);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}
