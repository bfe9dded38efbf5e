/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

gboolean      charter_cycle_can_reopen (CharterSession  *session);
CharterAudit *charter_cycle_reopen     (CharterSession  *session,
                                        GError         **error);

G_END_DECLS
