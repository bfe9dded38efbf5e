/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-example-job.h"
#include "charter-job-error.h"
#include "charter-logo-job.h"
#include "charter-pack-job.h"
#include "charter-paginator.h"
#include "charter-sitting.h"
#include "charter-visit-job.h"
#include "fixture-pdf.h"

typedef struct {
  char *folder;
  CharterSession *session;
} Fixture;

static void
set_up_empty (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("charter-gallery-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->session = sitting_open (fixture->folder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  set_up_empty (fixture, data);
  sitting_open_school (fixture->session, sitting_make_example (fixture->session));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char * const command[] = { "rm", "-rf", fixture->folder, NULL };

  sitting_close (g_steal_pointer (&fixture->session));
  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (fixture->folder);
}

static GBytes *
make_pdf (CharterSession *session,
          CharterReport   report)
{
  g_autoptr(CharterDocument) document = charter_pack_job_compose (session, report, FALSE);

  g_assert_nonnull (document);
  return fixture_pdf_make (document);
}

/* Where lines break is the layout's business. */
static char *
dup_squeezed (const char *words)
{
  GString *squeezed = g_string_new (NULL);

  for (const char *p = words; *p; p++)
    if (g_ascii_isgraph (*p))
      g_string_append_c (squeezed, *p);
  return g_string_free (squeezed, FALSE);
}

static gboolean
says (CharterSession *session,
      CharterReport   report,
      const char     *words)
{
  g_autoptr(GBytes) pdf = make_pdf (session, report);
  g_autofree char *text = fixture_pdf_dup_text (pdf);
  g_autofree char *haystack = dup_squeezed (text);
  g_autofree char *needle = dup_squeezed (words);

  return strstr (haystack, needle) != NULL;
}

static void
check_all (CharterSession *session)
{
  for (guint i = 0; i < CHARTER_N_REPORTS; i++)
    {
      g_autoptr(CharterDocument) document = NULL;
      g_autoptr(CharterPages) pages = NULL;
      g_autoptr(GBytes) pdf = NULL;

      if (!charter_report_get_info ((CharterReport) i)->compose)
        continue;
      g_test_message ("%s", charter_report_get_info ((CharterReport) i)->nick);
      document = charter_pack_job_compose (session, (CharterReport) i, FALSE);
      pages = charter_paginate (document);
      fixture_pages_check (pages);
      pdf = fixture_pdf_make (document);
      fixture_pdf_check (pdf);
    }
}

/* Every document is what a screen reader relies on and leaves no heading alone, full or empty. */
static void
test_all (Fixture       *fixture,
          gconstpointer  data)
{
  check_all (fixture->session);
}

static void
test_all_empty (Fixture       *fixture,
                gconstpointer  data)
{
  CharterStore *store = charter_session_get_store (fixture->session);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "id", "bare", "urn", "900009", NULL);

  charter_store_add_school (store, school);
  sitting_open_school (fixture->session, school);
  check_all (fixture->session);
}

static void
test_names_and_words (Fixture       *fixture,
                      gconstpointer  data)
{
  CharterSession *session = fixture->session;
  CharterPortfolio *portfolio;
  CharterPaper *paper;

  portfolio = charter_session_get_portfolio (session);
  g_assert_true (says (session, CHARTER_REPORT_STATEMENT, "nobody has to earn their place"));
  g_assert_true (says (session, CHARTER_REPORT_PACK, "nobody has to earn their place"));
  paper = charter_paper_ensure (portfolio, "statement");
  g_assert_true (paper == charter_paper_find (portfolio, "statement"));
  charter_paper_set_words (paper, NULL);
  charter_paper_set_head (paper, "R. Exampleton");
  g_assert_true (says (session, CHARTER_REPORT_STATEMENT, "We commit ourselves to the"));
  g_assert_true (says (session, CHARTER_REPORT_STATEMENT, "R. Exampleton"));
  g_assert_false (says (session, CHARTER_REPORT_PACK, "Statement of commitment"));
  g_assert_true (says (session, CHARTER_REPORT_PROGRESS, "Self-evaluated"));
  g_assert_false (says (session, CHARTER_REPORT_PROGRESS, "R. Exampleton"));
}

/* What a family has not agreed to is told nowhere, and said to be waiting. */
static void
test_consent (Fixture       *fixture,
              gconstpointer  data)
{
  CharterSession *session = fixture->session;
  GListModel *studies;
  g_autoptr(CharterCaseStudy) study = NULL;
  g_autofree char *title = NULL;

  studies = charter_portfolio_get_list (charter_session_get_portfolio (session), CHARTER_TYPE_CASE_STUDY);
  study = g_list_model_get_item (studies, 0);
  title = g_strdup (charter_case_study_get_title (study));
  g_assert_true (says (session, CHARTER_REPORT_CASE_STUDIES, title));
  g_assert_true (says (session, CHARTER_REPORT_PACK, charter_case_study_get_own_words (study)));
  charter_case_study_set_consent (study, FALSE);
  g_assert_false (says (session, CHARTER_REPORT_CASE_STUDIES, charter_case_study_get_own_words (study)));
  g_assert_false (says (session, CHARTER_REPORT_PACK, charter_case_study_get_own_words (study)));
  g_assert_true (says (session, CHARTER_REPORT_CASE_STUDIES, "waits for the family"));
}

