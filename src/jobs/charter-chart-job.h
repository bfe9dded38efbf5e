/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-impact.h"
#include "charter-session.h"
#include "charter-standing-chart.h"

G_BEGIN_DECLS

CharterStandingChart *charter_chart_new   (CharterSession  *session) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
CharterStandingChart *charter_chart_new_with_voice (CharterSession *session,
                                                    CharterVoice    voice) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
gboolean              charter_chart_write (CharterSession  *session,
                                           const char      *path,
                                           GError         **error);
gboolean              charter_chart_write_trend (CharterImpact        *impact,
                                                 const CharterMeasure *measure,
                                                 gboolean              by_term,
                                                 const char           *path,
                                                 GError              **error);

G_END_DECLS
