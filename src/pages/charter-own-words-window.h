/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_OWN_WORDS_WINDOW (charter_own_words_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterOwnWordsWindow, charter_own_words_window, CHARTER, OWN_WORDS_WINDOW, AdwPreferencesWindow)

GtkWindow *charter_own_words_window_new (GtkWindow      *parent,
                                         CharterSession *session,
                                         CharterRecord  *record) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
