/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Before anything is written: whether the records are still where they were, and still ours to write. A
 * network drive was gone and is back; somebody took the file away, or put another in its place; somebody
 * deleted the lock of a window that still lives. */

#include "charter-store-private.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "charter-backup.h"
#include "charter-clock.h"

/* The last step of undo in the file. */
static gboolean
get_last_group (CharterConnection  *self,
                gint64             *group,
                GError            **error)
{
  return charter_database_get_integer (self->database, "SELECT max(grp) FROM change_log", group, error);
}

/* Whether what was opened anew has everything that this program wrote. */
static gboolean
check_not_older (CharterConnection  *self,
                 GError            **error)
{
  gint64 group;

  if (!charter_database_check_newest (self->database, charter_connection_get_schema (), error) ||
      !get_last_group (self, &group, error))
    return FALSE;
  if (group >= self->last_group)
    return TRUE;
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED,
                       _("The file with your records is an older one than this window had open, so nothing is "
                         "written to it. Ask whoever looks after your computers to put the newest one in its "
                         "place. What you see is kept as long as this window stays open."));
  return FALSE;
}

static gboolean
open_anew (CharterConnection  *self,
           GError            **error)
{
  charter_connection_forget_statements (self);
  if (!charter_database_reopen (self->database, error) || !check_not_older (self, error))
    return FALSE;
  self->is_lost = FALSE;
  self->data_version = -1; /* everything is news */
  return TRUE;
}

/* Another file in its place may be somebody's work: it goes to the backups. */
static gboolean
set_aside (const char  *path,
           const char  *folder,
           GError     **error)
{
  g_autofree char *now = charter_clock_dup_now ();
  g_autofree char *name = g_strdup_printf ("charter-found-%s.db", g_strdelimit (now, ":", '.'));
  g_autofree char *aside = g_build_filename (folder, name, NULL);

  if (!charter_database_make_folder (folder, error))
    return FALSE;
  return g_rename (path, aside) == 0 || errno == ENOENT || charter_database_set_system_error (error, errno);
}

/* They belong to the file that is gone. */
static void
remove_journals (const char *path)
{
  static const char * const ends[] = { "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *journal = g_strconcat (path, ends[i], NULL);

      g_unlink (journal);
    }
}

/* What was open can still be read, name or no name, so all of it is written again. */
static gboolean
put_back (CharterConnection  *self,
          gboolean            is_replaced,
          char              **notice,
          GError            **error)
{
  const char *path = charter_database_get_path (self->database);
  g_autofree char *data_dir = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (data_dir, "backups", NULL);

  if ((is_replaced && !set_aside (path, folder, error)) ||
      !charter_backup_run (self->database, path, error))
    return FALSE;
  remove_journals (path);
  if (!open_anew (self, error))
    return FALSE;
  *notice = g_strdup (is_replaced ? _("Another file had been put in the place of your records. It is among the "
                                      "backups now; your records are back, and nothing is lost.")
                                  : _("The file with your records had been taken away. It has been written "
                                      "again, and nothing is lost."));
  return TRUE;
}

static gboolean
look_for_file (CharterConnection  *self,
               char              **notice,
               GError            **error)
{
  const char *path = charter_database_get_path (self->database);
  g_autofree char *data_dir = g_path_get_dirname (path);
  GStatBuf about;

  if (!charter_database_is_moved (self->database))
    return TRUE;
  if (g_stat (data_dir, &about) != 0)
    return charter_database_set_system_error (error, errno);
  if (g_stat (path, &about) == 0)
    return put_back (self, TRUE, notice, error);
  return errno == ENOENT ? put_back (self, FALSE, notice, error) : charter_database_set_system_error (error, errno);
}

/**
 * charter_connection_reach:
 * @self: a connection for writing
 * @is_anew: (out): whether it was opened anew
 * @notice: (out) (nullable): what a person is to be told of what was put right
 * @error: return location
 *
 * To be called before anything is written.
 */
gboolean
charter_connection_reach (CharterConnection  *self,
                          gboolean           *is_anew,
                          char              **notice,
                          GError            **error)
{
  *notice = NULL;
  if (self->lock && !charter_store_lock_hold (self->lock, error))
    return FALSE;
  *is_anew = self->is_lost;
  if (self->is_lost && !open_anew (self, error))
    return FALSE;
  return look_for_file (self, notice, error);
}

/**
 * charter_connection_wrote:
 * @self: a connection
 * @error: (nullable): why it could not write; %NULL: it has
 *
 * To be called after each write.
 */
void
charter_connection_wrote (CharterConnection *self,
                          const GError      *error)
{
  gint64 group;

  if (!error && get_last_group (self, &group, NULL))
    self->last_group = group;
  if (g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_FAILED) ||
      g_error_matches (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_READ_ONLY))
    self->is_lost = TRUE;
}
