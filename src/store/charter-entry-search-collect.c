/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-entry-search.h"

#include <math.h>
#include <string.h>

#include "charter-word-index.h"

#define METRES_IN_A_MILE 1609.344

static gboolean
is_of_age (const CharterEntrySearch  *search,
           const CharterIndexedEntry *entry)
{
  return search->age < 0 || ((entry->minimum_age < 0 || entry->minimum_age <= search->age_to) &&
                             (entry->maximum_age < 0 || entry->maximum_age >= search->age));
}

/* A year alone is its last day at best: "2025" is not older than a day in 2025. */
static gboolean
is_fresh (const char *checked_on,
          const char *since)
{
  return checked_on && strncmp (checked_on, since, MIN (strlen (checked_on), strlen (since))) >= 0;
}

static double
get_miles (const CharterEntrySearch  *search,
           const CharterIndexedEntry *entry)
{
  double east, north;

  if (search->easting == 0 || entry->easting < 0)
    return -1;
  east = (double) (entry->easting - search->easting);
  north = (double) (entry->northing - search->northing);
  return sqrt (east * east + north * north) / METRES_IN_A_MILE;
}

static void
take_match (const CharterEntrySearch  *search,
            const CharterIndexedEntry *entry,
            const guint8              *fit,
            GArray                    *matches)
{
  CharterEntryMatch match = { .entry = entry };

  if (!is_of_age (search, entry) || (search->rows && !g_hash_table_contains (search->rows, &entry->row)))
    return;
  match.miles = get_miles (search, entry);
  match.facets = entry->facets | search->fresh_bits[is_fresh (entry->checked_on, search->fresh_since) ? 0 : 1] |
                 charter_facets_of_miles (match.miles);
  if (fit)
    memcpy (match.fit, fit, sizeof match.fit);
  g_array_append_val (matches, match);
}

static void
take_all (const CharterEntrySearch *search,
          CharterEntryIndex        *index,
          GArray                   *matches)
{
  for (guint i = 0; i < index->by_name->len; i++)
    {
      guint position = g_array_index (index->by_name, guint, i);

      take_match (search, &g_array_index (index->entries, CharterIndexedEntry, position), NULL, matches);
    }
}

/* From what the words in memory say of each entry. */
static gboolean
take_fitting (CharterReference    *self,
              CharterEntrySearch  *search,
              CharterSearchQuery  *query,
              gboolean             any_word,
              GArray              *matches,
              GError             **error)
{
  g_autofree guint8 *fits = charter_reference_fit_words (self, query, error);
  guint n = self->index->entries->len;
  guint n_units = MIN (query->units->len, CHARTER_RANKING_MAX_UNITS);

  for (guint i = 0; fits && i < n; i++)
    {
      guint8 fit[CHARTER_RANKING_MAX_UNITS] = { 0 };
      guint n_found = 0;

      for (guint j = 0; j < n_units && (any_word || n_found == j); j++)
        {
          guint8 at = fits[(gsize) n * j + i];

          n_found += at > 0;
          fit[j] = at > 0 ? (guint8) (at - 1) : 0;
        }
      if (any_word ? n_found > 0 : n_found == n_units)
        take_match (search, &g_array_index (self->index->entries, CharterIndexedEntry, i), fit, matches);
    }
  return fits != NULL;
}

static gboolean
take_asked (CharterReference    *self,
            CharterEntrySearch  *search,
            CharterSearchQuery  *query,
            gboolean             any_word,
            GArray              *matches,
            GError             **error)
{
  g_autofree char *match = NULL;
  g_autoptr(CharterStatement) statement = NULL;
  gboolean is_ranked = query->longest >= 3;
  gboolean has_row;
  guint from = 0;

  statement = charter_statement_new (self->search, is_ranked
                                     ? "SELECT rowid, charter_rank (entry_fts) FROM entry_fts WHERE entry_fts MATCH ?1"
                                     : "SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?1", error);
  if (!statement)
    return FALSE;
  charter_search_ranking_prepare (self->ranking, query);
  match = charter_search_query_dup_match (query, any_word);
  charter_statement_bind_text (statement, 1, match);
  while (charter_statement_step (statement, &has_row, error))
    {
      const CharterIndexedEntry *entry;

      if (!has_row)
        return TRUE;
      entry = charter_entry_index_find (self->index, charter_statement_get_integer (statement, 0), &from);
      if (entry)
        take_match (search, entry, is_ranked ? self->ranking->fit : NULL, matches);
    }
  return FALSE;
}

/* Every match in words, whatever is chosen of the facets: their counts need them. */
static GArray *
collect (CharterReference    *self,
         CharterEntrySearch  *search,
         CharterSearchQuery  *query,
         gboolean             any_word,
         GError             **error)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (CharterEntryMatch));
  gboolean ok = TRUE;

  if (query->units->len == 0)
    take_all (search, self->index, matches);
  else if (!charter_search_query_expand (query, self->search, "entry", error))
    ok = FALSE;
  else if (charter_word_index_is_ready (self->index->words))
    ok = take_fitting (self, search, query, any_word, matches, error);
  else
    ok = take_asked (self, search, query, any_word, matches, error);
  return ok ? g_steal_pointer (&matches) : NULL;
}

/**
 * charter_entry_search_collect:
 * @self: the reference, in a reading thread
 * @search: what is asked for
 * @query: its words
 * @error: return location
 *
 * What has all of the words, with slips of the finger put right; else, if that is asked for, what has one
 * of them.
 *
 * Returns: (transfer full) (nullable): what was found
 */
GArray *
charter_entry_search_collect (CharterReference    *self,
                              CharterEntrySearch  *search,
                              CharterSearchQuery  *query,
                              GError             **error)
{
  GArray *matches = collect (self, search, query, search->any_word, error);
  gboolean again = FALSE;

  if (!matches || (matches->len > 0 && !search->any_word))
    return matches;
  if (!charter_search_query_correct (query, self->search, "entry", &again, error))
    {
      g_array_unref (matches);
      return NULL;
    }
  if (again)
    {
      g_array_unref (matches);
      matches = collect (self, search, query, search->any_word, error);
    }
  if (matches && matches->len == 0 && search->or_nearest && !search->any_word && query->units->len > 1)
    {
      search->is_nearest = TRUE;
      g_array_unref (matches);
      matches = collect (self, search, query, TRUE, error);
    }
  return matches;
}
