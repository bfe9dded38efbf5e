/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_RADAR_HANDLE (charter_radar_handle_get_type ())
G_DECLARE_FINAL_TYPE (CharterRadarHandle, charter_radar_handle, CHARTER, RADAR_HANDLE, GtkWidget)

/* One axis of a chart for keyboard and screen reader: nothing to see, the chart draws its focus. */
GtkWidget *charter_radar_handle_new        (void) G_GNUC_WARN_UNUSED_RESULT;
void       charter_radar_handle_set_spoken (CharterRadarHandle *self,
                                            const char         *spoken);

G_END_DECLS
