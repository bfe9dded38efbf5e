/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_COMPARE_DIALOG (charter_compare_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterCompareDialog, charter_compare_dialog, CHARTER, COMPARE_DIALOG, AdwWindow)

GtkWidget *charter_compare_dialog_new      (GtkWindow            *parent,
                                            CharterSession       *session);
gboolean   charter_compare_dialog_is_whole (CharterCompareDialog *self);

G_END_DECLS
