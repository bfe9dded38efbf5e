/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_IMPORT_DIALOG (charter_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterImportDialog, charter_import_dialog, CHARTER, IMPORT_DIALOG, AdwMessageDialog)

GtkWidget *charter_import_dialog_new (GtkWindow      *parent,
                                      CharterSession *session,
                                      GPtrArray      *files) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
