/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include <adwaita.h>

#include "charter-evaluation-page.h"
#include "charter-session.h"
#include "charter-ui.h"

/* An audit of 500 items and 30 cycles in the self-evaluation page: how long it takes from the page's
 * making to its first frame, and how long each frame takes while its items are gone through, on a display
 * of its own, beside a frame of 60 Hz. Opening is building a page, so it is beside a page of one cycle. */

#define N_AREAS 20
#define N_ITEMS 25 /* of each area */
#define N_STEPS 240
#define FRAME_MS (1000.0 / 60)

typedef struct {
  gint64  began;
  gint64  took[4096];
  guint   n;
} Frames;

static void
before_cb (Frames *frames)
{
  frames->began = g_get_monotonic_time ();
}

static void
after_cb (Frames *frames)
{
  if (frames->n < G_N_ELEMENTS (frames->took))
    frames->took[frames->n++] = g_get_monotonic_time () - frames->began;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
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

static void
measure (guint n_cycles)
{
  g_autofree char *folder = g_dir_make_tmp ("bench-cycles-XXXXXX", NULL);
  g_autoptr(CharterSession) session = charter_session_new (folder);
  CharterFramework *framework = load_pack (session);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Bench", NULL);
  GtkWidget *window = gtk_window_new (), *page;
  Frames frames = { 0 };
  GdkFrameClock *clock;
  gint64 start, opened;
  guint missed = 0;

  charter_session_look_at_school (session, school);
  charter_session_set_framework (session, framework);
  for (guint i = 0; i < n_cycles; i++)
    add_cycle (session, school, 2026 - (int) i);
  charter_session_set_audit (session, charter_portfolio_find_latest_audit (charter_session_get_portfolio (session),
                                                                           "bench"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  live (300);

  clock = gtk_widget_get_frame_clock (window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), &frames);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), &frames);
  start = g_get_monotonic_time ();
  page = g_object_new (CHARTER_TYPE_EVALUATION_PAGE, "session", session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  while (frames.n == 0 || !gtk_widget_get_mapped (page))
    g_main_context_iteration (NULL, TRUE);
  opened = g_get_monotonic_time () - start;
  live (1000);

  frames.n = 0;
  /* The first item is shown already. */
  for (guint i = 1; i <= N_STEPS; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u.%u", i / N_ITEMS + 1, i % N_ITEMS + 1);
      guint before = frames.n;
      gint64 work;

      /* The item that comes and the outline that scrolls with it, then the frame that shows them. */
      start = g_get_monotonic_time ();
      charter_page_show_target (CHARTER_PAGE (page), code);
      work = g_get_monotonic_time () - start;
      while (frames.n == before)
        g_main_context_iteration (NULL, TRUE);
      frames.took[before] += work;
    }
  for (guint i = 0; i < frames.n; i++)
    missed += frames.took[i] > FRAME_MS * 1000;
  qsort (frames.took, frames.n, sizeof frames.took[0], compare);
  printf ("%d items, %2u cycles: opened in %.0f ms; %u frames while going through items: median %.1f ms, "
          "95th of 100 %.1f ms, longest %.1f ms, %u over %.1f ms\n", N_AREAS * N_ITEMS, n_cycles, opened / 1000.0,
          frames.n, frames.took[frames.n / 2] / 1000.0, frames.took[frames.n * 95 / 100] / 1000.0,
          frames.took[frames.n - 1] / 1000.0, missed, FRAME_MS);
  gtk_window_destroy (GTK_WINDOW (window));
  live (100);
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
