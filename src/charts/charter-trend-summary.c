/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-trend-private.h"

#include <glib/gi18n.h>
#include <math.h>

static char *
dup_line_summary (const CharterTrend     *trend,
                  const CharterTrendLine *line)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < trend->n_periods; i++)
    {
      g_autofree char *value = isnan (line->values[i]) ? NULL : charter_trend_dup_value (trend, line->values[i]);
      gboolean is_hidden = line->is_hidden && line->is_hidden[i];
      g_autofree char *part = g_strdup_printf ("%s %s", trend->periods[i], value ? value
                                               : is_hidden ? _("too few to say") : _("no figure"));

      g_strv_builder_add (parts, part);
    }
  words = g_strv_builder_end (parts);
  joined = g_strjoinv (", ", words);
  return g_strdup_printf ("%s: %s.", line->label, joined);
}

/**
 * charter_trend_dup_summary:
 * @trend: a chart
 *
 * Returns: (transfer full): title, unit, then a sentence a line, for who cannot see it
 */
char *
charter_trend_dup_summary (const CharterTrend *trend)
{
  g_autoptr(GString) words = g_string_new (trend->title);

  if (trend->note)
    g_string_append_printf (words, words->len ? ", %s" : "%s", trend->note);
  if (words->len)
    g_string_append (words, ". ");
  for (guint i = 0; i < charter_trend_count_lines (trend); i++)
    {
      g_autofree char *line = dup_line_summary (trend, &trend->lines[i]);

      g_string_append_printf (words, i ? " %s" : "%s", line);
    }
  return g_strdup (words->str);
}
