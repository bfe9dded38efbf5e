/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-actions-page-private.h"

#include <glib/gi18n.h>

#include "charter-action-row.h"
#include "charter-duty-job.h"
#include "charter-plan-action-job.h"
#include "charter-ui.h"

/**
 * CharterActionsPage:
 *
 * The action plan: the actions by due date, by area, by half-term or as a board, beside them the one that is
 * chosen; and the duties that come round again.
 */
G_DEFINE_FINAL_TYPE (CharterActionsPage, charter_actions_page, CHARTER_TYPE_PAGE)

static CharterSession *
get_session (CharterActionsPage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

static CharterActionsView
get_view (CharterActionsPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->view_choice);

  return selected <= CHARTER_ACTIONS_DUTIES ? (CharterActionsView) selected : CHARTER_ACTIONS_BY_DATE;
}

static gboolean
is_list (CharterActionsPage *self)
{
  return get_view (self) != CHARTER_ACTIONS_ON_BOARD && get_view (self) != CHARTER_ACTIONS_DUTIES;
}

/* What is there to see: nothing at all, nothing that fits, the list or the board. */
static void
choose_view (CharterActionsPage *self)
{
  GListModel *all = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_ACTION);
  const char *name = is_list (self) ? "list" : "board";

  if (get_view (self) == CHARTER_ACTIONS_DUTIES)
    name = "duties";
  else if (g_list_model_get_n_items (all) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->actions)) == 0)
    name = charter_action_list_is_filtered (self->actions) ? "nothing" : "all-done";
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_sensitive (self->search, get_view (self) != CHARTER_ACTIONS_DUTIES); /* it finds actions */
}

static void
update_side (CharterActionsPage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);
  gboolean has_action = charter_action_sheet_get_action (self->sheet) != NULL;

  charter_ui_show (self->side, has_action, self->main);
  gtk_widget_set_visible (self->back, is_folded || !is_list (self));
  gtk_button_set_icon_name (GTK_BUTTON (self->back),
                            is_folded ? "go-previous-symbolic" : "window-close-symbolic");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.delete",
                                 has_action && charter_page_get_editable (CHARTER_PAGE (self)));
}

static gboolean
scroll_cb (gpointer data)
{
  CharterActionsPage *self = data;
  guint position = gtk_single_selection_get_selected (self->selection);

  self->scroll_source = 0;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
  return G_SOURCE_REMOVE;
}

static void
select_position (CharterActionsPage *self,
                 guint               position)
{
  if (position != GTK_INVALID_LIST_POSITION)
    charter_list_head_show (self->head, position);
  gtk_single_selection_set_selected (self->selection, position);
}

static void
select_row (CharterActionsPage *self,
            CharterAction      *action)
{
  self->is_filling = TRUE;
  charter_action_outline_settle (self->outline);
  select_position (self, charter_action_outline_find (self->outline, action));
  self->is_filling = FALSE;
}

static void
show_action (CharterActionsPage *self,
             CharterAction      *action)
{
  g_autofree char *title =
    action ? g_strdup_printf (_("Action %d"), (int) charter_action_get_number (action)) : NULL;

  gtk_label_set_label (GTK_LABEL (self->sheet_title), title ? title : "");
  charter_action_sheet_set_action (self->sheet, action);
  update_side (self);
  select_row (self, action);
}

static void
open_side (CharterActionsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->side);
}

static void
selected_cb (CharterActionsPage *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  if (CHARTER_IS_ACTION (item) && !self->is_filling)
    show_action (self, item);
}

static void
activated_cb (CharterActionsPage *self)
{
  open_side (self);
}

static void
chosen_cb (CharterActionsPage *self,
           CharterAction      *action)
{
  show_action (self, action);
  open_side (self);
}

static void
back_cb (CharterActionsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
  else
    show_action (self, NULL);
}

/* Rows come anew when they are sorted anew; the chosen action stays chosen. */
static void
items_changed_cb (CharterActionsPage *self)
{
  guint position = charter_action_outline_find (self->outline, charter_action_sheet_get_action (self->sheet));

  self->is_filling = TRUE;
  if (position != gtk_single_selection_get_selected (self->selection))
    select_position (self, position);
  self->is_filling = FALSE;
  choose_view (self);
}

