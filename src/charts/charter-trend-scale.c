/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-trend-private.h"

#include <math.h>

/**
 * charter_trend_count_lines:
 * @trend: a chart
 *
 * Returns: how many of its lines are drawn
 */
guint
charter_trend_count_lines (const CharterTrend *trend)
{
  return MIN (trend->n_lines, CHARTER_TREND_MOST_LINES);
}

static gboolean
is_whole (double value)
{
  return fabs (value - round (value)) < 0.01;
}

static char *
dup_number (const CharterTrend *trend,
            double              value,
            gboolean            has_tenths)
{
  if (trend->is_share)
    return g_strdup_printf (has_tenths ? "%.1f%%" : "%.0f%%", value);
  return g_strdup_printf (has_tenths ? "%.1f" : "%.0f", value);
}

/**
 * charter_trend_dup_value:
 * @trend: a chart
 * @value: one of its numbers
 *
 * Tenths are said for all of a chart's numbers or for none, so that 92.0% stands beside 91.3%.
 *
 * Returns: (transfer full): "94.1%", "12", "3.5"
 */
char *
charter_trend_dup_value (const CharterTrend *trend,
                         double              value)
{
  gboolean has_tenths = !is_whole (value);

  for (guint i = 0; i < charter_trend_count_lines (trend) && !has_tenths; i++)
    for (guint j = 0; j < trend->n_periods && !has_tenths; j++)
      has_tenths = !isnan (trend->lines[i].values[j]) && !is_whole (trend->lines[i].values[j]);
  return dup_number (trend, value, has_tenths);
}

/**
 * charter_trend_dup_tick:
 * @trend: a chart
 * @value: where a line of the grid stands
 *
 * Returns: (transfer full): what stands there: "96%"
 */
char *
charter_trend_dup_tick (const CharterTrend *trend,
                        double              value)
{
  return dup_number (trend, value, !is_whole (value));
}

/* 1, 2 or 5 times a power of ten, not below @least. */
static double
round_step (double least)
{
  double power = pow (10, floor (log10 (least)));
  double factor = least / power;

  return power * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
}

/**
 * charter_trend_get_range:
 * @trend: a chart
 * @lowest: (out): where its axis begins
 * @highest: (out): where it ends
 * @step: (out): between two marks
 */
void
charter_trend_get_range (const CharterTrend *trend,
                         double             *lowest,
                         double             *highest,
                         double             *step)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < charter_trend_count_lines (trend); i++)
    for (guint j = 0; j < trend->n_periods; j++)
      if (!isnan (trend->lines[i].values[j]))
        {
          low = MIN (low, trend->lines[i].values[j]);
          high = MAX (high, trend->lines[i].values[j]);
        }
  if (!isfinite (low))
    low = 0, high = trend->is_share ? 100 : 5;
  if (trend->is_count)
    low = MIN (low, 0);
  if (high - low < (trend->is_share ? 2 : 1))
    high = low + (trend->is_share ? 2 : trend->is_count ? 5 : 1);
  *step = round_step ((high - low) / 4);
  if (trend->is_count)
    *step = MAX (*step, 1);
  *lowest = floor (low / *step + 1e-9) * *step;
  *highest = ceil (high / *step - 1e-9) * *step;
  if (trend->is_share)
    *highest = MIN (*highest, 100 + 1e-9);
}
