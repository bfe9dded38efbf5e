/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-retention.h"

#include <stdlib.h>

#include "charter-term.h"

#define DAYS_OF_A_YEAR 365

static gboolean
has_run_out (CharterEvidence *evidence,
             const char      *today)
{
  const char *until = charter_evidence_get_valid_until (evidence);

  return charter_term_is_date (until) && charter_term_days_between (until, today) > DAYS_OF_A_YEAR;
}

/* The first cycle that still counts: the one before this school year's. */
static char *
dup_first_cycle (const char *today)
{
  g_autofree char *year = charter_term_dup_school_year (today);
  g_autofree char *first = charter_term_dup_first_day (year);
  g_autofree char *before = first ? g_strdup_printf ("%d-09-01", atoi (first) - 1) : NULL;

  return before ? charter_term_dup_school_year (before) : NULL;
}

static gboolean
is_in_use (CharterPortfolio *portfolio,
           CharterEvidence  *evidence,
           const char       *first_cycle)
{
  g_autoptr(GPtrArray) supported =
    charter_portfolio_list_linked_from (portfolio, charter_record_get_id (CHARTER_RECORD (evidence)),
                                        CHARTER_LINK_SUPPORTS);

  for (guint i = 0; i < supported->len; i++)
    {
      CharterRecord *record = g_ptr_array_index (supported, i);
      CharterRecord *audit = CHARTER_IS_JUDGEMENT (record)
                             ? charter_portfolio_find (portfolio, charter_judgement_get_audit (
                                                                    CHARTER_JUDGEMENT (record)))
                             : NULL;

      if (!audit)
        return TRUE; /* an action's */
      if (g_strcmp0 (charter_audit_get_cycle (CHARTER_AUDIT (audit)), first_cycle) >= 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * charter_retention_list:
 * @portfolio: a school's records
 * @today: today
 *
 * Evidence that may be deleted by its dates alone. The school's own retention schedule decides; this
 * only points at what is worth a look.
 *
 * Returns: (transfer full) (element-type CharterKept): in the order of the library
 */
GArray *
charter_retention_list (CharterPortfolio *portfolio,
                        const char       *today)
{
  GListModel *evidence = charter_portfolio_get_list (portfolio, CHARTER_TYPE_EVIDENCE);
  GArray *found = g_array_new (FALSE, FALSE, sizeof (CharterKept));
  g_autofree char *first_cycle = dup_first_cycle (today);

  for (guint i = 0; i < g_list_model_get_n_items (evidence); i++)
    {
      g_autoptr(CharterEvidence) piece = g_list_model_get_item (evidence, i);
      CharterKept kept = { piece, CHARTER_RETENTION_RUN_OUT };

      if (!has_run_out (piece, today))
        kept.reason = CHARTER_RETENTION_PERSONAL_DATA;
      if (kept.reason == CHARTER_RETENTION_RUN_OUT
          || (charter_evidence_get_personal_data (piece) && !is_in_use (portfolio, piece, first_cycle)))
        g_array_append_val (found, kept);
    }
  return found;
}
