/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* The year of a self-evaluation: begun, confirmed item by item, then agreed and signed off
 * (charter-cycle-sign-off-job.h), and followed by the next. Each is one step of undo. */

/* What a new cycle would take from the one before. */
typedef struct {
  char         *cycle;      /* "2027/28"; NULL: there is nothing to start */
  CharterAudit *from;       /* nullable: the cycle before; borrowed */
  guint         judged;     /* items whose level shows as last cycle's */
  guint         evidence;   /* pieces that are still valid, and are linked again */
  guint         run_out;    /* pieces that are not */
  guint         targets;    /* that are not met yet */
  guint         actions;    /* that are still open, and stay */
} CharterCyclePlan;
void          charter_cycle_plan                (CharterCyclePlan    *plan,
                                                 CharterSession      *session);
void          charter_cycle_plan_clear          (CharterCyclePlan    *plan);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CharterCyclePlan, charter_cycle_plan_clear)

CharterAudit *charter_cycle_start               (CharterSession      *session,
                                                 GError             **error);

gboolean      charter_cycle_can_confirm         (CharterSession      *session,
                                                 CharterItem         *item);
gboolean      charter_cycle_confirm             (CharterSession      *session,
                                                 CharterItem         *item,
                                                 const char          *date,
                                                 GError             **error);

G_END_DECLS
