/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-zip-writer.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n.h>

struct _CharterZipWriter
{
  struct archive *archive;
  GByteArray *bytes;
  gboolean has_failed;
};

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *buffer,
          size_t          length)
{
  g_byte_array_append (((CharterZipWriter *) data)->bytes, buffer, (guint) length);
  return (la_ssize_t) length;
}

/**
 * charter_zip_writer_new:
 *
 * Returns: (transfer full): an archive without members
 */
CharterZipWriter *
charter_zip_writer_new (void)
{
  CharterZipWriter *self = g_new0 (CharterZipWriter, 1);

  self->bytes = g_byte_array_new ();
  self->archive = archive_write_new ();
  self->has_failed = archive_write_set_format_zip (self->archive) != ARCHIVE_OK ||
                     archive_write_set_bytes_in_last_block (self->archive, 1) != ARCHIVE_OK ||
                     archive_write_open (self->archive, self, NULL, write_cb, NULL) != ARCHIVE_OK;
  return self;
}

/**
 * charter_zip_writer_free:
 * @self: (transfer full) (nullable): a writer, finished or not
 */
void
charter_zip_writer_free (CharterZipWriter *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->archive, archive_write_free);
  g_byte_array_unref (self->bytes);
  g_free (self);
}

/**
 * charter_zip_writer_add:
 * @self: an archive
 * @name: of the member, with slashes between folders
 * @bytes: what it holds
 */
void
charter_zip_writer_add (CharterZipWriter *self,
                        const char       *name,
                        GBytes           *bytes)
{
  struct archive_entry *entry = archive_entry_new ();
  gsize length;
  const void *data = g_bytes_get_data (bytes, &length);

  /* Without a time: ZIP keeps local time, which would tell where a document was made. */
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) length);
  if (archive_write_header (self->archive, entry) != ARCHIVE_OK ||
      archive_write_data (self->archive, data, length) != (la_ssize_t) length)
    self->has_failed = TRUE;
  archive_entry_free (entry);
}

/**
 * charter_zip_writer_finish:
 * @self: an archive; not to be added to any more
 * @error: where a failure of this or any earlier call goes
 *
 * Returns: (transfer full): all of it, or %NULL with @error (%G_IO_ERROR_FAILED)
 */
GBytes *
charter_zip_writer_finish (CharterZipWriter  *self,
                           GError           **error)
{
  if (archive_write_close (self->archive) != ARCHIVE_OK)
    self->has_failed = TRUE;
  if (self->has_failed)
    {
      const char *reason = archive_error_string (self->archive);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The document could not be packed: %s"),
                   reason ? reason : "ZIP");
      return NULL;
    }
  return g_bytes_new (self->bytes->data, self->bytes->len);
}
