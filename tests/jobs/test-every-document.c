/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-annex-job.h"
#include "charter-example-job.h"
#include "charter-report-job.h"
#include "charter-sitting.h"
#include "fixture-pdf.h"
#include "fixture-structure.h"

static void
set_up (Sitting       *sitting,
        gconstpointer  data)
{
  sitting_set_up (sitting);
}

static void
tear_down (Sitting       *sitting,
           gconstpointer  data)
{
  sitting_tear_down (sitting);
}

/* The worked example is made where nothing else is. */
static void
set_up_example (Sitting       *sitting,
                gconstpointer  data)
{
  g_autoptr(GAsyncResult) ready = NULL;
  g_autoptr(GAsyncResult) made = NULL;
  g_autoptr(GAsyncResult) opened = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr(GError) error = NULL;
  CharterSchool *school;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  sitting->data_dir = g_dir_make_tmp ("example-XXXXXX", NULL);
  sitting->session = charter_session_new (sitting->data_dir);
  charter_session_open_async (sitting->session, NULL, charter_session_await_cb, &slot);
  ready = charter_session_await (&slot);
  charter_session_open_finish (sitting->session, ready, &error);
  g_assert_no_error (error);
  slot = NULL;
  charter_example_job_run_async (sitting->session, NULL, charter_session_await_cb, &slot);
  made = charter_session_await (&slot);
  school = charter_example_job_run_finish (sitting->session, made, NULL, &error);
  g_assert_no_error (error);
  slot = NULL;
  charter_session_open_school_async (sitting->session, school, NULL, charter_session_await_cb, &slot);
  opened = charter_session_await (&slot);
  charter_session_open_school_finish (sitting->session, opened, &error);
  g_assert_no_error (error);
}

/* Every school's every document is made, however little there is to say in it. */
static void
check_document (Sitting       *sitting,
                CharterReport  report,
                gboolean       is_full)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterDocument) document = NULL;
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *fault = NULL;

  g_test_message ("%s%s", charter_report_get_info (report)->nick, is_full ? ", full" : "");
  charter_report_compose_async (sitting->session, report, is_full, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  document = charter_report_compose_finish (sitting->session, result, &error);
  if (!document)
    {
      g_test_fail_printf ("%s: %s", charter_report_get_info (report)->nick, error->message);
      return;
    }
  pdf = fixture_pdf_make (document);
  fault = fixture_structure_dup_fault (pdf);
  if (fault)
    g_test_fail_printf ("%s: %s", charter_report_get_info (report)->nick, fault);
}

static void
check_all (Sitting *sitting)
{
  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    {
      check_document (sitting, (CharterReport) i, FALSE);
      check_document (sitting, (CharterReport) i, TRUE);
    }
}

static void
test_example (Sitting       *sitting,
              gconstpointer  data)
{
  check_all (sitting);
}

/* Of a school about which nothing is recorded. */
static void
test_nothing (Sitting       *sitting,
              gconstpointer  data)
{
  check_all (sitting);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/every-document/example", Sitting, NULL, set_up_example, test_example, tear_down);
  g_test_add ("/every-document/nothing", Sitting, NULL, set_up, test_nothing, tear_down);
  return g_test_run ();
}
