/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-copy-job.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_COPY_DIALOG (charter_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterCopyDialog, charter_copy_dialog, CHARTER, COPY_DIALOG, AdwWindow)

/* What the file is for: the words differ, not what is done. */
typedef enum {
  CHARTER_COPY_TO_MOVE,  /* from the person's other computer: it is taken at once */
  CHARTER_COPY_TO_SHARE, /* a colleague's: looked at first */
} CharterCopyPurpose;

/* Signals: "look" (CharterOpenedCopy *, which the handler takes over with charter_copy_dialog_steal_copy),
 * "taken" (the backup of what was there before). */
GtkWidget         *charter_copy_dialog_new        (GtkWindow          *parent,
                                                   CharterSession     *session,
                                                   CharterCopyPurpose  purpose);
void               charter_copy_dialog_write      (CharterCopyDialog  *self,
                                                   const char         *path,
                                                   const char         *settings);
void               charter_copy_dialog_open       (CharterCopyDialog  *self,
                                                   const char         *path);
CharterOpenedCopy *charter_copy_dialog_steal_copy (CharterCopyDialog  *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
