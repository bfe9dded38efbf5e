/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ANSWERS_DIALOG (charter_answers_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterAnswersDialog, charter_answers_dialog, CHARTER, ANSWERS_DIALOG, AdwWindow)

/* Signal: finished (guint n_sheets), when it closes. */
GtkWidget *charter_answers_dialog_new (GtkWindow            *parent,
                                       CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean   charter_answers_dialog_key (CharterAnswersDialog *self,
                                       guint                 keyval,
                                       GdkModifierType       state);
guint      charter_answers_dialog_get_n_sheets (CharterAnswersDialog *self);
CharterSession *charter_answers_dialog_get_session (CharterAnswersDialog *self);
CharterVoice    charter_answers_dialog_get_voice   (CharterAnswersDialog *self);

G_END_DECLS
