/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page-sums.h"
#include "charter-salvage-table.h"
#include "charter-salvaged-row.h"

G_BEGIN_DECLS

/* A database file that may be damaged anywhere. It is read page by page without SQLite, which gives up
 * where this goes on; nothing is ever written. */
typedef struct _CharterSalvage CharterSalvage;

CharterSalvage *charter_salvage_new              (const char                *path,
                                                  CharterPageSums           *sums,
                                                  GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
void            charter_salvage_free             (CharterSalvage            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterSalvage, charter_salvage_free)
guint           charter_salvage_find_roots       (CharterSalvage            *self,
                                                  GPtrArray                 *tables);
gboolean        charter_salvage_read             (CharterSalvage            *self,
                                                  const CharterSalvageTable *table,
                                                  GPtrArray                 *rows);
GPtrArray      *charter_salvage_read_stray       (CharterSalvage            *self,
                                                  const CharterSalvageTable *table,
                                                  guint                      page) G_GNUC_WARN_UNUSED_RESULT;
guint           charter_salvage_next_stray       (CharterSalvage            *self,
                                                  guint                      page);
void            charter_salvage_claim            (CharterSalvage            *self,
                                                  guint                      page);
guint           charter_salvage_get_n_pages      (CharterSalvage            *self);
guint           charter_salvage_get_n_unreadable (CharterSalvage            *self);

G_END_DECLS
