/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-rescue-report.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_RESCUE_DIALOG (charter_rescue_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterRescueDialog, charter_rescue_dialog, CHARTER, RESCUE_DIALOG, AdwPreferencesWindow)

GtkWidget *charter_rescue_dialog_new (GtkWindow           *parent,
                                      CharterRescueReport *report);

G_END_DECLS
