/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-next-level.h"

#include <glib/gi18n.h>

#include "charter-criteria.h"
#include "charter-judge-job.h"
#include "charter-plan-action-job.h"

static void
shortfall_free (CharterShortfall *shortfall)
{
  g_free (shortfall->words);
  g_free (shortfall->action);
  g_free (shortfall);
}

static CharterJudgement *
find_judgement (CharterSession *session,
                CharterItem    *item)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);

  return portfolio
         ? charter_portfolio_find_judgement (portfolio, charter_session_get_audit (session),
                                             charter_item_get_code (item), CHARTER_VOICE_SCHOOL)
         : NULL;
}

/**
 * charter_next_level_find:
 * @session: with a school
 * @item: an item of its framework
 *
 * Returns: (transfer none) (nullable): the level above the one that is judged; %NULL at the top, and
 *   where nothing is judged or the item does not apply
 */
CharterLevel *
charter_next_level_find (CharterSession *session,
                         CharterItem    *item)
{
  CharterFramework *framework = charter_session_get_framework (session);
  CharterJudgement *judgement = find_judgement (session, item);
  CharterLevel *level = NULL;

  if (judgement && !charter_judgement_get_not_applicable (judgement)
      && charter_judgement_get_level (judgement))
    level = charter_framework_find_level (framework, charter_judgement_get_level (judgement));
  return level ? charter_framework_find_level_of_value (framework, charter_level_get_value (level) + 1)
               : NULL;
}

static void
add (GPtrArray            *list,
     CharterShortfallKind  kind,
     const char           *words,
     const char           *action)
{
  CharterShortfall *shortfall = g_new0 (CharterShortfall, 1);

  shortfall->kind = kind;
  shortfall->words = g_strdup (words);
  shortfall->action = g_strdup (action);
  g_ptr_array_add (list, shortfall);
}

static void
add_criteria (CharterSession *session,
              CharterItem    *item,
              CharterLevel   *level,
              GPtrArray      *list)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_get_audit (session);
  CharterSchool *school = charter_portfolio_get_school (portfolio);
  const char *level_id = charter_level_get_id (level);
  g_autoptr(GPtrArray) criteria = charter_criteria_list (item, level_id);

  for (guint i = 0; i < criteria->len; i++)
    {
      const char *criterion = criteria->pdata[i];
      g_autofree char *words =
        charter_framework_dup_local_text (criterion, charter_school_get_local_forum (school));

      if (!charter_portfolio_find_tick (portfolio, audit, charter_item_get_code (item), level_id,
                                        criterion))
        add (list, CHARTER_SHORTFALL_CRITERION, words, words);
    }
}

static void
add_duties (CharterItem      *item,
            CharterJudgement *judgement,
            GPtrArray        *list)
{
  GPtrArray *duties = charter_item_get_duties (item);

  if (charter_judgement_get_duty (judgement) == CHARTER_DUTY_MET)
    return;
  for (guint i = 0; i < duties->len; i++)
    {
      const CharterItemDuty *duty = duties->pdata[i];
      /* TRANSLATORS: %s is a legal duty */
      g_autofree char *words =
        g_strdup_printf (charter_judgement_get_duty (judgement) == CHARTER_DUTY_NOT_MET
                         ? _("Legal duty not met: %s") : _("Nothing is said yet of the legal duty: %s"),
                         duty->title);

      if (duty->force == CHARTER_FORCE_MUST)
        add (list, CHARTER_SHORTFALL_DUTY, words, duty->title);
    }
}

static void
add_evidence (CharterSession   *session,
              CharterItem      *item,
              CharterJudgement *judgement,
              GPtrArray        *list)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (charter_session_get_portfolio (session),
                                      charter_record_get_id (CHARTER_RECORD (judgement)),
                                      CHARTER_LINK_SUPPORTS);
  gboolean has[CHARTER_NATURE_PEOPLE + 1] = { FALSE };
  const char *code = charter_item_get_code (item);
  g_autofree char *action = NULL;

  for (guint i = 0; i < evidence->len; i++)
    has[charter_evidence_get_nature (evidence->pdata[i])] = TRUE;
  if (evidence->len == 0)
    {
      /* TRANSLATORS: an action, with the code of an item */
      action = g_strdup_printf (_("Collect evidence for %s"), code);
      add (list, CHARTER_SHORTFALL_EVIDENCE, _("No evidence yet"), action);
      return;
    }
  if (!has[CHARTER_NATURE_PRACTICE])
    {
      g_autofree char *see = g_strdup_printf (_("See %s in practice and note what was seen"), code);

      add (list, CHARTER_SHORTFALL_EVIDENCE, _("No evidence from practice"), see);
    }
  if (!has[CHARTER_NATURE_PEOPLE])
    {
      g_autofree char *ask = g_strdup_printf (_("Ask pupils, families or staff about %s"), code);

      add (list, CHARTER_SHORTFALL_EVIDENCE, _("No evidence from people"), ask);
    }
}

/**
 * charter_next_level_list:
 * @session: with a school
 * @item: an item of its framework
 *
 * "Why not the next level?": the next level's criteria that are not ticked, legal duties that are not
 * met or not answered, and kinds of evidence that are missing. Empty where there is no next level.
 *
 * Returns: (transfer full) (element-type CharterShortfall): in that order
 */
GPtrArray *
charter_next_level_list (CharterSession *session,
                         CharterItem    *item)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) shortfall_free);
  CharterLevel *level = charter_next_level_find (session, item);
  CharterJudgement *judgement = find_judgement (session, item);

  if (!level)
    return list;
  add_criteria (session, item, level, list);
  add_duties (item, judgement, list);
  add_evidence (session, item, judgement, list);
  return list;
}

/**
 * charter_next_level_make_action:
 * @session: with a school
 * @item: an item of its framework
 * @shortfall: what is missing
 * @error: where to say that the audit is signed off
 *
 * Returns: (transfer none) (nullable): an action of the plan; one step of undo
 */
CharterAction *
charter_next_level_make_action (CharterSession          *session,
                                CharterItem             *item,
                                const CharterShortfall  *shortfall,
                                GError                 **error)
{
  if (!charter_judge_check_open (session, error))
    return NULL;
  return charter_plan_action_add_for_item (session, item, shortfall->action);
}
