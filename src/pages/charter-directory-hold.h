/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps what a person looks at in its place while a list changes. */
#define CHARTER_TYPE_DIRECTORY_HOLD (charter_directory_hold_get_type ())
G_DECLARE_FINAL_TYPE (CharterDirectoryHold, charter_directory_hold, CHARTER, DIRECTORY_HOLD, GObject)

CharterDirectoryHold *charter_directory_hold_new   (GtkWidget            *list) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_directory_hold_begin (CharterDirectoryHold *self);
void                  charter_directory_hold_end   (CharterDirectoryHold *self);
void                  charter_directory_hold_point (CharterDirectoryHold *self,
                                                    double                x,
                                                    double                y);

G_END_DECLS
