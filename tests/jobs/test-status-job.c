/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "charter-job-error.h"
#include "charter-pack-job.h"
#include "charter-sitting.h"
#include "charter-status-job.h"
#include "charter-status.h"

typedef struct {
  CharterSession   *session;
  CharterPortfolio *portfolio;
  CharterSchool    *school;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("status-XXXXXX", NULL);

  g_setenv ("CHARTER_NOW", "2026-11-21T10:00:00Z", TRUE);
  fixture->session = sitting_open (folder);
  fixture->school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Testfield", "urn", "900002", NULL);
  charter_store_add_school (charter_session_get_store (fixture->session), fixture->school);
  sitting_open_school (fixture->session, fixture->school);
  fixture->portfolio = charter_session_get_portfolio (fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->school);
  sitting_close (g_steal_pointer (&fixture->session));
}

static char *
undo (Fixture *fixture)
{
  return sitting_undo (fixture->session);
}

static guint
count (Fixture *fixture,
       GType    type)
{
  return g_list_model_get_n_items (charter_portfolio_get_list (fixture->portfolio, type));
}

static const CharterStep *
find_step (Fixture    *fixture,
           const char *id)
{
  GPtrArray *steps = charter_framework_get_steps (charter_status_job_find_charter (fixture->session));

  for (guint i = 0; i < steps->len; i++)
    if (g_str_equal (((CharterStep *) steps->pdata[i])->id, id))
      return steps->pdata[i];
  g_assert_not_reached ();
}

static void
take (Fixture    *fixture,
      const char *id,
      const char *day,
      const char *who)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (charter_status_job_record (fixture->session, find_step (fixture, id), day, who, NULL, &error));
  g_assert_no_error (error);
}

static void
assert_not_taken (Fixture    *fixture,
                  const char *id,
                  const char *day,
                  const char *who)
{
  guint before = count (fixture, CHARTER_TYPE_MILESTONE);
  g_autoptr(GError) error = NULL;

  g_assert_null (charter_status_job_record (fixture->session, find_step (fixture, id), day, who, NULL, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_MILESTONE), ==, before);
}

static void
take_all (Fixture *fixture)
{
  take (fixture, "interest", "2026-06-12", "Inclusion leader");
  take (fixture, "commitment", "2026-09-18", NULL);
  take (fixture, "self-evaluation", "2026-10-01", NULL);
  take (fixture, "submitted", "2026-10-02", NULL);
  take (fixture, "moderation", "2026-11-02", NULL);
}

/* What the pack rules holds; what happened can be recorded though something is missing. */
static void
test_record (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *label = NULL;

  assert_not_taken (fixture, "commitment", "2026-09-18", NULL);
  assert_not_taken (fixture, "interest", NULL, NULL);
  assert_not_taken (fixture, "interest", "2026-11-22", NULL);
  take_all (fixture);
  assert_not_taken (fixture, "awarded", "2026-11-20", NULL);
  take (fixture, "awarded", "2026-11-20", "Moderators");
  take (fixture, "renewal", "2028-11-20", NULL);
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_MILESTONE), ==, 7);

  /* Recorded again it changes. */
  take (fixture, "awarded", "2026-11-19", "Moderators of two schools");
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_MILESTONE), ==, 7);
  label = undo (fixture);
  g_assert_cmpstr (label, ==, "Record “Charter status awarded”");
}

static gboolean
says (GPtrArray  *blocks,
      const char *words)
{
  for (guint i = 0; i < blocks->len; i++)
    {
      CharterBlock *block = g_ptr_array_index (blocks, i);

      if (block->text && strstr (charter_text_get_words (block->text), words))
        return TRUE;
      for (guint j = 0; block->texts && j < block->texts->len; j++)
        if (strstr (charter_text_get_words (block->texts->pdata[j]), words))
          return TRUE;
      for (guint j = 0; block->rows && j < block->rows->len; j++)
        {
          CharterTableRow *row = block->rows->pdata[j];

          for (guint k = 0; k < row->cells->len; k++)
            if (strstr (charter_text_get_words (row->cells->pdata[k]), words))
              return TRUE;
        }
      if (block->children && says (block->children, words))
        return TRUE;
    }
  return FALSE;
}

