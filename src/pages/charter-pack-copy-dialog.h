/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Asks what a copy of a framework is to be: a new version of it, or a framework of one's own. Signal
 * copied (CharterPackDraft). */
#define CHARTER_TYPE_PACK_COPY_DIALOG (charter_pack_copy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterPackCopyDialog, charter_pack_copy_dialog, CHARTER, PACK_COPY_DIALOG, AdwWindow)

GtkWidget *charter_pack_copy_dialog_new (GtkWindow        *parent, /* nullable */
                                         CharterSession   *session,
                                         CharterFramework *framework) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
