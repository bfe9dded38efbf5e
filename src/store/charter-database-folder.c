/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-database-private.h"

#include <errno.h>
#include <glib/gstdio.h>

/**
 * charter_database_make_folder:
 * @path: a folder
 * @error: return location
 *
 * Makes the folder, and those above it, with mode 0700 under any umask. One that is there already
 * is left as it is: it may be the person's own, with other things in it.
 */
gboolean
charter_database_make_folder (const char  *path,
                              GError     **error)
{
  g_autofree char *parent = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  parent = g_path_get_dirname (path);
  if (!g_str_equal (parent, path) && !charter_database_make_folder (parent, error))
    return FALSE;
  if (g_mkdir (path, 0700) != 0 && !(errno == EEXIST && g_file_test (path, G_FILE_TEST_IS_DIR)))
    return charter_database_error_set_errno (error, errno, path);
  return g_chmod (path, 0700) == 0 ? TRUE : charter_database_error_set_errno (error, errno, path);
}

/**
 * charter_database_make_own_folder:
 * @path: a folder in the folder of the records
 * @error: return location
 *
 * As charter_database_make_folder (), but a link in its place is refused: what is written here may not
 * land elsewhere.
 */
gboolean
charter_database_make_own_folder (const char  *path,
                                  GError     **error)
{
  return g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? charter_database_error_set_link (error, path)
                                                    : charter_database_make_folder (path, error);
}
