/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-warning.h"

#include <glib/gi18n.h>

#include "charter-guard-job.h"
#include "charter-privacy.h"

/* What is typed is looked at as it stands, but for what the person has said already. */
static CharterPrivacy
look_at_words (CharterPortfolio *portfolio,
               CharterEvidence  *evidence)
{
  g_autoptr(GPtrArray) findings = charter_portfolio_list_findings (portfolio, evidence);
  CharterPrivacy found = charter_privacy_look (charter_evidence_get_title (evidence))
                         | charter_privacy_look (charter_evidence_get_text (evidence));

  for (guint i = 0; i < findings->len; i++)
    if (!charter_finding_get_file (findings->pdata[i])
        && charter_finding_get_answer (findings->pdata[i]) != CHARTER_PRIVACY_OPEN)
      found &= ~(1u << charter_finding_get_kind (findings->pdata[i]));
  return found;
}

/**
 * charter_evidence_dup_warning:
 * @portfolio: a school's records
 * @evidence: a piece of evidence in it
 *
 * One sentence on top of it; what was found stands beneath it, each with its answer.
 *
 * Returns: (transfer full) (nullable): what a person has to do before it is shown to anybody
 */
char *
charter_evidence_dup_warning (CharterPortfolio *portfolio,
                              CharterEvidence  *evidence)
{
  guint n = charter_guard_count_open (portfolio, evidence);
  CharterPrivacy found;

  if (n > 0)
    return g_strdup (_("This looks as if it held personal data of pupils or families. Say below what it is before it "
                       "is shown to anybody."));
  found = look_at_words (portfolio, evidence);
  if (found != CHARTER_PRIVACY_CLEAR)
    return charter_privacy_dup_words (found);
  if (charter_evidence_get_personal_data (evidence) && !charter_evidence_get_consent (evidence)
      && !charter_evidence_get_left_out (evidence) && !charter_evidence_get_redacted (evidence))
    return g_strdup (_("It contains personal data: note who agreed to its use, or leave it out of the pack."));
  return NULL;
}
