/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-list-head.h"

/* A row is seldom lower, in pixels: so many rows fill the list, and some more lie below. */
#define LOWEST_ROW 50
#define SPARE      12
#define AT_FIRST   16 /* before the list has a size */
/* For so many rows a list view keeps widgets; more of them only count. */
#define MOST_WIDGETS 200
/* Microseconds of a frame for rows that are not seen yet; all lists share it. */
#define ROOM_IN_FRAME 2500
/* Nobody types any more. */
#define QUIET_MS 400

/**
 * CharterListHead:
 *
 * The beginning of a long list. A list view makes two hundred rows, seen or not, and makes them all again
 * when what it shows is another: with every letter that is typed into a search. So it is given a window's
 * worth at first, and the rest a little in every frame when nobody types, or at once when somebody scrolls there.
 */
struct _CharterListHead
{
  GObject parent_instance;

  GtkSliceListModel *slice;
  GtkWidget *list;      /* borrowed: it outlives this */
  GtkAdjustment *adjustment; /* nullable: of the list */
  guint pause;          /* 0: not waiting for the end of the typing */
  guint step;           /* 0: not growing at once */
  guint tick;           /* 0: not growing frame by frame */
};

G_DEFINE_FINAL_TYPE (CharterListHead, charter_list_head, G_TYPE_OBJECT)

static gboolean
is_whole (CharterListHead *self)
{
  return gtk_slice_list_model_get_size (self->slice) >=
         g_list_model_get_n_items (gtk_slice_list_model_get_model (self->slice));
}

static guint
get_first (CharterListHead *self)
{
  guint height = (guint) gtk_widget_get_height (self->list);

  return height > 0 ? height / LOWEST_ROW + SPARE : AT_FIRST;
}

/* Twice as much: beyond its two hundred rows the view only counts. */
static void
grow (CharterListHead *self)
{
  gtk_slice_list_model_set_size (self->slice, 2 * gtk_slice_list_model_get_size (self->slice));
}

/* Whether this frame has room for more, when @spent more of it was used. */
static gboolean
has_room (GdkFrameClock *clock,
          gint64         spent)
{
  static gint64 frame = -1, used = 0;
  gint64 counter = gdk_frame_clock_get_frame_counter (clock);

  if (counter != frame)
    used = 0;
  frame = counter;
  used += spent;
  return used < ROOM_IN_FRAME;
}

static gboolean
tick_cb (GtkWidget     *list,
         GdkFrameClock *clock,
         gpointer       data)
{
  CharterListHead *self = data;
  gboolean is_room = has_room (clock, 0);

  /* A frame that nobody sees costs as much as another. */
  if (!gtk_widget_get_mapped (list))
    return G_SOURCE_REMOVE;
  while (is_room && !is_whole (self) && gtk_slice_list_model_get_size (self->slice) < MOST_WIDGETS)
    {
      gint64 before = g_get_monotonic_time ();

      gtk_slice_list_model_set_size (self->slice, gtk_slice_list_model_get_size (self->slice) + 1);
      is_room = has_room (clock, g_get_monotonic_time () - before);
    }
  if (gtk_slice_list_model_get_size (self->slice) >= MOST_WIDGETS)
    charter_list_head_show (self, G_MAXUINT);
  return is_whole (self) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static void
ticked_cb (gpointer data)
{
  CHARTER_LIST_HEAD (data)->tick = 0;
}

static void
grow_slowly (CharterListHead *self)
{
  if (self->tick == 0 && self->pause == 0 && !is_whole (self) && gtk_widget_get_mapped (self->list))
    self->tick = gtk_widget_add_tick_callback (self->list, tick_cb, self, ticked_cb);
}

static gboolean
once_cb (gpointer data)
{
  CharterListHead *self = data;

  self->step = 0;
  if (!is_whole (self))
    gtk_slice_list_model_set_size (self->slice, gtk_slice_list_model_get_size (self->slice) + SPARE);
  return G_SOURCE_REMOVE;
}

static gboolean
quiet_cb (gpointer data)
{
  CharterListHead *self = data;

  self->pause = 0;
  grow_slowly (self);
  return G_SOURCE_REMOVE;
}

static void
stop_growing (CharterListHead *self)
{
  g_clear_handle_id (&self->pause, g_source_remove);
  g_clear_handle_id (&self->step, g_source_remove);
  if (self->tick != 0)
    gtk_widget_remove_tick_callback (self->list, self->tick);
}

static void
wait_for_quiet (CharterListHead *self)
{
  stop_growing (self);
  self->pause = g_timeout_add (QUIET_MS, quiet_cb, self);
}

static void
scrolled_cb (CharterListHead *self)
{
  double page = gtk_adjustment_get_page_size (self->adjustment);
  double below = gtk_adjustment_get_upper (self->adjustment) - page - gtk_adjustment_get_value (self->adjustment);

  /* Not where it stands: it has not been given its size yet. */
  if (gtk_adjustment_get_value (self->adjustment) > 0 && below < page && !is_whole (self) && self->step == 0)
    self->step = g_idle_add_full (GTK_PRIORITY_RESIZE - 1, once_cb, self, NULL);
}

static void
adjustment_changed_cb (CharterListHead *self)
{
  if (self->adjustment)
    g_signal_handlers_disconnect_by_func (self->adjustment, scrolled_cb, self);
  g_set_object (&self->adjustment, gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));
  if (self->adjustment)
    g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
}

