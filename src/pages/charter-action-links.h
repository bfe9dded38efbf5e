/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Signals: go (page id, target). */
#define CHARTER_TYPE_ACTION_LINKS (charter_action_links_get_type ())
G_DECLARE_FINAL_TYPE (CharterActionLinks, charter_action_links, CHARTER, ACTION_LINKS, AdwBin)

void charter_action_links_set_session (CharterActionLinks *self,
                                       CharterSession     *session);
void charter_action_links_set_action  (CharterActionLinks *self,
                                       CharterAction      *action); /* nullable */

G_END_DECLS
