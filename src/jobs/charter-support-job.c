/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-support-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-provision-trail.h"
#include "charter-support-steps.h"

static const char *
get_id (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

static const char *
get_school (CharterSession *session)
{
  return get_id (charter_portfolio_get_school (charter_session_get_portfolio (session)));
}

static void
begin (CharterSession *session,
       const char     *label)
{
  charter_store_begin_group (charter_session_get_store (session), label);
}

static void
end (CharterSession *session)
{
  charter_store_end_group (charter_session_get_store (session));
}

static void
add (CharterSession *session,
     gpointer        record)
{
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (record));
}

/**
 * charter_support_add_provision:
 * @session: with a school
 * @title: (nullable): what it is called
 *
 * Returns: (transfer none): the first cycle of a new provision
 */
CharterProvision *
charter_support_add_provision (CharterSession *session,
                               const char     *title)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(CharterProvision) provision =
    g_object_new (CHARTER_TYPE_PROVISION, "school", get_school (session), "title", title,
                  "tier", CHARTER_TIER_TARGETED, "start-on", today, NULL);

  begin (session, _("Add a provision"));
  add (session, provision);
  end (session);
  return provision; /* the portfolio keeps it */
}

/**
 * charter_support_remove_provision:
 * @session: with a school
 * @provision: one cycle of a provision
 *
 * Takes a cycle away; the ones before and after it stay, joined.
 */
void
charter_support_remove_provision (CharterSession   *session,
                                  CharterProvision *provision)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterProvision *next = charter_provision_find_next (portfolio, provision);
  g_autoptr(CharterProvision) kept = g_object_ref (provision);

  begin (session, _("Delete a provision"));
  if (next)
    charter_provision_set_previous (next, charter_provision_get_previous (kept));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (kept));
  end (session);
}

/* What was only carried over may go again with the decision that opened it. */
static gboolean
is_untouched (CharterProvision *cycle)
{
  static const char * const fields[] = {
    "start-on", "end-on", "exit-measure", "assess-on", "assess-who", "assess-note", "plan-on", "plan-who", "plan-note",
    "do-on", "do-who", "do-note", "review-on", "review-who", "review-note", "family-view", "learner-view", "decision",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (charter_record_get_text (CHARTER_RECORD (cycle), fields[i]))
      return FALSE;
  return charter_provision_is_running (cycle) && charter_provision_get_cost (cycle) == CHARTER_NOT_SAID;
}

static CharterTier
next_tier (CharterProvision *provision,
           CharterDecision   decision)
{
  CharterTier tier = charter_provision_get_tier (provision);

  return decision == CHARTER_DECISION_ESCALATE && tier < CHARTER_TIER_SPECIALIST ? tier + 1 : tier;
}

/* What stays the same from one cycle to the next. Dates, cost and notes are the new cycle's own: nothing that
 * nobody typed is counted. */
static CharterProvision *
open_next (CharterSession   *session,
           CharterProvision *provision)
{
  static const char * const kept[] = {
    "title", "need", "cohort", "years", "scale", "sessions", "staff", "entry",
  };
  g_autoptr(CharterProvision) next =
    g_object_new (CHARTER_TYPE_PROVISION, "school", charter_provision_get_school (provision),
                  "previous", get_id (provision), "pupils", charter_provision_get_pupils (provision),
                  "better", charter_provision_get_better (provision),
                  "paid-from", charter_provision_get_paid_from (provision),
                  "entry-measure", charter_provision_get_exit_measure (provision), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    g_object_set (next, kept[i], charter_record_get_text (CHARTER_RECORD (provision), kept[i]), NULL);
  add (session, next);
  return next; /* the portfolio keeps it */
}

/**
 * charter_support_decide:
 * @session: with a school
 * @provision: one cycle of a provision
 * @decision: what its review decided
 *
 * Ends the cycle, today. To continue, to change and to step up open the next cycle, which begins where this one
 * ended; stepping up takes it to the next tier. A decision that is taken back takes the next cycle with it unless
 * something was written in it.
 *
 * Returns: (transfer none) (nullable): the next cycle
 */
CharterProvision *
charter_support_decide (CharterSession   *session,
                        CharterProvision *provision,
                        CharterDecision   decision)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterProvision *next = charter_provision_find_next (portfolio, provision);
  g_autofree char *today = charter_clock_dup_today ();
  gboolean goes_on = decision != CHARTER_DECISION_NOT_DECIDED && decision != CHARTER_DECISION_STOP;

  if (charter_provision_get_decided (provision) == decision)
    return next;
  begin (session, _("Decide on a provision"));
  charter_provision_set_decided (provision, decision);
  charter_provision_set_decided_on (provision, decision == CHARTER_DECISION_NOT_DECIDED ? NULL : today);
  if (goes_on && !next)
    next = open_next (session, provision);
  if (goes_on && is_untouched (next))
    charter_provision_set_tier (next, next_tier (provision, decision));
  if (!goes_on && next && is_untouched (next))
    {
      charter_portfolio_remove (portfolio, CHARTER_RECORD (next));
      next = NULL;
    }
  end (session);
  return next;
}

/**
 * charter_support_set_service:
 * @session: with a school
 * @provision: one cycle of a provision
 * @entry: (nullable): the id of the directory entry that it uses
 */
void
charter_support_set_service (CharterSession   *session,
                             CharterProvision *provision,
                             const char       *entry)
{
  if (g_strcmp0 (charter_provision_get_entry (provision), entry) == 0)
    return;
  begin (session, _("Service of a provision"));
  charter_provision_set_entry (provision, entry);
  end (session);
}

/**
 * charter_support_look:
 * @provision: one cycle of a provision
 *
 * Returns: what in its texts looks as if it were about one child
 */
CharterPrivacy
charter_support_look (CharterProvision *provision)
{
  static const char * const fields[] = {
    "title", "cohort", "scale", "entry-measure", "exit-measure", "sessions", "staff", "assess-who", "assess-note",
    "plan-who", "plan-note", "do-who", "do-note", "review-who", "review-note", "family-view", "learner-view",
    "decision",
  };
  CharterPrivacy found = CHARTER_PRIVACY_CLEAR;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    found |= charter_privacy_look (charter_record_get_text (CHARTER_RECORD (provision), fields[i]));
  return found;
}

static CharterSupportStep *
add_step (CharterSession *session,
          const char     *title)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) steps = charter_support_list_steps (portfolio);
  CharterSupportStep *last = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
  g_autoptr(CharterSupportStep) step =
    g_object_new (CHARTER_TYPE_SUPPORT_STEP, "school", get_school (session), "title", title,
                  "position", last ? charter_support_step_get_position (last) + 1 : (gint64) 1, NULL);

  add (session, step);
  return step; /* the portfolio keeps it */
}

