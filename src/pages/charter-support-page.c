/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-support-page.h"

#include <glib/gi18n.h>

#include "charter-change-pane.h"
#include "charter-list-head.h"
#include "charter-listing-chooser.h"
#include "charter-provision-list.h"
#include "charter-provision-map-pane.h"
#include "charter-provision-row.h"
#include "charter-provision-sheet.h"
#include "charter-provision-trail.h"
#include "charter-support-job.h"
#include "charter-support-model-pane.h"
#include "charter-ui.h"

/**
 * CharterSupportPage:
 *
 * The cycle of support: the provisions with the one that is chosen beside them, the school's own model, what
 * changed, and the provision map.
 */
struct _CharterSupportPage
{
  CharterPage              parent_instance;

  /* Template widgets */
  GtkStack                *views;
  GtkToggleButton         *provisions_toggle;
  GtkToggleButton         *model_toggle;
  GtkToggleButton         *change_toggle;
  GtkToggleButton         *map_toggle;
  AdwLeaflet              *leaflet;
  GtkWidget               *main;
  GtkWidget               *side;
  GtkStack                *stack;
  GtkListView             *list;
  GtkWidget               *search;
  GtkToggleButton         *running_toggle;
  GtkToggleButton         *decided_toggle;
  GtkToggleButton         *all_toggle;
  CharterProvisionSheet   *sheet;
  GtkWidget               *sheet_title;
  GtkWidget               *back;
  CharterSupportModelPane *model_pane;
  CharterChangePane       *change_pane;
  CharterProvisionMapPane *map_pane;

  /* Owned */
  CharterPortfolio        *portfolio; /* of the school that the page was built for */
  CharterProvisionList    *provisions;
  CharterListHead         *head; /* of the provisions */
  GtkSingleSelection      *selection;
};

G_DEFINE_FINAL_TYPE (CharterSupportPage, charter_support_page, CHARTER_TYPE_PAGE)

static CharterSession *
get_session (CharterSupportPage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

/* What is there to see: nothing at all, nothing that fits, or the list. */
static void
choose_view (CharterSupportPage *self)
{
  GListModel *all = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_PROVISION);
  const char *name = "list";

  if (g_list_model_get_n_items (all) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->provisions)) == 0)
    name = charter_record_list_has_words (CHARTER_RECORD_LIST (self->provisions)) ? "nothing" : "all-decided";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update_side (CharterSupportPage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);
  CharterProvision *provision = charter_provision_sheet_get_provision (self->sheet);

  charter_ui_show (self->side, provision != NULL, self->main);
  gtk_widget_set_visible (self->back, is_folded);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "support.delete",
                                 provision != NULL && charter_page_get_editable (CHARTER_PAGE (self)));
}

static void
show_provision (CharterSupportPage *self,
                CharterProvision   *provision)
{
  guint cycle = provision ? charter_provision_get_cycle (self->portfolio, provision) : 0;
  g_autofree char *title = provision ? g_strdup_printf (_("Cycle %u"), cycle) : NULL;
  guint position = charter_record_list_find (CHARTER_RECORD_LIST (self->provisions), provision);

  gtk_label_set_label (GTK_LABEL (self->sheet_title), title ? title : "");
  charter_provision_sheet_set_provision (self->sheet, provision);
  update_side (self);
  if (position != GTK_INVALID_LIST_POSITION)
    charter_list_head_show (self->head, position);
  if (gtk_single_selection_get_selected (self->selection) != position)
    gtk_single_selection_set_selected (self->selection, position);
}

static void
open_side (CharterSupportPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->side);
}

static void
selected_cb (CharterSupportPage *self)
{
  CharterProvision *provision = gtk_single_selection_get_selected_item (self->selection);

  if (provision)
    show_provision (self, provision);
}

static void
activated_cb (CharterSupportPage *self)
{
  selected_cb (self);
  open_side (self);
}

static void
back_cb (CharterSupportPage *self)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* Something is always chosen while there is room to show it. */
static void
choose_first (CharterSupportPage *self)
{
  g_autoptr(CharterProvision) first = g_list_model_get_item (G_LIST_MODEL (self->provisions), 0);

  if (first && !charter_provision_sheet_get_provision (self->sheet))
    show_provision (self, first);
}

static void
added_cb (CharterSupportPage *self,
          CharterRecord      *record)
{
  if (CHARTER_IS_PROVISION (record))
    choose_view (self);
}

static void
removed_cb (CharterSupportPage *self,
            CharterRecord      *record)
{
  if (!CHARTER_IS_PROVISION (record))
    return;
  if ((gpointer) record == (gpointer) charter_provision_sheet_get_provision (self->sheet))
    {
      show_provision (self, NULL);
      if (adw_leaflet_get_folded (self->leaflet))
        adw_leaflet_set_visible_child (self->leaflet, self->main);
      else
        choose_first (self);
    }
  choose_view (self);
}