static gboolean
report_says (Fixture       *fixture,
             CharterReport  report,
             const char    *words)
{
  g_autoptr(CharterDocument) document = charter_pack_job_compose (fixture->session, report, FALSE);

  return says (charter_document_get_blocks (document), words);
}

/* Nothing that a school says of itself makes a certificate. */
static void
test_certificate (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autofree char *refusal = NULL;

  take_all (fixture);
  refusal = charter_pack_job_dup_refusal (fixture->session, CHARTER_REPORT_CERTIFICATE);
  g_assert_nonnull (strstr (refusal, "No award is recorded"));
  g_assert_true (report_says (fixture, CHARTER_REPORT_CERTIFICATE, "There is no certificate yet"));
  g_assert_false (report_says (fixture, CHARTER_REPORT_CERTIFICATE, "is a charter school"));
  g_assert_null (charter_pack_job_dup_refusal (fixture->session, CHARTER_REPORT_PROGRESS));

  take (fixture, "awarded", "2026-11-20", "Moderators");
  g_assert_null (charter_pack_job_dup_refusal (fixture->session, CHARTER_REPORT_CERTIFICATE));
  g_assert_true (report_says (fixture, CHARTER_REPORT_CERTIFICATE, "is a charter school"));
  g_assert_true (report_says (fixture, CHARTER_REPORT_CERTIFICATE, "Moderators"));

  charter_status_job_withdraw (fixture->session, charter_status_find_milestone (
    fixture->portfolio, charter_status_job_find_charter (fixture->session), "awarded"));
  g_assert_false (report_says (fixture, CHARTER_REPORT_CERTIFICATE, "is a charter school"));
}

static void
test_papers (Fixture       *fixture,
             gconstpointer  data)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (fixture->school));
  g_autoptr(CharterTraining) training = g_object_new (CHARTER_TYPE_TRAINING, "school", school, "happened-on",
                                                      "2026-09-02", "title", "Calm starts", NULL);

  g_assert_true (report_says (fixture, CHARTER_REPORT_INTEREST, "the address that your council gave you"));
  charter_school_set_interest_address (fixture->school, "charter@council.example");
  g_assert_true (report_says (fixture, CHARTER_REPORT_INTEREST, "charter@council.example"));

  charter_school_set_inclusion_leader (fixture->school, "Deputy headteacher");
  charter_school_set_leader_release (fixture->school, "One day a week");
  take (fixture, "interest", "2026-06-12", "Inclusion leader");
  charter_training_set_teachers (training, 2);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (training));
  g_assert_true (report_says (fixture, CHARTER_REPORT_PACK, "One day a week"));
  g_assert_true (report_says (fixture, CHARTER_REPORT_PACK, "Interest expressed"));
  g_assert_true (report_says (fixture, CHARTER_REPORT_PACK, "Calm starts"));
  g_assert_true (report_says (fixture, CHARTER_REPORT_PACK, "2 teachers"));
  g_assert_true (report_says (fixture, CHARTER_REPORT_PACK, "No public rule fixes"));
}

static CharterAction *
plan (Fixture             *fixture,
      const char          *owner,
      const char          *supporter,
      CharterActionStatus  status)
{
  const char *school = charter_record_get_id (CHARTER_RECORD (fixture->school));
  g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION, "school", school, "title", "Do it",
                                                  "owner", owner, "supporter", supporter, NULL);

  charter_action_set_status (action, status);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (action));
  return action; /* the portfolio holds it */
}

