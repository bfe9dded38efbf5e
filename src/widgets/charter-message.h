/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void charter_message_show_error (GtkWidget    *parent,
                                 const char   *title,
                                 const GError *error);

G_END_DECLS
