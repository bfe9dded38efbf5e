/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-written-date.h"

#include <stdlib.h>
#include <string.h>

#include "charter-term.h"

/* Dates as people type them. Days come before months, as in Britain; only a date that begins with
 * four figures is read the other way round. */

static const char * const english_months[] = {
  "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
  "november", "december",
};

/* The person's own name of the month, in small letters. */
static char *
dup_local_month (guint month)
{
  g_autoptr(GDateTime) at = g_date_time_new_utc (2026, (gint) month, 1, 0, 0, 0);
  g_autofree char *name = g_date_time_format (at, "%B");

  return g_utf8_strdown (name, -1);
}

/* "dec", "Dec." or "December"; 0 when it is no month. Three letters tell the months apart. */
static guint
read_month (const char *word)
{
  g_autofree char *small = g_utf8_strdown (word, -1);
  gsize length = strlen (small);

  if (length > 0 && small[length - 1] == '.')
    small[--length] = '\0';
  if (g_utf8_strlen (small, -1) < 3)
    return 0;
  for (guint month = 1; month <= G_N_ELEMENTS (english_months); month++)
    {
      g_autofree char *local = dup_local_month (month);

      if (g_str_has_prefix (english_months[month - 1], small) || g_str_has_prefix (local, small)
          || (month == 9 && g_str_equal (small, "sept")))
        return month;
    }
  return 0;
}

/* A number of at most @most figures, also "3rd"; -1 when it is none. */
static int
read_number (const char *word,
             gsize       most)
{
  gsize figures = strspn (word, "0123456789");
  const char *rest = word + figures;

  if (figures == 0 || figures > most)
    return -1;
  if (*rest && !(figures <= 2 && (g_ascii_strcasecmp (rest, "st") == 0
                                  || g_ascii_strcasecmp (rest, "nd") == 0
                                  || g_ascii_strcasecmp (rest, "rd") == 0
                                  || g_ascii_strcasecmp (rest, "th") == 0)))
    return -1;
  return atoi (word);
}

static char *
make_date (int day,
           int month,
           int year)
{
  g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", year, month, day);

  return charter_term_is_date (date) ? g_steal_pointer (&date) : NULL;
}

/* Without a year the next such day is meant: plans look ahead. */
static char *
make_next_date (int         day,
                int         month,
                const char *today)
{
  int year = atoi (today);

  for (int i = 0; i <= 4; i++) /* the next leap year is never further away */
    {
      char *date = make_date (day, month, year + i);

      if (date && strcmp (date, today) >= 0)
        return date;
      g_free (date);
    }
  return NULL;
}

static char *
read_words (char       **words,
            guint        n_words,
            const char  *today)
{
  int day = read_number (words[0], 2);
  int month = n_words > 1 ? read_number (words[1], 2) : -1;
  int year = n_words > 2 ? read_number (words[2], 4) : -1;

  if (n_words > 1 && month < 0)
    month = (int) read_month (words[1]);
  if (day < 1 && n_words > 1) /* "Dec 12" */
    {
      month = (int) read_month (words[0]);
      day = read_number (words[1], 2);
    }
  if (day < 1 || month < 1)
    return NULL;
  if (n_words == 2)
    return make_next_date (day, month, today);
  if (n_words != 3 || year < 0 || (strlen (words[2]) != 2 && strlen (words[2]) != 4))
    return NULL;
  return make_date (day, month, strlen (words[2]) == 2 ? 2000 + year : year);
}

/**
 * charter_written_date_read:
 * @text: (nullable): "12 Dec", "12th December 2026", "12/12/26", "12.12.2026" or "2026-12-12"
 * @today: today, `YYYY-MM-DD`
 *
 * Returns: (transfer full) (nullable): the day as `YYYY-MM-DD`; %NULL when it is no day
 */
char *
charter_written_date_read (const char *text,
                           const char *today)
{
  g_autofree char *plain = g_strstrip (g_strdup (text ? text : ""));
  g_auto(GStrv) parts = NULL;
  char *words[3];
  guint n_words = 0;

  if (charter_term_is_date (plain))
    return g_steal_pointer (&plain);
  parts = g_strsplit_set (plain, " /.-,", -1);
  for (guint i = 0; parts[i]; i++)
    {
      if (!*parts[i])
        continue;
      if (n_words == G_N_ELEMENTS (words))
        return NULL;
      words[n_words++] = parts[i];
    }
  return n_words >= 2 ? read_words (words, n_words, today) : NULL;
}
