/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-search-query.h"

#include <string.h>

/* A word of a text, between two spaces. */
typedef struct {
  const char *start;
  gsize       length;
} Word;

/* What stands between two spaces of " speech and language ". */
static gboolean
has_word (const char *phrase,
          Word        word)
{
  const char *found = memmem (phrase, strlen (phrase), word.start - 1, word.length + 2);

  return found != NULL;
}

/* Between the words of a term; alone they are everywhere and say nothing. */
static const char joining[] = " a an and as at by for in of on or the to with ";

/* A term of several words stands out only where all of them follow one another. */
static gboolean
is_in_phrase (const char *phrase,
              Word        word)
{
  return has_word (phrase, word) && !has_word (joining, word);
}

static gboolean
begins_with (Word        word,
             const char *typed,
             gsize       n)
{
  return word.length >= n && memcmp (word.start, typed, n) == 0;
}

/* Half words, plurals and other endings of a word that was typed: "excluded" for "exclusion" is none. */
static gboolean
is_typed (const CharterSearchUnit *unit,
          Word                     word)
{
  gsize n = strlen (unit->typed);

  return begins_with (word, unit->typed, n) ||
         (n > 4 && word.length > 3 && word.length < n && memcmp (unit->typed, word.start, word.length) == 0) ||
         (n > 4 && begins_with (word, unit->typed, n - 2));
}

/* Those terms of the query that stand in @text: few, where all of them would be compared with each word. */
static void
list_phrases (CharterSearchQuery *query,
              const char         *text,
              GPtrArray          *phrases)
{
  g_ptr_array_set_size (phrases, 0);
  for (guint i = 0; i < query->units->len; i++)
    {
      const CharterSearchUnit *unit = g_ptr_array_index (query->units, i);

      for (guint j = strchr (unit->typed, ' ') ? 0 : 1; j < unit->phrases->len; j++)
        if (strstr (text, unit->phrases->pdata[j]))
          g_ptr_array_add (phrases, unit->phrases->pdata[j]);
    }
}

static gboolean
is_matched (CharterSearchQuery *query,
            GPtrArray          *phrases,
            Word                word)
{
  for (guint i = 0; i < query->units->len; i++)
    {
      const CharterSearchUnit *unit = g_ptr_array_index (query->units, i);

      if (!strchr (unit->typed, ' ') && is_typed (unit, word))
        return TRUE;
    }
  for (guint i = 0; i < phrases->len; i++)
    if (is_in_phrase (phrases->pdata[i], word))
      return TRUE;
  return FALSE;
}

/* What is looked for as it stands in a text, with a space at both ends: what was typed, then the others. */
static void
prepare (CharterSearchQuery *query)
{
  for (guint i = 0; i < query->units->len; i++)
    {
      CharterSearchUnit *unit = g_ptr_array_index (query->units, i);

      if (unit->phrases)
        continue;
      unit->phrases = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (unit->phrases, g_strconcat (" ", unit->typed, " ", NULL));
      for (guint j = 0; j < unit->alternatives->len; j++)
        g_ptr_array_add (unit->phrases, g_strconcat (" ", unit->alternatives->pdata[j], " ", NULL));
    }
}

static gboolean
is_listed (GPtrArray *matched,
           Word       word)
{
  for (guint i = 0; i < matched->len; i++)
    if (strncmp (matched->pdata[i], word.start, word.length) == 0 && !((char *) matched->pdata[i])[word.length])
      return TRUE;
  return FALSE;
}

static void
add_matched (CharterSearchQuery *query,
             const char         *text,
             GPtrArray          *phrases,
             GPtrArray          *matched)
{
  Word word = { text + 1, 0 };

  list_phrases (query, text, phrases);
  for (; *word.start; word.start += word.length + 1)
    {
      word.length = strcspn (word.start, " ");
      if (is_matched (query, phrases, word) && !is_listed (matched, word))
        g_ptr_array_add (matched, g_strndup (word.start, word.length));
    }
}

/**
 * charter_search_query_dup_spaced:
 * @entry: an entry
 *
 * Returns: (transfer full): those of its texts that a person may see, as words are looked for in them
 */
char **
charter_search_query_dup_spaced (CharterEntry *entry)
{
  const char *texts[] = {
    charter_entry_get_name (entry), charter_entry_get_organisation (entry),
    charter_entry_get_description (entry), charter_entry_get_eligibility (entry),
    charter_entry_get_referral (entry), charter_entry_get_address (entry),
    charter_entry_get_postcode (entry), charter_entry_get_needed_first (entry),
    charter_entry_get_schedule (entry), charter_entry_get_cost (entry),
  };
  char **spaced = g_new0 (char *, G_N_ELEMENTS (texts) + 1);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i])
      spaced[n++] = charter_words_dup_spaced (texts[i]);
  return spaced;
}

/**
 * charter_search_query_list_matched:
 * @self: what was looked for
 * @spaced: the texts of an entry that was found, of charter_search_query_dup_spaced()
 *
 * Returns: (transfer full): the words of the texts for which it was found: what was typed, as far as it was
 *   typed or put right, and what means the same
 */
char **
charter_search_query_list_matched (CharterSearchQuery *self,
                                   const char * const *spaced)
{
  g_autoptr(GPtrArray) phrases = g_ptr_array_new ();
  GPtrArray *matched = g_ptr_array_new ();

  prepare (self);
  for (guint i = 0; spaced[i]; i++)
    add_matched (self, spaced[i], phrases, matched);
  g_ptr_array_add (matched, NULL);
  return (char **) g_ptr_array_free (matched, FALSE);
}
