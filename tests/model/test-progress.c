/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-area.h"
#include "charter-coverage.h"
#include "charter-due.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-progress.h"

#define TODAY "2026-11-21"

/* Two areas of three items, three levels, this cycle and the one before. */
typedef struct {
  CharterFramework *framework;
  CharterPortfolio *portfolio;
  CharterAudit     *before;
  CharterAudit     *now;
} House;

static CharterAudit *
begin_audit (House      *house,
             const char *cycle)
{
  CharterAudit *audit = g_object_new (CHARTER_TYPE_AUDIT, "framework", "test", "cycle", cycle, NULL);

  charter_portfolio_add (house->portfolio, CHARTER_RECORD (audit));
  return audit;
}

static void
build (House *house)
{
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, NULL);

  house->framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "test", "version", "1", NULL);
  house->portfolio = charter_portfolio_new (school);
  house->before = begin_audit (house, "2025/26");
  house->now = begin_audit (house, "2026/27");
  for (int value = 1; value <= 3; value++)
    {
      g_autofree char *id = g_strdup_printf ("l%d", value);
      g_autoptr(CharterLevel) level = charter_level_new (id, id, NULL, NULL, value);

      charter_framework_add_level (house->framework, level);
    }
  for (int number = 1; number <= 2; number++)
    {
      g_autofree char *code = g_strdup_printf ("%d", number);
      g_autoptr(CharterArea) area = charter_area_new (code, code, code, NULL);

      for (int i = 1; i <= 3; i++)
        {
          g_autofree char *item_code = g_strdup_printf ("%d.%d", number, i);
          g_autoptr(CharterItem) item = charter_item_new (item_code, item_code);

          charter_area_add_item (area, item);
        }
      charter_framework_add_area (house->framework, area);
    }
}

static void
demolish (House *house)
{
  g_clear_object (&house->before);
  g_clear_object (&house->now);
  g_assert_finalize_object (house->portfolio);
  g_assert_finalize_object (house->framework);
}

static CharterJudgement *
judge (House        *house,
       CharterAudit *audit,
       const char   *item,
       const char   *level)
{
  CharterJudgement *judgement =
    charter_portfolio_ensure_judgement (house->portfolio, audit, item, CHARTER_VOICE_SCHOOL);

  charter_judgement_set_level (judgement, level);
  return judgement;
}

static void
test_coverage (void)
{
  House house;
  CharterCoverage coverage;
  CharterJudgement *judgement;
  g_autoptr(CharterEvidence) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, NULL);
  g_autoptr(CharterStanding) standing = NULL;

  build (&house);
  charter_coverage_count (&coverage, house.portfolio, house.framework, NULL);
  g_assert_cmpuint (coverage.applicable, ==, 6);
  g_assert_cmpuint (coverage.judged, ==, 0);
  g_assert_cmpstr (charter_item_get_code (coverage.next), ==, "1.1");

  charter_portfolio_add (house.portfolio, CHARTER_RECORD (evidence));
  judgement = judge (&house, house.now, "1.1", "l2");
  charter_record_set_modified_at (CHARTER_RECORD (judgement), "2026-11-01T00:00:00.000Z");
  judgement = judge (&house, house.now, "1.3", "l1");
  charter_record_set_modified_at (CHARTER_RECORD (judgement), "2026-11-02T00:00:00.000Z");
  charter_portfolio_link (house.portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                          charter_record_get_id (CHARTER_RECORD (judgement)), CHARTER_LINK_SUPPORTS);
  charter_judgement_set_not_applicable (judge (&house, house.now, "2.1", NULL), "No sixth form");
  judge (&house, house.before, "2.2", "l3");

  charter_coverage_count (&coverage, house.portfolio, house.framework, house.now);
  g_assert_cmpuint (coverage.applicable, ==, 5);
  g_assert_cmpuint (coverage.judged, ==, 2);
  g_assert_cmpuint (coverage.with_evidence, ==, 1);
  /* After 1.3, where it was left off, not back at 1.2. */
  g_assert_cmpstr (charter_item_get_code (coverage.next), ==, "2.2");
  g_assert_cmpstr (charter_item_get_code (coverage.next_without_evidence), ==, "1.1");

  /* One audit never shows two numbers. */
  standing = charter_standing_new (house.portfolio, house.framework, house.now, CHARTER_VOICE_SCHOOL);
  g_assert_cmpuint (coverage.applicable, ==, charter_standing_get_applicable (standing));
  g_assert_cmpuint (coverage.judged, ==, charter_standing_get_judged (standing));

  judge (&house, house.now, "2.2", "l1");
  judge (&house, house.now, "2.3", "l1");
  charter_coverage_count (&coverage, house.portfolio, house.framework, house.now);
  g_assert_cmpstr (charter_item_get_code (coverage.next), ==, "1.2");
  judge (&house, house.now, "1.2", "l1");
  charter_coverage_count (&coverage, house.portfolio, house.framework, house.now);
  g_assert_null (coverage.next);
  g_clear_pointer (&standing, charter_standing_unref);
  demolish (&house);
}

