/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

/* The records of evidence, which every way of adding it shares. */

#include "charter-attach-private.h"

#include <glib/gi18n.h>

#include "charter-clock.h"
#include "charter-item.h"
#include "charter-job-error.h"
#include "charter-judge-job.h"

/**
 * charter_evidence_dup_reference:
 * @evidence: an item of evidence
 *
 * Returns: (transfer full): what it is called in print: "E14"
 */
char *
charter_evidence_dup_reference (CharterEvidence *evidence)
{
  gint64 number = charter_evidence_get_number (evidence);

  /* Translators: the reference of an item of evidence in print, with its number */
  return g_strdup_printf (_("E%u"), number == CHARTER_NOT_SAID ? 0u : (guint) number);
}

/**
 * charter_attach_check_items:
 * @session: a session with a school
 * @items: (nullable): codes of what evidence is to support
 * @error: return location
 *
 * Returns: whether all of them can be linked
 */
gboolean
charter_attach_check_items (CharterSession      *session,
                            const char * const  *items,
                            GError             **error)
{
  CharterFramework *framework = charter_session_get_framework (session);

  if (!items || !items[0])
    return TRUE;
  if (!charter_judge_check_open (session, error))
    return FALSE;
  for (guint i = 0; items[i]; i++)
    if (!framework || !charter_framework_find_item (framework, items[i]))
      {
        g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND,
                     _("“%s” is nothing of “%s”."), items[i],
                     framework ? charter_framework_get_title (framework) : "");
        return FALSE;
      }
  return TRUE;
}

/**
 * charter_attach_link_items:
 * @session: a session with a school
 * @evidence: evidence of that school
 * @items: (nullable): codes that charter_attach_check_items() let pass
 */
void
charter_attach_link_items (CharterSession     *session,
                           CharterEvidence    *evidence,
                           const char * const *items)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *framework = charter_session_get_framework (session);

  for (guint i = 0; items && items[i]; i++)
    {
      CharterItem *item = charter_framework_find_item (framework, items[i]);
      CharterJudgement *judgement =
        charter_portfolio_ensure_judgement (portfolio, charter_session_ensure_audit (session),
                                            charter_item_get_code (item), CHARTER_VOICE_SCHOOL);

      charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                              charter_record_get_id (CHARTER_RECORD (judgement)),
                              CHARTER_LINK_SUPPORTS);
    }
}

/**
 * charter_attach_begin:
 * @session: a session with a school
 * @evidence: what is to be added
 *
 * Begins the step of undo in which it is; charter_attach_end() ends it.
 */
void
charter_attach_begin (CharterSession  *session,
                      CharterEvidence *evidence)
{
  g_autofree char *reference = charter_evidence_dup_reference (evidence);
  /* Translators: a step of undo; %s is a reference such as "E14" */
  g_autofree char *label = g_strdup_printf (_("Add evidence %s"), reference);

  charter_store_begin_group (charter_session_get_store (session), label);
}

/**
 * charter_attach_end:
 * @session: a session with a school
 *
 * Ends what charter_attach_begin() began: one step of undo.
 */
void
charter_attach_end (CharterSession *session)
{
  charter_store_end_group (charter_session_get_store (session));
}

static CharterNature
guess_nature (CharterEvidenceKind kind)
{
  switch (kind)
    {
    case CHARTER_EVIDENCE_KIND_PHOTO:
    case CHARTER_EVIDENCE_KIND_SEEN:
      return CHARTER_NATURE_PRACTICE;
    case CHARTER_EVIDENCE_KIND_FILE:
    case CHARTER_EVIDENCE_KIND_LINK:
    case CHARTER_EVIDENCE_KIND_NOTE:
    default:
      return CHARTER_NATURE_PAPER;
    }
}

/**
 * charter_attach_make_evidence:
 * @session: a session with a school
 * @kind: what kind it is of
 * @title: what it is called
 *
 * Returns: (transfer full): a record that is not in the portfolio yet
 */
CharterEvidence *
charter_attach_make_evidence (CharterSession      *session,
                              CharterEvidenceKind  kind,
                              const char          *title)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterRecord *school = CHARTER_RECORD (charter_portfolio_get_school (portfolio));
  g_autofree char *today = charter_clock_dup_today ();

  return g_object_new (CHARTER_TYPE_EVIDENCE,
                       "school", charter_record_get_id (school),
                       "number", charter_portfolio_next_number (portfolio, CHARTER_TYPE_EVIDENCE),
                       "title", title,
                       "kind", kind,
                       "nature", guess_nature (kind),
                       "added-on", today,
                       NULL);
}
