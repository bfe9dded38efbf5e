/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-criteria-panel.h"

#include <glib/gi18n.h>

#include "charter-criteria.h"
#include "charter-item.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-message.h"
#include "charter-next-level.h"
#include "charter-row.h"
#include "charter-ui.h"

/**
 * CharterCriteriaPanel:
 *
 * What one level of an item asks, one by one, to be ticked: at first the level after the one that is
 * judged. Closed it takes one line and says how many are in place; the checks are made when it is opened.
 */
struct _CharterCriteriaPanel
{
  AdwBin parent_instance;

  GtkWidget *criteria_row;
  GtkWidget *level_choice;

  CharterItemSheet *sheet; /* nullable */
  CharterItem *item;       /* borrowed: the one whose rows stand here */
  CharterLevel *level;     /* borrowed */
  GListModel *levels;      /* nullable: those that can be chosen */
  GPtrArray *criteria;     /* nullable: of char *, those of the level */
  GPtrArray *checks;       /* of GtkCheckButton, borrowed: none until the row is opened */
  gboolean is_showing;     /* the checks follow the ticks: their signals are no wishes */
};

G_DEFINE_FINAL_TYPE (CharterCriteriaPanel, charter_criteria_panel, ADW_TYPE_BIN)

static GListModel *
get_levels (CharterCriteriaPanel *self)
{
  return charter_framework_get_levels (
    charter_session_get_framework (charter_item_sheet_get_session (self->sheet)));
}

static gboolean
is_ticked (CharterCriteriaPanel *self,
           const char           *criterion)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  return portfolio
         && charter_portfolio_find_tick (portfolio, charter_session_get_audit (session),
                                         charter_item_get_code (self->item),
                                         charter_level_get_id (self->level), criterion);
}

static void
show_ticks (CharterCriteriaPanel *self)
{
  gboolean is_open = !charter_item_sheet_is_locked (self->sheet) && !charter_item_sheet_get_reason (self->sheet);
  g_autofree char *spoken = g_strdup_printf (_("What “%s” asks"), charter_level_get_title (self->level));
  g_autofree char *count = NULL;
  guint n = 0;

  self->is_showing = TRUE;
  for (guint i = 0; i < self->criteria->len; i++)
    {
      GtkWidget *check = i < self->checks->len ? self->checks->pdata[i] : NULL;
      gboolean is_there = is_ticked (self, self->criteria->pdata[i]);

      n += is_there;
      if (!check)
        continue;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_there);
      gtk_widget_set_sensitive (check, is_open);
    }
  self->is_showing = FALSE;
  count = g_strdup_printf (_("%u of %u in place"), n, self->criteria->len);
  charter_row_say (self->criteria_row, spoken);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self->criteria_row), count);
}

static void
toggled_cb (CharterCriteriaPanel *self,
            GtkCheckButton       *check)
{
  g_autoptr(GError) error = NULL;

  if (self->is_showing)
    return;
  if (!charter_judge_set_tick (charter_item_sheet_get_session (self->sheet), self->item, self->level,
                               g_object_get_data (G_OBJECT (check), "criterion"),
                               gtk_check_button_get_active (check), &error))
    charter_message_show_error (GTK_WIDGET (self), _("This was not recorded"), error);
  show_ticks (self);
}

static void
add_criterion (CharterCriteriaPanel *self,
               const char           *criterion)
{
  g_autofree char *words =
    charter_framework_dup_local_text (criterion, charter_item_sheet_get_local_forum (self->sheet));
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", words,
                                 "title-lines", 0, "activatable-widget", check, NULL);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "criterion", g_strdup (criterion), g_free);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (check), "row", row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->criteria_row), row);
  g_ptr_array_add (self->checks, check);
}

static void
clear_rows (CharterCriteriaPanel *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->criteria_row),
                             g_object_get_data (self->checks->pdata[i], "row"));
  g_ptr_array_set_size (self->checks, 0);
}

/* Words that nobody sees would be laid out with each item that is gone to. */
static void
expanded_cb (CharterCriteriaPanel *self)
{
  if (!self->criteria || self->checks->len > 0
      || !adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->criteria_row)))
    return;
  for (guint i = 0; i < self->criteria->len; i++)
    add_criterion (self, self->criteria->pdata[i]);
  show_ticks (self);
}

