/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-bundle-private.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "charter-exchange-error.h"

#define BLOCK 65536

/* A bundle on its way to the disk: under another name until it is whole and read again. */
typedef struct {
  struct archive *archive;
  int             fd;
  int             error_number; /* of the first write that failed */
  char           *path;
  char           *temporary;    /* NULL when it has its own name */
  gint64          done;
  gint64          total;
  CharterBundleProgress progress;
  gpointer        progress_data;
} Output;

static void
output_free (Output *self)
{
  if (self->archive)
    archive_write_free (self->archive);
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

static gboolean
fail_from_errno (GError **error,
                 int      error_number)
{
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (error_number), g_strerror (error_number));
  return FALSE;
}

static la_ssize_t
write_cb (struct archive *archive,
          void           *data,
          const void     *buffer,
          size_t          length)
{
  Output *self = data;
  const char *at = buffer;
  gsize left = length;

  while (left > 0 && !self->error_number)
    {
      gssize n = write (self->fd, at, left);

      if (n < 0 && errno != EINTR)
        self->error_number = errno;
      if (n > 0)
        {
          at += n;
          left -= (gsize) n;
        }
    }
  return self->error_number ? ARCHIVE_FATAL : (la_ssize_t) length;
}

static gboolean
fail_packing (Output  *self,
              GError **error)
{
  const char *reason = archive_error_string (self->archive);

  if (self->error_number)
    return fail_from_errno (error, self->error_number);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", reason ? reason : "ZIP");
  return FALSE;
}

static Output *
output_new (const char  *path,
            int          mode,
            GError     **error)
{
  g_autoptr(Output) self = g_new0 (Output, 1);
  g_autofree char *name = g_strconcat (path, ".XXXXXX", NULL);
  struct stat about;

  self->fd = -1;
  self->path = g_strdup (path);
  if (stat (path, &about) == 0 && !S_ISREG (about.st_mode))
    {
      fail_from_errno (error, S_ISDIR (about.st_mode) ? EISDIR : EACCES);
      return NULL;
    }
  self->fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      fail_from_errno (error, errno);
      return NULL;
    }
  self->temporary = g_steal_pointer (&name);
  if (fchmod (self->fd, (mode_t) mode) != 0)
    {
      fail_from_errno (error, errno);
      return NULL;
    }
  self->archive = archive_write_new ();
  if (archive_write_set_format_zip (self->archive) != ARCHIVE_OK ||
      archive_write_set_bytes_in_last_block (self->archive, 1) != ARCHIVE_OK ||
      archive_write_open (self->archive, self, NULL, write_cb, NULL) != ARCHIVE_OK)
    {
      fail_packing (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Without a time: ZIP keeps local time, which would tell where it was made. */
static gboolean
begin_member (Output      *self,
              const char  *name,
              gint64       size,
              gboolean     is_packed,
              GError     **error)
{
  struct archive_entry *entry = archive_entry_new ();
  gboolean is_begun;

  if (is_packed)
    archive_write_zip_set_compression_deflate (self->archive);
  else
    archive_write_zip_set_compression_store (self->archive);
  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, size);
  is_begun = archive_write_header (self->archive, entry) == ARCHIVE_OK;
  archive_entry_free (entry);
  return is_begun || fail_packing (self, error);
}

static gboolean
add_bytes (Output      *self,
           const char  *data,
           gsize        length,
           GError     **error)
{
  if (archive_write_data (self->archive, data, length) != (la_ssize_t) length)
    return fail_packing (self, error);
  self->done += (gint64) length;
  if (self->progress)
    self->progress (self->done, self->total, self->progress_data);
  return TRUE;
}

static gboolean
add_text (Output      *self,
          const char  *name,
          const char  *text,
          gsize        length,
          GError     **error)
{
  return begin_member (self, name, (gint64) length, TRUE, error) && add_bytes (self, text, length, error);
}

/* Evidence is mostly packed in itself: pictures, documents. */
static gboolean
add_file (Output                   *self,
          const CharterBundleFile  *file,
          GInputStream             *stream,
          GCancellable             *cancellable,
          GError                  **error)
{
  g_autofree char *name = g_strconcat (CHARTER_BUNDLE_EVIDENCE, file->sha256, NULL);
  g_autofree char *block = g_malloc (BLOCK);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gint64 size = 0;
  gssize n;

  if (!begin_member (self, name, file->size, FALSE, error))
    return FALSE;
  while ((n = g_input_stream_read (stream, block, BLOCK, cancellable, error)) > 0)
    {
      size += n;
      g_checksum_update (sum, (const guchar *) block, n);
      if (size <= file->size && !add_bytes (self, block, (gsize) n, error))
        return FALSE;
    }
  if (n < 0)
    return FALSE;
  if (size != file->size || !g_str_equal (g_checksum_get_string (sum), file->sha256))
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_DAMAGED,
                                  _("The kept copy of an evidence file has changed since it was added"));
  return TRUE;
}

