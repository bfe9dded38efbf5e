/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "charter-item.h"

G_BEGIN_DECLS

void         charter_area_heading_set_item (GtkListBoxRow *row,
                                            CharterItem   *item);
CharterItem *charter_area_heading_get_item (GtkListBoxRow *row);
void         charter_area_heading_update   (GtkListBoxRow *row,
                                            GtkListBoxRow *before,
                                            gpointer       user_data);

G_END_DECLS
