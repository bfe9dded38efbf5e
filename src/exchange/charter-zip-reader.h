/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than any file of ours has, so that an archive made to fill the memory or the day is refused. */
#define CHARTER_ZIP_MAX_MEMBERS 10000
#define CHARTER_ZIP_MAX_BYTES   (G_GINT64_CONSTANT (2) << 30)

/* The files inside a ZIP archive, one after the other, without unpacking them to disk. */
typedef struct _CharterZipReader CharterZipReader;

CharterZipReader *charter_zip_reader_new  (GInputStream      *stream,
                                           GCancellable      *cancellable,
                                           GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void              charter_zip_reader_free (CharterZipReader  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterZipReader, charter_zip_reader_free)

const char       *charter_zip_reader_next (CharterZipReader  *self,
                                           gint64            *size,
                                           GError           **error); /* NULL without error: no more */
/* For an archive that is to be trusted less: how many members and bytes are read at most. */
void              charter_zip_reader_set_limits (CharterZipReader *self,
                                           guint              max_members,
                                           gint64             max_bytes);
/* Whether the member is a file and nothing else, neither encrypted nor packed in a way of few. */
gboolean          charter_zip_reader_is_plain (CharterZipReader *self);
gssize            charter_zip_reader_read (CharterZipReader  *self,
                                           void              *buffer,
                                           gsize              length,
                                           GError           **error);

G_END_DECLS
