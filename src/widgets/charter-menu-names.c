/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-menu-names.h"

/* GTK 4.18 names the items of a menu by labels that it tells to say nothing, so that a screen reader finds
 * items without a name. Each says its words as soon as its menu is seen. */

static gboolean
is_item (GtkWidget *widget)
{
  return g_str_equal (gtk_widget_class_get_css_name (GTK_WIDGET_GET_CLASS (widget)), "modelbutton")
         && g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "text") != NULL;
}

static void
name_item (GtkWidget *item)
{
  g_autofree char *words = NULL;

  g_object_get (item, "text", &words, NULL);
  if (!words || *words == '\0')
    return;
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
name_items_below (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (is_item (child))
      {
        name_item (child);
        g_signal_handlers_disconnect_by_func (child, name_item, NULL);
        g_signal_connect (child, "notify::text", G_CALLBACK (name_item), NULL);
      }
    else
      {
        name_items_below (child);
      }
}

static void
menu_mapped_cb (GtkWidget *menu)
{
  g_signal_chain_from_overridden_handler (menu);
  name_items_below (menu);
}

/**
 * charter_menu_names_init:
 *
 * From here on the items of every menu say their words. Call it once.
 */
void
charter_menu_names_init (void)
{
  /* Before, their labels name them. */
  if (gtk_check_version (4, 10, 0) != NULL)
    return;
  g_type_class_ref (GTK_TYPE_POPOVER_MENU); /* kept: a class that is not there yet has no signals */
  g_signal_override_class_handler ("map", GTK_TYPE_POPOVER_MENU, G_CALLBACK (menu_mapped_cb));
}
