/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-entry.h"

G_BEGIN_DECLS

char *charter_directory_dup_change_address (CharterEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
char *charter_directory_dup_change_mail    (CharterEntry *entry,
                                            const char   *address,
                                            const char   *school) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
