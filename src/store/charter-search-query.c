/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-search-query.h"

#include <string.h>

#define MAX_WORDS  16
#define MAX_LETTERS 40
#define MAX_ENDINGS 12

/* Said in passing; a text without them is found all the same. */
static const char * const stop_words[] = {
  "a", "about", "after", "again", "all", "also", "always", "am", "an", "and", "any", "are", "as",
  "asks", "at", "be", "because", "been", "before", "being", "both", "but", "by", "can", "cannot",
  "cant", "do", "does", "doesnt", "dont", "even", "every", "everything", "for", "from", "get",
  "gets", "getting", "go", "goes", "going", "had", "has", "have", "having", "he", "her", "him",
  "his", "how", "i", "if", "in", "into", "is", "it", "just", "keep", "keeps", "like", "lot",
  "lots", "me", "more", "most", "much", "my", "never", "no", "nobody", "not", "now", "of", "off",
  "often", "on", "only", "or", "other", "our", "out", "over", "own", "say", "says", "she",
  "should", "so", "some", "somebody", "someone", "still", "such", "than", "that", "the", "their",
  "them", "then", "there", "these", "they", "this", "those", "to", "too", "up", "us", "very",
  "want", "wants", "was", "we", "were", "what", "when", "where", "which", "while", "who", "will",
  "with", "wont", "would", "you", "your", NULL
};
/* Whom it is about says nothing of what is needed; nearly every service is for one of them. */
static const char * const child_words[] = {
  "boy", "boys", "child", "children", "girl", "girls", "kid", "kids", "learner", "learners", "lad",
  "pupil", "pupils", "student", "students", NULL
};
static const char * const school_stop_words[] = { "and", "of", "the", NULL };

static void
unit_free (gpointer data)
{
  CharterSearchUnit *unit = data;

  g_free (unit->typed);
  g_ptr_array_unref (unit->alternatives);
  g_clear_pointer (&unit->phrases, g_ptr_array_unref);
  g_clear_pointer (&unit->endings, g_ptr_array_unref);
  g_free (unit);
}

static CharterSearchUnit *
add_unit (CharterSearchQuery *self,
          const char         *typed)
{
  CharterSearchUnit *unit = g_new0 (CharterSearchUnit, 1);

  unit->typed = g_strdup (typed);
  unit->alternatives = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->units, unit);
  self->longest = MAX (self->longest, (guint) g_utf8_strlen (typed, -1));
  return unit;
}

static void
add_alternatives (CharterSearchUnit  *unit,
                  char              **terms,
                  GPtrArray          *shown)
{
  for (guint i = 0; terms[i]; i++)
    {
      g_autoptr(GPtrArray) words = charter_words_split (terms[i]);
      g_autofree char *term = NULL;

      g_ptr_array_add (words, NULL);
      term = g_strjoinv (" ", (char **) words->pdata);
      if (g_str_equal (term, unit->typed))
        continue;
      g_ptr_array_add (unit->alternatives, g_steal_pointer (&term));
      if (shown)
        g_ptr_array_add (shown, g_strdup (terms[i]));
    }
}

static guint
add_group (CharterSearchQuery *self,
           CharterThesaurus   *thesaurus,
           GPtrArray          *words,
           guint               position)
{
  guint n;
  const CharterSynonyms *group = charter_thesaurus_match (thesaurus, words, position, &n);
  g_autoptr(GString) typed = NULL;
  CharterSearchUnit *unit;

  if (!group)
    return 0;
  typed = g_string_new (g_ptr_array_index (words, position));
  for (guint i = position + 1; i < position + n; i++)
    g_string_append_printf (typed, " %s", (char *) g_ptr_array_index (words, i));
  unit = add_unit (self, typed->str);
  add_alternatives (unit, group->shown, self->also_searched);
  unit->n_shown = unit->alternatives->len;
  add_alternatives (unit, group->hidden, NULL);
  return n;
}

