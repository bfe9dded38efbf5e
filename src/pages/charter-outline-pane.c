/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-outline-pane.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-framework.h"
#include "charter-item.h"
#include "charter-outline-row.h"

/* So many take a small part of a frame. */
#define ROWS_AT_A_TIME 5

/**
 * CharterOutlinePane:
 *
 * The areas of the session's framework, the open one with its items, and what narrows them: a filter
 * and the beginning of a code or words of a title.
 */
struct _CharterOutlinePane
{
  AdwBin parent_instance;

  GtkWidget *search;
  GtkWidget *filter_choice;
  GtkWidget *list;
  GtkWidget *scroller;
  GtkWidget *nothing;
  GtkWidget *pages;

  CharterSession *session;     /* nullable */
  CharterFramework *framework; /* nullable: the one whose rows stand in the list */
  CharterItem *item;           /* nullable: the one that is shown beside it */
  CharterItemFilter filter;
  gboolean is_selecting;
  guint scroll_source;
  guint fill_source;
};

G_DEFINE_FINAL_TYPE (CharterOutlinePane, charter_outline_pane, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static CharterOutlineRow *
row_of (GtkListBoxRow *row)
{
  return CHARTER_OUTLINE_ROW (gtk_list_box_row_get_child (row));
}

static gboolean
is_narrowed (CharterOutlinePane *self)
{
  return self->filter != CHARTER_ITEM_FILTER_ALL
         || *gtk_editable_get_text (GTK_EDITABLE (self->search));
}

/* The item beside the list stays in it until somebody goes on, even if it matches no more. */
static gboolean
is_listed (CharterOutlinePane *self,
           CharterItem        *item)
{
  if (!self->session)
    return FALSE;
  if (item == self->item && !*gtk_editable_get_text (GTK_EDITABLE (self->search)))
    return TRUE;
  return charter_item_has_words (item, gtk_editable_get_text (GTK_EDITABLE (self->search)))
         && charter_item_filter_matches (self->filter, self->session, item);
}

static gboolean
has_listed (CharterOutlinePane *self,
            CharterArea        *area)
{
  GListModel *items = charter_area_get_items (area);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      if (is_listed (self, item))
        return TRUE;
    }
  return FALSE;
}

/* Narrowed, the list shows every item that matches under its area; else those of the open area. */
static gboolean
filter_cb (GtkListBoxRow *list_row,
           gpointer       user_data)
{
  CharterOutlinePane *self = user_data;
  CharterOutlineRow *row = row_of (list_row);
  CharterItem *item = charter_outline_row_get_item (row);
  CharterArea *area = charter_outline_row_get_area (row);

  if (!item)
    return !is_narrowed (self) || has_listed (self, area);
  if (is_narrowed (self))
    return is_listed (self, item);
  return self->item && charter_item_get_area (self->item) == area;
}

/* Brings the selected row into view, once the rows around it have found their places. */
static gboolean
scroll_cb (gpointer data)
{
  CharterOutlinePane *self = data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  graphene_rect_t bounds;

  self->scroll_source = 0;
  if (row && gtk_widget_compute_bounds (GTK_WIDGET (row), self->list, &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
  return G_SOURCE_REMOVE;
}

static void
select_item (CharterOutlinePane *self)
{
  GtkListBoxRow *row;

  self->is_selecting = TRUE;
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    if (self->item && charter_outline_row_get_item (row_of (row)) == self->item)
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  self->is_selecting = FALSE;
  if (!self->scroll_source)
    self->scroll_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scroll_cb, self, NULL);
}

static void
add_row (CharterOutlinePane *self,
         CharterArea        *area,
         CharterItem        *item,
         int                 position)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *child = charter_outline_row_new (area, item);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), item != NULL);
  gtk_list_box_insert (GTK_LIST_BOX (self->list), row, position);
  charter_outline_row_show (CHARTER_OUTLINE_ROW (child), self->session);
}

static void
add_areas (CharterOutlinePane *self)
{
  GListModel *areas = charter_framework_get_areas (self->framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      add_row (self, area, NULL, -1);
    }
}

