/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-report-part.h"

#define LEFT_OUT '-'

static gboolean
is_chosen (GArray *choices,
           guint   position)
{
  for (guint i = 0; i < choices->len; i++)
    if (g_array_index (choices, CharterPartChoice, i).position == position)
      return TRUE;
  return FALSE;
}

static void
take_word (GArray                  *choices,
           const CharterReportPart *parts,
           guint                    n_parts,
           const char              *word)
{
  gboolean is_included = *word != LEFT_OUT;
  const char *nick = is_included ? word : word + 1;

  for (guint i = 0; i < n_parts; i++)
    {
      CharterPartChoice choice = { i, is_included };

      if (g_str_equal (parts[i].nick, nick) && !is_chosen (choices, i))
        g_array_append_val (choices, choice);
    }
}

/**
 * charter_part_choices_read:
 * @parts: (array length=n_parts): the parts of a document in their usual order
 * @n_parts: how many there are
 * @words: (nullable): what charter_part_choices_dup() made of a choice
 *
 * Names that are no part (any more) are passed over; parts that are not named, because they came
 * later, follow in their usual order.
 *
 * Returns: (transfer full) (element-type CharterPartChoice): every part once, in the chosen order
 */
GArray *
charter_part_choices_read (const CharterReportPart *parts,
                           guint                    n_parts,
                           const char              *words)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (CharterPartChoice));
  g_auto(GStrv) named = g_strsplit (words ? words : "", " ", -1);

  for (guint i = 0; named[i]; i++)
    take_word (choices, parts, n_parts, named[i]);
  for (guint i = 0; i < n_parts; i++)
    {
      CharterPartChoice choice = { i, !parts[i].is_off };

      if (!is_chosen (choices, i))
        g_array_append_val (choices, choice);
    }
  return choices;
}

/**
 * charter_part_choices_dup:
 * @parts: (array length=n_parts): the parts of a document in their usual order
 * @n_parts: how many there are
 * @choices: (element-type CharterPartChoice): what is chosen
 *
 * Returns: (transfer full) (nullable): the choice in words to keep: "school -voices plan"; %NULL for
 *   the usual one
 */
char *
charter_part_choices_dup (const CharterReportPart *parts,
                          guint                    n_parts,
                          GArray                  *choices)
{
  g_autoptr(GString) words = g_string_new (NULL);
  gboolean is_usual = choices->len == n_parts;

  for (guint i = 0; i < choices->len; i++)
    {
      const CharterPartChoice *choice = &g_array_index (choices, CharterPartChoice, i);

      is_usual = is_usual && choice->position == i && choice->is_included == !parts[i].is_off;
      g_string_append_printf (words, "%s%s%s", i > 0 ? " " : "", choice->is_included ? "" : "-",
                              parts[choice->position].nick);
    }
  return is_usual ? NULL : g_strdup (words->str);
}