static void
setup_row_cb (CharterSupportPage *self,
              GtkListItem        *item)
{
  gtk_list_item_set_child (item, charter_provision_row_new (get_session (self), FALSE));
}

static void
bind_row_cb (CharterSupportPage *self,
             GtkListItem        *item)
{
  charter_provision_row_set_provision (CHARTER_PROVISION_ROW (gtk_list_item_get_child (item)),
                                       gtk_list_item_get_item (item));
}

static void
unbind_row_cb (CharterSupportPage *self,
               GtkListItem        *item)
{
  charter_provision_row_set_provision (CHARTER_PROVISION_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
search_changed_cb (CharterSupportPage *self)
{
  charter_record_list_set_words (CHARTER_RECORD_LIST (self->provisions), gtk_editable_get_text (GTK_EDITABLE (self->search)));
  choose_view (self);
}

static void
shown_changed_cb (CharterSupportPage *self)
{
  CharterProvisionsShown shown = CHARTER_PROVISIONS_ALL;

  if (!self->provisions)
    return;
  if (gtk_toggle_button_get_active (self->running_toggle))
    shown = CHARTER_PROVISIONS_RUNNING;
  else if (gtk_toggle_button_get_active (self->decided_toggle))
    shown = CHARTER_PROVISIONS_DECIDED;
  charter_provision_list_set_shown (self->provisions, shown);
  choose_view (self);
}

static void
view_changed_cb (CharterSupportPage *self)
{
  const char *name = "provisions";

  if (gtk_toggle_button_get_active (self->model_toggle))
    name = "model";
  else if (gtk_toggle_button_get_active (self->change_toggle))
    name = "change";
  else if (gtk_toggle_button_get_active (self->map_toggle))
    name = "map";
  gtk_stack_set_visible_child_name (self->views, name);
}

static void
show_all_cb (CharterSupportPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->all_toggle, TRUE);
}

/* A provision that a filter leaves out is brought back with its kind. */
static void
bring_in (CharterSupportPage *self,
          CharterProvision   *provision)
{
  gtk_toggle_button_set_active (self->provisions_toggle, TRUE);
  if (charter_record_list_find (CHARTER_RECORD_LIST (self->provisions), provision) != GTK_INVALID_LIST_POSITION)
    return;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  charter_record_list_set_words (CHARTER_RECORD_LIST (self->provisions), NULL);
  gtk_toggle_button_set_active (charter_provision_is_running (provision) ? self->running_toggle
                                                                         : self->decided_toggle, TRUE);
}

static void
new_provision_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CharterSupportPage *self = CHARTER_SUPPORT_PAGE (widget);
  CharterProvision *provision = charter_support_add_provision (get_session (self), NULL);

  bring_in (self, provision);
  choose_view (self);
  show_provision (self, provision);
  open_side (self);
  charter_provision_sheet_begin (self->sheet);
}

static void
delete_provision_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  CharterSupportPage *self = CHARTER_SUPPORT_PAGE (widget);
  CharterProvision *provision = charter_provision_sheet_get_provision (self->sheet);

  if (!provision)
    return;
  charter_support_remove_provision (get_session (self), provision);
  charter_page_toast (CHARTER_PAGE (self), _("Provision deleted"), TRUE);
}

static void
find_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  CharterSupportPage *self = CHARTER_SUPPORT_PAGE (widget);

  gtk_toggle_button_set_active (self->provisions_toggle, TRUE);
  gtk_widget_grab_focus (self->search);
}

static void
save_table_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  charter_listing_chooser_run (CHARTER_PAGE (widget), CHARTER_LISTED_PROVISIONS);
}

static void
print_cb (GtkWidget  *widget,
          const char *name,
          GVariant   *parameter)
{
  charter_page_go (CHARTER_PAGE (widget), "reports", g_variant_get_string (parameter, NULL));
}

static void
go_cb (CharterSupportPage *self,
       const char         *page,
       const char         *target)
{
  if (g_str_equal (page, "support"))
    charter_page_show_target (CHARTER_PAGE (self), target);
  else
    charter_page_go (CHARTER_PAGE (self), page, target);
}

static void
chosen_cb (CharterSupportPage *self,
           CharterProvision   *provision)
{
  charter_page_show_target (CHARTER_PAGE (self), charter_record_get_id (CHARTER_RECORD (provision)));
}

