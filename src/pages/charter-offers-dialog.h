/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_OFFERS_DIALOG (charter_offers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterOffersDialog, charter_offers_dialog, CHARTER, OFFERS_DIALOG, AdwPreferencesWindow)

GtkWidget *charter_offers_dialog_new (GtkWindow      *parent,
                                      CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
