/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-portfolio.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PROVISION_TRAIL (charter_provision_trail_get_type ())
G_DECLARE_FINAL_TYPE (CharterProvisionTrail, charter_provision_trail, CHARTER, PROVISION_TRAIL, AdwPreferencesGroup)

/* Signal: chosen (const char *id). */
void charter_provision_trail_show (CharterProvisionTrail *self,
                                   CharterPortfolio      *portfolio,
                                   CharterProvision      *shown);

G_END_DECLS
