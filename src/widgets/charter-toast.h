/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void      charter_toast_show             (GtkWidget  *where,
                                          const char *text);
void      charter_toast_show_with_button (GtkWidget  *where,
                                          const char *text,
                                          const char *label,
                                          const char *action,
                                          GVariant   *target);
AdwToast *charter_toast_get_shown        (GtkWidget  *where);

G_END_DECLS