/* In the list something is always chosen while there is room to show it. */
static void
choose_first (CharterActionsPage *self)
{
  g_autoptr(CharterAction) first = NULL;

  if (charter_action_sheet_get_action (self->sheet) || !is_list (self))
    return;
  first = g_list_model_get_item (G_LIST_MODEL (self->actions), 0);
  if (first)
    show_action (self, first);
}

static void
removed_cb (CharterActionsPage *self,
            CharterRecord      *record)
{
  if (CHARTER_IS_ACTION (record)
      && (gpointer) record == (gpointer) charter_action_sheet_get_action (self->sheet))
    {
      show_action (self, NULL);
      if (adw_leaflet_get_folded (self->leaflet))
        adw_leaflet_set_visible_child (self->leaflet, self->main);
      else
        choose_first (self);
    }
  if (CHARTER_IS_ACTION (record))
    choose_view (self);
}

static void
setup_row_cb (CharterActionsPage *self,
              GtkListItem        *item)
{
  gtk_list_item_set_child (item, charter_action_row_new (get_session (self)));
}

static void
bind_row_cb (CharterActionsPage *self,
             GtkListItem        *item)
{
  gboolean is_action = CHARTER_IS_ACTION (gtk_list_item_get_item (item));

  gtk_list_item_set_selectable (item, is_action);
  gtk_list_item_set_activatable (item, is_action);
  charter_action_row_set_item (CHARTER_ACTION_ROW (gtk_list_item_get_child (item)),
                               gtk_list_item_get_item (item));
}

static void
unbind_row_cb (CharterActionsPage *self,
               GtkListItem        *item)
{
  charter_action_row_set_item (CHARTER_ACTION_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
shown_changed_cb (CharterActionsPage *self)
{
  CharterActionsShown shown = CHARTER_ACTIONS_ALL;

  if (!self->actions)
    return;
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->open_toggle)))
    shown = CHARTER_ACTIONS_OPEN;
  else if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->done_toggle)))
    shown = CHARTER_ACTIONS_DONE;
  /* The board's columns are its filter. */
  charter_action_list_set_shown (self->actions, is_list (self) ? shown : CHARTER_ACTIONS_ALL);
  gtk_widget_set_visible (self->shown_box, is_list (self));
  gtk_widget_set_visible (self->filter_button, get_view (self) != CHARTER_ACTIONS_DUTIES);
  choose_view (self);
  update_side (self);
}

static void
view_changed_cb (CharterActionsPage *self)
{
  if (!self->actions)
    return;
  if (is_list (self))
    charter_list_head_shorten (self->head);
  if (get_view (self) == CHARTER_ACTIONS_BY_AREA)
    charter_action_outline_set_order (self->outline, CHARTER_OUTLINE_BY_AREA);
  else if (get_view (self) == CHARTER_ACTIONS_BY_HALF_TERM)
    charter_action_outline_set_order (self->outline, CHARTER_OUTLINE_BY_HALF_TERM);
  else
    charter_action_outline_set_order (self->outline, CHARTER_OUTLINE_BY_DATE);
  if (get_view (self) == CHARTER_ACTIONS_DUTIES)
    charter_duties_pane_show (self->duties, get_session (self));
  if (!is_list (self))
    show_action (self, NULL);
  shown_changed_cb (self);
  choose_first (self);
}

/**
 * charter_actions_page_reveal:
 * @self: the page
 * @action: an action of its school
 *
 * Whatever is filtered or shown, the action is seen.
 */
void
charter_actions_page_reveal (CharterActionsPage *self,
                             CharterAction      *action)
{
  charter_actions_page_clear_filter (self);
  if (get_view (self) == CHARTER_ACTIONS_DUTIES)
    gtk_drop_down_set_selected (self->view_choice, CHARTER_ACTIONS_BY_DATE);
  charter_action_outline_settle (self->outline);
  if (is_list (self)
      && charter_action_outline_find (self->outline, action) == GTK_INVALID_LIST_POSITION)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (charter_plan_action_is_open (action)
                                                     ? self->open_toggle : self->done_toggle), TRUE);
  show_action (self, action);
  /* After the list has been given its size: it may have been hidden until now. */
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add_full (G_PRIORITY_LOW, scroll_cb, self, NULL);
  open_side (self);
}

static void
sheet_go_cb (CharterActionsPage *self,
             const char         *page,
             const char         *target)
{
  charter_page_go (CHARTER_PAGE (self), page, target);
}

static void
sheet_told_cb (CharterActionsPage *self,
               const char         *text)
{
  charter_page_toast (CHARTER_PAGE (self), text, TRUE);
}

