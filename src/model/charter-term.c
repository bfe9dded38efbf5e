/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-term.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n.h>

/* Actions and evidence whose date is this near stand out as due. */
#define SOON_DAYS 14

#define LETTERS_OF_DATE 10 /* YYYY-MM-DD */

/* The number that @n digits write, -1 when they are none. */
static int
read_digits (const char *text,
             guint       n)
{
  int number = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

/* By hand: every date of a school is read when it is opened. */
static gboolean
parse (const char *text,
       GDate      *date)
{
  int year, month, day;

  if (!text || strnlen (text, LETTERS_OF_DATE + 1) != LETTERS_OF_DATE || text[4] != '-' || text[7] != '-')
    return FALSE;
  year = read_digits (text, 4);
  month = read_digits (text + 5, 2);
  day = read_digits (text + 8, 2);
  if (year < 0 || month < 0 || day < 0
      || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

/**
 * charter_term_is_date:
 * @text: (nullable): a text
 *
 * Returns: %TRUE if @text is a real day written `YYYY-MM-DD`
 */
gboolean
charter_term_is_date (const char *text)
{
  GDate date;

  return parse (text, &date);
}

/**
 * charter_term_dup_school_year:
 * @date: a day, `YYYY-MM-DD`
 *
 * English school years run from 1 September.
 *
 * Returns: (transfer full) (nullable): such as "2026/27", or %NULL when @date is no day
 */
char *
charter_term_dup_school_year (const char *date)
{
  GDate day;
  int year;

  if (!parse (date, &day))
    return NULL;
  year = g_date_get_year (&day) - (g_date_get_month (&day) < G_DATE_SEPTEMBER ? 1 : 0);
  return g_strdup_printf ("%d/%02d", year, (year + 1) % 100);
}

/* The year in which a school year begins, 0 when it is none. */
static int
read_school_year (const char *school_year)
{
  int year, next, used = 0;

  if (!school_year || sscanf (school_year, "%4d/%2d%n", &year, &next, &used) != 2 || used != 7
      || school_year[used] != '\0' || (year + 1) % 100 != next)
    return 0;
  return year;
}

/**
 * charter_term_dup_next_year:
 * @school_year: (nullable): such as "2026/27"
 *
 * Returns: (transfer full) (nullable): the school year after it, or %NULL when it is no school year
 */
char *
charter_term_dup_next_year (const char *school_year)
{
  int year = read_school_year (school_year);

  return year ? g_strdup_printf ("%d/%02d", year + 1, (year + 2) % 100) : NULL;
}

/**
 * charter_term_dup_first_day:
 * @school_year: (nullable): such as "2026/27"
 *
 * Returns: (transfer full) (nullable): its 1 September, or %NULL when it is no school year
 */
char *
charter_term_dup_first_day (const char *school_year)
{
  int year = read_school_year (school_year);

  return year ? g_strdup_printf ("%d-09-01", year) : NULL;
}

/**
 * charter_term_dup_months_after:
 * @date: (nullable): a day, `YYYY-MM-DD`
 * @months: how many later
 *
 * A day that the later month lacks becomes its last day.
 *
 * Returns: (transfer full) (nullable): the day, or %NULL when @date is none
 */
char *
charter_term_dup_months_after (const char *date,
                               int         months)
{
  GDate day;

  if (!parse (date, &day))
    return NULL;
  g_date_add_months (&day, months);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&day), g_date_get_month (&day),
                          g_date_get_day (&day));
}

/**
 * charter_term_days_between:
 * @from: a day, `YYYY-MM-DD`
 * @to: another
 *
 * Returns: days from @from to @to, negative when @to comes first, 0 when either is no day
 */
int
charter_term_days_between (const char *from,
                           const char *to)
{
  GDate first, last;

  return parse (from, &first) && parse (to, &last) ? g_date_days_between (&first, &last) : 0;
}

/**
 * charter_term_get_due:
 * @date: (nullable): the day on which something is due
 * @today: today
 *
 * Returns: whether it is late, due within 14 days, due later, or has no date
 */
CharterDue
charter_term_get_due (const char *date,
                      const char *today)
{
  int days = charter_term_days_between (today, date);

  if (!charter_term_is_date (date))
    return CHARTER_DUE_NONE;
  if (days < 0)
    return CHARTER_DUE_LATE;
  return days <= SOON_DAYS ? CHARTER_DUE_SOON : CHARTER_DUE_LATER;
}

/**
 * charter_term_dup_due_words:
 * @date: (nullable): the day on which something is due
 * @today: today
 *
 * Returns: (transfer full): "3 days late", "due today", "in 12 days", "30 November 2026" or "no date"
 */
char *
charter_term_dup_due_words (const char *date,
                            const char *today)
{
  int days = charter_term_days_between (today, date);

  switch (charter_term_get_due (date, today))
    {
    case CHARTER_DUE_LATE:
      return g_strdup_printf (ngettext ("%d day late", "%d days late", -days), -days);
    case CHARTER_DUE_SOON:
      if (days == 0)
        return g_strdup (_("due today"));
      return g_strdup_printf (ngettext ("in %d day", "in %d days", days), days);
    case CHARTER_DUE_LATER:
      return charter_term_dup_date_words (date);
    case CHARTER_DUE_NONE:
    default:
      return g_strdup (_("no date"));
    }
}

/**
 * charter_term_dup_date_words:
 * @date: (nullable): a day
 *
 * Returns: (transfer full): such as "30 November 2026" in the person's language; @date itself when it
 *   is no day, and an empty string for %NULL
 */
char *
charter_term_dup_date_words (const char *date)
{
  g_autoptr(GDateTime) at = NULL;
  GDate day;

  if (!parse (date, &day))
    return g_strdup (date ? date : "");
  at = g_date_time_new_utc (g_date_get_year (&day), g_date_get_month (&day),
                            g_date_get_day (&day), 0, 0, 0);
  /* Translators: a date in full, 30 November 2026 */
  return g_date_time_format (at, _("%-d %B %Y"));
}
