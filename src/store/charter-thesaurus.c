/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-thesaurus.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "charter-directory-resource.h"

struct _CharterThesaurus
{
  GPtrArray  *groups;  /* of CharterSynonyms */
  GHashTable *by_term; /* the words of a term with a space between -> CharterSynonyms */
  guint       longest; /* words in a term */
};

static void
synonyms_free (gpointer data)
{
  CharterSynonyms *group = data;

  g_strfreev (group->shown);
  g_strfreev (group->hidden);
  g_free (group);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018;
}

/**
 * charter_words_split:
 * @text: (nullable): what a person typed, or a text that is searched
 *
 * Returns: (transfer full) (element-type utf8): its words in order, without case and accents;
 *   "St Mary’s" is "st" and "marys"
 */
GPtrArray *
charter_words_split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folded = text ? g_utf8_casefold (text, -1) : g_strdup ("");
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_NFD);
  g_autoptr(GString) word = g_string_new (NULL);

  for (const char *at = apart; at; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (word->len > 0 && !is_apostrophe (c) && !g_unichar_ismark (c))
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == '\0')
        break;
    }
  return words;
}

static char *
join_words (GPtrArray *words,
            guint      from,
            guint      n)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < from + n; i++)
    g_string_append_printf (joined, "%s%s", i > from ? " " : "", (char *) words->pdata[i]);
  return g_string_free (joined, FALSE);
}

static char **
take_terms (CharterThesaurus *self,
            CharterSynonyms  *group,
            JsonObject       *object,
            const char       *name)
{
  JsonArray *terms = json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
  guint n = terms ? json_array_get_length (terms) : 0;
  char **result = g_new0 (char *, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GPtrArray) words = NULL;

      result[i] = g_strdup (json_array_get_string_element (terms, i));
      words = charter_words_split (result[i]);
      self->longest = MAX (self->longest, words->len);
      g_hash_table_insert (self->by_term, join_words (words, 0, words->len), group);
    }
  return result;
}

/**
 * charter_thesaurus_new:
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the synonyms that come with the program
 */
CharterThesaurus *
charter_thesaurus_new (GError **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (charter_directory_get_resource (),
                                                    RESOURCE_BASE "/directory/synonyms.json",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  CharterThesaurus *self;
  JsonArray *groups;

  if (!bytes || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  self = g_new0 (CharterThesaurus, 1);
  self->groups = g_ptr_array_new_with_free_func (synonyms_free);
  self->by_term = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  groups = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)), "groups");
  for (guint i = 0; i < json_array_get_length (groups); i++)
    {
      CharterSynonyms *group = g_new0 (CharterSynonyms, 1);
      JsonObject *object = json_array_get_object_element (groups, i);

      g_ptr_array_add (self->groups, group);
      group->shown = take_terms (self, group, object, "shown");
      group->hidden = take_terms (self, group, object, "hidden");
    }
  return self;
}

void
charter_thesaurus_free (CharterThesaurus *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->by_term);
  g_ptr_array_unref (self->groups);
  g_free (self);
}

/**
 * charter_thesaurus_match:
 * @self: the synonyms
 * @words: (element-type utf8): what charter_words_split() made
 * @position: where in them to look
 * @n_words: (out): how many words the term there has
 *
 * Returns: (transfer none) (nullable): the group of the longest term that begins at @position
 */
const CharterSynonyms *
charter_thesaurus_match (CharterThesaurus *self,
                         GPtrArray        *words,
                         guint             position,
                         guint            *n_words)
{
  for (guint n = MIN (self->longest, words->len - position); n > 0; n--)
    {
      g_autofree char *term = join_words (words, position, n);
      const CharterSynonyms *group = g_hash_table_lookup (self->by_term, term);

      if (group)
        {
          *n_words = n;
          return group;
        }
    }
  return NULL;
}
