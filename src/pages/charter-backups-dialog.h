/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-shared-copy.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_BACKUPS_DIALOG (charter_backups_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterBackupsDialog, charter_backups_dialog, CHARTER, BACKUPS_DIALOG, AdwPreferencesWindow)

/* Signal: "restored" (), when the records are others than before. What leads to a file chooser is done by
 * the window's actions win.move, win.arrive and win.open-copy. */
GtkWidget *charter_backups_dialog_new (GtkWindow         *parent,
                                       CharterSession    *session,
                                       CharterSharedCopy *shared);

G_END_DECLS
