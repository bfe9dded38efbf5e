/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include <math.h>
#include <string.h>

#include "charter-clock.h"
#include "charter-entry-index.h"
#include "charter-reference-private.h"
#include "charter-search-query.h"

#define METRES_IN_A_MILE 1609.344

typedef struct {
  char *words;
  guint64 chosen[CHARTER_N_FACETS]; /* bits; 0: any */
  GPtrArray *ids; /* nullable: any */
  int age;
  int age_to;
  gint64 easting; /* 0: not known */
  gint64 northing;
  char *fresh_since; /* YYYY-MM-DD: what was checked earlier is old */
  gboolean any_word;
  gboolean or_nearest;
  guint limit;
  int serial;
  gboolean stays; /* does not give way to a newer search */

  GHashTable *rows; /* nullable: of @ids */
  guint64 fresh_bits[2]; /* of what is fresh, and of what is not */
  gboolean is_nearest;

  GPtrArray *hits;
  GHashTable *counts;
  char **also_searched;
} Search;

typedef struct {
  const CharterIndexedEntry *entry;
  guint64 facets; /* with the bits that are not stored */
  double miles;
  double score;
  guint8 fit[CHARTER_RANKING_MAX_UNITS]; /* by what is looked for */
} Match;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->words);
  g_free (search->fresh_since);
  g_clear_pointer (&search->ids, g_ptr_array_unref);
  g_clear_pointer (&search->rows, g_hash_table_unref);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_clear_pointer (&search->counts, g_hash_table_unref);
  g_strfreev (search->also_searched);
  g_free (search);
}

void
charter_directory_hit_free (CharterDirectoryHit *hit)
{
  if (!hit)
    return;
  g_object_unref (hit->entry);
  g_strfreev (hit->matched);
  g_free (hit);
}

