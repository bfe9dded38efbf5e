/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charter-csv.h"
#include "charter-example-job.h"
#include "charter-job-error.h"
#include "charter-listing-job.h"
#include "charter-sitting.h"
#include "fixture-docx.h"

typedef struct {
  char *folder;
  CharterSession *session;
} Fixture;

static void
make_example (Fixture *fixture)
{
  CharterSchool *school = sitting_make_example (fixture->session);

  sitting_open_school (fixture->session, school);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("charter-listing-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->session = sitting_open (fixture->folder);
  make_example (fixture);
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
write_listing (Fixture       *fixture,
               CharterListed  listed,
               const char    *name,
               GError       **error)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  char *contents;
  goffset size = 0;
  gsize length;

  charter_listing_job_write_async (fixture->session, listed, path, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  if (!charter_listing_job_write_finish (fixture->session, done, &size, error))
    return NULL;
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  g_assert_cmpint (size, ==, (goffset) length);
  return g_bytes_new_take (contents, length);
}

static guint
count (const char *text,
       const char *sought)
{
  guint n = 0;

  for (const char *p = strstr (text, sought); p; p = strstr (p + 1, sought))
    n++;
  return n;
}

static CharterAction *
find_first_action (Fixture *fixture)
{
  GListModel *actions = charter_portfolio_get_list (charter_session_get_portfolio (fixture->session),
                                                    CHARTER_TYPE_ACTION);
  g_autoptr(CharterAction) action = g_list_model_get_item (actions, 0);

  return action; /* the portfolio keeps it */
}

static void
assert_sheet (GBytes         *xlsx,
              const char     *name,
              CharterListing *listing)
{
  g_autofree char *sheet = fixture_docx_dup_part (xlsx, name);

  g_assert_nonnull (sheet);
  g_assert_cmpuint (count (sheet, "<row "), ==, charter_listing_get_n_rows (listing) + 1);
  g_assert_nonnull (strstr (sheet, "<pane ySplit=\"1\""));
  g_assert_nonnull (strstr (sheet, "<autoFilter "));
  g_assert_nonnull (strstr (sheet, "<cols>"));
  g_assert_null (strstr (sheet, "<f>"));
}

/* A sheet each, typed dates, a head row that stays and filters, and nothing that is carried out. */
static void
test_workbook (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const names[] = { "About", "Judgements", "Actions", "Evidence" };
  g_autoptr(CharterListing) judgements = charter_listing_new_of_judgements (fixture->session);
  g_autoptr(CharterListing) actions = charter_listing_new_of_actions (fixture->session, NULL);
  g_autoptr(CharterListing) evidence = charter_listing_new_of_evidence (fixture->session);
  CharterAction *action = find_first_action (fixture);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) xlsx = NULL, again = NULL;
  g_autofree char *book = NULL, *words = NULL, *sheet = NULL;

  g_object_set (action, "title", "=HYPERLINK(\"http://bad.example\")", "owner", "+44 and more",
                "due-on", "2027-05-28", "cost", (gint64) 125050, NULL);
  xlsx = write_listing (fixture, CHARTER_LISTED_ALL, "all.xlsx", &error);
  g_assert_no_error (error);
  again = write_listing (fixture, CHARTER_LISTED_ALL, "again.xlsx", &error);
  g_assert_true (g_bytes_equal (xlsx, again));

  book = fixture_docx_dup_part (xlsx, "xl/workbook.xml");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *named = g_strdup_printf ("<sheet name=\"%s\"", names[i]);

      g_assert_nonnull (strstr (book, named));
    }
  assert_sheet (xlsx, "xl/worksheets/sheet2.xml", judgements);
  assert_sheet (xlsx, "xl/worksheets/sheet3.xml", actions);
  assert_sheet (xlsx, "xl/worksheets/sheet4.xml", evidence);

  words = fixture_docx_dup_part (xlsx, "xl/sharedStrings.xml");
  g_assert_nonnull (strstr (words, "=HYPERLINK("));
  g_assert_nonnull (strstr (words, "+44 and more"));
  g_assert_nonnull (strstr (words, "Alderbrook Primary School"));
  g_assert_nonnull (strstr (words, "900001"));
  g_assert_nonnull (strstr (words, "Established"));
  g_assert_null (strstr (words, "2027-05-28"));
  sheet = fixture_docx_dup_part (xlsx, "xl/worksheets/sheet3.xml");
  g_assert_nonnull (strstr (sheet, "<v>46535</v>")); /* 28 May 2027 as days since 1899 */
  g_assert_nonnull (strstr (sheet, "<v>1250.5</v>"));
}

