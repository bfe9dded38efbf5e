/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-chart-job.h"

#include <glib/gi18n.h>

#include "charter-job-error.h"
#include "charter-trend-plot.h"
#include "charter-voices.h"

/* Of labels, in points: the written chart is meant for paper. */
#define WRITTEN_FONT_SIZE 11

/**
 * charter_chart_new:
 * @session: a session
 *
 * Returns: (transfer full) (nullable): the radar of what the session shows at this moment, with the
 *   cycle before and the targets if there are any; %NULL without a school
 */
CharterStandingChart *
charter_chart_new (CharterSession *session)
{
  CharterStanding *standing = charter_session_get_standing (session);
  CharterAudit *previous = charter_session_get_previous_audit (session);

  if (!standing)
    return NULL;

  return charter_standing_chart_new (charter_session_get_framework (session), standing,
                                     charter_session_get_previous_standing (session),
                                     previous ? charter_audit_get_cycle (previous) : NULL,
                                     charter_session_get_target_standing (session));
}

/**
 * charter_chart_new_with_voice:
 * @session: a session
 * @voice: whose ring to add; the school's own adds none
 *
 * Returns: (transfer full) (nullable): like charter_chart_new(), with a ring of the voice if it has
 *   anything that may be shown
 */
CharterStandingChart *
charter_chart_new_with_voice (CharterSession *session,
                              CharterVoice    voice)
{
  CharterStandingChart *chart = charter_chart_new (session);
  CharterStanding *of_voice = NULL;

  if (chart && voice != CHARTER_VOICE_SCHOOL)
    of_voice = charter_session_get_voice_standing (session, voice);
  if (of_voice)
    charter_standing_chart_add_voice (chart, charter_session_get_standing (session), of_voice,
                                      charter_voice_get_title (voice));
  return chart;
}

/* What the caller can do about it: choose another ending, or another place. */
static void
set_error (GError       **error,
           const GError  *reason)
{
  g_set_error_literal (error, CHARTER_JOB_ERROR,
                       g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) ? CHARTER_JOB_ERROR_INVALID
                                                                                      : CHARTER_JOB_ERROR_OUTPUT,
                       reason->message);
}

/**
 * charter_chart_write:
 * @session: a session with a school
 * @path: where to; its ending says what: .svg, .png or .pdf
 * @error: return location
 *
 * Returns: whether the chart is written whole; else CHARTER_JOB_ERROR_INVALID for another ending,
 *   CHARTER_JOB_ERROR_OUTPUT when the file cannot be written
 */
gboolean
charter_chart_write (CharterSession  *session,
                     const char      *path,
                     GError         **error)
{
  const CharterRadarStyle style = {
    .palette = CHARTER_PALETTE_PAPER,
    .font_size = WRITTEN_FONT_SIZE,
    .font_family = "Cantarell, sans-serif",
    .has_legend = TRUE,
  };
  g_autoptr(CharterStandingChart) chart = charter_chart_new (session);
  g_autoptr(GError) reason = NULL;

  if (!chart)
    {
      g_set_error_literal (error, CHARTER_JOB_ERROR, CHARTER_JOB_ERROR_INVALID,
                           _("No school is open."));
      return FALSE;
    }
  if (charter_radar_write (charter_standing_chart_get_radar (chart), &style, path, &reason))
    return TRUE;

  set_error (error, reason);
  return FALSE;
}

/**
 * charter_chart_write_trend:
 * @impact: figures as they may be shown
 * @measure: one of its measures, with figures
 * @by_term: terms rather than whole years
 * @path: where to; its ending says what: .svg, .png or .pdf
 * @error: return location
 *
 * Returns: whether the chart is written whole; else as charter_chart_write()
 */
gboolean
charter_chart_write_trend (CharterImpact         *impact,
                           const CharterMeasure  *measure,
                           gboolean               by_term,
                           const char            *path,
                           GError               **error)
{
  const CharterTrendStyle style = {
    .palette = CHARTER_PALETTE_PAPER,
    .font_size = WRITTEN_FONT_SIZE,
    .font_family = "Cantarell, sans-serif",
    .has_title = TRUE,
  };
  g_autoptr(CharterTrendPlot) plot = charter_trend_plot_new (impact, measure, by_term);
  g_autoptr(GError) reason = NULL;

  if (charter_trend_write (charter_trend_plot_get_trend (plot), &style, path, &reason))
    return TRUE;
  set_error (error, reason);
  return FALSE;
}
