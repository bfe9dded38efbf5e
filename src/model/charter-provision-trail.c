/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-provision-trail.h"

static CharterProvision *
find_previous (CharterPortfolio *portfolio,
               CharterProvision *provision)
{
  const char *id = charter_provision_get_previous (provision);
  CharterRecord *found = id ? charter_portfolio_find (portfolio, id) : NULL;

  return CHARTER_IS_PROVISION (found) ? CHARTER_PROVISION (found) : NULL;
}

/* How far back it goes; what was merged from elsewhere may go round in a ring, which ends where it began. */
static CharterProvision *
go_back (CharterPortfolio *portfolio,
         CharterProvision *provision,
         guint            *cycle)
{
  guint most = g_list_model_get_n_items (charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION));
  CharterProvision *first = provision;
  CharterProvision *previous = find_previous (portfolio, first);

  *cycle = 1;
  while (previous && previous != provision && *cycle < most)
    {
      first = previous;
      previous = find_previous (portfolio, first);
      ++*cycle;
    }
  return first;
}

/**
 * charter_provision_find_first:
 * @portfolio: a school's records
 * @provision: one of them
 *
 * Returns: (transfer none): the first cycle of @provision, which may be itself
 */
CharterProvision *
charter_provision_find_first (CharterPortfolio *portfolio,
                              CharterProvision *provision)
{
  guint cycle;

  return go_back (portfolio, provision, &cycle);
}

/**
 * charter_provision_get_cycle:
 * @portfolio: a school's records
 * @provision: one of them
 *
 * Returns: which cycle it is, from 1
 */
guint
charter_provision_get_cycle (CharterPortfolio *portfolio,
                             CharterProvision *provision)
{
  guint cycle;

  go_back (portfolio, provision, &cycle);
  return cycle;
}

/**
 * charter_provision_find_next:
 * @portfolio: a school's records
 * @provision: one of them
 *
 * Returns: (transfer none) (nullable): the cycle that followed
 */
CharterProvision *
charter_provision_find_next (CharterPortfolio *portfolio,
                             CharterProvision *provision)
{
  GListModel *list = charter_portfolio_get_list (portfolio, CHARTER_TYPE_PROVISION);
  const char *id = charter_record_get_id (CHARTER_RECORD (provision));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr(CharterProvision) other = g_list_model_get_item (list, i);

      if (g_strcmp0 (charter_provision_get_previous (other), id) == 0)
        return other; /* the portfolio keeps it */
    }
  return NULL;
}

/**
 * charter_provision_list_trail:
 * @portfolio: a school's records
 * @provision: one of them
 *
 * Returns: (transfer container) (element-type CharterProvision): all cycles of @provision, the first one first
 */
GPtrArray *
charter_provision_list_trail (CharterPortfolio *portfolio,
                              CharterProvision *provision)
{
  GPtrArray *trail = g_ptr_array_new ();
  CharterProvision *cycle = charter_provision_find_first (portfolio, provision);

  while (cycle && !g_ptr_array_find (trail, cycle, NULL))
    {
      g_ptr_array_add (trail, cycle);
      cycle = charter_provision_find_next (portfolio, cycle);
    }
  return trail;
}

/**
 * charter_provision_is_running:
 * @provision: a provision
 *
 * Returns: whether its cycle is still open: nothing has been decided
 */
gboolean
charter_provision_is_running (CharterProvision *provision)
{
  return charter_provision_get_decided (provision) == CHARTER_DECISION_NOT_DECIDED;
}
