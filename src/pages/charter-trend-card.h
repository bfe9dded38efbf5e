/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-impact.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TREND_CARD (charter_trend_card_get_type ())
G_DECLARE_FINAL_TYPE (CharterTrendCard, charter_trend_card, CHARTER, TREND_CARD, AdwBin)

/* A measure: what changed in words, its chart, and the same as a table. */
GtkWidget *charter_trend_card_new (CharterImpact        *impact,
                                   const CharterMeasure *measure,
                                   gboolean              by_term) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