/**
 * charter_support_begin_model:
 * @session: with a school
 *
 * Begins the school's model with the four stages of the graduated approach (SEND Code of Practice 2015, 6.44), to
 * be put into the school's own words.
 */
void
charter_support_begin_model (CharterSession *session)
{
  const char *titles[] = { _("Assess"), _("Plan"), _("Do"), _("Review") };

  begin (session, _("Begin our model of support"));
  charter_support_model_ensure (charter_session_get_portfolio (session));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    add_step (session, titles[i]);
  end (session);
}

/** charter_support_add_step: Returns: (transfer none): a new last step of the school's model */
CharterSupportStep *
charter_support_add_step (CharterSession *session)
{
  CharterSupportStep *step;

  begin (session, _("Add a step of our model"));
  step = add_step (session, NULL);
  end (session);
  return step;
}

/** charter_support_remove_step: takes a step out of the school's model */
void
charter_support_remove_step (CharterSession     *session,
                             CharterSupportStep *step)
{
  begin (session, _("Delete a step of our model"));
  charter_portfolio_remove (charter_session_get_portfolio (session), CHARTER_RECORD (step));
  end (session);
}

/**
 * charter_support_move_step:
 * @session: with a school
 * @step: a step of its model
 * @by: 1 for later, -1 for earlier
 *
 * Returns: whether it moved: the first does not go up, the last not down
 */
gboolean
charter_support_move_step (CharterSession     *session,
                           CharterSupportStep *step,
                           int                 by)
{
  g_autoptr(GPtrArray) steps = charter_support_list_steps (charter_session_get_portfolio (session));
  guint at;
  int to;

  if (!g_ptr_array_find (steps, step, &at))
    return FALSE;
  to = (int) at + by;
  if (to < 0 || to >= (int) steps->len)
    return FALSE;
  begin (session, _("Move a step of our model"));
  g_ptr_array_insert (steps, to, g_ptr_array_steal_index (steps, at));
  for (guint i = 0; i < steps->len; i++)
    charter_support_step_set_position (g_ptr_array_index (steps, i), (gint64) i + 1);
  end (session);
  return TRUE;
}

static char *
dup_year_after (const char *date)
{
  g_auto(GStrv) parts = g_strsplit (date, "-", 3);
  g_autoptr(GDate) day = g_date_new_dmy ((GDateDay) g_ascii_strtoull (parts[2], NULL, 10),
                                         (GDateMonth) g_ascii_strtoull (parts[1], NULL, 10),
                                         (GDateYear) g_ascii_strtoull (parts[0], NULL, 10));
  char words[sizeof "YYYY-MM-DD"];

  g_date_add_years (day, 1); /* 29 February becomes the 28th */
  g_date_strftime (words, sizeof words, "%Y-%m-%d", day);
  return g_strdup (words);
}

/**
 * charter_support_add_check:
 * @session: with a school
 *
 * Returns: (transfer none): a check of the model itself, of today, the next one due in a year
 */
CharterModelCheck *
charter_support_add_check (CharterSession *session)
{
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *next = dup_year_after (today);
  g_autoptr(CharterModelCheck) check =
    g_object_new (CHARTER_TYPE_MODEL_CHECK, "school", get_school (session), "checked-on", today, "next-on", next,
                  NULL);

  begin (session, _("Check our model of support"));
  add (session, check);
  end (session);
  return check; /* the portfolio keeps it */
}

/** charter_support_remove_check: takes a check of the model away */
void
charter_support_remove_check (CharterSession    *session,
                              CharterModelCheck *check)
{
  begin (session, _("Delete a check of our model"));
  charter_portfolio_remove (charter_session_get_portfolio (session), CHARTER_RECORD (check));
  end (session);
}

/**
 * charter_support_set_funding:
 * @session: with a school
 * @year: a school year, "2026/27"
 * @notional: pence, or %CHARTER_NOT_SAID
 * @threshold: pence a pupil, or %CHARTER_NOT_SAID for the usual one
 */
void
charter_support_set_funding (CharterSession *session,
                             const char     *year,
                             gint64          notional,
                             gint64          threshold)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFunding *funding = charter_funding_find (portfolio, year);

  if (!funding && notional == CHARTER_NOT_SAID && threshold == CHARTER_NOT_SAID)
    return;
  begin (session, _("Notional SEN funding"));
  funding = charter_funding_ensure (portfolio, year);
  charter_funding_set_notional (funding, notional);
  charter_funding_set_threshold (funding, threshold);
  end (session);
}
