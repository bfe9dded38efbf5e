/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-word-index.h"

#include <string.h>

#include "charter-search-ranking.h"
#include "charter-tokenizer.h"

/*
 * FTS5 gives the matches of a frequent word one by one, and asks for each of its synonyms where it stands:
 * with ten thousand entries that is twenty milliseconds for "parents". Here a word is a list of numbers.
 * The words are those of the same tokenizer, so both find the same.
 */

/* A directory has few different terms of several words that are asked for. */
#define MAX_PHRASES 500

typedef struct {
  const char *text;
  GArray     *places; /* of guint32, by position */
} Term;

struct _CharterWordIndex
{
  fts5_tokenizer methods;
  Fts5Tokenizer *tokenizer;
  GStringChunk  *texts;
  GHashTable    *by_text; /* -> Term */
  GPtrArray     *terms;   /* of Term, by text when ready */
  GHashTable    *phrases; /* char * -> GArray of places */
  gint64         last_row;
  gboolean       is_ready;
};

static void
term_free (gpointer data)
{
  Term *term = data;

  g_array_unref (term->places);
  g_free (term);
}

/**
 * charter_word_index_new:
 * @database: the reader's connection, which has the tokenizer "charter"; must outlive the index
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an index that has read nothing yet
 */
CharterWordIndex *
charter_word_index_new (CharterDatabase  *database,
                        GError          **error)
{
  g_autoptr(CharterWordIndex) self = g_new0 (CharterWordIndex, 1);
  fts5_api *api = charter_tokenizer_get_api (database, error);
  void *data = NULL;
  int result;

  self->texts = g_string_chunk_new (16384);
  self->by_text = g_hash_table_new (g_str_hash, g_str_equal);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  if (!api)
    return NULL;
  result = api->xFindTokenizer (api, "charter", &data, &self->methods);
  if (result == SQLITE_OK)
    result = self->methods.xCreate (data, NULL, 0, &self->tokenizer);
  if (result == SQLITE_OK)
    return g_steal_pointer (&self);
  charter_database_set_error (database, result, error);
  return NULL;
}

/**
 * charter_word_index_free:
 * @self: (transfer full) (nullable): an index of words
 */
void
charter_word_index_free (CharterWordIndex *self)
{
  if (!self)
    return;
  if (self->tokenizer)
    self->methods.xDelete (self->tokenizer);
  g_hash_table_unref (self->by_text);
  g_ptr_array_unref (self->terms);
  g_hash_table_unref (self->phrases);
  g_string_chunk_free (self->texts);
  g_free (self);
}

typedef struct {
  CharterWordIndex *index;
  guint             position;
  guint             worth;
} Taking;

static void
add_place (Term  *term,
           guint  position,
           guint  worth)
{
  guint32 place = CHARTER_PLACE_NEW (position, worth);
  guint32 *last = term->places->len > 0
    ? &g_array_index (term->places, guint32, term->places->len - 1) : NULL;

  if (!last || CHARTER_PLACE_GET_POSITION (*last) != position)
    g_array_append_val (term->places, place);
  else
    *last = MAX (*last, place);
}

static int
take_token_cb (void       *data,
               int         flags,
               const char *token,
               int         length,
               int         start,
               int         end)
{
  Taking *taking = data;
  CharterWordIndex *self = taking->index;
  char text[256]; /* what is longer is no word */
  Term *term;

  if (length <= 0 || length >= (int) sizeof text)
    return SQLITE_OK;
  memcpy (text, token, (size_t) length);
  text[length] = '\0';
  term = g_hash_table_lookup (self->by_text, text);
  if (!term)
    {
      term = g_new0 (Term, 1);
      term->text = g_string_chunk_insert_len (self->texts, text, length);
      term->places = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_ptr_array_add (self->terms, term);
      g_hash_table_insert (self->by_text, (char *) term->text, term);
    }
  add_place (term, taking->position, taking->worth);
  return SQLITE_OK;
}

static int
compare_terms (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(const Term * const *) a)->text, (*(const Term * const *) b)->text);
}

static void
take_row (CharterWordIndex *self,
          CharterStatement *statement,
          guint             position)
{
  guint n = charter_statement_get_n_columns (statement);

  for (guint i = 1; i < n; i++)
    {
      const char *text = charter_statement_get_text (statement, (int) i);
      Taking taking = { self, position, charter_search_ranking_get_worth (i - 1) };

      if (text)
        self->methods.xTokenize (self->tokenizer, &taking, FTS5_TOKENIZE_DOCUMENT, text, (int) strlen (text),
                                 take_token_cb);
    }
}

/**
 * charter_word_index_read:
 * @self: an index that is not ready
 * @database: the reader's connection
 * @entries: the entries, which give the positions
 * @n_entries: how many to read at most
 * @error: return location
 *
 * Reads on where the last call ended, so that a search does not wait for the whole; the last one makes the
 * index ready.
 */
