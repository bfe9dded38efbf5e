/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* What came back on the review copies, typed in and answered. Each call is one step of undo. */
CharterRemark *charter_remark_job_add    (CharterSession  *session,
                                          const char      *place,  /* nullable: of an item or an area */
                                          const char      *who,
                                          const char      *text,
                                          GError         **error);
gboolean       charter_remark_job_answer (CharterSession  *session,
                                          CharterRemark   *remark,
                                          const char      *answer,
                                          GError         **error);
/* Those of the current audit, the open ones first: full, of CharterRemark. */
GPtrArray     *charter_remark_job_list   (CharterSession  *session,
                                          guint           *n_open) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
