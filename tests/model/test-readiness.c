/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-readiness.h"

#define TODAY "2026-11-21"

typedef struct {
  CharterFramework *framework;
  CharterPortfolio *portfolio;
  CharterAudit *audit;
} Fixture;

static void
add_level (CharterFramework *framework,
           const char       *id,
           int               value)
{
  g_autoptr(CharterLevel) level = charter_level_new (id, id, NULL, NULL, value);

  charter_framework_add_level (framework, level);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "id", "school", "urn", "900001", NULL);
  g_autoptr(CharterArea) area = charter_area_new ("1", "Leadership", "Leadership", NULL);

  fixture->framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "kit", "version", "1", "title", "Kit",
                                     "item-noun", "theme", "item-noun-plural", "themes", NULL);
  add_level (fixture->framework, "emerging", 1);
  add_level (fixture->framework, "established", 2);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("1.%u", i);
      g_autoptr(CharterItem) item = charter_item_new (code, "A theme");

      if (i == 3)
        charter_item_add_duty (item, "Do it", CHARTER_FORCE_MUST, NULL, NULL);
      charter_area_add_item (area, item);
    }
  charter_framework_add_area (fixture->framework, area);

  fixture->portfolio = charter_portfolio_new (school);
  fixture->audit = g_object_new (CHARTER_TYPE_AUDIT, "id", "audit", "school", "school", "framework", "kit",
                                 "cycle", "2026/27", NULL);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (fixture->audit));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->audit);
  g_clear_object (&fixture->portfolio);
  g_clear_object (&fixture->framework);
}

static CharterJudgement *
judge (Fixture    *fixture,
       const char *item,
       const char *level)
{
  CharterJudgement *judgement = charter_portfolio_ensure_judgement (fixture->portfolio, fixture->audit,
                                                                    item, CHARTER_VOICE_SCHOOL);

  charter_judgement_set_level (judgement, level);
  return judgement;
}

static void
assert_gaps (Fixture    *fixture,
             const char *expected)
{
  g_autoptr(GPtrArray) gaps = charter_readiness_list (fixture->portfolio, fixture->framework,
                                                      fixture->audit, TODAY);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < gaps->len; i++)
    {
      CharterGap *gap = g_ptr_array_index (gaps, i);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", gap->words);
    }
  g_assert_cmpstr (words->str, ==, expected);
  g_string_free (words, TRUE);
}

static void
test_not_begun (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(GPtrArray) gaps = charter_readiness_list (fixture->portfolio, fixture->framework, NULL, TODAY);
  CharterGap *gap = g_ptr_array_index (gaps, 0);

  g_assert_cmpuint (gaps->len, ==, 1);
  g_assert_cmpint (gap->kind, ==, CHARTER_GAP_NOT_BEGUN);
}

static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  CharterJudgement *judgement;

  assert_gaps (fixture, "3 themes not yet judged; 1 legal duty not answered or not met; not signed off");

  judgement = judge (fixture, "1.1", "emerging");
  charter_judgement_set_not_applicable (judge (fixture, "1.2", NULL), "No nursery");
  charter_judgement_set_duty (judge (fixture, "1.3", NULL), CHARTER_DUTY_MET);
  assert_gaps (fixture, "1 theme not yet judged; 1 judged theme without evidence; not signed off");

  judge (fixture, "1.3", "emerging");
  charter_portfolio_link (fixture->portfolio, "evidence", charter_record_get_id (CHARTER_RECORD (judgement)),
                          CHARTER_LINK_SUPPORTS);
  assert_gaps (fixture, "2 judged themes without evidence; not signed off");
}

static void
finish_items (Fixture *fixture)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("1.%u", i);

      charter_judgement_set_not_applicable (judge (fixture, code, NULL), "closed");
    }
  charter_audit_set_state (fixture->audit, CHARTER_AUDIT_SIGNED_OFF);
}

