/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-judge-job.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-level.h"

/**
 * charter_judge_check_open:
 * @session: a session with a school
 * @error: where to say why not
 *
 * Returns: whether the current audit may be changed; one that is not begun yet may. None may while
 *   somebody else has the records
 */
gboolean
charter_judge_check_open (CharterSession  *session,
                          GError         **error)
{
  CharterAudit *audit = charter_session_get_audit (session);
  CharterStore *store = charter_session_get_store (session);

  if (charter_store_get_is_read_only (store))
    {
      g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED,
                           charter_store_get_message (store));
      return FALSE;
    }
  if (!audit || charter_audit_get_state (audit) != CHARTER_AUDIT_SIGNED_OFF)
    return TRUE;
  g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_SIGNED_OFF,
               /* TRANSLATORS: a school year: "2026/27" */
               _("The %s self-evaluation is signed off and cannot be changed."),
               charter_audit_get_cycle (audit) ? charter_audit_get_cycle (audit) : "");
  return FALSE;
}

/**
 * charter_judge_begin:
 * @session: a session with a school
 * @item: what is judged
 */
void
charter_judge_begin (CharterSession *session,
                     CharterItem    *item)
{
  /* TRANSLATORS: a step of undo, with the code of what was judged: "Judge 8.2" */
  g_autofree char *label = g_strdup_printf (_("Judge %s"), charter_item_get_code (item));

  charter_store_begin_group (charter_session_get_store (session), label);
}

/* The judgement to change, inside a step of undo that end_change() ends. */
static CharterJudgement *
begin_change (CharterSession  *session,
              CharterItem     *item,
              CharterVoice     voice,
              GError         **error)
{
  if (!charter_judge_check_open (session, error))
    return NULL;
  charter_judge_begin (session, item);
  return charter_portfolio_ensure_judgement (charter_session_get_portfolio (session),
                                             charter_session_ensure_audit (session),
                                             charter_item_get_code (item), voice);
}

static gboolean
end_change (CharterSession *session)
{
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}

/* The day on which something was last decided; none when nothing is decided any more. */
static void
date_judgement (CharterJudgement *judgement)
{
  g_autofree char *today = charter_clock_dup_today ();
  gboolean is_decided = charter_judgement_get_level (judgement)
                        || charter_judgement_get_not_applicable (judgement)
                        || charter_judgement_get_verdict (judgement) != CHARTER_VERDICT_NOT_SAID;

  charter_judgement_set_judged_on (judgement, is_decided ? today : NULL);
}

/**
 * charter_judge_set_level:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @voice: whose judgement
 * @level: (nullable): a level of the framework, or %NULL to take the judgement back
 * @error: where to say that the audit is signed off
 *
 * An item with a level applies to the school again.
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_level (CharterSession  *session,
                         CharterItem     *item,
                         CharterVoice     voice,
                         CharterLevel    *level,
                         GError         **error)
{
  CharterJudgement *judgement = begin_change (session, item, voice, error);

  if (!judgement)
    return FALSE;
  charter_judgement_set_not_applicable (judgement, NULL);
  charter_judgement_set_level (judgement, level ? charter_level_get_id (level) : NULL);
  charter_judgement_set_look_again (judgement, FALSE);
  date_judgement (judgement);
  return end_change (session);
}

/**
 * charter_judge_set_not_applicable:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @voice: whose judgement
 * @reason: (nullable): why the item does not apply to the school; %NULL: it does
 * @error: where to say that there is no reason, or that the audit is signed off
 *
 * An item that does not apply has no level.
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_not_applicable (CharterSession  *session,
                                  CharterItem     *item,
                                  CharterVoice     voice,
                                  const char      *reason,
                                  GError         **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (reason ? reason : ""));
  CharterJudgement *judgement;

  if (reason && !*stripped)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Say why it does not apply: an assessor will ask."));
      return FALSE;
    }
  judgement = begin_change (session, item, voice, error);
  if (!judgement)
    return FALSE;
  if (reason)
    charter_judgement_set_level (judgement, NULL);
  charter_judgement_set_not_applicable (judgement, *stripped ? stripped : NULL);
  date_judgement (judgement);
  return end_change (session);
}

/**
 * charter_judge_set_duty:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @voice: whose answer
 * @answer: whether the duty is met
 * @error: where to say that the audit is signed off
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_duty (CharterSession     *session,
                        CharterItem        *item,
                        CharterVoice        voice,
                        CharterDutyAnswer   answer,
                        GError            **error)
{
  CharterJudgement *judgement = begin_change (session, item, voice, error);

  if (!judgement)
    return FALSE;
  charter_judgement_set_duty (judgement, answer);
  return end_change (session);
}

/**
 * charter_judge_set_verdict:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @verdict: what a visiting assessor answers to the school's level; not said takes it back
 * @error: where to say that the audit is signed off
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_verdict (CharterSession          *session,
                           CharterItem             *item,
                           CharterAssessorVerdict   verdict,
                           GError                 **error)
{
  CharterJudgement *judgement = begin_change (session, item, CHARTER_VOICE_ASSESSOR, error);

  if (!judgement)
    return FALSE;
  charter_judgement_set_verdict (judgement, verdict);
  date_judgement (judgement);
  return end_change (session);
}

/**
 * charter_judge_set_target:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @level: (nullable): where the school wants to be; %NULL for no target
 * @error: where to say that the audit is signed off
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_target (CharterSession  *session,
                          CharterItem     *item,
                          CharterLevel    *level,
                          GError         **error)
{
  CharterJudgement *judgement = begin_change (session, item, CHARTER_VOICE_SCHOOL, error);

  if (!judgement)
    return FALSE;
  charter_judgement_set_target_level (judgement, level ? charter_level_get_id (level) : NULL);
  if (!level)
    charter_judgement_set_target_on (judgement, NULL);
  return end_change (session);
}

/**
 * charter_judge_set_target_date:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @date: (nullable): the day by which the target shall be reached, `YYYY-MM-DD`
 * @error: where to say that the audit is signed off
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_target_date (CharterSession  *session,
                               CharterItem     *item,
                               const char      *date,
                               GError         **error)
{
  CharterJudgement *judgement = begin_change (session, item, CHARTER_VOICE_SCHOOL, error);

  if (!judgement)
    return FALSE;
  charter_judgement_set_target_on (judgement, date);
  return end_change (session);
}

/**
 * charter_judge_set_text:
 * @session: a session with a school; its audit is begun if there is none
 * @item: an item of the session's framework
 * @voice: whose words
 * @field: "what-we-see" or "next-step"
 * @text: (nullable): the words as they stand now
 * @error: where to say that the audit is signed off
 *
 * Called with every change of a text field. Nothing is made of an empty text that was never there.
 *
 * Returns: whether it is set
 */
