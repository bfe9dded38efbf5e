/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-session.h"

G_BEGIN_DECLS

/* What was said in an earlier edition and has no place in this one: to read, and to move to an item or an
 * area. What is let be stays listed, and is printed. */
#define CHARTER_TYPE_EARLIER_WINDOW (charter_earlier_window_get_type ())
G_DECLARE_FINAL_TYPE (CharterEarlierWindow, charter_earlier_window, CHARTER, EARLIER_WINDOW, AdwWindow)

GtkWidget *charter_earlier_window_new (GtkWindow      *parent, /* nullable */
                                       CharterSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
