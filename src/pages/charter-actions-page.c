/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-actions-page.h"

#include <glib/gi18n.h>

#include "charter-action-board.h"
#include "charter-action-list.h"
#include "charter-action-row.h"
#include "charter-action-sheet.h"
#include "charter-area.h"
#include "charter-clock.h"
#include "charter-listing-chooser.h"
#include "charter-plan-action-job.h"

/**
 * CharterActionsPage:
 *
 * The action plan: the actions by due date or as a board, and beside them the one that is chosen.
 */
struct _CharterActionsPage
{
  CharterPage         parent_instance;

  /* Template widgets */
  AdwLeaflet         *leaflet;
  GtkWidget          *side;
  GtkWidget          *main;
  GtkStack           *stack;
  GtkListBox         *list;
  CharterActionBoard *board;
  CharterActionSheet *sheet;
  GtkWidget          *sheet_title;
  GtkWidget          *back;
  GtkWidget          *search;
  GtkWidget          *shown_box;
  GtkWidget          *open_toggle;
  GtkWidget          *done_toggle;
  GtkWidget          *list_toggle;
  GtkWidget          *filter_button;
  GtkDropDown        *area_choice;
  GtkDropDown        *owner_choice;

  /* Owned */
  CharterPortfolio      *portfolio; /* of the school that the page was built for */
  CharterActionList     *actions;
  char                 **owners;
  GtkFileChooserNative  *chooser; /* while it is open */

  gboolean            is_filling;
};

G_DEFINE_FINAL_TYPE (CharterActionsPage, charter_actions_page, CHARTER_TYPE_PAGE)

static CharterSession *
get_session (CharterActionsPage *self)
{
  return charter_page_get_session (CHARTER_PAGE (self));
}

static gboolean
is_board (CharterActionsPage *self)
{
  return !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->list_toggle));
}

static GtkListBoxRow *
find_row (CharterActionsPage *self,
          CharterAction      *action)
{
  for (guint i = 0; action && i < g_list_model_get_n_items (G_LIST_MODEL (self->actions)); i++)
    {
      g_autoptr(CharterAction) other = g_list_model_get_item (G_LIST_MODEL (self->actions), i);

      if (other == action)
        return gtk_list_box_get_row_at_index (self->list, (int) i);
    }
  return NULL;
}

/* What is there to see: nothing at all, nothing that fits, the list or the board. */
static void
choose_view (CharterActionsPage *self)
{
  GListModel *all = charter_portfolio_get_list (self->portfolio, CHARTER_TYPE_ACTION);
  const char *name = is_board (self) ? "board" : "list";

  if (g_list_model_get_n_items (all) == 0)
    name = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->actions)) == 0)
    name = charter_action_list_is_filtered (self->actions) ? "nothing" : "all-done";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
update_side (CharterActionsPage *self)
{
  gboolean is_folded = adw_leaflet_get_folded (self->leaflet);
  gboolean has_action = charter_action_sheet_get_action (self->sheet) != NULL;

  gtk_widget_set_visible (self->side, has_action);
  gtk_widget_set_visible (self->back, is_folded || is_board (self));
  gtk_button_set_icon_name (GTK_BUTTON (self->back),
                            is_folded ? "go-previous-symbolic" : "window-close-symbolic");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "actions.delete", has_action);
}

static void
show_action (CharterActionsPage *self,
             CharterAction      *action)
{
  GtkListBoxRow *row = find_row (self, action);
  g_autofree char *title =
    action ? g_strdup_printf (_("Action %d"), (int) charter_action_get_number (action)) : NULL;

  gtk_label_set_label (GTK_LABEL (self->sheet_title), title ? title : "");
  charter_action_sheet_set_action (self->sheet, action);
  update_side (self);
  if (gtk_list_box_get_selected_row (self->list) != row)
    gtk_list_box_select_row (self->list, row);
}

static void
open_side (CharterActionsPage *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child (self->leaflet, self->side);
}

static void
row_selected_cb (CharterActionsPage *self,
                 GtkListBoxRow      *row)
{
  GtkWidget *child = row ? gtk_list_box_row_get_child (row) : NULL;

  if (child && !self->is_filling)
    show_action (self, charter_action_row_get_action (CHARTER_ACTION_ROW (child)));
}

static void
row_activated_cb (CharterActionsPage *self)
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
  GtkListBoxRow *row = find_row (self, charter_action_sheet_get_action (self->sheet));

  self->is_filling = TRUE;
  gtk_list_box_select_row (self->list, row);
  self->is_filling = FALSE;
  gtk_list_box_invalidate_headers (self->list);
  choose_view (self);
}

