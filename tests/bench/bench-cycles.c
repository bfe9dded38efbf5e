/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <adwaita.h>

#include "bench-moment.h"
#include "charter-compare-dialog.h"
#include "charter-evaluation-page.h"
#include "charter-overview-page.h"
#include "charter-session.h"
#include "charter-ui.h"

/* An audit of 500 items and 30 cycles, beside one of 500 items and a single cycle: the self-evaluation page
 * and the comparison of cycles, each opened and scrolled on a display of its own, and the items gone through
 * by key. Printed is what the main loop has at once: how long one round of it takes, the click or key that
 * asks for something being a round too; and how long all the rounds take that go before a frame, beside a
 * frame of 60 Hz. Both as time of the processor in this thread, since on a busy machine only that says what
 * the program does; the clock on the wall stands beside it. */

#define N_AREAS 20
#define N_ITEMS 25 /* of each area */
#define N_STEPS 240
#define SCROLL_STEP 53 /* pixels, a notch of the wheel */
#define FRAME_MS (1000.0 / 60)
#define ROUND_MS 12.0
#define MOST 16384

typedef struct {
  gint64 times[MOST];
  guint  n;
} Times;

typedef struct {
  BenchMoment began;          /* the round that goes on */
  BenchMoment before;         /* all of the rounds since the frame before */
  Times       rounds;         /* of the processor */
  Times       frames;         /* of the processor */
  Times       frames_by_wall;
} Frames;

static void
add_time (Times  *times,
          gint64  time)
{
  if (times->n < MOST)
    times->times[times->n++] = time;
}

static void
begin_round (Frames *frames)
{
  frames->began = bench_now ();
}

/* What the round has spent until now goes before the next frame. */
static gint64
spend (Frames *frames)
{
  BenchMoment spent = bench_since (frames->began);

  frames->before.processor += spent.processor;
  frames->before.wall += spent.wall;
  return spent.processor;
}

static void
end_round (Frames *frames)
{
  add_time (&frames->rounds, spend (frames));
}

/* A round is measured from when it has something to do, and whole, even where it ends a frame. */
static gboolean
go_round (Frames   *frames,
          gboolean  may_wait)
{
  GMainContext *context = g_main_context_default ();
  BenchMoment start;
  gboolean did;

  if (!g_main_context_pending (context) && !may_wait)
    return FALSE;
  begin_round (frames);
  start = frames->began;
  did = g_main_context_iteration (context, may_wait);
  /* A frame that was drawn within has taken its share. */
  spend (frames);
  add_time (&frames->rounds, bench_since (start).processor);
  return did;
}

static void
drawn_cb (Frames *frames)
{
  spend (frames);
  add_time (&frames->frames, frames->before.processor);
  add_time (&frames->frames_by_wall, frames->before.wall);
  frames->before = (BenchMoment) { 0, 0 };
  begin_round (frames);
}

static GBytes *
make_pack (void)
{
  g_autoptr(GString) text = g_string_new (
    "{ \"format\": \"inclusion-charter-pack\", \"format_version\": 1, \"id\": \"bench\", \"version\": \"1\","
    " \"title\": \"Bench\", \"status\": \"published\", \"words\": { \"area\": \"area\", \"areas\": \"areas\","
    " \"item\": \"item\", \"items\": \"items\" }, \"levels\": [");
  static const char * const levels[] = { "one", "two", "three" };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    g_string_append_printf (text, "%s{ \"id\": \"%s\", \"title\": \"%s\", \"value\": %u }", i ? "," : "",
                            levels[i], levels[i], i + 1);
  g_string_append (text, "], \"areas\": [");
  for (guint area = 1; area <= N_AREAS; area++)
    {
      g_string_append_printf (text, "%s{ \"code\": \"%u\", \"title\": \"Area %u\", \"items\": [",
                              area > 1 ? "," : "", area, area);
      for (guint item = 1; item <= N_ITEMS; item++)
        g_string_append_printf (text, "%s{ \"code\": \"%u.%u\", \"title\": \"What is asked %u.%u\","
                                " \"descriptors\": { \"one\": \"It is begun here and there.\","
                                " \"two\": \"It is done everywhere.\", \"three\": \"Others learn from it.\" } }",
                                item > 1 ? "," : "", area, item, area, item);
      g_string_append (text, "] }");
    }
  g_string_append (text, "] }");
  return g_bytes_new (text->str, text->len);
}

