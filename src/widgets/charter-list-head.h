/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_LIST_HEAD (charter_list_head_get_type ())
G_DECLARE_FINAL_TYPE (CharterListHead, charter_list_head, CHARTER, LIST_HEAD, GObject)

CharterListHead *charter_list_head_new       (GListModel      *whole,
                                              GtkWidget       *list) G_GNUC_WARN_UNUSED_RESULT;
GListModel      *charter_list_head_get_model (CharterListHead *self);
void             charter_list_head_shorten   (CharterListHead *self);
void             charter_list_head_show      (CharterListHead *self,
                                              guint            position);

G_END_DECLS
