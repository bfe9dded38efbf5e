/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-database-private.h"

#include <errno.h>
#include <glib/gi18n.h>

#include "charter-place.h"

G_DEFINE_QUARK (charter-store-error-quark, charter_store_error)

static gboolean
is_full (int error_number)
{
  return error_number == ENOSPC || error_number == EDQUOT;
}

static gboolean
is_forbidden (int error_number)
{
  return error_number == EACCES || error_number == EPERM || error_number == EROFS;
}

/**
 * charter_database_error_set:
 * @error: return location
 * @code: what the caller may do
 * @message: what a person reads
 *
 * Returns: %FALSE
 */
gboolean
charter_database_error_set (GError            **error,
                            CharterStoreError   code,
                            const char         *message)
{
  g_set_error_literal (error, CHARTER_STORE_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
set_full (GError **error)
{
  return charter_database_error_set (error, CHARTER_STORE_ERROR_FULL,
                                     _("There is no room left where your records are kept. "
                                       "Make some room and it will be saved by itself."));
}

/**
 * charter_database_error_set_read_only:
 * @error: return location
 *
 * Returns: %FALSE
 */
gboolean
charter_database_error_set_read_only (GError **error)
{
  return charter_database_error_set (error, CHARTER_STORE_ERROR_READ_ONLY,
                                     _("This program may not write where your records are kept. "
                                       "Ask for the right to change that folder."));
}

/**
 * charter_database_error_set_not_ours:
 * @error: return location
 *
 * Returns: %FALSE
 */
gboolean
charter_database_error_set_not_ours (GError **error)
{
  return charter_database_error_set (error, CHARTER_STORE_ERROR_NOT_OURS,
                                     _("The file is not a database of this program. It was left as it is."));
}

/**
 * charter_database_error_set_link:
 * @error: return location
 * @path: a link, which is neither read nor written
 *
 * Returns: %FALSE
 */
gboolean
charter_database_error_set_link (GError     **error,
                                 const char  *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_NOT_OURS,
               _("“%s” is a link to something elsewhere, so it is neither read nor written. "
                 "Put what it leads to in its place."), shown);
  return FALSE;
}

/**
 * charter_database_error_set_errno:
 * @error: return location
 * @error_number: what the system said of @path
 * @path: a file or a folder
 *
 * Returns: %FALSE
 */
gboolean
charter_database_error_set_errno (GError     **error,
                                  int          error_number,
                                  const char  *path)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (is_full (error_number))
    return set_full (error);
  if (is_forbidden (error_number))
    return charter_database_error_set_read_only (error);
  if (error_number == ENOTDIR || error_number == EEXIST)
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                 _("“%s” cannot be used to keep records: there is a file in its place. "
                   "Choose another folder."), shown);
  else if (error_number == ENOENT)
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                 _("“%s” cannot be used to keep records: it cannot be made there. "
                   "Choose another folder."), shown);
  else
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED, "%s: %s", shown,
                 g_strerror (error_number));
  return FALSE;
}

/* What the system said when a call failed. SQLite keeps it of most calls but not of a commit's, after
 * which it is still where the C library put it; and a file that could not be made it then looks for, and
 * says that it is not there. */
static int
find_system_error (CharterDatabase *self,
                   int              system_error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int failure;

  if (system_error == 0 && self->handle)
    system_error = sqlite3_system_errno (self->handle);
  if (self->is_read_only || (system_error != 0 && system_error != ENOENT))
    return system_error;
  failure = charter_place_try_writing (folder);
  return failure ? failure : system_error;
}

/**
 * charter_database_set_system_error:
 * @error: return location
 * @system_error: what the system said; 0 when it said nothing
 *
 * For what keeps records from being read or written where they are.
 *
 * Returns: %FALSE
 */
gboolean
charter_database_set_system_error (GError **error,
                                   int      system_error)
{
  if (is_full (system_error))
    return set_full (error);
  if (is_forbidden (system_error))
    return charter_database_error_set_read_only (error);
  if (system_error == 0)
    return charter_database_error_set (error, CHARTER_STORE_ERROR_FAILED,
                                       _("Your records cannot be reached. If they are on a network drive, "
                                         "see whether it is there."));
  g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
               /* Translators: %s is what the system says, such as "Stale file handle" */
               _("Your records cannot be reached (%s). If they are on a network drive, "
                 "see whether it is there."), g_strerror (system_error));
  return FALSE;
}

static void
set_other_error (CharterDatabase  *self,
                 int               result,
                 int               system_error,
                 GError          **error)
{
  if ((result & 0xff) != SQLITE_CANTOPEN && (result & 0xff) != SQLITE_IOERR)
    g_set_error (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                 _("Your records could not be read or written: %s"),
                 self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (result));
  else
    charter_database_set_system_error (error, find_system_error (self, system_error));
}

static void
set_read_only (CharterDatabase  *self,
               GError          **error)
{
  if (self->is_read_only)
    charter_database_error_set (error, CHARTER_STORE_ERROR_LOCKED,
                                _("These records are open for reading only. Nothing was changed."));
  else
    charter_database_error_set_read_only (error);
}

/**
 * charter_database_set_error:
 * @self: a connection
 * @result: what SQLite returned
 * @error: return location
 *
 * Turns an engine's result into what a person can do about it.
 */
void
charter_database_set_error (CharterDatabase  *self,
                            int               result,
                            GError          **error)
{
  int system_error = errno;

  switch (result & 0xff)
    {
    case SQLITE_FULL:
      set_full (error);
      return;
    case SQLITE_READONLY:
      set_read_only (self, error);
      return;
    case SQLITE_PERM:
    case SQLITE_AUTH:
      charter_database_error_set_read_only (error);
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      charter_database_error_set (error, CHARTER_STORE_ERROR_LOCKED,
                                  _("Another program is using your records. It will be tried again."));
      return;
    case SQLITE_CORRUPT:
      charter_database_error_set (error, CHARTER_STORE_ERROR_DAMAGED,
                                  _("The file with your records is damaged. Bring back the newest backup."));
      return;
    case SQLITE_NOTADB:
      charter_database_error_set_not_ours (error);
      return;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      return;
    default:
      break;
    }
  if (result == SQLITE_CONSTRAINT_TRIGGER && strstr (sqlite3_errmsg (self->handle), "signed-off"))
    charter_database_error_set (error, CHARTER_STORE_ERROR_SIGNED_OFF,
                                _("This self-evaluation is signed off and cannot be changed. "
                                  "Open it again as a new revision."));
  else
    set_other_error (self, result, system_error, error);
}
