/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-copy-file.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "charter-copy-manifest.h"
#include "charter-exchange-error.h"

#define PART ".part-" /* of a copy that is being written */
#define BLOCK (256 * 1024)

typedef struct {
  CharterCopyProgress progress; /* nullable */
  gpointer            user_data;
  GCancellable       *cancellable;
  gint64              done;
  gint64              total;
} Passage;

static gboolean
set_damaged (GError **error)
{
  g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED,
                       _("The file is damaged, or was not copied to its end. Nothing was changed. Copy it again, or "
                         "make it again on the other computer."));
  return FALSE;
}

static gboolean
set_from_errno (GError **error,
                int      error_number)
{
  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (error_number),
               error_number == ENOSPC || error_number == EDQUOT
               ? _("There is not enough room there (%s). Nothing half-written is left.")
               : _("It could not be written (%s). Nothing half-written is left."), g_strerror (error_number));
  return FALSE;
}

/* Returns: whether to go on */
static gboolean
pass (Passage  *passage,
      gsize     length,
      GError  **error)
{
  gint64 before = passage->done / BLOCK;

  passage->done += (gint64) length;
  if (passage->progress && passage->done / BLOCK != before)
    passage->progress (passage->done, passage->total, passage->user_data);
  return !g_cancellable_set_error_if_cancelled (passage->cancellable, error);
}

/* --- Writing --------------------------------------------------------------------------------- */

/* What changes or is damaged between the two readings would make a copy that refuses itself. */
static gboolean
measure (CharterCopyMember  *member,
         Passage            *passage,
         GError            **error)
{
  int fd = open (member->path, O_RDONLY | O_CLOEXEC);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gboolean is_going = fd >= 0;
  gssize n = -1;

  member->size = 0;
  while (is_going && (n = read (fd, block, BLOCK)) > 0)
    {
      g_checksum_update (sum, block, n);
      member->size += n;
      is_going = pass (passage, (gsize) n, error);
    }
  if (is_going && n < 0)
    set_from_errno (error, errno);
  else if (fd < 0)
    set_from_errno (error, errno);
  if (fd >= 0)
    close (fd);
  member->sha256 = g_strdup (g_checksum_get_string (sum));
  return is_going && n == 0;
}

/* A file of evidence that is not what it was when it was kept is left out: "check" tells of it. */
static gboolean
measure_all (CharterCopyManifest  *manifest,
             Passage              *passage,
             GError              **error)
{
  manifest->total = 0;
  for (guint i = 0; i < manifest->members->len; i++)
    {
      CharterCopyMember *member = g_ptr_array_index (manifest->members, i);
      gboolean is_evidence = g_str_has_prefix (member->name, "evidence/");
      g_autoptr(GError) failure = NULL;

      if (!measure (member, passage, &failure) && (!is_evidence || g_cancellable_is_cancelled (passage->cancellable)))
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
      if (failure || (is_evidence && !g_str_has_suffix (member->name, member->sha256)))
        {
          g_ptr_array_remove_index (manifest->members, i--);
          continue;
        }
      manifest->n_files += is_evidence;
      manifest->total += member->size;
    }
  return TRUE;
}

static gboolean
begin_member (struct archive  *archive,
              const char      *name,
              gint64           size,
              GError         **error)
{
  struct archive_entry *entry = archive_entry_new ();
  int result;

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  result = archive_write_header (archive, entry);
  archive_entry_free (entry);
  return result == ARCHIVE_OK || set_from_errno (error, archive_errno (archive));
}

static gboolean
add_data (struct archive  *archive,
          gconstpointer    data,
          gsize            length,
          GError         **error)
{
  return archive_write_data (archive, data, length) == (la_ssize_t) length ||
         set_from_errno (error, archive_errno (archive));
}

static gboolean
add_member (struct archive           *archive,
            const CharterCopyMember  *member,
            Passage                  *passage,
            GError                  **error)
{
  int fd = open (member->path, O_RDONLY | O_CLOEXEC);
  g_autofree guint8 *block = g_malloc (BLOCK);
  gboolean is_going = fd >= 0 ? begin_member (archive, member->name, member->size, error)
                              : set_from_errno (error, errno);
  gint64 left = member->size;
  gssize n = 0;

  while (is_going && left > 0 && (n = read (fd, block, MIN (BLOCK, (gsize) left))) > 0)
    {
      left -= n;
      is_going = add_data (archive, block, (gsize) n, error) && pass (passage, (gsize) n, error);
    }
  if (is_going && left > 0)
    is_going = set_from_errno (error, n < 0 ? errno : EIO);
  if (fd >= 0)
    close (fd);
  return is_going;
}

