/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* An action whose outcome is met says something about the items that raised it. */
gboolean         charter_action_proof_is_offered (CharterSession *session,
                                                  CharterAction  *action);
CharterEvidence *charter_action_proof_find       (CharterSession *session,
                                                  CharterAction  *action); /* nullable */
CharterEvidence *charter_action_proof_add        (CharterSession *session,
                                                  CharterAction  *action,
                                                  GError        **error); /* borrowed */
/* The items that an action is for may be of any framework. */
gboolean         charter_action_proof_set_item   (CharterSession *session,
                                                  CharterAction  *action,
                                                  CharterItem    *item,
                                                  CharterFramework *framework,
                                                  gboolean        is_for,
                                                  GError        **error);

G_END_DECLS