/* "de12ab" is "de1 2ab", and "marys" is "mary", which begins "Mary's", too. */
static void
add_school_word (CharterSearchQuery *self,
                 const char         *word)
{
  gsize n = strlen (word);
  g_autofree char *changed = g_strdup (word);

  if (n >= 5 && n <= 7 && g_ascii_isalpha (word[0]) && g_ascii_isdigit (word[n - 3]) &&
      g_ascii_isalpha (word[n - 2]) && g_ascii_isalpha (word[n - 1]) &&
      (g_ascii_isdigit (word[1]) || g_ascii_isdigit (word[2])))
    {
      add_unit (self, word + n - 3);
      changed[n - 3] = '\0';
    }
  else if (n > 3 && word[n - 1] == 's' && word[n - 2] != 's')
    {
      changed[n - 1] = '\0';
    }
  add_unit (self, changed);
}

static gboolean
is_number (const char *word)
{
  static const char * const numbers[] = {
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", NULL
  };

  return word[strspn (word, "0123456789")] == '\0' || g_strv_contains (numbers, word);
}

static gboolean
is_word_of (GPtrArray          *words,
            guint               i,
            const char * const *which)
{
  return i < words->len && g_strv_contains (which, words->pdata[i]);
}

/* "year 8", "y8", "KS2", "aged four", "four year old": how old a child is. Services say that in figures,
 * which the filters look at, and not in words.
 *
 * Returns: how many words say it; 0 for none */
static guint
count_age_words (GPtrArray *words,
                 guint      i)
{
  static const char * const before[] = { "year", "yr", "aged", "age", "stage", NULL };
  static const char * const after[] = { "year", "years", NULL };
  static const char * const old[] = { "old", "olds", NULL };
  const char *word = words->pdata[i];

  if (i + 1 < words->len && g_strv_contains (before, word) && is_number (words->pdata[i + 1]))
    return 2;
  if (is_number (word) && is_word_of (words, i + 1, after))
    return is_word_of (words, i + 2, old) ? 3 : 2;
  if ((g_str_has_prefix (word, "ks") || g_str_has_prefix (word, "yr")) && word[2] && is_number (word + 2))
    return 1;
  return word[0] == 'y' && word[1] && is_number (word + 1) ? 1 : 0;
}

static void
add_words (CharterSearchQuery *self,
           GPtrArray          *words,
           CharterThesaurus   *thesaurus,
           gboolean            keep_all)
{
  const char * const *stops = thesaurus ? stop_words : school_stop_words;
  guint i = 0;

  while (i < words->len && self->units->len < MAX_WORDS)
    {
      const char *word = g_ptr_array_index (words, i);
      guint n = thesaurus && !keep_all ? count_age_words (words, i) : 0;

      if (n == 0 && thesaurus)
        n = add_group (self, thesaurus, words, i);
      if (n > 0)
        {
          i += n;
          continue;
        }
      i++;
      if (!keep_all && (g_strv_contains (stops, word) || (thesaurus && g_strv_contains (child_words, word))))
        continue;
      if (thesaurus)
        add_unit (self, word);
      else
        add_school_word (self, word);
    }
}

/**
 * charter_search_query_new:
 * @words: (nullable): as a person typed them
 * @thesaurus: (nullable): the synonyms of the directory; %NULL to search schools
 *
 * Returns: (transfer full): what is looked for; no units when nothing is said
 */
CharterSearchQuery *
charter_search_query_new (const char       *words,
                          CharterThesaurus *thesaurus)
{
  CharterSearchQuery *self = g_new0 (CharterSearchQuery, 1);
  g_autoptr(GPtrArray) split = charter_words_split (words);

  self->units = g_ptr_array_new_with_free_func (unit_free);
  self->also_searched = g_ptr_array_new_with_free_func (g_free);
  add_words (self, split, thesaurus, FALSE);
  if (self->units->len == 0)
    add_words (self, split, thesaurus, TRUE);
  return self;
}

/**
 * charter_search_query_free:
 * @self: (transfer full) (nullable): a search query
 */
void
charter_search_query_free (CharterSearchQuery *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->units);
  g_ptr_array_unref (self->also_searched);
  g_free (self);
}