static void
show_level (CharterCriteriaPanel *self,
            CharterLevel         *level)
{
  clear_rows (self);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  self->level = level;
  self->criteria = charter_criteria_list (self->item, charter_level_get_id (level));
  show_ticks (self);
  expanded_cb (self);
}

static void
level_selected_cb (CharterCriteriaPanel *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->level_choice));
  g_autoptr(CharterLevel) level = NULL;

  if (self->is_showing || !self->item)
    return;
  level = g_list_model_get_item (get_levels (self), position);
  if (level)
    show_level (self, level); /* the framework holds it */
}

/* The next level; at the top the one that is reached; where nothing is judged the first. */
static CharterLevel *
choose_level (CharterCriteriaPanel *self)
{
  CharterSession *session = charter_item_sheet_get_session (self->sheet);
  CharterLevel *level = charter_next_level_find (session, self->item);

  if (!level)
    level = charter_item_sheet_get_level (self->sheet);
  if (!level)
    level = charter_framework_find_level_of_value (charter_session_get_framework (session), 1);
  return level;
}

static void
choose (CharterCriteriaPanel *self,
        CharterLevel         *level)
{
  GListModel *levels = get_levels (self);

  self->is_showing = TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) other = g_list_model_get_item (levels, i);

      if (other == level)
        gtk_drop_down_set_selected (GTK_DROP_DOWN (self->level_choice), i);
    }
  self->is_showing = FALSE;
  show_level (self, level);
}

static void
fill_levels (CharterCriteriaPanel *self)
{
  g_autoptr(GtkStringList) titles = gtk_string_list_new (NULL);
  GListModel *levels = get_levels (self);

  if (!g_set_object (&self->levels, levels))
    return;
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      gtk_string_list_append (titles, charter_level_get_title (level));
    }
  self->is_showing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->level_choice), G_LIST_MODEL (titles));
  self->is_showing = FALSE;
}

static void
item_cb (CharterCriteriaPanel *self)
{
  CharterItem *item = charter_item_sheet_get_item (self->sheet);
  CharterLevel *level;

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->criteria_row), FALSE);
  clear_rows (self);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  self->item = item;
  self->level = NULL;
  charter_ui_show (GTK_WIDGET (self), item != NULL, NULL);
  if (!item)
    return;
  fill_levels (self);
  level = choose_level (self);
  if (level)
    choose (self, level);
}

static void
changed_cb (CharterCriteriaPanel *self)
{
  CharterLevel *level;

  if (!self->item || self->item != charter_item_sheet_get_item (self->sheet))
    return;
  /* While somebody ticks, the list stays; a level that is judged meanwhile brings the next one. */
  level = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->criteria_row)) ? self->level
                                                                                : choose_level (self);
  if (level && level != self->level)
    choose (self, level);
  else if (self->level)
    show_ticks (self);
}

static void
charter_criteria_panel_dispose (GObject *object)
{
  CharterCriteriaPanel *self = CHARTER_CRITERIA_PANEL (object);

  if (self->sheet)
    g_signal_handlers_disconnect_by_data (self->sheet, self);
  g_clear_object (&self->sheet);
  g_clear_object (&self->levels);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->criteria, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_CRITERIA_PANEL);

  G_OBJECT_CLASS (charter_criteria_panel_parent_class)->dispose (object);
}

static void
charter_criteria_panel_class_init (CharterCriteriaPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_criteria_panel_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-criteria-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterCriteriaPanel, criteria_row);
  gtk_widget_class_bind_template_child (widget_class, CharterCriteriaPanel, level_choice);
  gtk_widget_class_bind_template_callback (widget_class, level_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
charter_criteria_panel_init (CharterCriteriaPanel *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * charter_criteria_panel_set_sheet:
 * @self: a panel
 * @sheet: (nullable): the item whose criteria are ticked
 */
void
charter_criteria_panel_set_sheet (CharterCriteriaPanel *self,
                                  CharterItemSheet     *sheet)
{
  g_return_if_fail (CHARTER_IS_CRITERIA_PANEL (self));
  g_return_if_fail (self->sheet == NULL);
  self->sheet = g_object_ref (sheet);
  g_signal_connect_swapped (sheet, "notify::item", G_CALLBACK (item_cb), self);
  g_signal_connect_swapped (sheet, "changed", G_CALLBACK (changed_cb), self);
  item_cb (self);
}