static void
test_parts (Fixture       *fixture,
            gconstpointer  data)
{
  CharterSession *session = fixture->session;
  CharterPaper *paper;

  paper = charter_paper_ensure (charter_session_get_portfolio (session), "pack");
  g_assert_true (says (session, CHARTER_REPORT_PACK, "Cycle of support"));
  g_assert_false (says (session, CHARTER_REPORT_PACK, "The words we use"));
  g_assert_false (says (session, CHARTER_REPORT_PACK, "For our own use"));
  charter_paper_set_parts (paper, "language -support links visit");
  g_assert_false (says (session, CHARTER_REPORT_PACK, "Cycle of support"));
  g_assert_true (says (session, CHARTER_REPORT_PACK, "The words we use"));
  g_assert_true (says (session, CHARTER_REPORT_PACK, "For our own use"));
  g_assert_true (says (session, CHARTER_REPORT_PACK, "Visit plan"));
}

static void
assert_no_logo (const char *words,
                gsize       size)
{
  g_autoptr(GBytes) bytes = g_bytes_new (words, size);
  g_autoptr(GError) error = NULL;
  g_autofree char *picture = charter_logo_job_read (bytes, &error);

  g_assert_null (picture);
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_OURS);
}

/* A file that is no picture, half a picture or a huge one changes nothing and is said to be so. */
static void
test_bad_logos (void)
{
  static const char pixel[] =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
  g_autofree guchar *png = NULL;
  g_autofree char *zeros = g_malloc0 (5 * 1024 * 1024);
  gsize size;

  png = g_base64_decode (pixel, &size);
  assert_no_logo ("A letter", 8);
  assert_no_logo ("", 0);
  assert_no_logo ((const char *) png, size / 2);
  memcpy (zeros, png, size);
  assert_no_logo (zeros, 5 * 1024 * 1024);
  /* A width of two thousand million. */
  png[16] = 0x7f;
  assert_no_logo ((const char *) png, size);
}

static void
test_logo (Fixture       *fixture,
           gconstpointer  data)
{
  CharterSession *session = fixture->session;
  g_autoptr(GBytes) before = NULL, after = NULL;
  g_autofree char *said = NULL;
  g_autofree char *said_after = NULL;

  if (!charter_logo_job_find (charter_session_get_portfolio (session)))
    {
      g_test_skip ("nothing here reads SVG pictures");
          return;
    }
  before = make_pdf (session, CHARTER_REPORT_PACK);
  fixture_pdf_check (before);
  said = fixture_pdf_dup_alternatives (before);
  g_assert_nonnull (strstr (said, "Logo of Alderbrook Primary School (example)"));
  charter_logo_job_remove (session);
  g_assert_null (charter_logo_job_find (charter_session_get_portfolio (session)));
  after = make_pdf (session, CHARTER_REPORT_PACK);
  said_after = fixture_pdf_dup_alternatives (after);
  g_assert_null (strstr (said_after, "Logo of"));
}

/* A proposal is made once, of what the evidence speaks for, and never over what somebody planned. */
static void
test_visit (Fixture       *fixture,
            gconstpointer  data)
{
  CharterSession *session = fixture->session;
  CharterPortfolio *portfolio;
  GListModel *stops;
  g_autoptr(CharterVisitStop) first = NULL;

  portfolio = charter_session_get_portfolio (session);
  stops = charter_portfolio_get_list (portfolio, CHARTER_TYPE_VISIT_STOP);
  g_assert_cmpuint (charter_visit_job_propose (session), ==, 0);
  while (g_list_model_get_n_items (stops) > 0)
    {
      g_autoptr(CharterRecord) stop = g_list_model_get_item (stops, 0);

      charter_portfolio_remove (portfolio, stop);
    }
  g_assert_true (says (session, CHARTER_REPORT_VISIT, "Nothing is planned yet"));
  g_assert_cmpuint (charter_visit_job_propose (session), ==, g_list_model_get_n_items (stops));
  g_assert_cmpuint (g_list_model_get_n_items (stops), >, 4);
  first = g_list_model_get_item (stops, 0);
  g_assert_nonnull (charter_visit_stop_get_items (first));
  g_assert_true (says (session, CHARTER_REPORT_VISIT, charter_visit_stop_get_whom (first)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, start, func) g_test_add (path, Fixture, NULL, start, func, tear_down)
  ADD ("/gallery/all", set_up, test_all);
  ADD ("/gallery/all-empty", set_up_empty, test_all_empty);
  ADD ("/gallery/names-and-words", set_up, test_names_and_words);
  ADD ("/gallery/consent", set_up, test_consent);
  ADD ("/gallery/parts", set_up, test_parts);
  ADD ("/gallery/logo", set_up, test_logo);
  ADD ("/gallery/visit", set_up, test_visit);
#undef ADD
  g_test_add_func ("/gallery/bad-logos", test_bad_logos);
  return g_test_run ();
}