/* The table is read back by the reader of directories and registers: each cell as it was written, what
 * looks like a formula with an apostrophe in front. */
static void
test_csv (Fixture       *fixture,
          gconstpointer  data)
{
  static const char * const odd[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx" };
  CharterAction *action = find_first_action (fixture);
  g_autoptr(GPtrArray) problems = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *quoted = g_strdup_printf ("\"'%s\"", odd[i]);
      g_autoptr(GBytes) csv = NULL;

      g_object_set (action, "title", odd[i], NULL);
      csv = write_listing (fixture, CHARTER_LISTED_ACTIONS, "actions.csv", &error);
      g_assert_no_error (error);
      g_assert_nonnull (g_strstr_len (g_bytes_get_data (csv, NULL), (gssize) g_bytes_get_size (csv), quoted));
    }

  g_object_set (action, "title", "Says \"yes\", then\nno; größer", "why", NULL, NULL);
  {
    g_autoptr(GBytes) csv = write_listing (fixture, CHARTER_LISTED_ACTIONS, "actions.csv", &error);
    g_autoptr(CharterCsv) table = NULL;
    guint n_found = 0;

    g_assert_true (memcmp (g_bytes_get_data (csv, NULL), "\xef\xbb\xbf", 3) == 0);
    table = charter_csv_new (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv), "actions.csv", problems,
                             &error);
    g_assert_no_error (error);
    g_assert_cmpuint (problems->len, ==, 0);
    g_assert_cmpuint (charter_csv_get_n_rows (table), ==, g_list_model_get_n_items (
      charter_portfolio_get_list (charter_session_get_portfolio (fixture->session), CHARTER_TYPE_ACTION)));
    for (guint i = 0; i < charter_csv_get_n_rows (table); i++)
      if (g_strcmp0 (charter_csv_get_named (table, i, "action"), "Says \"yes\", then\nno; größer") == 0)
        n_found++;
    g_assert_cmpuint (n_found, ==, 1);
  }
}

/* Each action tells the services that it uses, by the names that the directory has for them. */
static void
test_services (Fixture       *fixture,
               gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  CharterAction *action = find_first_action (fixture);
  g_autoptr(GPtrArray) problems = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) csv = NULL;
  g_autoptr(CharterCsv) table = NULL;
  guint n_told = 0;

  g_object_set (action, "title", "Uses what is gone", NULL);
  charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (action)), "gone", CHARTER_LINK_USES);
  csv = write_listing (fixture, CHARTER_LISTED_ACTIONS, "actions.csv", &error);
  g_assert_no_error (error);
  table = charter_csv_new (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv), "actions.csv", problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < charter_csv_get_n_rows (table); i++)
    {
      const char *title = charter_csv_get_named (table, i, "action");
      const char *services = charter_csv_get_named (table, i, "services_used");

      n_told += services != NULL; /* empty cells are none */
      if (g_strcmp0 (title, "Uses what is gone") == 0)
        g_assert_nonnull (strstr (services, "no longer in the directory"));
      if (g_strcmp0 (title, "Go to the families who do not come") == 0)
        {
          g_assert_nonnull (strstr (services, ", "));
          g_assert_null (strstr (services, "no longer in the directory"));
        }
    }
  g_assert_cmpuint (n_told, >=, 4);
}

