/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-trend-plot.h"

#include <math.h>

#include <glib/gi18n.h>

struct _CharterTrendPlot
{
  CharterTrend trend;
  char *title;
  char *note;
  GStrv periods;
  CharterTrendLine *lines;
};

static void
fill_line (CharterTrendLine     *line,
           CharterImpact        *impact,
           const CharterMeasure *measure,
           const CharterCohort  *cohort,
           GPtrArray            *periods)
{
  double *values = g_new (double, periods->len);
  gboolean *is_hidden = g_new0 (gboolean, periods->len);

  for (guint i = 0; i < periods->len; i++)
    {
      const CharterPeriod *period = g_ptr_array_index (periods, i);
      CharterFigure figure = charter_impact_get (impact, measure, cohort->id, period->year, period->term);

      values[i] = figure.state == CHARTER_FIGURE_SHOWN ? figure.value : NAN;
      is_hidden[i] = figure.state == CHARTER_FIGURE_HIDDEN || figure.state == CHARTER_FIGURE_UNCHECKED;
    }
  line->label = g_strdup (cohort->title);
  line->values = values;
  line->is_hidden = is_hidden;
}

/**
 * charter_trend_plot_new:
 * @impact: figures as they may be shown
 * @measure: one of its measures
 * @by_term: terms rather than whole years
 *
 * Returns: (transfer full): the chart, a line a group that has figures, everybody first
 */
CharterTrendPlot *
charter_trend_plot_new (CharterImpact        *impact,
                        const CharterMeasure *measure,
                        gboolean              by_term)
{
  CharterTrendPlot *self = g_rc_box_new0 (CharterTrendPlot);
  g_autoptr(GPtrArray) cohorts = charter_impact_list_cohorts (impact, measure);
  g_autoptr(GPtrArray) periods = charter_impact_list_periods (impact, measure, by_term);
  guint n_lines = MIN (cohorts->len, CHARTER_TREND_MOST_LINES);

  self->title = g_strdup (measure->title);
  /* Translators: a unit and a direction: "per cent, higher is better" */
  self->note = g_strdup_printf (_("%s, %s"), charter_unit_get_title (measure->unit),
                                charter_better_get_title (measure->better));
  self->periods = g_new0 (char *, periods->len + 1);
  for (guint i = 0; i < periods->len; i++)
    self->periods[i] = charter_period_dup_words (g_ptr_array_index (periods, i));
  self->lines = g_new0 (CharterTrendLine, MAX (n_lines, 1));
  for (guint i = 0; i < n_lines; i++)
    fill_line (&self->lines[i], impact, measure, g_ptr_array_index (cohorts, i), periods);
  self->trend = (CharterTrend) {
    .title = self->title, .note = self->note, .periods = (const char * const *) self->periods,
    .n_periods = periods->len, .lines = self->lines, .n_lines = n_lines,
    .is_share = charter_unit_is_share (measure->unit),
    .is_count = !charter_unit_is_share (measure->unit) && measure->unit != CHARTER_UNIT_POINTS,
  };
  return self;
}

/**
 * charter_trend_plot_ref:
 * @self: a plot
 *
 * Returns: (transfer full): @self with one more reference; the count is not safe between threads
 */
CharterTrendPlot *
charter_trend_plot_ref (CharterTrendPlot *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CharterTrendPlot *self = data;

  for (guint i = 0; i < self->trend.n_lines; i++)
    {
      g_free ((char *) self->lines[i].label);
      g_free ((double *) self->lines[i].values);
      g_free ((gboolean *) self->lines[i].is_hidden);
    }
  g_free (self->lines);
  g_strfreev (self->periods);
  g_free (self->note);
  g_free (self->title);
}

/**
 * charter_trend_plot_unref:
 * @self: (transfer full): a plot
 *
 * Gives a reference back.
 */
void
charter_trend_plot_unref (CharterTrendPlot *self)
{
  g_rc_box_release_full (self, clear);
}

/** charter_trend_plot_get_trend: Returns: (transfer none): what to draw; lives as long as the plot */
const CharterTrend *
charter_trend_plot_get_trend (CharterTrendPlot *self)
{
  return &self->trend;
}
