/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CHARTER_TYPE_TAGS (charter_tags_get_type ())
G_DECLARE_FINAL_TYPE (CharterTags, charter_tags, CHARTER, TAGS, GtkWidget)

GtkWidget *charter_tags_new   (void) G_GNUC_WARN_UNUSED_RESULT;
void       charter_tags_add   (CharterTags *self,
                               const char  *text,
                               const char  *tooltip,
                               gboolean     is_strong);
void       charter_tags_clear (CharterTags *self);

G_END_DECLS
