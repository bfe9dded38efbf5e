/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-assessor-answers.h"

#include "charter-clock.h"
#include "charter-item.h"

static void
answer_free (CharterAssessorAnswer *answer)
{
  g_free (answer->remark);
  g_free (answer);
}

static CharterAssessorAnswer *
load (CharterSession *session,
      CharterItem    *item)
{
  CharterAudit *audit = charter_session_get_audit (session);
  CharterFramework *framework = charter_session_get_framework (session);
  CharterAssessorAnswer *answer = g_new0 (CharterAssessorAnswer, 1);
  CharterJudgement *judgement =
    audit ? charter_portfolio_find_judgement (charter_session_get_portfolio (session), audit,
                                              charter_item_get_code (item), CHARTER_VOICE_ASSESSOR) : NULL;

  if (!judgement)
    return answer;
  answer->verdict = charter_judgement_get_verdict (judgement);
  if (charter_judgement_get_level (judgement))
    answer->level = charter_framework_find_level (framework, charter_judgement_get_level (judgement));
  answer->remark = g_strdup (charter_judgement_get_what_we_see (judgement));
  return answer;
}

/**
 * charter_assessor_answers_load:
 * @session: a session with a school
 * @items: (element-type CharterItem): items of its framework
 *
 * Returns: (transfer full) (element-type CharterAssessorAnswer): what is kept of the assessor, one an item
 */
GPtrArray *
charter_assessor_answers_load (CharterSession *session,
                               GPtrArray      *items)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func ((GDestroyNotify) answer_free);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (answers, load (session, g_ptr_array_index (items, i)));
  return answers;
}

static void
keep (CharterSession              *session,
      CharterItem                 *item,
      const CharterAssessorAnswer *answer)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_ensure_audit (session);
  const char *code = charter_item_get_code (item);
  gboolean is_said = answer->verdict || answer->level || answer->remark;
  CharterJudgement *judgement = charter_portfolio_find_judgement (portfolio, audit, code, CHARTER_VOICE_ASSESSOR);
  g_autofree char *today = charter_clock_dup_today ();

  if (!judgement && !is_said)
    return;
  if (!judgement)
    judgement = charter_portfolio_ensure_judgement (portfolio, audit, code, CHARTER_VOICE_ASSESSOR);
  charter_judgement_set_verdict (judgement, answer->verdict);
  charter_judgement_set_level (judgement, answer->level ? charter_level_get_id (answer->level) : NULL);
  charter_judgement_set_what_we_see (judgement, answer->remark);
  if (!charter_judgement_get_judged_on (judgement) || !is_said)
    charter_judgement_set_judged_on (judgement, is_said ? today : NULL);
}

/**
 * charter_assessor_answers_keep:
 * @session: a session with a school; its audit is begun if there is none
 * @items: (element-type CharterItem): items of its framework
 * @answers: (element-type CharterAssessorAnswer): what the assessor says, one an item
 *
 * Called inside a step of undo. Nothing is made of an answer that says nothing.
 */
void
charter_assessor_answers_keep (CharterSession *session,
                               GPtrArray      *items,
                               GPtrArray      *answers)
{
  for (guint i = 0; i < items->len; i++)
    keep (session, g_ptr_array_index (items, i), g_ptr_array_index (answers, i));
}
