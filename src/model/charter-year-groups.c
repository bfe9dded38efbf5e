/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-year-groups.h"

#include <glib/gi18n.h>
#include <string.h>

/* Nursery, reception, years 1 to 13: the positions of a set of bits. */
#define N_GROUPS 15
#define NURSERY 0
#define RECEPTION 1
#define FIRST_YEAR 2 /* year 1 */

static char *
dup_code (guint group)
{
  if (group == NURSERY)
    return g_strdup ("N");
  if (group == RECEPTION)
    return g_strdup ("R");
  return g_strdup_printf ("%u", group - FIRST_YEAR + 1);
}

static char *
dup_title (guint group)
{
  if (group == NURSERY)
    return g_strdup (_("Nursery"));
  if (group == RECEPTION)
    return g_strdup (_("Reception"));
  /* Translators: a year group of a school */
  return g_strdup_printf (_("Year %u"), group - FIRST_YEAR + 1);
}

/* Which group a word or figure names; -1 for none. */
static int
find_group (const char *word)
{
  guint64 year;

  if (g_str_equal (word, "n") || g_str_equal (word, "nursery"))
    return NURSERY;
  if (g_str_equal (word, "r") || g_str_equal (word, "reception") || g_str_equal (word, "yr"))
    return RECEPTION;
  if (!g_ascii_string_to_unsigned (word, 10, 1, N_GROUPS - FIRST_YEAR, &year, NULL))
    return -1;
  return (int) year - 1 + FIRST_YEAR;
}

static gboolean
is_filling (const char *word)
{
  static const char * const filling[] = { "year", "years", "y", "and", "group", "groups", NULL };

  return g_strv_contains (filling, word);
}

static gboolean
is_everybody (const char *words)
{
  static const char * const everybody[] = { "", "all", "all classes", "all years", "everybody", "everyone",
                                            "whole school", "the whole school", NULL };

  return g_strv_contains (everybody, words) ||
         g_utf8_collate (words, _("whole school")) == 0;
}

/* Ranges become a word of their own, a figure stands apart from its letter: "y7-9" is "y 7 to 9". */
static GStrv
split (const char *words)
{
  g_autoptr(GString) plain = g_string_new (words);
  g_autoptr(GRegex) stuck = g_regex_new ("([a-z])([0-9])", 0, 0, NULL);
  g_autofree char *apart = NULL;

  g_string_replace (plain, "–", " to ", 0);
  g_string_replace (plain, "-", " to ", 0);
  g_string_replace (plain, "&", " ", 0);
  g_string_replace (plain, "+", " ", 0);
  g_string_replace (plain, ",", " ", 0);
  g_string_replace (plain, ";", " ", 0);
  apart = g_regex_replace (stuck, plain->str, -1, 0, "\\1 \\2", 0, NULL);
  return g_strsplit (apart, " ", -1);
}

static char *
dup_codes (guint set)
{
  g_autoptr(GString) codes = g_string_new (NULL);

  for (guint i = 0; i < N_GROUPS; i++)
    if (set & (1u << i))
      {
        g_autofree char *code = dup_code (i);

        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
      }
  return codes->len > 0 ? g_strdup (codes->str) : NULL;
}

/**
 * charter_year_groups_parse:
 * @words: (nullable): what somebody typed: "R, 1 and 2", "Years 2 to 4", "Y7-9", "whole school"
 * @years: (out) (transfer full) (nullable): the groups as they are stored, %NULL for the whole school
 *
 * Returns: whether every word of it was understood; @years is untouched otherwise
 */
gboolean
charter_year_groups_parse (const char  *words,
                           char       **years)
{
  g_autofree char *folded = g_utf8_casefold (words ? words : "", -1);
  g_auto(GStrv) parts = NULL;
  guint set = 0;
  int last = -1;
  gboolean is_range = FALSE;

  g_strstrip (folded);
  parts = split (folded);
  for (guint i = 0; parts[i] && !is_everybody (folded); i++)
    {
      int group = find_group (parts[i]);

      if (!*parts[i] || is_filling (parts[i]))
        continue;
      if (g_str_equal (parts[i], "to") && last >= 0)
        {
          is_range = TRUE;
          continue;
        }
      if (group < 0 || (is_range && group < last))
        return FALSE;
      for (int g = is_range ? last : group; g <= group; g++)
        set |= 1u << g;
      last = group;
      is_range = FALSE;
    }
  if (is_range)
    return FALSE;
  *years = dup_codes (set);
  return TRUE;
}

static guint
read_set (const char *years)
{
  g_auto(GStrv) codes = g_strsplit (years ? years : "", " ", -1);
  guint set = 0;

  for (guint i = 0; codes[i]; i++)
    {
      g_autofree char *code = g_ascii_strdown (codes[i], -1);
      int group = find_group (code);

      if (group >= 0)
        set |= 1u << group;
    }
  return set;
}

/* From @first, as far as there is no gap. */
static guint
find_end (guint set,
          guint first)
{
  guint end = first;

  while (end + 1 < N_GROUPS && (set & (1u << (end + 1))))
    end++;
  return end;
}

/**
 * charter_year_groups_dup_words:
 * @years: (nullable): year groups as they are stored
 *
 * Returns: (transfer full): "Year 5", "Reception to Year 2, Year 6" or "Whole school"
 */
char *
charter_year_groups_dup_words (const char *years)
{
  guint set = read_set (years);
  g_autoptr(GString) words = g_string_new (NULL);

  if (set == 0)
    return g_strdup (_("Whole school"));
  for (guint i = 0; i < N_GROUPS; i++)
    if (set & (1u << i))
      {
        guint end = find_end (set, i);
        g_autofree char *from = dup_title (i);
        g_autofree char *to = dup_title (end);

        if (words->len > 0)
          g_string_append (words, ", ");
        if (end == i)
          g_string_append (words, from);
        else
          /* Translators: from one year group to another */
          g_string_append_printf (words, _("%s to %s"), from, to);
        i = end;
      }
  return g_strdup (words->str);
}

/**
 * charter_year_groups_compare:
 * @a: (nullable): year groups as they are stored
 * @b: (nullable): others
 *
 * Returns: their order: the whole school first, then by the youngest, then by how many there are
 */
int
charter_year_groups_compare (const char *a,
                             const char *b)
{
  guint left = read_set (a);
  guint right = read_set (b);
  int left_first = left ? g_bit_nth_lsf (left, -1) : -1;
  int right_first = right ? g_bit_nth_lsf (right, -1) : -1;

  if (left_first != right_first)
    return left_first < right_first ? -1 : 1;
  return left < right ? -1 : left > right;
}
