/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-board.h"

#include <glib/gi18n.h>

#include "charter-action-row.h"
#include "charter-list-head.h"
#include "charter-plan-action-job.h"

#define N_COLUMNS (CHARTER_ACTION_DROPPED + 1)

/**
 * CharterActionBoard:
 *
 * The action plan as a board, a column for each status. A card is moved by dragging it, from its
 * menu, or with Ctrl and an arrow key.
 */
struct _CharterActionBoard
{
  AdwBin            parent_instance;

  /* Template widgets */
  GtkWidget        *columns;

  /* Built in code, one for each status */
  GtkListView      *lists[N_COLUMNS];
  GtkLabel         *headings[N_COLUMNS];
  GtkFilter        *filters[N_COLUMNS]; /* borrowed from the models */

  /* Owned */
  GListModel       *models[N_COLUMNS];
  CharterListHead  *heads[N_COLUMNS];   /* of the models; NULL until the board is shown */
  CharterSession   *session;
  CharterPortfolio *portfolio;

  CharterAction    *moved; /* to be focused when it has come to its new column */
  guint             focus_source;
};

G_DEFINE_FINAL_TYPE (CharterActionBoard, charter_action_board, ADW_TYPE_BIN)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint board_signals[N_SIGNALS];

static gboolean
has_status (gpointer item,
            gpointer user_data)
{
  return (guint) charter_action_get_status (item) == GPOINTER_TO_UINT (user_data);
}

/* The card in a widget of a list, or around it. */
static CharterActionRow *
find_card (GtkWidget *widget)
{
  GtkWidget *around = widget ? gtk_widget_get_ancestor (widget, CHARTER_TYPE_ACTION_ROW) : NULL;

  if (around)
    return CHARTER_ACTION_ROW (around);
  widget = widget ? gtk_widget_get_first_child (widget) : NULL;
  return CHARTER_IS_ACTION_ROW (widget) ? CHARTER_ACTION_ROW (widget) : NULL;
}

static void
fill_heading (CharterActionBoard *self,
              guint               status,
              GListModel         *model)
{
  g_autofree char *heading =
    /* TRANSLATORS: the head of a column: a status and how many actions have it */
    g_strdup_printf (_("%s, %u"), charter_plan_action_get_status_word ((CharterActionStatus) status),
                     g_list_model_get_n_items (model));

  gtk_label_set_label (self->headings[status], heading);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->lists[status]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
}

/* The card that was moved keeps the focus in its new column, once the column has made room for it. */
static gboolean
focus_moved_cb (gpointer data)
{
  CharterActionBoard *self = data;
  g_autoptr(CharterAction) moved = g_steal_pointer (&self->moved);
  GtkWidget *list = GTK_WIDGET (self->lists[charter_action_get_status (moved)]);

  self->focus_source = 0;
  for (GtkWidget *row = gtk_widget_get_first_child (list); row; row = gtk_widget_get_next_sibling (row))
    if (find_card (row) && charter_action_row_get_action (find_card (row)) == moved)
      gtk_widget_grab_focus (row);
  return G_SOURCE_REMOVE;
}

static void
focus_soon (CharterActionBoard *self,
            guint               status)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->models[status]); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (self->models[status], i);

      if (action != self->moved)
        continue;
      if (self->heads[status])
        charter_list_head_show (self->heads[status], i);
      gtk_widget_activate_action (GTK_WIDGET (self->lists[status]), "list.scroll-to-item", "u", i);
    }
  if (self->focus_source == 0)
    self->focus_source = g_idle_add_full (G_PRIORITY_LOW, focus_moved_cb, self, NULL);
}

static void
column_changed_cb (CharterActionBoard *self,
                   guint               position,
                   guint               removed,
                   guint               added,
                   GListModel         *model)
{
  for (guint status = 0; status < N_COLUMNS; status++)
    if (self->models[status] == model)
      fill_heading (self, status, model);
}

/* A model does not look at its items again by itself when one of them changes. */
static void
record_changed_cb (CharterActionBoard *self,
                   CharterRecord      *record,
                   const char         *field)
{
  if (!CHARTER_IS_ACTION (record) || !g_str_equal (field, "status"))
    return;
  for (guint status = 0; status < N_COLUMNS; status++)
    gtk_filter_changed (self->filters[status], GTK_FILTER_CHANGE_DIFFERENT);
}

