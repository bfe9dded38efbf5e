/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-area-panel.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-message.h"
#include "charter-text-block.h"
#include "charter-ui.h"

struct _CharterAreaPanel
{
  AdwBin parent_instance;

  GtkWidget *hand_button;
  GtkWidget *hand_popover;
  GtkWidget *level_choice;
  GtkWidget *reason_entry;
  GtkWidget *set_button;
  GtkWidget *remove_button;
  GtkWidget *summary;

  CharterItemSheet *sheet; /* nullable */
  gboolean is_showing;     /* the text follows the note: its signal is no wish */
};

G_DEFINE_FINAL_TYPE (CharterAreaPanel, charter_area_panel, ADW_TYPE_BIN)

static CharterArea *
get_area (CharterAreaPanel *self)
{
  CharterItem *item = charter_item_sheet_get_item (self->sheet);

  return item ? charter_item_get_area (item) : NULL;
}

static CharterAreaNote *
find_note (CharterAreaPanel *self)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterArea *area = get_area (self);

  return portfolio && area
         ? charter_portfolio_find_area_note (portfolio, charter_session_get_audit (session),
                                             charter_area_get_code (area))
         : NULL;
}

static GListModel *
get_levels (CharterAreaPanel *self)
{
  return charter_framework_get_levels (
    charter_session_get_framework (charter_item_sheet_get_session (self->sheet)));
}

static void
changed_cb (CharterAreaPanel *self)
{
  CharterAreaNote *note = find_note (self);
  const char *summary = note ? charter_area_note_get_summary (note) : NULL;
  gboolean is_locked = charter_item_sheet_is_locked (self->sheet);

  charter_ui_show (GTK_WIDGET (self), get_area (self) != NULL, NULL);
  gtk_widget_set_sensitive (self->hand_button, !is_locked);
  self->is_showing = TRUE;
  g_object_set (self->summary, "text", summary ? summary : "", "editable", !is_locked, NULL);
  self->is_showing = FALSE;
}

static void
fill_levels (CharterAreaPanel *self,
             const char       *chosen)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  GListModel *levels = get_levels (self);
  guint selected = 0;

  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      gtk_string_list_append (titles, charter_level_get_title (level));
      if (g_strcmp0 (charter_level_get_id (level), chosen) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->level_choice), G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->level_choice), selected);
}

static void
reason_changed_cb (CharterAreaPanel *self)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry))));

  gtk_widget_set_sensitive (self->set_button, *reason != '\0');
}

static void
shown_cb (CharterAreaPanel *self)
{
  CharterAreaNote *note = find_note (self);
  const char *reason = note ? charter_area_note_get_reason (note) : NULL;

  fill_levels (self, note ? charter_area_note_get_level (note) : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->reason_entry), reason ? reason : "");
  gtk_widget_set_visible (self->remove_button, note && charter_area_note_get_level (note));
  reason_changed_cb (self);
  gtk_widget_grab_focus (self->level_choice);
}

static void
set_level (CharterAreaPanel *self,
           CharterLevel     *level,
           const char       *reason)
{
  g_autoptr(GError) error = NULL;

  gtk_popover_popdown (GTK_POPOVER (self->hand_popover));
  if (!charter_judge_set_area_level (charter_item_sheet_get_session (self->sheet), get_area (self), level,
                                     reason, &error))
    charter_message_show_error (GTK_WIDGET (self), _("This was not recorded"), error);
}

static void
set_cb (CharterAreaPanel *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->level_choice));
  g_autoptr(CharterLevel) level = g_list_model_get_item (get_levels (self), position);
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));

  if (level && gtk_widget_get_sensitive (self->set_button))
    set_level (self, level, reason);
}

static void
remove_cb (CharterAreaPanel *self)
{
  set_level (self, NULL, NULL);
}

static void
summary_cb (CharterAreaPanel *self)
{
  g_autofree char *text = NULL;

  if (self->is_showing || !get_area (self))
    return;
  g_object_get (self->summary, "text", &text, NULL);
  /* A signed-off audit refuses; the text is read-only then. */
  charter_judge_set_area_summary (charter_item_sheet_get_session (self->sheet), get_area (self), text, NULL);
}

static void
left_cb (CharterAreaPanel *self)
{
  charter_store_end_visit (charter_session_get_store (charter_item_sheet_get_session (self->sheet)));
}

static void
charter_area_panel_dispose (GObject *object)
{
  CharterAreaPanel *self = CHARTER_AREA_PANEL (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_AREA_PANEL);

  G_OBJECT_CLASS (charter_area_panel_parent_class)->dispose (object);
}

static void
charter_area_panel_class_init (CharterAreaPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_area_panel_dispose;

  g_type_ensure (CHARTER_TYPE_TEXT_BLOCK);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-area-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterAreaPanel, hand_button);
  gtk_widget_class_bind_template_child (widget_class, CharterAreaPanel, hand_popover);
  gtk_widget_class_bind_template_child (widget_class, CharterAreaPanel, level_choice);
  gtk_widget_class_bind_template_child (widget_class, CharterAreaPanel, reason_entry);
  gtk_widget_class_bind_template_child (widget_class, CharterAreaPanel, set_button);
  gtk_widget_class_bind_template_child (widget_class, CharterAreaPanel, remove_button);
  gtk_widget_class_bind_template_child (widget_class, CharterAreaPanel, summary);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, set_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
charter_area_panel_init (CharterAreaPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->summary, "notify::text", G_CALLBACK (summary_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->summary, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
}

/**
 * charter_area_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item whose area is shown
 */
void
charter_area_panel_set_sheet (CharterAreaPanel *self,
                              CharterItemSheet *sheet)
{
  g_return_if_fail (CHARTER_IS_AREA_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (sheet, "notify::what-we-see", G_CALLBACK (changed_cb), self);
  changed_cb (self);
}
