/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-backup.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "charter-statement.h"
#include "charter-store.h"

/* A few milliseconds' worth: whatever else waits goes between two slices. */
#define PAGES_A_SLICE 256

struct _CharterBackup
{
  CharterDatabase *source;
  CharterDatabase *copy;
  sqlite3_backup  *backup;
  char            *path;
  char            *temporary;
  int              lock; /* of the temporary file: charter_backup_tidy () leaves it */
};

/* SQLite may have left a journal of it beside it. */
static void
remove_part (const char *temporary)
{
  static const char * const ends[] = { "-wal", "-shm", "-journal", "" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *path = g_strconcat (temporary, ends[i], NULL);

      g_unlink (path);
    }
}

/**
 * charter_backup_new:
 * @source: what to copy
 * @path: where to; replaced only when the copy is whole
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a backup that has copied nothing yet
 */
CharterBackup *
charter_backup_new (CharterDatabase  *source,
                    const char       *path,
                    GError          **error)
{
  g_autoptr(CharterBackup) self = g_new0 (CharterBackup, 1);
  g_autofree char *folder = g_path_get_dirname (path);

  self->source = source;
  self->path = g_strdup (path);
  self->temporary = g_strconcat (path, ".part", NULL);
  self->lock = -1;
  remove_part (self->temporary);
  if (!charter_database_make_folder (folder, error))
    return NULL;
  self->copy = charter_database_open (charter_database_get_worker (source), self->temporary,
                                      CHARTER_DATABASE_CREATE, error);
  if (!self->copy)
    return NULL;
  self->lock = open (self->temporary, O_RDONLY | O_CLOEXEC);
  if (self->lock >= 0)
    flock (self->lock, LOCK_EX | LOCK_NB);
  self->backup = sqlite3_backup_init (charter_database_get_handle (self->copy), "main",
                                      charter_database_get_handle (source), "main");
  if (!self->backup)
    {
      charter_database_set_error (self->copy,
                                  sqlite3_errcode (charter_database_get_handle (self->copy)), error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * charter_backup_free:
 * @self: (transfer full) (nullable): a backup
 */
void
charter_backup_free (CharterBackup *self)
{
  if (!self)
    return;
  if (self->backup)
    sqlite3_backup_finish (self->backup);
  charter_database_close (self->copy);
  /* Renamed away when all went well. */
  remove_part (self->temporary);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

static gboolean
count_rows (CharterDatabase  *database,
            GString          *counts,
            GError          **error)
{
  g_autoptr(CharterStatement) names =
    charter_statement_new (database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name",
                           error);
  gboolean has_row;

  if (!names)
    return FALSE;
  while (TRUE)
    {
      g_autofree char *sql = NULL;
      const char *name;
      gint64 count;

      if (!charter_statement_step (names, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      name = charter_statement_get_text (names, 0);
      sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
      if (!charter_database_get_integer (database, sql, &count, error))
        return FALSE;
      g_string_append_printf (counts, "%s %" G_GINT64_FORMAT "\n", name, count);
    }
}

static gboolean
verify (CharterBackup  *self,
        const char     *expected,
        GError        **error)
{
  g_autoptr(CharterDatabase) copy =
    charter_database_open (charter_database_get_worker (self->source), self->temporary,
                           CHARTER_DATABASE_CREATE, error);
  g_autofree char *verdict = NULL;
  g_autoptr(GString) counts = g_string_new (NULL);

  /* A backup is one file: no write-ahead log beside it. */
  if (!copy || !charter_database_execute (copy, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  verdict = charter_database_dup_text (copy, "PRAGMA integrity_check", error);
  if (!verdict || !count_rows (copy, counts, error))
    return FALSE;
  if (g_str_equal (verdict, "ok") && g_str_equal (counts->str, expected))
    return TRUE;
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED,
                       _("The backup did not come out like your records, so it was not kept. "
                         "Your records themselves were not touched."));
  return FALSE;
}

static gboolean
set_unwritten (GError **error,
               int      error_number)
{
  g_set_error (error, CHARTER_STORE_ERROR,
               error_number == ENOSPC || error_number == EDQUOT ? CHARTER_STORE_ERROR_FULL
                                                                : CHARTER_STORE_ERROR_FAILED,
               _("The backup could not be written: %s"), g_strerror (error_number));
  return FALSE;
}

static int
sync_path (const char *path,
           int         flags)
{
  int fd = open (path, flags | O_RDONLY | O_CLOEXEC);
  int failure = fd < 0 ? errno : 0;

  /* Some network drives know no such thing of a folder. */
  if (fd >= 0 && fsync (fd) != 0 && errno != EINVAL && errno != EOPNOTSUPP)
    failure = errno;
  if (fd >= 0)
    close (fd);
  return failure;
}

static gboolean
put_in_place (CharterBackup  *self,
              GError        **error)
{
  g_autofree char *folder = g_path_get_dirname (self->path);
  int failure = sync_path (self->temporary, 0);

  if (failure == 0 && g_rename (self->temporary, self->path) != 0)
    failure = errno;
  if (failure == 0)
    failure = sync_path (folder, O_DIRECTORY);
  return failure ? set_unwritten (error, failure) : TRUE;
}

static gboolean
finish (CharterBackup  *self,
        GError        **error)
{
  g_autoptr(GString) expected = g_string_new (NULL);

  sqlite3_backup_finish (g_steal_pointer (&self->backup));
  g_clear_pointer (&self->copy, charter_database_close);
  return count_rows (self->source, expected, error) && verify (self, expected->str, error) &&
         put_in_place (self, error);
}

/**
 * charter_backup_step:
 * @self: a backup
 * @is_done: (out): whether the copy is whole, verified and in its place
 * @error: return location
 *
 * Copies one slice. A database is in use by another process now and then; that slice is copied the
 * next time.
 */
gboolean
charter_backup_step (CharterBackup  *self,
                     gboolean       *is_done,
                     GError        **error)
{
  int result;

  errno = 0;
  result = sqlite3_backup_step (self->backup, PAGES_A_SLICE);
  *is_done = result == SQLITE_DONE;
  if (result == SQLITE_DONE)
    return finish (self, error);
  if (result == SQLITE_OK || result == SQLITE_BUSY || result == SQLITE_LOCKED)
    return TRUE;
  charter_database_set_error (self->copy, result, error);
  return FALSE;
}

/**
 * charter_backup_run:
 * @source: what to copy
 * @path: where to
 * @error: return location
 *
 * The whole of it at once: before a migration nothing else may go between.
 */
gboolean
charter_backup_run (CharterDatabase  *source,
                    const char       *path,
                    GError          **error)
{
  g_autoptr(CharterBackup) self = charter_backup_new (source, path, error);
  gboolean is_done = FALSE;

  while (self && !is_done)
    if (!charter_backup_step (self, &is_done, error))
      return FALSE;
  return self != NULL;
}

/**
 * charter_backup_check_sound:
 * @database: a backup, or what was made of one
 * @error: return location
 */
gboolean
charter_backup_check_sound (CharterDatabase  *database,
                            GError          **error)
{
  g_autofree char *verdict = charter_database_dup_text (database, "PRAGMA integrity_check", error);

  if (!verdict || g_str_equal (verdict, "ok"))
    return verdict != NULL;
  g_set_error_literal (error, CHARTER_STORE_ERROR, CHARTER_STORE_ERROR_DAMAGED,
                       _("This backup is damaged, so it was not brought back. Nothing was changed. "
                         "Choose another one."));
  return FALSE;
}

/**
 * charter_backup_prepare:
 * @worker: whose thread this is
 * @schema: which database
 * @path: a backup, which stays as it is
 * @temporary: where to put a copy of it
 * @error: return location
 *
 * Makes a verified copy, brought up to this program's edition, so that everything that can go wrong with a
 * backup goes wrong before the records are touched.
 *
 * Returns: (transfer full) (nullable): the copy
 */
CharterDatabase *
charter_backup_prepare (CharterWorker        *worker,
                        const CharterSchema  *schema,
                        const char           *path,
                        const char           *temporary,
                        GError              **error)
{
  g_autoptr(CharterDatabase) source = charter_database_open (worker, path, CHARTER_DATABASE_READ_ONLY, error);
  g_autoptr(CharterDatabase) copy = NULL;

  if (!source || !charter_database_check_identity (source, schema, error) ||
      !charter_backup_check_sound (source, error) || !charter_backup_run (source, temporary, error))
    return NULL;
  copy = charter_database_open (worker, temporary, CHARTER_DATABASE_CREATE, error);
  if (!copy || !charter_database_migrate (copy, schema, NULL, NULL, error) ||
      !charter_database_execute (copy, "PRAGMA journal_mode = DELETE", error))
    return NULL;
  return g_steal_pointer (&copy);
}

/**
 * charter_backup_tidy:
 * @folder: where backups are, if it is there
 *
 * Takes away copies that never came to an end: the program was killed, or the disk was gone. One that
 * another process is writing is locked, and stays.
 */
void
charter_backup_tidy (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      const char *end = strstr (name, ".part");
      g_autofree char *part = end ? g_strndup (name, (gsize) (end - name) + strlen (".part")) : NULL;
      g_autofree char *path = end ? g_build_filename (folder, part, NULL) : NULL;
      int fd = end ? open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW) : -1;

      if (end && (fd < 0 ? errno == ENOENT : flock (fd, LOCK_EX | LOCK_NB) == 0))
        remove_part (path);
      if (fd >= 0)
        close (fd);
    }
}

static int
compare_newest_first (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(const char * const *) b, *(const char * const *) a);
}

/* The week of a daily backup's name, "charter-2026-11-21.db", as year and week; 0 of other names. */
static int
week_of (const char *name)
{
  g_autoptr(GDate) date = g_date_new ();
  int year;
  int month;
  int day;
  int end = 0;

  if (sscanf (name, "charter-%4d-%2d-%2d.db%n", &year, &month, &day, &end) != 3 ||
      end == 0 || name[end] != '\0' ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  /* Weeks since the beginning of the calendar, from Monday. */
  return (int) ((g_date_get_julian (date) - 1) / 7) + 1;
}

/**
 * charter_backup_thin:
 * @folder: where the daily backups are
 *
 * Keeps the newest seven, and of those before them the newest of each of four weeks. Other files are
 * left alone.
 */
void
charter_backup_thin (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  int weeks = 0;
  int last_week = 0;

  while (dir && (name = g_dir_read_name (dir)))
    if (week_of (name) > 0)
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_newest_first);
  for (guint i = 7; i < names->len; i++)
    {
      g_autofree char *path = NULL;
      int week = week_of (g_ptr_array_index (names, i));

      if (week != last_week && weeks < 4)
        {
          last_week = week;
          weeks++;
          continue;
        }
      path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);
      g_remove (path);
    }
}
