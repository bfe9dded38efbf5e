/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-model"
#include "config.h"

#include "charter-impact.h"

#include <math.h>

#include <glib/gi18n.h>

/*
 * What figures say in words: from where to where, and which direction is better. Never why: a school has
 * a hundred reasons for a number, and none of them is in it.
 */

/* Less than half of the last place that is written. */
#define SAME 0.05

/** charter_impact_get_caution: Returns: what stands under every chart and table */
const char *
charter_impact_get_caution (void)
{
  return _("Figures show what changed, not why. Numbers below five, and those that would give one away, are not shown.");
}

/** charter_period_dup_words: Returns: (transfer full): "2025/26" or "Autumn 2025/26" */
char *
charter_period_dup_words (const CharterPeriod *self)
{
  if (!self->term)
    return g_strdup (self->year);
  /* Translators: a term and its school year: "Autumn 2025/26" */
  return g_strdup_printf (_("%s %s"), charter_impact_get_term_title (self->term), self->year);
}

/** charter_figure_dup_words: Returns: (transfer full): the number, or why there is none */
char *
charter_figure_dup_words (const CharterFigure *figure,
                          CharterUnit          unit)
{
  switch (figure->state)
    {
    case CHARTER_FIGURE_SHOWN: return charter_unit_dup_words (unit, figure->value);
    case CHARTER_FIGURE_HIDDEN: return g_strdup (_("too few to say"));
    case CHARTER_FIGURE_UNCHECKED: return g_strdup (_("say of how many"));
    case CHARTER_FIGURE_MISSING:
    default: return g_strdup ("–");
    }
}

static char *
dup_difference (const CharterMeasure *measure,
                double                difference)
{
  g_autofree char *by = charter_unit_is_share (measure->unit)
                        /* Translators: a difference between two percentages */
                        ? g_strdup_printf (_("%.1f points"), fabs (difference))
                        : charter_unit_dup_words (measure->unit, fabs (difference));

  if (fabs (difference) < SAME)
    return g_strdup (_("the same"));
  /* Translators: a number: "0.3 points higher" */
  return g_strdup_printf (difference > 0 ? _("%s higher") : _("%s lower"), by);
}

static char *
dup_change (const CharterMeasure *measure,
            const CharterPeriod  *from,
            const CharterFigure  *first,
            const CharterPeriod  *to,
            const CharterFigure  *last)
{
  g_autofree char *first_value = charter_figure_dup_words (first, measure->unit);
  g_autofree char *last_value = charter_figure_dup_words (last, measure->unit);
  g_autofree char *difference = dup_difference (measure, last->value - first->value);

  /* Translators: a value and its year, twice, and how they differ: "93.8% in 2021/22, 94.1% in 2025/26: 0.3 points
   * higher" */
  return g_strdup_printf (_("%s in %s, %s in %s: %s"), first_value, from->year, last_value, to->year, difference);
}

/**
 * charter_impact_dup_words:
 * @self: figures
 * @measure: one of its measures
 * @cohort: id of a group
 *
 * Returns: (transfer full): from the first year that may be shown to the last, or that there are too few
 *   to say; never a reason
 */
char *
charter_impact_dup_words (CharterImpact        *self,
                          const CharterMeasure *measure,
                          const char           *cohort)
{
  g_autoptr(GPtrArray) periods = charter_impact_list_periods (self, measure, FALSE);
  CharterFigure first = { CHARTER_FIGURE_MISSING }, last = first, newest = first;
  const CharterPeriod *from = NULL, *to = NULL;

  for (guint i = 0; i < periods->len; i++)
    {
      const CharterPeriod *period = g_ptr_array_index (periods, i);
      CharterFigure figure = charter_impact_get (self, measure, cohort, period->year, NULL);

      if (figure.state != CHARTER_FIGURE_MISSING)
        newest = figure;
      if (figure.state != CHARTER_FIGURE_SHOWN)
        continue;
      if (!from)
        {
          from = period;
          first = figure;
        }
      to = period;
      last = figure;
    }
  if (newest.state == CHARTER_FIGURE_MISSING)
    return g_strdup (_("no figures yet"));
  if (!to || newest.state != CHARTER_FIGURE_SHOWN)
    return charter_figure_dup_words (&newest, measure->unit);
  if (from == to)
    {
      g_autofree char *value = charter_figure_dup_words (&last, measure->unit);

      /* Translators: a value and its year: "94.1% in 2025/26, the only year so far" */
      return g_strdup_printf (_("%s in %s, the only year to show so far"), value, to->year);
    }
  return dup_change (measure, from, &first, to, &last);
}

/** charter_impact_dup_line: Returns: (transfer full): in one line, how much there is to see */
char *
charter_impact_dup_line (CharterImpact *self)
{
  guint n = charter_impact_count_measures (self);
  const CharterMeasures *known = charter_impact_get_known (self);
  const CharterAimSet *gains = known->aim_sets->len > 0 ? g_ptr_array_index (known->aim_sets, 0) : NULL;
  guint n_backed = 0;

  if (n == 0)
    return g_strdup (_("No figures yet."));
  for (guint i = 0; gains && i < gains->aims->len; i++)
    {
      const CharterAim *aim = g_ptr_array_index (gains->aims, i);
      g_autoptr(GPtrArray) serving = charter_impact_list_serving (self, aim->id);

      n_backed += serving->len > 0;
    }
  /* Translators: how many measures have figures, and how many of how many hoped-for gains they say something about */
  return g_strdup_printf (ngettext ("%u measure has figures; they touch %u of %u hoped-for gains.",
                                    "%u measures have figures; they touch %u of %u hoped-for gains.", n),
                          n, n_backed, gains ? gains->aims->len : 0);
}
