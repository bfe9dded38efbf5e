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
#define NEW_ROWS 8
#define SHOWN_ROWS 8

/**
 * CharterOutlinePane:
 *
 * The areas of the session's framework, the open one with its items, and what narrows them: a filter
 * and the beginning of a code or words of a title. There is a row only for what is listed, and a row
 * that is not needed where it stood shows something else.
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
  CharterSlices *slices;       /* nullable */
  GArray *lines;               /* of Line: what is listed */
  guint n_shown;               /* so many of them have a row that shows them */
  gboolean is_selecting;
  guint scroll_source;
};

G_DEFINE_FINAL_TYPE (CharterOutlinePane, charter_outline_pane, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* One of the list: an area, or an item under it. */
typedef struct {
  CharterArea *area; /* both borrowed from the framework */
  CharterItem *item; /* nullable */
} Line;

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
static void
list_area (CharterOutlinePane *self,
           CharterArea        *area)
{
  GListModel *items = charter_area_get_items (area);
  gboolean is_open = self->item && charter_item_get_area (self->item) == area;

  if (is_narrowed (self) && !has_listed (self, area))
    return;
  g_array_append_val (self->lines, ((Line) { area, NULL }));
  for (guint i = 0; (is_open || is_narrowed (self)) && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);

      if (!is_narrowed (self) || is_listed (self, item))
        g_array_append_val (self->lines, ((Line) { area, item }));
    }
}

static void
list_lines (CharterOutlinePane *self)
{
  GListModel *areas = self->framework ? charter_framework_get_areas (self->framework) : NULL;

  g_array_set_size (self->lines, 0);
  for (guint i = 0; areas && i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);

      list_area (self, area);
    }
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

/* The row of the item that is shown; where the focus was in the list, it goes along. */
static void
select_item (CharterOutlinePane *self)
{
  gboolean has_focus = gtk_widget_get_focus_child (self->list) != NULL;
  GtkListBoxRow *row = NULL;

  for (guint i = 0; self->item && i < self->n_shown; i++)
    if (g_array_index (self->lines, Line, i).item == self->item)
      row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i);
  self->is_selecting = TRUE;
  if (row != gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list)))
    gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
  if (row && has_focus)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->is_selecting = FALSE;
  if (!self->scroll_source)
    self->scroll_source = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, scroll_cb, self, NULL);
}

static GtkListBoxRow *
ensure_row (CharterOutlinePane *self,
            int                 position,
            guint              *n_new)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), position);

  if (row)
    return row;
  row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  gtk_list_box_row_set_child (row, charter_outline_row_new ());
  gtk_list_box_append (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  (*n_new)++;
  return row;
}

static void
show_line (CharterOutlinePane *self,
           GtkListBoxRow      *row,
           const Line         *line)
{
  CharterOutlineRow *child = row_of (row);

  if (charter_outline_row_get_area (child) != line->area || charter_outline_row_get_item (child) != line->item)
    charter_outline_row_bind (child, line->area, line->item, self->session);
  gtk_list_box_row_set_selectable (row, line->item != NULL);
  gtk_widget_set_visible (GTK_WIDGET (row), TRUE);
}

/* What stands below the last line is kept for when more is listed. */
static void
hide_rest (CharterOutlinePane *self)
{
  GtkListBoxRow *row;

  for (int i = (int) self->lines->len; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    {
      gtk_widget_set_visible (GTK_WIDGET (row), FALSE);
      gtk_list_box_row_set_selectable (row, FALSE);
    }
}

/* Some more of the lines; G_SOURCE_REMOVE when every one has its row. */
static gboolean
show_more (gpointer owner)
{
  CharterOutlinePane *self = owner;
  guint n_new = 0;

  for (guint n = 0; self->n_shown < self->lines->len && n_new < NEW_ROWS && n < SHOWN_ROWS; n++)
    {
      GtkListBoxRow *row = ensure_row (self, (int) self->n_shown, &n_new);

      show_line (self, row, &g_array_index (self->lines, Line, self->n_shown));
      self->n_shown++;
    }
  if (self->n_shown < self->lines->len)
    return G_SOURCE_CONTINUE;
  hide_rest (self);
  select_item (self);
  return G_SOURCE_REMOVE;
}

/* From the first line that is another: the rows above show what they did. */
static void
narrow (CharterOutlinePane *self)
{
  guint same = 0;
  GtkListBoxRow *row;

  list_lines (self);
  while (same < self->lines->len
         && (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) same))
         && charter_outline_row_get_area (row_of (row)) == g_array_index (self->lines, Line, same).area
         && charter_outline_row_get_item (row_of (row)) == g_array_index (self->lines, Line, same).item
         && gtk_widget_get_visible (GTK_WIDGET (row)))
    same++;
  self->n_shown = same;
  gtk_stack_set_visible_child (GTK_STACK (self->pages),
                               self->lines->len == 0 ? self->nothing : self->scroller);
  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  if (row && gtk_list_box_row_get_index (row) >= (int) self->n_shown)
    gtk_list_box_unselect_row (GTK_LIST_BOX (self->list), row);
  if (self->slices && self->n_shown < self->lines->len)
    charter_slices_add (self->slices, show_more, self);
  else
    while (show_more (self) == G_SOURCE_CONTINUE)
      ;
}

/* The standing is another: every row says so, none is built anew. */
static void
standing_cb (CharterOutlinePane *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)); i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      charter_outline_row_show (row_of (row), self->session);
  narrow (self);
}

static void
framework_cb (CharterOutlinePane *self)
{
  CharterFramework *framework = charter_session_get_framework (self->session);

  if (framework == self->framework)
    return;
  g_set_object (&self->framework, framework);
  g_clear_object (&self->item);
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

  /* Below these a row shows what was listed before. */
  if (gtk_list_box_row_get_index (list_row) >= (int) self->n_shown)
    return;
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
  for (guint i = 0; i < self->lines->len; i++)
    {
      CharterItem *item = g_array_index (self->lines, Line, i).item;

      if (!item)
        continue;
      g_signal_emit (self, signals[CHOSEN], 0, item);
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
  g_clear_object (&self->slices);
  g_clear_pointer (&self->lines, g_array_unref);
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

  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < CHARTER_N_ITEM_FILTERS; i++)
    titles[i] = charter_item_filter_get_title ((CharterItemFilter) i);
  list = gtk_string_list_new (titles);
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->filter_choice), G_LIST_MODEL (list));
}

/**
 * charter_outline_pane_set_session:
 * @self: the outline
 * @session: whose framework is listed
 * @slices: (nullable): in which the rows are built; %NULL to build them at once
 */
void
charter_outline_pane_set_session (CharterOutlinePane *self,
                                  CharterSession     *session,
                                  CharterSlices      *slices)
{
  g_return_if_fail (CHARTER_IS_OUTLINE_PANE (self));
  g_return_if_fail (self->session == NULL);
  g_set_object (&self->slices, slices);
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

/**
 * charter_outline_pane_set_filter:
 * @self: an outline
 * @filter: which items are shown
 */
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
  g_return_val_if_fail (CHARTER_IS_OUTLINE_PANE (self), TRUE);
  return self->lines->len == 0;
}

/**
 * charter_outline_pane_search:
 * @self: an outline
 *
 * Puts the cursor where words are looked for.
 */
void
charter_outline_pane_search (CharterOutlinePane *self)
{
  gtk_widget_grab_focus (self->search);
}
