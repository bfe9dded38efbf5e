/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "charter-example-job.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-level.h"
#include "charter-sitting.h"

static CharterSchool *
make_example (CharterSession  *session,
              gboolean        *made,
              GError         **error)
{
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;

  charter_example_job_run_async (session, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  return charter_example_job_run_finish (session, done, made, error);
}

static CharterPortfolio *
open_school (CharterSession *session,
             CharterSchool  *school)
{
  sitting_open_school (session, school);
  return charter_session_get_portfolio (session);
}

static guint
count (CharterPortfolio *portfolio,
       GType             type)
{
  return g_list_model_get_n_items (charter_portfolio_get_list (portfolio, type));
}

static guint
count_levels (CharterPortfolio *portfolio,
              CharterAudit     *audit)
{
  g_autoptr(GPtrArray) judgements = charter_portfolio_list_judgements (portfolio, audit,
                                                                       CHARTER_VOICE_SCHOOL);
  guint n = 0;

  for (guint i = 0; i < judgements->len; i++)
    n += charter_judgement_get_level (judgements->pdata[i]) != NULL;
  return n;
}

static void
check_judgement (CharterSession   *session,
                 CharterJudgement *judgement)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterRecord *audit = charter_portfolio_find (portfolio, charter_judgement_get_audit (judgement));
  CharterFramework *framework;
  const char *level = charter_judgement_get_level (judgement);
  const char *target = charter_judgement_get_target_level (judgement);

  g_assert_true (CHARTER_IS_AUDIT (audit));
  framework = charter_pack_library_find (charter_session_get_library (session),
                                         charter_audit_get_framework (CHARTER_AUDIT (audit)), NULL);
  g_assert_nonnull (framework);
  g_assert_nonnull (charter_framework_find_item (framework, charter_judgement_get_item (judgement)));
  if (level)
    g_assert_nonnull (charter_framework_find_level (framework, level));
  if (target)
    g_assert_nonnull (charter_framework_find_level (framework, target));
}

static void
check_file (CharterSession      *session,
            CharterEvidenceFile *record)
{
  CharterEvidenceFolder *folder = charter_session_get_evidence_folder (session);
  const char *sha256 = charter_evidence_file_get_sha256 (record);
  const char *name = charter_evidence_file_get_name (record);
  g_autoptr(GFile) file = charter_evidence_folder_get_file (folder, sha256);
  g_autofree char *contents = NULL;
  g_autofree char *sum = NULL;
  gsize size = 0;
  GError *error = NULL;

  g_file_load_contents (file, NULL, &contents, &size, NULL, &error);
  g_assert_no_error (error);
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, size);
  g_assert_cmpstr (sum, ==, sha256);
  g_assert_cmpint (charter_evidence_file_get_size (record), ==, (gint64) size);
  if (g_str_has_suffix (name, ".pdf"))
    g_assert_true (g_str_has_prefix (contents, "%PDF-"));
  else if (g_str_has_suffix (name, ".png"))
    g_assert_cmpmem (contents, 8, "\x89PNG\r\n\x1a\n", 8);
  else
    g_assert_true (g_utf8_validate (contents, (gssize) size, NULL));
}

/* Everything of every kind, and nothing that leads nowhere. */
static void
check_contents (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GListModel *list = charter_portfolio_get_list (portfolio, CHARTER_TYPE_JUDGEMENT);
  GListModel *links = charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK);

  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_AUDIT), ==, 3);
  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_CONTEXT), ==, 3);
  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_EVIDENCE), >=, 25);
  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_EVIDENCE_FILE), >=, 20);
  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_ACTION), >=, 16);
  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_REVIEW), >=, 10);
  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_PROVISION), >=, 8);
  g_assert_cmpuint (count (portfolio, CHARTER_TYPE_MILESTONE), >=, 2);
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterJudgement) judgement = g_list_model_get_item (list, i);

      check_judgement (session, judgement);
    }
  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(CharterLink) link = g_list_model_get_item (links, i);

      g_assert_nonnull (charter_portfolio_find (portfolio, charter_link_get_from_id (link)));
      if (charter_link_get_kind (link) != CHARTER_LINK_USES)
        g_assert_nonnull (charter_portfolio_find (portfolio, charter_link_get_to_id (link)));
    }
}

static void
check_entry (CharterSession *session,
             const char     *id)
{
  CharterReference *reference = charter_session_get_reference (session);
  g_autoptr(CharterEntry) entry = NULL;
  g_autoptr(GAsyncResult) done = NULL;
  GAsyncResult *result = NULL;
  GError *error = NULL;

  charter_reference_find_entry_async (reference, id, NULL, charter_session_await_cb, &result);
  done = charter_session_await (&result);
  entry = charter_reference_find_entry_finish (reference, done, &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);
}

/* The services that actions, provisions, pins and notes name are in the directory. */
static void
test_directory (void)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "charter", NULL);
  CharterSession *session = sitting_open (data_dir);
  const GType types[] = { CHARTER_TYPE_PROVISION, CHARTER_TYPE_PIN, CHARTER_TYPE_NOTE };
  g_autoptr(GError) error = NULL;
  CharterPortfolio *portfolio = open_school (session, make_example (session, NULL, &error));
  GListModel *links = charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(CharterLink) link = g_list_model_get_item (links, i);

      if (charter_link_get_kind (link) == CHARTER_LINK_USES)
        check_entry (session, charter_link_get_to_id (link)), n++;
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      GListModel *list = charter_portfolio_get_list (portfolio, types[i]);

      for (guint j = 0; j < g_list_model_get_n_items (list); j++)
        {
          g_autoptr(CharterRecord) record = g_list_model_get_item (list, j);
          const char *id = charter_record_get_text (record, "entry");

          if (id)
            check_entry (session, id), n++;
        }
    }
  g_assert_cmpuint (n, >=, 15);
  sitting_close (session);
}

