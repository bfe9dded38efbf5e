/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-app"
#include "config.h"

#include "charter-search-match.h"

#include <string.h>

/* Fewer letters are in the middle of nearly everything. */
#define INSIDE_FROM 3

/* Words in small letters with a space between them, whatever stood there. */
static char *
fold (const char *text)
{
  g_auto(GStrv) tokens = g_str_tokenize_and_fold (text, NULL, NULL);

  return g_strjoinv (" ", tokens);
}

static CharterMatch
match_title (const char *words,
             const char *title)
{
  g_autofree char *typed = fold (words);
  g_autofree char *name = fold (title);

  if (g_str_equal (typed, name))
    return CHARTER_MATCH_EXACT;
  return g_str_has_prefix (name, typed) ? CHARTER_MATCH_START : CHARTER_MATCH_WORDS;
}

static gboolean
has_inside (const char *words,
            const char *title)
{
  g_autofree char *typed = g_utf8_casefold (words, -1);
  g_autofree char *name = g_utf8_casefold (title, -1);

  return strstr (name, typed) != NULL;
}

static gboolean
has_also (const char *words,
          const char *title,
          const char *also)
{
  g_autofree char *all = g_strconcat (title ? title : "", " ", also, NULL);

  return g_str_match_string (words, all, TRUE);
}

/**
 * charter_search_match:
 * @words: what somebody typed; "" fits everything alike
 * @title: (nullable): how the thing is called
 * @also: (nullable): other words that find it, on their own or together with words of the title
 *
 * Returns: how well @words fit, without regard to capitals and signs
 */
CharterMatch
charter_search_match (const char *words,
                      const char *title,
                      const char *also)
{
  if (title && g_str_match_string (words, title, TRUE))
    return match_title (words, title);
  if (also && has_also (words, title, also))
    return CHARTER_MATCH_ALSO;
  if (title && g_utf8_strlen (words, -1) >= INSIDE_FROM && has_inside (words, title))
    return CHARTER_MATCH_INSIDE;
  return CHARTER_MATCH_NONE;
}
