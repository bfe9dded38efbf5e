/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-action-board.h"

#include <glib/gi18n.h>

#include "charter-action-row.h"
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
  AdwBin          parent_instance;

  /* Template widgets */
  GtkWidget      *columns;

  /* Built in code, one for each status */
  GtkListBox     *lists[N_COLUMNS];
  GtkLabel       *headings[N_COLUMNS];
  GtkFilter      *filters[N_COLUMNS]; /* borrowed from the lists' models */

  /* Owned */
  CharterSession   *session;
  CharterPortfolio *portfolio;

  /* Borrowed: to be focused when it has come to its new column */
  CharterAction  *moving;
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

static CharterActionRow *
get_card (GtkListBoxRow *row)
{
  GtkWidget *child = row ? gtk_list_box_row_get_child (row) : NULL;

  return CHARTER_IS_ACTION_ROW (child) ? CHARTER_ACTION_ROW (child) : NULL;
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

/* The card that was moved with the keyboard keeps the focus in its new column. */
static void
focus_moved (CharterActionBoard *self,
             guint               status)
{
  GtkListBoxRow *row;

  for (int i = 0; self->moving && (row = gtk_list_box_get_row_at_index (self->lists[status], i)); i++)
    if (get_card (row) && charter_action_row_get_action (get_card (row)) == self->moving)
      {
        self->moving = NULL;
        gtk_widget_grab_focus (GTK_WIDGET (row));
      }
}

static void
column_changed_cb (GListModel         *model,
                   guint               position,
                   guint               removed,
                   guint               added,
                   CharterActionBoard *self)
{
  guint status = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (model), "charter-status"));

  fill_heading (self, status, model);
  if (added > 0)
    focus_moved (self, status);
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
  self->moving = action;
  charter_plan_action_set_status (self->session, action, status);
  self->moving = NULL;
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

  return gdk_content_provider_new_typed (CHARTER_TYPE_ACTION,
                                         charter_action_row_get_action (CHARTER_ACTION_ROW (card)));
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

static GtkWidget *
make_menu_button (CharterAction *action)
{
  g_autoptr(GMenuModel) menu = make_menu (action);
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Move to another column (Ctrl+Left, Ctrl+Right)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Move to another column"), -1);
  return button;
}

static GtkWidget *
make_card (gpointer item,
           gpointer user_data)
{
  CharterActionBoard *self = user_data;
  GtkWidget *card = charter_action_row_new_card (self->session, item, make_menu_button (item));
  GtkDragSource *drag = gtk_drag_source_new ();

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
  g_signal_connect (drag, "prepare", G_CALLBACK (drag_prepare_cb), NULL);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (drag));
  return card;
}

static void
row_activated_cb (CharterActionBoard *self,
                  GtkListBoxRow      *row)
{
  g_signal_emit (self, board_signals[CHOSEN], 0, charter_action_row_get_action (get_card (row)));
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
  /* The focus is on the row or on the button in it. */
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  CharterActionRow *card = row ? get_card (GTK_LIST_BOX_ROW (row)) : NULL;
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
  GtkWidget *list = gtk_list_box_new ();
  GtkDropTarget *drop = gtk_drop_target_new (CHARTER_TYPE_ACTION, GDK_ACTION_MOVE);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "board");
  gtk_widget_set_vexpand (list, TRUE);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
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
  self->lists[status] = GTK_LIST_BOX (list);
  self->headings[status] = GTK_LABEL (heading);
}

static void
charter_action_board_dispose (GObject *object)
{
  CharterActionBoard *self = CHARTER_ACTION_BOARD (object);

  if (self->portfolio)
    g_signal_handlers_disconnect_by_func (self->portfolio, record_changed_cb, self);
  g_clear_object (&self->portfolio);
  for (guint status = 0; self->session && status < N_COLUMNS; status++)
    gtk_list_box_bind_model (self->lists[status], NULL, NULL, NULL, NULL);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (object), CHARTER_TYPE_ACTION_BOARD);

  G_OBJECT_CLASS (charter_action_board_parent_class)->dispose (object);
}

static void
charter_action_board_class_init (CharterActionBoardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = charter_action_board_dispose;

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
      g_object_set_data (G_OBJECT (model), "charter-status", GUINT_TO_POINTER (status));
      gtk_list_box_bind_model (self->lists[status], G_LIST_MODEL (model), make_card, self, NULL);
      g_signal_connect_object (model, "items-changed", G_CALLBACK (column_changed_cb), self, 0);
      fill_heading (self, status, G_LIST_MODEL (model));
      g_object_unref (model);
    }
  self->portfolio = g_object_ref (charter_session_get_portfolio (session));
  g_signal_connect_object (self->portfolio, "changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
}
