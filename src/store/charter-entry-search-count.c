/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-entry-search.h"

#include <math.h>

/**
 * charter_entry_search_weigh:
 * @matches: what was found
 * @n_units: how many words were asked for
 * @n_entries: how many entries there are
 *
 * What is rare says more: a word that half of the directory has says little.
 */
void
charter_entry_search_weigh (GArray *matches,
                            guint   n_units,
                            guint   n_entries)
{
  guint n[CHARTER_RANKING_MAX_UNITS] = { 0 };
  double rarity[CHARTER_RANKING_MAX_UNITS];

  for (guint i = 0; i < matches->len; i++)
    for (guint j = 0; j < n_units; j++)
      n[j] += g_array_index (matches, CharterEntryMatch, i).fit[j] > 0;
  for (guint j = 0; j < n_units; j++)
    rarity[j] = log (1 + (n_entries - n[j] + 0.5) / (n[j] + 0.5));
  for (guint i = 0; i < matches->len; i++)
    {
      CharterEntryMatch *match = &g_array_index (matches, CharterEntryMatch, i);

      for (guint j = 0; j < n_units; j++)
        match->score += rarity[j] * match->fit[j];
    }
}

/* The facets in which @facets has none of what is chosen, as bits. */
static guint
list_failed (const CharterEntrySearch *search,
             guint64                   facets)
{
  guint failed = 0;

  for (guint i = 0; i < CHARTER_N_FACETS; i++)
    if (search->chosen[i] && !(search->chosen[i] & facets))
      failed |= 1u << i;
  return failed;
}

static void
count_bits (guint   *counts,
            guint64  bits)
{
  for (; bits; bits &= bits - 1)
    counts[__builtin_ctzll (bits)]++;
}

static void
take_counts (CharterEntrySearch *search,
             const guint        *counts,
             guint               total)
{
  search->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (search->counts, g_strdup ("total"), GUINT_TO_POINTER (total));
  g_hash_table_insert (search->counts, g_strdup ("nearest"), GUINT_TO_POINTER (search->is_nearest));
  for (int j = 0; j < CHARTER_N_FACETS; j++)
    for (guint k = 0; charter_facets[j].values[k]; k++)
      g_hash_table_insert (search->counts,
                           g_strdup_printf ("%s:%s", charter_facets[j].name, charter_facets[j].values[k]),
                           GUINT_TO_POINTER (counts[charter_facets[j].shift + k]));
}

static gboolean
is_better (const CharterEntryMatch *one,
           const CharterEntryMatch *other)
{
  return one->score > other->score || (one->score == other->score && one->entry->order < other->entry->order);
}

/* Only what will be shown is ever sorted. */
static void
choose (GArray            *best,
        CharterEntryMatch *match,
        guint              limit)
{
  guint at = best->len;

  if (at == limit && !is_better (match, &g_array_index (best, CharterEntryMatch, at - 1)))
    return;
  while (at > 0 && is_better (match, &g_array_index (best, CharterEntryMatch, at - 1)))
    at--;
  g_array_insert_val (best, at, *match);
  if (best->len > limit)
    g_array_set_size (best, limit);
}

/**
 * charter_entry_search_count:
 * @search: what is asked for
 * @matches: what was found
 *
 * In one pass: what choosing a value would show, where its own facet is left aside since values of one
 * facet add; and the best of what passes.
 *
 * Returns: (transfer full) (element-type CharterEntryMatch): the best of what passes
 */
GArray *
charter_entry_search_count (CharterEntrySearch *search,
                            GArray             *matches)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (CharterEntryMatch));
  guint64 bits_of[CHARTER_N_FACETS] = { 0 };
  guint counts[64] = { 0 };
  guint total = 0;

  for (guint j = 0; j < CHARTER_N_FACETS; j++)
    bits_of[j] = charter_facets_of_strv ((CharterFacet) j, charter_facets[j].values);
  for (guint i = 0; i < matches->len; i++)
    {
      CharterEntryMatch *match = &g_array_index (matches, CharterEntryMatch, i);
      guint failed = list_failed (search, match->facets);

      if (failed == 0)
        {
          count_bits (counts, match->facets);
          total++;
          choose (best, match, search->limit);
        }
      else if ((failed & (failed - 1)) == 0)
        {
          count_bits (counts, match->facets & bits_of[__builtin_ctz (failed)]);
        }
    }
  take_counts (search, counts, total);
  return best;
}
