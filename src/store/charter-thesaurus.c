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
  GHashTable *by_stem; /* the same without endings */
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

/* FALSE where a letter beyond ASCII needs all of Unicode. */
static gboolean
append_plain (GString    *spaced,
              const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char (at))
    {
      gunichar c = (guchar) *at < 0x80 ? (gunichar) *at : g_utf8_get_char (at);

      if (c < 0x80 && g_ascii_isalnum ((char) c))
        g_string_append_c (spaced, g_ascii_tolower ((char) c));
      else if (c >= 0x80 && (g_unichar_isalnum (c) || g_unichar_ismark (c)))
        return FALSE;
      else if (!is_apostrophe (c) && spaced->str[spaced->len - 1] != ' ')
        g_string_append_c (spaced, ' ');
    }
  if (spaced->str[spaced->len - 1] != ' ')
    g_string_append_c (spaced, ' ');
  return TRUE;
}

/**
 * charter_words_dup_spaced:
 * @text: (nullable): a text that is searched
 *
 * Returns: (transfer full): the words that charter_words_split() makes of it, with a space before and
 *   after each; quicker, where most letters are plain
 */
char *
charter_words_dup_spaced (const char *text)
{
  GString *spaced = g_string_new (" ");
  g_autoptr(GPtrArray) words = NULL;

  if (!text || append_plain (spaced, text))
    return g_string_free (spaced, FALSE);
  words = charter_words_split (text);
  g_string_truncate (spaced, 1);
  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (spaced, "%s ", (char *) g_ptr_array_index (words, i));
  return g_string_free (spaced, FALSE);
}

static gboolean
cut (char       *word,
     gsize      *n,
     const char *ending,
     gsize       least)
{
  gsize length = strlen (ending);

  if (*n < least + length || !g_str_has_suffix (word, ending))
    return FALSE;
  *n -= length;
  word[*n] = '\0';
  return TRUE;
}

/* "refuses", "refused" and "refusing" are one; so are "cry" and "cries". */
static char *
dup_stem (const char *word)
{
  char *stem = g_strdup (word);
  gsize n = strlen (stem);

  if (cut (stem, &n, "ies", 2) || cut (stem, &n, "ied", 2))
    stem[n] = 'y', stem[n + 1] = '\0', n++;
  else if (!cut (stem, &n, "ing", 3) && !cut (stem, &n, "ed", 3) && !g_str_has_suffix (stem, "ss"))
    cut (stem, &n, "s", 3);
  if (n > 3 && stem[n - 1] == stem[n - 2] && !strchr ("aeiousl", stem[n - 1]))
    stem[--n] = '\0';
  cut (stem, &n, "e", 3);
  return stem;
}

static char *
join_stems (GPtrArray *words,
            guint      from,
            guint      n)
{
  GString *joined = g_string_new (NULL);

  for (guint i = from; i < from + n; i++)
    {
      g_autofree char *stem = dup_stem (words->pdata[i]);

      g_string_append_printf (joined, "%s%s", i > from ? " " : "", stem);
    }
  return g_string_free (joined, FALSE);
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

static void
take_terms (CharterThesaurus *self,
            CharterSynonyms  *group,
            JsonObject       *object,
            const char       *name,
            char           ***terms)
{
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  if (*terms)
    g_strv_builder_addv (builder, (const char **) *terms);
  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *term = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;
      g_autoptr(GPtrArray) words = charter_words_split (term);

      if (words->len == 0 || (*terms && g_strv_contains ((const char * const *) *terms, term)))
        continue;
      g_strv_builder_add (builder, term);
      self->longest = MAX (self->longest, words->len);
      g_hash_table_insert (self->by_term, join_words (words, 0, words->len), group);
      g_hash_table_insert (self->by_stem, join_stems (words, 0, words->len), group);
    }
  g_strfreev (*terms);
  *terms = g_strv_builder_end (builder);
}

/* A group that shares a term with one that is there adds to it. */
static CharterSynonyms *
find_group (CharterThesaurus *self,
            JsonObject       *object)
{
  static const char * const names[] = { "shown", "hidden" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (object, names[i]);
      JsonArray *array = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

      for (guint j = 0; array && j < json_array_get_length (array); j++)
        {
          JsonNode *element = json_array_get_element (array, j);
          const char *term = JSON_NODE_HOLDS_VALUE (element) ? json_node_get_string (element) : NULL;
          g_autoptr(GPtrArray) words = charter_words_split (term);
          g_autofree char *joined = join_words (words, 0, words->len);
          CharterSynonyms *group = g_hash_table_lookup (self->by_term, joined);

          if (group)
            return group;
        }
    }
  return NULL;
}

static void
take_groups (CharterThesaurus *self,
             JsonParser       *parser,
             gboolean          adds)
{
  JsonNode *root = json_parser_get_root (parser);
  JsonNode *node = root && JSON_NODE_HOLDS_OBJECT (root)
                   ? json_object_get_member (json_node_get_object (root), "groups") : NULL;
  JsonArray *groups = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; groups && i < json_array_get_length (groups); i++)
    {
      JsonNode *element = json_array_get_element (groups, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      CharterSynonyms *group = object && adds ? find_group (self, object) : NULL;

      if (!object)
        continue;
      if (!group)
        {
          group = g_new0 (CharterSynonyms, 1);
          g_ptr_array_add (self->groups, group);
        }
      take_terms (self, group, object, "shown", &group->shown);
      take_terms (self, group, object, "hidden", &group->hidden);
    }
}

/**
 * charter_thesaurus_new:
 * @own: (nullable): a file with the person's own synonyms; what cannot be read of it is left out
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the synonyms that come with the program, and the person's
 */
CharterThesaurus *
charter_thesaurus_new (const char  *own,
                       GError     **error)
{
  g_autoptr(GBytes) bytes = g_resource_lookup_data (charter_directory_get_resource (),
                                                    RESOURCE_BASE "/directory/synonyms.json",
                                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(JsonParser) own_parser = json_parser_new ();
  g_autoptr(GError) own_error = NULL;
  CharterThesaurus *self;

  if (!bytes || !json_parser_load_from_data (parser, g_bytes_get_data (bytes, NULL),
                                             (gssize) g_bytes_get_size (bytes), error))
    return NULL;
  self = g_new0 (CharterThesaurus, 1);
  self->groups = g_ptr_array_new_with_free_func (synonyms_free);
  self->by_term = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_stem = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  take_groups (self, parser, FALSE);
  if (own && json_parser_load_from_file (own_parser, own, &own_error))
    take_groups (self, own_parser, TRUE);
  else if (own && !g_error_matches (own_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_message ("own synonyms are left out: %s", own_error->message);
  return self;
}

/**
 * charter_thesaurus_free:
 * @self: (transfer full) (nullable): a thesaurus
 */
void
charter_thesaurus_free (CharterThesaurus *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->by_term);
  g_hash_table_unref (self->by_stem);
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
 * Returns: (transfer none) (nullable): the group of the longest term that begins at @position, in whatever
 *   form its words are
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
      g_autofree char *stems = join_stems (words, position, n);
      const CharterSynonyms *group = g_hash_table_lookup (self->by_term, term);

      if (!group)
        group = g_hash_table_lookup (self->by_stem, stems);
      if (group)
        {
          *n_words = n;
          return group;
        }
    }
  return NULL;
}
