/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-radar.h"
#include "charter-standing.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_STANDING_CHART (charter_standing_chart_get_type ())

typedef struct _CharterStandingChart CharterStandingChart;

/* A radar of standings that owns its words and numbers: immutable, reference counted. The one place
 * where standings become rings, for the window, the documents and the command line. */
CharterStandingChart *charter_standing_chart_new       (CharterFramework     *framework,
                                                        CharterStanding      *standing,
                                                        CharterStanding      *previous,       /* nullable */
                                                        const char           *previous_cycle, /* nullable */
                                                        CharterStanding      *target)         /* nullable */
                                                        G_GNUC_WARN_UNUSED_RESULT;
/* One more ring, of another voice; before anybody else has the chart. */
void                  charter_standing_chart_add_voice (CharterStandingChart *self,
                                                        CharterStanding      *standing,
                                                        CharterStanding      *voice,
                                                        const char           *label);
CharterStandingChart *charter_standing_chart_new_of_cycles (CharterFramework        *framework,
                                                            CharterStanding * const *standings,
                                                            const char * const      *labels,
                                                            guint                    n)
                                                            G_GNUC_WARN_UNUSED_RESULT;
CharterStandingChart *charter_standing_chart_ref       (CharterStandingChart *self);
void                  charter_standing_chart_unref     (CharterStandingChart *self);
GType                 charter_standing_chart_get_type  (void);

const CharterRadar   *charter_standing_chart_get_radar (CharterStandingChart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterStandingChart, charter_standing_chart_unref)

G_END_DECLS
