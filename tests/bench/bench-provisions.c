/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <adwaita.h>

#include "charter-support-page.h"
#include "charter-ui.h"

/* The page Cycle of support with no provision and with 500: opened, and each view scrolled, on a display of its
 * own. Printed is the processor's time in this thread for a frame, beside a frame of 60 Hz: on a busy machine only
 * that says what the program does. What is asked for before a frame (the step of scrolling) counts for it. */

#define N_PROVISIONS 500
#define N_STEPS 240
#define SCROLL_STEP 53 /* pixels, a notch of the wheel */
#define FRAME_MS (1000.0 / 60)

static gint64 times[4096];
static guint n_times;
static gint64 began;

static gint64
now (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return spent.tv_sec * G_USEC_PER_SEC + spent.tv_nsec / 1000;
}

static void
after_cb (void)
{
  if (n_times < G_N_ELEMENTS (times))
    times[n_times++] = now () - began;
  began = now ();
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static void
print (const char *what)
{
  guint missed = 0;

  for (guint i = 0; i < n_times; i++)
    missed += times[i] > FRAME_MS * 1000;
  qsort (times, n_times, sizeof *times, compare);
  if (n_times > 0)
    printf ("  %-24s %4u frames: processor p50 %.1f, p95 %.1f, max %.1f ms, %u over a frame of %.1f ms\n", what,
            n_times, times[n_times / 2] / 1000.0, times[n_times * 95 / 100] / 1000.0, times[n_times - 1] / 1000.0,
            missed, FRAME_MS);
  n_times = 0;
}

static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;
  gint64 busy = g_get_monotonic_time ();

  while (g_get_monotonic_time () < end && g_get_monotonic_time () - busy < 300 * 1000)
    if (g_main_context_iteration (NULL, FALSE))
      busy = g_get_monotonic_time ();
    else
      g_usleep (500);
}

static void
next_frame (void)
{
  guint before = n_times;

  while (n_times == before && n_times < G_N_ELEMENTS (times))
    g_main_context_iteration (NULL, TRUE);
}

/* The tallest scrolled content under @widget. */
static GtkAdjustment *
find_scrolled (GtkWidget *widget)
{
  GtkAdjustment *found = NULL;

  if (GTK_IS_SCROLLED_WINDOW (widget))
    found = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkAdjustment *other = gtk_widget_get_mapped (child) ? find_scrolled (child) : NULL;

      if (other && (found == NULL || gtk_adjustment_get_upper (other) > gtk_adjustment_get_upper (found)))
        found = other;
    }
  return found;
}

static void
scroll (const char *what,
        GtkWidget  *widget)
{
  GtkAdjustment *adjustment = find_scrolled (widget);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double by = SCROLL_STEP;

  n_times = 0;
  for (guint i = 0; i < N_STEPS && last > 0; i++)
    {
      double value = gtk_adjustment_get_value (adjustment);

      if (value + by > last || value + by < 0)
        by = -by;
      began = now ();
      gtk_adjustment_set_value (adjustment, CLAMP (value + by, 0, last));
      next_frame ();
    }
  print (what);
}

static void
add_provisions (CharterPortfolio *portfolio,
                const char       *school,
                guint             n)
{
  static const char * const needs[] = { "communication", "cognition", "semh", "sensory" };

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Provision %u of many, with a name of some length", i);
      g_autofree char *years = g_strdup_printf ("%u", i % 13 + 1);
      g_autofree char *cohort = g_strdup_printf ("Cohort %u", i % 20);
      g_autoptr(CharterProvision) provision =
        g_object_new (CHARTER_TYPE_PROVISION, "school", school, "title", title, "tier", (int) (i % 3), "need",
                      needs[i % 4], "years", years, "cohort", cohort, "pupils", (gint64) (i % 30), "start-on",
                      "2026-09-07", "end-on", "2027-03-26", "scale", "Words a minute", "entry-measure", "14",
                      "exit-measure", "22", "cost", (gint64) 100000, NULL);

      charter_portfolio_add (portfolio, CHARTER_RECORD (provision));
    }
}

static void
show (GtkWidget  *page,
      const char *view,
      const char *scrolled)
{
  n_times = 0;
  began = now ();
  charter_page_show_target (CHARTER_PAGE (page), view);
  next_frame ();
  print (view);
  settle ();
  scroll (scrolled, page);
}

static void
measure (guint n)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-provisions-XXXXXX", NULL);
  g_autoptr(CharterSession) session = charter_session_new (folder);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Bench", NULL);
  GtkWidget *window = gtk_window_new (), *page;

  charter_session_look_at_school (session, school);
  add_provisions (charter_session_get_portfolio (session), charter_record_get_id (CHARTER_RECORD (school)), n);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_cb), NULL);
  printf ("%u provisions\n", n);
  n_times = 0;
  began = now ();
  page = g_object_new (CHARTER_TYPE_SUPPORT_PAGE, "session", session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  next_frame ();
  print ("opened");
  settle ();
  if (n > 0)
    {
      scroll ("provisions scrolled", page);
      show (page, "change", "what changed scrolled");
      show (page, "map", "map scrolled");
    }
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (window), after_cb, NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (void)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  adw_init ();
  charter_ui_init ();
  measure (0);
  measure (N_PROVISIONS);
  return 0;
}
