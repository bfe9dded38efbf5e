/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include <adwaita.h>

#include "bench-frames.h"
#include "bench-moment.h"
#include "bench-school.h"
#include "charter-area.h"
#include "charter-evaluation-page.h"
#include "charter-level-cards.h"
#include "charter-level.h"
#include "charter-radar-chart.h"
#include "charter-ui.h"

/* Usage: bench-judge FOLDER      makes a judged school with years of records in FOLDER, and chooses levels on the
 *                                self-evaluation page, each as a click on its card does. Printed is how long it
 *                                takes until the frame is drawn whose radar shows it, as time of the processor in
 *                                this thread and by the clock on the wall; and until the store says that it is on
 *                                disk, by the clock. */

#define N_ROUNDS 120
#define FRAME_US (G_USEC_PER_SEC / 60)
#define DISK_US (500 * 1000)
#define PATIENCE_MS (20 * 1000)

typedef struct {
  GtkWidget    *page;
  GtkWidget    *cards;
  CharterStore *store;
  BenchMoment   began;
  BenchMoment   drawn[N_ROUNDS];
  gint64        saved[N_ROUNDS];
  guint         n;
  gboolean      is_radar_new, is_drawn, is_saving, is_saved;
} Judging;

static void
radar_cb (Judging *self)
{
  self->is_radar_new = TRUE;
}

static void
after_paint_cb (Judging *self)
{
  BenchMoment spent = bench_since (self->began);

  if (!self->is_radar_new || self->is_drawn)
    return;
  self->drawn[self->n] = spent;
  self->is_drawn = TRUE;
}

static void
state_cb (Judging *self)
{
  CharterStoreState state = charter_store_get_state (self->store);

  if (state == CHARTER_STORE_SAVING)
    self->is_saving = TRUE;
  if (state != CHARTER_STORE_SAVED || !self->is_saving || self->is_saved)
    return;
  self->saved[self->n] = bench_since (self->began).wall;
  self->is_saved = TRUE;
}

static gboolean
give_up_cb (gpointer data)
{
  g_error ("A level was not drawn or not saved");
  return G_SOURCE_REMOVE;
}

/* The first widget of a type under another. */
static GtkWidget *
find (GtkWidget *widget,
      GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static void
choose (Judging      *self,
        CharterLevel *level)
{
  guint patience = g_timeout_add (PATIENCE_MS, give_up_cb, NULL);

  self->is_radar_new = self->is_drawn = self->is_saving = self->is_saved = FALSE;
  self->began = bench_now ();
  g_signal_emit_by_name (self->cards, "chosen", level);
  while (!self->is_drawn || !self->is_saved)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (patience);
  self->n++;
}

/* Each item of the framework in turn, with another level than it has: the next one of the scale. */
static void
judge (Judging          *self,
       CharterFramework *framework)
{
  GListModel *areas = charter_framework_get_areas (framework), *levels = charter_framework_get_levels (framework);
  guint n_levels = g_list_model_get_n_items (levels);

  for (guint round = 1; self->n < N_ROUNDS; round++)
    for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
      {
        g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
        GListModel *items = charter_area_get_items (area);

        for (guint j = 0; j < g_list_model_get_n_items (items) && self->n < N_ROUNDS; j++)
          {
            g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
            g_autoptr(CharterLevel) level = g_list_model_get_item (levels, (j + round) % n_levels);

            charter_page_show_target (CHARTER_PAGE (self->page), charter_item_get_code (item));
            bench_settle ();
            choose (self, level);
          }
      }
}

static void
print (const char *what,
       gint64      times[N_ROUNDS],
       gint64      bar)
{
  guint missed = 0;

  for (guint i = 0; i < N_ROUNDS; i++)
    missed += times[i] > bar;
  qsort (times, N_ROUNDS, sizeof times[0], bench_compare_times);
  printf ("  %-44s %d times: median %.1f ms, 95th of 100 %.1f ms, worst %.1f ms; over %.1f ms: %u\n", what, N_ROUNDS,
          (double) times[N_ROUNDS / 2] / 1e3, (double) times[N_ROUNDS * 95 / 100] / 1e3,
          (double) times[N_ROUNDS - 1] / 1e3, (double) bar / 1e3, missed);
}

static void
print_all (Judging *self)
{
  gint64 processor[N_ROUNDS], wall[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      processor[i] = self->drawn[i].processor;
      wall[i] = self->drawn[i].wall;
    }
  print ("level chosen to radar drawn, processor", processor, FRAME_US);
  print ("level chosen to radar drawn, clock", wall, FRAME_US);
  print ("level chosen to on disk, clock", self->saved, DISK_US);
}

int
main (int    argc,
      char **argv)
{
  CharterSession *session;
  Judging self = { NULL };
  GtkWidget *window, *radar;
  GdkPaintable *picture;

  if (argc != 2)
    return 2;
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  bench_school_fill (argv[1], BENCH_SCHOOL_JUDGED | BENCH_SCHOOL_YEARS);
  session = bench_school_open (argv[1]);
  adw_init ();
  charter_ui_init ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  self.page = g_object_new (CHARTER_TYPE_EVALUATION_PAGE, "session", session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), self.page);
  gtk_window_present (GTK_WINDOW (window));
  bench_settle ();
  self.cards = find (self.page, CHARTER_TYPE_LEVEL_CARDS);
  radar = find (self.page, CHARTER_TYPE_RADAR_CHART);
  self.store = charter_session_get_store (session);
  picture = gtk_widget_paintable_new (radar);
  g_signal_connect_swapped (picture, "invalidate-contents", G_CALLBACK (radar_cb), &self);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (after_paint_cb), &self);
  g_signal_connect_swapped (self.store, "notify::state", G_CALLBACK (state_cb), &self);
  judge (&self, charter_session_get_framework (session));
  print_all (&self);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (window), &self);
  g_signal_handlers_disconnect_by_data (self.store, &self);
  g_object_unref (picture);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_settle ();
  bench_school_close (session);
  return 0;
}
