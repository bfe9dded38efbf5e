/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-area-heading.h"

#include "charter-area.h"

#define ITEM "charter-item"

/**
 * charter_area_heading_set_item:
 * @row: a row of a list of items
 * @item: what it shows
 */
void
charter_area_heading_set_item (GtkListBoxRow *row,
                               CharterItem   *item)
{
  g_object_set_data_full (G_OBJECT (row), ITEM, g_object_ref (item), g_object_unref);
}

/**
 * charter_area_heading_get_item:
 * @row: a row of a list of items
 *
 * Returns: (transfer none): what it shows
 */
CharterItem *
charter_area_heading_get_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ITEM);
}

/**
 * charter_area_heading_update:
 * @row: a row of a list of items
 * @before: (nullable): the row before it
 * @user_data: not used
 *
 * A #GtkListBoxUpdateHeaderFunc: the first row of each area has the area's name over it.
 */
void
charter_area_heading_update (GtkListBoxRow *row,
                             GtkListBoxRow *before,
                             gpointer       user_data)
{
  CharterArea *area = charter_item_get_area (charter_area_heading_get_item (row));
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (!area || (before && charter_item_get_area (charter_area_heading_get_item (before)) == area))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  text = g_strdup_printf ("%s  %s", charter_area_get_code (area), charter_area_get_title (area));
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, NULL);
  gtk_widget_add_css_class (label, "evidence-heading");
  gtk_list_box_row_set_header (row, label);
}
