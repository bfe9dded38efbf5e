/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-widgets"
#include "config.h"

#include "charter-slices.h"

/* Microseconds of one go: what it adds is then measured and drawn, which takes several times as long, and
 * all of it stays within the frame. */
#define GO 1000

/* Milliseconds until it goes on in a window that is not drawn, such as one that is minimised. */
#define UNDRAWN 100

/**
 * CharterSlices:
 *
 * What a page has to build, one step after the other between the frames: the window is drawn and answers
 * while it fills. A go takes a few milliseconds, and the next waits until what it added has been drawn.
 * Where nothing is shown yet, nothing is waited for.
 */
struct _CharterSlices
{
  GObject parent_instance;

  GtkWidget *widget;     /* borrowed; NULL once stopped */
  GQueue steps;          /* of Step */
  guint source;
  GdkFrameClock *clock;  /* nullable: the one whose frame is waited for */
  gboolean is_waited;    /* whether the frame that was waited for has been */
};

G_DEFINE_FINAL_TYPE (CharterSlices, charter_slices, G_TYPE_OBJECT)

typedef struct {
  CharterSlice slice;
  gpointer owner;
} Step;

static void go_on (CharterSlices *self);

static void
forget_clock (CharterSlices *self)
{
  if (self->clock)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
}

/* Whether it was the last of its step. */
static gboolean
run_step (CharterSlices *self)
{
  Step *step = g_queue_pop_head (&self->steps);
  gboolean is_last = step->slice (step->owner) == G_SOURCE_REMOVE || !self->widget;

  if (is_last)
    g_free (step);
  else
    g_queue_push_head (&self->steps, step);
  return is_last;
}

static gboolean
go_cb (gpointer data)
{
  g_autoptr(CharterSlices) self = g_object_ref (data);
  gint64 end = g_get_monotonic_time () + GO;

  self->source = 0;
  forget_clock (self);
  if (!self->is_waited && self->widget && gtk_widget_get_mapped (self->widget))
    {
      go_on (self);
      return G_SOURCE_REMOVE;
    }
  self->is_waited = FALSE;
  while (!g_queue_is_empty (&self->steps) && g_get_monotonic_time () < end)
    if (!run_step (self))
      break;
  if (!g_queue_is_empty (&self->steps))
    go_on (self);
  return G_SOURCE_REMOVE;
}

/* After the frame, when nobody waits for anything else. */
static void
drawn_cb (CharterSlices *self)
{
  forget_clock (self);
  self->is_waited = TRUE;
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_idle_add (go_cb, self);
}

static gboolean
undrawn_cb (gpointer data)
{
  CharterSlices *self = data;

  self->is_waited = TRUE;
  return go_cb (self);
}

static void
go_on (CharterSlices *self)
{
  if (self->source)
    return;
  if (!gtk_widget_get_mapped (self->widget))
    {
      self->source = g_idle_add (go_cb, self);
      return;
    }
  self->source = g_timeout_add_full (G_PRIORITY_DEFAULT_IDLE, UNDRAWN, undrawn_cb, self, NULL);
  g_set_object (&self->clock, gtk_widget_get_frame_clock (self->widget));
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (drawn_cb), self);
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
}

static void
charter_slices_dispose (GObject *object)
{
  charter_slices_stop (CHARTER_SLICES (object));

  G_OBJECT_CLASS (charter_slices_parent_class)->dispose (object);
}

static void
charter_slices_class_init (CharterSlicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = charter_slices_dispose;
}

static void
charter_slices_init (CharterSlices *self)
{
  g_queue_init (&self->steps);
}

/**
 * charter_slices_new:
 * @widget: what is built; it stops the slices when it is disposed of
 *
 * Returns: (transfer full): nothing to be done yet
 */
CharterSlices *
charter_slices_new (GtkWidget *widget)
{
  CharterSlices *self = g_object_new (CHARTER_TYPE_SLICES, NULL);

  self->widget = widget;
  return self;
}

/**
 * charter_slices_add:
 * @self: slices
 * @slice: a step that takes no more than a few milliseconds
 * @owner: what it is called with; lives as long as the slices
 *
 * Does @slice later, after all that was added before. One that waits already is not added again.
 */
void
charter_slices_add (CharterSlices *self,
                    CharterSlice   slice,
                    gpointer       owner)
{
  Step *step;

  g_return_if_fail (CHARTER_IS_SLICES (self));
  if (!self->widget)
    return;
  for (GList *each = self->steps.head; each; each = each->next)
    {
      step = each->data;
      if (step->slice == slice && step->owner == owner)
        return;
    }
  step = g_new (Step, 1);
  *step = (Step) { slice, owner };
  g_queue_push_tail (&self->steps, step);
  go_on (self);
}

/**
 * charter_slices_finish:
 * @self: slices
 *
 * Does at once whatever still waits, for somebody wants what it builds.
 */
void
charter_slices_finish (CharterSlices *self)
{
  g_autoptr(CharterSlices) alive = g_object_ref (self);

  g_return_if_fail (CHARTER_IS_SLICES (self));
  while (!g_queue_is_empty (&self->steps))
    run_step (self);
}

/**
 * charter_slices_stop:
 * @self: slices
 *
 * Forgets whatever still waits; nothing more can be added.
 */
void
charter_slices_stop (CharterSlices *self)
{
  g_return_if_fail (CHARTER_IS_SLICES (self));
  self->widget = NULL;
  g_clear_handle_id (&self->source, g_source_remove);
  forget_clock (self);
  g_queue_clear_full (&self->steps, g_free);
}

/**
 * charter_slices_is_done:
 * @self: slices
 *
 * Returns: whether nothing waits any more
 */
gboolean
charter_slices_is_done (CharterSlices *self)
{
  g_return_val_if_fail (CHARTER_IS_SLICES (self), TRUE);
  return g_queue_is_empty (&self->steps);
}
