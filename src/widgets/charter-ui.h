/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void charter_ui_init              (void);
void charter_ui_leave             (GtkWidget      *pane,
                                   GtkWidget      *to);
void charter_ui_show              (GtkWidget      *pane,
                                   gboolean        is_shown,
                                   GtkWidget      *to);
void charter_ui_name_button       (GtkWidget      *button,
                                   const char     *name);
/* The arrow of a split button has no name of its own for who cannot see it: its tooltip becomes one. */
void charter_ui_name_split_button (AdwSplitButton *button);

G_END_DECLS