/* Builds the rows of an area's items that are not there yet, at most so many; returns how many it built. */
static guint
ensure_items (CharterOutlinePane *self,
              CharterArea        *area,
              guint               most)
{
  GListModel *items = charter_area_get_items (area);
  guint n_items = g_list_model_get_n_items (items);
  GtkListBoxRow *row;
  guint first, n = 0;
  int at = 0;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), at))
         && charter_outline_row_get_area (row_of (row)) != area)
    at++;
  if (row == NULL)
    return 0;
  for (first = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), at + 1 + (int) first)); first++)
    if (charter_outline_row_get_area (row_of (row)) != area)
      break;
  for (guint i = first; i < n_items && n < most; i++, n++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      add_row (self, area, item, at + 1 + (int) i);
    }
  return n;
}

/* When nothing else is to be done, a few at a time, so that opening the next area waits for nothing. */
static gboolean
fill_cb (gpointer data)
{
  CharterOutlinePane *self = data;
  GListModel *areas = charter_framework_get_areas (self->framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      if (ensure_items (self, area, ROWS_AT_A_TIME) > 0)
        return G_SOURCE_CONTINUE;
    }
  self->fill_source = 0;
  return G_SOURCE_REMOVE;
}

/* Only what is listed is built at once: of 500 items some 20 are, as long as nothing narrows them. */
static void
ensure_rows (CharterOutlinePane *self)
{
  GListModel *areas;

  if (!self->framework)
    return;
  if (!is_narrowed (self))
    {
      if (self->item)
        ensure_items (self, charter_item_get_area (self->item), G_MAXUINT);
      return;
    }
  areas = charter_framework_get_areas (self->framework);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      if (has_listed (self, area))
        ensure_items (self, area, G_MAXUINT);
    }
}

static void
narrow (CharterOutlinePane *self)
{
  ensure_rows (self);
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_stack_set_visible_child (GTK_STACK (self->pages),
                               charter_outline_pane_is_empty (self) ? self->nothing
                               : self->scroller);
  select_item (self);
}

static void
clear_rows (CharterOutlinePane *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)))
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
}

/* The standing is another: every row says so, none is built anew. */
static void
standing_cb (CharterOutlinePane *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    charter_outline_row_show (row_of (row), self->session);
  narrow (self);
}

static void
framework_cb (CharterOutlinePane *self)
{
  CharterFramework *framework = charter_session_get_framework (self->session);

  if (framework == self->framework)
    return;
  clear_rows (self);
  g_set_object (&self->framework, framework);
  g_clear_object (&self->item);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (framework)
    {
      add_areas (self);
      self->fill_source = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
    }
  narrow (self);
}

static CharterItem *
find_first_listed (CharterOutlinePane *self,
                   CharterArea        *area)
{
  GListModel *items = charter_area_get_items (area);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      if (!is_narrowed (self) || is_listed (self, item))
        return item; /* the framework holds it */
    }
  return NULL;
}

static void
row_activated_cb (CharterOutlinePane *self,
                  GtkListBoxRow      *list_row)
{
  CharterOutlineRow *row = row_of (list_row);
  CharterItem *item = charter_outline_row_get_item (row);

  if (!item)
    item = find_first_listed (self, charter_outline_row_get_area (row));
  if (item)
    g_signal_emit (self, signals[CHOSEN], 0, item);
}

static void
row_selected_cb (CharterOutlinePane *self,
                 GtkListBoxRow      *row)
{
  if (row && !self->is_selecting && charter_outline_row_get_item (row_of (row)) != self->item)
    row_activated_cb (self, row);
}

static void
search_changed_cb (CharterOutlinePane *self)
{
  narrow (self);
}

