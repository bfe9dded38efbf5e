/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-store.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SAVE_STATUS (charter_save_status_get_type ())
G_DECLARE_FINAL_TYPE (CharterSaveStatus, charter_save_status, CHARTER, SAVE_STATUS, AdwBin)

CharterStore *charter_save_status_get_store         (CharterSaveStatus *self);
void          charter_save_status_set_store         (CharterSaveStatus *self,
                                                     CharterStore      *store);
gboolean      charter_save_status_get_is_compact    (CharterSaveStatus *self);
void          charter_save_status_set_is_compact    (CharterSaveStatus *self,
                                                     gboolean           is_compact);

G_END_DECLS
