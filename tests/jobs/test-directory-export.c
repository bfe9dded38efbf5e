/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-directory-export-job.h"
#include "charter-import-job.h"
#include "charter-offer.h"
#include "charter-sitting.h"

typedef struct {
  char           *folder;
  CharterSession *session;
} Fixture;

static CharterSession *
open_school (const char *urn)
{
  g_autofree char *folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_autoptr(CharterSchool) school =
    g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", urn, NULL);
  CharterSession *session = sitting_open (folder);

  charter_store_add_school (charter_session_get_store (session), school);
  sitting_open_school (session, school);
  return session;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  fixture->folder = g_dir_make_tmp ("files-XXXXXX", NULL);
  fixture->session = open_school ("900002");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_close (g_steal_pointer (&fixture->session));
  g_free (fixture->folder);
}

static CharterOffer *
add_offer (Fixture    *fixture,
           const char *name,
           gboolean    is_paused)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  g_autoptr(CharterOffer) offer =
    g_object_new (CHARTER_TYPE_OFFER,
                  "school", charter_record_get_id (CHARTER_RECORD (school)),
                  "name", name,
                  "description", "Zebrafinch afternoons for colleagues",
                  "contact-role", "Inclusion leader",
                  "is-paused", is_paused,
                  NULL);

  charter_portfolio_add (portfolio, CHARTER_RECORD (offer));
  return offer;
}

