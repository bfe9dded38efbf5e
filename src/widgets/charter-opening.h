/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Leaving the program for a page or an email: the program itself never goes on line, so that is the
 * person's own step, and an address that came from elsewhere is shown before it is followed. */
gboolean charter_opening_is_allowed (const char *uri); /* nullable */
void     charter_opening_ask        (GtkWidget  *near_widget,
                                     const char *uri,
                                     const char *body); /* nullable: the address */

G_END_DECLS