static CharterFramework *
load_pack (CharterSession *session)
{
  g_autoptr(GBytes) bytes = make_pack ();
  g_autoptr(GPtrArray) faults = NULL;
  g_autoptr(GError) error = NULL;
  CharterFramework *framework;

  if (!charter_pack_library_load (charter_session_get_library (session), &error))
    g_error ("%s", error->message);
  framework = charter_pack_library_import (charter_session_get_library (session), bytes, NULL, &faults, &error);
  for (guint i = 0; faults && i < MIN (faults->len, 5); i++)
    {
      const CharterPackFault *fault = g_ptr_array_index (faults, i);

      fprintf (stderr, "%s: %s\n", fault->field, fault->reason);
    }
  if (!framework)
    g_error ("%s", error->message);
  return framework;
}

static void
add_cycle (CharterSession *session,
           CharterSchool  *school,
           int             year)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autofree char *cycle = g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
  g_autoptr(CharterAudit) audit =
    g_object_new (CHARTER_TYPE_AUDIT, "school", charter_record_get_id (CHARTER_RECORD (school)),
                  "framework", "bench", "framework-version", "1", "cycle", cycle, "revision", (gint64) 1, NULL);
  static const char * const levels[] = { "one", "two", "three" };

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  for (guint area = 1; area <= N_AREAS; area++)
    for (guint item = 1; item <= N_ITEMS; item++)
      {
        g_autofree char *code = g_strdup_printf ("%u.%u", area, item);

        charter_judgement_set_level (charter_portfolio_ensure_judgement (portfolio, audit, code,
                                                                         CHARTER_VOICE_SCHOOL),
                                     levels[(area + item + (guint) year) % 3]);
      }
}

static void
live (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

/* Until @is_whole says so and nothing has been to do for a moment, as when somebody has looked at what was
 * opened. */
static void
settle (Frames   *frames,
        gboolean (*is_whole) (gpointer data),
        gpointer  data)
{
  gint64 end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;
  gint64 busy = g_get_monotonic_time ();

  while (g_get_monotonic_time () < end && (!is_whole (data) || g_get_monotonic_time () - busy < 300 * 1000))
    if (go_round (frames, FALSE))
      busy = g_get_monotonic_time ();
    else
      g_usleep (500);
}

static gboolean
is_page_whole (gpointer page)
{
  return charter_evaluation_page_is_whole (page);
}

static gboolean
is_dialog_whole (gpointer dialog)
{
  return charter_compare_dialog_is_whole (dialog);
}

static void
print_times (const char *name,
             Times      *times,
             double      most)
{
  guint n = times->n, n_above = 0;

  if (n == 0)
    return;
  for (guint i = 0; i < n; i++)
    n_above += times->times[i] > most * 1000;
  qsort (times->times, n, sizeof *times->times, bench_compare_times);
  printf ("    %-20s %5u: p50 %5.1f, p95 %5.1f, worst %5.1f ms; %u over %.1f ms\n", name, n,
          times->times[n / 2] / 1000.0, times->times[n * 95 / 100] / 1000.0, times->times[n - 1] / 1000.0, n_above,
          most);
}

static void
print_frames (const char *what,
              Frames     *frames)
{
  printf ("  %s\n", what);
  print_times ("rounds of the loop", &frames->rounds, ROUND_MS);
  print_times ("frames", &frames->frames, FRAME_MS);
  print_times ("frames, by the wall", &frames->frames_by_wall, FRAME_MS);
  memset (frames, 0, sizeof *frames);
}

static void
watch (GtkWidget *window,
       Frames    *frames)
{
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (drawn_cb), frames);
}

static void
unwatch (GtkWidget *window,
         Frames    *frames)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), frames);
}