static gboolean
is_of_age (const Search              *search,
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
get_miles (const Search              *search,
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
take_match (const Search              *search,
            const CharterIndexedEntry *entry,
            const guint8              *fit,
            GArray                    *matches)
{
  Match match = { .entry = entry };

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
take_all (const Search      *search,
          CharterEntryIndex *index,
          GArray            *matches)
{
  for (guint i = 0; i < index->by_name->len; i++)
    {
      guint position = g_array_index (index->by_name, guint, i);

      take_match (search, &g_array_index (index->entries, CharterIndexedEntry, position), NULL, matches);
    }
}

/* Every match in words, whatever is chosen of the facets: their counts need them. */
static GArray *
collect (CharterReference    *self,
         Search              *search,
         CharterSearchQuery  *query,
         gboolean             any_word,
         GError             **error)
{
  g_autofree char *match = NULL;
  g_autoptr(CharterStatement) statement = NULL;
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gboolean is_ranked = query->longest >= 3;
  gboolean has_row;
  guint from = 0;

  if (query->units->len == 0)
    {
      take_all (search, self->index, matches);
      return g_steal_pointer (&matches);
    }
  if (!charter_search_query_expand (query, self->search, "entry", error))
    return NULL;
  statement = charter_statement_new (self->search, is_ranked
                                     ? "SELECT rowid, charter_rank (entry_fts) FROM entry_fts WHERE entry_fts MATCH ?1"
                                     : "SELECT rowid FROM entry_fts WHERE entry_fts MATCH ?1", error);
  if (!statement)
    return NULL;
  charter_search_ranking_prepare (self->ranking, query);
  match = charter_search_query_dup_match (query, any_word);
  charter_statement_bind_text (statement, 1, match);
  while (charter_statement_step (statement, &has_row, error))
    {
      const CharterIndexedEntry *entry;

      if (!has_row)
        return g_steal_pointer (&matches);
      entry = charter_entry_index_find (self->index, charter_statement_get_integer (statement, 0), &from);
      if (entry)
        take_match (search, entry, is_ranked ? self->ranking->fit : NULL, matches);
    }
  return NULL;
}

/* What is rare says more: a word that half of the directory has says little. */
static void
weigh (GArray *matches,
       guint   n_units,
       guint   n_entries)
{
  guint n[CHARTER_RANKING_MAX_UNITS] = { 0 };
  double rarity[CHARTER_RANKING_MAX_UNITS];

  for (guint i = 0; i < matches->len; i++)
    for (guint j = 0; j < n_units; j++)
      n[j] += g_array_index (matches, Match, i).fit[j] > 0;
  for (guint j = 0; j < n_units; j++)
    rarity[j] = log (1 + (n_entries - n[j] + 0.5) / (n[j] + 0.5));
  for (guint i = 0; i < matches->len; i++)
    {
      Match *match = &g_array_index (matches, Match, i);

      for (guint j = 0; j < n_units; j++)
        match->score += rarity[j] * match->fit[j];
    }
}

/* The facets in which @facets has none of what is chosen, as bits. */
static guint
list_failed (const Search *search,
             guint64       facets)
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
take_counts (Search      *search,
             const guint *counts,
             guint        total)
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
is_better (const Match *one,
           const Match *other)
{
  return one->score > other->score || (one->score == other->score && one->entry->order < other->entry->order);
}

/* Only what will be shown is ever sorted. */
static void
choose (GArray *best,
        Match  *match,
        guint   limit)
{
  guint at = best->len;

  if (at == limit && !is_better (match, &g_array_index (best, Match, at - 1)))
    return;
  while (at > 0 && is_better (match, &g_array_index (best, Match, at - 1)))
    at--;
  g_array_insert_val (best, at, *match);
  if (best->len > limit)
    g_array_set_size (best, limit);
}

/* In one pass: what choosing a value would show, where its own facet is left aside since values of one
 * facet add; and the best of what passes. */
static GArray *
count_and_choose (Search *search,
                  GArray *matches)
{
  GArray *best = g_array_new (FALSE, FALSE, sizeof (Match));
  guint64 bits_of[CHARTER_N_FACETS] = { 0 };
  guint counts[64] = { 0 };
  guint total = 0;

  for (guint j = 0; j < CHARTER_N_FACETS; j++)
    bits_of[j] = charter_facets_of_strv ((CharterFacet) j, charter_facets[j].values);
  for (guint i = 0; i < matches->len; i++)
    {
      Match *match = &g_array_index (matches, Match, i);
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

static gboolean
fetch (CharterReference    *self,
       Search              *search,
       CharterSearchQuery  *query,
       GArray              *best,
       GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM entry WHERE row = ?1", charter_entry_shown_columns);
  g_autoptr(CharterStatement) statement = charter_statement_new (self->search, sql, error);

  if (!statement)
    return FALSE;
  search->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_directory_hit_free);
  for (guint i = 0; i < best->len; i++)
    {
      Match *match = &g_array_index (best, Match, i);
      CharterDirectoryHit *hit;
      gboolean has_row;

      charter_statement_bind_integer (statement, 1, match->entry->row);
      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          hit = g_new0 (CharterDirectoryHit, 1);
          hit->entry = charter_reference_read_entry (statement);
          hit->matched = charter_search_query_list_matched (query, hit->entry);
          hit->miles = match->miles;
          g_ptr_array_add (search->hits, hit);
        }
      charter_statement_reset (statement);
    }
  return TRUE;
}

static gboolean
prepare (CharterReference  *self,
         GError           **error)
{
  if (g_atomic_int_compare_and_exchange (&self->thesaurus_is_old, TRUE, FALSE))
    g_clear_pointer (&self->thesaurus, charter_thesaurus_free);
  if (!self->thesaurus)
    {
      g_autofree char *own = g_build_filename (self->data_dir, "synonyms.json", NULL);

      self->thesaurus = charter_thesaurus_new (own, error);
    }
  return self->thesaurus != NULL;
}

/* The index is made again when anybody has written to the file. */
static gboolean
prepare_index (CharterReference  *self,
               Search            *search,
               GError           **error)
{
  gint64 version;

  if (!charter_database_get_integer (self->search, "PRAGMA data_version", &version, error))
    return FALSE;
  if (self->index && self->index->version != version)
    g_clear_pointer (&self->index, charter_entry_index_free);
  if (!self->index)
    self->index = charter_entry_index_new (self->search, version, error);
  if (!self->index)
    return FALSE;
  if (search->easting == 0)
    return TRUE;
  if (!charter_reference_prepare_places (self, error))
    return FALSE;
  charter_entry_index_place (self->index, self);
  return TRUE;
}

static gboolean
find_rows (CharterReference  *self,
           Search            *search,
           GError           **error)
{
  g_autoptr(CharterStatement) statement =
    charter_statement_new (self->search, "SELECT row FROM entry WHERE id = ?1", error);

  if (!statement)
    return FALSE;
  search->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < search->ids->len; i++)
    {
      gboolean has_row;
      gint64 row;

      charter_statement_bind_text (statement, 1, search->ids->pdata[i]);
      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      row = has_row ? charter_statement_get_integer (statement, 0) : 0;
      if (has_row)
        g_hash_table_add (search->rows, g_memdup2 (&row, sizeof row));
      charter_statement_reset (statement);
    }
  return TRUE;
}

/* What has all of the words, with slips of the finger put right; else, if that is asked for, what has one
 * of them. */
static GArray *
collect_nearest (CharterReference    *self,
                 Search              *search,
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

static gboolean
search_entries (CharterReference  *self,
                Search            *search,
                GError           **error)
{
  g_autoptr(CharterSearchQuery) query = NULL;
  g_autoptr(GArray) matches = NULL;
  g_autoptr(GArray) best = NULL;

  if (!prepare (self, error) || !prepare_index (self, search, error) ||
      (search->ids && !find_rows (self, search, error)))
    return FALSE;
  query = charter_search_query_new (search->words, self->thesaurus);
  matches = collect_nearest (self, search, query, error);
  if (!matches)
    return FALSE;
  if (query->longest >= 3)
    weigh (matches, self->ranking->n_units, self->index->entries->len);
  best = count_and_choose (search, matches);
  g_ptr_array_add (query->also_searched, NULL);
  search->also_searched = g_strdupv ((char **) query->also_searched->pdata);
  return fetch (self, search, query, best, error);
}

static void
run_search (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  CharterReference *self = source;
  Search *search = data;
  CharterSearchGuard guard = { search->stays ? NULL : &self->entries_serial, search->serial, cancellable };
  GError *error = NULL;
  gboolean ok;

  if (!search->stays && g_atomic_int_get (&self->entries_serial) != search->serial)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "A newer search was begun");
      return;
    }
  charter_reference_guard (self, &guard);
  ok = search_entries (self, search, &error);
  charter_reference_guard (self, NULL);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static char *
dup_year_ago (void)
{
  g_autofree char *today = charter_clock_dup_today ();

  return g_strdup_printf ("%04d%s", (int) g_ascii_strtoll (today, NULL, 10) - 1, today + 4);
}

static void
take_query (Search                      *search,
            const CharterDirectoryQuery *query)
{
  search->words = g_strdup (query->words ? query->words : "");
  search->chosen[CHARTER_FACET_NEED] = charter_facets_of_strv (CHARTER_FACET_NEED, query->needs);
  search->chosen[CHARTER_FACET_TIER] = charter_facets_of_strv (CHARTER_FACET_TIER, query->tiers);
  search->chosen[CHARTER_FACET_FOR_WHOM] = charter_facets_of_strv (CHARTER_FACET_FOR_WHOM, query->for_whom);
  search->chosen[CHARTER_FACET_ROUTE] = charter_facets_of_strv (CHARTER_FACET_ROUTE, query->routes);
  search->chosen[CHARTER_FACET_AGE] = charter_facets_of_strv (CHARTER_FACET_AGE, query->ages);
  if (query->ids)
    search->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; query->ids && query->ids[i]; i++)
    g_ptr_array_add (search->ids, g_strdup (query->ids[i]));
  search->chosen[CHARTER_FACET_COST] = charter_facets_of_strv (CHARTER_FACET_COST, query->costs);
  search->chosen[CHARTER_FACET_DAY] = charter_facets_of_strv (CHARTER_FACET_DAY, query->days);
  search->chosen[CHARTER_FACET_FRESH] = charter_facets_of_strv (CHARTER_FACET_FRESH, query->fresh);
  search->chosen[CHARTER_FACET_DISTANCE] = charter_facets_of_strv (CHARTER_FACET_DISTANCE, query->distances);
  search->age = query->age;
  search->age_to = MAX (query->age, query->age_to);
  search->easting = MAX (query->easting, 0);
  search->northing = query->northing;
  search->fresh_since = dup_year_ago ();
  search->fresh_bits[0] = charter_facets_of_strv (CHARTER_FACET_FRESH, (const char *[]) { "within-a-year", NULL });
  search->fresh_bits[1] = charter_facets_of_strv (CHARTER_FACET_FRESH, (const char *[]) { "older", NULL });
  search->any_word = query->any_word;
  search->or_nearest = query->or_nearest;
  search->limit = query->limit ? query->limit : 50;
}

/**
 * charter_reference_search_entries_async:
 * @self: an open reference
 * @query: what is asked; copied
 * @cancellable: (nullable): stops the search
 * @callback: called with the result
 * @user_data: for @callback
 *
 * A newer search of the directory interrupts an older one, which ends as cancelled: unless one of
 * them is said to stay.
 */
void
charter_reference_search_entries_async (CharterReference            *self,
                                        const CharterDirectoryQuery *query,
                                        GCancellable                *cancellable,
                                        GAsyncReadyCallback          callback,
                                        gpointer                     user_data)
{
  g_autoptr(GTask) task = NULL;
  Search *search;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->reader != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_reference_search_entries_async);
  search = g_new0 (Search, 1);
  take_query (search, query);
  search->stays = query->stays;
  if (!search->stays)
    search->serial = g_atomic_int_add (&self->entries_serial, 1) + 1;
  g_task_set_task_data (task, search, search_free);
  charter_worker_queue (self->reader, task, CHARTER_WORKER_READ, run_search);
}

/**
 * charter_reference_search_entries_finish:
 * @self: a reference
 * @result: what the callback was given
 * @counts: (out) (optional) (transfer full): "need:semh" and the like to how many entries choosing
 *   it would show
 * @also_searched: (out) (optional) (transfer full): synonyms that were searched for, too
 * @error: return location
 *
 * Returns: (transfer full) (element-type CharterDirectoryHit): what was found, best first
 */
GPtrArray *
charter_reference_search_entries_finish (CharterReference   *self,
                                         GAsyncResult       *result,
                                         GHashTable        **counts,
                                         char             ***also_searched,
                                         GError            **error)
{
  Search *search;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  search = g_task_get_task_data (G_TASK (result));
  if (counts)
    *counts = g_steal_pointer (&search->counts);
  if (also_searched)
    *also_searched = g_steal_pointer (&search->also_searched);
  return g_steal_pointer (&search->hits);
}
