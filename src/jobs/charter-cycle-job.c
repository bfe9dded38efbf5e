/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-cycle-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-cycle-audit-private.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-judge-job.h"
#include "charter-level.h"
#include "charter-plan-action-job.h"
#include "charter-term.h"

/* The school year that comes next: this one until it is begun, else the one after the latest. */
static char *
dup_next_cycle (CharterSession  *session,
                CharterAudit   **from)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *this_year = charter_term_dup_school_year (today);
  CharterAudit *latest;

  *from = NULL;
  if (!portfolio || !framework)
    return NULL;
  latest = charter_portfolio_find_latest_audit (portfolio, charter_framework_get_id (framework));
  *from = latest;
  if (!latest || g_strcmp0 (charter_audit_get_cycle (latest), this_year) < 0)
    return g_steal_pointer (&this_year);
  /* One year ahead at most: what comes after that is nobody's to judge yet. */
  if (g_strcmp0 (charter_audit_get_cycle (latest), this_year) > 0)
    return NULL;
  return charter_term_dup_next_year (this_year);
}

static gboolean
is_valid_on (CharterEvidence *evidence,
             const char      *date)
{
  const char *until = charter_evidence_get_valid_until (evidence);

  return !until || g_strcmp0 (until, date) >= 0;
}

static gboolean
is_target_open (CharterFramework *framework,
                CharterJudgement *judgement)
{
  const char *target = charter_judgement_get_target_level (judgement);
  const char *level = charter_judgement_get_level (judgement);
  CharterLevel *aim = target ? charter_framework_find_level (framework, target) : NULL;
  CharterLevel *now = level ? charter_framework_find_level (framework, level) : NULL;

  return aim && (!now || charter_level_get_value (now) < charter_level_get_value (aim));
}

/* Evidence that still holds is shown with the new judgement too. With no @audit it is only counted. */
static void
carry_evidence (CharterPortfolio *portfolio,
                CharterAudit     *audit,
                CharterJudgement *before,
                const char       *date,
                GHashTable       *valid,
                GHashTable       *run_out)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (portfolio, charter_cycle_get_id (before), CHARTER_LINK_SUPPORTS);

  for (guint i = 0; i < evidence->len; i++)
    {
      CharterEvidence *piece = g_ptr_array_index (evidence, i);

      g_hash_table_add (is_valid_on (piece, date) ? valid : run_out, piece);
      if (audit && is_valid_on (piece, date))
        charter_portfolio_link (portfolio, charter_cycle_get_id (piece),
                                charter_cycle_get_id (charter_cycle_ensure_successor (portfolio, audit, before)),
                                CHARTER_LINK_SUPPORTS);
    }
}

/* An open action stays what it is, and stands under the new judgement too. */
static void
carry_actions (CharterPortfolio *portfolio,
               CharterAudit     *audit,
               CharterJudgement *before)
{
  g_autoptr(GPtrArray) actions =
    charter_portfolio_list_linked_from (portfolio, charter_cycle_get_id (before), CHARTER_LINK_RAISES);

  for (guint i = 0; i < actions->len; i++)
    if (charter_plan_action_is_open (g_ptr_array_index (actions, i)))
      charter_portfolio_link (portfolio,
                              charter_cycle_get_id (charter_cycle_ensure_successor (portfolio, audit, before)),
                              charter_cycle_get_id (g_ptr_array_index (actions, i)), CHARTER_LINK_RAISES);
}

static void
carry_target (CharterPortfolio *portfolio,
              CharterAudit     *audit,
              CharterJudgement *before)
{
  CharterJudgement *judgement = charter_cycle_ensure_successor (portfolio, audit, before);

  charter_judgement_set_target_level (judgement, charter_judgement_get_target_level (before));
  charter_judgement_set_target_on (judgement, charter_judgement_get_target_on (before));
}

static guint
count_open_actions (CharterPortfolio *portfolio)
{
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      n += charter_plan_action_is_open (action);
    }
  return n;
}

/* Counts what is carried into @plan, and with an @audit carries it. */
static void
carry (CharterSession   *session,
       CharterAudit     *audit,
       CharterCyclePlan *plan)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_find_framework_of (session, plan->from);
  g_autoptr(GPtrArray) judgements =
    charter_portfolio_list_judgements (portfolio, plan->from, CHARTER_VOICE_SCHOOL);
  g_autoptr(GHashTable) valid = g_hash_table_new (NULL, NULL);
  g_autoptr(GHashTable) run_out = g_hash_table_new (NULL, NULL);
  g_autofree char *date = charter_cycle_dup_start (plan->cycle);

  for (guint i = 0; i < judgements->len; i++)
    {
      CharterJudgement *before = g_ptr_array_index (judgements, i);

      plan->judged += charter_judgement_get_level (before) != NULL;
      carry_evidence (portfolio, audit, before, date, valid, run_out);
      if (audit)
        carry_actions (portfolio, audit, before);
      if (!framework || !is_target_open (framework, before))
        continue;
      plan->targets++;
      if (audit)
        carry_target (portfolio, audit, before);
    }
  plan->evidence = g_hash_table_size (valid);
  plan->run_out = g_hash_table_size (run_out);
}

/**
 * charter_cycle_plan:
 * @plan: (out caller-allocates): what there is; free with charter_cycle_plan_clear()
 * @session: a session
 *
 * Says what charter_cycle_start() would do now, for who has to decide it. Nothing is changed.
 */
