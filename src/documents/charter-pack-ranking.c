/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pack-ranking.h"

/**
 * charter_pack_rank_items:
 * @self: a composer
 *
 * Returns: (transfer full) (element-type CharterRankedItem): every item that has a level
 */
GArray *
charter_pack_rank_items (CharterPackComposer *self)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (CharterRankedItem));
  GListModel *areas = charter_framework_get_areas (self->framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          CharterJudgement *judgement = charter_pack_find_judgement (self, self->audit, item);
          CharterLevel *level = charter_pack_find_level (self->framework, judgement);
          g_autoptr(GPtrArray) evidence = NULL, actions = NULL;
          CharterRankedItem entry = { item, level };

          if (!level)
            continue;
          evidence = charter_pack_list_evidence (self, CHARTER_RECORD (judgement));
          actions = charter_pack_list_actions (self, judgement);
          entry.n_evidence = evidence->len;
          entry.has_action = actions->len > 0;
          entry.before = self->earlier ? charter_earlier_find_level (self->earlier, item) : NULL;
          g_array_append_val (ranked, entry);
        }
    }
  return ranked;
}

/**
 * charter_ranked_item_get_gain:
 * @entry: an item
 *
 * Returns: by how many values its level went up since the last cycle, less than 0 when it went down; 0 when it had none
 */
int
charter_ranked_item_get_gain (const CharterRankedItem *entry)
{
  return entry->before ? charter_level_get_value (entry->level) - charter_level_get_value (entry->before)
                       : 0;
}

/**
 * charter_ranked_item_compare_strengths:
 * @a: a #CharterRankedItem
 * @b: another
 *
 * For sorting: the strongest first. A strength is high, is shown by evidence, and is new.
 *
 * Returns: less than, equal to or more than 0
 */
int
charter_ranked_item_compare_strengths (gconstpointer a,
                                       gconstpointer b)
{
  const CharterRankedItem *first = a, *second = b;
  int by_value = charter_level_get_value (second->level) - charter_level_get_value (first->level);

  if (by_value != 0)
    return by_value;
  if ((first->n_evidence > 0) != (second->n_evidence > 0))
    return first->n_evidence > 0 ? -1 : 1;
  return charter_ranked_item_get_gain (second) - charter_ranked_item_get_gain (first);
}

/**
 * charter_ranked_item_compare_priorities:
 * @a: a #CharterRankedItem
 * @b: another
 *
 * For sorting: the most pressing first. A priority is low, has an action, and went down.
 *
 * Returns: less than, equal to or more than 0
 */
int
charter_ranked_item_compare_priorities (gconstpointer a,
                                        gconstpointer b)
{
  const CharterRankedItem *first = a, *second = b;
  int by_value = charter_level_get_value (first->level) - charter_level_get_value (second->level);

  if (by_value != 0)
    return by_value;
  if (first->has_action != second->has_action)
    return first->has_action ? -1 : 1;
  return charter_ranked_item_get_gain (first) - charter_ranked_item_get_gain (second);
}