static void
test_actions (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION, "id", "a", "school", "school",
                                                  "title", "Measure", "due-on", "2026-11-01", NULL);

  finish_items (fixture);
  assert_gaps (fixture, "");
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (action));
  assert_gaps (fixture, "1 action without an owner, a date or a success criterion; "
               "1 action past its date");
  charter_action_set_owner (action, "SENCO");
  charter_action_set_success_criterion (action, "Ten of ten");
  charter_action_set_due_on (action, TODAY);
  assert_gaps (fixture, "");
  charter_action_set_owner (action, NULL);
  charter_action_set_status (action, CHARTER_ACTION_DROPPED);
  assert_gaps (fixture, "");
}

static void
test_evidence (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "id", "e", "school", "school",
                                                      "valid-until", "2026-11-20",
                                                      "kind", CHARTER_EVIDENCE_KIND_LINK,
                                                      "personal-data", TRUE, NULL);

  finish_items (fixture);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (evidence));
  assert_gaps (fixture, "1 piece of evidence out of date; "
               "1 piece of evidence with personal data is not left out");
  charter_evidence_set_left_out (evidence, TRUE);
  charter_evidence_set_valid_until (evidence, TODAY);
  assert_gaps (fixture, "");
}

/* A target below the level that is reached is asked about, one that holds it is not. */
static void
test_targets (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "id", "evidence", "school", "school",
                                                      "kind", CHARTER_EVIDENCE_KIND_LINK, NULL);
  CharterJudgement *judgement;
  g_autoptr(GPtrArray) gaps = NULL;
  CharterGap *gap;

  finish_items (fixture);
  charter_audit_set_state (fixture->audit, CHARTER_AUDIT_DRAFT);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (evidence));
  judgement = judge (fixture, "1.1", "established");
  charter_judgement_set_not_applicable (judgement, NULL);
  charter_judgement_set_target_level (judgement, "established");
  charter_portfolio_link (fixture->portfolio, "evidence", charter_record_get_id (CHARTER_RECORD (judgement)),
                          CHARTER_LINK_SUPPORTS);
  charter_audit_set_state (fixture->audit, CHARTER_AUDIT_SIGNED_OFF);
  assert_gaps (fixture, "");
  charter_judgement_set_target_level (judgement, "emerging");
  assert_gaps (fixture, "1 theme with a target below the level");
  gaps = charter_readiness_list_items (fixture->portfolio, fixture->framework, fixture->audit, TODAY);
  g_assert_cmpuint (gaps->len, ==, 1);
  gap = g_ptr_array_index (gaps, 0);
  g_assert_cmpint (gap->kind, ==, CHARTER_GAP_TARGET_BELOW);
  g_assert_cmpstr (gap->framework, ==, "kit");
  g_assert_cmpstr (g_ptr_array_index (gap->places, 0), ==, "1.1");
}

/* A file that is promised must be there; what is only seen on site need not. */
static void
test_missing_file (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "id", "e", "school", "school",
                                                      "kind", CHARTER_EVIDENCE_KIND_SEEN, NULL);
  g_autoptr(CharterEvidenceFile) file = g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "school", "school",
                                                      "evidence", "e", NULL);

  finish_items (fixture);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (evidence));
  assert_gaps (fixture, "");
  charter_evidence_set_kind (evidence, CHARTER_EVIDENCE_KIND_PHOTO);
  assert_gaps (fixture, "1 piece of evidence without its file");
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (file));
  assert_gaps (fixture, "");
}

static void
test_consent (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(CharterCaseStudy) study = g_object_new (CHARTER_TYPE_CASE_STUDY, "id", "c", "school", "school", NULL);

  finish_items (fixture);
  charter_portfolio_add (fixture->portfolio, CHARTER_RECORD (study));
  assert_gaps (fixture, "1 case study waits for the family’s consent");
  charter_case_study_set_consent (study, TRUE);
  assert_gaps (fixture, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/readiness/not-begun", test_not_begun);
  ADD ("/readiness/items", test_items);
  ADD ("/readiness/actions", test_actions);
  ADD ("/readiness/evidence", test_evidence);
  ADD ("/readiness/targets", test_targets);
  ADD ("/readiness/missing-file", test_missing_file);
  ADD ("/readiness/consent", test_consent);
#undef ADD
  return g_test_run ();
}