/* The end of the list is the end of all of it. */
static gboolean
key_pressed_cb (CharterListHead *self,
                guint            key)
{
  if (key == GDK_KEY_End || key == GDK_KEY_KP_End)
    charter_list_head_show (self, G_MAXUINT);
  return GDK_EVENT_PROPAGATE;
}

static void
charter_list_head_dispose (GObject *object)
{
  CharterListHead *self = CHARTER_LIST_HEAD (object);

  stop_growing (self);
  if (self->adjustment)
    g_signal_handlers_disconnect_by_func (self->adjustment, scrolled_cb, self);
  g_clear_object (&self->adjustment);
  g_clear_object (&self->slice);

  G_OBJECT_CLASS (charter_list_head_parent_class)->dispose (object);
}

static void
charter_list_head_class_init (CharterListHeadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_list_head_dispose;
}

static void
charter_list_head_init (CharterListHead *self)
{
}

/**
 * charter_list_head_new:
 * @whole: (transfer full): the list
 * @list: the list view that shows it; must outlive the head
 *
 * Returns: (transfer full): its beginning, which grows to the whole when nobody types
 */
CharterListHead *
charter_list_head_new (GListModel *whole,
                       GtkWidget  *list)
{
  CharterListHead *self = g_object_new (CHARTER_TYPE_LIST_HEAD, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->slice = gtk_slice_list_model_new (whole, 0, AT_FIRST);
  self->list = list;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (list, keys);
  g_signal_connect_object (list, "notify::vadjustment", G_CALLBACK (adjustment_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "map", G_CALLBACK (grow_slowly), self, G_CONNECT_SWAPPED);
  adjustment_changed_cb (self);
  wait_for_quiet (self);
  return self;
}

/**
 * charter_list_head_get_model:
 * @self: a head
 *
 * Returns: (transfer none): what is given to the list view, without selection
 */
GListModel *
charter_list_head_get_model (CharterListHead *self)
{
  g_return_val_if_fail (CHARTER_IS_LIST_HEAD (self), NULL);
  return G_LIST_MODEL (self->slice);
}

/**
 * charter_list_head_shorten:
 * @self: a head
 *
 * To be called before what the list shows becomes another. Whoever has scrolled down keeps what is there.
 */
void
charter_list_head_shorten (CharterListHead *self)
{
  g_return_if_fail (CHARTER_IS_LIST_HEAD (self));
  wait_for_quiet (self);
  if (!self->adjustment || gtk_adjustment_get_value (self->adjustment) <= gtk_adjustment_get_lower (self->adjustment))
    gtk_slice_list_model_set_size (self->slice, get_first (self));
}

/**
 * charter_list_head_show:
 * @self: a head
 * @position: of the whole list
 *
 * Has at least so much of it, and a window's worth more.
 */
void
charter_list_head_show (CharterListHead *self,
                        guint            position)
{
  g_return_if_fail (CHARTER_IS_LIST_HEAD (self));
  while (!is_whole (self) && gtk_slice_list_model_get_size (self->slice) < MIN (position, G_MAXUINT - SPARE) + SPARE)
    grow (self);
}
