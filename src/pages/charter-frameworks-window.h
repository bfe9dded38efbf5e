/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* The frameworks that are here and the drafts of others: import, copy, edit, publish, export. */
#define CHARTER_TYPE_FRAMEWORKS_WINDOW (charter_frameworks_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterFrameworksWindow, charter_frameworks_window, CHARTER, FRAMEWORKS_WINDOW, AdwWindow)

GtkWidget *charter_frameworks_window_new    (GtkWindow                *parent, /* nullable */
                                             CharterSession           *session) G_GNUC_WARN_UNUSED_RESULT;
gboolean   charter_frameworks_window_export (CharterFrameworksWindow  *self,
                                             GBytes                   *bytes,
                                             GFile                    *file);

G_END_DECLS
