/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-next-level-panel.h"

#include <glib/gi18n.h>

#include "charter-beside.h"
#include "charter-criteria.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-line-layout.h"
#include "charter-message.h"
#include "charter-next-level.h"
#include "charter-ui.h"

struct _CharterNextLevelPanel
{
  AdwBin parent_instance;

  GtkWidget *next_title;
  GtkWidget *next_list;

  CharterItemSheet *sheet;   /* nullable */
  GPtrArray *shortfalls;     /* of CharterShortfall, one a row; nullable */
};

G_DEFINE_FINAL_TYPE (CharterNextLevelPanel, charter_next_level_panel, ADW_TYPE_BIN)

static gboolean
is_planned (CharterNextLevelPanel  *self,
            const CharterShortfall *shortfall)
{
  g_autoptr(GPtrArray) actions = charter_item_sheet_list_actions (self->sheet);
  g_autofree char *wanted = charter_criterion_dup_key (shortfall->action);

  for (guint i = 0; i < actions->len; i++)
    {
      const char *title = charter_action_get_title (actions->pdata[i]);
      g_autofree char *key = title ? charter_criterion_dup_key (title) : NULL;

      /* Whether it begins with a capital has not always been the same. */
      if (g_strcmp0 (key, wanted) == 0)
        return TRUE;
    }
  return FALSE;
}

/* To set the words at once would ask the display where the pointer is, and wait, for every row. */
static gboolean
query_tooltip_cb (GtkWidget  *row,
                  int         x,
                  int         y,
                  gboolean    is_keyboard,
                  GtkTooltip *tooltip)
{
  gtk_tooltip_set_text (tooltip, gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row))
                                 ? _("Make it an action (Enter)") : _("In the action plan"));
  return TRUE;
}

static GtkListBoxRow *
add_row (CharterNextLevelPanel *self)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = charter_beside_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_layout_manager (line, charter_line_layout_new ());
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  charter_beside_append (CHARTER_BESIDE (line), label);
  charter_beside_append (CHARTER_BESIDE (line), gtk_image_new ());
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  g_signal_connect (row, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_list_box_append (GTK_LIST_BOX (self->next_list), row);
  return GTK_LIST_BOX_ROW (row);
}

static void
show_shortfall (CharterNextLevelPanel  *self,
                GtkListBoxRow          *row,
                const CharterShortfall *shortfall)
{
  gboolean is_done = is_planned (self, shortfall);
  gboolean is_open = !is_done && !charter_item_sheet_is_locked (self->sheet);
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_box_row_get_child (row));
  GtkWidget *icon = gtk_widget_get_next_sibling (label);
  const char *icon_name = is_done ? "object-select-symbolic" : "list-add-symbolic";
  g_autofree char *spoken =
    g_strdup_printf (is_done ? _("%s: in the action plan") : _("%s: make it an action"), shortfall->words);

  gtk_label_set_label (GTK_LABEL (label), shortfall->words);
  if (g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (icon)), icon_name) != 0)
    gtk_image_set_from_icon_name (GTK_IMAGE (icon), icon_name);
  gtk_widget_set_visible (icon, is_open || is_done);
  gtk_list_box_row_set_activatable (row, is_open);
  gtk_widget_set_has_tooltip (GTK_WIDGET (row), is_open || is_done);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

/* A row shows another shortfall rather than give way to a new one: the key that made an action leaves the
 * focus where it was, and going from item to item builds nothing. */
static void
show_rows (CharterNextLevelPanel *self)
{
  GtkListBoxRow *row;
  int i;

  for (i = 0; i < (int) self->shortfalls->len; i++)
    {
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->next_list), i);
      show_shortfall (self, row ? row : add_row (self), self->shortfalls->pdata[i]);
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->next_list), i++)))
    gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
}

static void
changed_cb (CharterNextLevelPanel *self)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterLevel *level = item ? charter_next_level_find (session, item) : NULL;
  g_autofree char *title = NULL;

  g_clear_pointer (&self->shortfalls, g_ptr_array_unref);
  if (level)
    self->shortfalls = charter_next_level_list (session, item);
  charter_ui_show (GTK_WIDGET (self), self->shortfalls && self->shortfalls->len > 0, NULL);
  if (!self->shortfalls)
    return;
  /* TRANSLATORS: with a code and a level: "Why is 8.2 not Advanced?" */
  title = g_strdup_printf (_("Why is %s not %s?"), charter_item_get_code (item),
                           charter_level_get_title (level));
  gtk_label_set_label (GTK_LABEL (self->next_title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next_list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_rows (self);
}

static void
row_activated_cb (CharterNextLevelPanel *self,
                  GtkListBoxRow         *row)
{
  g_autoptr(GPtrArray) kept = g_ptr_array_ref (self->shortfalls);
  g_autoptr(GError) error = NULL;

  if (!charter_next_level_make_action (charter_item_sheet_get_session (self->sheet),
                                       charter_item_sheet_get_item (self->sheet),
                                       kept->pdata[gtk_list_box_row_get_index (row)], &error))
    charter_message_show_error (GTK_WIDGET (self), _("This was not recorded"), error);
}

static void
charter_next_level_panel_dispose (GObject *object)
{
  CharterNextLevelPanel *self = CHARTER_NEXT_LEVEL_PANEL (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->shortfalls, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_NEXT_LEVEL_PANEL);

  G_OBJECT_CLASS (charter_next_level_panel_parent_class)->dispose (object);
}

static void
charter_next_level_panel_class_init (CharterNextLevelPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_next_level_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-next-level-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterNextLevelPanel, next_title);
  gtk_widget_class_bind_template_child (widget_class, CharterNextLevelPanel, next_list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
charter_next_level_panel_init (CharterNextLevelPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_next_level_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item of which the next level is shown
 */
void
charter_next_level_panel_set_sheet (CharterNextLevelPanel *self,
                                    CharterItemSheet      *sheet)
{
  g_return_if_fail (CHARTER_IS_NEXT_LEVEL_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}
