/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-pages"
#include "config.h"

#include "charter-evidence-words.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"
#include "charter-clock.h"
#include "charter-term.h"

/**
 * charter_evidence_kind_get_words:
 * @kind: of evidence
 *
 * Returns: what it is called
 */
const char *
charter_evidence_kind_get_words (CharterEvidenceKind kind)
{
  return charter_choice_words_get (CHARTER_TYPE_EVIDENCE_KIND, kind);
}

/**
 * charter_evidence_kind_get_icon:
 * @kind: of evidence
 *
 * Returns: the name of its icon
 */
const char *
charter_evidence_kind_get_icon (CharterEvidenceKind kind)
{
  switch (kind)
    {
    case CHARTER_EVIDENCE_KIND_FILE:
      return "text-x-generic-symbolic";
    case CHARTER_EVIDENCE_KIND_LINK:
      return "insert-link-symbolic";
    case CHARTER_EVIDENCE_KIND_NOTE:
      return "document-edit-symbolic";
    case CHARTER_EVIDENCE_KIND_PHOTO:
      return "image-x-generic-symbolic";
    case CHARTER_EVIDENCE_KIND_SEEN:
      return "find-location-symbolic";
    default:
      g_assert_not_reached ();
    }
}

/**
 * charter_nature_get_words:
 * @nature: paper, practice or people
 *
 * Returns: what it is called
 */
const char *
charter_nature_get_words (CharterNature nature)
{
  return charter_choice_words_get (CHARTER_TYPE_NATURE, nature);
}

/**
 * charter_evidence_is_running_out:
 * @evidence: an item of evidence
 *
 * Returns: whether its last day of use has passed or comes within 14 days
 */
gboolean
charter_evidence_is_running_out (CharterEvidence *evidence)
{
  g_autofree char *today = charter_clock_dup_today ();
  CharterDue due = charter_term_get_due (charter_evidence_get_valid_until (evidence), today);

  return due == CHARTER_DUE_LATE || due == CHARTER_DUE_SOON;
}

/**
 * charter_evidence_dup_validity:
 * @evidence: an item of evidence
 * @is_urgent: (out): whether it has run out or soon will
 *
 * Returns: (transfer full) (nullable): "Out of date since 1 March 2026", or %NULL when it runs out
 *   much later or never
 */
char *
charter_evidence_dup_validity (CharterEvidence *evidence,
                               gboolean        *is_urgent)
{
  const char *until = charter_evidence_get_valid_until (evidence);
  g_autofree char *today = charter_clock_dup_today ();
  g_autofree char *words = charter_term_dup_date_words (until);
  CharterDue due = charter_term_get_due (until, today);

  *is_urgent = due == CHARTER_DUE_LATE || due == CHARTER_DUE_SOON;
  if (due == CHARTER_DUE_LATE)
    return g_strdup_printf (_("Out of date since %s"), words);
  if (due == CHARTER_DUE_SOON)
    return g_strdup_printf (_("Runs out on %s"), words);
  return NULL;
}
