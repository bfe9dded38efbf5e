/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-evidence-folder.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "charter-evidence-incoming.h"
#include "charter-store.h"

#define BLOCK (256 * 1024)

/**
 * CharterEvidenceFolder:
 *
 * The files that evidence consists of, each under its own SHA-256, so that the same file is kept
 * once however often it is attached.
 */
struct _CharterEvidenceFolder
{
  GObject parent_instance;

  char *path;
  int   is_read_only; /* atomic: files are kept in threads */
};

G_DEFINE_FINAL_TYPE (CharterEvidenceFolder, charter_evidence_folder, G_TYPE_OBJECT)

/**
 * charter_kept_file_free:
 * @file: (transfer full) (nullable): what is said of a file that was kept
 *
 * The file itself stays in the folder.
 */
void
charter_kept_file_free (CharterKeptFile *file)
{
  if (!file)
    return;
  g_free (file->sha256);
  g_free (file->name);
  g_free (file->content_type);
  g_free (file);
}

static void
charter_evidence_folder_finalize (GObject *object)
{
  g_free (CHARTER_EVIDENCE_FOLDER (object)->path);

  G_OBJECT_CLASS (charter_evidence_folder_parent_class)->finalize (object);
}

static void
charter_evidence_folder_class_init (CharterEvidenceFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = charter_evidence_folder_finalize;
}

static void
charter_evidence_folder_init (CharterEvidenceFolder *self)
{
}

/**
 * charter_evidence_folder_new:
 * @data_dir: the folder that holds charter.db too
 *
 * Returns: (transfer full): the folder; it is made on disk when the first file is kept
 */
CharterEvidenceFolder *
charter_evidence_folder_new (const char *data_dir)
{
  CharterEvidenceFolder *self = g_object_new (CHARTER_TYPE_EVIDENCE_FOLDER, NULL);

  self->path = g_build_filename (data_dir, "evidence", NULL);
  return self;
}

static char *
build_path (CharterEvidenceFolder *self,
            const char            *sha256)
{
  char start[3] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (self->path, start, sha256, NULL);
}

static char *
hash_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *block = g_malloc (BLOCK);
  gssize n = 0;

  while (stream && (n = g_input_stream_read (G_INPUT_STREAM (stream), block, BLOCK, cancellable, error)) > 0)
    g_checksum_update (sum, block, n);
  return stream && n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* Whether the kept copy is what it was. One that was changed outside is set aside under another name:
 * somebody may have meant it. */
static gboolean
is_kept (const char *path,
         const char *sha256,
         gint64      size)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autofree char *found = NULL;
  g_autofree char *aside = NULL;
  struct stat about;

  if (lstat (path, &about) != 0)
    return FALSE;
  found = S_ISREG (about.st_mode) && about.st_size == size ? hash_file (file, NULL, NULL) : NULL;
  if (g_strcmp0 (found, sha256) == 0)
    return TRUE;
  aside = g_strdup_printf ("%s.changed-%" G_GINT64_FORMAT, path, (gint64) about.st_mtime);
  g_rename (path, aside);
  return FALSE;
}

/* Of a file that is all there. */
static CharterKeptFile *
keep (CharterEvidenceFolder    *self,
      CharterEvidenceIncoming  *incoming,
      const char               *name,
      GError                  **error)
{
  const char *sha256 = charter_evidence_incoming_get_sha256 (incoming);
  gint64 size = charter_evidence_incoming_get_size (incoming);
  g_autofree char *path = build_path (self, sha256);
  g_autoptr(CharterKeptFile) file = NULL;

  if ((!is_kept (path, sha256, size) && !charter_evidence_incoming_put (incoming, path, error))
      || !charter_evidence_incoming_sync_folders (path, error))
    return NULL;
  file = g_new0 (CharterKeptFile, 1);
  file->sha256 = g_strdup (sha256);
  file->name = g_strdup (name);
  file->size = size;
  file->content_type = charter_evidence_incoming_dup_content_type (incoming, name);
  return g_steal_pointer (&file);
}

static CharterEvidenceIncoming *
begin (CharterEvidenceFolder  *self,
       GError                **error)
{
  if (!g_atomic_int_get (&self->is_read_only))
    return charter_evidence_incoming_new (self->path, error);
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_LOCKED,
                       _("Somebody else has these records open, so no file was added to them."));
  return NULL;
}

/* --- Files and what was pasted --------------------------------------------------------------- */

typedef struct {
  GFile                 *source; /* or: */
  GBytes                *bytes;
  char                  *name;   /* of the bytes */
  GFileProgressCallback  progress;
  gpointer               progress_data;
} CharterKeep;

static void
free_keep (gpointer data)
{
  CharterKeep *keep = data;

  g_clear_object (&keep->source);
  g_clear_pointer (&keep->bytes, g_bytes_unref);
  g_free (keep->name);
  g_free (keep);
}

