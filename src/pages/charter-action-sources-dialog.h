/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* What an action can be made from. Signal chosen (CharterAction *): it is made, and the window gone. */
#define CHARTER_TYPE_ACTION_SOURCES_DIALOG (charter_action_sources_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionSourcesDialog, charter_action_sources_dialog, CHARTER, ACTION_SOURCES_DIALOG,
                      AdwWindow)

GtkWindow *charter_action_sources_dialog_new (CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
