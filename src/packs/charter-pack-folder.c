/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-packs"
#include "config.h"

#include "charter-pack-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/**
 * charter_pack_folder_list:
 * @folder: may be missing
 *
 * Returns: (transfer full) (element-type filename): the pack files in it, by name
 */
GPtrArray *
charter_pack_folder_list (const char  *folder,
                          GError     **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) dir_error = NULL;
  g_autoptr(GDir) dir = g_dir_open (folder, 0, &dir_error);
  const char *name;

  if (!dir && g_error_matches (dir_error, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return g_steal_pointer (&paths);
  if (!dir)
    {
      g_propagate_error (error, g_steal_pointer (&dir_error));
      return NULL;
    }
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json") && *name != '.')
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  return g_steal_pointer (&paths);
}

/**
 * charter_pack_folder_read:
 *
 * Reads no more than a pack may hold and one byte, so that a huge file is refused by the reader of
 * packs and never fills the memory.
 *
 * Returns: (transfer full) (nullable): the file's contents
 */
GBytes *
charter_pack_folder_read (const char  *path,
                          GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = NULL;
  gsize length;

  if (!stream)
    return NULL;
  data = g_malloc (CHARTER_PACK_MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, CHARTER_PACK_MAX_BYTES + 1, &length,
                                NULL, error))
    return NULL;
  return g_bytes_new (data, length);
}

/**
 * charter_pack_folder_write:
 * @folder: made if it is missing, for its owner only
 * @name: of the file
 *
 * Writes a file of mode 0600 that is there whole or not at all, also after a power cut.
 */
gboolean
charter_pack_folder_write (const char  *folder,
                           const char  *name,
                           GBytes      *bytes,
                           GError     **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  /* A link in its place would have it land elsewhere. */
  if (g_file_test (folder, G_FILE_TEST_IS_SYMLINK) || g_mkdir_with_parents (folder, 0700) < 0)
    {
      int code = g_file_test (folder, G_FILE_TEST_IS_SYMLINK) ? ELOOP : errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s: %s", folder,
                   g_strerror (code));
      return FALSE;
    }
  return g_file_set_contents_full (path, data, length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}
