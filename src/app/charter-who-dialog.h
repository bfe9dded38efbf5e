/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_WHO_DIALOG (charter_who_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterWhoDialog, charter_who_dialog, CHARTER, WHO_DIALOG, AdwMessageDialog)

GtkWidget *charter_who_dialog_new       (GtkWindow      *parent,
                                         CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_who_dialog_list_used (CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
