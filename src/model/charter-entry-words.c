/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-entry.h"

#include <glib/gi18n.h>

#include "charter-choice-words.h"

/* What is said of an entry, beside what is stored of it. */

/**
 * charter_entry_is_stale:
 * @self: an entry
 * @today: a date, YYYY-MM-DD
 *
 * An entry that nobody looked at for twelve months has to be checked before it is used. A date
 * without a day or a month counts as that month's or year's last.
 *
 * Returns: whether @self was checked more than twelve months before @today, or never
 */
gboolean
charter_entry_is_stale (CharterEntry *self,
                        const char   *today)
{
  static const char last[] = "YYYY-12-31";
  const char *checked_on = charter_entry_get_checked_on (self);
  char full[sizeof last];
  g_autofree char *limit = NULL;
  int year;

  g_return_val_if_fail (CHARTER_IS_ENTRY (self), TRUE);
  g_return_val_if_fail (today != NULL && strlen (today) == 10, TRUE);
  if (!checked_on || g_strcmp0 (charter_entry_get_status (self), "check-first") == 0)
    return TRUE;
  g_strlcpy (full, last, sizeof full);
  memcpy (full, checked_on, MIN (strlen (checked_on), sizeof full - 1));
  year = (int) g_ascii_strtoll (today, NULL, 10);
  limit = g_strdup_printf ("%04d%s", year - 1, today + 4);
  return strcmp (full, limit) < 0;
}

/**
 * charter_entry_dup_age_words:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): the ages it is for in words, or %NULL when nothing is said
 */
char *
charter_entry_dup_age_words (CharterEntry *self)
{
  int minimum, maximum;

  g_return_val_if_fail (CHARTER_IS_ENTRY (self), NULL);
  minimum = charter_entry_get_minimum_age (self);
  maximum = charter_entry_get_maximum_age (self);
  if (minimum >= 0 && maximum >= 0)
    return g_strdup_printf (_("Ages %d to %d"), minimum, maximum);
  if (minimum >= 0)
    return g_strdup_printf (_("Age %d and over"), minimum);
  if (maximum >= 0)
    return g_strdup_printf (_("Up to age %d"), maximum);
  return NULL;
}

/**
 * charter_entry_title_need:
 * @need: an id: "communication", "cognition", "semh" or "sensory"
 *
 * Returns: (nullable): the broad area of need by its full name (SEND Code of Practice 2015,
 *   chapter 6)
 */
const char *
charter_entry_title_need (const char *need)
{
  if (g_str_equal (need, "communication"))
    return _("Communication and interaction");
  if (g_str_equal (need, "cognition"))
    return _("Cognition and learning");
  if (g_str_equal (need, "semh"))
    return _("Social, emotional and mental health");
  if (g_str_equal (need, "sensory"))
    return _("Sensory and/or physical");
  return NULL;
}

/**
 * charter_entry_title_for_whom:
 * @for_whom: an id
 *
 * Returns: (nullable): what it is called; %NULL for one that is not known
 */
const char *
charter_entry_title_for_whom (const char *for_whom)
{
  if (g_str_equal (for_whom, "pupil"))
    return _("Pupils");
  if (g_str_equal (for_whom, "family"))
    return _("Families");
  if (g_str_equal (for_whom, "staff"))
    return _("Staff");
  return NULL;
}

/**
 * charter_entry_title_route:
 * @route: an id
 *
 * Returns: (nullable): what it is called; %NULL for one that is not known
 */
const char *
charter_entry_title_route (const char *route)
{
  if (g_str_equal (route, "open"))
    return _("Open to all");
  if (g_str_equal (route, "school-refers"))
    return _("School refers");
  if (g_str_equal (route, "panel"))
    return _("Through a panel");
  return NULL;
}

/**
 * charter_entry_title_tier:
 * @tier: a tier
 *
 * Returns: what it is called
 */
const char *
charter_entry_title_tier (CharterTier tier)
{
  return charter_choice_words_get (CHARTER_TYPE_TIER, tier);
}