static gboolean
write_all (struct archive       *archive,
           CharterCopyManifest  *manifest,
           Passage              *passage,
           GError              **error)
{
  g_autofree char *json = charter_copy_manifest_dup_json (manifest);

  if (!begin_member (archive, "manifest.json", (gint64) strlen (json), error) ||
      !add_data (archive, json, strlen (json), error))
    return FALSE;
  for (guint i = 0; i < manifest->members->len; i++)
    if (!add_member (archive, g_ptr_array_index (manifest->members, i), passage, error))
      return FALSE;
  return archive_write_close (archive) == ARCHIVE_OK || set_from_errno (error, archive_errno (archive));
}

static gboolean
write_to (int                   fd,
          CharterCopyManifest  *manifest,
          Passage              *passage,
          GError              **error)
{
  struct archive *archive = archive_write_new ();
  gboolean is_written;

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_in_last_block (archive, 1);
  is_written = archive_write_open_fd (archive, fd) == ARCHIVE_OK ? write_all (archive, manifest, passage, error)
                                                                 : set_from_errno (error, archive_errno (archive));
  archive_write_free (archive);
  return is_written && (fsync (fd) == 0 || set_from_errno (error, errno));
}

static gint64
sum_sizes (CharterCopyManifest *manifest)
{
  gint64 total = 0;
  GStatBuf about;

  for (guint i = 0; i < manifest->members->len; i++)
    if (g_stat (((CharterCopyMember *) manifest->members->pdata[i])->path, &about) == 0)
      total += about.st_size;
  return total;
}

/* Read back as the other computer will. */
static gboolean
verify (const char  *path,
        Passage     *passage,
        GError     **error)
{
  g_autoptr(CharterCopyManifest) again =
    charter_copy_file_read (path, NULL, NULL, NULL, passage->cancellable, error);

  return again != NULL;
}

/* Whoever may read the folder may read what lies in it; nobody but the writer may change it. */
static gboolean
let_read (int          fd,
          const char  *path,
          GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat about;

  if (stat (folder, &about) != 0)
    return set_from_errno (error, errno);
  /* Of a group that the writer is in; on a drive without groups there is nothing to do. */
  if ((about.st_mode & S_IRGRP) && fchown (fd, (uid_t) -1, about.st_gid) != 0)
    g_debug ("The shared copy keeps its writer's group: %s", g_strerror (errno));
  return fchmod (fd, 0600 | (about.st_mode & (S_IRGRP | S_IROTH))) == 0 || set_from_errno (error, errno);
}

/* What an earlier try has left, when the program was killed; one that is being written is locked. */
static void
tidy (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *start = g_strconcat (name, PART, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *child;

  while (dir && (child = g_dir_read_name (dir)))
    {
      g_autofree char *left = g_build_filename (folder, child, NULL);
      int fd = g_str_has_prefix (child, start) ? open (left, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;

      if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0)
        g_unlink (left);
      if (fd >= 0)
        close (fd);
    }
}

/**
 * charter_copy_file_write:
 * @path: where to; what stands there is replaced when the new one has been verified
 * @manifest: what goes into it, each member with its path; their sums are filled in
 * @is_shared: whether others are to read it
 * @progress: (nullable) (scope call): called in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop; nothing is left then
 * @error: return location
 *
 * A shared one can be read by all who can read its folder, any other by its writer alone.
 */
gboolean
charter_copy_file_write (const char           *path,
                         CharterCopyManifest  *manifest,
                         gboolean              is_shared,
                         CharterCopyProgress   progress,
                         gpointer              user_data,
                         GCancellable         *cancellable,
                         GError              **error)
{
  g_autofree char *temporary = g_strconcat (path, PART "XXXXXX", NULL);
  Passage passage = { progress, user_data, cancellable, 0, 2 * sum_sizes (manifest) };
  gboolean is_written;
  int fd;

  tidy (path);
  fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    return set_from_errno (error, errno);
  flock (fd, LOCK_EX | LOCK_NB);
  is_written = measure_all (manifest, &passage, error) && write_to (fd, manifest, &passage, error)
               && (!is_shared || let_read (fd, path, error)) && verify (temporary, &passage, error);
  if (is_written && g_rename (temporary, path) != 0)
    is_written = set_from_errno (error, errno);
  if (!is_written)
    g_unlink (temporary);
  close (fd);
  return is_written;
}

/* --- Reading --------------------------------------------------------------------------------- */

static struct archive *
open_archive (const char  *path,
              GError     **error)
{
  struct archive *archive = archive_read_new ();

  archive_read_support_format_zip (archive);
  if (archive_read_open_filename (archive, path, BLOCK) == ARCHIVE_OK)
    return archive;
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
  else
    set_damaged (error);
  archive_read_free (archive);
  return NULL;
}

static CharterCopyManifest *
read_manifest (struct archive  *archive,
               GError         **error)
{
  struct archive_entry *entry;
  g_autofree char *json = NULL;
  gint64 size;

  if (archive_read_next_header (archive, &entry) != ARCHIVE_OK ||
      g_strcmp0 (archive_entry_pathname (entry), "manifest.json") != 0)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("This is no copy that this program has made. Nothing was changed."));
      return NULL;
    }
  size = archive_entry_size (entry);
  if (size < 2 || size > CHARTER_COPY_MAX_MANIFEST)
    {
      set_damaged (error);
      return NULL;
    }
  json = g_malloc0 ((gsize) size + 1);
  if (archive_read_data (archive, json, (gsize) size) != (la_ssize_t) size)
    {
      set_damaged (error);
      return NULL;
    }
  return charter_copy_manifest_parse (json, (gsize) size, error);
}

