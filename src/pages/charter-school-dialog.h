/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SCHOOL_DIALOG (charter_school_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterSchoolDialog, charter_school_dialog, CHARTER, SCHOOL_DIALOG, AdwPreferencesWindow)

GtkWidget *charter_school_dialog_new (GtkWindow      *parent,
                                      CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

void       charter_school_dialog_show_figures (CharterSchoolDialog *self,
                                               const char          *year);

G_END_DECLS
