/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-term-dates.h"

#include <glib/gi18n.h>

#include "charter-term.h"

/* Nothing says in law when terms are: each council or trust sets its own. These are only what is usual in
 * England, so that a new school finds something to begin with, and everything that shows them says so. */

static void
write_day (char        text[11],
           const GDate *day)
{
  g_snprintf (text, 11, "%04d-%02d-%02d", g_date_get_year (day), g_date_get_month (day),
              g_date_get_day (day));
}

/* The first day of the week @weekday on or after that day. */
static GDate
first_on (int          year,
          int          month,
          int          day,
          GDateWeekday weekday)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, day, month, year);
  g_date_add_days (&date, (weekday - (int) g_date_get_weekday (&date) + 7) % 7);
  return date;
}

static GDate
plus (GDate date,
      int   days)
{
  if (days < 0)
    g_date_subtract_days (&date, -days);
  else
    g_date_add_days (&date, days);
  return date;
}

/* Easter Sunday of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
static GDate
easter (int year)
{
  int a = year % 19, b = year / 100, c = year % 100;
  int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  int m = (a + 11 * h + 22 * l) / 451;
  int month = (h + l - 7 * m + 114) / 31;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (h + l - 7 * m + 114) % 31 + 1, month, year);
  return date;
}

/* Two weeks: from the Monday before Easter, or after it when Easter comes in March already. */
static GDate
spring_break (int year)
{
  GDate sunday = easter (year);

  return plus (sunday, g_date_get_month (&sunday) == G_DATE_MARCH ? 1 : -6);
}

/* The Monday on which each holiday begins, after half-terms 1 to 5. */
static GDate
break_begins (int   year,
              guint after)
{
  switch (after)
    {
    case 1:
      return first_on (year, 10, 25, G_DATE_MONDAY);     /* the last Monday of October */
    case 2:
      return first_on (year, 12, 19, G_DATE_MONDAY);     /* after the last Friday before Christmas */
    case 3:
      return first_on (year + 1, 2, 15, G_DATE_MONDAY);  /* the third Monday of February */
    case 4:
      return spring_break (year + 1);
    default:
      return first_on (year + 1, 5, 25, G_DATE_MONDAY);  /* the spring bank holiday */
    }
}

static GDate
usual_start (int   year,
             guint position)
{
  GDate date;

  if (position > 1)
    return plus (break_begins (year, position - 1), position == 3 || position == 5 ? 14 : 7);
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 2, G_DATE_SEPTEMBER, year);
  return g_date_get_weekday (&date) <= G_DATE_FRIDAY ? date : first_on (year, 9, 2, G_DATE_MONDAY);
}

static GDate
usual_end (int   year,
           guint position)
{
  GDate good_friday = plus (easter (year + 1), -2);
  GDate friday;

  if (position == CHARTER_HALF_TERMS)
    return first_on (year + 1, 7, 18, G_DATE_FRIDAY);
  friday = plus (break_begins (year, position), -3);
  return position == 4 && g_date_compare (&friday, &good_friday) == 0 ? plus (friday, -1) : friday;
}

/** charter_term_dates_find_record: Returns: (transfer none) (nullable): what the school has set */
CharterHalfTerm *
charter_term_dates_find_record (CharterPortfolio *portfolio,
                                const char       *school_year,
                                guint             position)
{
  GListModel *records = charter_portfolio_get_list (portfolio, CHARTER_TYPE_HALF_TERM);

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr(CharterHalfTerm) record = g_list_model_get_item (records, i);

      if (charter_half_term_get_position (record) == position
          && g_strcmp0 (charter_half_term_get_school_year (record), school_year) == 0)
        return record; /* the portfolio holds it */
    }
  return NULL;
}

/**
 * charter_term_dates_get:
 * @portfolio: a school's records
 * @school_year: such as "2026/27"
 * @position: 1 to 6
 * @span: (out): the half-term
 *
 * Returns: %FALSE when there is no such half-term
 */
gboolean
charter_term_dates_get (CharterPortfolio *portfolio,
                        const char       *school_year,
                        guint             position,
                        CharterTermSpan  *span)
{
  g_autofree char *first_day = charter_term_dup_first_day (school_year);
  CharterHalfTerm *record;
  int year;

  if (!first_day || position < 1 || position > CHARTER_HALF_TERMS)
    return FALSE;
  year = (int) g_ascii_strtoll (school_year, NULL, 10);
  g_strlcpy (span->school_year, school_year, sizeof span->school_year);
  span->position = position;
  record = charter_term_dates_find_record (portfolio, school_year, position);
  span->is_typical = !record || !charter_term_is_date (charter_half_term_get_starts_on (record))
                     || !charter_term_is_date (charter_half_term_get_ends_on (record));
  if (span->is_typical)
    {
      GDate start = usual_start (year, position), end = usual_end (year, position);

      write_day (span->starts_on, &start);
      write_day (span->ends_on, &end);
      return TRUE;
    }
  g_strlcpy (span->starts_on, charter_half_term_get_starts_on (record), sizeof span->starts_on);
  g_strlcpy (span->ends_on, charter_half_term_get_ends_on (record), sizeof span->ends_on);
  return TRUE;
}

