/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

/* Out of a damaged charter.db and the newest sound backup, a new one. In this order, so that whenever it
 * stops, even by a power cut, nothing is lost and the next start goes on:
 *   1. the damaged file and its logs are kept in damaged/ under the moment's name;
 *   2. the new file is written and checked under another name, and the report beside the damaged one;
 *   3. it is renamed to charter.db.rescued: from here on it counts;
 *   4. the logs of the damaged file go, and the new one takes its place in one rename. */

#include "charter-rescue.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "charter-backup.h"
#include "charter-clock.h"
#include "charter-rescue-merge.h"
#include "charter-store.h"

static const char * const logs[] = { "-wal", "-journal" };

typedef struct {
  CharterWorker       *worker;
  const CharterSchema *schema;
  const char          *data_dir;
  char                *path;
  CharterRescueReport *report;
} Rescue;

static gboolean
set_failed (GError **error,
            int      error_number)
{
  g_set_error (error, CHARTER_STORE_ERROR,
               error_number == ENOSPC || error_number == EDQUOT ? CHARTER_STORE_ERROR_FULL : CHARTER_STORE_ERROR_DAMAGED,
               _("Your records are damaged, and they could not be rescued: %s. Nothing was changed. Make some room "
                 "where they are kept, then try again."), g_strerror (error_number));
  return FALSE;
}

static void
sync_folder (const char *path)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
sync_file (const char *path)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_safe = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return is_safe;
}

/* --- 1. Keeping the damaged one -------------------------------------------------------------- */

/* Another name for the same bytes where the file system has that; else a copy. */
static gboolean
keep (const char  *from,
      const char  *to,
      GError     **error)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  g_autoptr(GError) failure = NULL;

  if (!g_file_test (from, G_FILE_TEST_EXISTS) || link (from, to) == 0)
    return TRUE;
  if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &failure))
    return g_chmod (to, 0600) == 0 && sync_file (to) ? TRUE : set_failed (error, errno);
  g_unlink (to);
  return set_failed (error, g_error_matches (failure, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? ENOSPC : EIO);
}

static char *
dup_kept_path (Rescue *self)
{
  g_autofree char *stamp = g_strdelimit (g_strdup (self->report->at), ":", '.');

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strdup_printf ("charter-%s.db", stamp)
                                     : g_strdup_printf ("charter-%s-%u.db", stamp, i);
      char *path = g_build_filename (self->data_dir, "damaged", name, NULL);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        return path;
      g_free (path);
    }
}

static gboolean
keep_aside (Rescue  *self,
            GError **error)
{
  g_autofree char *kept = dup_kept_path (self);
  g_autofree char *folder = g_path_get_dirname (kept);
  g_autofree char *name = g_path_get_basename (kept);

  name[strlen (name) - strlen (".db")] = '\0';
  self->report->path = g_strdup_printf ("%s/%s.txt", folder, name);
  if (!charter_database_make_folder (folder, error) || !keep (self->path, kept, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *from = g_strconcat (self->path, logs[i], NULL);
      g_autofree char *to = g_strconcat (kept, logs[i], NULL);

      if (!keep (from, to, error))
        return FALSE;
    }
  sync_folder (folder);
  if (g_file_test (kept, G_FILE_TEST_EXISTS))
    self->report->kept = g_steal_pointer (&kept);
  return TRUE;
}

/* --- 2. The new one -------------------------------------------------------------------------- */

typedef struct {
  char  *path;
  gint64 time;
  gboolean is_set_aside; /* what somebody wanted out of the way: used when there is nothing else */
} Candidate;

static void
free_candidate (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->path);
  g_free (candidate);
}

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *one = *(Candidate * const *) a;
  const Candidate *other = *(Candidate * const *) b;

  if (one->is_set_aside != other->is_set_aside)
    return one->is_set_aside ? 1 : -1;
  return one->time > other->time ? -1 : one->time < other->time;
}

