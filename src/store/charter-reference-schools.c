/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include <string.h>

#include "charter-reference-private.h"
#include "charter-search-query.h"

/* Of so many matches the best are chosen; with more, what is typed says too little to choose by. */
#define MAX_MATCHES 600

typedef struct {
  char *words;
  guint limit;
  int serial;
} Search;

typedef struct {
  gint64 row;
  int score;
} Match;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->words);
  g_free (search);
}

static gboolean
word_begins (const char *at,
             const char *word,
             gboolean   *is_whole)
{
  gsize n = strlen (word);

  *is_whole = FALSE;
  if (g_ascii_strncasecmp (at, word, n) != 0)
    return FALSE;
  *is_whole = !g_ascii_isalnum (at[n]);
  return TRUE;
}

/* Names that begin with what is typed first, then names with whole words of it, then short names;
 * towns and postcodes after names, closed schools last. */
static int
score_school (CharterSearchQuery *query,
              const char         *name,
              const char         *status)
{
  int score = -(int) MIN (strlen (name), 60);

  for (guint i = 0; i < query->units->len; i++)
    {
      const CharterSearchUnit *unit = g_ptr_array_index (query->units, i);
      int best = 0;

      for (const char *at = name; *at; at++)
        {
          gboolean is_whole;

          if (at > name && g_ascii_isalnum (at[-1]))
            continue;
          if (word_begins (at, unit->typed, &is_whole))
            best = MAX (best, 100 + (is_whole ? 40 : 0) + (at == name && i == 0 ? 60 : 0));
        }
      score += best;
    }
  if (status && !g_str_has_prefix (status, "Open"))
    score -= 500;
  return score;
}

static int
compare_matches (gconstpointer a,
                 gconstpointer b)
{
  const Match *one = a;
  const Match *other = b;

  if (one->score != other->score)
    return other->score - one->score;
  return one->row < other->row ? -1 : one->row > other->row;
}

static gboolean
collect (CharterReference    *self,
         CharterSearchQuery  *query,
         guint                limit,
         GArray              *matches,
         GError             **error)
{
  g_autofree char *match = charter_search_query_dup_match (query, FALSE);
  g_autoptr(CharterStatement) statement =
    charter_statement_new (self->search,
                           "SELECT s.row, s.name, s.status FROM school_fts f JOIN school s ON s.row = f.rowid "
                           "WHERE school_fts MATCH ?1 LIMIT ?2", error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, match);
  charter_statement_bind_integer (statement, 2, query->longest < 3 ? limit : MAX_MATCHES);
  while (charter_statement_step (statement, &has_row, error))
    {
      Match found;

      if (!has_row)
        return TRUE;
      found.row = charter_statement_get_integer (statement, 0);
      found.score = query->longest < 3
        ? 0 : score_school (query, charter_statement_get_text (statement, 1),
                            charter_statement_get_text (statement, 2));
      g_array_append_val (matches, found);
    }
  return FALSE;
}

static gboolean
append_rows (CharterReference  *self,
             const char        *condition,
             gint64             first,
             gint64             last,
             guint              limit,
             GPtrArray         *rows,
             GError           **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM school WHERE %s LIMIT ?3",
                                          charter_school_columns, condition);
  g_autoptr(CharterStatement) statement = charter_statement_new (self->search, sql, error);
  gboolean has_row;

  if (!statement)
    return FALSE;
  charter_statement_bind_integer (statement, 1, first);
  charter_statement_bind_integer (statement, 2, last);
  charter_statement_bind_integer (statement, 3, limit);
  while (charter_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (rows, charter_reference_read_school (statement));
    }
  return FALSE;
}

/* Digits alone are the beginning of a URN, which has six. */
static gboolean
append_by_urn (CharterReference  *self,
               const char        *words,
               guint              limit,
               GPtrArray         *rows,
               GError           **error)
{
  g_autofree char *digits = g_strstrip (g_strdup (words));
  gsize n = strlen (digits);
  gint64 first = g_ascii_strtoll (digits, NULL, 10);
  gint64 width = 1;

  if (n == 0 || n > 7 || strspn (digits, "0123456789") != n || digits[0] == '0')
    return TRUE;
  for (gsize i = n; i < 6; i++)
    width *= 10;
  return append_rows (self, "row BETWEEN ?1 AND ?2", first * width, first * width + width - 1,
                      limit, rows, error);
}