gboolean
charter_judge_set_text (CharterSession  *session,
                        CharterItem     *item,
                        CharterVoice     voice,
                        const char      *field,
                        const char      *text,
                        GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_get_audit (session);
  const char *code = charter_item_get_code (item);
  CharterJudgement *judgement =
    audit ? charter_portfolio_find_judgement (portfolio, audit, code, voice) : NULL;

  if (!charter_judge_check_open (session, error))
    return FALSE;
  if (!judgement && (!text || !*text))
    return TRUE;
  if (!judgement)
    judgement = charter_portfolio_ensure_judgement (portfolio, charter_session_ensure_audit (session),
                                                    code, voice);
  g_object_set (judgement, field, text && *text ? text : NULL, NULL);
  return TRUE;
}

/**
 * charter_verdict_parse:
 * @verdict: (out caller-allocates): what was meant
 * @framework: the framework whose levels are meant
 * @word: a level's id or title in any case, "none", or "na:" and a reason
 * @error: where to say what is possible
 *
 * Returns: whether the word says anything
 */
gboolean
charter_verdict_parse (CharterVerdict    *verdict,
                       CharterFramework  *framework,
                       const char        *word,
                       GError           **error)
{
  GListModel *levels = charter_framework_get_levels (framework);
  g_autoptr(GString) known = NULL;

  *verdict = (CharterVerdict) { NULL };
  if (g_ascii_strcasecmp (word, "none") == 0)
    return TRUE;
  if (g_ascii_strncasecmp (word, "na:", 3) == 0)
    {
      g_autofree char *reason = g_strstrip (g_strdup (word + 3));

      if (*reason)
        return verdict->not_applicable = g_steal_pointer (&reason), TRUE;
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("“na:” needs the reason why it does not apply, such as "
                             "“na:We have no nursery”."));
      return FALSE;
    }
  verdict->level = charter_framework_find_level (framework, word);
  if (verdict->level)
    return TRUE;
  known = g_string_new (NULL);
  for (guint i = 0; i < g_list_model_get_n_items (levels); i++)
    {
      g_autoptr(CharterLevel) level = g_list_model_get_item (levels, i);

      g_string_append_printf (known, "%s%s", i ? ", " : "", charter_level_get_title (level));
    }
  g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
               /* TRANSLATORS: the first is what was typed, the second a list of levels */
               _("“%s” is no level here. It can be %s, “none”, or “na:” with a reason."),
               word, known->str);
  return FALSE;
}

/**
 * charter_verdict_clear:
 * @verdict: what was decided
 *
 * Frees what it holds.
 */
void
charter_verdict_clear (CharterVerdict *verdict)
{
  g_clear_pointer (&verdict->not_applicable, g_free);
  verdict->level = NULL;
}
