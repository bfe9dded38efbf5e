/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-row.h"
#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ACTION_ROW (charter_action_row_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionRow, charter_action_row, CHARTER, ACTION_ROW, CharterRow)

GtkWidget     *charter_action_row_new        (CharterSession   *session) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget     *charter_action_row_new_card   (CharterSession   *session,
                                              GtkWidget        *button) G_GNUC_WARN_UNUSED_RESULT;
void           charter_action_row_set_item   (CharterActionRow *self,
                                              gpointer          item); /* an action, a heading or NULL */
CharterAction *charter_action_row_get_action (CharterActionRow *self);

G_END_DECLS
