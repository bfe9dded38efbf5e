/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Signal chosen (CharterAction). */
#define CHARTER_TYPE_ACTION_BOARD (charter_action_board_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionBoard, charter_action_board, CHARTER, ACTION_BOARD, AdwBin)

void charter_action_board_set_model (CharterActionBoard *self,
                                     CharterSession     *session,
                                     GListModel         *actions);

G_END_DECLS
