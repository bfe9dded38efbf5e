/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-privacy.h"

#include <glib/gi18n.h>

/* The last of ten digits follows from the others (weights 10 to 2, modulo 11). */
static gboolean
is_nhs_number (const char *text)
{
  int digits[10];
  int n = 0;
  int sum = 0;

  for (const char *at = text; *at; at++)
    if (g_ascii_isdigit (*at) && n < 10)
      digits[n++] = *at - '0';
  if (n < 10)
    return FALSE;
  for (int i = 0; i < 9; i++)
    sum += digits[i] * (10 - i);
  return (11 - sum % 11) % 11 == digits[9];
}

static gboolean
has_nhs_number (const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new ("(?<!\\d)\\d{3}[ -]?\\d{3}[ -]?\\d{4}(?!\\d)", 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  g_regex_match (regex, text, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);

      if (is_nhs_number (found))
        return TRUE;
      g_match_info_next (match, NULL);
    }
  return FALSE;
}

/**
 * charter_privacy_look:
 * @text: (nullable): a file's name, a title or a text
 *
 * Finds numbers and words that belong to one child and have no place in evidence. It cannot find
 * names; the person is asked about those.
 *
 * Returns: what was found
 */
CharterPrivacy
charter_privacy_look (const char *text)
{
  CharterPrivacy found = CHARTER_PRIVACY_CLEAR;

  if (!text)
    return found;
  /* A letter and twelve digits, or eleven digits and a letter for a temporary one. */
  if (g_regex_match_simple ("(?<![A-Za-z0-9])[A-HJ-NP-RT-Z]\\d{11}[0-9A-Z](?![A-Za-z0-9])", text,
                            G_REGEX_CASELESS, 0))
    found |= CHARTER_PRIVACY_UPN;
  if (has_nhs_number (text))
    found |= CHARTER_PRIVACY_NHS;
  if (g_regex_match_simple ("(?<![a-z])(d\\.?o\\.?b(?![a-z])|date[ _-]of[ _-]birth|born on)", text,
                            G_REGEX_CASELESS, 0))
    found |= CHARTER_PRIVACY_BIRTH;
  return found;
}

/**
 * charter_privacy_dup_words:
 * @found: what was found
 *
 * Returns: (transfer full) (nullable): a sentence that says so, or %NULL when nothing was found
 */
char *
charter_privacy_dup_words (CharterPrivacy found)
{
  if (found & CHARTER_PRIVACY_UPN)
    return g_strdup (_("This looks as if it held a pupil number. Take it out before it is shown to anybody."));
  if (found & CHARTER_PRIVACY_NHS)
    return g_strdup (_("This looks as if it held an NHS number. Take it out before it is shown to anybody."));
  if (found & CHARTER_PRIVACY_BIRTH)
    return g_strdup (_("This looks as if it held a date of birth. Take it out before it is shown to anybody."));
  return NULL;
}
