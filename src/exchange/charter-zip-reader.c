/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-zip-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>

#include "charter-exchange-error.h"

struct _CharterZipReader
{
  struct archive *archive;
  GInputStream *stream;
  GCancellable *cancellable;
  GError *stream_error; /* of the stream below the archive */
  struct archive_entry *entry; /* the member it stands on; the archive's own */
  guint max_members;
  gint64 max_bytes;
  guint n_members;
  gint64 n_bytes;
  guint8 buffer[65536];
};

static la_ssize_t
read_cb (struct archive *archive,
         void           *data,
         const void    **buffer)
{
  CharterZipReader *self = data;

  *buffer = self->buffer;
  return g_input_stream_read (self->stream, self->buffer, sizeof self->buffer,
                              self->cancellable,
                              self->stream_error ? NULL : &self->stream_error);
}

/* Lets the archive find its directory, which stands at the end. */
static la_int64_t
seek_cb (struct archive *archive,
         void           *data,
         la_int64_t      offset,
         int             whence)
{
  CharterZipReader *self = data;
  GSeekType type = whence == SEEK_SET ? G_SEEK_SET : whence == SEEK_CUR ? G_SEEK_CUR : G_SEEK_END;

  if (!g_seekable_seek (G_SEEKABLE (self->stream), offset, type, self->cancellable, NULL))
    return ARCHIVE_FATAL;
  return g_seekable_tell (G_SEEKABLE (self->stream));
}

static void
take_error (CharterZipReader  *self,
            GError           **error)
{
  if (self->stream_error)
    g_propagate_error (error, g_steal_pointer (&self->stream_error));
  else
    g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED,
                         _("The ZIP file is damaged or was not copied to its end"));
}

/**
 * charter_zip_reader_new:
 * @stream: the archive, from its beginning
 * @cancellable: (nullable): ends all reading
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a reader that stands before the first member
 */
CharterZipReader *
charter_zip_reader_new (GInputStream  *stream,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr(CharterZipReader) self = g_new0 (CharterZipReader, 1);

  self->max_members = CHARTER_ZIP_MAX_MEMBERS;
  self->max_bytes = CHARTER_ZIP_MAX_BYTES;
  self->stream = g_object_ref (stream);
  g_set_object (&self->cancellable, cancellable);
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  archive_read_set_read_callback (self->archive, read_cb);
  if (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream)))
    archive_read_set_seek_callback (self->archive, seek_cb);
  archive_read_set_callback_data (self->archive, self);
  if (archive_read_open1 (self->archive) != ARCHIVE_OK)
    {
      take_error (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * charter_zip_reader_free:
 * @self: (transfer full) (nullable): a zip reader
 */
void
charter_zip_reader_free (CharterZipReader *self)
{
  if (!self)
    return;
  archive_read_free (self->archive);
  g_clear_error (&self->stream_error);
  g_clear_object (&self->cancellable);
  g_object_unref (self->stream);
  g_free (self);
}

/**
 * charter_zip_reader_next:
 * @self: a reader
 * @size: (out) (optional): the member's size in bytes, or -1 when the archive does not say
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the name of the next member, or %NULL after the last, with
 *   no error set
 */
const char *
charter_zip_reader_next (CharterZipReader  *self,
                         gint64            *size,
                         GError           **error)
{
  struct archive_entry *entry;
  const char *name;
  int result = archive_read_next_header (self->archive, &entry);

  self->entry = result < ARCHIVE_WARN || result == ARCHIVE_EOF ? NULL : entry;
  if (result == ARCHIVE_EOF)
    return NULL;
  if (result < ARCHIVE_WARN || ++self->n_members > self->max_members)
    {
      take_error (self, error);
      return NULL;
    }
  if (size)
    *size = archive_entry_size_is_set (entry) ? archive_entry_size (entry) : -1;
  name = archive_entry_pathname_utf8 (entry);
  if (!name)
    name = archive_entry_pathname (entry);
  return name ? name : "";
}

/**
 * charter_zip_reader_set_limits:
 * @self: a reader
 * @max_members: how many members it reads before it says that the archive is damaged
 * @max_bytes: how many bytes of them
 */
void
charter_zip_reader_set_limits (CharterZipReader *self,
                               guint             max_members,
                               gint64            max_bytes)
{
  self->max_members = max_members;
  self->max_bytes = max_bytes;
}

/**
 * charter_zip_reader_is_plain:
 * @self: a reader that stands on a member
 *
 * Returns: whether the member is a regular file, stored or deflated, without a password; links, folders
 *   and devices are none
 */
gboolean
charter_zip_reader_is_plain (CharterZipReader *self)
{
  const char *form = archive_format_name (self->archive);

  return self->entry && archive_entry_filetype (self->entry) == AE_IFREG &&
         !archive_entry_symlink (self->entry) && !archive_entry_hardlink (self->entry) &&
         !archive_entry_is_encrypted (self->entry) && form &&
         (g_str_has_suffix (form, "(deflation)") || g_str_has_suffix (form, "(uncompressed)"));
}

/**
 * charter_zip_reader_read:
 * @self: a reader that stands on a member
 * @buffer: (out caller-allocates) (array length=length): where to put the bytes
 * @length: how many fit
 * @error: return location for an error
 *
 * Returns: how many bytes of the member were read; 0 at its end, -1 on an error
 */
gssize
charter_zip_reader_read (CharterZipReader  *self,
                         void              *buffer,
                         gsize              length,
                         GError           **error)
{
  la_ssize_t n = archive_read_data (self->archive, buffer, length);

  if (n > 0)
    self->n_bytes += n;
  if (n < 0 || self->n_bytes > self->max_bytes)
    {
      take_error (self, error);
      return -1;
    }
  return n;
}