/**
 * charter_term_dates_find:
 * @portfolio: a school's records
 * @date: (nullable): a day
 * @span: (out): the half-term
 *
 * A holiday belongs to the half-term before it, the first days of September to autumn 1.
 *
 * Returns: %FALSE when @date is no day
 */
gboolean
charter_term_dates_find (CharterPortfolio *portfolio,
                         const char       *date,
                         CharterTermSpan  *span)
{
  g_autofree char *school_year = charter_term_is_date (date) ? charter_term_dup_school_year (date) : NULL;

  if (!school_year)
    return FALSE;
  for (guint position = CHARTER_HALF_TERMS; position > 0; position--)
    if (charter_term_dates_get (portfolio, school_year, position, span)
        && (position == 1 || g_strcmp0 (span->starts_on, date) <= 0))
      return TRUE;
  return FALSE;
}

/** charter_term_dates_next: the half-term after @span, across school years */
gboolean
charter_term_dates_next (CharterPortfolio      *portfolio,
                         const CharterTermSpan *span,
                         CharterTermSpan       *next)
{
  g_autofree char *year = NULL;

  if (span->position < CHARTER_HALF_TERMS)
    return charter_term_dates_get (portfolio, span->school_year, span->position + 1, next);
  year = charter_term_dup_next_year (span->school_year);
  return charter_term_dates_get (portfolio, year, 1, next);
}

/**
 * charter_term_dates_is_possible:
 * @starts_on: (nullable): the first day
 * @ends_on: (nullable): the last day
 *
 * Returns: whether a half-term may have these days: both real, in that order, in its school year, and
 *   beside the half-terms that the school has set before and after it
 */
gboolean
charter_term_dates_is_possible (CharterPortfolio *portfolio,
                                const char       *school_year,
                                guint             position,
                                const char       *starts_on,
                                const char       *ends_on)
{
  g_autofree char *first_year = charter_term_is_date (starts_on) ? charter_term_dup_school_year (starts_on)
                                                                 : NULL;
  g_autofree char *last_year = charter_term_is_date (ends_on) ? charter_term_dup_school_year (ends_on)
                                                              : NULL;

  if (g_strcmp0 (first_year, school_year) != 0 || g_strcmp0 (last_year, school_year) != 0
      || g_strcmp0 (starts_on, ends_on) > 0)
    return FALSE;
  for (guint other = 1; other <= CHARTER_HALF_TERMS; other++)
    {
      CharterTermSpan span;

      if (other == position || !charter_term_dates_get (portfolio, school_year, other, &span)
          || span.is_typical)
        continue;
      if (other < position ? g_strcmp0 (span.ends_on, starts_on) >= 0
                           : g_strcmp0 (span.starts_on, ends_on) <= 0)
        return FALSE;
    }
  return TRUE;
}

/** charter_term_dates_get_name: Returns: "Autumn 1" … "Summer 2" */
const char *
charter_term_dates_get_name (guint position)
{
  switch (position)
    {
    case 1:
      return _("Autumn 1");
    case 2:
      return _("Autumn 2");
    case 3:
      return _("Spring 1");
    case 4:
      return _("Spring 2");
    case 5:
      return _("Summer 1");
    default:
      return _("Summer 2");
    }
}

/** charter_term_dates_dup_title: Returns: (transfer full): "Autumn 2, 2026/27" */
char *
charter_term_dates_dup_title (const CharterTermSpan *span)
{
  /* TRANSLATORS: a half-term and its school year: "Autumn 2, 2026/27" */
  return g_strdup_printf (_("%s, %s"), charter_term_dates_get_name (span->position), span->school_year);
}

/**
 * charter_term_dates_dup_day_words:
 * @portfolio: a school's records
 * @date: (nullable): a day
 *
 * Returns: (transfer full) (nullable): where the day falls: "the end of spring 1", "in spring 1, 2026/27"
 */
char *
charter_term_dates_dup_day_words (CharterPortfolio *portfolio,
                                  const char       *date)
{
  CharterTermSpan span;
  g_autofree char *title = NULL;

  if (!charter_term_dates_find (portfolio, date, &span))
    return NULL;
  title = charter_term_dates_dup_title (&span);
  if (g_strcmp0 (date, span.ends_on) == 0)
    /* TRANSLATORS: a half-term: "End of Spring 1, 2026/27" */
    return g_strdup_printf (_("End of %s"), title);
  if (g_strcmp0 (date, span.ends_on) > 0)
    return g_strdup_printf (_("In the holiday after %s"), title);
  return g_steal_pointer (&title);
}