static gboolean
add_all (Output             *self,
         CharterBundle      *bundle,
         CharterBundleOpen   open_file,
         gpointer            open_data,
         GCancellable       *cancellable,
         GError            **error)
{
  g_autoptr(GBytes) records = charter_bundle_format_records (bundle);
  g_autofree char *manifest = charter_bundle_format_manifest (bundle, records);
  gsize length;
  const char *text = g_bytes_get_data (records, &length);

  if ((gint64) length > CHARTER_BUNDLE_MAX_JSON)
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_TOO_LARGE,
                                  _("There are more records than one bundle holds"));
  self->total = (gint64) (length + strlen (manifest)) + charter_bundle_get_size (bundle);
  if (!add_text (self, CHARTER_BUNDLE_MANIFEST, manifest, strlen (manifest), error) ||
      !add_text (self, CHARTER_BUNDLE_RECORDS, text, length, error))
    return FALSE;
  for (guint i = 0; i < bundle->files->len; i++)
    {
      const CharterBundleFile *file = g_ptr_array_index (bundle->files, i);
      g_autoptr(GInputStream) stream = open_file (file->sha256, open_data, cancellable, error);

      if (!stream || !add_file (self, file, stream, cancellable, error))
        return FALSE;
    }
  return archive_write_close (self->archive) == ARCHIVE_OK || fail_packing (self, error);
}

static void
sync_folder_of (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

/* What was written is read as a stranger's file would be, before it gets its name. */
static gboolean
finish (Output         *self,
        CharterBundle  *bundle,
        GCancellable   *cancellable,
        GError        **error)
{
  g_autoptr(GFile) written = g_file_new_for_path (self->temporary);
  g_autoptr(CharterBundle) again = NULL;

  if (fsync (self->fd) != 0)
    return fail_from_errno (error, errno);
  again = charter_bundle_read (written, NULL, NULL, cancellable, error);
  if (!again)
    return FALSE;
  if (again->records->len != bundle->records->len || again->files->len != bundle->files->len)
    return charter_bundle_refuse (error, CHARTER_EXCHANGE_ERROR_DAMAGED,
                                  _("What was written does not hold what it should"));
  if (g_rename (self->temporary, self->path) != 0)
    return fail_from_errno (error, errno);
  g_clear_pointer (&self->temporary, g_free);
  sync_folder_of (self->path);
  return TRUE;
}

/**
 * charter_bundle_write:
 * @self: a bundle
 * @path: where to; a file that is there is replaced when the new one is whole
 * @mode: who may read it, such as 0600
 * @open: (scope call): opens an evidence file
 * @open_data: for @open
 * @progress: (nullable) (scope call): told how far it is
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; nothing remains then
 * @error: return location: a #GIOErrorEnum when it cannot be written, a #CharterExchangeError when
 *   what it should hold cannot be read
 *
 * Writes the bundle, and reads all of it again before it gets its name.
 *
 * Returns: whether the bundle is whole on disk
 */
gboolean
charter_bundle_write (CharterBundle          *self,
                      const char             *path,
                      int                     mode,
                      CharterBundleOpen       open,
                      gpointer                open_data,
                      CharterBundleProgress   progress,
                      gpointer                progress_data,
                      GCancellable           *cancellable,
                      GError                **error)
{
  g_autoptr(Output) output = output_new (path, mode, error);

  if (!output)
    return FALSE;
  output->progress = progress;
  output->progress_data = progress_data;
  return add_all (output, self, open, open_data, cancellable, error) &&
         finish (output, self, cancellable, error);
}
