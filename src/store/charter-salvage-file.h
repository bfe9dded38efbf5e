/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The pages of a database file as they would be with its write-ahead log taken in. */
typedef struct _CharterSalvageFile CharterSalvageFile;

CharterSalvageFile *charter_salvage_file_new           (const char          *path,
                                                        GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                charter_salvage_file_free          (CharterSalvageFile  *self);
gsize               charter_salvage_file_get_page_size (CharterSalvageFile  *self);
guint               charter_salvage_file_get_n_pages   (CharterSalvageFile  *self);
const guint8       *charter_salvage_file_get_page      (CharterSalvageFile  *self,
                                                        guint                number);
guint               charter_salvage_file_get_n_unreadable (CharterSalvageFile *self);

G_END_DECLS
