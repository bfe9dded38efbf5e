/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_BESIDE (charter_beside_get_type ())
G_DECLARE_FINAL_TYPE (CharterBeside, charter_beside, CHARTER, BESIDE, GtkWidget)

GtkWidget *charter_beside_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       charter_beside_append (CharterBeside *self,
                                  GtkWidget     *child);
void       charter_beside_clear  (CharterBeside *self);

G_END_DECLS
