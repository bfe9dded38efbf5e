/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-cycle-sign-off-job.h"

#include <glib/gi18n.h>

#include "charter-job-error.h"
#include "charter-judge-job.h"

/* Signing off, until it is on disk. */
typedef struct {
  char *names;
  char *date;
  CharterAudit *audit;
  CharterAuditState state; /* that was before */
} SignOff;

static void
sign_off_free (SignOff *sign_off)
{
  g_free (sign_off->names);
  g_free (sign_off->date);
  g_object_unref (sign_off->audit);
  g_free (sign_off);
}

static char *
dup_names (const char  *names,
           GError     **error)
{
  char *stripped = g_strstrip (g_strdup (names ? names : ""));

  if (*stripped)
    return stripped;
  g_free (stripped);
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("Type the names of those who do this: paper will show them."));
  return NULL;
}

static gboolean
check_begun (CharterSession  *session,
             GError         **error)
{
  if (charter_session_get_audit (session))
    return charter_judge_check_open (session, error);
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                       _("No self-evaluation has been begun yet."));
  return FALSE;
}

/**
 * charter_cycle_agree:
 * @session: a session with a school
 * @authors: who agreed it, as typed
 * @date: when, `YYYY-MM-DD`
 * @error: where to say that there are no names, or that it is signed off
 *
 * Those who wrote the self-evaluation agree on it: it is ready for head and governors. It can still be
 * changed.
 *
 * Returns: whether it is agreed
 */
gboolean
charter_cycle_agree (CharterSession  *session,
                     const char      *authors,
                     const char      *date,
                     GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  g_autofree char *names = NULL;
  CharterAudit *audit;

  if (!check_begun (session, error) || !(names = dup_names (authors, error)))
    return FALSE;
  audit = charter_session_get_audit (session);
  charter_store_begin_group (store, _("Agree the self-evaluation"));
  charter_audit_set_authors (audit, names);
  charter_audit_set_agreed_on (audit, date);
  charter_audit_set_state (audit, CHARTER_AUDIT_AGREED);
  charter_store_end_group (store);
  return TRUE;
}

/**
 * charter_cycle_withdraw_agreement:
 * @session: a session with a school
 * @error: where to say that nothing is begun, or that it is signed off
 *
 * What was agreed is a draft again. One step of undo.
 *
 * Returns: whether it is a draft
 */
gboolean
charter_cycle_withdraw_agreement (CharterSession  *session,
                                  GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  CharterAudit *audit = charter_session_get_audit (session);

  if (!check_begun (session, error))
    return FALSE;
  charter_store_begin_group (store, _("Back to draft"));
  charter_audit_set_agreed_on (audit, NULL);
  charter_audit_set_state (audit, CHARTER_AUDIT_DRAFT);
  charter_store_end_group (store);
  return TRUE;
}

static void
set_signed (CharterSession    *session,
            SignOff           *sign_off,
            CharterAuditState  state,
            const char        *names,
            const char        *date)
{
  CharterStore *store = charter_session_get_store (session);

  charter_store_begin_unlogged (store);
  charter_audit_set_signed_by (sign_off->audit, names);
  charter_audit_set_signed_on (sign_off->audit, date);
  charter_audit_set_state (sign_off->audit, state);
  charter_store_end_unlogged (store);
}

static void
signed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignOff *sign_off = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (charter_store_flush_finish (CHARTER_STORE (source), result, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  /* Not on disk, so not signed: nobody may believe that it is. */
  set_signed (g_task_get_source_object (task), sign_off, sign_off->state, NULL, NULL);
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  SignOff *sign_off = g_task_get_task_data (task);
  g_autoptr(GError) error = NULL;

  if (!charter_store_flush_finish (CHARTER_STORE (source), result, &error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  set_signed (g_task_get_source_object (task), sign_off, CHARTER_AUDIT_SIGNED_OFF, sign_off->names,
              sign_off->date);
  charter_store_flush_async (CHARTER_STORE (source), NULL, signed_cb, g_object_ref (task));
}

/**
 * charter_cycle_sign_off_async:
 * @session: a session with a school
 * @names: who signs, as typed
 * @date: when, `YYYY-MM-DD`
 * @cancellable: (nullable): to stop before it is signed
 * @callback: called when it is signed on disk
 * @user_data: for @callback
 *
 * Signs the current audit off: from then on the database itself refuses to change it. First everything
 * that was said is written. This is no step of undo.
 */
void
charter_cycle_sign_off_async (CharterSession      *session,
                              const char          *names,
                              const char          *date,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (session, cancellable, callback, user_data);
  GError *error = NULL;
  g_autofree char *stripped = NULL;
  SignOff *sign_off;

  g_task_set_source_tag (task, charter_cycle_sign_off_async);
  if (!check_begun (session, &error) || !(stripped = dup_names (names, &error)))
    {
      g_task_return_error (task, error);
      return;
    }
  sign_off = g_new0 (SignOff, 1);
  sign_off->names = g_steal_pointer (&stripped);
  sign_off->date = g_strdup (date);
  sign_off->audit = g_object_ref (charter_session_get_audit (session));
  sign_off->state = charter_audit_get_state (sign_off->audit);
  g_task_set_task_data (task, sign_off, (GDestroyNotify) sign_off_free);
  charter_store_flush_async (charter_session_get_store (session), cancellable, written_cb,
                             g_object_ref (task));
}

/**
 * charter_cycle_sign_off_finish:
 * @session: as in the call
 * @result: as the callback has it
 * @error: why it is not signed; nobody may believe then that it is
 *
 * Returns: whether it is signed, on disk
 */
gboolean
charter_cycle_sign_off_finish (CharterSession  *session,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
