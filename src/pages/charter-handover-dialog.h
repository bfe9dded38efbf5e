/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_HANDOVER_DIALOG (charter_handover_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterHandoverDialog, charter_handover_dialog, CHARTER, HANDOVER_DIALOG, AdwWindow)

GtkWindow *charter_handover_dialog_new (CharterPage       *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