static CharterKeptFile *
keep_stream (CharterEvidenceFolder  *self,
             GTask                  *task,
             GInputStream           *stream,
             const char             *name,
             goffset                 total,
             GCancellable           *cancellable,
             GError                **error)
{
  CharterKeep *asked = g_task_get_task_data (task);
  g_autoptr(CharterEvidenceIncoming) incoming = begin (self, error);

  if (!incoming || !charter_evidence_incoming_add_stream (incoming, stream, task, total, asked->progress,
                                                          asked->progress_data, cancellable, error))
    return NULL;
  return keep (self, incoming, name, error);
}

static CharterKeptFile *
keep_file (CharterEvidenceFolder  *self,
           GTask                  *task,
           GFile                  *source,
           GCancellable           *cancellable,
           GError                **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autoptr(GFileInfo) about =
    g_file_query_info (source, G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                               "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                       G_FILE_QUERY_INFO_NONE, cancellable, error);

  if (!about)
    return NULL;
  if (g_file_info_get_file_type (about) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                   _("“%s” is not a file."), g_file_info_get_display_name (about));
      return NULL;
    }
  stream = g_file_read (source, cancellable, error);
  return stream ? keep_stream (self, task, G_INPUT_STREAM (stream), g_file_info_get_display_name (about),
                               g_file_info_get_size (about), cancellable, error)
                : NULL;
}

static CharterKeptFile *
keep_what_is_there (CharterEvidenceFolder  *self,
                    GTask                  *task,
                    GCancellable           *cancellable,
                    GError                **error)
{
  CharterKeep *asked = g_task_get_task_data (task);
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (asked->bytes);

  return keep_stream (self, task, stream, asked->name, (goffset) g_bytes_get_size (asked->bytes), cancellable,
                      error);
}

static void
keep_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  CharterKeep *asked = data;
  GError *error = NULL;
  CharterKeptFile *file = asked->source ? keep_file (source, task, asked->source, cancellable, &error)
                                        : keep_what_is_there (source, task, cancellable, &error);

  if (file)
    g_task_return_pointer (task, file, (GDestroyNotify) charter_kept_file_free);
  else
    g_task_return_error (task, error);
}

/**
 * charter_evidence_folder_tidy:
 * @data_dir: the data directory
 *
 * Takes away what copies that never came to an end have left: the program was killed, or the disk was
 * gone. One that another process is writing is locked, and stays. In any thread.
 */
void
charter_evidence_folder_tidy (const char *data_dir)
{
  g_autofree char *path = g_build_filename (data_dir, "evidence", NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *left = g_build_filename (path, name, NULL);
      int fd = g_str_has_prefix (name, "incoming-") ? open (left, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;

      if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
        g_unlink (left);
      if (fd >= 0)
        close (fd);
    }
}

/**
 * charter_evidence_folder_set_is_read_only:
 * @self: the folder
 * @is_read_only: whether files are refused, since their records could not be written
 */
void
charter_evidence_folder_set_is_read_only (CharterEvidenceFolder *self,
                                          gboolean               is_read_only)
{
  g_return_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self));
  g_atomic_int_set (&self->is_read_only, is_read_only);
}

static void
start (CharterEvidenceFolder *self,
       CharterKeep           *asked,
       GCancellable          *cancellable,
       GAsyncReadyCallback    callback,
       gpointer               user_data)
{
  g_autoptr(GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, start);
  g_task_set_task_data (task, asked, free_keep);
  g_task_run_in_thread (task, keep_in_thread);
}

/**
 * charter_evidence_folder_keep_async:
 * @self: the folder
 * @source: the file to keep a copy of; it is only read
 * @progress: (nullable): called now and then with bytes done and to do
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; nothing of the copy remains then
 * @callback: called when the copy is on disk
 * @user_data: for @callback
 */
void
charter_evidence_folder_keep_async (CharterEvidenceFolder *self,
                                    GFile                 *source,
                                    GFileProgressCallback  progress,
                                    gpointer               progress_data,
                                    GCancellable          *cancellable,
                                    GAsyncReadyCallback    callback,
                                    gpointer               user_data)
{
  CharterKeep *asked = g_new0 (CharterKeep, 1);

  g_return_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self));
  asked->source = g_object_ref (source);
  asked->progress = progress;
  asked->progress_data = progress_data;
  start (self, asked, cancellable, callback, user_data);
}

/**
 * charter_evidence_folder_keep_bytes_async:
 * @self: the folder
 * @bytes: the contents
 * @name: what the file is to be called
 * @progress: (nullable): called now and then with bytes done and to do
 * @progress_data: for @progress
 * @cancellable: (nullable): to stop; nothing of it remains then
 * @callback: called when it is on disk
 * @user_data: for @callback
 *
 * To be finished with charter_evidence_folder_keep_finish().
 */
