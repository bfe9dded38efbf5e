/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-action-proof-job.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-privacy.h"
#include "charter-term.h"

static const char *
get_id (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

static gboolean
is_open (CharterAudit *audit)
{
  return audit && charter_audit_get_state (audit) != CHARTER_AUDIT_SIGNED_OFF;
}

/* Where evidence for what raised the action belongs today: with the same item in the newest audit of the
 * framework that is still open. */
static CharterJudgement *
find_place (CharterPortfolio *portfolio,
            CharterJudgement *raised_by,
            gboolean          make)
{
  CharterRecord *audit = charter_portfolio_find (portfolio, charter_judgement_get_audit (raised_by));
  CharterAudit *latest;

  if (!CHARTER_IS_AUDIT (audit))
    return NULL;
  latest = charter_portfolio_find_latest_audit (portfolio,
                                                charter_audit_get_framework (CHARTER_AUDIT (audit)));
  if (!is_open (latest))
    latest = CHARTER_AUDIT (audit);
  if (!is_open (latest))
    return NULL;
  if (!make)
    return raised_by; /* there is a place */
  return charter_portfolio_ensure_judgement (portfolio, latest, charter_judgement_get_item (raised_by),
                                             CHARTER_VOICE_SCHOOL);
}

/** charter_action_proof_find: Returns: (transfer none) (nullable): the evidence that was made of it */
CharterEvidence *
charter_action_proof_find (CharterSession *session,
                           CharterAction  *action)
{
  g_autoptr(GPtrArray) evidence =
    charter_portfolio_list_linked_to (charter_session_get_portfolio (session), get_id (action),
                                      CHARTER_LINK_SUPPORTS);

  for (guint i = 0; i < evidence->len; i++)
    {
      CharterEvidence *one = g_ptr_array_index (evidence, i);

      if (CHARTER_IS_EVIDENCE (one) && charter_evidence_get_kind (one) == CHARTER_EVIDENCE_KIND_NOTE
          && charter_evidence_get_nature (one) == CHARTER_NATURE_PRACTICE)
        return one;
    }
  return NULL;
}

/**
 * charter_action_proof_is_offered:
 *
 * Returns: whether the action has met its outcome, something raised it that is still judged, and it has
 *   not become evidence yet
 */
gboolean
charter_action_proof_is_offered (CharterSession *session,
                                 CharterAction  *action)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autoptr(GPtrArray) raised_by = NULL;

  if (!portfolio || charter_action_get_outcome (action) != CHARTER_OUTCOME_MET
      || charter_action_proof_find (session, action))
    return FALSE;
  raised_by = charter_portfolio_list_linked_to (portfolio, get_id (action), CHARTER_LINK_RAISES);
  for (guint i = 0; i < raised_by->len; i++)
    if (CHARTER_IS_JUDGEMENT (raised_by->pdata[i]) && find_place (portfolio, raised_by->pdata[i], FALSE))
      return TRUE;
  return FALSE;
}

static void
add_line (GString    *text,
          const char *label,
          const char *words)
{
  if (words)
    g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", label, words);
}

/* What a reader asks of an action that worked: how it was to be known, from where, and what came of it. */
static char *
dup_story (CharterPortfolio *portfolio,
           CharterAction    *action)
{
  g_autoptr(GPtrArray) reviews = charter_portfolio_list_reviews (portfolio, action);
  GString *text = g_string_new (NULL);

  add_line (text, _("How we would know"), charter_action_get_success_criterion (action));
  add_line (text, _("Where we started from"), charter_action_get_baseline (action));
  add_line (text, _("How we measured it"), charter_action_get_measure (action));
  add_line (text, _("What difference it made"), charter_action_get_impact (action));
  if (reviews->len > 0)
    add_line (text, _("Last review"), charter_review_get_note (reviews->pdata[reviews->len - 1]));
  return g_string_free (text, FALSE);
}

static CharterEvidence *
make_evidence (CharterSession *session,
               CharterAction  *action)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *text = dup_story (portfolio, action);
  const char *what = charter_action_get_title (action);
  const char *done_on = charter_action_get_done_on (action);
  /* TRANSLATORS: the title of evidence: an action and that it worked */
  g_autofree char *title = g_strdup_printf (_("Action %d, outcome met: %s"),
                                            (int) charter_action_get_number (action),
                                            what ? what : _("without a title"));
  gboolean is_personal =
    (charter_privacy_look (title) | charter_privacy_look (text)) != CHARTER_PRIVACY_CLEAR;

  return g_object_new (CHARTER_TYPE_EVIDENCE,
                       "school", charter_action_get_school (action),
                       "number", charter_portfolio_next_number (portfolio, CHARTER_TYPE_EVIDENCE),
                       "title", title,
                       "kind", CHARTER_EVIDENCE_KIND_NOTE,
                       "nature", CHARTER_NATURE_PRACTICE,
                       "happened-on", done_on ? done_on : today,
                       "added-on", today,
                       "source", charter_action_get_owner (action),
                       "text", text,
                       "personal-data", is_personal,
                       NULL);
}

/**
 * charter_action_proof_add:
 * @action: one of which charter_action_proof_is_offered()
 * @error: where to say that there is nothing for it to be evidence of
 *
 * Makes the action evidence of the items that raised it, as a note with its criterion, its measure and what
 * came of it; one step of undo.
 *
 * Returns: (transfer none) (nullable): the evidence
 */