/* The name of a view, or a provision's id. */
static void
charter_support_page_show_target (CharterPage *page,
                                  const char  *target)
{
  CharterSupportPage *self = CHARTER_SUPPORT_PAGE (page);
  CharterRecord *record = target ? charter_portfolio_find (self->portfolio, target) : NULL;

  if (g_strcmp0 (target, "model") == 0)
    gtk_toggle_button_set_active (self->model_toggle, TRUE);
  else if (g_strcmp0 (target, "change") == 0)
    gtk_toggle_button_set_active (self->change_toggle, TRUE);
  else if (g_strcmp0 (target, "map") == 0)
    gtk_toggle_button_set_active (self->map_toggle, TRUE);
  if (!CHARTER_IS_PROVISION (record))
    return;
  bring_in (self, CHARTER_PROVISION (record));
  show_provision (self, CHARTER_PROVISION (record));
  open_side (self);
}

static const char * const editing_actions[] = { "support.new", NULL };

static void
charter_support_page_constructed (GObject *object)
{
  CharterSupportPage *self = CHARTER_SUPPORT_PAGE (object);

  G_OBJECT_CLASS (charter_support_page_parent_class)->constructed (object);

  charter_page_set_title (CHARTER_PAGE (self), _("Cycle of support"));
  self->portfolio = g_object_ref (charter_session_get_portfolio (get_session (self)));
  charter_page_add_editing_actions (CHARTER_PAGE (self), editing_actions);
  charter_page_add_editing_widget (GTK_WIDGET (self->sheet), get_session (self));
  charter_page_add_editing_widget (GTK_WIDGET (self->model_pane), get_session (self));
  charter_provision_sheet_set_session (self->sheet, get_session (self));
  charter_support_model_pane_set_session (self->model_pane, get_session (self));
  charter_change_pane_set_session (self->change_pane, get_session (self));
  charter_provision_map_pane_set_session (self->map_pane, get_session (self));
  self->provisions = charter_provision_list_new (get_session (self));
  self->head = charter_list_head_new (g_object_ref (G_LIST_MODEL (self->provisions)), GTK_WIDGET (self->list));
  self->selection = gtk_single_selection_new (g_object_ref (charter_list_head_get_model (self->head)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->provisions, "items-changed", G_CALLBACK (choose_view), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  update_side (self);
  choose_view (self);
  choose_first (self);
}

static void
charter_support_page_dispose (GObject *object)
{
  CharterSupportPage *self = CHARTER_SUPPORT_PAGE (object);

  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_SUPPORT_PAGE);
  g_clear_object (&self->selection);
  g_clear_object (&self->head);
  g_clear_object (&self->provisions);
  g_clear_object (&self->portfolio);

  G_OBJECT_CLASS (charter_support_page_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, CharterSupportPage, name)
#define CALL(name) gtk_widget_class_bind_template_callback (widget_class, name)

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "support.new", NULL, new_provision_cb);
  gtk_widget_class_install_action (widget_class, "support.delete", NULL, delete_provision_cb);
  gtk_widget_class_install_action (widget_class, "support.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "support.save-table", NULL, save_table_cb);
  gtk_widget_class_install_action (widget_class, "support.print", "s", print_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "support.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "support.find", NULL);
}

static void
charter_support_page_class_init (CharterSupportPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = charter_support_page_constructed;
  object_class->dispose = charter_support_page_dispose;
  CHARTER_PAGE_CLASS (klass)->show_target = charter_support_page_show_target;

  g_type_ensure (CHARTER_TYPE_CHANGE_PANE);
  g_type_ensure (CHARTER_TYPE_PROVISION_MAP_PANE);
  g_type_ensure (CHARTER_TYPE_PROVISION_SHEET);
  g_type_ensure (CHARTER_TYPE_SUPPORT_MODEL_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-support-page.ui");
  BIND (all_toggle);
  BIND (back);
  BIND (change_pane);
  BIND (change_toggle);
  BIND (decided_toggle);
  BIND (leaflet);
  BIND (list);
  BIND (main);
  BIND (map_pane);
  BIND (map_toggle);
  BIND (model_pane);
  BIND (model_toggle);
  BIND (provisions_toggle);
  BIND (running_toggle);
  BIND (search);
  BIND (sheet);
  BIND (sheet_title);
  BIND (side);
  BIND (stack);
  BIND (views);
  CALL (activated_cb);
  CALL (back_cb);
  CALL (bind_row_cb);
  CALL (chosen_cb);
  CALL (go_cb);
  CALL (search_changed_cb);
  CALL (setup_row_cb);
  CALL (show_all_cb);
  CALL (shown_changed_cb);
  CALL (unbind_row_cb);
  CALL (update_side);
  CALL (view_changed_cb);
  install_actions (widget_class);
}

static void
charter_support_page_init (CharterSupportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
}