/* Imports @file at another school: what became of it. */
static CharterImportedFile *
import_at (CharterSession *session,
           GFile          *file,
           GPtrArray     **files)
{
  g_autoptr(GPtrArray) asked = g_ptr_array_new ();
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  g_ptr_array_add (asked, file);
  charter_import_async (session, asked, FALSE, CHARTER_MERGE_ASK, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  *files = charter_import_finish (session, result, &error);
  g_assert_no_error (error);
  return g_ptr_array_index (*files, 0);
}

static guint
count_found (CharterSession *session,
             const char     *words)
{
  const CharterDirectoryQuery query = { .words = words, .age = -1, .limit = 50 };
  CharterReference *reference = charter_session_get_reference (session);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) hits = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;

  charter_reference_search_entries_async (reference, &query, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  hits = charter_reference_search_entries_finish (reference, result, NULL, NULL, &error);
  g_assert_no_error (error);
  return hits->len;
}

static void
test_offers_reach_another_school (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "offers.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) first = NULL;
  g_autoptr(GPtrArray) second = NULL;
  g_autoptr(GError) error = NULL;
  CharterSession *other = open_school ("900003");
  CharterOffer *offer = add_offer (fixture, "Reading room visits", FALSE);
  CharterImportedFile *imported;
  guint n = 0;

  add_offer (fixture, "Not this year", TRUE);
  g_assert_true (charter_directory_export_offers (fixture->session, file, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  imported = import_at (other, file, &first);
  g_assert_cmpstr (imported->kind, ==, "directory");
  /* The paused one is told, and put aside. */
  g_assert_cmpuint (count_found (other, "zebrafinch"), ==, 1);

  charter_offer_set_description (offer, "Quokka mornings for colleagues");
  g_assert_true (charter_directory_export_offers (fixture->session, file, &n, &error));
  imported = import_at (other, file, &second);
  g_assert_cmpuint (imported->updated, ==, 1);
  g_assert_cmpuint (imported->added, ==, 0);
  g_assert_cmpuint (count_found (other, "zebrafinch"), ==, 0);
  g_assert_cmpuint (count_found (other, "quokka"), ==, 1);
  sitting_close (other);
}

static void
test_directory_is_saved_whole (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "directory.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  CharterImportedFile *imported;
  guint n = 0;

  charter_directory_export_async (fixture->session, file, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  g_assert_true (charter_directory_export_finish (fixture->session, result, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 30);
  imported = import_at (fixture->session, file, &files);
  g_assert_cmpuint (imported->added + imported->updated + imported->unchanged, ==, n);
  g_assert_cmpuint (imported->skipped, ==, 0);
}

static void
test_spreadsheet_is_read_back (Fixture       *fixture,
                               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "services.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(GError) error = NULL;
  CharterImportedFile *imported;

  g_assert_true (charter_directory_export_template (file, &error));
  g_assert_no_error (error);
  imported = import_at (fixture->session, file, &files);
  g_assert_cmpstr (imported->kind, ==, "directory");
}

static guint
export_offers (Fixture *fixture,
               GFile   *file)
{
  g_autoptr(GError) error = NULL;
  guint n = 0;

  g_assert_true (charter_directory_export_offers (fixture->session, file, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* What is taken out of a later file is put aside where the earlier one was taken; another school's
 * offers stay. */
static void
test_withdrawn_offers (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "offers.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) first = NULL, second = NULL, third = NULL, fourth = NULL;
  CharterSession *other = open_school ("900003");
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  CharterOffer *reading = add_offer (fixture, "Reading room visits", FALSE);
  CharterOffer *garden = add_offer (fixture, "Garden mornings", FALSE);

  add_offer (fixture, NULL, FALSE);
  g_assert_cmpuint (export_offers (fixture, file), ==, 2);
  import_at (other, file, &first);
  g_assert_cmpuint (count_found (other, "zebrafinch"), ==, 2);

  charter_portfolio_remove (portfolio, CHARTER_RECORD (garden));
  g_assert_cmpuint (export_offers (fixture, file), ==, 1);
  import_at (other, file, &second);
  g_assert_cmpuint (count_found (other, "zebrafinch"), ==, 1);

  charter_offer_set_is_paused (reading, TRUE);
  g_assert_cmpuint (export_offers (fixture, file), ==, 1);
  import_at (other, file, &third);
  g_assert_cmpuint (count_found (other, "zebrafinch"), ==, 0);
  charter_portfolio_remove (portfolio, CHARTER_RECORD (reading));
  add_offer (fixture, "Kitchen visits", FALSE);
  g_assert_cmpuint (export_offers (fixture, file), ==, 1);
  import_at (other, file, &fourth);
  g_assert_cmpuint (count_found (other, "zebrafinch"), ==, 1);
  /* The rest of the directory is not touched by a school's file. */
  g_assert_cmpuint (count_found (other, "camhs"), >, 0);
  sitting_close (other);
}

/* Without a reference number nothing is written over what was there. */
static void
test_no_urn (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "offers.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autofree char *kept = NULL;
  CharterSchool *school = charter_portfolio_get_school (charter_session_get_portfolio (fixture->session));

  g_assert_true (g_file_set_contents (path, "kept", -1, NULL));
  add_offer (fixture, "Reading room visits", FALSE);
  g_object_set (school, "urn", NULL, NULL);
  g_assert_false (charter_directory_export_offers (fixture->session, file, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "kept");
}

/* Half a file of another school's changes nothing. */
static void
test_damaged_offers (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "offers.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GPtrArray) whole = NULL, half = NULL;
  g_autofree char *text = NULL;
  CharterSession *other = open_school ("900003");
  gsize length;

  add_offer (fixture, "Reading room visits", FALSE);
  export_offers (fixture, file);
  import_at (other, file, &whole);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) length / 2, NULL));
  g_assert_nonnull (import_at (other, file, &half)->error);
  g_assert_cmpuint (count_found (other, "zebrafinch"), ==, 1);
  sitting_close (other);
}

static void
test_missing_folder (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none", "offers.json", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  guint n = 0;

  add_offer (fixture, "Reading room visits", FALSE);
  g_assert_false (charter_directory_export_offers (fixture->session, file, &n, &error));
  g_assert_nonnull (error);
  g_assert_false (charter_directory_export_template (file, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/directory-export/offers-reach-another-school", Fixture, NULL, set_up,
              test_offers_reach_another_school, tear_down);
  g_test_add ("/directory-export/directory-is-saved-whole", Fixture, NULL, set_up,
              test_directory_is_saved_whole, tear_down);
  g_test_add ("/directory-export/spreadsheet-is-read-back", Fixture, NULL, set_up,
              test_spreadsheet_is_read_back, tear_down);
  g_test_add ("/directory-export/withdrawn-offers", Fixture, NULL, set_up, test_withdrawn_offers, tear_down);
  g_test_add ("/directory-export/no-urn", Fixture, NULL, set_up, test_no_urn, tear_down);
  g_test_add ("/directory-export/damaged-offers", Fixture, NULL, set_up, test_damaged_offers, tear_down);
  g_test_add ("/directory-export/missing-folder", Fixture, NULL, set_up, test_missing_folder,
              tear_down);
  return g_test_run ();
}
