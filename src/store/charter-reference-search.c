/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include <string.h>

#include "charter-clock.h"
#include "charter-reference-private.h"
#include "charter-search-query.h"

typedef struct {
  char *words;
  guint64 chosen[CHARTER_N_FACETS]; /* bits; 0: any */
  GHashTable *ids; /* nullable: any */
  int age;
  int age_to;
  gint64 easting; /* 0: not known */
  gint64 northing;
  char *fresh_since; /* YYYY-MM-DD: what was checked earlier is old */
  gboolean any_word;
  guint limit;
  int serial;

  GPtrArray *hits;
  GHashTable *counts;
  char **also_searched;
} Search;

typedef struct {
  gint64 row;
  guint64 facets; /* with the bits that are not stored */
  double miles;
  double rank;  /* lower is better */
} Match;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->words);
  g_free (search->fresh_since);
  g_clear_pointer (&search->ids, g_hash_table_unref);
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
has_age (CharterStatement *statement,
         int               from,
         int               to)
{
  return (charter_statement_is_null (statement, 2) || charter_statement_get_integer (statement, 2) <= to) &&
         (charter_statement_is_null (statement, 3) || charter_statement_get_integer (statement, 3) >= from);
}

static gboolean
is_wanted (const Search     *search,
           CharterStatement *statement)
{
  return (search->age < 0 || has_age (statement, search->age, search->age_to)) &&
         (!search->ids || g_hash_table_contains (search->ids, charter_statement_get_text (statement, 5)));
}

/* A year alone is its last day at best: "2025" is not older than a day in 2025. */
static gboolean
is_fresh (const char *checked_on,
          const char *since)
{
  return checked_on && strncmp (checked_on, since, MIN (strlen (checked_on), strlen (since))) >= 0;
}

static guint64
get_facets (Search           *search,
            CharterStatement *statement,
            double            miles)
{
  int minimum = charter_statement_is_null (statement, 2) ? -1 : (int) charter_statement_get_integer (statement, 2);
  int maximum = charter_statement_is_null (statement, 3) ? -1 : (int) charter_statement_get_integer (statement, 3);
  const char *freshness[] = { "older", NULL };

  if (is_fresh (charter_statement_get_text (statement, 6), search->fresh_since))
    freshness[0] = "within-a-year";
  return (guint64) charter_statement_get_integer (statement, 1) | charter_facets_of_ages (minimum, maximum) |
         charter_facets_of_strv (CHARTER_FACET_FRESH, freshness) | charter_facets_of_miles (miles);
}

/* Every match in words, whatever is chosen of the facets: their counts need them. Words in a name
 * weigh most, then those of the organisation and the hidden search terms. */
static GArray *
collect (CharterReference    *self,
         Search              *search,
         CharterSearchQuery  *query,
         GError             **error)
{
  static const char with_words[] =
    "SELECT e.row, e.facets, e.minimum_age, e.maximum_age, %s, e.id, e.checked_on, e.postcode FROM entry_fts f JOIN entry e "
    "ON e.row = f.rowid WHERE entry_fts MATCH ?1";
  gboolean is_ranked = query->longest >= 3;
  g_autofree char *match = NULL;
  g_autofree char *sql = NULL;
  g_autoptr(CharterStatement) statement = NULL;
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gboolean has_row;

  if (query->units->len == 0)
    sql = g_strdup ("SELECT row, facets, minimum_age, maximum_age, 0, id, checked_on, postcode FROM entry ORDER BY name");
  else
    sql = g_strdup_printf (with_words, is_ranked ? "bm25 (entry_fts, 10, 4, 5, 2, 1, 1, 1, 1)" : "0");
  statement = charter_statement_new (self->search, sql, error);
  if (!statement)
    return NULL;
  if (query->units->len > 0)
    {
      match = charter_search_query_dup_match (query, search->any_word);
      charter_statement_bind_text (statement, 1, match);
    }
  while (charter_statement_step (statement, &has_row, error))
    {
      Match found;

      if (!has_row)
        return g_steal_pointer (&matches);
      found.row = charter_statement_get_integer (statement, 0);
      found.miles = search->easting > 0
        ? charter_reference_get_miles (self, search->easting, search->northing,
                                       charter_statement_get_text (statement, 7))
        : -1;
      found.facets = get_facets (search, statement, found.miles);
      found.rank = charter_statement_get_double (statement, 4);
      if (!(found.facets & CHARTER_FACETS_ARCHIVED) && is_wanted (search, statement))
        g_array_append_val (matches, found);
    }
  return NULL;
}

