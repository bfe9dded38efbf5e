/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_CHANGE_PANE (charter_change_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterChangePane, charter_change_pane, CHARTER, CHANGE_PANE, AdwBin)

/* Signal: chosen (CharterProvision). */
void charter_change_pane_set_session (CharterChangePane *self,
                                      CharterSession    *session);

G_END_DECLS
