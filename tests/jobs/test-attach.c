/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "charter-area.h"
#include "charter-attach-job.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-privacy.h"
#include "charter-sitting.h"

typedef struct {
  char           *dir;
  CharterSession *session;
  const char     *items[3]; /* the codes of two items, and NULL */
} Fixture;

static CharterItem *
get_item (CharterFramework *framework,
          guint             area,
          guint             item)
{
  g_autoptr(CharterArea) in = g_list_model_get_item (charter_framework_get_areas (framework), area);
  g_autoptr(CharterItem) found = g_list_model_get_item (charter_area_get_items (in), item);

  return found; /* the framework holds it */
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Oakfield School", NULL);

  fixture->dir = g_dir_make_tmp ("charter-attach-XXXXXX", NULL);
  fixture->session = sitting_open (fixture->dir);
  sitting_open_school (fixture->session, school);
  fixture->items[0] =
    charter_item_get_code (get_item (charter_session_get_framework (fixture->session), 0, 0));
  fixture->items[1] =
    charter_item_get_code (get_item (charter_session_get_framework (fixture->session), 1, 1));
  fixture->items[2] = NULL;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->dir);

  sitting_close (g_steal_pointer (&fixture->session));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->dir);
}

static CharterAttachment *
attach_file (Fixture             *fixture,
             const char          *name,
             const char          *contents,
             CharterEvidence     *into,
             const char * const  *items,
             GError             **error)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  if (contents)
    g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  charter_attach_file_async (fixture->session, file, into, NULL, items, NULL, NULL, NULL,
                             charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_attach_file_finish (fixture->session, result, error);
}

static char *
undo (Fixture *fixture)
{
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;

  charter_store_undo_async (charter_session_get_store (fixture->session), NULL,
                            charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_store_undo_finish (charter_session_get_store (fixture->session), result, NULL);
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterAttachment) first = NULL;
  g_autoptr(CharterAttachment) again = NULL;
  g_autoptr(GPtrArray) items = NULL;
  g_autoptr(GPtrArray) evidence = NULL;
  g_autoptr(GPtrArray) files = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *undone = NULL;
  const char *second_only[] = { fixture->items[1], NULL };

  first = attach_file (fixture, "Provision_map autumn.txt", "Provision", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (first->is_known);
  g_assert_cmpstr (charter_evidence_get_title (first->evidence), ==, "Provision map autumn");
  g_assert_cmpint (charter_evidence_get_kind (first->evidence), ==, CHARTER_EVIDENCE_KIND_FILE);
  reference = charter_evidence_dup_reference (first->evidence);
  g_assert_cmpstr (reference, ==, "E1");
  /* No audit is begun for evidence that supports nothing yet. */
  g_assert_null (charter_session_get_audit (fixture->session));

  again = attach_file (fixture, "the same under another name.txt", "Provision", NULL, fixture->items,
                       &error);
  g_assert_no_error (error);
  g_assert_true (again->is_known);
  g_assert_true (again->evidence == first->evidence);
  files = charter_portfolio_list_files (portfolio, first->evidence);
  g_assert_cmpuint (files->len, ==, 1);
  items = charter_attach_list_items (fixture->session, first->evidence);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_cmpstr (charter_item_get_code (items->pdata[0]), ==, fixture->items[0]);
  evidence = charter_attach_list_for (fixture->session, fixture->items[1]);
  g_assert_cmpuint (evidence->len, ==, 1);
  g_assert_true (evidence->pdata[0] == first->evidence);

  g_assert_true (charter_detach (fixture->session, first->evidence, fixture->items[0], &error));
  g_ptr_array_unref (items);
  items = charter_attach_list_items (fixture->session, first->evidence);
  g_assert_cmpuint (items->len, ==, 1);
  undone = undo (fixture);
  g_ptr_array_unref (items);
  items = charter_attach_list_items (fixture->session, first->evidence);
  g_assert_cmpuint (items->len, ==, 2);
  g_assert_true (charter_attach_existing (fixture->session, first->evidence, second_only, &error));
}

static void
test_more_files (Fixture       *fixture,
                 gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(CharterAttachment) first = attach_file (fixture, "a.txt", "a", NULL, fixture->items, NULL);
  g_autoptr(CharterAttachment) more = attach_file (fixture, "b.txt", "b", first->evidence, NULL, NULL);
  g_autoptr(CharterAttachment) other = attach_file (fixture, "UPN A123456789012.txt", "c", NULL, NULL, NULL);
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (portfolio, first->evidence);
  g_autofree char *undone = NULL;

  g_assert_true (more->evidence == first->evidence);
  g_assert_cmpuint (files->len, ==, 2);
  g_assert_cmpint (charter_evidence_get_number (other->evidence), ==, 2);
  g_assert_true (charter_evidence_get_personal_data (other->evidence));
  g_assert_false (charter_evidence_get_personal_data (first->evidence));

  charter_attach_remove (fixture->session, first->evidence);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE_FILE)),
                    ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK)), ==, 0);
  undone = undo (fixture);
  g_assert_cmpstr (undone, ==, "Remove evidence E1");
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK)), ==, 2);
}

