/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SEARCH_DIALOG (charter_search_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterSearchDialog, charter_search_dialog, CHARTER, SEARCH_DIALOG, AdwWindow)

GtkWidget *charter_search_dialog_new (GtkWindow      *parent,
                                      CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
