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
              Word        word,
              const char *text)
{
  return has_word (phrase, word) && !has_word (joining, word) && strstr (text, phrase);
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

static gboolean
is_matched (CharterSearchQuery *query,
            Word                word,
            const char         *text)
{
  for (guint i = 0; i < query->units->len; i++)
    {
      const CharterSearchUnit *unit = g_ptr_array_index (query->units, i);

      if (strchr (unit->typed, ' ') ? is_in_phrase (unit->phrases->pdata[0], word, text) : is_typed (unit, word))
        return TRUE;
      for (guint j = 1; j < unit->phrases->len; j++)
        if (is_in_phrase (unit->phrases->pdata[j], word, text))
          return TRUE;
    }
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

/* Takes @text. */
static void
add_matched (CharterSearchQuery *query,
             char               *text,
             GPtrArray          *matched)
{
  Word word = { text + 1, 0 };

  for (; *word.start; word.start += word.length + 1)
    {
      g_autofree char *found = NULL;

      word.length = strcspn (word.start, " ");
      if (!is_matched (query, word, text))
        continue;
      found = g_strndup (word.start, word.length);
      if (!g_ptr_array_find_with_equal_func (matched, found, g_str_equal, NULL))
        g_ptr_array_add (matched, g_steal_pointer (&found));
    }
  g_free (text);
}

/**
 * charter_search_query_list_matched:
 * @self: what was looked for
 * @entry: an entry that was found
 *
 * Returns: (transfer full): the words of the texts that a person may see for which it was found: what was
 *   typed, as far as it was typed or put right, and what means the same
 */
char **
charter_search_query_list_matched (CharterSearchQuery *self,
                                   CharterEntry       *entry)
{
  const char *texts[] = {
    charter_entry_get_name (entry), charter_entry_get_organisation (entry),
    charter_entry_get_description (entry), charter_entry_get_eligibility (entry),
    charter_entry_get_referral (entry), charter_entry_get_address (entry),
    charter_entry_get_postcode (entry), charter_entry_get_needed_first (entry),
    charter_entry_get_schedule (entry), charter_entry_get_cost (entry),
  };
  GPtrArray *matched = g_ptr_array_new ();

  prepare (self);
  for (guint i = 0; self->units->len > 0 && i < G_N_ELEMENTS (texts); i++)
    if (texts[i])
      add_matched (self, charter_words_dup_spaced (texts[i]), matched);
  g_ptr_array_add (matched, NULL);
  return (char **) g_ptr_array_free (matched, FALSE);
}