/* A newer file takes the place of an older one, which can be brought back; the whole row goes together. */
static void
test_revisions (Fixture       *fixture,
                gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  GListModel *all = charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE_FILE);
  g_autoptr(CharterAttachment) first = attach_file (fixture, "a.txt", "first", NULL, NULL, NULL);
  g_autoptr(GPtrArray) before = charter_portfolio_list_files (portfolio, first->evidence);
  CharterEvidenceFile *one = before->pdata[0];
  g_autofree char *path = g_build_filename (fixture->dir, "b.txt", NULL);
  g_autoptr(GFile) newer = g_file_new_for_path (path);
  GAsyncResult *slot = NULL;
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(CharterAttachment) replaced = NULL;
  g_autoptr(GPtrArray) now = NULL;
  g_autoptr(GPtrArray) earlier = NULL;
  g_autoptr(GPtrArray) brought = NULL;
  g_autoptr(GPtrArray) behind = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (g_file_set_contents (path, "second", -1, NULL));
  charter_attach_replace_async (fixture->session, newer, one, NULL, NULL, NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  replaced = charter_attach_file_finish (fixture->session, result, NULL);
  g_assert_true (replaced->evidence == first->evidence);
  now = charter_portfolio_list_files (portfolio, first->evidence);
  g_assert_cmpuint (now->len, ==, 1);
  g_assert_cmpstr (charter_evidence_file_get_name (now->pdata[0]), ==, "b.txt");
  earlier = charter_portfolio_list_earlier_files (portfolio, now->pdata[0]);
  g_assert_cmpuint (earlier->len, ==, 1);
  g_assert_true (earlier->pdata[0] == one);

  charter_attach_bring_back (fixture->session, now->pdata[0], one);
  brought = charter_portfolio_list_files (portfolio, first->evidence);
  g_assert_cmpuint (brought->len, ==, 1);
  g_assert_cmpstr (charter_evidence_file_get_name (brought->pdata[0]), ==, "a.txt");
  behind = charter_portfolio_list_earlier_files (portfolio, brought->pdata[0]);
  g_assert_cmpuint (behind->len, ==, 2);
  charter_attach_remove (fixture->session, first->evidence);
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 0);
  undone = undo (fixture);
  g_assert_cmpstr (undone, ==, "Remove evidence E1");
  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 3);
}

