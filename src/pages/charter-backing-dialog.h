/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Which items of one framework have nothing behind them in another. Signal open-item (const char
 * *framework, const char *code): an item there was chosen. */
#define CHARTER_TYPE_BACKING_DIALOG (charter_backing_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterBackingDialog, charter_backing_dialog, CHARTER, BACKING_DIALOG, AdwWindow)

GtkWidget *charter_backing_dialog_new    (GtkWindow            *parent, /* nullable */
                                          CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;
void       charter_backing_dialog_choose (CharterBackingDialog *self,
                                          const char           *from, /* ids of frameworks */
                                          const char           *to);

G_END_DECLS