void
charter_cycle_plan (CharterCyclePlan *plan,
                    CharterSession   *session)
{
  *plan = (CharterCyclePlan) { NULL };
  plan->cycle = dup_next_cycle (session, &plan->from);
  if (!plan->cycle || !plan->from)
    return;
  carry (session, NULL, plan);
  plan->actions = count_open_actions (charter_session_get_portfolio (session));
}

/**
 * charter_cycle_plan_clear:
 * @plan: what charter_cycle_plan() filled in
 *
 * Frees what it holds.
 */
void
charter_cycle_plan_clear (CharterCyclePlan *plan)
{
  g_clear_pointer (&plan->cycle, g_free);
  plan->from = NULL;
}

/**
 * charter_cycle_start:
 * @session: a session with a school
 * @error: where to say that the next cycle is begun already
 *
 * Starts the framework's next cycle and shows it: levels are blank, with last cycle's as a ghost;
 * evidence that is still valid, targets that are not met and open actions come along. The pack is the
 * one that is shown: another version of it is taken up by a step of its own.
 *
 * Returns: (transfer none) (nullable): the new audit
 */
CharterAudit *
charter_cycle_start (CharterSession  *session,
                     GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  g_auto(CharterCyclePlan) plan = { NULL };
  g_autoptr(CharterAudit) audit = NULL;
  g_autofree char *label = NULL;

  plan.cycle = dup_next_cycle (session, &plan.from);
  if (!plan.cycle)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("The next cycle has been started already."));
      return NULL;
    }
  /* TRANSLATORS: a step of undo, with a school year: "Start 2027/28" */
  label = g_strdup_printf (_("Start %s"), plan.cycle);
  charter_store_begin_group (store, label);
  audit = charter_cycle_make_audit (session, plan.cycle, 1);
  if (plan.from)
    charter_audit_set_previous (audit, charter_cycle_get_id (plan.from));
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (audit));
  if (plan.from)
    carry (session, audit, &plan);
  charter_session_set_audit (session, audit);
  charter_store_end_group (store);
  return charter_session_get_audit (session);
}

/* A level of last cycle's pack may be none of this one's. */
static gboolean
can_take_level (CharterSession   *session,
                CharterJudgement *before)
{
  const char *level = charter_judgement_get_level (before);

  return charter_judgement_get_not_applicable (before)
         || (level && charter_framework_find_level (charter_session_get_framework (session), level));
}

/**
 * charter_cycle_can_confirm:
 * @session: a session with a school
 * @item: an item of the session's framework
 *
 * Returns: whether last cycle's judgement is there to be confirmed, and nothing is decided yet in this
 *   one
 */
gboolean
charter_cycle_can_confirm (CharterSession *session,
                           CharterItem    *item)
{
  CharterAudit *audit = charter_session_get_audit (session);
  CharterJudgement *before, *now;

  if (!audit || !charter_judge_check_open (session, NULL))
    return FALSE;
  before = charter_session_find_earlier_judgement (session, item);
  now = charter_portfolio_find_judgement (charter_session_get_portfolio (session), audit,
                                          charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
  return before && can_take_level (session, before)
         && !(now && (charter_judgement_get_level (now) || charter_judgement_get_not_applicable (now)));
}

static void
take_words (CharterJudgement *judgement,
            CharterJudgement *before)
{
  if (!charter_judgement_get_what_we_see (judgement))
    charter_judgement_set_what_we_see (judgement, charter_judgement_get_what_we_see (before));
  if (!charter_judgement_get_next_step (judgement))
    charter_judgement_set_next_step (judgement, charter_judgement_get_next_step (before));
}

/**
 * charter_cycle_confirm:
 * @session: a session with a school
 * @item: an item for which charter_cycle_can_confirm() holds
 * @date: the day on which somebody looked again, `YYYY-MM-DD`, not after today
 * @error: where to say that the date is none, or that there is nothing to confirm
 *
 * Nothing has changed since last cycle: takes its level, or its reason why the item does not apply, and
 * its words where nothing is written yet. The answer about a legal duty is not taken: it is given anew.
 *
 * Returns: whether it is confirmed
 */
gboolean
charter_cycle_confirm (CharterSession  *session,
                       CharterItem     *item,
                       const char      *date,
                       GError         **error)
{
  g_autofree char *today = charter_clock_dup_today ();
  CharterJudgement *before, *judgement;

  if (!charter_judge_check_open (session, error))
    return FALSE;
  if (!charter_term_is_date (date) || g_strcmp0 (date, today) > 0)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Say on which day you looked again: today, or a day before."));
      return FALSE;
    }
  if (!charter_cycle_can_confirm (session, item))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("There is no judgement of the last cycle to confirm here."));
      return FALSE;
    }
  before = charter_session_find_earlier_judgement (session, item);
  charter_judge_begin (session, item);
  judgement = charter_portfolio_ensure_judgement (charter_session_get_portfolio (session),
                                                  charter_session_get_audit (session),
                                                  charter_item_get_code (item), CHARTER_VOICE_SCHOOL);
  charter_judgement_set_level (judgement, charter_judgement_get_not_applicable (before)
                                          ? NULL : charter_judgement_get_level (before));
  charter_judgement_set_not_applicable (judgement, charter_judgement_get_not_applicable (before));
  charter_judgement_set_judged_on (judgement, date);
  take_words (judgement, before);
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}