static gboolean
passes (const Search *search,
        guint64       facets,
        int           except)
{
  for (int i = 0; i < CHARTER_N_FACETS; i++)
    if (i != except && search->chosen[i] && !(search->chosen[i] & facets))
      return FALSE;
  return TRUE;
}

/* What choosing a value would show: its own facet is left aside, since values of one facet add. */
static void
count (Search *search,
       GArray *matches)
{
  guint counts[64] = { 0 };
  guint total = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      guint64 facets = g_array_index (matches, Match, i).facets;

      total += passes (search, facets, -1);
      for (int j = 0; j < CHARTER_N_FACETS; j++)
        if (passes (search, facets, j))
          for (guint k = 0; charter_facets[j].values[k]; k++)
            if (facets & (G_GUINT64_CONSTANT (1) << (charter_facets[j].shift + k)))
              counts[charter_facets[j].shift + k]++;
    }
  search->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_insert (search->counts, g_strdup ("total"), GUINT_TO_POINTER (total));
  for (int j = 0; j < CHARTER_N_FACETS; j++)
    for (guint k = 0; charter_facets[j].values[k]; k++)
      g_hash_table_insert (search->counts,
                           g_strdup_printf ("%s:%s", charter_facets[j].name, charter_facets[j].values[k]),
                           GUINT_TO_POINTER (counts[charter_facets[j].shift + k]));
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *one = a;
  const Match *other = b;

  return one->rank < other->rank ? -1 : one->rank > other->rank;
}

/* A term of several words stands out only where all of them follow one another. */
static gboolean
is_in_phrase (const char *phrase,
              const char *word,
              const char *text)
{
  g_auto(GStrv) words = g_strsplit (phrase, " ", -1);
  g_autofree char *apart = g_strdup_printf (" %s ", phrase);

  return g_strv_contains ((const char * const *) words, word) && strstr (text, apart);
}

static gboolean
is_matched (CharterSearchQuery *query,
            const char         *word,
            const char         *text)
{
  for (guint i = 0; i < query->units->len; i++)
    {
      const CharterSearchUnit *unit = g_ptr_array_index (query->units, i);
      gsize n = strlen (unit->typed);

      if (g_str_has_prefix (word, unit->typed) ||
          (n > 4 && strlen (word) > 3 && !strchr (unit->typed, ' ') && g_str_has_prefix (unit->typed, word)) ||
          (n > 4 && strncmp (word, unit->typed, n - 2) == 0) ||
          is_in_phrase (unit->typed, word, text))
        return TRUE;
      for (guint j = 0; j < unit->alternatives->len; j++)
        if (is_in_phrase (g_ptr_array_index (unit->alternatives, j), word, text))
          return TRUE;
    }
  return FALSE;
}

/* The words of a text, with a space before and after each. */
static char *
dup_spaced (GPtrArray *words)
{
  GString *text = g_string_new (" ");

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s ", (char *) g_ptr_array_index (words, i));
  return g_string_free (text, FALSE);
}

static char **
list_matched (CharterSearchQuery *query,
              CharterEntry       *entry)
{
  const char *texts[] = {
    charter_entry_get_name (entry), charter_entry_get_organisation (entry),
    charter_entry_get_description (entry), charter_entry_get_eligibility (entry),
    charter_entry_get_referral (entry),
  };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GPtrArray) words = charter_words_split (texts[i]);
      g_autofree char *text = dup_spaced (words);

      for (guint j = 0; j < words->len; j++)
        {
          const char *word = g_ptr_array_index (words, j);

          if (is_matched (query, word, text) && g_hash_table_add (seen, g_strdup (word)))
            g_strv_builder_add (builder, word);
        }
    }
  return g_strv_builder_end (builder);
}

static gboolean
fetch (CharterReference    *self,
       Search              *search,
       CharterSearchQuery  *query,
       GArray              *matches,
       GError             **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM entry WHERE row = ?1", charter_entry_columns);
  g_autoptr(CharterStatement) statement = charter_statement_new (self->search, sql, error);

  if (!statement)
    return FALSE;
  search->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_directory_hit_free);
  for (guint i = 0; i < matches->len && search->hits->len < search->limit; i++)
    {
      Match *match = &g_array_index (matches, Match, i);
      CharterDirectoryHit *hit;
      gboolean has_row;

      if (!passes (search, match->facets, -1))
        continue;
      charter_statement_bind_integer (statement, 1, match->row);
      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (has_row)
        {
          hit = g_new0 (CharterDirectoryHit, 1);
          hit->entry = charter_reference_read_entry (statement);
          hit->matched = list_matched (query, hit->entry);
          hit->miles = match->miles;
          g_ptr_array_add (search->hits, hit);
        }
      charter_statement_reset (statement);
    }
  return TRUE;
}