static void
move (CharterActionBoard  *self,
      CharterAction       *action,
      CharterActionStatus  status)
{
  g_set_object (&self->moved, action);
  charter_plan_action_set_status (self->session, action, status);
  focus_soon (self, status);
}

static void
move_action_cb (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  CharterActionBoard *self = CHARTER_ACTION_BOARD (widget);
  const char *id;
  guint status;
  CharterRecord *record;

  g_variant_get (parameter, "(&su)", &id, &status);
  record = charter_portfolio_find (self->portfolio, id);
  if (CHARTER_IS_ACTION (record) && status < N_COLUMNS)
    move (self, CHARTER_ACTION (record), (CharterActionStatus) status);
}

static GMenuModel *
make_menu (CharterAction *action)
{
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();

  for (guint status = 0; status < N_COLUMNS; status++)
    {
      g_autoptr(GMenuItem) item =
        g_menu_item_new (charter_plan_action_get_status_word ((CharterActionStatus) status), NULL);

      g_menu_item_set_action_and_target (item, "board.move", "(su)",
                                         charter_record_get_id (CHARTER_RECORD (action)), status);
      g_menu_append_item (section, item);
    }
  g_menu_append_section (menu, _("Move to"), G_MENU_MODEL (section));
  g_object_unref (section);
  return G_MENU_MODEL (menu);
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source,
                 double         x,
                 double         y,
                 gpointer       user_data)
{
  GtkWidget *card = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));

  CharterAction *action = charter_action_row_get_action (CHARTER_ACTION_ROW (card));

  return action ? gdk_content_provider_new_typed (CHARTER_TYPE_ACTION, action) : NULL;
}

static gboolean
drop_cb (CharterActionBoard *self,
         const GValue       *value,
         double              x,
         double              y,
         GtkDropTarget      *target)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  for (guint status = 0; status < N_COLUMNS; status++)
    if (GTK_WIDGET (self->lists[status]) == list)
      charter_plan_action_set_status (self->session, g_value_get_object (value),
                                      (CharterActionStatus) status);
  return TRUE;
}

/* When it is opened: a menu of each card would take longer to make than the card. */
static void
open_menu_cb (GtkMenuButton *button,
              gpointer       user_data)
{
  CharterAction *action = charter_action_row_get_action (find_card (GTK_WIDGET (button)));
  g_autoptr(GMenuModel) menu = action ? make_menu (action) : NULL;

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
make_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), open_menu_cb, NULL, NULL);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Move to another column (Ctrl+Left, Ctrl+Right)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Move to another column"), -1);
  return button;
}

static void
setup_card_cb (CharterActionBoard *self,
               GtkListItem        *item)
{
  GtkWidget *card = charter_action_row_new_card (self->session, make_menu_button ());
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), NULL);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_css_class (card, "board-card");
  gtk_list_item_set_child (item, card);
}