void
charter_evidence_folder_keep_bytes_async (CharterEvidenceFolder *self,
                                          GBytes                *bytes,
                                          const char            *name,
                                          GFileProgressCallback  progress,
                                          gpointer               progress_data,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data)
{
  CharterKeep *asked = g_new0 (CharterKeep, 1);

  g_return_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self));
  asked->bytes = g_bytes_ref (bytes);
  asked->name = g_strdup (name);
  asked->progress = progress;
  asked->progress_data = progress_data;
  start (self, asked, cancellable, callback, user_data);
}

/**
 * charter_evidence_folder_keep_finish:
 * @self: the folder
 * @result: the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was kept, whether or not it was there already
 */
CharterKeptFile *
charter_evidence_folder_keep_finish (CharterEvidenceFolder  *self,
                                     GAsyncResult           *result,
                                     GError                **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * charter_evidence_folder_keep_bytes:
 * @self: the folder
 * @bytes: the contents
 * @name: what the file is to be called
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was kept
 */
CharterKeptFile *
charter_evidence_folder_keep_bytes (CharterEvidenceFolder  *self,
                                    GBytes                 *bytes,
                                    const char             *name,
                                    GError                **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(CharterEvidenceIncoming) incoming = NULL;

  g_return_val_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self), NULL);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  incoming = begin (self, error);
  if (!incoming || !charter_evidence_incoming_add_stream (incoming, stream, NULL, 0, NULL, NULL, NULL, error))
    return NULL;
  return keep (self, incoming, name, error);
}

/**
 * charter_evidence_folder_keep_stream:
 * @self: the folder
 * @stream: the contents, to be read to its end
 * @sha256: what their hash is said to be
 * @cancellable: (nullable): to stop; nothing of it remains then
 * @error: return location
 *
 * Keeps what comes from elsewhere under a hash that is known, in this thread.
 *
 * Returns: whether it is kept; %FALSE also when it is not what it is said to be
 */
gboolean
charter_evidence_folder_keep_stream (CharterEvidenceFolder  *self,
                                     GInputStream           *stream,
                                     const char             *sha256,
                                     GCancellable           *cancellable,
                                     GError                **error)
{
  g_autoptr(CharterEvidenceIncoming) incoming = NULL;
  g_autoptr(CharterKeptFile) kept = NULL;

  g_return_val_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self), FALSE);
  incoming = begin (self, error);
  if (!incoming || !charter_evidence_incoming_add_stream (incoming, stream, NULL, 0, NULL, NULL, cancellable, error))
    return FALSE;
  if (!g_str_equal (charter_evidence_incoming_get_sha256 (incoming), sha256))
    {
      g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED,
                           _("A file is not what it is said to be, so it was not added."));
      return FALSE;
    }
  kept = keep (self, incoming, sha256, error);
  return kept != NULL;
}

/* Hashes come from records, and those may come from a bundle: never let one name another path. */
static gboolean
is_hash (const char *sha256)
{
  return sha256 && strlen (sha256) == 64 && strspn (sha256, "0123456789abcdef") == 64;
}

/**
 * charter_evidence_folder_get_file:
 * @self: the folder
 * @sha256: a hash, in lower-case digits
 *
 * Returns: (transfer full): where that file is kept, if it is
 */
GFile *
charter_evidence_folder_get_file (CharterEvidenceFolder *self,
                                  const char            *sha256)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self), NULL);
  path = is_hash (sha256) ? build_path (self, sha256)
                          : g_build_filename (self->path, "unknown", NULL);
  return g_file_new_for_path (path);
}

/**
 * charter_evidence_folder_has:
 * @self: a folder
 * @sha256: the checksum of a file, in hexadecimal digits
 *
 * Returns: whether a file with that checksum is kept there; %FALSE for what is no checksum
 */
gboolean
charter_evidence_folder_has (CharterEvidenceFolder *self,
                             const char            *sha256)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self), FALSE);
  if (!is_hash (sha256))
    return FALSE;
  path = build_path (self, sha256);
  return g_file_test (path, G_FILE_TEST_IS_REGULAR);
}

/**
 * charter_evidence_folder_verify:
 * @self: the folder
 * @sha256: a hash
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads the whole file, in this thread.
 *
 * Returns: whether the file is there and is what it was; %FALSE with @error saying what is wrong
 */
gboolean
charter_evidence_folder_verify (CharterEvidenceFolder  *self,
                                const char             *sha256,
                                GCancellable           *cancellable,
                                GError                **error)
{
  g_autoptr(GFile) file = NULL;
  g_autofree char *found = NULL;

  g_return_val_if_fail (CHARTER_IS_EVIDENCE_FOLDER (self), FALSE);
  if (!charter_evidence_folder_has (self, sha256))
    {
      g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED,
                           _("The kept copy of this file is missing."));
      return FALSE;
    }
  file = charter_evidence_folder_get_file (self, sha256);
  found = hash_file (file, cancellable, error);
  if (!found)
    return FALSE;
  if (g_str_equal (found, sha256))
    return TRUE;
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED,
                       _("The kept copy of this file has changed since it was added."));
  return FALSE;
}
