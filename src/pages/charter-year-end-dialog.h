/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_YEAR_END_DIALOG (charter_year_end_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterYearEndDialog, charter_year_end_dialog, CHARTER, YEAR_END_DIALOG, AdwPreferencesWindow)

GtkWidget *charter_year_end_dialog_new (GtkWindow      *parent,
                                    CharterSession *session);

G_END_DECLS