/* Folded words have neither quotation marks nor operators in them. */
static void
append_unit (GString                 *match,
             const CharterSearchUnit *unit)
{
  if (!unit->endings)
    g_string_append_printf (match, "(\"%s\" *", unit->typed);
  for (guint i = 0; unit->endings && i < unit->endings->len; i++)
    g_string_append_printf (match, "%s\"%s\"", i > 0 ? " OR " : "(", (char *) g_ptr_array_index (unit->endings, i));
  for (guint i = 0; i < unit->alternatives->len; i++)
    g_string_append_printf (match, " OR \"%s\"", (char *) g_ptr_array_index (unit->alternatives, i));
  g_string_append_c (match, ')');
}

/**
 * charter_search_query_dup_match:
 * @self: a query with at least one unit
 * @any_word: whether one unit is enough
 *
 * Returns: (transfer full): an FTS5 expression
 */
char *
charter_search_query_dup_match (CharterSearchQuery *self,
                                gboolean            any_word)
{
  GString *match = g_string_new (NULL);

  for (guint i = 0; i < self->units->len; i++)
    {
      if (i > 0)
        g_string_append (match, any_word ? " OR " : " AND ");
      append_unit (match, g_ptr_array_index (self->units, i));
    }
  return g_string_free (match, FALSE);
}

static GPtrArray *
list_endings (CharterDatabase  *database,
              const char       *table,
              const char       *typed,
              GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT word FROM %s_word WHERE word >= ?1 AND word < ?2 LIMIT %d",
                                          table, MAX_ENDINGS + 1);
  g_autofree char *to = g_strconcat (typed, "\xf4\x8f\xbf\xbf", NULL);
  g_autoptr(CharterStatement) statement = charter_statement_new (database, sql, error);
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row;

  if (!statement)
    return NULL;
  charter_statement_bind_text (statement, 1, typed);
  charter_statement_bind_text (statement, 2, to);
  while (charter_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&words);
      g_ptr_array_add (words, g_strdup (charter_statement_get_text (statement, 0)));
    }
  return NULL;
}

/**
 * charter_search_query_expand:
 * @self: a query
 * @database: the reader's connection
 * @table: "school" or "entry"
 * @error: return location
 *
 * Beyond the three letters of its prefix index FTS5 gathers every match of a half word before it
 * gives the first one; of whole words it gives them one by one. So a half word with few endings
 * becomes these.
 */
gboolean
charter_search_query_expand (CharterSearchQuery  *self,
                             CharterDatabase     *database,
                             const char          *table,
                             GError             **error)
{
  for (guint i = 0; i < self->units->len; i++)
    {
      CharterSearchUnit *unit = g_ptr_array_index (self->units, i);
      g_autoptr(GPtrArray) endings = NULL;

      g_clear_pointer (&unit->endings, g_ptr_array_unref);
      if (strlen (unit->typed) < 4 || strchr (unit->typed, ' '))
        continue;
      endings = list_endings (database, table, unit->typed, error);
      if (!endings)
        return FALSE;
      if (endings->len > 0 && endings->len <= MAX_ENDINGS)
        unit->endings = g_steal_pointer (&endings);
    }
  return TRUE;
}

/**
 * charter_search_distance:
 * @typed: a word that was not found, folded
 * @word: a word that is there
 * @limit: what is too many
 *
 * Returns: how many letters have to be added, dropped, changed or swapped with the next to make
 *   @typed the beginning of @word; @limit at most
 */
guint
charter_search_distance (const char *typed,
                         const char *word,
                         guint       limit)
{
  gsize n = strlen (typed);
  gsize m = strlen (word);
  guint rows[3][MAX_LETTERS + 2];
  guint best = limit;

  if (n > MAX_LETTERS || n > m + limit)
    return limit;
  m = MIN (m, n + limit);
  for (gsize j = 0; j <= m && j <= MAX_LETTERS + 1; j++)
    rows[0][j] = (guint) j;
  m = MIN (m, MAX_LETTERS + 1);
  for (gsize i = 1; i <= n; i++)
    {
      guint *above = rows[(i - 1) % 3];
      guint *row = rows[i % 3];

      row[0] = (guint) i;
      for (gsize j = 1; j <= m; j++)
        {
          guint cost = typed[i - 1] != word[j - 1];

          row[j] = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
          if (i > 1 && j > 1 && typed[i - 1] == word[j - 2] && typed[i - 2] == word[j - 1])
            row[j] = MIN (row[j], rows[(i - 2) % 3][j - 2] + 1);
        }
    }
  for (gsize j = 0; j <= m; j++)
    best = MIN (best, rows[n % 3][j]);
  return best;
}

