/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-cycle-job.h"
#include "charter-cycle-list.h"
#include "charter-cycle-reopen-job.h"
#include "charter-cycle-sign-off-job.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-plan-action-job.h"
#include "charter-sitting.h"

typedef struct {
  char             *data_dir;
  CharterSession   *session;
  CharterPortfolio *portfolio; /* borrowed */
} Fixture;

static void
open_school (Fixture       *fixture,
             CharterSchool *school)
{
  sitting_open_school (fixture->session, school);
  fixture->portfolio = charter_session_get_portfolio (fixture->session);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = NULL;

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  fixture->data_dir = g_dir_make_tmp ("cycle-XXXXXX", NULL);
  fixture->session = sitting_open (fixture->data_dir);
  school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), school);
  open_school (fixture, school);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  sitting_close (g_steal_pointer (&fixture->session));
  g_clear_pointer (&fixture->data_dir, g_free);
}

static CharterItem *
find_item (Fixture    *fixture,
           const char *code)
{
  return charter_framework_find_item (charter_session_get_framework (fixture->session), code);
}

static void
judge (Fixture    *fixture,
       const char *code,
       int         value)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);
  g_autoptr(GError) error = NULL;

  charter_judge_set_level (fixture->session, find_item (fixture, code), CHARTER_VOICE_SCHOOL,
                           charter_framework_find_level_of_value (framework, value), &error);
  g_assert_no_error (error);
}

static CharterJudgement *
find (Fixture    *fixture,
      const char *code)
{
  return charter_portfolio_find_judgement (fixture->portfolio, charter_session_get_audit (fixture->session),
                                           code, CHARTER_VOICE_SCHOOL);
}

static void
set_target (Fixture    *fixture,
            const char *code,
            int         value,
            const char *date)
{
  CharterFramework *framework = charter_session_get_framework (fixture->session);

  charter_judge_set_target (fixture->session, find_item (fixture, code),
                            charter_framework_find_level_of_value (framework, value), NULL);
  charter_judgement_set_target_on (find (fixture, code), date);
}

static CharterEvidence *
add_evidence (Fixture    *fixture,
              const char *code,
              const char *valid_until)
{
  g_autoptr(CharterEvidence) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE,
                  "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (fixture->portfolio))),
                  "valid-until", valid_until, NULL);

  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_link (fixture->portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                          charter_record_get_id (CHARTER_RECORD (find (fixture, code))),
                          CHARTER_LINK_SUPPORTS);
  return evidence; /* the portfolio keeps it */
}

static GPtrArray *
list_evidence (Fixture    *fixture,
               const char *code)
{
  return charter_portfolio_list_linked_to (fixture->portfolio,
                                           charter_record_get_id (CHARTER_RECORD (find (fixture, code))),
                                           CHARTER_LINK_SUPPORTS);
}

static char *
undo (Fixture *fixture)
{
  return sitting_undo (fixture->session);
}

