/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-directory-hold.h"

#include <math.h>

#include "charter-directory-row.h"

/**
 * CharterDirectoryHold:
 *
 * GTK keeps the row at the top of a list view in its place while rows come and go. That is not always what
 * a person looks at: the row under the pointer must not be another one when the button goes down, and
 * whoever only types at the top of the list wants to see its beginning.
 */
struct _CharterDirectoryHold
{
  GObject parent_instance;

  GtkWidget *list;   /* borrowed: it outlives this */
  gboolean has_pointer;
  double x;          /* of the pointer, on the list */
  double y;

  gpointer result;   /* owned, nullable: what the row under the pointer showed before the change */
  double top;        /* where it was in the list's view */
  gulong layout;     /* 0: nothing to be done after the next layout */
  GdkFrameClock *clock;
  gboolean is_at_top;
};

G_DEFINE_FINAL_TYPE (CharterDirectoryHold, charter_directory_hold, G_TYPE_OBJECT)

static GtkAdjustment *
get_adjustment (CharterDirectoryHold *self)
{
  return gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
}

static void
let_go (CharterDirectoryHold *self)
{
  if (self->layout)
    g_signal_handler_disconnect (self->clock, self->layout);
  self->layout = 0;
  g_clear_object (&self->clock);
  g_clear_object (&self->result);
}

static CharterDirectoryRow *
get_row (GtkWidget *item)
{
  GtkWidget *row = item ? gtk_widget_get_first_child (item) : NULL;

  return CHARTER_IS_DIRECTORY_ROW (row) ? CHARTER_DIRECTORY_ROW (row) : NULL;
}

static double
get_top (CharterDirectoryHold *self,
         GtkWidget            *item)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (item, self->list, &bounds) ? bounds.origin.y : NAN;
}

static GtkWidget *
find_item (CharterDirectoryHold *self,
           gpointer              result)
{
  for (GtkWidget *item = gtk_widget_get_first_child (self->list); item; item = gtk_widget_get_next_sibling (item))
    if (get_row (item) && gtk_widget_get_child_visible (item) &&
        charter_directory_row_get_result (get_row (item)) == result)
      return item;
  return NULL;
}

/* After GTK has given out places and before it draws: what moves now was never seen elsewhere. */
static void
laid_out_cb (CharterDirectoryHold *self)
{
  GtkWidget *item = find_item (self, self->result);
  GtkAdjustment *adjustment = get_adjustment (self);
  double top = item ? get_top (self, item) : NAN;

  if (!isnan (top) && fabs (top - self->top) >= 1)
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + top - self->top);
  let_go (self);
}

static GtkWidget *
pick_item (CharterDirectoryHold *self)
{
  GtkWidget *picked = self->has_pointer
    ? gtk_widget_pick (self->list, self->x, self->y, GTK_PICK_DEFAULT) : NULL;

  while (picked && gtk_widget_get_parent (picked) != self->list)
    picked = gtk_widget_get_parent (picked);
  return picked;
}

static void
motion_cb (CharterDirectoryHold *self,
           double                x,
           double                y)
{
  charter_directory_hold_point (self, x, y);
}

static void
leave_cb (CharterDirectoryHold *self)
{
  self->has_pointer = FALSE;
}

static void
charter_directory_hold_dispose (GObject *object)
{
  let_go (CHARTER_DIRECTORY_HOLD (object));

  G_OBJECT_CLASS (charter_directory_hold_parent_class)->dispose (object);
}

static void
charter_directory_hold_class_init (CharterDirectoryHoldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_directory_hold_dispose;
}

static void
charter_directory_hold_init (CharterDirectoryHold *self)
{
}

/**
 * charter_directory_hold_new:
 * @list: a list view of #CharterDirectoryRow; must outlive the hold
 */
CharterDirectoryHold *
charter_directory_hold_new (GtkWidget *list)
{
  CharterDirectoryHold *self = g_object_new (CHARTER_TYPE_DIRECTORY_HOLD, NULL);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  self->list = list;
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, motion);
  return self;
}

/**
 * charter_directory_hold_point:
 * @self: a hold
 * @x: of the pointer, on the list
 * @y: of the pointer, on the list
 */
void
charter_directory_hold_point (CharterDirectoryHold *self,
                              double                x,
                              double                y)
{
  self->has_pointer = TRUE;
  self->x = x;
  self->y = y;
}

/**
 * charter_directory_hold_begin:
 * @self: a hold
 *
 * To be called before the list changes.
 */
void
charter_directory_hold_begin (CharterDirectoryHold *self)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  GtkWidget *item = pick_item (self);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (self->list);
  CharterDirectoryRow *row = get_row (item);

  self->is_at_top = FALSE;
  if (self->layout)
    return;
  if (row && charter_directory_row_get_result (row) && clock)
    {
      self->result = g_object_ref (charter_directory_row_get_result (row));
      self->top = get_top (self, item);
      self->clock = g_object_ref (clock);
      self->layout = g_signal_connect_data (clock, "layout", G_CALLBACK (laid_out_cb), self, NULL,
                                            G_CONNECT_SWAPPED | G_CONNECT_AFTER);
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
    }
  else
    {
      self->is_at_top = gtk_adjustment_get_value (adjustment) <= gtk_adjustment_get_lower (adjustment);
    }
}

/**
 * charter_directory_hold_end:
 * @self: a hold
 *
 * To be called when the list has changed.
 */
void
charter_directory_hold_end (CharterDirectoryHold *self)
{
  GtkSelectionModel *model = gtk_list_view_get_model (GTK_LIST_VIEW (self->list));

  if (self->is_at_top && g_list_model_get_n_items (G_LIST_MODEL (model)) > 0)
    gtk_widget_activate_action (self->list, "list.scroll-to-item", "u", 0);
}