static void
check_every_nick (CharterPortfolio *portfolio,
                  GType             type,
                  const char       *field,
                  GType             enum_type)
{
  GListModel *list = charter_portfolio_get_list (portfolio, type);
  g_autoptr(GEnumClass) values = g_type_class_ref (enum_type);

  for (guint value = 0; value < values->n_values; value++)
    {
      gboolean is_there = FALSE;

      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr(GObject) record = g_list_model_get_item (list, i);
          int said;

          g_object_get (record, field, &said, NULL);
          is_there |= said == values->values[value].value;
        }
      if (!is_there)
        g_error ("No %s is “%s” by %s", g_type_name (type), values->values[value].value_nick, field);
    }
}

static void
test_make (void)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "charter", NULL);
  CharterSession *session = sitting_open (data_dir);
  g_autoptr(GError) error = NULL;
  gboolean made = FALSE;
  CharterSchool *school = make_example (session, &made, &error);
  CharterPortfolio *portfolio;
  CharterAudit *audit;
  CharterAudit *before;

  g_assert_no_error (error);
  g_assert_true (made);
  g_assert_cmpstr (charter_school_get_urn (school), ==, "900001");
  portfolio = open_school (session, school);
  check_contents (session);
  audit = charter_session_get_audit (session);
  g_assert_cmpuint (count_levels (portfolio, audit), ==, 31);
  before = charter_portfolio_find_previous_audit (portfolio, audit);
  g_assert_cmpuint (count_levels (portfolio, before), ==, 48);
  g_assert_cmpint (charter_audit_get_state (before), ==, CHARTER_AUDIT_SIGNED_OFF);
  check_every_nick (portfolio, CHARTER_TYPE_ACTION, "status", CHARTER_TYPE_ACTION_STATUS);
  check_every_nick (portfolio, CHARTER_TYPE_EVIDENCE, "kind", CHARTER_TYPE_EVIDENCE_KIND);
  check_every_nick (portfolio, CHARTER_TYPE_EVIDENCE, "nature", CHARTER_TYPE_NATURE);

  school = make_example (session, &made, &error);
  g_assert_no_error (error);
  g_assert_nonnull (school);
  g_assert_false (made);
  sitting_close (session);
}

static void
test_reopen (void)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "charter", NULL);
  CharterSession *session = sitting_open (data_dir);
  g_autoptr(GError) error = NULL;
  CharterPortfolio *portfolio;
  CharterSchool *school;
  GListModel *files;

  make_example (session, NULL, &error);
  g_assert_no_error (error);
  sitting_close (session);

  session = sitting_open (data_dir);
  school = charter_store_find_school (charter_session_get_store (session), "900001");
  g_assert_nonnull (school);
  portfolio = open_school (session, school);
  check_contents (session);
  files = charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE_FILE);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(CharterEvidenceFile) file = g_list_model_get_item (files, i);

      check_file (session, file);
    }
  sitting_close (session);
}

/* The rules of scoring can be seen in it: a held area, one with too few, one judged item not applicable. */
static void
test_standing (void)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "charter", NULL);
  CharterSession *session = sitting_open (data_dir);
  g_autoptr(GError) error = NULL;
  CharterStanding *standing;

  open_school (session, make_example (session, NULL, &error));
  g_assert_no_error (error);
  standing = charter_session_get_standing (session);
  g_assert_cmpuint (charter_standing_get_judged (standing), ==, 31);
  g_assert_cmpuint (charter_standing_get_applicable (standing), ==, 47);
  g_assert_nonnull (charter_standing_get_level (standing));
  g_assert_true (charter_standing_is_provisional (standing));
  g_assert_cmpint (charter_level_get_value (charter_standing_find_area (standing, "2")->level), ==, 1);
  g_assert_cmpint (charter_standing_find_area (standing, "9")->state, ==, CHARTER_STANDING_TOO_FEW);
  g_assert_nonnull (charter_session_get_previous_standing (session));
  g_assert_nonnull (charter_session_get_target_standing (session));
  sitting_close (session);
}

/* Somebody's own records are not mixed with it. */
static void
test_other_data (void)
{
  g_autofree char *data_dir = g_build_filename (g_get_user_data_dir (), "charter", NULL);
  CharterSession *session = sitting_open (data_dir);
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(CharterSchool) own = g_object_new (CHARTER_TYPE_SCHOOL, NULL);
  g_autoptr(GError) error = NULL;

  charter_school_set_name (own, "A school of somebody's own");
  charter_store_add_school (store, own);
  g_assert_null (make_example (session, NULL, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_assert_cmpuint (g_list_model_get_n_items (charter_store_get_schools (store)), ==, 1);
  sitting_close (session);
}

int
main (int    argc,
      char **argv)
{
  g_setenv ("CHARTER_NOW", "2026-11-20T12:00:00Z", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/example/make", test_make);
  g_test_add_func ("/example/reopen", test_reopen);
  g_test_add_func ("/example/standing", test_standing);
  g_test_add_func ("/example/directory", test_directory);
  g_test_add_func ("/example/other-data", test_other_data);
  return g_test_run ();
}
