/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-database.h"

G_BEGIN_DECLS

/* A copy of an open database under way. Worker only. */
typedef struct _CharterBackup CharterBackup;

CharterBackup *charter_backup_new    (CharterDatabase  *source,
                                      const char       *path,
                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void           charter_backup_free   (CharterBackup    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterBackup, charter_backup_free)
gboolean       charter_backup_step   (CharterBackup    *self,
                                      gboolean         *is_done,
                                      GError          **error);

gboolean       charter_backup_run    (CharterDatabase  *source,
                                      const char       *path,
                                      GError          **error);
gboolean       charter_backup_check_sound (CharterDatabase *database,
                                      GError          **error);
CharterDatabase *
               charter_backup_prepare (CharterWorker   *worker,
                                      const CharterSchema *schema,
                                      const char       *path,
                                      const char       *temporary,
                                      GError          **error) G_GNUC_WARN_UNUSED_RESULT;
void           charter_backup_thin   (const char       *folder);
void           charter_backup_tidy   (const char       *folder);

G_END_DECLS
