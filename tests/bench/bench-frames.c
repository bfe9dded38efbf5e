/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "bench-frames.h"

#include <stdio.h>
#include <stdlib.h>

#include "bench-moment.h"

/* Printed is how long a frame takes, beside one of 60 Hz, as time of the processor in this thread: on a busy
 * machine only that says what the program does. How often the clock on the wall says more is printed with it.
 * What is asked for before a frame (the view that comes, the step of scrolling) counts for the frame. */

#define SCROLL_STEP 53 /* pixels, a notch of the wheel */
#define MOST_STEPS 1200 /* what is taller is scrolled faster */
#define FRAME_US (G_USEC_PER_SEC / 60)
#define MOST_FRAMES 4096
#define QUIET_US (300 * 1000)
#define PATIENCE_MS (10 * 1000)

struct _BenchFrames
{
  GtkWidget   *window;
  BenchMoment  began;
  gint64       wall[MOST_FRAMES];
  gint64       processor[MOST_FRAMES];
  guint        n;
};

static void
after_cb (BenchFrames *self)
{
  BenchMoment end = bench_now ();

  if (self->n < MOST_FRAMES)
    {
      self->wall[self->n] = end.wall - self->began.wall;
      self->processor[self->n] = end.processor - self->began.processor;
      self->n++;
    }
  self->began = end;
}

BenchFrames *
bench_frames_new (GtkWidget *window)
{
  BenchFrames *self = g_new0 (BenchFrames, 1);

  self->window = window;
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_cb), self);
  return self;
}

void
bench_frames_free (BenchFrames *self)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (self->window), after_cb, self);
  g_free (self);
}

/* Until nothing has happened for a while. */
void
bench_settle (void)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gint64 busy = g_get_monotonic_time ();

  while (g_get_monotonic_time () < end && g_get_monotonic_time () - busy < QUIET_US)
    if (g_main_context_iteration (NULL, FALSE))
      busy = g_get_monotonic_time ();
    else
      g_usleep (500);
}

static gboolean
give_up_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* FALSE when nothing was drawn, since nothing of it is seen. */
static gboolean
next_frame (BenchFrames *self)
{
  guint before = self->n, source;
  gboolean is_over = FALSE;

  source = g_timeout_add (PATIENCE_MS, give_up_cb, &is_over);
  while (self->n == before && !is_over)
    g_main_context_iteration (NULL, TRUE);
  if (!is_over)
    g_source_remove (source);
  return !is_over;
}

void
bench_frames_begin (BenchFrames *self)
{
  self->n = 0;
  self->began = bench_now ();
}

/* The first frame since it began, and everything until it rests. */
void
bench_frames_opened (BenchFrames *self,
                     const char  *what)
{
  BenchMoment began = self->began, spent;
  gint64 worst = 0;
  double first;

  next_frame (self);
  first = (double) self->processor[0] / 1000;
  bench_settle ();
  spent = bench_since (began);
  for (guint i = 1; i < self->n; i++)
    worst = MAX (worst, self->processor[i]);
  printf ("  %-28s opened: processor %.1f ms to its first frame, %.1f ms until it rests; of the %u frames between the "
          "worst %.1f ms\n", what, first, (double) spent.processor / 1000, self->n - 1,
          (double) worst / 1000);
}

static guint
count_missed (const gint64 *times,
              guint         n)
{
  guint missed = 0;

  for (guint i = 0; i < n; i++)
    missed += times[i] > FRAME_US;
  return missed;
}

static void
print (BenchFrames *self,
       const char  *what)
{
  guint missed = count_missed (self->processor, self->n), waited = count_missed (self->wall, self->n);

  if (self->n == 0)
    {
      printf ("  %-28s fits, nothing to scroll\n", what);
      return;
    }
  qsort (self->processor, self->n, sizeof *self->processor, bench_compare_times);
  printf ("  %-28s %4u frames: p50 %.1f, p95 %.1f, worst %.1f ms; missed %u (by the clock on the wall %u)\n", what,
          self->n, (double) self->processor[self->n / 2] / 1000, (double) self->processor[self->n * 95 / 100] / 1000,
          (double) self->processor[self->n - 1] / 1000, missed, waited);
}

/* The tallest content under @widget that is scrolled. */
static GtkAdjustment *
find_scrolled (GtkWidget *widget)
{
  GtkAdjustment *found = NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    found = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkAdjustment *other = gtk_widget_get_mapped (child) ? find_scrolled (child) : NULL;

      if (other && (!found || gtk_adjustment_get_upper (other) > gtk_adjustment_get_upper (found)))
        found = other;
    }
  return found;
}

/* From its beginning to its end; heights of rows that were not seen yet are found on the way. */
void
bench_frames_scroll (BenchFrames *self,
                     const char  *what,
                     GtkWidget   *widget)
{
  GtkAdjustment *adjustment = find_scrolled (widget);
  double value, step = SCROLL_STEP;

  if (adjustment)
    step = MAX (step, gtk_adjustment_get_upper (adjustment) / MOST_STEPS);
  self->n = 0;
  while (adjustment && self->n < MOST_FRAMES)
    {
      double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);

      value = gtk_adjustment_get_value (adjustment);
      if (value >= last)
        break;
      self->began = bench_now ();
      gtk_adjustment_set_value (adjustment, MIN (value + step, last));
      if (!next_frame (self))
        break;
    }
  print (self, what);
}