static gboolean
search_words (CharterReference    *self,
              CharterSearchQuery  *query,
              guint                limit,
              GPtrArray           *rows,
              GError             **error)
{
  g_autoptr(GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  gboolean again = FALSE;

  if (query->units->len == 0)
    return TRUE;
  if (!charter_search_query_expand (query, self->search, "school", error) ||
      !collect (self, query, limit, matches, error))
    return FALSE;
  if (matches->len == 0 && rows->len == 0 &&
      !charter_search_query_correct (query, self->search, "school", &again, error))
    return FALSE;
  if (again && !collect (self, query, limit, matches, error))
    return FALSE;
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len && rows->len < limit; i++)
    {
      gint64 row = g_array_index (matches, Match, i).row;

      if (!append_rows (self, "row BETWEEN ?1 AND ?2", row, row, 1, rows, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
search_schools (CharterReference  *self,
                Search            *search,
                GPtrArray         *rows,
                GError           **error)
{
  g_autoptr(CharterSearchQuery) query = charter_search_query_new (search->words, NULL);

  return append_by_urn (self, search->words, search->limit, rows, error) &&
         search_words (self, query, search->limit, rows, error);
}

static void
run_search (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  CharterReference *self = source;
  Search *search = data;
  CharterSearchGuard guard = { &self->schools_serial, search->serial, cancellable };
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GError *error = NULL;
  gboolean ok;

  if (g_atomic_int_get (&self->schools_serial) != search->serial)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "A newer search was begun");
      return;
    }
  charter_reference_guard (self, &guard);
  ok = search_schools (self, search, rows, &error);
  charter_reference_guard (self, NULL);
  if (ok)
    g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * charter_reference_search_schools_async:
 * @self: an open reference
 * @words: words of names, towns and postcodes in any order, half ones too; or a URN
 * @limit: how many schools at most
 * @cancellable: (nullable): stops the search
 * @callback: called with the result
 * @user_data: for @callback
 *
 * A newer search of schools interrupts an older one, which ends as cancelled. Ranking begins with
 * the third letter.
 */
void
charter_reference_search_schools_async (CharterReference    *self,
                                        const char          *words,
                                        guint                limit,
                                        GCancellable        *cancellable,
                                        GAsyncReadyCallback  callback,
                                        gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Search *search;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->reader != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_reference_search_schools_async);
  search = g_new0 (Search, 1);
  search->words = g_strdup (words ? words : "");
  search->limit = limit;
  search->serial = g_atomic_int_add (&self->schools_serial, 1) + 1;
  g_task_set_task_data (task, search, search_free);
  charter_worker_queue (self->reader, task, CHARTER_WORKER_READ, run_search);
}

/**
 * charter_reference_search_schools_finish:
 * @self: the reference
 * @result: as the callback has it
 * @error: why it could not be searched
 *
 * Returns: (transfer full) (nullable) (element-type CharterSchool): what was found, best first; the store
 *   keeps none of them
 */
GPtrArray *
charter_reference_search_schools_finish (CharterReference  *self,
                                         GAsyncResult      *result,
                                         GError           **error)
{
  g_autoptr(GPtrArray) rows = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  rows = g_task_propagate_pointer (G_TASK (result), error);
  return rows ? charter_reference_make_schools (rows) : NULL;
}

static void
run_find (GTask        *task,
          gpointer      source,
          gpointer      data,
          GCancellable *cancellable)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *urn = data;
  GError *error = NULL;
  gint64 row = 0;
  gsize n = strlen (urn);

  if (n > 0 && n < 10 && strspn (urn, "0123456789") == n)
    row = g_ascii_strtoll (urn, NULL, 10);
  if (append_rows (source, "row BETWEEN ?1 AND ?2", row, row, 1, rows, &error))
    g_task_return_pointer (task, g_steal_pointer (&rows), (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * charter_reference_find_school_async:
 * @self: an open reference
 * @urn: a school's unique reference number
 * @cancellable: (nullable): cancels
 * @callback: called with the result
 * @user_data: for @callback
 */
void
charter_reference_find_school_async (CharterReference    *self,
                                     const char          *urn,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (CHARTER_IS_REFERENCE (self));
  g_return_if_fail (self->reader != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, charter_reference_find_school_async);
  g_task_set_task_data (task, g_strdup (urn ? urn : ""), g_free);
  charter_worker_queue (self->reader, task, CHARTER_WORKER_READ, run_find);
}

/**
 * charter_reference_find_school_finish:
 * @self: the reference
 * @result: as the callback has it
 * @error: why it could not be looked up
 *
 * Returns: (transfer full) (nullable): the school; %NULL without @error: it is not in the register
 */
CharterSchool *
charter_reference_find_school_finish (CharterReference  *self,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) schools = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  rows = g_task_propagate_pointer (G_TASK (result), error);
  if (!rows || rows->len == 0)
    return NULL;
  schools = charter_reference_make_schools (rows);
  return g_object_ref (g_ptr_array_index (schools, 0));
}
