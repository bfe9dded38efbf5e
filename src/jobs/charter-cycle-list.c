/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-cycle-list.h"

#include <glib/gi18n.h>

#include "charter-plan-action-job.h"

/**
 * charter_cycle_dup_label:
 * @audit: an audit
 *
 * Returns: (transfer full): its cycle with what is special about it: "2026/27, revision 2 (agreed)"
 */
char *
charter_cycle_dup_label (CharterAudit *audit)
{
  const char *cycle = charter_audit_get_cycle (audit) ? charter_audit_get_cycle (audit) : "";
  g_autofree char *revised =
    charter_audit_get_revision (audit) > 1
    ? g_strdup_printf (_("%s, revision %d"), cycle, (int) charter_audit_get_revision (audit))
    : g_strdup (cycle);

  switch (charter_audit_get_state (audit))
    {
    case CHARTER_AUDIT_AGREED: return g_strdup_printf (_("%s (agreed)"), revised);
    case CHARTER_AUDIT_SIGNED_OFF: return g_strdup_printf (_("%s (signed off)"), revised);
    case CHARTER_AUDIT_DRAFT:
    default: return g_steal_pointer (&revised);
    }
}

/**
 * charter_cycle_dup_carried_words:
 * @session: a session with a school
 * @action: an action
 *
 * Returns: (transfer full) (nullable): "from 2025/26" for an open action that was made in a cycle before
 *   the current one
 */
char *
charter_cycle_dup_carried_words (CharterSession *session,
                                 CharterAction  *action)
{
  CharterAudit *audit = charter_session_get_audit (session);
  CharterRecord *made_in = audit ? charter_portfolio_find (charter_session_get_portfolio (session),
                                                           charter_action_get_audit (action))
                                 : NULL;

  if (!CHARTER_IS_AUDIT (made_in) || !charter_plan_action_is_open (action)
      || g_strcmp0 (charter_audit_get_cycle (CHARTER_AUDIT (made_in)), charter_audit_get_cycle (audit)) >= 0)
    return NULL;
  /* TRANSLATORS: of an action that was carried over; a school year: "from 2025/26" */
  return g_strdup_printf (_("from %s"), charter_audit_get_cycle (CHARTER_AUDIT (made_in)));
}

static int
compare_audits (gconstpointer a,
                gconstpointer b)
{
  CharterAudit *first = *(CharterAudit **) a;
  CharterAudit *second = *(CharterAudit **) b;
  int order = g_strcmp0 (charter_audit_get_framework (first), charter_audit_get_framework (second));

  if (order == 0)
    order = g_strcmp0 (charter_audit_get_cycle (second), charter_audit_get_cycle (first));
  if (order == 0)
    order = charter_audit_get_revision (second) > charter_audit_get_revision (first) ? 1 : -1;
  return order;
}

/**
 * charter_cycle_list_audits:
 * @portfolio: a school's records
 * @framework: (nullable): a pack's id; %NULL: of every framework
 *
 * Returns: (transfer full) (element-type CharterAudit): the audits by framework, the latest first
 */
GPtrArray *
charter_cycle_list_audits (CharterPortfolio *portfolio,
                           const char       *framework)
{
  GListModel *audits = charter_portfolio_get_list (portfolio, CHARTER_TYPE_AUDIT);
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (audits); i++)
    {
      g_autoptr(CharterAudit) audit = g_list_model_get_item (audits, i);

      if (!framework || g_strcmp0 (charter_audit_get_framework (audit), framework) == 0)
        g_ptr_array_add (found, g_steal_pointer (&audit));
    }
  g_ptr_array_sort (found, compare_audits);
  return found;
}
