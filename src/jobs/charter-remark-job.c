/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-remark-job.h"

#include <glib/gi18n.h>

#include "charter-area.h"
#include "charter-clock.h"
#include "charter-item.h"
#include "charter-job-error.h"

static char *
dup_words (const char  *typed,
           const char  *fault,
           GError     **error)
{
  char *words = g_strstrip (g_strdup (typed ? typed : ""));

  if (*words)
    return words;
  g_free (words);
  g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID, fault);
  return NULL;
}

/**
 * charter_remark_job_add:
 * @session: a session with a school
 * @place: (nullable): the code of an item or an area; %NULL: the self-evaluation as a whole
 * @who: who said it, as typed
 * @text: what was said
 * @error: where to say what is missing
 *
 * Remarks may be typed in after signing off too: they are no part of what was signed.
 *
 * Returns: (transfer none) (nullable): the remark, of today
 */
CharterRemark *
charter_remark_job_add (CharterSession  *session,
                        const char      *place,
                        const char      *who,
                        const char      *text,
                        GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  CharterFramework *framework = charter_session_get_framework (session);
  g_autofree char *name = dup_words (who, _("Type who made the remark."), error);
  g_autofree char *words = name ? dup_words (text, _("Type what was said."), error) : NULL;
  g_autofree char *today = charter_clock_dup_today ();
  g_autoptr(CharterRemark) remark = NULL;
  CharterAudit *audit;
  CharterItem *item;

  if (!words)
    return NULL;
  charter_store_begin_group (store, _("Add a remark"));
  audit = charter_session_ensure_audit (session);
  item = place ? charter_framework_find_item (framework, place) : NULL;
  remark = g_object_new (CHARTER_TYPE_REMARK,
                         "school", charter_audit_get_school (audit),
                         "audit", charter_record_get_id (CHARTER_RECORD (audit)),
                         "item", item ? place : NULL,
                         "area", item ? charter_area_get_code (charter_item_get_area (item)) : place,
                         "who", name, "text", words, "made-on", today, NULL);
  charter_portfolio_add (charter_session_get_portfolio (session), CHARTER_RECORD (remark));
  charter_store_end_group (store);
  return remark; /* the portfolio keeps it */
}

/**
 * charter_remark_job_answer:
 * @session: a session with a school
 * @remark: a remark of it
 * @answer: what is said to it
 * @error: where to say that there is none
 *
 * Returns: whether it is answered, today
 */
gboolean
charter_remark_job_answer (CharterSession  *session,
                           CharterRemark   *remark,
                           const char      *answer,
                           GError         **error)
{
  CharterStore *store = charter_session_get_store (session);
  g_autofree char *words = dup_words (answer, _("Type the answer."), error);
  g_autofree char *today = charter_clock_dup_today ();

  if (!words)
    return FALSE;
  charter_store_begin_group (store, _("Answer a remark"));
  charter_remark_set_answer (remark, words);
  charter_remark_set_answered_on (remark, today);
  charter_store_end_group (store);
  return TRUE;
}

/**
 * charter_remark_job_list:
 * @session: a session
 * @n_open: (out) (optional): how many wait for an answer
 *
 * Returns: (transfer full) (element-type CharterRemark): the current audit's, the open ones first
 */
GPtrArray *
charter_remark_job_list (CharterSession *session,
                         guint          *n_open)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterAudit *audit = charter_session_get_audit (session);
  GListModel *all = audit ? charter_portfolio_get_list (portfolio, CHARTER_TYPE_REMARK) : NULL;
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint open = 0;

  for (guint i = 0; all && i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr(CharterRemark) remark = g_list_model_get_item (all, i);

      if (g_strcmp0 (charter_remark_get_audit (remark), charter_record_get_id (CHARTER_RECORD (audit))) != 0)
        continue;
      g_ptr_array_insert (found, charter_remark_is_open (remark) ? (int) open++ : -1,
                          g_object_ref (remark));
    }
  if (n_open)
    *n_open = open;
  return found;
}
