/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-annex-job.h"

#include "charter-evidence-folder.h"
#include "charter-pack-annexes.h"

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
