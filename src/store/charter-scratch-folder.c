/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-scratch-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "charter-store.h"

#define START "unpacked-"

/* Nothing in it is anybody else's. */
static void
remove_all (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_all (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

/* Returns: -1 where another has it, or where it is no folder */
static int
take_lock (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);

  if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) != 0)
    {
      close (fd);
      fd = -1;
    }
  return fd;
}

/**
 * charter_scratch_folder_new:
 * @data_dir: the data directory
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty folder in it
 */
CharterScratchFolder *
charter_scratch_folder_new (const char  *data_dir,
                            GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, START "XXXXXX", NULL);
  CharterScratchFolder *self;

  if (!g_mkdtemp_full (path, 0700))
    {
      g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_READ_ONLY,
                   _("This program may not write where your records are kept, or there is no room left: %s"),
                   g_strerror (errno));
      return NULL;
    }
  self = g_new0 (CharterScratchFolder, 1);
  self->path = g_steal_pointer (&path);
  self->lock = take_lock (self->path);
  return self;
}

/**
 * charter_scratch_folder_free:
 * @self: (nullable): a folder
 *
 * Removes it with all that is in it.
 */
void
charter_scratch_folder_free (CharterScratchFolder *self)
{
  if (!self)
    return;
  remove_all (self->path);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->path);
  g_free (self);
}

/* A small file of the data directory that was on its way, as g_file_set_contents () names it. */
static gboolean
is_on_its_way (const char *name)
{
  static const char * const files[] = { "origin.", "sharing.ini." };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_has_prefix (name, files[i]) && strlen (name) == strlen (files[i]) + 6)
      return TRUE;
  return FALSE;
}

/**
 * charter_scratch_folder_tidy:
 * @data_dir: the data directory
 *
 * Takes away what a program that was killed has left: such folders, and small files that were on their way.
 * A folder that is in use is locked, and stays. In any thread.
 */
void
charter_scratch_folder_tidy (const char *data_dir)
{
  g_autoptr(GDir) dir = g_dir_open (data_dir, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (data_dir, name, NULL);
      int lock = g_str_has_prefix (name, START) ? take_lock (path) : -1;

      if (is_on_its_way (name))
        g_unlink (path);
      if (lock < 0)
        continue;
      remove_all (path);
      close (lock);
    }
}
