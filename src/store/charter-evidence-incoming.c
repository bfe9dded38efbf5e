/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-evidence-incoming.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "charter-database.h"
#include "charter-teller.h"
#include "charter-store.h"

#define BLOCK (256 * 1024)

/**
 * CharterEvidenceIncoming:
 *
 * A file on its way into the folder of evidence: written under another name until it is whole.
 */
struct _CharterEvidenceIncoming
{
  int        fd;
  char      *temporary;
  GChecksum *sum;
  gint64     size;
  guchar     head[4096]; /* what its type is told by */
  gsize      n_head;
};

static gboolean
set_from_errno (GError **error,
                int      error_number)
{
  if (error_number == ENOSPC || error_number == EDQUOT)
    g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FULL,
                         _("There is no room left to keep a copy of the file. "
                           "Make some room and add it again."));
  else if (error_number == EACCES || error_number == EPERM || error_number == EROFS)
    g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_READ_ONLY,
                         _("This program may not write where evidence is kept."));
  else
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                 _("The copy of the file could not be written: %s"), g_strerror (error_number));
  return FALSE;
}

/**
 * charter_evidence_incoming_free:
 * @self: (nullable): a file on its way in
 *
 * What has not been put in its place is removed.
 */
void
charter_evidence_incoming_free (CharterEvidenceIncoming *self)
{
  if (!self)
    return;
  if (self->fd >= 0)
    close (self->fd);
  if (self->temporary)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_checksum_free (self->sum);
  g_free (self);
}

/**
 * charter_evidence_incoming_new:
 * @folder: where evidence is kept; made if it is not there
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty file on its way there
 */
CharterEvidenceIncoming *
charter_evidence_incoming_new (const char  *folder,
                               GError     **error)
{
  g_autoptr(CharterEvidenceIncoming) self = g_new0 (CharterEvidenceIncoming, 1);
  g_autofree char *name = NULL;

  self->fd = -1;
  self->sum = g_checksum_new (G_CHECKSUM_SHA256);
  if (!charter_database_make_own_folder (folder, error))
    return NULL;
  name = g_build_filename (folder, "incoming-XXXXXX", NULL);
  self->fd = g_mkstemp_full (name, O_RDWR | O_CLOEXEC, 0600);
  if (self->fd < 0)
    {
      set_from_errno (error, errno);
      return NULL;
    }
  self->temporary = g_steal_pointer (&name);
  if (fchmod (self->fd, 0600) != 0)
    {
      set_from_errno (error, errno);
      return NULL;
    }
  flock (self->fd, LOCK_EX | LOCK_NB); /* it is under way: charter_evidence_folder_tidy () leaves it */
  return g_steal_pointer (&self);
}

static gboolean
add (CharterEvidenceIncoming  *self,
     const guchar             *data,
     gsize                     length,
     GError                  **error)
{
  gsize n = MIN (length, sizeof self->head - self->n_head);

  memcpy (self->head + self->n_head, data, n);
  self->n_head += n;
  g_checksum_update (self->sum, data, (gssize) length);
  self->size += (gint64) length;
  while (length > 0)
    {
      gssize written = write (self->fd, data, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return set_from_errno (error, errno);
      data += written;
      length -= (gsize) written;
    }
  return TRUE;
}

/**
 * charter_evidence_incoming_add_stream:
 * @self: a file on its way in
 * @stream: the contents, to be read to their end
 * @task: (nullable): whom @progress is for
 * @total: how many bytes there will be
 * @progress: (nullable): called in the context of @task with bytes done and to do
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location
 */
gboolean
charter_evidence_incoming_add_stream (CharterEvidenceIncoming  *self,
                                      GInputStream             *stream,
                                      GTask                    *task,
                                      goffset                   total,
                                      GFileProgressCallback     progress,
                                      gpointer                  progress_data,
                                      GCancellable             *cancellable,
                                      GError                  **error)
{
  g_autofree guchar *block = g_malloc (BLOCK);
  gssize n;

  while ((n = g_input_stream_read (stream, block, BLOCK, cancellable, error)) > 0)
    {
      if (!add (self, block, (gsize) n, error))
        return FALSE;
      charter_teller_tell (task, progress, progress_data, self->size, total);
    }
  return n == 0;
}

/**
 * charter_evidence_incoming_get_size:
 * @self: a file that is coming in
 *
 * Returns: how many bytes came so far
 */
gint64
charter_evidence_incoming_get_size (CharterEvidenceIncoming *self)
{
  return self->size;
}

/**
 * charter_evidence_incoming_get_sha256:
 * @self: a file to which nothing is added any more
 *
 * Returns: (transfer none): the hash of what was added
 */
const char *
charter_evidence_incoming_get_sha256 (CharterEvidenceIncoming *self)
{
  return g_checksum_get_string (self->sum);
}

/**
 * charter_evidence_incoming_dup_content_type:
 * @self: a file on its way in
 * @name: what it is called
 *
 * Returns: (transfer full): what it is, by its name and its beginning
 */
char *
charter_evidence_incoming_dup_content_type (CharterEvidenceIncoming *self,
                                            const char              *name)
{
  return g_content_type_guess (name, self->head, self->n_head, NULL);
}

/* That the file is in the folder must be on disk too. Some network drives know no such thing. */
static gboolean
sync_folder (const char  *path,
             GError     **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  int failure = fd < 0 ? errno : 0;

  if (fd >= 0 && fsync (fd) != 0 && errno != EINVAL && errno != EOPNOTSUPP)
    failure = errno;
  if (fd >= 0)
    close (fd);
  return failure ? set_from_errno (error, failure) : TRUE;
}

/**
 * charter_evidence_incoming_sync_folders:
 * @path: a kept file
 * @error: return location
 *
 * Also for one that was there already: it may be what an earlier try has left.
 */
gboolean
charter_evidence_incoming_sync_folders (const char  *path,
                                        GError     **error)
{
  g_autofree char *start = g_path_get_dirname (path);
  g_autofree char *folder = g_path_get_dirname (start);
  g_autofree char *data_dir = g_path_get_dirname (folder);

  return sync_folder (start, error) && sync_folder (folder, error) && sync_folder (data_dir, error);
}

/**
 * charter_evidence_incoming_put:
 * @self: a whole file
 * @path: its place, in a folder of the folder that it is on its way to
 * @error: return location
 */
gboolean
charter_evidence_incoming_put (CharterEvidenceIncoming  *self,
                               const char               *path,
                               GError                  **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (fsync (self->fd) != 0)
    return set_from_errno (error, errno);
  if (!charter_database_make_own_folder (folder, error))
    return FALSE;
  if (g_rename (self->temporary, path) != 0)
    return set_from_errno (error, errno);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}
