/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-support-steps.h"

#include <glib/gi18n.h>

#include "charter-term.h"

static GPtrArray *
list (CharterPortfolio *portfolio,
      GType             type,
      GCompareFunc      compare)
{
  GListModel *model = charter_portfolio_get_list (portfolio, type);
  GPtrArray *records = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(GObject) record = g_list_model_get_item (model, i);

      g_ptr_array_add (records, record); /* the portfolio keeps it */
    }
  g_ptr_array_sort (records, compare);
  return records;
}

static int
compare_steps (gconstpointer a,
               gconstpointer b)
{
  CharterSupportStep *left = *(CharterSupportStep * const *) a;
  CharterSupportStep *right = *(CharterSupportStep * const *) b;
  gint64 difference = charter_support_step_get_position (left) - charter_support_step_get_position (right);

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return g_strcmp0 (charter_record_get_id (CHARTER_RECORD (left)), charter_record_get_id (CHARTER_RECORD (right)));
}

static int
compare_checks (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (charter_model_check_get_checked_on (*(CharterModelCheck * const *) b),
                    charter_model_check_get_checked_on (*(CharterModelCheck * const *) a));
}

/** charter_support_list_steps: Returns: (transfer container): the steps of the school's model, the first first */
GPtrArray *
charter_support_list_steps (CharterPortfolio *portfolio)
{
  return list (portfolio, CHARTER_TYPE_SUPPORT_STEP, compare_steps);
}

/** charter_support_list_checks: Returns: (transfer container): the checks of the model, the latest first */
GPtrArray *
charter_support_list_checks (CharterPortfolio *portfolio)
{
  return list (portfolio, CHARTER_TYPE_MODEL_CHECK, compare_checks);
}

/**
 * charter_support_dup_check_words:
 * @portfolio: a school's records
 * @today: today, `YYYY-MM-DD`
 *
 * Returns: (transfer full): when the model was last checked and when it is due again, in a sentence
 */
char *
charter_support_dup_check_words (CharterPortfolio *portfolio,
                                 const char       *today)
{
  g_autoptr(GPtrArray) checks = charter_support_list_checks (portfolio);
  CharterModelCheck *last = checks->len > 0 ? g_ptr_array_index (checks, 0) : NULL;
  const char *by = last ? charter_model_check_get_checked_by (last) : NULL;
  g_autofree char *day = last ? charter_term_dup_date_words (charter_model_check_get_checked_on (last)) : NULL;
  g_autofree char *due = last ? charter_term_dup_due_words (charter_model_check_get_next_on (last), today) : NULL;

  if (!last || !charter_model_check_get_checked_on (last))
    return g_strdup (_("The model itself has not been checked yet."));
  if (by)
    /* Translators: a date, a role, then when it is due: "in 12 days" */
    return g_strdup_printf (_("Last checked on %s by %s. Next check: %s."), day, by, due);
  return g_strdup_printf (_("Last checked on %s. Next check: %s."), day, due);
}
