/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* The year of a self-evaluation: begun, confirmed item by item, agreed, signed off, and followed by the
 * next. Everything but signing off is one step of undo. */

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

gboolean      charter_cycle_agree               (CharterSession      *session,
                                                 const char          *authors,
                                                 const char          *date,
                                                 GError             **error);
gboolean      charter_cycle_withdraw_agreement  (CharterSession      *session,
                                                 GError             **error);
void          charter_cycle_sign_off_async      (CharterSession      *session,
                                                 const char          *names,
                                                 const char          *date,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean      charter_cycle_sign_off_finish     (CharterSession      *session,
                                                 GAsyncResult        *result,
                                                 GError             **error);
gboolean      charter_cycle_can_reopen          (CharterSession      *session);
CharterAudit *charter_cycle_reopen              (CharterSession      *session,
                                                 GError             **error);

/* "2026/27, revision 2 (signed off)" */
char         *charter_cycle_dup_label           (CharterAudit        *audit) G_GNUC_WARN_UNUSED_RESULT;
/* "From 2025/26", when an open action was made in a cycle before the current one; NULL when not. */
char         *charter_cycle_dup_carried_words   (CharterSession      *session,
                                                 CharterAction       *action) G_GNUC_WARN_UNUSED_RESULT;
/* The framework's audits, the latest first. @framework NULL: of every framework. */
GPtrArray    *charter_cycle_list_audits         (CharterPortfolio    *portfolio,
                                                 const char          *framework) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
