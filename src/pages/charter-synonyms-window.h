/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* Signal saved: the next search knows the words. */
#define CHARTER_TYPE_SYNONYMS_WINDOW (charter_synonyms_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterSynonymsWindow, charter_synonyms_window, CHARTER, SYNONYMS_WINDOW, AdwWindow)

GtkWidget *charter_synonyms_window_new (GtkWindow      *parent,
                                        CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
