/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_TERM_DATES_DIALOG (charter_term_dates_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CharterTermDatesDialog, charter_term_dates_dialog, CHARTER, TERM_DATES_DIALOG, AdwWindow)

GtkWindow *charter_term_dates_dialog_new (CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