CharterEvidence *
charter_action_proof_add (CharterSession  *session,
                          CharterAction   *action,
                          GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  g_autoptr(GPtrArray) raised_by = NULL;
  g_autoptr(CharterEvidence) evidence = NULL;
  g_autofree char *label = NULL;

  if (!charter_action_proof_is_offered (session, action))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Only an action that met its outcome, for something that is still being "
                             "judged, can be evidence."));
      return NULL;
    }
  label = g_strdup_printf (_("Action %d as evidence"), (int) charter_action_get_number (action));
  evidence = make_evidence (session, action);
  raised_by = charter_portfolio_list_linked_to (portfolio, get_id (action), CHARTER_LINK_RAISES);
  charter_store_begin_group (store, label);
  charter_portfolio_add (portfolio, CHARTER_RECORD (evidence));
  charter_portfolio_link (portfolio, get_id (evidence), get_id (action), CHARTER_LINK_SUPPORTS);
  for (guint i = 0; i < raised_by->len; i++)
    {
      CharterJudgement *place = CHARTER_IS_JUDGEMENT (raised_by->pdata[i])
                                ? find_place (portfolio, raised_by->pdata[i], TRUE) : NULL;

      if (place)
        charter_portfolio_link (portfolio, get_id (evidence), get_id (place), CHARTER_LINK_SUPPORTS);
    }
  charter_store_end_group (store);
  return evidence; /* the portfolio holds it */
}

static CharterAudit *
ensure_audit (CharterSession   *session,
              CharterFramework *framework)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_portfolio_find_latest_audit (portfolio,
                                                             charter_framework_get_id (framework));
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *cycle = charter_term_dup_school_year (today);
  g_autoptr(CharterAudit) begun = NULL;

  if (audit)
    return audit;
  if (charter_session_get_framework (session) == framework)
    return charter_session_ensure_audit (session);
  begun = g_object_new (CHARTER_TYPE_AUDIT,
                        "school", get_id (charter_portfolio_get_school (portfolio)),
                        "framework", charter_framework_get_id (framework),
                        "framework-version", charter_framework_get_version (framework),
                        "cycle", cycle, "revision", (gint64) 1, "started-on", today, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (begun));
  return begun; /* the portfolio holds it */
}

/* What is signed off takes no new judgement, but one that stands there may have raised an action. */
static CharterJudgement *
ensure_judgement (CharterSession    *session,
                  CharterFramework  *framework,
                  CharterItem       *item,
                  GError           **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = ensure_audit (session, framework);
  CharterJudgement *judgement = charter_portfolio_find_judgement (portfolio, audit,
                                                                  charter_item_get_code (item),
                                                                  CHARTER_VOICE_SCHOOL);

  if (judgement || is_open (audit))
    return judgement ? judgement
                     : charter_portfolio_ensure_judgement (portfolio, audit, charter_item_get_code (item),
                                                           CHARTER_VOICE_SCHOOL);
  g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
               _("The self-evaluation is signed off and says nothing of %s."), charter_item_get_code (item));
  return NULL;
}

static void
unlink_item (CharterPortfolio *portfolio,
             CharterAction    *action,
             CharterItem      *item,
             CharterFramework *framework)
{
  g_autoptr(GPtrArray) raised_by = charter_portfolio_list_linked_to (portfolio, get_id (action),
                                                                     CHARTER_LINK_RAISES);

  for (guint i = 0; i < raised_by->len; i++)
    {
      CharterJudgement *judgement = raised_by->pdata[i];
      CharterRecord *audit = CHARTER_IS_JUDGEMENT (judgement)
                             ? charter_portfolio_find (portfolio, charter_judgement_get_audit (judgement))
                             : NULL;

      if (CHARTER_IS_AUDIT (audit)
          && g_strcmp0 (charter_judgement_get_item (judgement), charter_item_get_code (item)) == 0
          && g_strcmp0 (charter_audit_get_framework (CHARTER_AUDIT (audit)),
                        charter_framework_get_id (framework)) == 0)
        charter_portfolio_unlink (portfolio, get_id (judgement), get_id (action), CHARTER_LINK_RAISES);
    }
}

/**
 * charter_action_proof_set_item:
 * @action: of the session's school
 * @item: of @framework
 * @framework: any framework that may be judged
 * @is_for: whether the action is for the item
 * @error: where to say that the newest self-evaluation against it is signed off
 *
 * One step of undo.
 *
 * Returns: whether it is so now
 */
gboolean
charter_action_proof_set_item (CharterSession    *session,
                               CharterAction     *action,
                               CharterItem       *item,
                               CharterFramework  *framework,
                               gboolean           is_for,
                               GError           **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);
  /* TRANSLATORS: a step of undo, with the code of a theme: "Action for 8.2" */
  g_autofree char *label = g_strdup_printf (_("Action for %s"), charter_item_get_code (item));
  CharterJudgement *judgement = NULL;

  charter_store_begin_group (store, label);
  if (is_for)
    judgement = ensure_judgement (session, framework, item, error);
  else
    unlink_item (portfolio, action, item, framework);
  if (judgement)
    charter_portfolio_link (portfolio, get_id (judgement), get_id (action), CHARTER_LINK_RAISES);
  charter_store_end_group (store);
  return judgement || !is_for;
}
