/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-behind-panel.h"

#include <glib/gi18n.h>

#include "charter-item.h"
#include "charter-row.h"
#include "charter-term.h"
#include "charter-training-log.h"
#include "charter-ui.h"

/* So many records show that something stands behind the item; the rest is on its page. */
#define MOST_SHOWN 4

/**
 * CharterBehindPanel:
 *
 * What the school wrote down of its staff's learning that stands behind an item, where its pack says so.
 * It proposes no level.
 */
struct _CharterBehindPanel
{
  AdwBin            parent_instance;

  /* Children */
  GtkWidget        *list;

  CharterItemSheet *sheet; /* nullable */
};

G_DEFINE_FINAL_TYPE (CharterBehindPanel, charter_behind_panel, ADW_TYPE_BIN)

static void
add_row (CharterBehindPanel *self,
         const char         *title,
         const char         *subtitle)
{
  g_autofree char *spoken = g_strjoin (subtitle ? ", " : NULL, title, subtitle, NULL);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", title, "title-lines", 2,
                                 "subtitle", subtitle ? subtitle : "", "subtitle-lines", 2, "activatable", TRUE, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             g_object_new (GTK_TYPE_IMAGE, "icon-name", "go-next-symbolic", "accessible-role",
                                           GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  charter_row_say (row, subtitle ? spoken : title);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static void
add_training (CharterBehindPanel *self,
              CharterTraining    *training)
{
  const char *title = charter_training_get_title (training);
  g_autofree char *day = charter_term_dup_date_words (charter_training_get_happened_on (training));
  g_autofree char *who = charter_training_dup_who_words (training);
  g_autofree char *words = g_strjoin (who ? " · " : NULL, day ? day : _("no day"), who, NULL);

  add_row (self, title ? title : _("Not written yet"), words);
}

static void
update (CharterBehindPanel *self)
{
  CharterPortfolio *portfolio =
    self->sheet ? charter_session_get_portfolio (charter_item_sheet_get_session (self->sheet)) : NULL;
  CharterItem *item = self->sheet ? charter_item_sheet_get_item (self->sheet) : NULL;
  gboolean is_fed = portfolio && item && charter_item_get_fed_by (item) != 0;
  g_autoptr(GPtrArray) list = is_fed ? charter_training_log_list_for (portfolio, item) : NULL;
  GtkWidget *child;

  charter_ui_show (GTK_WIDGET (self), is_fed, NULL);
  while ((child = gtk_widget_get_first_child (self->list)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  if (!is_fed)
    return;
  for (guint i = 0; i < list->len && i < MOST_SHOWN; i++)
    add_training (self, g_ptr_array_index (list, i));
  if (list->len == 0)
    add_row (self, _("Nothing is written down yet"), _("Staff development, on the Charter page"));
  else if (list->len > MOST_SHOWN)
    {
      guint n = list->len - MOST_SHOWN;
      g_autofree char *words = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

      add_row (self, words, NULL);
    }
}

static void
row_activated_cb (CharterBehindPanel *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.go", "(ss)", "charter", "development");
}

static void
charter_behind_panel_map (GtkWidget *widget)
{
  update (CHARTER_BEHIND_PANEL (widget));
  GTK_WIDGET_CLASS (charter_behind_panel_parent_class)->map (widget);
}

static void
charter_behind_panel_dispose (GObject *object)
{
  g_clear_object (&CHARTER_BEHIND_PANEL (object)->sheet);

  G_OBJECT_CLASS (charter_behind_panel_parent_class)->dispose (object);
}

static void
charter_behind_panel_class_init (CharterBehindPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_behind_panel_dispose;
  GTK_WIDGET_CLASS (klass)->map = charter_behind_panel_map;
}

static void
charter_behind_panel_init (CharterBehindPanel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_("What stands behind it"));

  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  gtk_widget_add_css_class (title, "heading");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What stands behind it"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), self->list);
  adw_bin_set_child (ADW_BIN (self), box);
  charter_ui_show (GTK_WIDGET (self), FALSE, NULL);
}

/**
 * charter_behind_panel_set_sheet:
 * @self: a panel
 * @sheet: what is judged
 */
void
charter_behind_panel_set_sheet (CharterBehindPanel *self,
                                CharterItemSheet   *sheet)
{
  g_return_if_fail (CHARTER_IS_BEHIND_PANEL (self));

  g_set_object (&self->sheet, sheet);
  g_signal_connect_object (sheet, "notify::item", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
