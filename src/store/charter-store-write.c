/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

#include "charter-clock.h"

/**
 * charter_step_new:
 * @label: what a person did: "Judge 8.2"
 * @who: (nullable): the typed name
 *
 * Returns: (transfer full): a step of undo that nothing belongs to yet
 */
CharterStep *
charter_step_new (const char *label,
                  const char *who)
{
  CharterStep *self = g_atomic_rc_box_new0 (CharterStep);

  self->label = g_strdup (label);
  self->who = g_strdup (who);
  return self;
}

/**
 * charter_step_ref:
 * @self: a step
 *
 * Returns: (transfer full): the same
 */
CharterStep *
charter_step_ref (CharterStep *self)
{
  return self ? g_atomic_rc_box_acquire (self) : NULL;
}

static void
clear_step (gpointer data)
{
  CharterStep *self = data;

  g_free (self->label);
  g_free (self->who);
}

/**
 * charter_step_unref:
 * @self: (transfer full): a step
 */
void
charter_step_unref (CharterStep *self)
{
  if (self)
    g_atomic_rc_box_release_full (self, clear_step);
}

static void
clear_cell (gpointer data)
{
  CharterCell *cell = data;

  g_free (cell->value);
  charter_step_unref (cell->step);
}

/**
 * charter_change_new:
 * @kind: what is to be done
 * @record: to which record
 *
 * Main thread only, as everything that reads a record.
 *
 * Returns: (transfer full): the change, without cells
 */
CharterChange *
charter_change_new (CharterChangeKind  kind,
                    CharterRecord     *record)
{
  CharterChange *self = g_new0 (CharterChange, 1);

  self->kind = kind;
  self->table = charter_table_for_type (G_OBJECT_TYPE (record));
  self->record = g_object_ref (record);
  self->id = g_strdup (charter_record_get_id (record));
  self->school = self->table->school < 0 ? g_strdup (self->id)
                                         : charter_record_dup_field (record, "school");
  self->cells = g_array_new (FALSE, FALSE, sizeof (CharterCell));
  g_array_set_clear_func (self->cells, clear_cell);
  return self;
}

/**
 * charter_change_add:
 * @self: a change
 * @column: which column
 * @step: (nullable): the step of undo it belongs to; %NULL: not logged
 *
 * Takes the value as the record has it now.
 */
void
charter_change_add (CharterChange *self,
                    guint          column,
                    CharterStep   *step)
{
  CharterCell cell = {
    .column = column,
    .value = charter_record_dup_field (self->record, self->table->properties[column]->name),
    .step = charter_step_ref (step),
  };

  g_array_append_val (self->cells, cell);
}

/**
 * charter_change_free:
 * @self: (transfer full): a change
 */
void
charter_change_free (CharterChange *self)
{
  g_object_unref (self->record);
  g_free (self->id);
  g_free (self->school);
  charter_step_unref (self->step);
  g_array_unref (self->cells);
  g_free (self);
}

/* --- In the worker --------------------------------------------------------------------------- */

/* A write under way. */
typedef struct {
  CharterConnection *connection;
  GPtrArray         *new_steps; /* of CharterStep, numbered in this transaction */
  char              *now;
} CharterWrite;

static gboolean
number_step (CharterWrite  *write,
             CharterStep   *step,
             const char    *school,
             GError       **error)
{
  CharterStatement *statement;
  gint64 last;

  if (step->group > 0)
    return TRUE;
  if (!charter_database_get_integer (write->connection->database,
                                     "SELECT max(grp) FROM change_log", &last, error))
    return FALSE;
  step->group = last + 1;
  g_ptr_array_add (write->new_steps, step);
  /* A new step ends what could be redone. */
  statement = charter_connection_prepare (write->connection,
                                          "DELETE FROM change_log WHERE school = ? AND undone = 1",
                                          error);
  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, school);
  return charter_statement_run (statement, error);
}

static gboolean
add_log_row (CharterWrite         *write,
             const CharterChange  *change,
             CharterStep          *step,
             const char           *kind,
             guint                 column,
             const char           *old,
             const char           *new,
             GError              **error)
{
  CharterStatement *statement;

  if (!number_step (write, step, change->school, error))
    return FALSE;
  statement = charter_connection_prepare (write->connection,
                                          "INSERT INTO change_log (grp, label, kind, \"table\", record,"
                                          " field, old, new, who, at, school)"
                                          " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", error);
  if (!statement)
    return FALSE;
  charter_statement_bind_integer (statement, 1, step->group);
  charter_statement_bind_text (statement, 2, step->label);
  charter_statement_bind_static (statement, 3, kind);
  charter_statement_bind_static (statement, 4, change->table->name);
  charter_statement_bind_static (statement, 5, change->id);
  charter_statement_bind_static (statement, 6, change->table->columns[column]);
  charter_statement_bind_text (statement, 7, old);
  charter_statement_bind_text (statement, 8, new);
  charter_statement_bind_text (statement, 9, step->who);
  charter_statement_bind_static (statement, 10, write->now);
  charter_statement_bind_static (statement, 11, change->school);
  return charter_statement_run (statement, error);
}