static gboolean
sign_off (Fixture     *fixture,
          const char  *names,
          GError     **error)
{
  g_autoptr(GAsyncResult) result = NULL;
  GAsyncResult *slot = NULL;

  charter_cycle_sign_off_async (fixture->session, names, "2026-11-21", NULL, charter_session_await_cb, &slot);
  result = charter_session_await (&slot);
  return charter_cycle_sign_off_finish (fixture->session, result, error);
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  CharterAudit *first = charter_session_ensure_audit (fixture->session), *second;
  CharterAction *open, *done;
  g_auto(CharterCyclePlan) plan = { NULL };
  g_autoptr(GPtrArray) evidence = NULL, raised = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL, *carried = NULL;

  judge (fixture, "8.1", 2);
  judge (fixture, "8.2", 1);
  set_target (fixture, "8.1", 2, "2027-07-01");
  set_target (fixture, "8.2", 3, "2027-12-01");
  add_evidence (fixture, "8.2", NULL);
  add_evidence (fixture, "8.2", "2027-09-01");
  add_evidence (fixture, "8.2", "2027-08-31");
  open = charter_plan_action_add_for_item (fixture->session, find_item (fixture, "8.2"), "Ask families");
  done = charter_plan_action_add_for_item (fixture->session, find_item (fixture, "8.2"), "Write to them");
  charter_action_set_status (done, CHARTER_ACTION_DONE);

  charter_cycle_plan (&plan, fixture->session);
  g_assert_cmpstr (plan.cycle, ==, "2027/28");
  g_assert_true (plan.from == first);
  g_assert_cmpuint (plan.judged, ==, 2);
  g_assert_cmpuint (plan.evidence, ==, 2);
  g_assert_cmpuint (plan.run_out, ==, 1);
  g_assert_cmpuint (plan.targets, ==, 1);
  g_assert_cmpuint (plan.actions, ==, 1);
  g_assert_true (charter_session_get_audit (fixture->session) == first);

  second = charter_cycle_start (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_true (charter_session_get_audit (fixture->session) == second);
  g_assert_cmpstr (charter_audit_get_cycle (second), ==, "2027/28");
  g_assert_cmpstr (charter_audit_get_started_on (second), ==, "2027-09-01");
  g_assert_true (charter_session_get_previous_audit (fixture->session) == first);
  g_assert_null (find (fixture, "8.1"));
  g_assert_null (charter_judgement_get_level (find (fixture, "8.2")));
  g_assert_null (charter_judgement_get_judged_on (find (fixture, "8.2")));
  g_assert_cmpstr (charter_judgement_get_target_on (find (fixture, "8.2")), ==, "2027-12-01");
  evidence = list_evidence (fixture, "8.2");
  g_assert_cmpuint (evidence->len, ==, 2);
  raised = charter_portfolio_list_linked_from (fixture->portfolio,
                                               charter_record_get_id (CHARTER_RECORD (find (fixture, "8.2"))),
                                               CHARTER_LINK_RAISES);
  g_assert_cmpuint (raised->len, ==, 1);
  g_assert_true (raised->pdata[0] == open);
  carried = charter_cycle_dup_carried_words (fixture->session, open);
  g_assert_cmpstr (carried, ==, "from 2026/27");
  g_assert_null (charter_cycle_dup_carried_words (fixture->session, done));

  /* A year ahead at most. */
  g_assert_null (charter_cycle_start (fixture->session, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);

  /* One step, and everything is as it was. */
  label = undo (fixture);
  g_assert_cmpstr (label, ==, "Start 2027/28");
  g_assert_true (charter_session_get_audit (fixture->session) == first);
  g_assert_cmpuint (g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio,
                                                                          CHARTER_TYPE_AUDIT)), ==, 1);
  g_assert_cmpint (charter_standing_get_judged (charter_session_get_standing (fixture->session)), ==, 2);
}

static void
test_start_first (Fixture       *fixture,
                  gconstpointer  data)
{
  CharterAudit *audit = charter_cycle_start (fixture->session, NULL);

  g_assert_cmpstr (charter_audit_get_cycle (audit), ==, "2026/27");
  g_assert_cmpstr (charter_audit_get_started_on (audit), ==, "2026-11-21");
  g_assert_null (charter_audit_get_previous (audit));
}

