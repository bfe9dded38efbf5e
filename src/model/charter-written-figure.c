/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-written-figure.h"

#include <string.h>

#include <glib/gi18n.h>

#include "charter-record.h"

/* A number with one place at most, in hundredths; nothing but digits, one point or comma and a sign. */
static gboolean
parse_number (const char *words,
              gboolean    may_be_negative,
              gint64     *hundredths)
{
  gboolean is_negative = may_be_negative && *words == '-';
  const char *at = words + is_negative;
  gsize n = strspn (at, "0123456789");

  if (n == 0 || n > 7)
    return FALSE;
  *hundredths = g_ascii_strtoll (at, NULL, 10) * 100;
  at += n;
  if ((*at == '.' || *at == ',') && g_ascii_isdigit (at[1]))
    {
      *hundredths += (at[1] - '0') * 10;
      at += 2;
    }
  if (*at)
    return FALSE;
  if (is_negative)
    *hundredths = -*hundredths;
  return TRUE;
}

static char *
check (CharterUnit unit,
       gint64      value,
       gint64      out_of)
{
  if (charter_unit_is_share (unit) && value > 100 * 100)
    return g_strdup (_("A share is 100% at most"));
  if (ABS (value) > CHARTER_WRITTEN_FIGURE_MOST * G_GINT64_CONSTANT (100)
      || out_of > CHARTER_WRITTEN_FIGURE_MOST)
    return g_strdup_printf (_("More than %d is not a school’s figure"), CHARTER_WRITTEN_FIGURE_MOST);
  if ((unit == CHARTER_UNIT_PUPILS || unit == CHARTER_UNIT_TIMES) && value % 100)
    return g_strdup (_("What is counted is a whole number"));
  return NULL;
}

/**
 * charter_written_figure_parse:
 * @words: "94.1", "94.1%", "12.5 / 24", "12.5 of 24"
 * @unit: what is measured
 * @value: (out): in hundredths
 * @out_of: (out): how many it is of, or CHARTER_NOT_SAID
 *
 * Returns: (transfer full) (nullable): what is wrong with it; %NULL when nothing is
 */
char *
charter_written_figure_parse (const char  *words,
                              CharterUnit  unit,
                              gint64      *value,
                              gint64      *out_of)
{
  const char *of = strstr (words, " of ");
  const char *slash = strchr (words, '/');
  const char *end = slash ? slash : of;
  g_autofree char *first = end ? g_strndup (words, (gsize) (end - words)) : g_strdup (words);
  g_autofree char *second = end ? g_strdup (end + (slash ? 1 : 4)) : NULL;
  gint64 hundredths;

  g_strstrip (first);
  if (charter_unit_is_share (unit) && g_str_has_suffix (first, "%"))
    first[strlen (first) - 1] = '\0';
  g_strstrip (first);
  if (!parse_number (first, unit == CHARTER_UNIT_POINTS, value))
    return g_strdup_printf (_("“%s” is no number with one place at most"), words);
  *out_of = CHARTER_NOT_SAID;
  if (second)
    {
      if (!parse_number (g_strstrip (second), FALSE, &hundredths) || hundredths % 100)
        return g_strdup_printf (_("“%s” is not how many pupils or cases there are"), second);
      *out_of = hundredths / 100;
    }
  return check (unit, *value, *out_of);
}

/** charter_written_figure_dup: Returns: (transfer full): as it is typed: "12.5 / 24"; empty for nothing */
char *
charter_written_figure_dup (gint64 value,
                            gint64 out_of)
{
  g_autofree char *number = NULL;

  if (value == CHARTER_NOT_SAID)
    return g_strdup ("");
  number = value % 100 ? g_strdup_printf ("%.1f", (double) value / 100)
                       : g_strdup_printf ("%" G_GINT64_FORMAT, value / 100);
  if (out_of == CHARTER_NOT_SAID)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s / %" G_GINT64_FORMAT, number, out_of);
}
