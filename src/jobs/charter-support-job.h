/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-privacy.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What a person does with the cycle of support. Each call is one step of undo; all need a school that is open in
 * the session. What they return is kept by the portfolio. */
CharterProvision   *charter_support_add_provision    (CharterSession      *session,
                                                      const char          *title);
void                charter_support_remove_provision (CharterSession      *session,
                                                      CharterProvision    *provision);
CharterProvision   *charter_support_decide           (CharterSession      *session,
                                                      CharterProvision    *provision,
                                                      CharterDecision      decision);
void                charter_support_set_service      (CharterSession      *session,
                                                      CharterProvision    *provision,
                                                      const char          *entry);
CharterPrivacy      charter_support_look             (CharterProvision    *provision);

void                charter_support_begin_model      (CharterSession      *session);
CharterSupportStep *charter_support_add_step         (CharterSession      *session);
void                charter_support_remove_step      (CharterSession      *session,
                                                      CharterSupportStep  *step);
gboolean            charter_support_move_step        (CharterSession      *session,
                                                      CharterSupportStep  *step,
                                                      int                  by);
CharterModelCheck  *charter_support_add_check        (CharterSession      *session);
void                charter_support_remove_check     (CharterSession      *session,
                                                      CharterModelCheck   *check);
void                charter_support_set_funding      (CharterSession      *session,
                                                      const char          *year,
                                                      gint64               notional,
                                                      gint64               threshold);

G_END_DECLS
