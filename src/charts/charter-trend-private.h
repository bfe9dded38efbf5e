/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-trend.h"

G_BEGIN_DECLS

/* charter-trend-scale.c */
guint  charter_trend_count_lines (const CharterTrend *trend);
char  *charter_trend_dup_tick    (const CharterTrend *trend,
                                  double              value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
