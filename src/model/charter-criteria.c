/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-criteria.h"

#include <string.h>

/* What a level asks, one thing a line: so that a school can tick what is in place. */

/* A clause shorter than this is no criterion of its own, as the "e.g." that a full stop cuts off. */
#define LEAST_CHARACTERS 12
#define KEY_LENGTH 16

static gboolean
is_end (const char *text)
{
  if (*text == ';')
    return TRUE;
  return strchr (".!?", *text) && (text[1] == '\0' || g_ascii_isspace (text[1]));
}

/* What stood after a semicolon stands by itself here. */
static char *
dup_capitalised (const char *clause)
{
  g_autofree char *first = g_utf8_substring (clause, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, clause + strlen (first), NULL);
}

static void
add_clause (GPtrArray  *clauses,
            const char *from,
            gsize       length)
{
  g_autofree char *clause = g_strstrip (g_strndup (from, length));
  gsize end = strlen (clause);

  if (end > 0 && (clause[end - 1] == ';' || clause[end - 1] == '.'))
    clause[end - 1] = '\0';
  if (*clause)
    g_ptr_array_add (clauses, dup_capitalised (clause));
}

/**
 * charter_criteria_split:
 * @descriptor: (nullable): the words of a level
 *
 * Splits at the ends of sentences and at semicolons. Each part begins with a capital.
 *
 * Returns: (transfer full) (element-type utf8): its parts in order, without the mark at their end
 */
GPtrArray *
charter_criteria_split (const char *descriptor)
{
  GPtrArray *clauses = g_ptr_array_new_with_free_func (g_free);
  const char *from = descriptor;

  for (const char *at = descriptor; at && *at; at++)
    if (is_end (at) && g_utf8_strlen (from, at - from) >= LEAST_CHARACTERS)
      {
        add_clause (clauses, from, at - from + 1);
        from = at + 1;
      }
  if (from && *from)
    add_clause (clauses, from, strlen (from));
  return clauses;
}

/**
 * charter_criteria_list:
 * @item: an item
 * @level_id: (nullable): a level's id
 *
 * Returns: (transfer full) (element-type utf8): the criteria that the pack gives; where it gives none,
 *   the sentences and clauses of the level's words
 */
GPtrArray *
charter_criteria_list (CharterItem *item,
                       const char  *level_id)
{
  GPtrArray *own = charter_item_get_criteria (item, level_id);
  GPtrArray *criteria;

  if (!own)
    return charter_criteria_split (charter_item_get_descriptor (item, level_id));
  criteria = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (criteria, g_strdup (g_ptr_array_index (own, i)));
  return criteria;
}

/**
 * charter_criterion_dup_key:
 * @criterion: the words of a criterion
 *
 * Returns: (transfer full): names these words whatever their place in the list; spaces and capitals do
 *   not count
 */
char *
charter_criterion_dup_key (const char *criterion)
{
  g_autofree char *folded = g_utf8_casefold (criterion, -1);
  g_auto(GStrv) words = g_strsplit_set (folded, " \t\n", -1);
  g_autoptr(GString) joined = g_string_new (NULL);
  char *key;

  for (guint i = 0; words[i]; i++)
    if (*words[i])
      g_string_append_printf (joined, "%s%s", joined->len ? " " : "", words[i]);
  key = g_compute_checksum_for_string (G_CHECKSUM_SHA256, joined->str, joined->len);
  key[KEY_LENGTH] = '\0';
  return key;
}
