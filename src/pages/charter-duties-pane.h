/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_DUTIES_PANE (charter_duties_pane_get_type ())
G_DECLARE_FINAL_TYPE (CharterDutiesPane, charter_duties_pane, CHARTER, DUTIES_PANE, AdwBin)

void charter_duties_pane_show (CharterDutiesPane *self,
                               CharterSession    *session);
void charter_duties_pane_open (CharterDutiesPane *self,
                               CharterItem       *item); /* nullable */

G_END_DECLS
