/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-item-chooser.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-row.h"

/**
 * CharterItemChooser:
 *
 * Every item of a framework under its area, narrowed down by typing.
 */
struct _CharterItemChooser
{
  GtkPopover parent_instance;

  /* Template widgets */
  GtkWidget        *search;
  GtkWidget        *list;

  CharterFramework *framework; /* owned */
};

G_DEFINE_FINAL_TYPE (CharterItemChooser, charter_item_chooser, GTK_TYPE_POPOVER)

static guint chosen_signal;

static CharterItem *
get_item (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "charter-item");
}

static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       user_data)
{
  CharterItemChooser *self = user_data;
  CharterItem *item = get_item (row);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *text = g_strdup_printf ("%s %s", charter_item_get_code (item),
                                           charter_item_get_title (item));

  return !*words || g_str_has_prefix (charter_item_get_code (item), words)
         || g_str_match_string (words, text, TRUE);
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  CharterArea *area = charter_item_get_area (get_item (row));
  GtkWidget *label;
  g_autofree char *text = NULL;

  if (!area || (before && charter_item_get_area (get_item (before)) == area))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  text = g_strdup_printf ("%s  %s", charter_area_get_code (area), charter_area_get_title (area));
  label = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "evidence-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_row (CharterItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = g_object_new (CHARTER_TYPE_ROW, NULL);
  g_autofree char *text = g_strdup_printf ("%s  %s", charter_item_get_code (item),
                                           charter_item_get_title (item));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  adw_bin_set_child (ADW_BIN (child), label);
  charter_row_set_spoken_name (CHARTER_ROW (child), text);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  g_object_set_data_full (G_OBJECT (row), "charter-item", g_object_ref (item), g_object_unref);
  return row;
}

static void
row_activated_cb (CharterItemChooser *self,
                  GtkListBoxRow      *row)
{
  g_autofree char *code = g_strdup (charter_item_get_code (get_item (row)));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, chosen_signal, 0, code);
}

/* Enter takes the first that is left, once something was typed. */
static void
activated_cb (CharterItemChooser *self)
{
  GtkListBoxRow *row;

  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

static void
search_changed_cb (CharterItemChooser *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
}

static void
charter_item_chooser_show (GtkWidget *widget)
{
  CharterItemChooser *self = CHARTER_ITEM_CHOOSER (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  GTK_WIDGET_CLASS (charter_item_chooser_parent_class)->show (widget);
  gtk_widget_grab_focus (self->search);
}

static void
charter_item_chooser_dispose (GObject *object)
{
  CharterItemChooser *self = CHARTER_ITEM_CHOOSER (object);

  g_clear_object (&self->framework);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_ITEM_CHOOSER);

  G_OBJECT_CLASS (charter_item_chooser_parent_class)->dispose (object);
}

static void
charter_item_chooser_class_init (CharterItemChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_item_chooser_dispose;
  widget_class->show = charter_item_chooser_show;

  /**
   * CharterItemChooser::chosen:
   * @code: the item's code
   */
  chosen_signal = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-item-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterItemChooser, list);
  gtk_widget_class_bind_template_child (widget_class, CharterItemChooser, search);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
}

static void
charter_item_chooser_init (CharterItemChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), is_wanted, self, NULL);
  gtk_list_box_set_header_func (GTK_LIST_BOX (self->list), add_header, self, NULL);
}

/**
 * charter_item_chooser_set_framework:
 * @self: a chooser
 * @framework: (nullable): whose items
 */
void
charter_item_chooser_set_framework (CharterItemChooser *self,
                                    CharterFramework   *framework)
{
  GListModel *areas = framework ? charter_framework_get_areas (framework) : NULL;
  GtkListBoxRow *row;

  g_return_if_fail (CHARTER_IS_ITEM_CHOOSER (self));
  if (!g_set_object (&self->framework, framework))
    return;
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (item));
        }
    }
}
