/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_REMARKS_DIALOG (charter_remarks_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterRemarksDialog, charter_remarks_dialog, CHARTER, REMARKS_DIALOG, AdwPreferencesWindow)

GtkWidget *charter_remarks_dialog_new (GtkWindow      *parent,
                                    CharterSession *session);

G_END_DECLS
