/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-directory-result.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* Signals: pinned (after the school's pins have changed), used (CharterAction, gboolean is_new). */
#define CHARTER_TYPE_DIRECTORY_PANE (charter_directory_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterDirectoryPane, charter_directory_pane, CHARTER, DIRECTORY_PANE, AdwBin)

void          charter_directory_pane_set_session (CharterDirectoryPane   *self,
                                                  CharterSession         *session);
void          charter_directory_pane_show        (CharterDirectoryPane   *self,
                                                  CharterDirectoryResult *result);
CharterEntry *charter_directory_pane_get_entry   (CharterDirectoryPane   *self);
void          charter_directory_pane_toggle_pin  (CharterDirectoryPane   *self);
void          charter_directory_pane_update      (CharterDirectoryPane   *self);

G_END_DECLS
