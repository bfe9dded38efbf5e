/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-coverage.h"

#include "charter-area.h"
#include "charter-item.h"

/* Ids of the records that some evidence supports. */
static GHashTable *
collect_supported (CharterPortfolio *portfolio)
{
  GHashTable *supported = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *links = charter_portfolio_get_list (portfolio, CHARTER_TYPE_LINK);

  for (guint i = 0; i < g_list_model_get_n_items (links); i++)
    {
      g_autoptr(CharterLink) link = g_list_model_get_item (links, i);

      if (charter_link_get_kind (link) == CHARTER_LINK_SUPPORTS
          && charter_portfolio_find (portfolio, charter_link_get_from_id (link)))
        g_hash_table_add (supported, (gpointer) charter_link_get_to_id (link));
    }
  return supported;
}

/* A count under way. */
typedef struct {
  CharterCoverage  *coverage;
  CharterPortfolio *portfolio;
  CharterFramework *framework;
  CharterAudit     *audit;
  GHashTable       *supported;
  CharterItem      *first_open;   /* of all */
  CharterItem      *open_after;   /* the first after the judgement that was changed last */
  const char       *last_change;
} Count;

static void
count_item (Count       *count,
            CharterItem *item)
{
  CharterJudgement *judgement =
    charter_portfolio_find_judgement (count->portfolio, count->audit, charter_item_get_code (item),
                                      CHARTER_VOICE_SCHOOL);
  const char *level = judgement ? charter_judgement_get_level (judgement) : NULL;
  gboolean is_supported = judgement
                          && g_hash_table_contains (count->supported,
                                                    charter_record_get_id (CHARTER_RECORD (judgement)));

  if (judgement && charter_judgement_get_not_applicable (judgement))
    return;
  count->coverage->applicable++;
  if (is_supported)
    count->coverage->with_evidence++;

  if (!level || !charter_framework_find_level (count->framework, level))
    {
      if (!count->first_open)
        count->first_open = item;
      if (!count->open_after)
        count->open_after = item;
      return;
    }

  count->coverage->judged++;
  if (!is_supported && !count->coverage->next_without_evidence)
    count->coverage->next_without_evidence = item;
  if (g_strcmp0 (charter_record_get_modified_at (CHARTER_RECORD (judgement)), count->last_change) > 0)
    {
      count->last_change = charter_record_get_modified_at (CHARTER_RECORD (judgement));
      count->open_after = NULL;
    }
}

/**
 * charter_coverage_count:
 * @coverage: (out caller-allocates): the result; its items belong to @framework
 * @portfolio: a school's records
 * @framework: what is judged
 * @audit: (nullable): an audit of it; without one nothing is judged
 *
 * Counts as charter-standing does: what is not applicable leaves every sum, and an item is judged
 * when it has a level of the framework.
 */
void
charter_coverage_count (CharterCoverage  *coverage,
                        CharterPortfolio *portfolio,
                        CharterFramework *framework,
                        CharterAudit     *audit)
{
  GListModel *areas = charter_framework_get_areas (framework);
  g_autoptr(GHashTable) supported = collect_supported (portfolio);
  Count count = { coverage, portfolio, framework, audit, supported, NULL, NULL, NULL };

  *coverage = (CharterCoverage) { 0, };
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);

          count_item (&count, item);
        }
    }
  coverage->next = count.open_after ? count.open_after : count.first_open;
}
