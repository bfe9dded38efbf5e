/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>

#include <adwaita.h>

#include "bench-frames.h"
#include "bench-moment.h"
#include "bench-school.h"
#include "charter-actions-page.h"
#include "charter-impact-page.h"
#include "charter-overview-page.h"
#include "charter-reports-page.h"
#include "charter-support-page.h"
#include "charter-ui.h"

/* Usage: bench-year make FOLDER       four schools: with and without a self-evaluation, each with and without
 *                                     1,000 actions, 500 provisions and ten years of figures
 *        bench-year load FOLDER       what it takes of the processor to open the school in FOLDER
 *        bench-year views FOLDER      each view of it opened, and scrolled from end to end
 */

typedef struct {
  const char *name;
  GType     (*get_type) (void);
  const char *target; /* nullable: what is shown in the page */
  int         view;   /* of the action plan; -1 for other pages */
} View;

static const View views[] = {
  { "overview", charter_overview_page_get_type, NULL, -1 },
  { "actions by date", charter_actions_page_get_type, NULL, 0 },
  { "actions by area", charter_actions_page_get_type, NULL, 1 },
  { "actions as a board", charter_actions_page_get_type, NULL, 2 },
  { "actions by half-term", charter_actions_page_get_type, NULL, 3 },
  { "duties", charter_actions_page_get_type, NULL, 4 },
  { "provisions", charter_support_page_get_type, NULL, -1 },
  { "what changed", charter_support_page_get_type, "change", -1 },
  { "provision map", charter_support_page_get_type, "map", -1 },
  { "impact, trends", charter_impact_page_get_type, NULL, -1 },
  { "impact, figures", charter_impact_page_get_type, "figures", -1 },
  { "reports", charter_reports_page_get_type, NULL, -1 },
  { "report: action plan", charter_reports_page_get_type, "plan", -1 },
  { "report: provision map", charter_reports_page_get_type, "provision-map", -1 },
  { "report: impact", charter_reports_page_get_type, "impact", -1 },
};

static void
make (const char *folder)
{
  static const char * const names[] = { "empty", "judged", "years", "judged-years" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      bench_school_fill (path, (BenchSchoolFlags) i);
    }
}

static void
load (const char *folder)
{
  for (guint i = 0; i < 5; i++)
    {
      gint64 thread = bench_get_spent (CLOCK_THREAD_CPUTIME_ID), process = bench_get_spent (CLOCK_PROCESS_CPUTIME_ID);
      CharterSession *session = bench_school_open (folder);

      printf ("loaded: processor %.1f ms in this thread, %.1f ms in all\n",
              (double) (bench_get_spent (CLOCK_THREAD_CPUTIME_ID) - thread) / 1e3,
              (double) (bench_get_spent (CLOCK_PROCESS_CPUTIME_ID) - process) / 1e3);
      bench_school_close (session);
    }
}

static void
measure_view (const View     *view,
              CharterSession *session)
{
  GtkWidget *window = gtk_window_new (), *page;
  BenchFrames *frames;

  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);
  gtk_window_present (GTK_WINDOW (window));
  bench_settle ();
  frames = bench_frames_new (window);
  bench_frames_begin (frames);
  page = g_object_new (view->get_type (), "session", session, NULL);
  gtk_window_set_child (GTK_WINDOW (window), page);
  if (view->view >= 0)
    gtk_widget_activate_action (page, "actions.view", "u", (guint) view->view);
  if (view->target)
    charter_page_show_target (CHARTER_PAGE (page), view->target);
  bench_frames_opened (frames, view->name);
  bench_frames_scroll (frames, view->name, page);
  bench_frames_free (frames);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_settle ();
}

static void
measure_views (const char *folder,
               const char *only)
{
  CharterSession *session = bench_school_open (folder);

  adw_init ();
  charter_ui_init ();
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    if (!only || g_str_equal (views[i].name, only))
      measure_view (&views[i], session);
  bench_school_close (session);
}

int
main (int    argc,
      char **argv)
{
  setvbuf (stdout, NULL, _IOLBF, 0);
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  if (argc >= 3 && g_str_equal (argv[1], "make"))
    make (argv[2]);
  else if (argc >= 3 && g_str_equal (argv[1], "load"))
    load (argv[2]);
  else if (argc >= 3 && g_str_equal (argv[1], "views"))
    measure_views (argv[2], argv[3]);
  else
    return 2;
  return 0;
}
