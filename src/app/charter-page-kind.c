/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-page-kind.h"

#include <glib/gi18n.h>

#include "charter-actions-page.h"
#include "charter-clock.h"
#include "charter-directory-page.h"
#include "charter-due.h"
#include "charter-evaluation-page.h"
#include "charter-evidence-page.h"
#include "charter-guidance-page.h"
#include "charter-impact-page.h"
#include "charter-overview-page.h"
#include "charter-reports-page.h"
#include "charter-status-page.h"
#include "charter-support-page.h"

/* "31/48": judged of what applies. */
static char *
dup_judged (CharterSession *session)
{
  CharterStanding *standing = charter_session_get_standing (session);

  if (standing == NULL || charter_session_get_audit (session) == NULL)
    return NULL;

  return g_strdup_printf ("%u/%u",
                          charter_standing_get_judged (standing),
                          charter_standing_get_applicable (standing));
}

G_GNUC_UNUSED static char *
dup_evidence (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  guint n = g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE));

  return n > 0 ? g_strdup_printf ("%u", n) : NULL;
}

static char *
dup_due (CharterSession *session)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  GListModel *actions = charter_portfolio_get_list (portfolio, CHARTER_TYPE_ACTION);
  g_autofree char *today = charter_clock_dup_today ();
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (actions); i++)
    {
      g_autoptr(CharterAction) action = g_list_model_get_item (actions, i);

      if (charter_due_is_near (CHARTER_RECORD (action), today))
        n++;
    }

  /* Translators: how many actions are due, beside the page's name in the sidebar. */
  return n > 0 ? g_strdup_printf (ngettext ("%u due", "%u due", n), n) : NULL;
}

#define N_KINDS (G_N_ELEMENTS (kinds) - 1)

/* In the order of the sidebar and of its keys; the last row ends it. */
static const CharterPageKind kinds[] = {
  { "overview", N_("Overview"), "charter-overview-symbolic", charter_overview_page_get_type, NULL },
  { "self-evaluation", N_("Self-evaluation"), "charter-evaluation-symbolic",
    charter_evaluation_page_get_type, dup_judged },
  { "evidence", N_("Evidence"), "charter-evidence-symbolic", charter_evidence_page_get_type,
    dup_evidence },
  { "actions", N_("Action plan"), "charter-actions-symbolic", charter_actions_page_get_type, dup_due },
  { "charter", N_("Charter"), "charter-charter-symbolic", charter_status_page_get_type, NULL },
  { "support", N_("Cycle of support"), "charter-support-symbolic", charter_support_page_get_type, NULL },
  { "impact", N_("Impact"), "charter-impact-symbolic", charter_impact_page_get_type, NULL },
  { "directory", N_("Directory"), "charter-directory-symbolic",
    charter_directory_page_get_type, NULL },
  { "reports", N_("Reports"), "charter-reports-symbolic", charter_reports_page_get_type, NULL },
  { "guidance", N_("Guidance"), "charter-guidance-symbolic", charter_guidance_page_get_type, NULL },
  { NULL }
};

/**
 * charter_page_kinds_get:
 * @n_kinds: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_kinds): the pages, in the order of the sidebar
 */
const CharterPageKind *
charter_page_kinds_get (guint *n_kinds)
{
  *n_kinds = N_KINDS;
  return kinds;
}

/**
 * charter_page_kind_find:
 * @id: as in `win.go`
 *
 * Returns: (transfer none) (nullable): the page of that name
 */
const CharterPageKind *
charter_page_kind_find (const char *id)
{
  for (const CharterPageKind *kind = kinds; kind->id; kind++)
    if (g_strcmp0 (kind->id, id) == 0)
      return kind;

  return NULL;
}