static void
test_confirm (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL;
  CharterItem *item = find_item (fixture, "8.2");

  judge (fixture, "8.2", 2);
  charter_judge_set_duty (fixture->session, item, CHARTER_VOICE_SCHOOL, CHARTER_DUTY_MET, NULL);
  charter_judge_set_text (fixture->session, item, CHARTER_VOICE_SCHOOL, "what-we-see", "They come", NULL);
  charter_judge_set_not_applicable (fixture->session, find_item (fixture, "8.3"), CHARTER_VOICE_SCHOOL,
                                    "We have none", NULL);
  g_assert_false (charter_cycle_can_confirm (fixture->session, item));
  charter_cycle_start (fixture->session, NULL);
  g_assert_true (charter_cycle_can_confirm (fixture->session, item));
  g_assert_false (charter_cycle_can_confirm (fixture->session, find_item (fixture, "8.1")));

  /* A fresh date, and a true one. */
  g_assert_false (charter_cycle_confirm (fixture->session, item, NULL, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (charter_cycle_confirm (fixture->session, item, "2026-11-22", &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);

  g_assert_true (charter_cycle_confirm (fixture->session, item, "2026-11-20", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (charter_judgement_get_judged_on (find (fixture, "8.2")), ==, "2026-11-20");
  g_assert_cmpstr (charter_judgement_get_what_we_see (find (fixture, "8.2")), ==, "They come");
  g_assert_cmpint (charter_judgement_get_duty (find (fixture, "8.2")), ==, CHARTER_DUTY_NOT_SAID);
  g_assert_nonnull (charter_judgement_get_level (find (fixture, "8.2")));
  g_assert_false (charter_cycle_can_confirm (fixture->session, item));
  g_assert_true (charter_cycle_confirm (fixture->session, find_item (fixture, "8.3"), "2026-11-21", NULL));
  g_assert_cmpstr (charter_judgement_get_not_applicable (find (fixture, "8.3")), ==, "We have none");
  label = undo (fixture);
  g_assert_cmpstr (label, ==, "Judge 8.3");
  g_assert_true (charter_cycle_can_confirm (fixture->session, find_item (fixture, "8.3")));
}

static void
test_sign_off (Fixture       *fixture,
               gconstpointer  data)
{
  CharterAudit *first, *second;
  g_autoptr(CharterAreaNote) note = NULL;
  g_autoptr(GPtrArray) evidence = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *label = NULL, *undone = NULL;

  g_assert_false (sign_off (fixture, "A. Head", &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  judge (fixture, "8.2", 2);
  first = charter_session_get_audit (fixture->session);
  note = g_object_new (CHARTER_TYPE_AREA_NOTE, "audit", charter_record_get_id (CHARTER_RECORD (first)),
                       "school", charter_audit_get_school (first), "area", "8", "summary", "Close", NULL);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (note));
  add_evidence (fixture, "8.2", NULL);
  g_assert_false (charter_cycle_can_reopen (fixture->session));

  g_assert_false (charter_cycle_agree (fixture->session, "  ", "2026-11-21", &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (charter_cycle_agree (fixture->session, "A. Senco, B. Lead", "2026-11-21", &error));
  g_assert_cmpint (charter_audit_get_state (first), ==, CHARTER_AUDIT_AGREED);
  g_assert_true (charter_cycle_withdraw_agreement (fixture->session, &error));
  g_assert_cmpint (charter_audit_get_state (first), ==, CHARTER_AUDIT_DRAFT);
  charter_cycle_agree (fixture->session, "A. Senco, B. Lead", "2026-11-21", NULL);

  g_assert_false (sign_off (fixture, "", &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (sign_off (fixture, " A. Head ", &error));
  g_assert_no_error (error);
  g_assert_cmpint (charter_audit_get_state (first), ==, CHARTER_AUDIT_SIGNED_OFF);
  g_assert_cmpstr (charter_audit_get_signed_by (first), ==, "A. Head");
  g_assert_false (charter_judge_check_open (fixture->session, &error));
  g_assert_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF);
  g_clear_error (&error);
  g_assert_false (charter_cycle_agree (fixture->session, "C", "2026-11-21", NULL));
  g_assert_false (sign_off (fixture, "C", NULL));

  second = charter_cycle_reopen (fixture->session, &error);
  g_assert_no_error (error);
  g_assert_true (second != first);
  g_assert_cmpint (charter_audit_get_revision (second), ==, 2);
  g_assert_cmpint (charter_audit_get_state (second), ==, CHARTER_AUDIT_DRAFT);
  g_assert_cmpstr (charter_audit_get_framework_version (second), ==,
                   charter_audit_get_framework_version (first));
  g_assert_nonnull (charter_judgement_get_level (find (fixture, "8.2")));
  evidence = list_evidence (fixture, "8.2");
  g_assert_cmpuint (evidence->len, ==, 1);
  g_assert_cmpstr (charter_area_note_get_summary (
                     charter_portfolio_find_area_note (fixture->portfolio, second, "8")), ==, "Close");
  label = charter_cycle_dup_label (second);
  g_assert_cmpstr (label, ==, "2026/27, revision 2");
  judge (fixture, "8.2", 3);
  g_assert_cmpstr (charter_judgement_get_level (
                     charter_portfolio_find_judgement (fixture->portfolio, first, "8.2", CHARTER_VOICE_SCHOOL)),
                   !=, charter_judgement_get_level (find (fixture, "8.2")));

  /* Only the latest revision leads to the next, and signing off is no step to take back. */
  charter_session_set_audit (fixture->session, first);
  g_assert_null (charter_cycle_reopen (fixture->session, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_free (undo (fixture));
  undone = undo (fixture);
  g_assert_cmpstr (undone, ==, "Reopen as a new revision");
  g_assert_cmpint (charter_audit_get_state (first), ==, CHARTER_AUDIT_SIGNED_OFF);
  g_assert_true (charter_session_get_audit (fixture->session) == first);
}

/* An audit is read by the version of the pack it was made with, whatever comes later. */
static void
test_pack_version (Fixture       *fixture,
                   gconstpointer  data)
{
  CharterPackLibrary *library = charter_session_get_library (fixture->session);
  g_autoptr(GBytes) bytes = g_resources_lookup_data (RESOURCE_BASE "/packs/derby-inclusion-charter.json",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  CharterFramework *old = charter_pack_library_find (library, "derby-inclusion-charter", NULL), *new;
  g_autoptr(GString) text = NULL;
  g_autoptr(GBytes) edited = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *was = g_strdup_printf ("\"version\": \"%s\"", charter_framework_get_version (old));
  g_autoptr(CharterSchool) school = g_object_ref (charter_portfolio_get_school (fixture->portfolio));
  CharterAudit *audit;

  g_assert_nonnull (bytes);
  charter_session_set_framework (fixture->session, old);
  audit = charter_session_ensure_audit (fixture->session);
  text = g_string_new_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
  g_assert_cmpuint (g_string_replace (text, was, "\"version\": \"2099-01-01\"", 1), ==, 1);
  edited = g_bytes_new (text->str, text->len);
  new = charter_pack_library_import (library, edited, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (charter_pack_library_find (library, "derby-inclusion-charter", NULL) == new);

  /* Asking for the framework shows the audit, and with it the version that it was made with. */
  charter_session_set_framework (fixture->session, new);
  g_assert_true (charter_session_get_audit (fixture->session) == audit);
  g_assert_true (charter_session_get_framework (fixture->session) == old);
  charter_session_set_framework (fixture->session, charter_pack_library_get_default (library));
  charter_session_set_audit (fixture->session, audit);
  g_assert_true (charter_session_get_framework (fixture->session) == old);
  charter_session_set_framework (fixture->session, charter_pack_library_get_default (library));
  charter_session_set_framework (fixture->session, new);
  g_assert_true (charter_session_get_framework (fixture->session) == old);

  /* Taken up on purpose, the new version is shown at once. */
  charter_audit_set_framework_version (audit, "2099-01-01");
  g_assert_true (charter_session_get_framework (fixture->session) == new);
  charter_audit_set_framework_version (audit, charter_framework_get_version (old));
  g_assert_true (charter_session_get_framework (fixture->session) == old);

  /* The same after the program is opened again. */
  g_clear_object (&school);
  sitting_close (g_steal_pointer (&fixture->session));
  fixture->session = sitting_open (fixture->data_dir);
  open_school (fixture, charter_store_find_school (charter_session_get_store (fixture->session), "900002"));
  library = charter_session_get_library (fixture->session);
  charter_session_set_framework (fixture->session,
                                 charter_pack_library_find (library, "derby-inclusion-charter", NULL));
  g_assert_cmpstr (charter_framework_get_version (charter_session_get_framework (fixture->session)), !=,
                   "2099-01-01");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/cycle/start", test_start);
  ADD ("/cycle/start-first", test_start_first);
  ADD ("/cycle/confirm", test_confirm);
  ADD ("/cycle/sign-off", test_sign_off);
  ADD ("/cycle/pack-version", test_pack_version);
#undef ADD
  return g_test_run ();
}
