/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"
#include "config.h"

#include "charter-output-file.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What went wrong and what to do, in words; @fallback for what has none. */
static const char *
get_reason (GIOErrorEnum  code,
            const char   *fallback)
{
  switch ((int) code)
    {
    case G_IO_ERROR_NO_SPACE:
      return _("the disk is full. Make room and save again.");
    case G_IO_ERROR_PERMISSION_DENIED:
    case G_IO_ERROR_READ_ONLY:
      return _("you may not write there. Choose another folder.");
    case G_IO_ERROR_NOT_FOUND:
      return _("there is no such folder. Make it first, or choose another.");
    case G_IO_ERROR_NOT_DIRECTORY:
      return _("there is a file in the place of its folder. Choose another folder.");
    case G_IO_ERROR_IS_DIRECTORY:
      return _("it is a folder. Add a name for the file.");
    default:
      return fallback;
    }
}

/**
 * charter_output_file_fail:
 * @error: where to say it
 * @path: the file that a person chose
 * @code: what went wrong
 * @fallback: why, for what has no words of its own
 *
 * Returns: %FALSE
 */
gboolean
charter_output_file_fail (GError       **error,
                          const char    *path,
                          GIOErrorEnum   code,
                          const char    *fallback)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file, and why: "the disk is full. Make room and save again." */
  g_set_error (error, G_IO_ERROR, (int) code, _("“%s” was not saved: %s"), name,
               get_reason (code, fallback));
  return FALSE;
}

static gboolean
fail_from_errno (GError     **error,
                 const char  *path,
                 int          error_number)
{
  return charter_output_file_fail (error, path, g_io_error_from_errno (error_number), g_strerror (error_number));
}

/* A device or a pipe is written to: a file put in its place would take it away from everybody. */
static gboolean
write_through (const char  *path,
               const char  *data,
               gsize        length,
               GError     **error)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);
  int error_number = fd < 0 ? errno : 0;

  while (fd >= 0 && length > 0 && !error_number)
    {
      gssize n = write (fd, data, length);

      if (n < 0 && errno != EINTR)
        error_number = errno;
      if (n > 0)
        {
          data += n;
          length -= (gsize) n;
        }
    }
  if (fd >= 0 && close (fd) < 0 && !error_number)
    error_number = errno;
  return error_number == 0 || fail_from_errno (error, path, error_number);
}

/**
 * charter_output_file_write:
 * @path: the file that a person chose
 * @data: all that goes into it
 * @length: how many bytes
 * @error: why not, in a sentence that says what to do
 *
 * Writes a temporary file beside @path and renames it: a file that stands there is replaced by a
 * whole one, or stays as it is.
 *
 * Returns: whether the file is complete on disk; else %FALSE with a %G_IO_ERROR: no space, permission
 *   denied, read-only, not found, not a directory, is a directory, failed
 */
gboolean
charter_output_file_write (const char     *path,
                           gconstpointer   data,
                           gsize           length,
                           GError        **error)
{
  g_autoptr(GError) cause = NULL;
  GStatBuf about;

  g_return_val_if_fail (path != NULL, FALSE);

  if (g_stat (path, &about) == 0 && S_ISDIR (about.st_mode))
    return charter_output_file_fail (error, path, G_IO_ERROR_IS_DIRECTORY, NULL);
  if (g_stat (path, &about) == 0 && !S_ISREG (about.st_mode))
    return write_through (path, data, length, error);
  if (g_file_set_contents_full (path, data, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644,
                                &cause))
    return TRUE;
  return charter_output_file_fail (error, path, g_io_error_from_file_error ((GFileError) cause->code), cause->message);
}
