/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-clock.h"
#include "charter-entry-search.h"

static void
search_free (gpointer data)
{
  CharterEntrySearch *search = data;

  g_free (search->words);
  g_free (search->fresh_since);
  g_clear_pointer (&search->ids, g_ptr_array_unref);
  g_clear_pointer (&search->rows, g_hash_table_unref);
  g_clear_pointer (&search->hits, g_ptr_array_unref);
  g_clear_pointer (&search->counts, g_hash_table_unref);
  g_strfreev (search->also_searched);
  g_free (search);
}

/**
 * charter_directory_hit_free:
 * @hit: (transfer full) (nullable): a directory hit
 */
void
charter_directory_hit_free (CharterDirectoryHit *hit)
{
  if (!hit)
    return;
  g_object_unref (hit->entry);
  g_strfreev (hit->matched);
  g_free (hit);
}

static CharterShownEntry *
read_shown (CharterReference  *self,
            CharterStatement  *statement,
            gint64             row,
            GError           **error)
{
  CharterShownEntry *shown = charter_entry_index_find_shown (self->index, row);
  gboolean has_row;

  if (shown)
    return shown;
  charter_statement_bind_integer (statement, 1, row);
  if (charter_statement_step (statement, &has_row, error) && has_row)
    shown = charter_entry_index_take_shown (self->index, row, charter_reference_read_entry (statement));
  charter_statement_reset (statement);
  return shown;
}

static CharterDirectoryHit *
make_hit (CharterSearchQuery      *query,
          CharterShownEntry       *shown,
          const CharterEntryMatch *match)
{
  CharterDirectoryHit *hit = g_new0 (CharterDirectoryHit, 1);

  if (query->units->len > 0 && !shown->spaced)
    shown->spaced = charter_search_query_dup_spaced (shown->entry);
  hit->entry = g_object_ref (shown->entry);
  hit->matched = query->units->len > 0
    ? charter_search_query_list_matched (query, (const char * const *) shown->spaced) : g_new0 (char *, 1);
  hit->miles = match->miles;
  return hit;
}

static gboolean
fetch (CharterReference    *self,
       CharterEntrySearch  *search,
       CharterSearchQuery  *query,
       GArray              *best,
       GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM entry WHERE row = ?1", charter_entry_shown_columns);
  g_autoptr(CharterStatement) statement = charter_statement_new (self->search, sql, error);
  GError *failure = NULL;

  if (!statement)
    return FALSE;
  search->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_directory_hit_free);
  for (guint i = 0; i < best->len; i++)
    {
      const CharterEntryMatch *match = &g_array_index (best, CharterEntryMatch, i);
      CharterShownEntry *shown = read_shown (self, statement, match->entry->row, &failure);

      if (failure)
        {
          g_propagate_error (error, failure);
          return FALSE;
        }
      if (shown)
        g_ptr_array_add (search->hits, make_hit (query, shown, match));
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
prepare_index (CharterReference    *self,
               CharterEntrySearch  *search,
               GError             **error)
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
find_rows (CharterReference    *self,
           CharterEntrySearch  *search,
           GError             **error)
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

static gboolean
search_entries (CharterReference    *self,
                CharterEntrySearch  *search,
                GError             **error)
{
  g_autoptr(CharterSearchQuery) query = NULL;
  g_autoptr(GArray) matches = NULL;
  g_autoptr(GArray) best = NULL;

  if (!prepare (self, error) || !prepare_index (self, search, error) ||
      (search->ids && !find_rows (self, search, error)))
    return FALSE;
  query = charter_search_query_new (search->words, self->thesaurus);
  matches = charter_entry_search_collect (self, search, query, error);
  if (!matches)
    return FALSE;
  if (query->longest >= 3)
    charter_entry_search_weigh (matches, MIN (query->units->len, CHARTER_RANKING_MAX_UNITS), self->index->entries->len);
  best = charter_entry_search_count (search, matches);
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
  CharterEntrySearch *search = data;
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
take_query (CharterEntrySearch          *search,
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
  CharterEntrySearch *search;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->reader != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_reference_search_entries_async);
  search = g_new0 (CharterEntrySearch, 1);
  take_query (search, query);
  search->stays = query->stays;
  if (!search->stays)
    search->serial = g_atomic_int_add (&self->entries_serial, 1) + 1;
  g_task_set_task_data (task, search, search_free);
  charter_worker_queue (self->reader, task, CHARTER_WORKER_READ, run_search);
  if (!search->stays)
    charter_reference_prepare_words_async (self, NULL, NULL);
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
  CharterEntrySearch *search;

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
