/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-annex-job.h"

#include "charter-evidence-folder.h"
#include "charter-pack-annexes.h"
#include "charter-paper.h"
#include "charter-report.h"

static char *
locate_cb (CharterEvidenceFile *file,
           gpointer             folder)
{
  const char *hash = charter_evidence_file_get_sha256 (file);
  g_autoptr(GFile) kept = hash ? charter_evidence_folder_get_file (folder, hash) : NULL;

  return kept ? g_file_get_path (kept) : g_strdup ("");
}

/**
 * charter_annex_job_add:
 * @session: a session with a school
 * @document: its evidence pack, just composed
 * @how: whether files are printed or attached
 *
 * The files themselves are read when the document is laid out, in a thread.
 */
void
charter_annex_job_add (CharterSession  *session,
                       CharterDocument *document,
                       CharterAnnexes   how)
{
  charter_pack_add_annexes (document, charter_session_get_portfolio (session), how, locate_cb,
                            charter_session_get_evidence_folder (session));
}

/**
 * charter_annex_job_add_chosen:
 * @session: a session with a school
 * @document: its evidence pack, just composed
 *
 * Like charter_annex_job_add(), as the school chose for its pack.
 */
void
charter_annex_job_add_chosen (CharterSession  *session,
                              CharterDocument *document)
{
  CharterPaper *paper = charter_paper_find (charter_session_get_portfolio (session),
                                            charter_report_get_info (CHARTER_REPORT_PACK)->nick);
  CharterAnnexes how;

  if (paper && charter_annexes_parse (charter_paper_get_annexes (paper), &how))
    charter_annex_job_add (session, document, how);
}
