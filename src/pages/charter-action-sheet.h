/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Properties: session, action (nullable). Signals: go (page id, target). */
#define CHARTER_TYPE_ACTION_SHEET (charter_action_sheet_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionSheet, charter_action_sheet, CHARTER, ACTION_SHEET, AdwBin)

void           charter_action_sheet_set_session (CharterActionSheet *self,
                                                 CharterSession     *session);
CharterAction *charter_action_sheet_get_action  (CharterActionSheet *self); /* nullable */
void           charter_action_sheet_set_action  (CharterActionSheet *self,
                                                 CharterAction      *action);
void           charter_action_sheet_begin       (CharterActionSheet *self);

G_END_DECLS