/* In the list something is always chosen while there is room to show it. */
static void
choose_first (CharterActionsPage *self)
{
  g_autoptr(CharterAction) first = NULL;

  if (charter_action_sheet_get_action (self->sheet) || is_board (self))
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
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  g_autofree char *today = charter_clock_dup_today ();
  CharterActionRow *own = CHARTER_ACTION_ROW (gtk_list_box_row_get_child (row));
  const char *heading = charter_action_list_get_heading (charter_action_row_get_action (own), today);
  const char *above = NULL;
  GtkWidget *label;

  if (before)
    {
      CharterActionRow *other = CHARTER_ACTION_ROW (gtk_list_box_row_get_child (before));

      above = charter_action_list_get_heading (charter_action_row_get_action (other), today);
    }
  if (g_strcmp0 (heading, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "list-heading");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return charter_action_row_new (get_session (user_data), item);
}

static void
search_changed_cb (CharterActionsPage *self)
{
  charter_action_list_set_words (self->actions, gtk_editable_get_text (GTK_EDITABLE (self->search)));
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
  charter_action_list_set_shown (self->actions, is_board (self) ? CHARTER_ACTIONS_ALL : shown);
  gtk_widget_set_visible (self->shown_box, !is_board (self));
  choose_view (self);
  update_side (self);
}

static void
view_changed_cb (CharterActionsPage *self)
{
  if (!self->actions)
    return;
  if (is_board (self))
    show_action (self, NULL);
  shown_changed_cb (self);
  choose_first (self);
}

/* Which of the choices is taken, from 1; 0 for the first line, which leaves nothing out. */
static guint
get_choice (GtkDropDown *drop_down)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static void
say_filter (CharterActionsPage *self)
{
  guint n = (get_choice (self->area_choice) > 0) + (get_choice (self->owner_choice) > 0);
  g_autofree char *label =
    n == 0 ? g_strdup (_("Filter"))
           /* TRANSLATORS: a button, with how many filters are on */
           : g_strdup_printf (ngettext ("Filter: %u on", "Filter: %u on", n), n);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->filter_button), label);
}

static void
choice_changed_cb (CharterActionsPage *self)
{
  guint area = get_choice (self->area_choice);
  guint owner = get_choice (self->owner_choice);
  GListModel *areas;
  g_autoptr(CharterArea) chosen = NULL;

  if (self->is_filling || !self->actions)
    return;
  areas = charter_framework_get_areas (charter_session_get_framework (get_session (self)));
  chosen = area > 0 ? g_list_model_get_item (areas, area - 1) : NULL;
  charter_action_list_set_area (self->actions, chosen ? charter_area_get_code (chosen) : NULL);
  charter_action_list_set_owner (self->actions,
                                 owner > 0 && owner <= g_strv_length (self->owners)
                                 ? self->owners[owner - 1] : NULL);
  say_filter (self);
}

/* Owners come and go while people type, so they are asked for when the filter is opened. */
static void
fill_owners (CharterActionsPage *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = get_choice (self->owner_choice);
  g_autofree char *chosen =
    selected > 0 && self->owners && selected <= g_strv_length (self->owners)
    ? g_strdup (self->owners[selected - 1]) : NULL;

  g_strfreev (self->owners);
  self->owners = charter_action_list_dup_owners (self->actions);
  selected = 0;
  gtk_string_list_append (names, _("Anybody"));
  for (guint i = 0; self->owners[i]; i++)
    {
      gtk_string_list_append (names, self->owners[i]);
      if (g_strcmp0 (self->owners[i], chosen) == 0)
        selected = i + 1;
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->owner_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->owner_choice, selected);
  self->is_filling = FALSE;
  choice_changed_cb (self);
}

static void
fill_areas (CharterActionsPage *self)
{
  CharterFramework *framework = charter_session_get_framework (get_session (self));
  GListModel *areas = charter_framework_get_areas (framework);
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("Any"));
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      g_autofree char *name = g_strdup_printf ("%s %s", charter_area_get_code (area),
                                               charter_area_get_short_title (area));

      gtk_string_list_append (names, name);
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->area_choice, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->area_choice, 0);
  self->is_filling = FALSE;
  choice_changed_cb (self);
}

static void
filter_shown_cb (CharterActionsPage *self)
{
  fill_owners (self);
}

static void
clear_filter_cb (CharterActionsPage *self)
{
  gtk_drop_down_set_selected (self->area_choice, 0);
  gtk_drop_down_set_selected (self->owner_choice, 0);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
new_action_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (widget);
  CharterAction *action = charter_plan_action_add (get_session (self), NULL);

  clear_filter_cb (self);
  if (!is_board (self) && !find_row (self, action))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->open_toggle), TRUE);
  show_action (self, action);
  open_side (self);
  charter_action_sheet_begin (self->sheet);
}

