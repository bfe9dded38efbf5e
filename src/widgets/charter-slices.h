/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A step of @owner's work: %G_SOURCE_CONTINUE when more of it is to come, %G_SOURCE_REMOVE when it is done. */
typedef gboolean (*CharterSlice) (gpointer owner);

#define CHARTER_TYPE_SLICES (charter_slices_get_type ())
G_DECLARE_FINAL_TYPE (CharterSlices, charter_slices, CHARTER, SLICES, GObject)

CharterSlices *charter_slices_new     (GtkWidget     *widget) G_GNUC_WARN_UNUSED_RESULT;
void           charter_slices_add     (CharterSlices *self,
                                       CharterSlice   slice,
                                       gpointer       owner);
void           charter_slices_finish  (CharterSlices *self);
void           charter_slices_stop    (CharterSlices *self);
gboolean       charter_slices_is_done (CharterSlices *self);

G_END_DECLS
