/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* What looks personal in an item of evidence, each with the person's answer. Hidden when there is nothing. */
#define CHARTER_TYPE_GUARD_LIST (charter_guard_list_get_type ())
G_DECLARE_FINAL_TYPE (CharterGuardList, charter_guard_list, CHARTER, GUARD_LIST, AdwBin)

void charter_guard_list_show (CharterGuardList *self,
                              CharterSession   *session,
                              CharterEvidence  *evidence);

G_END_DECLS
