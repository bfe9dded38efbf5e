/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_STEP_DIALOG (charter_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterStepDialog, charter_step_dialog, CHARTER, STEP_DIALOG, AdwWindow)

GtkWindow *charter_step_dialog_new (CharterPage       *page,
                                    const CharterStep *step) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