/* Logs every field that says something, so that the record can be brought back. */
static gboolean
log_row (CharterWrite         *write,
         const CharterChange  *change,
         const char           *kind,
         CharterStoredRow           *old,
         GError              **error)
{
  if (!change->step)
    return TRUE;
  if (old)
    {
      for (guint i = 0; i < change->table->n_columns; i++)
        if (old->values[i] && !add_log_row (write, change, change->step, kind, i, old->values[i],
                                            NULL, error))
          return FALSE;
      return TRUE;
    }
  for (guint i = 0; i < change->cells->len; i++)
    {
      const CharterCell *cell = &g_array_index (change->cells, CharterCell, i);

      if (cell->value && !add_log_row (write, change, change->step, kind, cell->column, NULL,
                                       cell->value, error))
        return FALSE;
    }
  return TRUE;
}

/* The row that this visit of the field has written already, if any; 0 if none. */
static gboolean
find_log_row (CharterWrite         *write,
              const CharterChange  *change,
              const CharterCell    *cell,
              gint64               *row,
              char                **old,
              GError              **error)
{
  CharterStatement *statement;
  gboolean has_row;

  *row = 0;
  *old = NULL;
  if (cell->step->group == 0)
    return TRUE;
  statement = charter_connection_prepare (write->connection,
                                          "SELECT row, old FROM change_log WHERE grp = ? AND record = ?"
                                          " AND field = ? AND kind <> 'delete' AND undone = 0", error);
  if (!statement)
    return FALSE;
  charter_statement_bind_integer (statement, 1, cell->step->group);
  charter_statement_bind_static (statement, 2, change->id);
  charter_statement_bind_static (statement, 3, change->table->columns[cell->column]);
  if (!charter_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *row = charter_statement_get_integer (statement, 0);
      *old = g_strdup (charter_statement_get_text (statement, 1));
    }
  charter_statement_reset (statement);
  return TRUE;
}

static gboolean
rewrite_log_row (CharterWrite       *write,
                 gint64              row,
                 const char         *old,
                 const CharterCell  *cell,
                 GError            **error)
{
  /* Typed and taken back in one visit: nothing happened. */
  gboolean is_back = old && g_strcmp0 (old, cell->value) == 0;
  CharterStatement *statement =
    charter_connection_prepare (write->connection,
                                is_back ? "DELETE FROM change_log WHERE row = ?1"
                                        : "UPDATE change_log SET new = ?2, at = ?3 WHERE row = ?1",
                                error);

  if (!statement)
    return FALSE;
  charter_statement_bind_integer (statement, 1, row);
  if (!is_back)
    {
      charter_statement_bind_text (statement, 2, cell->value);
      charter_statement_bind_static (statement, 3, write->now);
    }
  return charter_statement_run (statement, error);
}

static gboolean
log_cell (CharterWrite         *write,
          const CharterChange  *change,
          const CharterCell    *cell,
          const CharterStoredRow     *before,
          GError              **error)
{
  g_autofree char *old = NULL;
  gint64 row;

  if (!cell->step)
    return TRUE;
  if (!find_log_row (write, change, cell, &row, &old, error))
    return FALSE;
  if (row > 0)
    return rewrite_log_row (write, row, old, cell, error);
  if (g_strcmp0 (before->values[cell->column], cell->value) == 0)
    return TRUE;
  return add_log_row (write, change, cell->step, "update", cell->column,
                      before->values[cell->column], cell->value, error);
}

static gboolean
read_row (CharterWrite         *write,
          const CharterChange  *change,
          CharterStoredRow          **row,
          GError              **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);

  if (!charter_connection_read (write->connection, change->table, "id", change->id, rows, error))
    return FALSE;
  *row = rows->len > 0 ? g_ptr_array_steal_index (rows, 0) : NULL;
  return TRUE;
}

static gboolean
write_insert (CharterWrite         *write,
              const CharterChange  *change,
              GError              **error)
{
  CharterStatement *statement = charter_connection_prepare (write->connection,
                                                            change->table->upsert, error);

  if (!statement)
    return FALSE;
  for (guint i = 0; i < change->cells->len; i++)
    {
      const CharterCell *cell = &g_array_index (change->cells, CharterCell, i);

      charter_statement_bind_static (statement, (int) cell->column + 1, cell->value);
    }
  return charter_statement_run (statement, error) && log_row (write, change, "insert", NULL, error);
}