gboolean
charter_word_index_read (CharterWordIndex   *self,
                         CharterDatabase    *database,
                         CharterEntryIndex  *entries,
                         guint               n_entries,
                         GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT row, %s FROM entry WHERE row > ?1 AND facets & 32768 = 0 "
                                          "ORDER BY row LIMIT %u", charter_search_ranking_columns, n_entries);
  g_autoptr(CharterStatement) statement = charter_statement_new (database, sql, error);
  gboolean has_row;
  guint from = 0;

  if (!statement)
    return FALSE;
  charter_statement_bind_integer (statement, 1, self->last_row);
  for (guint n = 0; n < n_entries; n++)
    {
      const CharterIndexedEntry *entry;

      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        {
          g_ptr_array_sort (self->terms, compare_terms);
          self->is_ready = TRUE;
          return TRUE;
        }
      self->last_row = charter_statement_get_integer (statement, 0);
      entry = charter_entry_index_find (entries, self->last_row, &from);
      if (entry)
        take_row (self, statement, charter_entry_index_get_position (entries, entry));
    }
  return TRUE;
}

/**
 * charter_word_index_is_ready:
 * @self: an index of words
 *
 * Returns: whether it has been built
 */
gboolean
charter_word_index_is_ready (CharterWordIndex *self)
{
  return self && self->is_ready;
}

/**
 * charter_word_index_fit_places:
 * @places: (element-type guint32): where a word or a phrase is
 * @worth: how much it is worth there, in tenths
 * @fit: (inout): by position: 0 where it is not, else one more than how well it fits; only rises
 */
void
charter_word_index_fit_places (const GArray *places,
                               guint         worth,
                               guint8       *fit)
{
  for (guint i = 0; i < places->len; i++)
    {
      guint32 place = g_array_index (places, guint32, i);
      guint8 *at = &fit[CHARTER_PLACE_GET_POSITION (place)];

      *at = MAX (*at, (guint8) (1 + CHARTER_PLACE_GET_WORTH (place) * worth / CHARTER_WORTH_TYPED));
    }
}

static guint
find_first (CharterWordIndex *self,
            const char       *text)
{
  guint low = 0;
  guint high = self->terms->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (strcmp (((Term *) self->terms->pdata[middle])->text, text) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* A word and its stem, which stand in one place. */
typedef struct {
  char  texts[2][256];
  guint n;
  guint n_places;
} Tokens;

static int
keep_token_cb (void       *data,
               int         flags,
               const char *token,
               int         length,
               int         start,
               int         end)
{
  Tokens *tokens = data;

  if (!(flags & FTS5_TOKEN_COLOCATED))
    tokens->n_places++;
  if (tokens->n >= G_N_ELEMENTS (tokens->texts) || length >= (int) sizeof tokens->texts[0])
    return SQLITE_OK;
  memcpy (tokens->texts[tokens->n], token, (size_t) length);
  tokens->texts[tokens->n++][length] = '\0';
  return SQLITE_OK;
}

/**
 * charter_word_index_fit:
 * @self: an index that is ready
 * @word: what is looked for
 * @is_prefix: whether longer words that begin so are meant, too
 * @worth: how much it is worth, in tenths
 * @fit: (inout): see charter_word_index_fit_places()
 *
 * Returns: %FALSE when it is more than one word, which only the database can find
 */
gboolean
charter_word_index_fit (CharterWordIndex *self,
                        const char       *word,
                        gboolean          is_prefix,
                        guint             worth,
                        guint8           *fit)
{
  Tokens tokens = { .n = 0 };

  self->methods.xTokenize (self->tokenizer, &tokens, FTS5_TOKENIZE_QUERY, word, (int) strlen (word), keep_token_cb);
  if (tokens.n_places > 1)
    return FALSE;
  for (guint i = 0; i < tokens.n; i++)
    {
      const char *text = tokens.texts[i];
      Term *same = is_prefix ? NULL : g_hash_table_lookup (self->by_text, text);

      if (same)
        charter_word_index_fit_places (same->places, worth, fit);
      for (guint j = is_prefix ? find_first (self, text) : self->terms->len; j < self->terms->len; j++)
        {
          Term *term = self->terms->pdata[j];

          if (!g_str_has_prefix (term->text, text))
            break;
          charter_word_index_fit_places (term->places, worth, fit);
        }
    }
  return TRUE;
}

/**
 * charter_word_index_get_phrase:
 * @self: the index
 * @phrase: several words
 *
 * Returns: (nullable) (element-type guint32): where it is; %NULL when nobody has asked yet
 */
const GArray *
charter_word_index_get_phrase (CharterWordIndex *self,
                               const char       *phrase)
{
  return g_hash_table_lookup (self->phrases, phrase);
}

/**
 * charter_word_index_keep_phrase:
 * @self: the index
 * @phrase: several words
 * @places: (transfer full) (element-type guint32): where it is
 */
void
charter_word_index_keep_phrase (CharterWordIndex *self,
                                const char       *phrase,
                                GArray           *places)
{
  if (g_hash_table_size (self->phrases) >= MAX_PHRASES)
    g_hash_table_remove_all (self->phrases);
  g_hash_table_insert (self->phrases, g_strdup (phrase), places);
}