static gboolean
prepare (CharterReference  *self,
         Search            *search,
         GError           **error)
{
  if (g_atomic_int_compare_and_exchange (&self->thesaurus_is_old, TRUE, FALSE))
    g_clear_pointer (&self->thesaurus, charter_thesaurus_free);
  if (!self->thesaurus)
    {
      g_autofree char *own = g_build_filename (self->data_dir, "synonyms.json", NULL);

      self->thesaurus = charter_thesaurus_new (own, error);
    }
  return self->thesaurus && (search->easting == 0 || charter_reference_prepare_places (self, error));
}

static gboolean
search_entries (CharterReference  *self,
                Search            *search,
                GError           **error)
{
  g_autoptr(CharterSearchQuery) query = NULL;
  g_autoptr(GArray) matches = NULL;
  gboolean again = FALSE;

  if (!prepare (self, search, error))
    return FALSE;
  query = charter_search_query_new (search->words, self->thesaurus);
  matches = collect (self, search, query, error);
  if (!matches)
    return FALSE;
  if ((matches->len == 0 || search->any_word) && !charter_search_query_correct (query, self->search, "entry", &again, error))
    return FALSE;
  if (again)
    {
      g_array_unref (matches);
      matches = collect (self, search, query, error);
      if (!matches)
        return FALSE;
    }
  if (query->longest >= 3)
    g_array_sort (matches, compare_matches);
  count (search, matches);
  g_ptr_array_add (query->also_searched, NULL);
  search->also_searched = g_strdupv ((char **) query->also_searched->pdata);
  return fetch (self, search, query, matches, error);
}

static void
run_search (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  CharterReference *self = source;
  Search *search = data;
  CharterSearchGuard guard = { &self->entries_serial, search->serial, cancellable };
  GError *error = NULL;
  gboolean ok;

  if (g_atomic_int_get (&self->entries_serial) != search->serial)
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
    search->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; query->ids && query->ids[i]; i++)
    g_hash_table_add (search->ids, g_strdup (query->ids[i]));
  search->chosen[CHARTER_FACET_COST] = charter_facets_of_strv (CHARTER_FACET_COST, query->costs);
  search->chosen[CHARTER_FACET_DAY] = charter_facets_of_strv (CHARTER_FACET_DAY, query->days);
  search->chosen[CHARTER_FACET_FRESH] = charter_facets_of_strv (CHARTER_FACET_FRESH, query->fresh);
  search->chosen[CHARTER_FACET_DISTANCE] = charter_facets_of_strv (CHARTER_FACET_DISTANCE, query->distances);
  search->age = query->age;
  search->age_to = MAX (query->age, query->age_to);
  search->easting = MAX (query->easting, 0);
  search->northing = query->northing;
  search->fresh_since = dup_year_ago ();
  search->any_word = query->any_word;
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
 * A newer search of the directory interrupts an older one, which ends as cancelled.
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

static void
run_find (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  CharterReference *self = source;
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM entry WHERE id = ?1", charter_entry_columns);
  GError *error = NULL;
  g_autoptr(CharterStatement) statement = charter_statement_new (self->search, sql, &error);
  CharterEntry *entry = NULL;
  gboolean has_row = FALSE;

  if (statement)
    {
      charter_statement_bind_text (statement, 1, data);
      if (charter_statement_step (statement, &has_row, &error) && has_row)
        entry = charter_reference_read_entry (statement);
    }
  g_clear_pointer (&statement, charter_statement_free);
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, entry, g_object_unref);
}

/**
 * charter_reference_find_entry_async:
 * @self: an open reference
 * @id: an entry's id
 * @cancellable: (nullable): cancels
 * @callback: called with the result
 * @user_data: for @callback
 *
 * Finds archived entries, too: an action may have been noted with one.
 */
void
charter_reference_find_entry_async (CharterReference    *self,
                                    const char          *id,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->reader != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_reference_find_entry_async);
  g_task_set_task_data (task, g_strdup (id ? id : ""), g_free);
  charter_worker_queue (self->reader, task, CHARTER_WORKER_READ, run_find);
}

CharterEntry *
charter_reference_find_entry_finish (CharterReference  *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
