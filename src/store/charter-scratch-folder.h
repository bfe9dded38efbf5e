/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A folder beside the records, on the same disk, for what is packed or unpacked; gone when it is freed, or
 * when the records are next opened if the program was killed. */
typedef struct {
  char *path;
  int   lock; /* while it is in use */
} CharterScratchFolder;

CharterScratchFolder *charter_scratch_folder_new  (const char            *data_dir,
                                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_scratch_folder_free (CharterScratchFolder  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterScratchFolder, charter_scratch_folder_free)
void                  charter_scratch_folder_tidy (const char            *data_dir);

G_END_DECLS
