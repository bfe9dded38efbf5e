/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PROVISION_MAP_PANE (charter_provision_map_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterProvisionMapPane, charter_provision_map_pane, CHARTER, PROVISION_MAP_PANE, AdwBin)

/* Signal: chosen (CharterProvision). */
void charter_provision_map_pane_set_session (CharterProvisionMapPane *self,
                                             CharterSession          *session);

G_END_DECLS
