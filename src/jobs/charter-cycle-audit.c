/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-cycle-audit-private.h"

#include "charter-clock.h"
#include "charter-term.h"

/**
 * charter_cycle_dup_start:
 * @cycle: a school year, "2027/28"
 *
 * Returns: (transfer full): the first day of the cycle, or today when that is past
 */
char *
charter_cycle_dup_start (const char *cycle)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *first = charter_term_dup_first_day (cycle);

  return g_strdup (g_strcmp0 (first, today) > 0 ? first : today);
}

/**
 * charter_cycle_make_audit:
 * @session: a session with a school and a framework
 * @cycle: a school year, "2027/28"
 * @revision: from 1
 *
 * Returns: (transfer full): an audit that nobody has yet
 */
CharterAudit *
charter_cycle_make_audit (CharterSession *session,
                          const char     *cycle,
                          gint64          revision)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autofree char *start = charter_cycle_dup_start (cycle);

  return g_object_new (CHARTER_TYPE_AUDIT,
                       "school", charter_cycle_get_id (charter_portfolio_get_school (portfolio)),
                       "framework", charter_framework_get_id (framework),
                       "framework-version", charter_framework_get_version (framework),
                       "cycle", cycle,
                       "revision", revision,
                       "started-on", start,
                       NULL);
}

/**
 * charter_cycle_ensure_successor:
 * @portfolio: a school's records
 * @audit: an audit
 * @before: a judgement of another audit
 *
 * Returns: (transfer none): what @audit says of the same item in the same voice
 */
CharterJudgement *
charter_cycle_ensure_successor (CharterPortfolio *portfolio,
                                CharterAudit     *audit,
                                CharterJudgement *before)
{
  return charter_portfolio_ensure_judgement (portfolio, audit, charter_judgement_get_item (before),
                                             charter_judgement_get_voice (before));
}