/* Staff are counted by role, however few: no number here is of pupils. */
static void
test_training (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(CharterListing) listing = charter_listing_new_of_training (fixture->session);
  GListModel *trainings = charter_portfolio_get_list (charter_session_get_portfolio (fixture->session),
                                                      CHARTER_TYPE_TRAINING);
  g_autoptr(CharterTraining) training = g_list_model_get_item (trainings, 0);
  g_autoptr(GPtrArray) problems = g_ptr_array_new ();
  g_autoptr(CharterCsv) table = NULL;
  g_autoptr(GBytes) csv = NULL;
  g_autoptr(GBytes) xlsx = NULL;
  g_autoptr(GError) error = NULL;
  guint n_found = 0;

  g_object_set (training, "title", "=Calm starts", "happened-on", "2025-09-02", "teachers", (gint64) 3,
                "support-staff", (gint64) 2, "lunchtime-staff", (gint64) 0, "office-staff", (gint64) CHARTER_NOT_SAID,
                "leaders", (gint64) 1, "governors", (gint64) CHARTER_NOT_SAID, "finding", "1.4", "changed", "All greet",
                NULL);
  csv = write_listing (fixture, CHARTER_LISTED_TRAINING, "training.csv", &error);
  g_assert_no_error (error);
  table = charter_csv_new (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv), "training.csv", problems, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (charter_csv_get_n_rows (table), ==, g_list_model_get_n_items (trainings));
  for (guint i = 0; i < charter_csv_get_n_rows (table); i++)
    {
      if (i > 0)
        g_assert_cmpstr (charter_csv_get_named (table, i, "date"), >=, charter_csv_get_named (table, i - 1, "date"));
      if (g_strcmp0 (charter_csv_get_named (table, i, "what_it_was_about"), "'=Calm starts") != 0)
        continue;
      n_found++;
      g_assert_cmpstr (charter_csv_get_named (table, i, "school_year"), ==, "2025/26");
      g_assert_cmpstr (charter_csv_get_named (table, i, "teachers"), ==, "3");
      g_assert_cmpstr (charter_csv_get_named (table, i, "lunchtime_staff"), ==, "0");
      g_assert_null (charter_csv_get_named (table, i, "governors"));
      g_assert_cmpstr (charter_csv_get_named (table, i, "together"), ==, "6");
      g_assert_cmpstr (charter_csv_get_named (table, i, "from_finding"), ==, "1.4");
      g_assert_cmpstr (charter_csv_get_named (table, i, "what_changed_by_it"), ==, "All greet");
    }
  g_assert_cmpuint (n_found, ==, 1);
  xlsx = write_listing (fixture, CHARTER_LISTED_TRAINING, "training.xlsx", &error);
  g_assert_no_error (error);
  assert_sheet (xlsx, "xl/worksheets/sheet2.xml", listing);
}

/* One table a .csv, no other endings, no half files. */
static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *there = g_build_filename (fixture->folder, "all.csv", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_null (write_listing (fixture, CHARTER_LISTED_ALL, "all.csv", &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_assert_false (g_file_test (there, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_null (write_listing (fixture, CHARTER_LISTED_ALL, "all.ods", &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (write_listing (fixture, CHARTER_LISTED_ALL, "none/all.xlsx", &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_OUTPUT);
  g_clear_error (&error);
}

static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "cancelled.xlsx", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  charter_listing_job_write_async (fixture->session, CHARTER_LISTED_ALL, path, cancellable,
                                   charter_session_await_cb, &result);
  done = charter_session_await (&result);
  g_assert_false (charter_listing_job_write_finish (fixture->session, done, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("CHARTER_NOW", "2027-03-01T09:00:00Z", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/listing/workbook", Fixture, NULL, set_up, test_workbook, tear_down);
  g_test_add ("/listing/csv", Fixture, NULL, set_up, test_csv, tear_down);
  g_test_add ("/listing/training", Fixture, NULL, set_up, test_training, tear_down);
  g_test_add ("/listing/services", Fixture, NULL, set_up, test_services, tear_down);
  g_test_add ("/listing/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/listing/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  return g_test_run ();
}