/* Open actions, the part and the sheet in one step; what is done stays with who did it. */
static void
test_handover (Fixture       *fixture,
               gconstpointer  data)
{
  const CharterHandoverPlan plan_ok = { "SENCO ", "New SENCO", "senco", "SENCO", "2027-01-04", "In the office safe", NULL };
  const CharterHandoverPlan plan_same = { "SENCO", "senco", NULL, NULL, "2027-01-04", NULL, NULL };
  const CharterHandoverPlan plan_nobody = { "SENCO", " ", NULL, NULL, "2027-01-04", NULL, NULL };
  CharterAction *open = plan (fixture, "senco", "Head", CHARTER_ACTION_IN_PROGRESS);
  CharterAction *supported = plan (fixture, "Head", "SENCO", CHARTER_ACTION_ON_HOLD);
  CharterAction *done = plan (fixture, "SENCO", NULL, CHARTER_ACTION_DONE);
  g_autofree char *label = NULL;
  g_autoptr(GError) error = NULL;
  guint n = 0;

  charter_school_set_senco (fixture->school, "SENCO");
  g_assert_cmpuint (charter_handover_job_count (fixture->portfolio, "SENCO"), ==, 2);
  g_assert_false (charter_handover_job_run (fixture->session, &plan_same, &n, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (charter_handover_job_run (fixture->session, &plan_nobody, &n, &error));
  g_assert_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpstr (charter_action_get_owner (open), ==, "senco");

  g_assert_true (charter_handover_job_run (fixture->session, &plan_ok, &n, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (charter_action_get_owner (open), ==, "New SENCO");
  g_assert_cmpstr (charter_action_get_supporter (supported), ==, "New SENCO");
  g_assert_cmpstr (charter_action_get_owner (supported), ==, "Head");
  g_assert_cmpstr (charter_action_get_owner (done), ==, "SENCO");
  g_assert_cmpstr (charter_school_get_senco (fixture->school), ==, "New SENCO");
  g_assert_true (report_says (fixture, CHARTER_REPORT_HANDOVER, "In the office safe"));

  label = undo (fixture);
  g_assert_true (g_str_has_prefix (label, "Handover from"));
  g_assert_cmpstr (charter_action_get_owner (open), ==, "senco");
  g_assert_cmpstr (charter_action_get_supporter (supported), ==, "SENCO");
  g_assert_cmpstr (charter_school_get_senco (fixture->school), ==, "SENCO");
  g_assert_cmpuint (count (fixture, CHARTER_TYPE_HANDOVER), ==, 0);
}

/* The paper that shows a step is evidence, linked to it. */
static void
test_paper_of_step (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_dir_make_tmp ("paper-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "letter.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GAsyncResult) done = NULL;
  g_autoptr(GPtrArray) papers = NULL;
  g_autoptr(GError) error = NULL;
  GAsyncResult *slot = NULL;
  CharterMilestone *milestone;

  take (fixture, "interest", "2026-06-12", "Inclusion leader");
  milestone = charter_status_find_milestone (fixture->portfolio, charter_status_job_find_charter (fixture->session),
                                             "interest");
  charter_status_job_attach_async (fixture->session, milestone, file, NULL, charter_session_await_cb, &slot);
  done = charter_session_await (&slot);
  g_assert_false (charter_status_job_attach_finish (fixture->session, done, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_clear_object (&done);

  g_assert_true (g_file_set_contents (path, "We would like to begin.\n", -1, NULL));
  slot = NULL;
  charter_status_job_attach_async (fixture->session, milestone, file, NULL, charter_session_await_cb, &slot);
  done = charter_session_await (&slot);
  g_assert_true (charter_status_job_attach_finish (fixture->session, done, &error));
  g_assert_no_error (error);
  papers = charter_portfolio_list_linked_to (fixture->portfolio, charter_record_get_id (CHARTER_RECORD (milestone)),
                                             CHARTER_LINK_SUPPORTS);
  g_assert_cmpuint (papers->len, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/status-job/record", Fixture, NULL, set_up, test_record, tear_down);
  g_test_add ("/status-job/certificate", Fixture, NULL, set_up, test_certificate, tear_down);
  g_test_add ("/status-job/papers", Fixture, NULL, set_up, test_papers, tear_down);
  g_test_add ("/status-job/handover", Fixture, NULL, set_up, test_handover, tear_down);
  g_test_add ("/status-job/paper-of-step", Fixture, NULL, set_up, test_paper_of_step, tear_down);
  return g_test_run ();
}
