/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

/* Evidence that is no file: a link, a note, or something seen on site. */

#include "charter-attach-private.h"

#include <glib/gi18n.h>

#include "charter-job-error.h"
#include "charter-privacy.h"

static gboolean
check_address (const char  *address,
               GError     **error)
{
  g_autofree char *scheme = address ? g_uri_parse_scheme (address) : NULL;

  if (scheme && (g_str_equal (scheme, "https") || g_str_equal (scheme, "http")))
    return TRUE;
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("A link begins with “https://”."));
  return FALSE;
}

/**
 * charter_attach_words:
 * @session: a session with a school
 * @kind: %CHARTER_EVIDENCE_KIND_LINK, %CHARTER_EVIDENCE_KIND_NOTE or %CHARTER_EVIDENCE_KIND_SEEN
 * @title: (nullable): its title; a link's may be left out
 * @detail: (nullable): the address, the text, or where it can be seen
 * @items: (nullable): codes of what it supports
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the evidence
 */
CharterEvidence *
charter_attach_words (CharterSession       *session,
                      CharterEvidenceKind   kind,
                      const char           *title,
                      const char           *detail,
                      const char * const   *items,
                      GError              **error)
{
  g_autoptr(CharterEvidence) evidence = NULL;
  CharterPrivacy found = charter_privacy_look (title) | charter_privacy_look (detail);

  g_return_val_if_fail (CHARTER_IS_SESSION (session), NULL);
  if (!charter_attach_check_items (session, items, error))
    return NULL;
  if (kind == CHARTER_EVIDENCE_KIND_LINK && !check_address (detail, error))
    return NULL;
  if ((!title || !*title) && (!detail || !*detail))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("Give it a title."));
      return NULL;
    }
  evidence = charter_attach_make_evidence (session, kind, title && *title ? title : detail);
  if (kind == CHARTER_EVIDENCE_KIND_LINK)
    charter_evidence_set_url (evidence, detail);
  else if (kind == CHARTER_EVIDENCE_KIND_NOTE)
    charter_evidence_set_text (evidence, detail);
  else
    charter_evidence_set_kept_where (evidence, detail);
  charter_evidence_set_personal_data (evidence, found != CHARTER_PRIVACY_CLEAR);
  charter_attach_begin (session, evidence);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (evidence));
  charter_attach_link_items (session, evidence, items);
  charter_attach_end (session);
  return evidence; /* the portfolio's list holds it */
}
