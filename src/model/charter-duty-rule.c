/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-duty-rule.h"

#include <stdio.h>

#include <glib/gi18n.h>

#include "charter-term.h"

/**
 * charter_duty_rule_is_day:
 * @by: a day of the year
 *
 * Returns: whether @by is such a day, written `MM-DD`, that comes every year
 */
gboolean
charter_duty_rule_is_day (const char *by)
{
  g_autofree char *date = g_strconcat ("2025-", by, NULL); /* no leap year */

  return charter_term_is_date (date);
}

/* The day of @by in the school year of @date, which begins in September. */
static char *
dup_day_of_year (const char *by,
                 const char *date,
                 int         years_on)
{
  g_autofree char *school_year = charter_term_dup_school_year (date);
  int year = (int) g_ascii_strtoll (school_year, NULL, 10) + years_on;

  if (g_strcmp0 (by, "09") < 0)
    year++;
  return g_strdup_printf ("%04d-%s", year, by);
}

/* What was done in a school year counts for that school year, a little late or long before the day. What
 * never was is due on the next such day. */
static char *
dup_yearly (const CharterDutyRule *self,
            const char            *last_done_on,
            const char            *today)
{
  g_autofree char *day = NULL;

  if (charter_term_is_date (last_done_on))
    return dup_day_of_year (self->by, last_done_on, 1);
  day = dup_day_of_year (self->by, today, 0);
  return g_strcmp0 (day, today) < 0 ? dup_day_of_year (self->by, today, 1) : g_steal_pointer (&day);
}

/**
 * charter_duty_rule_dup_next_due:
 * @last_done_on: (nullable): when the duty was last done
 * @counts_from: (nullable): the day from which it counts, such as an appointment
 * @today: today
 *
 * All days are plain days, `YYYY-MM-DD`. Months after the last day of a longer month end on the last day
 * of the shorter one: 12 months after 29 February is 28 February.
 *
 * Returns: (transfer full) (nullable): when it is due next; %NULL when it never is, or when the school has
 *   not yet said what it is counted from
 */
char *
charter_duty_rule_dup_next_due (const CharterDutyRule *self,
                                const char            *last_done_on,
                                const char            *counts_from,
                                const char            *today)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->renewal)
    {
    case CHARTER_RENEWAL_EVERY:
      return charter_term_dup_months_after (last_done_on, self->months);
    case CHARTER_RENEWAL_WITHIN:
      /* Done once is done, unless the day that it counts from has moved on: somebody else was appointed. */
      if (charter_term_is_date (last_done_on)
          && (!counts_from || g_strcmp0 (last_done_on, counts_from) >= 0))
        return NULL;
      return charter_term_dup_months_after (counts_from, self->months);
    case CHARTER_RENEWAL_YEARLY_BY:
      return dup_yearly (self, last_done_on, today);
    case CHARTER_RENEWAL_NONE:
    default:
      return NULL;
    }
}

/**
 * charter_duty_rule_dup_words:
 *
 * Returns: (transfer full) (nullable): such as "every 12 months", or %NULL when it is never due
 */
char *
charter_duty_rule_dup_words (const CharterDutyRule *self)
{
  g_autoptr(GDateTime) at = NULL;
  g_autofree char *day = NULL;
  int month, day_of_month;

  g_return_val_if_fail (self != NULL, NULL);

  switch (self->renewal)
    {
    case CHARTER_RENEWAL_EVERY:
      return g_strdup_printf (ngettext ("every month", "every %d months", self->months), self->months);
    case CHARTER_RENEWAL_WITHIN:
      return g_strdup_printf (ngettext ("within a month of starting", "within %d months of starting",
                                        self->months), self->months);
    case CHARTER_RENEWAL_YEARLY_BY:
      sscanf (self->by, "%2d-%2d", &month, &day_of_month);
      at = g_date_time_new_utc (2025, month, day_of_month, 0, 0, 0);
      /* Translators: a day of every year, 31 December */
      day = g_date_time_format (at, _("%-d %B"));
      return g_strdup_printf (_("every year by %s"), day);
    case CHARTER_RENEWAL_NONE:
    default:
      return NULL;
    }
}
