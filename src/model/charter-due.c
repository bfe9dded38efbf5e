/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-due.h"

/* A provision wants a review on the day set for it, else at its end, until something is decided. */
static const char *
get_review_date (CharterProvision *provision)
{
  if (charter_provision_get_decided (provision) != 0 || charter_provision_get_decision (provision))
    return NULL;
  return charter_provision_get_review_on (provision) ? charter_provision_get_review_on (provision)
                                                     : charter_provision_get_end_on (provision);
}

/**
 * charter_due_get_date:
 * @record: an action, a piece of evidence, a provision, a duty or a check of the model of support; others
 *   are never due
 *
 * Returns: (nullable): the day by which somebody has to do something about it
 */
const char *
charter_due_get_date (CharterRecord *record)
{
  if (CHARTER_IS_ACTION (record))
    {
      CharterActionStatus status = charter_action_get_status (CHARTER_ACTION (record));

      if (status == CHARTER_ACTION_DONE || status == CHARTER_ACTION_DROPPED)
        return NULL;
      return charter_action_get_due_on (CHARTER_ACTION (record));
    }
  if (CHARTER_IS_EVIDENCE (record))
    return charter_evidence_get_valid_until (CHARTER_EVIDENCE (record));
  if (CHARTER_IS_PROVISION (record))
    return get_review_date (CHARTER_PROVISION (record));

  if (CHARTER_IS_DUTY (record))
    return charter_duty_get_due_on (CHARTER_DUTY (record));
  if (CHARTER_IS_MODEL_CHECK (record))
    return charter_model_check_get_next_on (CHARTER_MODEL_CHECK (record));

  return NULL;
}

/**
 * charter_due_is_near:
 * @record: a record
 * @today: today
 *
 * Returns: whether it is late or due within 14 days
 */
gboolean
charter_due_is_near (CharterRecord *record,
                     const char    *today)
{
  CharterDue due = charter_term_get_due (charter_due_get_date (record), today);

  return due == CHARTER_DUE_SOON || due == CHARTER_DUE_LATE;
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (charter_due_get_date (*(CharterRecord * const *) a),
                    charter_due_get_date (*(CharterRecord * const *) b));
}

static void
add_near (GPtrArray        *found,
          CharterPortfolio *portfolio,
          GType             type,
          const char       *today)
{
  GListModel *records = charter_portfolio_get_list (portfolio, type);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(CharterRecord) record = g_list_model_get_item (records, i);

      if (charter_due_is_near (record, today))
        g_ptr_array_add (found, g_object_ref (record));
    }
}

/* Of the checks of the model, the last says when the next is due. */
static void
add_check (GPtrArray        *found,
           CharterPortfolio *portfolio,
           const char       *today)
{
  GListModel *checks = charter_portfolio_get_list (portfolio, CHARTER_TYPE_MODEL_CHECK);
  CharterModelCheck *last = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (checks); i++)
    {
      g_autoptr(CharterModelCheck) check = g_list_model_get_item (checks, i);

      if (!last || g_strcmp0 (charter_model_check_get_checked_on (check), charter_model_check_get_checked_on (last)) > 0)
        last = check; /* the portfolio holds it */
    }
  if (last && charter_due_is_near (CHARTER_RECORD (last), today))
    g_ptr_array_add (found, g_object_ref (last));
}

/**
 * charter_due_list:
 * @portfolio: a school's records
 * @more: (nullable) (element-type CharterRecord): what is due besides, such as duties that nobody has recorded
 * @today: today
 *
 * Returns: (transfer full) (element-type CharterRecord): what is late or due within 14 days, the
 *   oldest day first
 */
GPtrArray *
charter_due_list (CharterPortfolio *portfolio,
                  GPtrArray        *more,
                  const char       *today)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  add_near (found, portfolio, CHARTER_TYPE_ACTION, today);
  add_near (found, portfolio, CHARTER_TYPE_EVIDENCE, today);
  add_near (found, portfolio, CHARTER_TYPE_PROVISION, today);
  add_near (found, portfolio, CHARTER_TYPE_DUTY, today);
  add_check (found, portfolio, today);
  for (guint i = 0; more && i < more->len; i++)
    if (charter_due_is_near (more->pdata[i], today))
      g_ptr_array_add (found, g_object_ref (more->pdata[i]));
  g_ptr_array_sort (found, compare_dates);

  return found;
}
