/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-reference-private.h"

#include <string.h>

static const char * const needs[] = { "communication", "cognition", "semh", "sensory", NULL };
static const char * const tiers[] = { "universal", "targeted", "specialist", NULL };
static const char * const people[] = { "pupil", "family", "staff", NULL };
static const char * const routes[] = { "open", "school-refers", "panel", NULL };
static const char * const ages[] = { "0-4", "5-10", "11-15", "16-25", NULL };
static const char * const costs[] = { "free", "charged", "not-said", NULL };
static const char * const days[] = {
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL
};
static const char * const freshness[] = { "within-a-year", "older", NULL };
static const char * const miles_away[] = { "2", "5", "10", NULL };
static const double within[] = { 2, 5, 10 };
G_STATIC_ASSERT (G_N_ELEMENTS (within) + 1 == G_N_ELEMENTS (miles_away));

const CharterFacetInfo charter_facets[CHARTER_N_FACETS] = {
  [CHARTER_FACET_NEED] = { "need", needs, 0 },
  [CHARTER_FACET_TIER] = { "tier", tiers, 4 },
  [CHARTER_FACET_FOR_WHOM] = { "for-whom", people, 7 },
  [CHARTER_FACET_ROUTE] = { "route", routes, 10 },
  [CHARTER_FACET_FRESH] = { "fresh", freshness, 13 },
  [CHARTER_FACET_AGE] = { "age", ages, 16 },
  [CHARTER_FACET_COST] = { "cost", costs, 20 },
  [CHARTER_FACET_DAY] = { "day", days, 23 },
  [CHARTER_FACET_DISTANCE] = { "distance", miles_away, 32 },
};

static guint64
get_bit (CharterFacet facet,
         guint        value)
{
  return G_GUINT64_CONSTANT (1) << (charter_facets[facet].shift + value);
}

/**
 * charter_facets_of_strv:
 * @facet: something to narrow a search by
 * @values: (nullable): ids of it, %NULL-terminated
 *
 * Returns: a bit for each that is known
 */
guint64
charter_facets_of_strv (CharterFacet        facet,
                        const char * const *values)
{
  guint64 bits = 0;

  for (guint i = 0; values && values[i]; i++)
    for (guint j = 0; charter_facets[facet].values[j]; j++)
      if (g_str_equal (values[i], charter_facets[facet].values[j]))
        bits |= get_bit (facet, j);
  return bits;
}

/**
 * charter_facets_of_ages:
 * @minimum: in years; -1: not said
 * @maximum: in years; -1: not said
 *
 * Nothing said means everybody.
 */
guint64
charter_facets_of_ages (int minimum,
                        int maximum)
{
  static const struct { int from; int to; } bands[] = { { 0, 4 }, { 5, 10 }, { 11, 15 }, { 16, 25 } };
  guint64 bits = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bands); i++)
    if ((minimum < 0 || minimum <= bands[i].to) && (maximum < 0 || maximum >= bands[i].from))
      bits |= get_bit (CHARTER_FACET_AGE, i);
  return bits;
}

/**
 * charter_facets_of_miles:
 * @miles: how far it is; negative when that is not known
 *
 * Returns: every "within" that holds
 */
guint64
charter_facets_of_miles (double miles)
{
  guint64 bits = 0;

  for (guint i = 0; miles >= 0 && i < G_N_ELEMENTS (within); i++)
    if (miles <= within[i])
      bits |= get_bit (CHARTER_FACET_DISTANCE, i);
  return bits;
}

static gboolean
has_word (GPtrArray  *words,
          const char *word)
{
  return g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL);
}

/**
 * charter_facets_of_cost:
 * @cost: (nullable): what a source says of the cost, in words
 *
 * Words that name money or a purchase win: "free for under fives, else £3" costs something.
 */
guint64
charter_facets_of_cost (const char *cost)
{
  g_autoptr(GPtrArray) words = charter_words_split (cost);
  gboolean is_free = has_word (words, "free") || has_word (words, "funded") || has_word (words, "nil") ||
                     (has_word (words, "no") && (has_word (words, "charge") || has_word (words, "cost")));
  gboolean has_price = cost && strpbrk (cost, "123456789");

  if (words->len == 0)
    return get_bit (CHARTER_FACET_COST, 2);
  return get_bit (CHARTER_FACET_COST, is_free && !has_price && !has_word (words, "not") ? 0 : 1);
}

static int
find_day (const char *word)
{
  gsize n = strlen (word);

  /* "MO,WE" stands in calendars; "we" is a word, too. */
  for (int i = 0; n >= 2 && days[i]; i++)
    if ((g_str_has_prefix (days[i], word) && !g_str_equal (word, "we")) || (g_str_has_prefix (word, days[i]) && n == strlen (days[i]) + 1))
      return i;
  return -1;
}

static gboolean
is_until (const char *word)
{
  return g_str_equal (word, "to") || g_str_equal (word, "until") || g_str_equal (word, "till") ||
         g_str_equal (word, "through");
}

/**
 * charter_facets_of_schedule:
 * @schedule: (nullable): when a service is there, in words
 *
 * Returns: the days that it names: "Mondays and Fri", "Tuesday to Thursday", "every day", "weekdays"
 */
guint64
charter_facets_of_schedule (const char *schedule)
{
  g_autoptr(GPtrArray) words = charter_words_split (schedule);
  guint64 bits = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const char *word = words->pdata[i];
      int from = find_day (word);
      int to = from >= 0 && i + 2 < words->len && is_until (words->pdata[i + 1])
               ? find_day (words->pdata[i + 2]) : -1;

      if (g_str_equal (word, "daily") ||
          (g_str_equal (word, "every") && i + 1 < words->len && g_str_equal (words->pdata[i + 1], "day")))
        from = 0, to = 6;
      else if (g_str_equal (word, "weekdays") || g_str_equal (word, "weekday"))
        from = 0, to = 4;
      for (int day = from; day >= 0 && day <= MAX (from, to); day++)
        bits |= get_bit (CHARTER_FACET_DAY, (guint) day);
    }
  return bits;
}
