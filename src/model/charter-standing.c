/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-standing.h"

#include <glib/gi18n.h>

#include "charter-standing-private.h"

/**
 * CharterStanding:
 *
 * What the judgements of one voice in one audit add up to. Nothing else in the program adds
 * judgements up, so that one audit never shows two numbers.
 */
G_DEFINE_BOXED_TYPE (CharterStanding, charter_standing, charter_standing_ref, charter_standing_unref)

G_DEFINE_ENUM_TYPE (CharterStandingState, charter_standing_state,
                    G_DEFINE_ENUM_VALUE (CHARTER_STANDING_JUDGED, "judged"),
                    G_DEFINE_ENUM_VALUE (CHARTER_STANDING_TOO_FEW, "too-few"),
                    G_DEFINE_ENUM_VALUE (CHARTER_STANDING_NOT_APPLICABLE, "not-applicable"))

static GHashTable *
index_judgements (CharterPortfolio *portfolio,
                  CharterAudit     *audit,
                  CharterVoice      voice)
{
  GHashTable *by_item = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) judgements = NULL;

  if (!portfolio || !audit)
    return by_item;
  judgements = charter_portfolio_list_judgements (portfolio, audit, voice);
  for (guint i = 0; i < judgements->len; i++)
    {
      CharterJudgement *judgement = g_ptr_array_index (judgements, i);

      if (charter_judgement_get_item (judgement))
        g_hash_table_insert (by_item, (char *) charter_judgement_get_item (judgement), judgement);
    }
  return by_item;
}

/**
 * charter_standing_new:
 * @portfolio: (nullable): a school's records
 * @framework: what was judged against
 * @audit: (nullable): the audit; with %NULL nothing is judged
 * @voice: whose judgements
 *
 * Adds the judgements up, by the rules of the design: secure fit, then a level set by hand, then the
 * hold of a legal duty that is not met.
 *
 * Returns: (transfer full): the standing as it is now
 */
CharterStanding *
charter_standing_new (CharterPortfolio *portfolio,
                      CharterFramework *framework,
                      CharterAudit     *audit,
                      CharterVoice      voice)
{
  g_autoptr(GHashTable) judgements = index_judgements (portfolio, audit, voice);
  const CharterStandingQuestion question = { portfolio, audit, voice, judgements, FALSE, FALSE, NULL };

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  return charter_standing_work_out (framework, charter_framework_get_areas (framework), &question);
}

static GListModel *
find_view (CharterFramework *framework,
           const char       *view_id)
{
  GPtrArray *views = charter_framework_get_views (framework);

  for (guint i = 0; i < views->len; i++)
    {
      CharterView *view = g_ptr_array_index (views, i);

      if (g_strcmp0 (view->id, view_id) == 0)
        return G_LIST_MODEL (view->areas);
    }
  return NULL;
}

/**
 * charter_standing_new_for_view:
 * @portfolio: (nullable): a school's records
 * @framework: what was judged against
 * @view_id: one of the framework's second views
 * @audit: (nullable): the audit
 * @voice: whose judgements
 *
 * A level set by hand belongs to an area of the main view and counts in none of these; a legal duty
 * that is not met holds here too.
 *
 * Returns: (transfer full): area results only; none for a view that the framework does not have
 */
CharterStanding *
charter_standing_new_for_view (CharterPortfolio *portfolio,
                               CharterFramework *framework,
                               const char       *view_id,
                               CharterAudit     *audit,
                               CharterVoice      voice)
{
  g_autoptr(GHashTable) judgements = index_judgements (portfolio, audit, voice);
  const CharterStandingQuestion question = { portfolio, audit, voice, judgements, FALSE, TRUE, NULL };

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  return charter_standing_work_out (framework, find_view (framework, view_id), &question);
}

/**
 * charter_standing_new_for_targets:
 * @portfolio: (nullable): a school's records
 * @framework: what is judged against
 * @audit: (nullable): the audit
 *
 * Where the school wants to be: an item with a target counts with it, one without as it is judged.
 * Levels set by hand and duties are of the present and do not count.
 *
 * Returns: (transfer full): the standing
 */
CharterStanding *
charter_standing_new_for_targets (CharterPortfolio *portfolio,
                                  CharterFramework *framework,
                                  CharterAudit     *audit)
{
  g_autoptr(GHashTable) judgements = index_judgements (portfolio, audit, CHARTER_VOICE_SCHOOL);
  const CharterStandingQuestion question = {
    portfolio, audit, CHARTER_VOICE_SCHOOL, judgements, TRUE, FALSE, NULL,
  };

  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  return charter_standing_work_out (framework, charter_framework_get_areas (framework), &question);
}

static GHashTable *
index_earlier (CharterEarlier   *earlier,
               CharterFramework *framework)
{
  GHashTable *by_item = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *areas = charter_framework_get_areas (framework);

  for (guint i = 0; i < g_list_model_get_n_items (areas); i++)
    {
      g_autoptr(CharterArea) area = g_list_model_get_item (areas, i);
      GListModel *items = charter_area_get_items (area);

      for (guint j = 0; j < g_list_model_get_n_items (items); j++)
        {
          g_autoptr(CharterItem) item = g_list_model_get_item (items, j);
          CharterJudgement *judgement = charter_earlier_find_judgement (earlier, item);

          if (judgement)
            g_hash_table_insert (by_item, (char *) charter_item_get_code (item), judgement);
        }
    }
  return by_item;
}

