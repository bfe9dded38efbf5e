/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A ZIP archive being written in memory: the same members make the same bytes, whenever and wherever. */
typedef struct _CharterZipWriter CharterZipWriter;

CharterZipWriter *charter_zip_writer_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void              charter_zip_writer_free   (CharterZipWriter  *self);
void              charter_zip_writer_add    (CharterZipWriter  *self,
                                             const char        *name,
                                             GBytes            *bytes);
GBytes           *charter_zip_writer_finish (CharterZipWriter  *self,
                                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterZipWriter, charter_zip_writer_free)

G_END_DECLS
