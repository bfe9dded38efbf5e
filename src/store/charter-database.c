/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-database-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "charter-place.h"
#include "charter-statement.h"

static void
assert_in_worker (CharterDatabase *self)
{
  g_assert (charter_worker_is_current (self->worker));
}

/* The only writers of a new file are this and SQLite, which gives its journals the file's mode. */
static gboolean
make_file (const char  *path,
           GError     **error)
{
  int fd = open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  int failure = 0;

  if (fd < 0)
    return errno == EEXIST ? TRUE : charter_database_error_set_errno (error, errno, path);
  if (fchmod (fd, 0600) != 0)
    failure = errno;
  close (fd);
  return failure ? charter_database_error_set_errno (error, failure, path) : TRUE;
}

/* A file that is there but is not SQLite's is never opened for writing. */
static gboolean
check_header (const char  *path,
              GError     **error)
{
  static const char magic[16] = "SQLite format 3";
  char head[16];
  gssize length;
  int fd;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return charter_database_error_set_not_ours (error);
  fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  if (fd < 0 && errno == ELOOP)
    return charter_database_error_set_link (error, path);
  if (fd < 0)
    return charter_database_error_set_errno (error, errno, path);
  length = read (fd, head, sizeof head);
  close (fd);
  if (length == 0 || (length == sizeof head && memcmp (head, magic, sizeof magic) == 0))
    return TRUE;
  return charter_database_error_set_not_ours (error);
}

/* The folder may be reached by links, as a home often is; the file itself must be no link, or another
 * file would be written. SQLITE_OPEN_NOFOLLOW looks at all of the path. */
static char *
resolve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *resolved = real ? g_build_filename (real, name, NULL) : g_strdup (path);

  free (real);
  return resolved;
}

static void
configure (CharterDatabase *self)
{
  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_timeout (self->handle, 5000);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, NULL); /* there is none of ours */
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
}

/**
 * charter_database_open:
 * @worker: whose thread this is
 * @path: the file
 * @mode: whether it may be made and written
 * @error: return location
 *
 * Opens without looking inside: charter_database_check_identity () or charter_database_migrate ()
 * come next, and nothing is written before them.
 *
 * Returns: (transfer full) (nullable): the connection, or %NULL with @error set
 */
CharterDatabase *
charter_database_open (CharterWorker        *worker,
                       const char           *path,
                       CharterDatabaseMode   mode,
                       GError              **error)
{
  g_autoptr(CharterDatabase) self = g_new0 (CharterDatabase, 1);
  g_autofree char *resolved = resolve (path);
  int flags = mode == CHARTER_DATABASE_CREATE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  int result;

  self->worker = g_object_ref (worker);
  self->path = g_strdup (path);
  self->is_read_only = mode == CHARTER_DATABASE_READ_ONLY;
  assert_in_worker (self);
  if (mode == CHARTER_DATABASE_CREATE && !make_file (path, error))
    return NULL;
  if (!check_header (path, error))
    return NULL;
  result = sqlite3_open_v2 (resolved, &self->handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW,
                            NULL);
  if (result != SQLITE_OK)
    {
      charter_database_set_error (self, result, error);
      return NULL;
    }
  if (mode == CHARTER_DATABASE_CREATE && sqlite3_db_readonly (self->handle, "main"))
    {
      charter_database_error_set_read_only (error);
      return NULL;
    }
  configure (self);
  return g_steal_pointer (&self);
}

/* A write-ahead log that nobody has open is recovered by the next who opens it, and with it a commit
 * that failed at its last moment and is still to be done again. So the new connection joins the old one.
 * A rollback journal is the other way about: the old one may still hold its lock. */
static gboolean
join (CharterDatabase  *self,
      GError          **error)
{
  return charter_place_is_network (self->path) ||
         charter_database_execute (self, "SELECT count(*) FROM sqlite_schema", error);
}

/**
 * charter_database_new_sample:
 * @worker: whose thread this is
 * @schema: which database
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty one of the newest edition, in memory
 */
