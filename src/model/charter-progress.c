/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-progress.h"

#include <math.h>

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"

/* Less than this is rounding, not distance. */
#define SMALLEST_GAP 0.05

static CharterLevel *
find_level (CharterPortfolio *portfolio,
            CharterFramework *framework,
            CharterAudit     *audit,
            CharterItem      *item)
{
  CharterJudgement *judgement =
    charter_portfolio_find_judgement (portfolio, audit, charter_item_get_code (item),
                                      CHARTER_VOICE_SCHOOL);

  if (!judgement || !charter_judgement_get_level (judgement)
      || charter_judgement_get_not_applicable (judgement))
    return NULL;
  return charter_framework_find_level (framework, charter_judgement_get_level (judgement));
}

static void
compare_item (CharterProgress *progress,
              CharterItem     *item,
              CharterLevel    *before,
              CharterLevel    *now)
{
  int change;

  if (!now)
    return;
  if (!before)
    {
      g_ptr_array_add (progress->fresh, item);
      return;
    }
  change = charter_level_get_value (now) - charter_level_get_value (before);
  if (change > 0)
    g_ptr_array_add (progress->up, item);
  else if (change < 0)
    g_ptr_array_add (progress->down, item);
}

/**
 * charter_progress_compare:
 * @progress: (out caller-allocates): the result; free with charter_progress_clear()
 * @portfolio: a school's records
 * @framework: what is judged
 * @audit: (nullable): the audit of now
 * @before: (nullable): the one before, by the items of @framework; without one nothing has changed
 */
void
charter_progress_compare (CharterProgress  *progress,
                          CharterPortfolio *portfolio,
                          CharterFramework *framework,
                          CharterAudit     *audit,
                          CharterEarlier   *before)
{
  GListModel *areas = charter_framework_get_areas (framework);

  progress->up = g_ptr_array_new ();
  progress->down = g_ptr_array_new ();
  progress->fresh = g_ptr_array_new ();
  if (!audit || !before)
    return;

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          compare_item (progress, item, charter_earlier_find_level (before, item),
                        find_level (portfolio, framework, audit, item));
        }
    }
}

/**
 * charter_progress_clear:
 * @progress: what was compared
 *
 * Frees what it holds.
 */
void
charter_progress_clear (CharterProgress *progress)
{
  g_clear_pointer (&progress->up, g_ptr_array_unref);
  g_clear_pointer (&progress->down, g_ptr_array_unref);
  g_clear_pointer (&progress->fresh, g_ptr_array_unref);
}

typedef struct {
  const CharterAreaStanding *area;
  double                     gap;
  guint                      place;
} Gap;

static int
compare_gaps (gconstpointer a,
              gconstpointer b)
{
  const Gap *one = a;
  const Gap *other = b;

  if (one->gap != other->gap)
    return one->gap > other->gap ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static double
find_aim (CharterStanding           *target,
          const CharterAreaStanding *area,
          double                     top)
{
  const CharterAreaStanding *aim =
    target ? charter_standing_find_area (target, charter_area_get_code (area->area)) : NULL;

  return aim && !isnan (aim->position) ? aim->position : top;
}

/**
 * charter_progress_list_gaps:
 * @standing: where the school stands
 * @target: (nullable): where it means to go; without one the highest level is meant
 * @framework: whose levels they are
 * @most: how many to name
 *
 * Returns: (transfer container) (element-type CharterAreaStanding): areas of @standing, the widest
 *   gap first; areas without a position are no gap of this kind, and left out
 */
GPtrArray *
charter_progress_list_gaps (CharterStanding  *standing,
                            CharterStanding  *target,
                            CharterFramework *framework,
                            guint             most)
{
  GPtrArray *areas = g_ptr_array_new ();
  g_autoptr(GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  double top = charter_framework_get_top_value (framework);

  for (guint i = 0; i < charter_standing_get_n_areas (standing); i++)
    {
      const CharterAreaStanding *area = charter_standing_get_area (standing, i);
      Gap gap = { area, find_aim (target, area, top) - area->position, i };

      if (!isnan (area->position) && gap.gap > SMALLEST_GAP)
        g_array_append_val (gaps, gap);
    }
  g_array_sort (gaps, compare_gaps);
  for (guint i = 0; i < MIN (gaps->len, most); i++)
    g_ptr_array_add (areas, (gpointer) g_array_index (gaps, Gap, i).area);

  return areas;
}
