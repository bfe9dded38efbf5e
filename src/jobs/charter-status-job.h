/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* What changes hands when one person's part goes over to another. */
typedef struct {
  const char *from;       /* as typed in the action plan */
  const char *to;
  const char *role;       /* nullable: a stored property of the school: "inclusion-leader", "senco" */
  const char *role_words; /* nullable: what the part is called on paper */
  const char *on;         /* YYYY-MM-DD */
  const char *kept_where; /* nullable */
  const char *note;       /* nullable */
} CharterHandoverPlan;

CharterFramework *charter_status_job_find_charter (CharterSession            *session);

CharterMilestone *charter_status_job_record       (CharterSession            *session,
                                                   const CharterStep         *step,
                                                   const char                *day,
                                                   const char                *who,
                                                   const char                *note,
                                                   GError                   **error);
void              charter_status_job_withdraw     (CharterSession            *session,
                                                   CharterMilestone          *milestone);
void              charter_status_job_attach_async (CharterSession            *session,
                                                   CharterMilestone          *milestone,
                                                   GFile                     *file,
                                                   GCancellable              *cancellable,
                                                   GAsyncReadyCallback        callback,
                                                   gpointer                   user_data);
gboolean          charter_status_job_attach_finish (CharterSession           *session,
                                                   GAsyncResult              *result,
                                                   GError                   **error);

guint             charter_handover_job_count      (CharterPortfolio          *portfolio,
                                                   const char                *from);
GStrv             charter_handover_job_dup_owners (CharterPortfolio          *portfolio) G_GNUC_WARN_UNUSED_RESULT;
gboolean          charter_handover_job_run        (CharterSession            *session,
                                                   const CharterHandoverPlan *plan,
                                                   guint                     *n_actions,
                                                   GError                   **error);

G_END_DECLS