CharterDatabase *
charter_database_new_sample (CharterWorker        *worker,
                             const CharterSchema  *schema,
                             GError              **error)
{
  g_autoptr(CharterDatabase) self = g_new0 (CharterDatabase, 1);
  int result;

  self->worker = g_object_ref (worker);
  self->path = g_strdup (":memory:");
  result = sqlite3_open_v2 (self->path, &self->handle,
                            SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);
  if (result != SQLITE_OK)
    {
      charter_database_set_error (self, result, error);
      return NULL;
    }
  configure (self);
  return charter_database_migrate (self, schema, NULL, NULL, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * charter_database_reopen:
 * @self: a connection whose statements have been freed
 * @error: return location
 *
 * Opens the same file anew: after a network drive was gone, what was open before stays useless for ever.
 * The file must be there; it is never made. What is open stays so when it cannot be reached.
 */
gboolean
charter_database_reopen (CharterDatabase  *self,
                         GError          **error)
{
  sqlite3 *old = self->handle;
  int result;

  assert_in_worker (self);
  errno = 0;
  result = sqlite3_open_v2 (self->path, &self->handle,
                            (self->is_read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                            SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW, NULL);
  if (result != SQLITE_OK)
    charter_database_set_error (self, result, error);
  else
    configure (self);
  if (result != SQLITE_OK || !join (self, error))
    {
      sqlite3_close (self->handle);
      self->handle = old;
      return FALSE;
    }
  sqlite3_close_v2 (old); /* a backup that is under way ends with an error first */
  return self->is_read_only || charter_database_use_journal (self, error);
}

/**
 * charter_database_is_moved:
 * @self: a connection
 *
 * Returns: whether the file that is open is no more the one of that name
 */
gboolean
charter_database_is_moved (CharterDatabase *self)
{
  int is_moved = 0;

  assert_in_worker (self);
  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &is_moved) == SQLITE_OK && is_moved;
}

/**
 * charter_database_close:
 * @self: (nullable): a connection whose statements have been freed
 */
void
charter_database_close (CharterDatabase *self)
{
  if (!self)
    return;
  assert_in_worker (self);
  if (self->handle && sqlite3_close (self->handle) != SQLITE_OK)
    g_critical ("A statement of %s is still open", self->path);
  g_object_unref (self->worker);
  g_free (self->path);
  g_free (self);
}

/**
 * charter_database_use_journal:
 * @self: a connection to a file that is ours
 * @error: return location
 *
 * A write-ahead log on a local disk, a rollback journal on a network drive; every commit is on disk
 * when it returns.
 */
gboolean
charter_database_use_journal (CharterDatabase  *self,
                              GError          **error)
{
  const char *sql = charter_place_is_network (self->path) ? "PRAGMA journal_mode = DELETE"
                                                 : "PRAGMA journal_mode = WAL";

  return charter_database_execute (self, sql, error) &&
         charter_database_execute (self, "PRAGMA synchronous = FULL", error);
}

/**
 * charter_database_execute:
 * @self: a connection
 * @sql: one statement or several, without parameters
 * @error: return location
 *
 * Returns: whether all of it was done
 */
gboolean
charter_database_execute (CharterDatabase  *self,
                          const char       *sql,
                          GError          **error)
{
  int result;

  assert_in_worker (self);
  errno = 0;
  result = sqlite3_exec (self->handle, sql, NULL, NULL, NULL);
  if (result == SQLITE_OK)
    return TRUE;
  charter_database_set_error (self, result, error);
  return FALSE;
}

/**
 * charter_database_begin:
 * @self: a connection
 * @error: return location
 *
 * Begins a transaction that will write; waits a few seconds for another program that does.
 */
gboolean
charter_database_begin (CharterDatabase  *self,
                        GError          **error)
{
  return charter_database_execute (self, "BEGIN IMMEDIATE", error);
}

/**
 * charter_database_commit:
 * @self: a connection in a transaction
 * @error: return location
 *
 * Returns: %TRUE when everything is on disk; %FALSE with @error set after rolling all of it back
 */
gboolean
charter_database_commit (CharterDatabase  *self,
                         GError          **error)
{
  if (charter_database_execute (self, "COMMIT", error))
    return TRUE;
  charter_database_rollback (self);
  return FALSE;
}

/**
 * charter_database_rollback:
 * @self: a connection
 *
 * SQLite has already rolled back after some failures, so there may be nothing to do.
 */
void
charter_database_rollback (CharterDatabase *self)
{
  assert_in_worker (self);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * charter_database_get_integer:
 * @self: a connection
 * @sql: a query of one row and column
 * @value: (out): the number; 0 when there is no row
 * @error: return location
 */
gboolean
charter_database_get_integer (CharterDatabase  *self,
                              const char       *sql,
                              gint64           *value,
                              GError          **error)
{
  g_autoptr(CharterStatement) statement = charter_statement_new (self, sql, error);
  gboolean has_row;

  if (!statement || !charter_statement_step (statement, &has_row, error))
    return FALSE;
  *value = has_row ? charter_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

/**
 * charter_database_dup_text:
 * @self: a connection
 * @sql: a query of one row and column
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the text, "" when there is no row or it is NULL; %NULL with
 *   @error set
 */
char *
charter_database_dup_text (CharterDatabase  *self,
                           const char       *sql,
                           GError          **error)
{
  g_autoptr(CharterStatement) statement = charter_statement_new (self, sql, error);
  const char *text = NULL;
  gboolean has_row;

  if (!statement || !charter_statement_step (statement, &has_row, error))
    return NULL;
  if (has_row)
    text = charter_statement_get_text (statement, 0);
  return g_strdup (text ? text : "");
}

/**
 * charter_database_interrupt:
 * @self: an open connection
 *
 * Stops the statement that is running, from any thread.
 */
void
charter_database_interrupt (CharterDatabase *self)
{
  sqlite3_interrupt (self->handle);
}

/**
 * charter_database_get_handle:
 * @self: a connection
 *
 * Returns: (transfer none): the engine's own
 */
sqlite3 *
charter_database_get_handle (CharterDatabase *self)
{
  assert_in_worker (self);
  return self->handle;
}

/**
 * charter_database_get_path:
 * @self: a connection
 *
 * Returns: the file's path
 */
const char *
charter_database_get_path (CharterDatabase *self)
{
  return self->path;
}

/**
 * charter_database_get_worker:
 * @self: a connection
 *
 * Returns: (transfer none): whose thread it belongs to
 */
CharterWorker *
charter_database_get_worker (CharterDatabase *self)
{
  return self->worker;
}