/* A kept copy that somebody altered is noticed; the original, added again, stands in its place. */
static void
test_changed_outside (Fixture       *fixture,
                      gconstpointer  data)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  CharterEvidenceFolder *folder = charter_session_get_evidence_folder (fixture->session);
  g_autoptr(CharterAttachment) first = attach_file (fixture, "a.txt", "original", NULL, NULL, NULL);
  g_autoptr(CharterAttachment) again = NULL;
  g_autoptr(GPtrArray) files = charter_portfolio_list_files (portfolio, first->evidence);
  const char *sha256 = charter_evidence_file_get_sha256 (files->pdata[0]);
  g_autoptr(GFile) kept = charter_evidence_folder_get_file (folder, sha256);
  g_autofree char *path = g_file_get_path (kept);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = NULL;
  guint n = 0;

  g_assert_true (charter_evidence_folder_verify (folder, sha256, NULL, &error));
  g_assert_true (g_file_set_contents (path, "0riginal", -1, NULL)); /* of the same size */
  g_assert_false (charter_evidence_folder_verify (folder, sha256, NULL, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  again = attach_file (fixture, "a.txt", "original", NULL, NULL, NULL);
  g_assert_true (again->is_known);
  g_assert_true (charter_evidence_folder_verify (folder, sha256, NULL, &error));
  dir = g_dir_open (parent, 0, NULL);
  while (g_dir_read_name (dir))
    n++;
  g_assert_cmpuint (n, ==, 2); /* what it was changed into is set aside */
}

static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  CharterEvidence *link = charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_LINK, NULL,
                                                "https://example.org/policy", fixture->items, &error);
  CharterEvidence *seen;

  g_assert_no_error (error);
  g_assert_cmpstr (charter_evidence_get_title (link), ==, "https://example.org/policy");
  g_assert_cmpstr (charter_evidence_get_url (link), ==, "https://example.org/policy");
  g_assert_null (charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_LINK, "x",
                                       "javascript:alert(1)", NULL, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_NOTE, "", "", NULL, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  seen = charter_attach_words (fixture->session, CHARTER_EVIDENCE_KIND_SEEN, "Calm corner", "Year 2 room",
                               fixture->items, &error);
  g_assert_cmpint (charter_evidence_get_nature (seen), ==, CHARTER_NATURE_PRACTICE);
  g_assert_cmpstr (charter_evidence_get_kept_where (seen), ==, "Year 2 room");
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const unknown[] = { "99.99", NULL };
  CharterPortfolio *portfolio = charter_session_get_portfolio (fixture->session);
  g_autoptr(GError) error = NULL;
  CharterAudit *audit;

  g_assert_null (attach_file (fixture, "a.txt", "a", NULL, unknown, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (attach_file (fixture, "missing.txt", NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  audit = charter_session_ensure_audit (fixture->session);
  charter_audit_set_state (audit, CHARTER_AUDIT_SIGNED_OFF);
  g_assert_null (attach_file (fixture, "a.txt", "a", NULL, fixture->items, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE)),
                    ==, 0);
}

static void
test_privacy (void)
{
  g_assert_cmpint (charter_privacy_look (NULL), ==, CHARTER_PRIVACY_CLEAR);
  g_assert_cmpint (charter_privacy_look ("Provision map 2026-11-21, 01234 567890"), ==, CHARTER_PRIVACY_CLEAR);
  g_assert_cmpint (charter_privacy_look ("Provision map UPN H801200001001"), ==, CHARTER_PRIVACY_UPN);
  g_assert_cmpint (charter_privacy_look ("U80120000100A.pdf"), ==, CHARTER_PRIVACY_UPN);
  g_assert_cmpint (charter_privacy_look ("H801200001002"), ==, CHARTER_PRIVACY_CLEAR);
  g_assert_cmpint (charter_privacy_look ("943 476 5919"), ==, CHARTER_PRIVACY_NHS);
  g_assert_cmpint (charter_privacy_look ("943 476 5918"), ==, CHARTER_PRIVACY_CLEAR);
  g_assert_cmpint (charter_privacy_look ("D.O.B. 1 May"), ==, CHARTER_PRIVACY_BIRTH);
  g_assert_cmpint (charter_privacy_look ("a date_of_birth"), ==, CHARTER_PRIVACY_BIRTH);
  g_assert_cmpint (charter_privacy_look ("Adobe, dobermann"), ==, CHARTER_PRIVACY_CLEAR);
  g_assert_null (charter_privacy_dup_words (CHARTER_PRIVACY_CLEAR));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, test) g_test_add ("/attach/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("file", test_file);
  ADD ("more-files", test_more_files);
  ADD ("words", test_words);
  ADD ("refused", test_refused);
  ADD ("revisions", test_revisions);
  ADD ("changed-outside", test_changed_outside);
  g_test_add_func ("/attach/privacy", test_privacy);
  return g_test_run ();
}
