/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_GAPS_WINDOW (charter_gaps_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterGapsWindow, charter_gaps_window, CHARTER, GAPS_WINDOW, AdwWindow)

GtkWidget *charter_gaps_window_new (GtkWindow      *parent,
                                    CharterSession *session,
                                    const char     *words,
                                    const char     *need) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