/* Waits for the frame that shows what was done last. */
static void
next_frame (Frames *frames)
{
  guint before = frames->frames.n;

  while (frames->frames.n == before)
    go_round (frames, TRUE);
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
        GtkWidget  *widget,
        Frames     *frames)
{
  GtkAdjustment *adjustment = find_scrolled (widget);
  double last = gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_page_size (adjustment);
  double by = SCROLL_STEP;

  memset (frames, 0, sizeof *frames);
  for (guint i = 0; i < N_STEPS && last > 0; i++)
    {
      double value = gtk_adjustment_get_value (adjustment);

      begin_round (frames);
      if (value + by > last || value + by < 0)
        by = -by;
      gtk_adjustment_set_value (adjustment, CLAMP (value + by, 0, last));
      end_round (frames);
      next_frame (frames);
    }
  print_frames (what, frames);
}

static void
step_through (GtkWidget *page,
              Frames    *frames)
{
  memset (frames, 0, sizeof *frames);
  /* The first item is shown already. */
  for (guint i = 1; i <= N_STEPS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u.%u", i / N_ITEMS + 1, i % N_ITEMS + 1);

      begin_round (frames);
      charter_page_show_target (CHARTER_PAGE (page), code);
      end_round (frames);
      next_frame (frames);
    }
  print_frames ("going from item to item", frames);
}

/* A window as the program has it when the page is opened: on the overview. */
static GtkWidget *
open_window (CharterSession *session,
             GtkWidget      *stack,
             Frames         *frames)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_stack_add_named (GTK_STACK (stack), g_object_new (CHARTER_TYPE_OVERVIEW_PAGE, "session", session, NULL),
                       "overview");
  gtk_window_set_child (GTK_WINDOW (window), stack);
  gtk_window_present (GTK_WINDOW (window));
  live (1000);
  watch (window, frames);
  return window;
}

static void
show_page (CharterSession *session,
           Frames         *frames)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *window = open_window (session, stack, frames), *page;

  memset (frames, 0, sizeof *frames);
  begin_round (frames);
  page = g_object_new (CHARTER_TYPE_EVALUATION_PAGE, "session", session, NULL);
  gtk_stack_add_named (GTK_STACK (stack), page, "self-evaluation");
  gtk_stack_set_visible_child (GTK_STACK (stack), page);
  end_round (frames);
  settle (frames, is_page_whole, page);
  print_frames ("self-evaluation opened, until it is whole", frames);
  step_through (page, frames);
  scroll ("self-evaluation scrolled", page, frames);
  unwatch (window, frames);
  gtk_window_destroy (GTK_WINDOW (window));
  live (100);
}

static void
choose_all (GtkWidget *widget)
{
  if (GTK_IS_CHECK_BUTTON (widget))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    choose_all (child);
}

static void
show_comparison (CharterSession *session,
                 Frames         *frames)
{
  GtkWidget *dialog;

  memset (frames, 0, sizeof *frames);
  begin_round (frames);
  dialog = charter_compare_dialog_new (NULL, session);
  gtk_window_present (GTK_WINDOW (dialog));
  end_round (frames);
  watch (dialog, frames);
  settle (frames, is_dialog_whole, dialog);
  print_frames ("comparison opened with two cycles, until it is whole", frames);
  scroll ("comparison of two cycles scrolled", dialog, frames);
  begin_round (frames);
  choose_all (dialog);
  end_round (frames);
  settle (frames, is_dialog_whole, dialog);
  print_frames ("all cycles chosen at once, until it is whole", frames);
  scroll ("comparison of all scrolled", dialog, frames);
  unwatch (dialog, frames);
  gtk_window_destroy (GTK_WINDOW (dialog));
  live (100);
}

static void
measure (guint n_cycles)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-cycles-XXXXXX", NULL);
  g_autoptr(CharterSession) session = charter_session_new (folder);
  CharterFramework *framework = load_pack (session);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Bench", NULL);
  Frames *frames = g_new0 (Frames, 1);

  charter_session_look_at_school (session, school);
  charter_session_set_framework (session, framework);
  for (guint i = 0; i < n_cycles; i++)
    add_cycle (session, school, 2026 - (int) i);
  charter_session_set_audit (session, charter_portfolio_find_latest_audit (charter_session_get_portfolio (session),
                                                                           "bench"));
  printf ("%d items, %u cycles\n", N_AREAS * N_ITEMS, n_cycles);
  show_page (session, frames);
  if (n_cycles > 1)
    show_comparison (session, frames);
  g_free (frames);
}

int
main (void)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  adw_init ();
  charter_ui_init ();
  measure (1);
  measure (30);
  return 0;
}
