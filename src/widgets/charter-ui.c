/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-ui.h"

#include "charter-page.h"
#include "charter-row.h"
#include "charter-ui-resources.h"

/* Stands in for what AdwApplication does with the style sheet and icons at its resource path. */
static void
dress_display (GdkDisplay *display)
{
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, RESOURCE_BASE "/style.css");
  gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display),
                                    RESOURCE_BASE "/icons");
}

/**
 * charter_ui_init:
 *
 * Registers the templates, icons and base types that pages need. Call it before the first widget; more
 * than once does nothing. A test that has no application gets its style sheet and icons here too, so
 * call adw_init() first there.
 */
void
charter_ui_init (void)
{
  static gboolean is_ready;

  if (is_ready)
    return;

  is_ready = TRUE;
  charter_ui_register_resource ();
  g_type_ensure (CHARTER_TYPE_PAGE);
  g_type_ensure (CHARTER_TYPE_ROW);

  if (g_application_get_default () == NULL && gdk_display_get_default ())
    dress_display (gdk_display_get_default ());
}

/**
 * charter_ui_name_split_button:
 * @button: a split button with a dropdown tooltip
 */
void
charter_ui_name_split_button (AdwSplitButton *button)
{
  const char *name = adw_split_button_get_dropdown_tooltip (button);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (button)); child;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_MENU_BUTTON (child))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}