/**
 * charter_standing_new_for_earlier:
 * @earlier: an earlier cycle
 * @framework: today's edition, which @earlier was made for
 *
 * A level set by hand counts where its area is still made of the same items.
 *
 * Returns: (transfer full): the standing then, area by area as they are cut today
 */
CharterStanding *
charter_standing_new_for_earlier (CharterEarlier   *earlier,
                                  CharterFramework *framework)
{
  g_autoptr(GHashTable) judgements = NULL;
  CharterStandingQuestion question = { .voice = CHARTER_VOICE_SCHOOL, .earlier = earlier };

  g_return_val_if_fail (earlier != NULL, NULL);
  g_return_val_if_fail (CHARTER_IS_FRAMEWORK (framework), NULL);
  question.judgements = judgements = index_earlier (earlier, framework);
  question.audit = charter_earlier_get_audit (earlier);
  return charter_standing_work_out (framework, charter_framework_get_areas (framework), &question);
}

/**
 * charter_standing_ref:
 * @self: a standing
 *
 * Returns: (transfer full): the same
 */
CharterStanding *
charter_standing_ref (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * charter_standing_unref:
 * @self: (transfer full): a standing
 */
void
charter_standing_unref (CharterStanding *self)
{
  g_return_if_fail (self != NULL);
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->areas);
  g_object_unref (self->framework);
  g_free (self->working);
  g_free (self);
}

/**
 * charter_standing_get_n_areas:
 * @self: a standing
 *
 * Returns: how many areas there are
 */
guint
charter_standing_get_n_areas (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->areas->len;
}

const CharterAreaStanding *
charter_standing_get_area (CharterStanding *self,
                           guint            position)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (position < self->areas->len, NULL);
  return g_ptr_array_index (self->areas, position);
}

const CharterAreaStanding *
charter_standing_find_area (CharterStanding *self,
                            const char      *code)
{
  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->areas->len; i++)
    {
      const CharterAreaStanding *area = g_ptr_array_index (self->areas, i);

      if (g_strcmp0 (charter_area_get_code (area->area), code) == 0)
        return area;
    }
  return NULL;
}

/**
 * charter_standing_get_level:
 * @self: a standing
 *
 * Returns: (transfer none) (nullable): the overall level; %NULL when too few areas have one
 */
CharterLevel *
charter_standing_get_level (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->level;
}

/**
 * charter_standing_is_provisional:
 * @self: a standing
 *
 * Returns: whether an applicable area has no level yet
 */
gboolean
charter_standing_is_provisional (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_provisional;
}

/**
 * charter_standing_get_working:
 * @self: a standing
 *
 * Returns: how the overall level was worked out, in words
 */
const char *
charter_standing_get_working (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->working;
}

/**
 * charter_standing_get_judged:
 * @self: a standing
 *
 * Returns: how many items of all areas are judged
 */
guint
charter_standing_get_judged (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->judged;
}

/**
 * charter_standing_get_applicable:
 * @self: a standing
 *
 * Returns: how many items of all areas apply
 */
guint
charter_standing_get_applicable (CharterStanding *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->applicable;
}

/**
 * charter_area_standing_dup_word:
 * @area: an area's result
 *
 * Returns: (transfer full): the word beside the area's mark: its level's title, or why it has none
 */
char *
charter_area_standing_dup_word (const CharterAreaStanding *area)
{
  g_return_val_if_fail (area != NULL, NULL);
  if (area->state == CHARTER_STANDING_NOT_APPLICABLE)
    return g_strdup (_("not applicable"));
  if (area->judged == 0)
    return g_strdup (_("not yet judged"));
  if (!area->level)
    return g_strdup (_("not enough judged"));
  return g_strdup (charter_level_get_title (area->level));
}

/**
 * charter_standing_list_open_duties:
 * @self: a standing
 *
 * Guidance is not asked for here: it holds nothing.
 *
 * Returns: (transfer full) (element-type utf8): the codes of the items that apply and have a legal
 *   duty of which nothing is said, or that is not met, in order
 */
GPtrArray *
charter_standing_list_open_duties (CharterStanding *self)
{
  GPtrArray *codes = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, codes);
  for (guint i = 0; i < self->areas->len; i++)
    {
      CharterAreaResult *area = g_ptr_array_index (self->areas, i);

      for (guint j = 0; j < area->marks->len; j++)
        {
          const CharterMark *mark = &g_array_index (area->marks, CharterMark, j);

          if (mark->applies && mark->duty != CHARTER_DUTY_MET && charter_item_has_legal_duty (mark->item))
            g_ptr_array_add (codes, g_strdup (charter_item_get_code (mark->item)));
        }
    }
  return codes;
}
