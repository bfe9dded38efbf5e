/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page-sums.h"
#include "charter-store-table.h"

G_BEGIN_DECLS

char            *charter_damage_find              (CharterWorker       *worker,
                                                   const char          *data_dir,
                                                   const CharterSchema *schema,
                                                   gboolean             is_thorough,
                                                   CharterPageSums    **sums,
                                                   GError             **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean         charter_damage_is_possible       (const CharterTable  *table,
                                                   guint                column,
                                                   const char          *value);

G_END_DECLS