/* Only names of the manifest come here, and those have been looked at. */
static int
open_target (const char  *folder,
             const char  *name,
             GError     **error)
{
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  int fd;

  if (!folder)
    return -1;
  path = g_build_filename (folder, name, NULL);
  parent = g_path_get_dirname (path);
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      set_from_errno (error, errno);
      return -1;
    }
  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    set_from_errno (error, errno);
  return fd;
}

static gboolean
put (int            fd,
     const guint8  *bytes,
     gsize          length,
     GError       **error)
{
  while (fd >= 0 && length > 0)
    {
      gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_from_errno (error, errno);
      bytes += n;
      length -= (gsize) n;
    }
  return TRUE;
}

/* No more is taken out than the manifest says, and it must have the sum that stands there. */
static gboolean
take_member (struct archive      *archive,
             CharterCopyMember   *member,
             const char          *folder,
             Passage             *passage,
             GError             **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *block = g_malloc (BLOCK);
  int fd = open_target (folder, member->name, error);
  gboolean is_going = fd >= 0 || !folder;
  gint64 size = 0;
  la_ssize_t n = 0;

  while (is_going && (n = archive_read_data (archive, block, BLOCK)) > 0)
    {
      size += n;
      g_checksum_update (sum, block, n);
      is_going = size <= member->size ? put (fd, block, (gsize) n, error) && pass (passage, (gsize) n, error)
                                      : set_damaged (error);
    }
  if (is_going && (n < 0 || size != member->size || g_strcmp0 (g_checksum_get_string (sum), member->sha256) != 0))
    is_going = set_damaged (error);
  if (is_going && fd >= 0 && fsync (fd) != 0)
    is_going = set_from_errno (error, errno);
  if (fd >= 0)
    close (fd);
  return is_going;
}

static gboolean
read_all (struct archive       *archive,
          CharterCopyManifest  *manifest,
          const char           *folder,
          Passage              *passage,
          GError              **error)
{
  g_autoptr(GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  struct archive_entry *entry;
  int result;

  for (guint i = 0; i < manifest->members->len; i++)
    {
      CharterCopyMember *member = g_ptr_array_index (manifest->members, i);

      if (!g_hash_table_insert (by_name, member->name, member))
        return set_damaged (error);
    }
  while ((result = archive_read_next_header (archive, &entry)) == ARCHIVE_OK)
    {
      const char *name = archive_entry_pathname (entry);
      CharterCopyMember *member = name ? g_hash_table_lookup (by_name, name) : NULL;

      if (!member || member->is_met || archive_entry_filetype (entry) != AE_IFREG)
        return set_damaged (error);
      member->is_met = TRUE;
      if (!take_member (archive, member, folder, passage, error))
        return FALSE;
    }
  for (guint i = 0; i < manifest->members->len; i++)
    if (!((CharterCopyMember *) manifest->members->pdata[i])->is_met)
      return set_damaged (error);
  return result == ARCHIVE_EOF || set_damaged (error);
}

/**
 * charter_copy_file_look:
 * @path: a copy
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it says of itself; nothing else of it has been read
 */
CharterCopyManifest *
charter_copy_file_look (const char  *path,
                        GError     **error)
{
  struct archive *archive = open_archive (path, error);
  CharterCopyManifest *manifest = archive ? read_manifest (archive, error) : NULL;

  if (archive)
    archive_read_free (archive);
  return manifest;
}

/**
 * charter_copy_file_read:
 * @path: a copy
 * @folder: (nullable): an empty folder into which it is unpacked; %NULL: it is only verified
 * @progress: (nullable) (scope call): called in this thread
 * @user_data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Every member is measured against the manifest while it is read.
 *
 * Returns: (transfer full) (nullable): what it says of itself, all of which was there and is sound; %NULL
 *   with @error, and what is in @folder is to be thrown away
 */
CharterCopyManifest *
charter_copy_file_read (const char           *path,
                        const char           *folder,
                        CharterCopyProgress   progress,
                        gpointer              user_data,
                        GCancellable         *cancellable,
                        GError              **error)
{
  struct archive *archive = open_archive (path, error);
  g_autoptr(CharterCopyManifest) manifest = archive ? read_manifest (archive, error) : NULL;
  Passage passage = { progress, user_data, cancellable, 0, manifest ? manifest->total : 0 };
  gboolean is_read = manifest && read_all (archive, manifest, folder, &passage, error);

  if (archive)
    archive_read_free (archive);
  return is_read ? g_steal_pointer (&manifest) : NULL;
}
