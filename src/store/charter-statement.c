/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-statement.h"

#include <errno.h>

struct _CharterStatement
{
  CharterDatabase *database;
  sqlite3_stmt    *statement;
};

static void
assert_in_worker (CharterStatement *self)
{
  g_assert (charter_worker_is_current (charter_database_get_worker (self->database)));
}

/**
 * charter_statement_new:
 * @database: a connection, which must outlive the statement
 * @sql: one statement
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the prepared statement, or %NULL with @error set
 */
CharterStatement *
charter_statement_new (CharterDatabase  *database,
                       const char       *sql,
                       GError          **error)
{
  CharterStatement *self;
  sqlite3_stmt *statement = NULL;
  int result;

  g_assert (charter_worker_is_current (charter_database_get_worker (database)));
  result = sqlite3_prepare_v3 (charter_database_get_handle (database), sql, -1,
                               SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (result != SQLITE_OK)
    {
      charter_database_set_error (database, result, error);
      return NULL;
    }
  self = g_new0 (CharterStatement, 1);
  self->database = database;
  self->statement = statement;
  return self;
}

/**
 * charter_statement_free:
 * @self: (transfer full) (nullable): a statement
 */
void
charter_statement_free (CharterStatement *self)
{
  if (!self)
    return;
  assert_in_worker (self);
  sqlite3_finalize (self->statement);
  g_free (self);
}

static void
check_bound (int result)
{
  /* A wrong index or a statement that was not reset is a fault of ours; memory aborts like GLib. */
  g_assert (result == SQLITE_OK);
}

/**
 * charter_statement_bind_text:
 * @self: a statement
 * @parameter: which, from 1
 * @text: (nullable): copied; %NULL binds NULL
 */
void
charter_statement_bind_text (CharterStatement *self,
                             int               parameter,
                             const char       *text)
{
  assert_in_worker (self);
  check_bound (sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_TRANSIENT));
}

/**
 * charter_statement_bind_static:
 * @self: a statement
 * @parameter: which, from 1
 * @text: (nullable): not copied, so it must stay as it is until the statement is reset
 */
void
charter_statement_bind_static (CharterStatement *self,
                               int               parameter,
                               const char       *text)
{
  assert_in_worker (self);
  check_bound (sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_STATIC));
}

/**
 * charter_statement_bind_integer:
 * @self: a statement
 * @parameter: from 1
 * @value: what it is
 */
void
charter_statement_bind_integer (CharterStatement *self,
                                int               parameter,
                                gint64            value)
{
  assert_in_worker (self);
  check_bound (sqlite3_bind_int64 (self->statement, parameter, value));
}

/**
 * charter_statement_bind_double:
 * @self: a statement
 * @parameter: from 1
 * @value: what it is
 */
void
charter_statement_bind_double (CharterStatement *self,
                               int               parameter,
                               double            value)
{
  assert_in_worker (self);
  check_bound (sqlite3_bind_double (self->statement, parameter, value));
}

/**
 * charter_statement_bind_null:
 * @self: a statement
 * @parameter: from 1
 */
void
charter_statement_bind_null (CharterStatement *self,
                             int               parameter)
{
  assert_in_worker (self);
  check_bound (sqlite3_bind_null (self->statement, parameter));
}

/**
 * charter_statement_step:
 * @self: a statement
 * @has_row: (out): whether there is a row to read; %FALSE at the end
 * @error: return location
 *
 * Returns: %FALSE if it failed, with @error set and the statement reset
 */
gboolean
charter_statement_step (CharterStatement  *self,
                        gboolean          *has_row,
                        GError           **error)
{
  int result;

  assert_in_worker (self);
  errno = 0;
  result = sqlite3_step (self->statement);
  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;
  charter_database_set_error (self->database, result, error);
  sqlite3_reset (self->statement);
  return FALSE;
}

/**
 * charter_statement_run:
 * @self: a statement whose rows, if any, do not matter
 * @error: return location
 *
 * Runs it to its end and resets it, ready to be bound again.
 *
 * Returns: %FALSE if it failed, with @error set
 */
gboolean
charter_statement_run (CharterStatement  *self,
                       GError           **error)
{
  int result;

  assert_in_worker (self);
  errno = 0;
  do
    result = sqlite3_step (self->statement);
  while (result == SQLITE_ROW);
  if (result != SQLITE_DONE)
    charter_database_set_error (self->database, result, error);
  sqlite3_reset (self->statement);
  return result == SQLITE_DONE;
}

/**
 * charter_statement_reset:
 * @self: a statement
 *
 * Makes it ready to run again. What is bound stays bound.
 */
void
charter_statement_reset (CharterStatement *self)
{
  assert_in_worker (self);
  sqlite3_reset (self->statement);
}

/**
 * charter_statement_get_n_columns:
 * @self: a statement
 *
 * Returns: how many columns a row has
 */
guint
charter_statement_get_n_columns (CharterStatement *self)
{
  assert_in_worker (self);
  return (guint) sqlite3_column_count (self->statement);
}

/**
 * charter_statement_get_text:
 * @self: a statement with a row
 * @column: which, from 0
 *
 * Returns: (nullable): the text, valid until the next step or reset; %NULL for NULL
 */
const char *
charter_statement_get_text (CharterStatement *self,
                            int               column)
{
  assert_in_worker (self);
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * charter_statement_get_integer:
 * @self: a statement
 * @column: of the row, from 0
 *
 * Returns: what it says; 0 for nothing
 */
gint64
charter_statement_get_integer (CharterStatement *self,
                               int               column)
{
  assert_in_worker (self);
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * charter_statement_get_double:
 * @self: a statement
 * @column: of the row, from 0
 *
 * Returns: what it says; 0 for nothing
 */
double
charter_statement_get_double (CharterStatement *self,
                              int               column)
{
  assert_in_worker (self);
  return sqlite3_column_double (self->statement, column);
}

/**
 * charter_statement_is_null:
 * @self: a statement
 * @column: of the row, from 0
 *
 * Returns: whether it says nothing
 */
gboolean
charter_statement_is_null (CharterStatement *self,
                           int               column)
{
  assert_in_worker (self);
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}