static void
charter_actions_page_show_target (CharterPage *page,
                                  const char  *target)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (page);
  CharterRecord *record = target ? charter_portfolio_find (self->portfolio, target) : NULL;
  CharterItem *duty = CHARTER_IS_ACTION (record) ? NULL : charter_duty_job_find_item (get_session (self), target);

  if (duty || g_strcmp0 (target, "duties") == 0)
    {
      gtk_drop_down_set_selected (self->view_choice, CHARTER_ACTIONS_DUTIES);
      charter_duties_pane_open (self->duties, duty);
    }
  if (!CHARTER_IS_ACTION (record))
    return;
  charter_actions_page_reveal (self, CHARTER_ACTION (record));
  if (is_list (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

static void
make_list (CharterActionsPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->outline = charter_action_outline_new (get_session (self), self->actions);
  self->head = charter_list_head_new (g_object_ref (G_LIST_MODEL (self->outline)), GTK_WIDGET (self->list));
  self->selection = g_object_new (GTK_TYPE_SINGLE_SELECTION, "autoselect", FALSE, "can-unselect", TRUE,
                                  "model", charter_list_head_get_model (self->head), NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->outline, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static const char * const editing_actions[] = { "actions.new", "actions.new-from", "actions.term-dates", NULL };

static void
charter_actions_page_constructed (GObject *object)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (object);

  G_OBJECT_CLASS (charter_actions_page_parent_class)->constructed (object);

  charter_page_set_title (CHARTER_PAGE (self), _("Action plan"));
  self->portfolio = g_object_ref (charter_session_get_portfolio (get_session (self)));
  charter_page_add_editing_actions (CHARTER_PAGE (self), editing_actions);
  charter_page_add_editing_widget (GTK_WIDGET (self->sheet), get_session (self));
  charter_page_add_editing_widget (GTK_WIDGET (self->duties), get_session (self));
  charter_action_sheet_set_session (self->sheet, get_session (self));
  self->actions = charter_action_list_new (get_session (self));
  make_list (self);
  charter_action_board_set_model (self->board, get_session (self), G_LIST_MODEL (self->actions));
  g_signal_connect_object (self->actions, "items-changed", G_CALLBACK (choose_view), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "notify::framework", G_CALLBACK (charter_actions_page_fill_areas), self,
                           G_CONNECT_SWAPPED);
  charter_actions_page_fill_areas (self);
  choose_view (self);
  choose_first (self);
}

static void
charter_actions_page_dispose (GObject *object)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (object);

  g_clear_handle_id (&self->scroll_source, g_source_remove);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTIONS_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->head);
  g_clear_object (&self->outline);
  g_clear_object (&self->actions);
  g_clear_object (&self->chooser);
  g_clear_object (&self->portfolio);

  G_OBJECT_CLASS (charter_actions_page_parent_class)->dispose (object);
}

static void
charter_actions_page_finalize (GObject *object)
{
  g_strfreev (CHARTER_ACTIONS_PAGE (object)->owners);

  G_OBJECT_CLASS (charter_actions_page_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterActionsPage, name)
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
charter_actions_page_class_init (CharterActionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_actions_page_constructed;
  object_class->dispose = charter_actions_page_dispose;
  object_class->finalize = charter_actions_page_finalize;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_actions_page_show_target;

  g_type_ensure (CHARTER_TYPE_ACTION_BOARD);
  g_type_ensure (CHARTER_TYPE_ACTION_SHEET);
  g_type_ensure (CHARTER_TYPE_DUTIES_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-actions-page.ui");
  BIND (area_choice);
  BIND (back);
  BIND (board);
  BIND (done_toggle);
  BIND (duties);
  BIND (filter_button);
  BIND (leaflet);
  BIND (list);
  BIND (main);
  BIND (open_toggle);
  BIND (owner_choice);
  BIND (search);
  BIND (sheet);
  BIND (sheet_title);
  BIND (shown_box);
  BIND (side);
  BIND (stack);
  BIND (view_choice);
  CALL (activated_cb);
  CALL (back_cb);
  CALL (chosen_cb);
  CALL (sheet_go_cb);
  CALL (sheet_told_cb);
  CALL (shown_changed_cb);
  CALL (update_side);
  CALL (view_changed_cb);

  charter_actions_page_install_filter (widget_class);
  charter_actions_page_install_actions (widget_class);
}

static void
charter_actions_page_init (CharterActionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
}
