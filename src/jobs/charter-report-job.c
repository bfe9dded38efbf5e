/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-report-job.h"

#include <glib/gi18n.h>

#include "charter-annex-job.h"
#include "charter-directory-sheet-job.h"
#include "charter-job-error.h"

/**
 * charter_report_is_of_services:
 * @report: which document
 *
 * Returns: whether it is made of the directory, not of the school's self-evaluation
 */
gboolean
charter_report_is_of_services (CharterReport report)
{
  return report >= CHARTER_REPORT_SIGNPOST && report <= CHARTER_REPORT_CHANGE;
}

static const CharterDirectoryPaper papers[CHARTER_N_REPORTS] = {
  [CHARTER_REPORT_SIGNPOST] = CHARTER_DIRECTORY_SIGNPOST,
  [CHARTER_REPORT_SIGNPOST_EASY] = CHARTER_DIRECTORY_SIGNPOST_EASY,
  [CHARTER_REPORT_POSTER] = CHARTER_DIRECTORY_POSTER,
  [CHARTER_REPORT_BOOKLET] = CHARTER_DIRECTORY_BOOKLET,
  [CHARTER_REPORT_GAPS] = CHARTER_DIRECTORY_GAPS,
  [CHARTER_REPORT_CHANGE] = CHARTER_DIRECTORY_CHANGE,
};

static CharterDirectoryPaper
get_paper (CharterReport report,
           gboolean      is_large)
{
  return report == CHARTER_REPORT_SIGNPOST && is_large ? CHARTER_DIRECTORY_SIGNPOST_LARGE : papers[report];
}

static void
composed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GError *error = NULL;
  CharterDocument *document = charter_directory_paper_compose_finish (CHARTER_SESSION (source), result, &error);

  if (document)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * charter_report_compose_async:
 * @session: a session with a school
 * @report: which document
 * @is_full: everything that was written, or large print: what the document's own switch asks for
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Composes a document of what is recorded at this moment. Papers for families and for the staffroom
 * have the pinned services, the booklet has all, and a change is reported on an empty form.
 */
void
charter_report_compose_async (CharterSession      *session,
                              CharterReport        report,
                              gboolean             is_full,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  CharterDocument *document;

  g_task_set_source_tag (task, charter_report_compose_async);
  if (charter_report_is_of_services (report))
    {
      /* No entry has an empty id. */
      charter_directory_paper_compose_async (session, get_paper (report, is_full), NULL,
                                             report == CHARTER_REPORT_CHANGE ? "" : NULL, cancellable,
                                             composed_cb, g_object_ref (task));
      return;
    }
  document = charter_pack_job_compose (session, report, is_full);
  if (document && report == CHARTER_REPORT_PACK)
    charter_annex_job_add_chosen (session, document);
  if (document)
    g_task_return_pointer (task, document, g_object_unref);
  else
    g_task_return_new_error (task, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_NOT_FOUND,
                             "%s", _("Choose a school first: the document is made of its records"));
}

/**
 * charter_report_compose_finish:
 * @session: the session
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full): the document, or %NULL with @error
 */
CharterDocument *
charter_report_compose_finish (CharterSession  *session,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
