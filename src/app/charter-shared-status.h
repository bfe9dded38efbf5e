/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-shared-copy.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SHARED_STATUS (charter_shared_status_get_type ())
G_DECLARE_FINAL_TYPE (CharterSharedStatus, charter_shared_status, CHARTER, SHARED_STATUS, AdwBin)

void charter_shared_status_set_copy       (CharterSharedStatus *self,
                                           CharterSharedCopy   *copy);
void charter_shared_status_set_is_compact (CharterSharedStatus *self,
                                           gboolean             is_compact);

G_END_DECLS