static GPtrArray *
list_candidates (Rescue *self)
{
  g_autofree char *folder = g_build_filename (self->data_dir, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *candidates = g_ptr_array_new_with_free_func (free_candidate);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      Candidate *candidate;
      GStatBuf about;

      if (!g_str_has_suffix (name, ".db"))
        continue;
      candidate = g_new0 (Candidate, 1);
      candidate->path = g_build_filename (folder, name, NULL);
      candidate->time = g_stat (candidate->path, &about) == 0 ? about.st_mtime : 0;
      candidate->is_set_aside = g_str_has_prefix (name, "charter-before-restore-");
      g_ptr_array_add (candidates, candidate);
    }
  g_ptr_array_sort (candidates, compare_candidates);
  return candidates;
}

/* The newest that proves sound; there may be none. */
static CharterDatabase *
open_backup (Rescue     *self,
             const char *temporary)
{
  g_autoptr(GPtrArray) candidates = list_candidates (self);

  for (guint i = 0; i < candidates->len; i++)
    {
      const Candidate *candidate = g_ptr_array_index (candidates, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(GDateTime) moment = g_date_time_new_from_unix_utc (candidate->time);
      CharterDatabase *backup =
        charter_backup_prepare (self->worker, self->schema, candidate->path, temporary, &error);

      if (backup)
        {
          self->report->backup = g_strdup (candidate->path);
          self->report->backup_made_at = g_date_time_format_iso8601 (moment);
          return backup;
        }
      g_message ("A backup cannot be used: %s", error->message);
      g_unlink (temporary);
    }
  return NULL;
}

static void
take_roots (GPtrArray       *tables,
            CharterDatabase *database)
{
  g_autoptr(GPtrArray) own = charter_salvage_list_tables (database, NULL);

  for (guint i = 0; own && i < own->len; i++)
    {
      const CharterSalvageTable *table = g_ptr_array_index (own, i);
      CharterSalvageTable *known = charter_salvage_find_table (tables, table->name);

      if (known)
        known->root = table->root;
    }
}

static gboolean
fill_merge (Rescue              *self,
            CharterRescueMerge  *merge,
            GPtrArray           *tables,
            CharterPageSums     *sums,
            CharterDatabase     *backup,
            GError             **error)
{
  g_autoptr(CharterSalvage) salvage = NULL;

  /* Where the damaged file does not say where its tables are, they are where the backup has them. */
  if (backup)
    take_roots (tables, backup);
  salvage = g_file_test (self->path, G_FILE_TEST_EXISTS) ? charter_salvage_new (self->path, sums, error) : NULL;
  if (salvage)
    {
      charter_salvage_find_roots (salvage, tables);
      charter_rescue_merge_add_damaged (merge, salvage);
    }
  else if (error && *error)
    return FALSE;
  return !backup || charter_rescue_merge_add_backup (merge, backup, error);
}

static gboolean
write_new (Rescue              *self,
           CharterRescueMerge  *merge,
           const char          *temporary,
           GError             **error)
{
  g_autoptr(CharterDatabase) database = NULL;
  gint64 n_loose = 0;

  g_unlink (temporary);
  database = charter_database_open (self->worker, temporary, CHARTER_DATABASE_CREATE, error);
  return database && charter_database_migrate (database, self->schema, NULL, NULL, error) &&
         charter_database_execute (database, "PRAGMA journal_mode = DELETE", error) &&
         charter_rescue_merge_write (merge, database, error) &&
         charter_backup_check_sound (database, error) &&
         charter_database_get_integer (database, "SELECT count(*) FROM pragma_foreign_key_check", &n_loose, error) &&
         (n_loose == 0 || set_failed (error, EBADMSG));
}

static gboolean
build (Rescue           *self,
       CharterPageSums  *sums,
       const char       *temporary,
       GError          **error)
{
  g_autofree char *copy = g_strconcat (self->path, ".backup.part", NULL);
  g_autoptr(CharterDatabase) sample = charter_database_new_sample (self->worker, self->schema, error);
  g_autoptr(GPtrArray) tables = sample ? charter_salvage_list_tables (sample, error) : NULL;
  g_autoptr(CharterDatabase) backup = NULL;
  g_autoptr(CharterRescueMerge) merge = NULL;
  gboolean is_built;

  if (!tables)
    return FALSE;
  backup = open_backup (self, copy);
  merge = charter_rescue_merge_new (tables, sums);
  is_built = fill_merge (self, merge, tables, sums, backup, error);
  g_clear_pointer (&backup, charter_database_close);
  g_unlink (copy);
  if (!is_built)
    return FALSE;
  charter_rescue_merge_settle (merge, sample, self->report);
  return write_new (self, merge, temporary, error);
}

/* --- 3. and 4. ------------------------------------------------------------------------------- */

static gboolean
keep_report (Rescue  *self,
             GError **error)
{
  g_autofree char *text = charter_rescue_report_dup_text (self->report);
  g_autoptr(GError) failure = NULL;

  if (g_file_set_contents_full (self->report->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &failure))
    return TRUE;
  return set_failed (error, g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? ENOSPC : EIO);
}

/**
 * charter_rescue_finish:
 * @data_dir: the folder of the records, which nobody has open
 * @error: return location
 *
 * Puts a rescued file in its place, if one waits for it: the program was ended in the middle.
 */
gboolean
charter_rescue_finish (const char  *data_dir,
                       GError     **error)
{
  g_autofree char *path = g_build_filename (data_dir, "charter.db", NULL);
  g_autofree char *rescued = g_strconcat (path, ".rescued", NULL);
  g_autofree char *shared = g_strconcat (path, "-shm", NULL);

  if (!g_file_test (rescued, G_FILE_TEST_EXISTS))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *log = g_strconcat (path, logs[i], NULL);

      /* A log that stayed would be taken for the new file's. */
      if (g_unlink (log) != 0 && errno != ENOENT)
        return set_failed (error, errno);
    }
  g_unlink (shared);
  charter_page_sums_forget (path);
  if (g_rename (rescued, path) != 0)
    return set_failed (error, errno);
  sync_folder (data_dir);
  return TRUE;
}

