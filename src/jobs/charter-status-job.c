/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-status-job.h"

#include <glib/gi18n.h>

#include "charter-attach-job.h"
#include "charter-clock.h"
#include "charter-job-error.h"
#include "charter-status.h"
#include "charter-term.h"

/**
 * charter_status_job_find_charter:
 * @session: a session
 *
 * Returns: (transfer none) (nullable): the framework whose publisher awards a status: the one that is
 *   shown if it has steps, else the first that has
 */
CharterFramework *
charter_status_job_find_charter (CharterSession *session)
{
  CharterFramework *shown = charter_session_get_framework (session);
  GListModel *library = G_LIST_MODEL (charter_session_get_library (session));

  if (shown && charter_framework_get_steps (shown)->len > 0)
    return shown;
  for (guint i = 0; i < g_list_model_get_n_items (library); i++)
    {
      g_autoptr(CharterFramework) framework = g_list_model_get_item (library, i);

      if (charter_framework_get_steps (framework)->len > 0)
        return framework; /* the library holds it */
    }
  return NULL;
}

static gboolean
check_day (const CharterStep  *step,
           const char         *day,
           GError            **error)
{
  g_autofree char *today = charter_clock_dup_today ();

  if (!charter_term_is_date (day))
    {
      g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, "%s", _("Say on which day."));
      return FALSE;
    }
  if (!step->is_due && g_strcmp0 (day, today) > 0)
    {
      g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, "%s",
                   _("That day is still to come. A step is recorded once it was taken."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_step (CharterPortfolio   *portfolio,
            CharterFramework   *charter,
            const CharterStep  *step,
            const char         *who,
            GError            **error)
{
  if (step->is_award && (!who || !*who))
    {
      g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, "%s",
                   _("Say who outside the school confirmed the award."));
      return FALSE;
    }
  for (guint i = 0; step->after && step->after[i]; i++)
    if (!charter_status_find_milestone (portfolio, charter, step->after[i]))
      {
        g_set_error (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, "%s",
                     _("An earlier step is not recorded yet. Record it first."));
        return FALSE;
      }
  return TRUE;
}

/**
 * charter_status_job_record:
 * @session: a session with a school
 * @step: a step of its charter
 * @day: YYYY-MM-DD, not ahead unless the step is one that is set for later
 * @who: (nullable): who took or confirmed it, a name or a role; an award needs it
 * @note: (nullable): what there is to say of it
 * @error: return location
 *
 * Records a step, or changes what is recorded of it; one step of undo.
 *
 * Returns: (transfer none): the record, or %NULL with @error
 */
CharterMilestone *
charter_status_job_record (CharterSession     *session,
                           const CharterStep  *step,
                           const char         *day,
                           const char         *who,
                           const char         *note,
                           GError            **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterFramework *charter = charter_status_job_find_charter (session);
  CharterStore *store = charter_session_get_store (session);
  CharterMilestone *milestone = charter_status_find_milestone (portfolio, charter, step->id);
  g_autoptr(CharterMilestone) made = NULL;
  g_autofree char *label = g_strdup_printf (_("Record “%s”"), step->title);

  if (!check_day (step, day, error) || !check_step (portfolio, charter, step, who, error))
    return NULL;
  charter_store_begin_group (store, label);
  if (!milestone)
    {
      const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));

      milestone = made = g_object_new (CHARTER_TYPE_MILESTONE, "school", school,
                                       "framework", charter_framework_get_id (charter), "step", step->id, NULL);
      g_object_set (made, "happened-on", day, "who", who, "note", note, NULL);
      charter_portfolio_add (portfolio, CHARTER_RECORD (made));
    }
  else
    g_object_set (milestone, "happened-on", day, "who", who, "note", note, NULL);
  charter_store_end_group (store);
  return milestone; /* the portfolio holds it */
}

/**
 * charter_status_job_withdraw:
 * @session: a session with a school
 * @milestone: a step that was not taken after all
 *
 * Takes the step back, with its links; one step of undo.
 */
void
charter_status_job_withdraw (CharterSession   *session,
                             CharterMilestone *milestone)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterStore *store = charter_session_get_store (session);

  charter_store_begin_group (store, _("Mark a step as not done"));
  charter_portfolio_remove (portfolio, CHARTER_RECORD (milestone));
  charter_store_end_group (store);
}

static void
attached_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  CharterSession *session = CHARTER_SESSION (source);
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterRecord *milestone = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr(CharterAttachment) attachment = charter_attach_file_finish (session, result, &error);

  if (!attachment)
    {
      g_task_return_error (task, error);
      return;
    }
  /* The school or the step may have gone while the file was copied. */
  if (portfolio && charter_portfolio_find (portfolio, charter_record_get_id (milestone)))
    {
      charter_store_begin_group (charter_session_get_store (session), _("Attach a paper to a step"));
      (void) charter_portfolio_link (portfolio, charter_record_get_id (CHARTER_RECORD (attachment->evidence)),
                                     charter_record_get_id (milestone), CHARTER_LINK_SUPPORTS);
      charter_store_end_group (charter_session_get_store (session));
    }
  g_task_return_boolean (task, TRUE);
}

/**
 * charter_status_job_attach_async:
 * @session: a session with a school
 * @milestone: a step that was taken
 * @file: the paper that shows it
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps the file as evidence and links it to the step.
 */
void
charter_status_job_attach_async (CharterSession      *session,
                                 CharterMilestone    *milestone,
                                 GFile               *file,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  GTask *task = g_task_new (session, cancellable, callback, user_data);

  g_task_set_source_tag (task, charter_status_job_attach_async);
  g_task_set_task_data (task, g_object_ref (milestone), g_object_unref);
  charter_attach_file_async (session, file, NULL, NULL, NULL, NULL, NULL, cancellable, attached_cb, task);
}

/**
 * charter_status_job_attach_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why the file was not kept
 *
 * Returns: whether it is kept, with its milestone
 */
gboolean
charter_status_job_attach_finish (CharterSession  *session,
                                  GAsyncResult    *result,
                                  GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
