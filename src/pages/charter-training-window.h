/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TRAINING_WINDOW (charter_training_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterTrainingWindow, charter_training_window, CHARTER, TRAINING_WINDOW, AdwPreferencesWindow)

GtkWindow *charter_training_window_new (GtkWindow       *parent,
                                        CharterSession  *session,
                                        CharterTraining *training) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
