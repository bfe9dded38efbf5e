/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-standing.h"

G_BEGIN_DECLS

/* What changed from one cycle to the next, by item; the items belong to the framework. */
typedef struct {
  GPtrArray *up;    /* of CharterItem */
  GPtrArray *down;
  GPtrArray *fresh; /* judged now, not judged or not applicable before */
} CharterProgress;

void       charter_progress_compare   (CharterProgress  *progress,
                                       CharterPortfolio *portfolio,
                                       CharterFramework *framework,
                                       CharterAudit     *audit,
                                       CharterEarlier   *before);
void       charter_progress_clear     (CharterProgress  *progress);
/* The judged areas that are furthest below their target, or below the top where none is set. */
GPtrArray *charter_progress_list_gaps (CharterStanding  *standing,
                                       CharterStanding  *target,
                                       CharterFramework *framework,
                                       guint             most) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CharterProgress, charter_progress_clear)

G_END_DECLS