static gboolean
is_found (CharterDatabase    *database,
          const char         *table,
          CharterSearchUnit  *unit,
          gboolean           *found,
          GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s_fts WHERE %s_fts MATCH ?1 LIMIT 1", table, table);
  g_autoptr(CharterStatement) statement = charter_statement_new (database, sql, error);
  g_autoptr(GString) match = g_string_new (NULL);

  if (!statement)
    return FALSE;
  append_unit (match, unit);
  charter_statement_bind_text (statement, 1, match->str);
  return charter_statement_step (statement, found, error);
}

/* The word of the index that is nearest to @typed, of several the most frequent; among those between
 * @from and @to, in bytes. */
static gboolean
find_between (CharterDatabase  *database,
              const char       *table,
              const char       *typed,
              const char       *from,
              const char       *to,
              char            **nearest,
              GError          **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT word, n FROM %s_word WHERE word >= ?1 AND word < ?2", table);
  g_autoptr(CharterStatement) statement = charter_statement_new (database, sql, error);
  guint limit = strlen (typed) >= 9 ? 3 : 2;
  double best = limit;
  gboolean has_row;

  *nearest = NULL;
  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, from);
  charter_statement_bind_text (statement, 2, to);
  while (charter_statement_step (statement, &has_row, error))
    {
      const char *word;
      double distance;

      if (!has_row)
        return TRUE;
      word = charter_statement_get_text (statement, 0);
      distance = charter_search_distance (typed, word, limit);
      if (distance >= limit)
        continue;
      distance += 0.4 / (1.0 + (double) charter_statement_get_integer (statement, 1));
      if (distance >= best)
        continue;
      best = distance;
      g_free (*nearest);
      *nearest = g_strdup (word);
    }
  g_clear_pointer (nearest, g_free);
  return FALSE;
}

/* A wrong first letter is the rarest slip: words that begin with the right one are looked at first. */
static gboolean
find_nearest (CharterDatabase  *database,
              const char       *table,
              const char       *typed,
              char            **nearest,
              GError          **error)
{
  char from[2] = { typed[0], '\0' };
  char to[2] = { (char) (typed[0] + 1), '\0' };

  if (g_ascii_isalnum (typed[0]) && !find_between (database, table, typed, from, to, nearest, error))
    return FALSE;
  return *nearest || find_between (database, table, typed, "", "\xf4\x8f\xbf\xbf", nearest, error);
}

/**
 * charter_search_query_correct:
 * @self: a query that finds nothing
 * @database: the reader's connection
 * @table: "school" or "entry"
 * @has_changed: (out): whether it is worth asking again
 * @error: return location
 *
 * Puts the nearest word of the index in the place of each typed word of four letters or more that
 * is nowhere in it: one slip, from nine letters on two.
 *
 * Returns: %FALSE with @error set when the index cannot be read
 */
gboolean
charter_search_query_correct (CharterSearchQuery  *self,
                              CharterDatabase     *database,
                              const char          *table,
                              gboolean            *has_changed,
                              GError             **error)
{
  *has_changed = FALSE;
  for (guint i = 0; i < self->units->len; i++)
    {
      CharterSearchUnit *unit = g_ptr_array_index (self->units, i);
      g_autofree char *nearest = NULL;
      gboolean found;

      if (strlen (unit->typed) < 4 || strchr (unit->typed, ' '))
        continue;
      if (!is_found (database, table, unit, &found, error))
        return FALSE;
      if (found)
        continue;
      if (!find_nearest (database, table, unit->typed, &nearest, error))
        return FALSE;
      if (!nearest)
        continue;
      g_free (unit->typed);
      g_clear_pointer (&unit->endings, g_ptr_array_unref);
      unit->typed = g_steal_pointer (&nearest);
      *has_changed = TRUE;
    }
  return TRUE;
}
