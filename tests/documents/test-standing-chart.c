/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-standing-chart.h"

static CharterFramework *
build_framework (guint n_areas)
{
  static const char * const titles[] = { "Not yet", "Emerging", "Established", "Advanced" };
  CharterFramework *framework = g_object_new (CHARTER_TYPE_FRAMEWORK, "id", "test", "version", "1",
                                              "title", "Test", NULL);

  for (int value = 0; value <= 3; value++)
    {
      g_autoptr(CharterLevel) level = charter_level_new (titles[value], titles[value], NULL, NULL, value);

      charter_framework_add_level (framework, level);
    }
  for (guint i = 1; i <= n_areas; i++)
    {
      g_autofree char *code = g_strdup_printf ("%u", i);
      g_autofree char *item_code = g_strdup_printf ("%u.1", i);
      g_autoptr(CharterArea) area = charter_area_new (code, "A long title of an area", "Short", NULL);
      g_autoptr(CharterItem) item = charter_item_new (item_code, "Item");

      charter_area_add_item (area, item);
      charter_framework_add_area (framework, area);
    }
  return framework;
}

static void
judge (CharterPortfolio *portfolio,
       CharterAudit     *audit,
       const char       *item,
       const char       *level,
       const char       *target)
{
  CharterJudgement *judgement =
    charter_portfolio_ensure_judgement (portfolio, audit, item, CHARTER_VOICE_SCHOOL);

  charter_judgement_set_level (judgement, level);
  charter_judgement_set_target_level (judgement, target);
}

/* The chart shows the standing's numbers, and nothing that it made up itself. */
static void
test_rings (void)
{
  g_autoptr(CharterFramework) framework = build_framework (3);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, "name", "Alderbrook", NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterAudit) audit = g_object_new (CHARTER_TYPE_AUDIT, "framework", "test",
                                                "cycle", "2026/27", NULL);
  g_autoptr(CharterStanding) standing = NULL;
  g_autoptr(CharterStanding) target = NULL;
  g_autoptr(CharterStandingChart) chart = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  const CharterRadar *radar;

  charter_portfolio_add (portfolio, CHARTER_RECORD (audit));
  judge (portfolio, audit, "1.1", "Established", "Advanced");
  judge (portfolio, audit, "3.1", "Not yet", NULL);
  standing = charter_standing_new (portfolio, framework, audit, CHARTER_VOICE_SCHOOL);
  target = charter_standing_new_for_targets (portfolio, framework, audit);
  chart = charter_standing_chart_new (framework, standing, NULL, NULL, target);
  radar = charter_standing_chart_get_radar (chart);

  g_assert_cmpuint (radar->n_axes, ==, 3);
  g_assert_cmpuint (radar->n_steps, ==, 3);
  g_assert_cmpstr (radar->steps[0].label, ==, "Emerging");
  g_assert_cmpfloat (radar->steps[2].value, ==, 3);
  g_assert_cmpuint (radar->n_rings, ==, 2);
  g_assert_cmpint (radar->rings[0].kind, ==, CHARTER_RING_CURRENT);
  g_assert_cmpint (radar->rings[1].kind, ==, CHARTER_RING_TARGET);
  g_assert_cmpstr (radar->axes[0].label, ==, "1 Short");
  for (guint i = 0; i < 3; i++)
    {
      const CharterAreaStanding *area = charter_standing_get_area (standing, i);
      g_autofree char *word = charter_area_standing_dup_word (area);

      g_assert_cmpstr (radar->axes[i].standing, ==, word);
      g_assert_true (isnan (area->position) == isnan (radar->rings[0].values[i]));
      if (!isnan (area->position))
        g_assert_cmpfloat (radar->rings[0].values[i], ==, area->position);
    }
  g_assert_cmpfloat (radar->rings[1].values[0], ==, 3);

  first = charter_radar_dup_axis_summary (radar, 0);
  g_assert_cmpstr (first, ==, "1 Short: Established, average 2.0 of 3; target 3.0");
  second = charter_radar_dup_axis_summary (radar, 1);
  g_assert_nonnull (g_strrstr (second, "target no position"));
}

static void
test_no_areas (void)
{
  g_autoptr(CharterFramework) framework = build_framework (0);
  g_autoptr(CharterSchool) school = g_object_new (CHARTER_TYPE_SCHOOL, NULL);
  g_autoptr(CharterPortfolio) portfolio = charter_portfolio_new (school);
  g_autoptr(CharterStanding) standing =
    charter_standing_new (portfolio, framework, NULL, CHARTER_VOICE_SCHOOL);
  g_autoptr(CharterStandingChart) chart =
    charter_standing_chart_new (framework, standing, standing, "2025/26", NULL);

  g_assert_cmpuint (charter_standing_chart_get_radar (chart)->n_axes, ==, 0);
  g_assert_cmpstr (charter_standing_chart_get_radar (chart)->rings[1].label, ==, "2025/26");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/documents/standing-chart/rings", test_rings);
  g_test_add_func ("/documents/standing-chart/no-areas", test_no_areas);

  return g_test_run ();
}