static gboolean
write_update (CharterWrite         *write,
              const CharterChange  *change,
              GError              **error)
{
  g_autoptr(CharterStoredRow) before = NULL;
  g_autoptr(GString) sql = NULL;
  CharterStatement *statement;
  int n = 0;

  if (!read_row (write, change, &before, error))
    return FALSE;
  if (!before) /* another process took it away */
    return TRUE;
  sql = g_string_new (NULL);
  g_string_printf (sql, "UPDATE \"%s\" SET ", change->table->name);
  for (guint i = 0; i < change->cells->len; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?", i > 0 ? ", " : "",
                            change->table->columns[g_array_index (change->cells, CharterCell, i).column]);
  g_string_append (sql, " WHERE id = ?");
  statement = charter_connection_prepare (write->connection, sql->str, error);
  if (!statement)
    return FALSE;
  for (guint i = 0; i < change->cells->len; i++)
    charter_statement_bind_static (statement, ++n, g_array_index (change->cells, CharterCell, i).value);
  charter_statement_bind_static (statement, ++n, change->id);
  if (!charter_statement_run (statement, error))
    return FALSE;
  for (guint i = 0; i < change->cells->len; i++)
    if (!log_cell (write, change, &g_array_index (change->cells, CharterCell, i), before, error))
      return FALSE;
  return TRUE;
}

static gboolean
write_delete (CharterWrite         *write,
              const CharterChange  *change,
              GError              **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", change->table->name);
  g_autoptr(CharterStoredRow) before = NULL;
  CharterStatement *statement;

  if (!read_row (write, change, &before, error))
    return FALSE;
  if (!before)
    return TRUE;
  statement = charter_connection_prepare (write->connection, sql, error);
  if (!statement)
    return FALSE;
  charter_statement_bind_static (statement, 1, change->id);
  return charter_statement_run (statement, error) && log_row (write, change, "delete", before, error);
}

static gboolean
write_change (CharterWrite         *write,
              const CharterChange  *change,
              GError              **error)
{
  switch (change->kind)
    {
    case CHARTER_CHANGE_INSERT:
      return write_insert (write, change, error);
    case CHARTER_CHANGE_UPDATE:
      return write_update (write, change, error);
    case CHARTER_CHANGE_DELETE:
      return write_delete (write, change, error);
    default:
      g_assert_not_reached ();
    }
}

static gboolean
signs_off (const CharterChange *change,
           const CharterTable  *audits,
           int                  state)
{
  for (guint i = 0; change->table == audits && i < change->cells->len; i++)
    {
      const CharterCell *cell = &g_array_index (change->cells, CharterCell, i);

      if ((int) cell->column == state && g_strcmp0 (cell->value, "signed-off") == 0)
        return TRUE;
    }
  return FALSE;
}

/* Signing off comes last: the same transaction may hold the last judgements, or an audit that arrives
 * signed off with its judgements. Everything else in the order in which it happened, for steps of undo
 * are numbered as they are written. */
static gboolean
write_changes (CharterWrite   *write,
               GPtrArray      *changes,
               CharterChange **failed,
               GError        **error)
{
  const CharterTable *audits = charter_table_find ("audit");
  int state = charter_table_find_column (audits, "state");

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < changes->len; i++)
      {
        CharterChange *change = g_ptr_array_index (changes, i);

        if (signs_off (change, audits, state) != (pass == 1))
          continue;
        if (!write_change (write, change, error))
          {
            *failed = change;
            return FALSE;
          }
      }
  return TRUE;
}

/**
 * charter_connection_write:
 * @self: a connection
 * @changes: (element-type CharterChange): what is to be written, in order
 * @failed: (out): the change that was refused, or %NULL if it was none in particular
 * @error: return location
 *
 * Writes and logs all of it in one transaction, or none of it.
 */
gboolean
charter_connection_write (CharterConnection  *self,
                          GPtrArray          *changes,
                          CharterChange     **failed,
                          GError            **error)
{
  g_autoptr(GPtrArray) new_steps = g_ptr_array_new ();
  g_autofree char *now = charter_clock_dup_now ();
  CharterWrite write = { self, new_steps, now };

  *failed = NULL;
  if (!charter_database_begin (self->database, error))
    return FALSE;
  if (write_changes (&write, changes, failed, error) && charter_database_commit (self->database, error))
    return TRUE;
  charter_database_rollback (self->database);
  for (guint i = 0; i < new_steps->len; i++)
    ((CharterStep *) g_ptr_array_index (new_steps, i))->group = 0;
  return FALSE;
}
