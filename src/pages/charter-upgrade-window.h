/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Shows what moving to another edition would do before anything happens. Signal moved: it was done. */
#define CHARTER_TYPE_UPGRADE_WINDOW (charter_upgrade_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterUpgradeWindow, charter_upgrade_window, CHARTER, UPGRADE_WINDOW, AdwWindow)

GtkWidget *charter_upgrade_window_new (GtkWindow      *parent, /* nullable */
                                       CharterSession *session);

G_END_DECLS