static void
bind_card_cb (CharterActionBoard *self,
              GtkListItem        *item)
{
  charter_action_row_set_item (CHARTER_ACTION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_card_cb (CharterActionBoard *self,
                GtkListItem        *item)
{
  charter_action_row_set_item (CHARTER_ACTION_ROW (gtk_list_item_get_child (item)), NULL);
}

static void
activated_cb (CharterActionBoard *self,
              guint               position,
              GtkListView        *list)
{
  g_autoptr(CharterAction) action =
    g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);

  if (action)
    g_signal_emit (self, board_signals[CHOSEN], 0, action);
}

static gboolean
key_pressed_cb (CharterActionBoard    *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  GtkWidget *list = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (list));
  /* The focus is around the card or on the button in it. */
  CharterActionRow *card = find_card (focus);
  gboolean is_rtl = gtk_widget_get_direction (list) == GTK_TEXT_DIR_RTL;
  int step = keyval == GDK_KEY_Left ? -1 : keyval == GDK_KEY_Right ? 1 : 0;
  int status;

  if (!card || step == 0 || !(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  status = (int) charter_action_get_status (charter_action_row_get_action (card))
           + (is_rtl ? -step : step);
  if (status >= 0 && status < N_COLUMNS)
    move (self, charter_action_row_get_action (card), (CharterActionStatus) status);
  return GDK_EVENT_STOP;
}

static GtkWidget *
make_list (CharterActionBoard *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (NULL, g_object_ref (factory));
  GtkDropTarget *drop = gtk_drop_target_new (CHARTER_TYPE_ACTION, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (list), TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_card_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_card_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_card_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (list, "board");
  gtk_widget_set_vexpand (list, TRUE);
  g_signal_connect_object (list, "activate", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, GTK_EVENT_CONTROLLER (drop));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
  return list;
}

static void
add_column (CharterActionBoard *self,
            guint               status)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *heading = gtk_label_new (NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = make_list (self);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_size_request (column, 172, -1);
  gtk_box_append (GTK_BOX (column), heading);
  gtk_box_append (GTK_BOX (column), scroller);
  gtk_box_append (GTK_BOX (self->columns), column);
  self->lists[status] = GTK_LIST_VIEW (list);
  self->headings[status] = GTK_LABEL (heading);
}

static void
charter_action_board_dispose (GObject *object)
{
  CharterActionBoard *self = CHARTER_ACTION_BOARD (object);

  if (self->portfolio)
    g_signal_handlers_disconnect_by_func (self->portfolio, record_changed_cb, self);
  g_clear_object (&self->portfolio);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_object (&self->moved);
  for (guint status = 0; self->session && status < N_COLUMNS; status++)
    {
      gtk_list_view_set_model (self->lists[status], NULL);
      g_clear_object (&self->heads[status]);
      g_clear_object (&self->models[status]);
    }
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTION_BOARD);

  G_OBJECT_CLASS (charter_action_board_parent_class)->dispose (object);
}

/* Hundreds of cards are only made for who looks at them. */
static void
fill_columns (CharterActionBoard *self)
{
  for (guint status = 0; status < N_COLUMNS; status++)
    {
      g_autoptr(GtkNoSelection) selection = NULL;

      self->heads[status] = charter_list_head_new (g_object_ref (self->models[status]),
                                                   GTK_WIDGET (self->lists[status]));
      selection = gtk_no_selection_new (g_object_ref (charter_list_head_get_model (self->heads[status])));
      gtk_list_view_set_model (self->lists[status], GTK_SELECTION_MODEL (selection));
    }
}

static void
charter_action_board_map (GtkWidget *widget)
{
  CharterActionBoard *self = CHARTER_ACTION_BOARD (widget);

  if (self->session && !self->heads[0])
    fill_columns (self);

  GTK_WIDGET_CLASS (charter_action_board_parent_class)->map (widget);
}

static void
charter_action_board_class_init (CharterActionBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_action_board_dispose;
  widget_class->map = charter_action_board_map;

  /**
   * CharterActionBoard::chosen:
   * @action: the action whose card was activated
   */
  board_signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 1, CHARTER_TYPE_ACTION);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_BASE "/ui/charter-action-board.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterActionBoard, columns);
  gtk_widget_class_install_action (widget_class, "board.move", "(su)", move_action_cb);
}

static void
charter_action_board_init (CharterActionBoard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint status = 0; status < N_COLUMNS; status++)
    add_column (self, status);
}

/**
 * charter_action_board_set_model:
 * @actions: a list of #CharterAction, which is kept in its order
 *
 * To be called once.
 */
void
charter_action_board_set_model (CharterActionBoard *self,
                                CharterSession     *session,
                                GListModel         *actions)
{
  g_return_if_fail (CHARTER_IS_ACTION_BOARD (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  for (guint status = 0; status < N_COLUMNS; status++)
    {
      GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (has_status, GUINT_TO_POINTER (status),
                                                             NULL));
      GtkFilterListModel *model = gtk_filter_list_model_new (g_object_ref (actions), filter);

      self->filters[status] = filter;
      self->models[status] = G_LIST_MODEL (model);
      g_signal_connect_object (model, "items-changed", G_CALLBACK (column_changed_cb), self,
                               G_CONNECT_SWAPPED);
      fill_heading (self, status, G_LIST_MODEL (model));
    }
  self->portfolio = g_object_ref (charter_session_get_portfolio (session));
  g_signal_connect_object (self->portfolio, "changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