static void
delete_action_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (widget);
  CharterAction *action = charter_action_sheet_get_action (self->sheet);
  g_autofree char *text = NULL;

  if (!action)
    return;
  text = g_strdup_printf (_("Action %d deleted"), (int) charter_action_get_number (action));
  charter_plan_action_remove (get_session (self), action);
  charter_page_toast (CHARTER_PAGE (self), text, TRUE);
}

static void
calendar_chosen_cb (CharterActionsPage *self,
                    int                 response)
{
  g_autoptr(GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  guint n_events;

  if (response != GTK_RESPONSE_ACCEPT || !path)
    return;
  if (!charter_plan_action_save_calendar (get_session (self), path, &n_events, &error))
    {
      charter_page_show_error (CHARTER_PAGE (self), _("The calendar file could not be saved"), error);
      return;
    }
  text = g_strdup_printf (ngettext ("Calendar file saved with %u action",
                                    "Calendar file saved with %u actions", n_events), n_events);
  charter_page_toast (CHARTER_PAGE (self), text, FALSE);
}

static void
save_calendar_cb (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save the dates as a calendar file"),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), _("action-plan.ics"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (calendar_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
save_table_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  charter_listing_chooser_run (CHARTER_PAGE (widget), CHARTER_LISTED_ACTIONS);
}

static void
find_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  gtk_widget_grab_focus (CHARTER_ACTIONS_PAGE (widget)->search);
}

static void
sheet_go_cb (CharterActionsPage *self,
             const char         *page,
             const char         *target)
{
  charter_page_go (CHARTER_PAGE (self), page, target);
}

static void
charter_actions_page_show_target (CharterPage *page,
                                  const char  *target)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (page);
  CharterRecord *record = target ? charter_portfolio_find (self->portfolio, target) : NULL;

  if (!CHARTER_IS_ACTION (record))
    return;
  clear_filter_cb (self);
  if (!is_board (self) && !find_row (self, CHARTER_ACTION (record)))
    {
      GtkWidget *toggle = charter_plan_action_is_open (CHARTER_ACTION (record)) ? self->open_toggle
                                                                                : self->done_toggle;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
    }
  show_action (self, CHARTER_ACTION (record));
  if (gtk_list_box_get_selected_row (self->list))
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->list)));
  open_side (self);
}

static void
charter_actions_page_constructed (GObject *object)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (object);

  G_OBJECT_CLASS (charter_actions_page_parent_class)->constructed (object);

  charter_page_set_title (CHARTER_PAGE (self), _("Action plan"));
  self->portfolio = g_object_ref (charter_session_get_portfolio (get_session (self)));
  charter_action_sheet_set_session (self->sheet, get_session (self));
  self->actions = charter_action_list_new (get_session (self));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->actions), make_row, self, NULL);
  gtk_list_box_set_header_func (self->list, update_header, NULL, NULL);
  charter_action_board_set_model (self->board, get_session (self), G_LIST_MODEL (self->actions));
  g_signal_connect_object (self->actions, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->portfolio, "removed", G_CALLBACK (removed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (get_session (self), "notify::framework", G_CALLBACK (fill_areas), self,
                           G_CONNECT_SWAPPED);
  fill_areas (self);
  choose_view (self);
  choose_first (self);
}

static void
charter_actions_page_dispose (GObject *object)
{
  CharterActionsPage *self = CHARTER_ACTIONS_PAGE (object);

  if (self->list)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  /* A bin keeps a pointer to its child, which the template would take away behind its back. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTIONS_PAGE);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-actions-page.ui");
  BIND (area_choice);
  BIND (back);
  BIND (board);
  BIND (done_toggle);
  BIND (filter_button);
  BIND (leaflet);
  BIND (list);
  BIND (list_toggle);
  BIND (main);
  BIND (open_toggle);
  BIND (owner_choice);
  BIND (search);
  BIND (sheet);
  BIND (sheet_title);
  BIND (shown_box);
  BIND (side);
  BIND (stack);
  CALL (back_cb);
  CALL (choice_changed_cb);
  CALL (chosen_cb);
  CALL (clear_filter_cb);
  CALL (filter_shown_cb);
  CALL (row_activated_cb);
  CALL (row_selected_cb);
  CALL (search_changed_cb);
  CALL (sheet_go_cb);
  CALL (shown_changed_cb);
  CALL (update_side);
  CALL (view_changed_cb);

  gtk_widget_class_install_action (widget_class, "actions.new", NULL, new_action_cb);
  gtk_widget_class_install_action (widget_class, "actions.delete", NULL, delete_action_cb);
  gtk_widget_class_install_action (widget_class, "actions.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "actions.save-calendar", NULL, save_calendar_cb);
  gtk_widget_class_install_action (widget_class, "actions.save-table", NULL, save_table_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "actions.new", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "actions.find", NULL);
}

static void
charter_actions_page_init (CharterActionsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
}