/* Nothing came of it: the damaged file is still in its place. */
static void
forget_kept (Rescue *self)
{
  if (!self->report->kept)
    return;
  g_unlink (self->report->kept);
  for (guint i = 0; i < G_N_ELEMENTS (logs); i++)
    {
      g_autofree char *log = g_strconcat (self->report->kept, logs[i], NULL);

      g_unlink (log);
    }
}

static gboolean
rescue (Rescue           *self,
        CharterPageSums  *sums,
        GError          **error)
{
  g_autofree char *temporary = g_strconcat (self->path, ".rescue.part", NULL);
  g_autofree char *rescued = g_strconcat (self->path, ".rescued", NULL);

  if (!keep_aside (self, error))
    return FALSE;
  if (!build (self, sums, temporary, error) || !keep_report (self, error) ||
      ((!sync_file (temporary) || g_rename (temporary, rescued) != 0) && !set_failed (error, errno)))
    {
      g_unlink (temporary);
      forget_kept (self);
      return FALSE;
    }
  sync_folder (self->data_dir);
  return charter_rescue_finish (self->data_dir, error);
}

/**
 * charter_rescue_run:
 * @worker: whose thread this is
 * @data_dir: the folder of the records, which nobody has open
 * @schema: which database it is
 * @what: what is wrong with it
 * @sums: (nullable): what has changed by itself, if that is known
 * @error: return location
 *
 * Puts into charter.db's place what can be read of it, completed from the newest sound backup. The damaged
 * file is kept.
 *
 * Returns: (transfer full) (nullable): what came from where; %NULL with @error when nothing was changed
 */
CharterRescueReport *
charter_rescue_run (CharterWorker        *worker,
                    const char           *data_dir,
                    const CharterSchema  *schema,
                    const char           *what,
                    CharterPageSums      *sums,
                    GError              **error)
{
  g_autofree char *path = g_build_filename (data_dir, "charter.db", NULL);
  g_autofree char *now = charter_clock_dup_now ();
  g_autoptr(CharterRescueReport) report = charter_rescue_report_new (what, now);
  Rescue self = { worker, schema, data_dir, path, report };

  return rescue (&self, sums, error) ? g_steal_pointer (&report) : NULL;
}
