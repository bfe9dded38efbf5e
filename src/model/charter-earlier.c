/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-earlier.h"

#include "charter-area.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-upgrade.h"

/**
 * CharterEarlier:
 *
 * What an earlier cycle says of an item of today. That cycle may have been judged with another edition,
 * where the item has another code, or another item has its code.
 */
struct _CharterEarlier
{
  CharterPortfolio *portfolio;
  CharterFramework *now;
  CharterFramework *then;    /* nullable: the same as @now */
  CharterAudit     *audit;
  GHashTable       *sources; /* nullable: CharterItem of @now -> GPtrArray of CharterItem of @then */
};

static GHashTable *
index_sources (CharterFramework *then,
               CharterFramework *now)
{
  GHashTable *sources = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr(GPtrArray) moves = charter_upgrade_plan (then, now);

  for (guint i = 0; i < moves->len; i++)
    {
      const CharterMove *move = g_ptr_array_index (moves, i);

      for (guint j = 0; j < move->to->len; j++)
        {
          gpointer item = g_ptr_array_index (move->to, j);
          GPtrArray *from = g_hash_table_lookup (sources, item);

          if (!from)
            g_hash_table_insert (sources, item, from = g_ptr_array_new ());
          g_ptr_array_extend (from, move->from, NULL, NULL);
        }
    }
  return sources;
}

/**
 * charter_earlier_new:
 * @portfolio: a school's records
 * @now: the edition that is asked about
 * @then: (nullable): the edition that @audit was made with; %NULL when it is not known, and then @audit
 *   is read as if made with @now
 * @audit: the earlier self-evaluation
 *
 * Returns: (transfer full): what it says of the items of @now; judgements are looked up when asked for
 */
CharterEarlier *
charter_earlier_new (CharterPortfolio *portfolio,
                     CharterFramework *now,
                     CharterFramework *then,
                     CharterAudit     *audit)
{
  CharterEarlier *self;

  g_return_val_if_fail (CHARTER_IS_PORTFOLIO (portfolio), NULL);
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (now), NULL);
  g_return_val_if_fail (CHARTER_IS_AUDIT (audit), NULL);

  self = g_new0 (CharterEarlier, 1);
  self->portfolio = g_object_ref (portfolio);
  self->now = g_object_ref (now);
  self->audit = g_object_ref (audit);
  if (then && then != now)
    {
      self->then = g_object_ref (then);
      self->sources = index_sources (then, now);
    }
  return self;
}

/**
 * charter_earlier_free:
 * @self: (transfer full): an earlier cycle
 */
void
charter_earlier_free (CharterEarlier *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->sources, g_hash_table_unref);
  g_clear_object (&self->then);
  g_object_unref (self->audit);
  g_object_unref (self->now);
  g_object_unref (self->portfolio);
  g_free (self);
}

/**
 * charter_earlier_is_of:
 * @self: an earlier cycle
 * @now: an edition
 * @then: (nullable): an edition
 * @audit: a self-evaluation
 *
 * Returns: whether charter_earlier_new() would give the same for these
 */
gboolean
charter_earlier_is_of (CharterEarlier   *self,
                       CharterFramework *now,
                       CharterFramework *then,
                       CharterAudit     *audit)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->audit == audit && self->now == now && self->then == (then == now ? NULL : then);
}

/**
 * charter_earlier_get_audit:
 * @self: an earlier cycle
 *
 * Returns: (transfer none): its self-evaluation
 */
CharterAudit *
charter_earlier_get_audit (CharterEarlier *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->audit;
}

static CharterJudgement *
find_by_code (CharterEarlier *self,
              CharterItem    *item)
{
  return charter_portfolio_find_judgement (self->portfolio, self->audit, charter_item_get_code (item),
                                           CHARTER_VOICE_SCHOOL);
}

static CharterLevel *
get_level (CharterEarlier   *self,
           CharterJudgement *judgement)
{
  const char *level = judgement ? charter_judgement_get_level (judgement) : NULL;

  if (!level || charter_judgement_get_not_applicable (judgement))
    return NULL;
  return charter_framework_find_level (self->now, level);
}

static gboolean
is_lower (CharterLevel *level,
          CharterLevel *other)
{
  return level && (!other || charter_level_get_value (level) < charter_level_get_value (other));
}

/**
 * charter_earlier_find_judgement:
 * @self: an earlier cycle
 * @item: an item of today's edition
 *
 * Of several items that became one, the lowest judged stands for all: nothing is claimed that a part
 * did not reach. It is the same when a self-evaluation moves to another edition.
 *
 * Returns: (transfer none) (nullable): the school's own judgement of it then
 */
CharterJudgement *
charter_earlier_find_judgement (CharterEarlier *self,
                                CharterItem    *item)
{
  GPtrArray *sources;
  CharterJudgement *found = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (CHARTER_IS_ITEM (item), NULL);

  if (!self->sources)
    return find_by_code (self, item);
  sources = g_hash_table_lookup (self->sources, item);
  for (guint i = 0; sources && i < sources->len; i++)
    {
      CharterJudgement *judgement = find_by_code (self, g_ptr_array_index (sources, i));

      if (judgement && (!found || is_lower (get_level (self, judgement), get_level (self, found))))
        found = judgement;
    }
  return found;
}

/**
 * charter_earlier_find_level:
 * @self: an earlier cycle
 * @item: an item of today's edition
 *
 * Returns: (transfer none) (nullable): the level of today's edition that it stood at; %NULL when it was
 *   not judged or did not apply
 */
CharterLevel *
charter_earlier_find_level (CharterEarlier *self,
                            CharterItem    *item)
{
  return get_level (self, charter_earlier_find_judgement (self, item));
}

static gboolean
is_made_of (CharterEarlier *self,
            CharterArea    *area,
            CharterArea    *old)
{
  GListModel *items = charter_area_get_items (area);
  GListModel *old_items = charter_area_get_items (old);
  g_autoptr(GHashTable) met = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (items, i);
      GPtrArray *sources = g_hash_table_lookup (self->sources, item);

      for (guint j = 0; sources && j < sources->len; j++)
        g_hash_table_add (met, g_ptr_array_index (sources, j));
    }
  for (guint i = 0; i < g_list_model_get_n_items (old_items); i++)
    {
      g_autoptr(CharterItem) item = g_list_model_get_item (old_items, i);

      if (!g_hash_table_remove (met, item))
        return FALSE;
    }
  return g_list_model_get_n_items (old_items) > 0 && g_hash_table_size (met) == 0;
}

/**
 * charter_earlier_find_area_note:
 * @self: an earlier cycle
 * @area: an area of today's edition
 *
 * What was said of an area as a whole is of this one only when it was made of the very same items.
 *
 * Returns: (transfer none) (nullable): what was said of it then
 */
CharterAreaNote *
charter_earlier_find_area_note (CharterEarlier *self,
                                CharterArea    *area)
{
  GListModel *areas;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (CHARTER_IS_AREA (area), NULL);

  if (!self->sources)
    return charter_portfolio_find_area_note (self->portfolio, self->audit, charter_area_get_code (area));
  areas = charter_framework_get_areas (self->then);
  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) old = g_list_model_get_item (areas, i);

      if (is_made_of (self, area, old))
        return charter_portfolio_find_area_note (self->portfolio, self->audit, charter_area_get_code (old));
    }
  return NULL;
}
