/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-choice.h"

/* libadwaita shows twenty letters of a choice, in the row and in the list that opens from it: "8.2 Partners in
 * ass…" is no choice. */
#define LETTERS 44

static GtkWidget *
add_label (GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LETTERS);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_item_set_child (item, box);
  return box;
}

static void
set_up_cb (AdwComboRow *row,
           GtkListItem *item)
{
  add_label (item);
}

static void
bind_cb (AdwComboRow *row,
         GtkListItem *item)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* In the list what is chosen is marked. */
static void
show_mark (GtkListItem *item,
           GParamSpec  *pspec,
           AdwComboRow *row)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (mark, adw_combo_row_get_selected_item (row) == gtk_list_item_get_item (item));
}

static void
set_up_list_cb (AdwComboRow *row,
                GtkListItem *item)
{
  gtk_box_append (GTK_BOX (add_label (item)), gtk_image_new_from_icon_name ("object-select-symbolic"));
}

static void
bind_list_cb (AdwComboRow *row,
              GtkListItem *item)
{
  bind_cb (row, item);
  g_signal_connect_object (row, "notify::selected-item", G_CALLBACK (show_mark), item, G_CONNECT_SWAPPED);
  show_mark (item, NULL, row);
}

static void
unbind_list_cb (AdwComboRow *row,
                GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (row, show_mark, item);
}

/**
 * charter_choice_widen:
 * @row: a choice among strings
 *
 * Shows more of each string than libadwaita does, where there is room for it.
 */
void
charter_choice_widen (AdwComboRow *row)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GtkListItemFactory) list_factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (ADW_IS_COMBO_ROW (row));
  g_signal_connect_object (factory, "setup", G_CALLBACK (set_up_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (list_factory, "setup", G_CALLBACK (set_up_list_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (list_factory, "bind", G_CALLBACK (bind_list_cb), row, G_CONNECT_SWAPPED);
  g_signal_connect_object (list_factory, "unbind", G_CALLBACK (unbind_list_cb), row, G_CONNECT_SWAPPED);
  adw_combo_row_set_factory (row, factory);
  adw_combo_row_set_list_factory (row, list_factory);
}
