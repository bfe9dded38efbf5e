/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-impact.h"
#include "charter-trend.h"

G_BEGIN_DECLS

/* A measure's figures as a chart: copies of what may be shown, so that it outlives the records. */
typedef struct _CharterTrendPlot CharterTrendPlot;

CharterTrendPlot   *charter_trend_plot_new         (CharterImpact        *impact,
                                                    const CharterMeasure *measure,
                                                    gboolean              by_term) G_GNUC_WARN_UNUSED_RESULT;
CharterTrendPlot   *charter_trend_plot_ref         (CharterTrendPlot     *self);
void                charter_trend_plot_unref       (CharterTrendPlot     *self);
const CharterTrend *charter_trend_plot_get_trend   (CharterTrendPlot     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterTrendPlot, charter_trend_plot_unref)

G_END_DECLS
