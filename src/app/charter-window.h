/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_WINDOW (charter_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterWindow, charter_window, CHARTER, WINDOW, AdwApplicationWindow)

CharterWindow  *charter_window_new          (GtkApplication *application,
                                             CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;
CharterSession *charter_window_get_session  (CharterWindow  *self);
void            charter_window_opened       (CharterWindow  *self,
                                             const GError   *error);
void            charter_window_go           (CharterWindow  *self,
                                             const char     *page,
                                             const char     *target);
void            charter_window_run_on_page  (CharterWindow  *self,
                                             const char     *page,
                                             const char     *action,
                                             GVariant       *target);
void            charter_window_toast        (CharterWindow  *self,
                                             const char     *text,
                                             gboolean        can_undo);
void            charter_window_import_files (CharterWindow  *self,
                                             GFile         **files,
                                             int             n_files);

G_END_DECLS