/* Enter in the search goes to the first match. */
static void
search_activate_cb (CharterOutlinePane *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    if (gtk_widget_get_child_visible (GTK_WIDGET (row)) && charter_outline_row_get_item (row_of (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

static void
search_stop_cb (CharterOutlinePane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->list);
}

static void
filter_selected_cb (CharterOutlinePane *self)
{
  self->filter = (CharterItemFilter) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->filter_choice));
  narrow (self);
}

static void
charter_outline_pane_dispose (GObject *object)
{
  CharterOutlinePane *self = CHARTER_OUTLINE_PANE (object);

  if (self->session)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->item);
  g_clear_object (&self->framework);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), CHARTER_TYPE_OUTLINE_PANE);

  G_OBJECT_CLASS (charter_outline_pane_parent_class)->dispose (object);
}

static void
charter_outline_pane_class_init (CharterOutlinePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = charter_outline_pane_dispose;

  /**
   * CharterOutlinePane::chosen:
   * @self: the outline
   * @item: the item that a person has picked
   */
  signals[CHOSEN] = g_signal_new ("chosen", CHARTER_TYPE_OUTLINE_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, CHARTER_TYPE_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_BASE "/ui/charter-outline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CharterOutlinePane, search);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlinePane, filter_choice);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlinePane, list);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlinePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlinePane, nothing);
  gtk_widget_class_bind_template_child (widget_class, CharterOutlinePane, pages);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_selected_cb);
}

static void
charter_outline_pane_init (CharterOutlinePane *self)
{
  const char *titles[CHARTER_N_ITEM_FILTERS + 1] = { NULL };
  g_autoptr(GtkStringList) list = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CHARTER_N_ITEM_FILTERS; i++)
    titles[i] = charter_item_filter_get_title ((CharterItemFilter) i);
  list = gtk_string_list_new (titles);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->filter_choice), G_LIST_MODEL (list));
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), filter_cb, self, NULL);
}

void
charter_outline_pane_set_session (CharterOutlinePane *self,
                                  CharterSession     *session)
{
  g_return_if_fail (CHARTER_IS_OUTLINE_PANE (self));
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_swapped (session, "notify::framework", G_CALLBACK (framework_cb), self);
  g_signal_connect_swapped (session, "notify::standing", G_CALLBACK (standing_cb), self);
  framework_cb (self);
}

/**
 * charter_outline_pane_show_item:
 * @self: the outline
 * @item: (nullable): what is shown beside it; its area opens
 */
void
charter_outline_pane_show_item (CharterOutlinePane *self,
                                CharterItem        *item)
{
  g_return_if_fail (CHARTER_IS_OUTLINE_PANE (self));
  if (g_set_object (&self->item, item))
    narrow (self);
}

/**
 * charter_outline_pane_step:
 * @self: the outline
 * @step: 1 for the next, -1 for the one before
 *
 * Returns: (transfer none) (nullable): the item after or before the one that is shown, of those that
 *   the filter and the search let through; %NULL at the end
 */
CharterItem *
charter_outline_pane_step (CharterOutlinePane *self,
                           int                 step)
{
  GListModel *areas;
  CharterItem *before = NULL;
  gboolean is_past = self->item == NULL;

  if (!self->framework)
    return NULL;
  areas = charter_framework_get_areas (self->framework);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          if (item == self->item && step < 0)
            return before;
          if (item == self->item)
            is_past = TRUE;
          else if (is_narrowed (self) && !is_listed (self, item))
            continue;
          else if (is_past)
            return item;
          before = item;
        }
    }
  return NULL;
}

void
charter_outline_pane_set_filter (CharterOutlinePane *self,
                                 CharterItemFilter   filter)
{
  g_return_if_fail (CHARTER_IS_OUTLINE_PANE (self));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->filter_choice), filter);
}

/**
 * charter_outline_pane_is_empty:
 * @self: the outline
 *
 * Returns: whether the filter and the search let nothing through
 */
gboolean
charter_outline_pane_is_empty (CharterOutlinePane *self)
{
  GListModel *areas;

  if (!self->framework)
    return TRUE;
  areas = charter_framework_get_areas (self->framework);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      if (has_listed (self, area))
        return FALSE;
    }
  return TRUE;
}

void
charter_outline_pane_search (CharterOutlinePane *self)
{
  gtk_widget_grab_focus (self->search);
}