static void
test_progress (void)
{
  House house;
  g_auto(CharterProgress) progress = { NULL };
  g_auto(CharterProgress) first = { NULL };
  g_autoptr(CharterEarlier) before = NULL;

  build (&house);
  judge (&house, house.before, "1.1", "l1");
  judge (&house, house.now, "1.1", "l3");
  judge (&house, house.before, "1.2", "l2");
  judge (&house, house.now, "1.2", "l1");
  judge (&house, house.before, "1.3", "l2");
  judge (&house, house.now, "1.3", "l2");
  judge (&house, house.now, "2.1", "l1");
  judge (&house, house.before, "2.2", "l1");

  before = charter_earlier_new (house.portfolio, house.framework, NULL, house.before);
  charter_progress_compare (&progress, house.portfolio, house.framework, house.now, before);
  g_assert_cmpuint (progress.up->len, ==, 1);
  g_assert_cmpuint (progress.down->len, ==, 1);
  g_assert_cmpuint (progress.fresh->len, ==, 1);
  g_assert_cmpstr (charter_item_get_code (progress.up->pdata[0]), ==, "1.1");
  g_assert_cmpstr (charter_item_get_code (progress.down->pdata[0]), ==, "1.2");
  g_assert_cmpstr (charter_item_get_code (progress.fresh->pdata[0]), ==, "2.1");

  charter_progress_compare (&first, house.portfolio, house.framework, house.now, NULL);
  g_assert_cmpuint (first.fresh->len, ==, 0);
  g_clear_pointer (&before, charter_earlier_free);
  demolish (&house);
}

static void
test_gaps (void)
{
  House house;
  g_autoptr(CharterStanding) standing = NULL;
  g_autoptr(CharterStanding) target = NULL;
  g_autoptr(GPtrArray) from_top = NULL;
  g_autoptr(GPtrArray) from_target = NULL;
  const CharterAreaStanding *area;

  build (&house);
  for (int i = 1; i <= 3; i++)
    {
      g_autofree char *one = g_strdup_printf ("1.%d", i);
      g_autofree char *two = g_strdup_printf ("2.%d", i);

      charter_judgement_set_target_level (judge (&house, house.now, one, "l1"), "l1");
      charter_judgement_set_target_level (judge (&house, house.now, two, "l2"), "l3");
    }
  standing = charter_standing_new (house.portfolio, house.framework, house.now, CHARTER_VOICE_SCHOOL);
  target = charter_standing_new_for_targets (house.portfolio, house.framework, house.now);

  from_top = charter_progress_list_gaps (standing, NULL, house.framework, 3);
  g_assert_cmpuint (from_top->len, ==, 2);
  area = from_top->pdata[0];
  g_assert_cmpstr (charter_area_get_code (area->area), ==, "1");

  /* What is where it is meant to be is no gap. */
  from_target = charter_progress_list_gaps (standing, target, house.framework, 3);
  g_assert_cmpuint (from_target->len, ==, 1);
  area = from_target->pdata[0];
  g_assert_cmpstr (charter_area_get_code (area->area), ==, "2");

  g_clear_pointer (&standing, charter_standing_unref);
  g_clear_pointer (&target, charter_standing_unref);
  demolish (&house);
}

static void
add_action (House               *house,
            const char          *due_on,
            CharterActionStatus  status)
{
  g_autoptr(CharterAction) action = g_object_new (CHARTER_TYPE_ACTION, "due-on", due_on,
                                                  "status", status, NULL);

  charter_portfolio_add (house->portfolio, CHARTER_RECORD (action));
}

static void
test_due (void)
{
  House house;
  g_autoptr(GPtrArray) due = NULL;
  g_autoptr(CharterEvidence) evidence =
    g_object_new (CHARTER_TYPE_EVIDENCE, "valid-until", "2026-11-25", NULL);

  build (&house);
  add_action (&house, "2026-11-30", CHARTER_ACTION_IN_PROGRESS);
  add_action (&house, "2026-11-18", CHARTER_ACTION_NOT_STARTED);
  add_action (&house, "2026-11-18", CHARTER_ACTION_DONE);
  add_action (&house, "2026-11-18", CHARTER_ACTION_DROPPED);
  add_action (&house, "2027-02-01", CHARTER_ACTION_NOT_STARTED);
  add_action (&house, NULL, CHARTER_ACTION_NOT_STARTED);
  charter_portfolio_add (house.portfolio, CHARTER_RECORD (evidence));

  due = charter_due_list (house.portfolio, NULL, TODAY);
  g_assert_cmpuint (due->len, ==, 3);
  g_assert_cmpstr (charter_due_get_date (due->pdata[0]), ==, "2026-11-18");
  g_assert_true (CHARTER_IS_EVIDENCE (due->pdata[1]));
  g_assert_cmpstr (charter_due_get_date (due->pdata[2]), ==, "2026-11-30");
  g_assert_null (charter_due_get_date (CHARTER_RECORD (house.now)));

  g_clear_pointer (&due, g_ptr_array_unref);
  demolish (&house);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/progress/coverage", test_coverage);
  g_test_add_func ("/model/progress/compare", test_progress);
  g_test_add_func ("/model/progress/gaps", test_gaps);
  g_test_add_func ("/model/progress/due", test_due);

  return g_test_run ();
}
