/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

/* What is found by its audit: judgements, ticks and notes on areas. */

#include "charter-portfolio-private.h"

/**
 * charter_portfolio_find_audit:
 * @self: a portfolio
 * @framework: a pack's id
 * @cycle: such as "2026/27"
 *
 * Returns: (transfer none) (nullable): the latest revision of that audit
 */
CharterAudit *
charter_portfolio_find_audit (CharterPortfolio *self,
                              const char       *framework,
                              const char       *cycle)
{
  GListModel *audits = charter_portfolio_get_list (self, CHARTER_TYPE_AUDIT);
  CharterAudit *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, i);

      if (g_strcmp0 (charter_audit_get_framework (audit), framework) == 0
          && g_strcmp0 (charter_audit_get_cycle (audit), cycle) == 0
          && (!found || charter_audit_get_revision (audit) >= charter_audit_get_revision (found)))
        found = audit;
    }
  return found;
}

/**
 * charter_portfolio_find_latest_audit:
 * @self: a portfolio
 * @framework: a pack's id
 *
 * Returns: (transfer none) (nullable): the audit of the latest cycle, in its latest revision
 */
CharterAudit *
charter_portfolio_find_latest_audit (CharterPortfolio *self,
                                     const char       *framework)
{
  GListModel *audits = charter_portfolio_get_list (self, CHARTER_TYPE_AUDIT);
  const char *latest = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, i);

      if (g_strcmp0 (charter_audit_get_framework (audit), framework) == 0
          && g_strcmp0 (charter_audit_get_cycle (audit), latest) > 0)
        latest = charter_audit_get_cycle (audit);
    }
  return latest ? charter_portfolio_find_audit (self, framework, latest) : NULL;
}

/**
 * charter_portfolio_find_previous_audit:
 * @self: a portfolio
 * @audit: an audit
 *
 * Returns: (transfer none) (nullable): the one that @audit names as its previous, else the latest of
 *   the same framework from an earlier cycle
 */
CharterAudit *
charter_portfolio_find_previous_audit (CharterPortfolio *self,
                                       CharterAudit     *audit)
{
  GListModel *audits = charter_portfolio_get_list (self, CHARTER_TYPE_AUDIT);
  CharterRecord *named = charter_portfolio_find (self, charter_audit_get_previous (audit));
  const char *latest = NULL;

  if (named && CHARTER_IS_AUDIT (named))
    return CHARTER_AUDIT (named);
  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) other = g_list_model_get_item (audits, i);
      const char *cycle = charter_audit_get_cycle (other);

      if (g_strcmp0 (charter_audit_get_framework (other), charter_audit_get_framework (audit)) == 0
          && g_strcmp0 (cycle, charter_audit_get_cycle (audit)) < 0
          && g_strcmp0 (cycle, latest) > 0)
        latest = cycle;
    }
  return latest ? charter_portfolio_find_audit (self, charter_audit_get_framework (audit), latest)
                : NULL;
}

/**
 * charter_portfolio_find_judgement:
 * @self: a portfolio
 * @audit: (nullable): an audit in it
 * @item: an item's code
 * @voice: whose judgement
 *
 * Returns: (transfer none) (nullable): the judgement, if anything was ever said
 */
CharterJudgement *
charter_portfolio_find_judgement (CharterPortfolio *self,
                                  CharterAudit     *audit,
                                  const char       *item,
                                  CharterVoice      voice)
{
  g_autofree char *id = NULL;

  if (!audit)
    return NULL;
  id = charter_judgement_dup_id_for (charter_record_get_id (CHARTER_RECORD (audit)), item, voice);
  return (CharterJudgement *) charter_portfolio_find (self, id);
}

/**
 * charter_portfolio_ensure_judgement:
 * @self: a portfolio
 * @audit: an audit in it
 * @item: an item's code
 * @voice: whose judgement
 *
 * Returns: (transfer none): the judgement, added now without a level if there was none
 */
CharterJudgement *
charter_portfolio_ensure_judgement (CharterPortfolio *self,
                                    CharterAudit     *audit,
                                    const char       *item,
                                    CharterVoice      voice)
{
  CharterJudgement *found = charter_portfolio_find_judgement (self, audit, item, voice);
  const char *audit_id = charter_record_get_id (CHARTER_RECORD (audit));
  g_autofree char *id = NULL;
  g_autoptr(CharterJudgement) judgement = NULL;

  if (found)
    return found;
  id = charter_judgement_dup_id_for (audit_id, item, voice);
  judgement = g_object_new (CHARTER_TYPE_JUDGEMENT,
                            "id", id,
                            "school", charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (self))),
                            "audit", audit_id,
                            "item", item,
                            "voice", voice,
                            NULL);
  charter_portfolio_add (self, CHARTER_RECORD (judgement));
  return judgement;
}

/**
 * charter_portfolio_list_judgements:
 * @self: a portfolio
 * @audit: an audit in it
 * @voice: whose judgements
 *
 * Returns: (transfer container) (element-type CharterJudgement): all that voice has said
 */
GPtrArray *
charter_portfolio_list_judgements (CharterPortfolio *self,
                                   CharterAudit     *audit,
                                   CharterVoice      voice)
{
  GPtrArray *judgements = charter_portfolio_list_belonging (self, CHARTER_TYPE_JUDGEMENT, "audit",
                                                            charter_record_get_id (CHARTER_RECORD (audit)));

  for (guint i = judgements->len; i > 0; i--)
    if (charter_judgement_get_voice (judgements->pdata[i - 1]) != voice)
      g_ptr_array_remove_index (judgements, i - 1);
  return judgements;
}

/**
 * charter_portfolio_find_tick:
 * @self: a portfolio
 * @audit: (nullable): an audit in it
 * @item: an item's code
 * @level: a level's id
 * @criterion: the words of one of its criteria
 *
 * Returns: (transfer none) (nullable): the tick, if the school says that this is in place
 */
CharterTick *
charter_portfolio_find_tick (CharterPortfolio *self,
                             CharterAudit     *audit,
                             const char       *item,
                             const char       *level,
                             const char       *criterion)
{
  g_autofree char *id = NULL;

  if (!audit)
    return NULL;
  id = charter_tick_dup_id_for (charter_record_get_id (CHARTER_RECORD (audit)), item, level, criterion);
  return (CharterTick *) charter_portfolio_find (self, id);
}

/**
 * charter_portfolio_find_area_note:
 * @self: a portfolio
 * @audit: (nullable): an audit in it
 * @area: an area's code
 *
 * Returns: (transfer none) (nullable): what the school says of the whole area
 */
CharterAreaNote *
charter_portfolio_find_area_note (CharterPortfolio *self,
                                  CharterAudit     *audit,
                                  const char       *area)
{
  g_autoptr(GPtrArray) notes = NULL;

  if (!audit)
    return NULL;
  notes = charter_portfolio_list_belonging (self, CHARTER_TYPE_AREA_NOTE, "audit",
                                            charter_record_get_id (CHARTER_RECORD (audit)));
  for (guint i = 0; i < notes->len; i++)
    if (g_strcmp0 (charter_area_note_get_area (notes->pdata[i]), area) == 0)
      return notes->pdata[i];
  return NULL;
}
