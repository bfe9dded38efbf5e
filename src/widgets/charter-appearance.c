/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-appearance.h"

#include <adwaita.h>

/**
 * charter_appearance_get_palette:
 *
 * Returns: the palette of what is drawn in the window now
 */
CharterPaletteKind
charter_appearance_get_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean is_dark = adw_style_manager_get_dark (manager);

  if (adw_style_manager_get_high_contrast (manager))
    return is_dark ? CHARTER_PALETTE_HIGH_CONTRAST_DARK : CHARTER_PALETTE_HIGH_CONTRAST;

  return is_dark ? CHARTER_PALETTE_DARK : CHARTER_PALETTE_LIGHT;
}

/**
 * charter_appearance_redraw_on_change:
 * @widget: one that draws with charter_appearance_get_palette()
 */
void
charter_appearance_redraw_on_change (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw),
                           widget, G_CONNECT_SWAPPED);
}

/**
 * charter_appearance_get_font_size:
 * @widget: a widget
 *
 * Returns: the size of its text in pixels, with the person's text scaling
 */
double
charter_appearance_get_font_size (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double resolution = pango_cairo_context_get_resolution (context);

  if (pango_font_description_get_size_is_absolute (font))
    return size;

  return size * (resolution > 0 ? resolution : 96) / 72;
}

/**
 * charter_appearance_dup_font_family:
 * @widget: a widget
 *
 * Returns: (transfer full): the family of its font
 */
char *
charter_appearance_dup_font_family (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);

  return g_strdup (pango_font_description_get_family (pango_context_get_font_description (context)));
}
