/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-term-dates-job.h"

#include <glib/gi18n.h>

#include "charter-id.h"
#include "charter-job-error.h"

static CharterHalfTerm *
ensure (CharterSession *session,
        const char     *school_year,
        guint           position)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterHalfTerm *record = charter_term_dates_find_record (portfolio, school_year, position);
  const char *school = charter_record_get_id (CHARTER_RECORD (charter_portfolio_get_school (portfolio)));
  g_autofree char *number = g_strdup_printf ("%u", position);
  g_autofree char *id = charter_id_for ("half-term", school, school_year, number, NULL);
  g_autoptr(CharterHalfTerm) made = NULL;

  if (record)
    return record;
  made = g_object_new (CHARTER_TYPE_HALF_TERM,
                       "id", id, "school", school, "school-year", school_year,
                       "position", (gint64) position, NULL);
  charter_portfolio_add (portfolio, CHARTER_RECORD (made));
  return made; /* the portfolio holds it */
}

/**
 * charter_term_dates_job_set:
 * @school_year: such as "2026/27"
 * @position: 1 to 6
 * @starts_on: (nullable): the first day, `YYYY-MM-DD`
 * @ends_on: (nullable): the last
 * @error: where to say that a half-term cannot be so
 *
 * Returns: whether it is set
 */
gboolean
charter_term_dates_job_set (CharterSession  *session,
                            const char      *school_year,
                            guint            position,
                            const char      *starts_on,
                            const char      *ends_on,
                            GError         **error)
{
  CharterPortfolio *portfolio = charter_session_get_portfolio (session);
  CharterHalfTerm *record = charter_term_dates_find_record (portfolio, school_year, position);
  gboolean is_reset = !starts_on && !ends_on;

  if (!is_reset && !charter_term_dates_is_possible (portfolio, school_year, position, starts_on, ends_on))
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("The first day comes before the last, both in this school year, and no "
                             "half-term runs into another."));
      return FALSE;
    }
  if (is_reset && !record)
    return TRUE;
  charter_store_begin_group (charter_session_get_store (session), _("Term dates"));
  if (is_reset)
    charter_portfolio_remove (portfolio, CHARTER_RECORD (record));
  else
    {
      record = ensure (session, school_year, position);
      charter_half_term_set_starts_on (record, starts_on);
      charter_half_term_set_ends_on (record, ends_on);
    }
  charter_store_end_group (charter_session_get_store (session));
  return TRUE;
}
