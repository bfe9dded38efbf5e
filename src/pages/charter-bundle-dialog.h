/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_BUNDLE_DIALOG (charter_bundle_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterBundleDialog, charter_bundle_dialog, CHARTER, BUNDLE_DIALOG, AdwMessageDialog)

GtkWidget *charter_bundle_dialog_new_open (GtkWindow      *parent,
                                           CharterSession *session,
                                           GFile          *file) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *charter_bundle_dialog_new_save (GtkWindow      *parent,
                                           CharterSession *session,
                                           const char     *path,
                                           gboolean        is_anonymous) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
