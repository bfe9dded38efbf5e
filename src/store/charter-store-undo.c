/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-private.h"

#include "charter-clock.h"

/* What one step of undo did to one record. */
typedef struct {
  CharterChangeKind   kind;
  const CharterTable *table;
  char               *record;
} CharterDeed;

static void
free_deed (gpointer data)
{
  CharterDeed *deed = data;

  g_free (deed->record);
  g_free (deed);
}

static CharterChangeKind
kind_from_word (const char *word)
{
  if (g_str_equal (word, "insert"))
    return CHARTER_CHANGE_INSERT;
  return g_str_equal (word, "delete") ? CHARTER_CHANGE_DELETE : CHARTER_CHANGE_UPDATE;
}

static const char *
kind_to_word (CharterChangeKind kind)
{
  static const char * const words[] = { "insert", "update", "delete" };

  return words[kind];
}

static GPtrArray *
list_deeds (CharterConnection  *self,
            gint64              group,
            gboolean            newest_first,
            GError            **error)
{
  g_autoptr(GPtrArray) deeds = g_ptr_array_new_with_free_func (free_deed);
  CharterStatement *statement =
    charter_connection_prepare (self,
                                newest_first
                                  ? "SELECT kind, \"table\", record FROM change_log WHERE grp = ?"
                                    " GROUP BY kind, record ORDER BY min(row) DESC"
                                  : "SELECT kind, \"table\", record FROM change_log WHERE grp = ?"
                                    " GROUP BY kind, record ORDER BY min(row)", error);
  gboolean has_row;

  if (!statement)
    return NULL;
  charter_statement_bind_integer (statement, 1, group);
  while (TRUE)
    {
      CharterDeed *deed;

      if (!charter_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      deed = g_new0 (CharterDeed, 1);
      deed->kind = kind_from_word (charter_statement_get_text (statement, 0));
      deed->table = charter_table_find (charter_statement_get_text (statement, 1));
      deed->record = g_strdup (charter_statement_get_text (statement, 2));
      g_ptr_array_add (deeds, deed);
    }
  charter_statement_reset (statement);
  return g_steal_pointer (&deeds);
}

/* What the log says of the record in this step, old or new: columns it does not name stay NULL, and
 * @named has a bit for each that it names. */
static CharterStoredRow *
read_logged (CharterConnection  *self,
             gint64              group,
             const CharterDeed  *deed,
             gboolean            old,
             guint64            *named,
             GError            **error)
{
  g_autoptr(CharterStoredRow) row = charter_stored_row_new (deed->table);
  CharterStatement *statement =
    charter_connection_prepare (self,
                                "SELECT field, old, new FROM change_log"
                                " WHERE grp = ? AND record = ? AND kind = ? ORDER BY row", error);
  gboolean has_row;

  if (!statement)
    return NULL;
  *named = 0;
  charter_statement_bind_integer (statement, 1, group);
  charter_statement_bind_text (statement, 2, deed->record);
  charter_statement_bind_text (statement, 3, kind_to_word (deed->kind));
  while (TRUE)
    {
      int column;

      if (!charter_statement_step (statement, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      column = charter_table_find_column (deed->table, charter_statement_get_text (statement, 0));
      if (column < 0) /* a column that a later version gave up */
        continue;
      charter_stored_row_set_value (row, (guint) column, charter_statement_get_text (statement, old ? 1 : 2));
      *named |= G_GUINT64_CONSTANT (1) << column;
    }
  charter_statement_reset (statement);
  return g_steal_pointer (&row);
}

static gboolean
put_row (CharterConnection  *self,
         const CharterStoredRow   *row,
         GError            **error)
{
  CharterStatement *statement = charter_connection_prepare (self, row->table->upsert, error);

  if (!statement)
    return FALSE;
  for (guint i = 0; i < row->table->n_columns; i++)
    charter_statement_bind_text (statement, (int) i + 1, row->values[i]);
  return charter_statement_run (statement, error);
}

static gboolean
put_columns (CharterConnection  *self,
             const CharterDeed  *deed,
             const CharterStoredRow   *row,
             guint64             named,
             GError            **error)
{
  g_autofree char *now = charter_clock_dup_now ();

  for (guint i = CHARTER_N_COMMON_COLUMNS; i < deed->table->n_columns; i++)
    {
      g_autofree char *sql = NULL;
      CharterStatement *statement;

      if (!(named & (G_GUINT64_CONSTANT (1) << i)))
        continue;
      sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?, modified_at = ? WHERE id = ?",
                             deed->table->name, deed->table->columns[i]);
      statement = charter_connection_prepare (self, sql, error);
      if (!statement)
        return FALSE;
      charter_statement_bind_text (statement, 1, row->values[i]);
      charter_statement_bind_text (statement, 2, now);
      charter_statement_bind_text (statement, 3, deed->record);
      if (!charter_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
log_present_value (CharterConnection  *self,
                   gint64              group,
                   const CharterDeed  *deed,
                   const char         *column,
                   const char         *value,
                   GError            **error)
{
  CharterStatement *statement =
    charter_connection_prepare (self,
                                "INSERT INTO change_log (grp, label, kind, \"table\", record, field,"
                                " new, who, at, school) SELECT grp, label, kind, \"table\", record,"
                                " ?1, ?2, who, at, school FROM change_log"
                                " WHERE grp = ?3 AND record = ?4 AND kind = 'insert' AND field = 'id'",
                                error);

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, column);
  charter_statement_bind_text (statement, 2, value);
  charter_statement_bind_integer (statement, 3, group);
  charter_statement_bind_text (statement, 4, deed->record);
  return charter_statement_run (statement, error);
}

/* Before an inserted record goes, the log takes it down as it is now: changes that were not logged
 * would be lost to Redo otherwise. */
static gboolean
log_as_it_is (CharterConnection  *self,
              gint64              group,
              const CharterDeed  *deed,
              GError            **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_stored_row_free);
  CharterStatement *statement;
  CharterStoredRow *row;

  if (!charter_connection_read (self, deed->table, "id", deed->record, rows, error))
    return FALSE;
  if (rows->len == 0)
    return TRUE;
  row = g_ptr_array_index (rows, 0);
  statement = charter_connection_prepare (self,
                                          "DELETE FROM change_log WHERE grp = ? AND record = ?"
                                          " AND kind = 'insert' AND field <> 'id'", error);
  if (!statement)
    return FALSE;
  charter_statement_bind_integer (statement, 1, group);
  charter_statement_bind_text (statement, 2, deed->record);
  if (!charter_statement_run (statement, error))
    return FALSE;
  for (guint i = 1; i < deed->table->n_columns; i++)
    if (row->values[i] &&
        !log_present_value (self, group, deed, deed->table->columns[i], row->values[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
delete_row (CharterConnection  *self,
            const CharterDeed  *deed,
            GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?", deed->table->name);
  CharterStatement *statement = charter_connection_prepare (self, sql, error);

  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, deed->record);
  return charter_statement_run (statement, error);
}

static gboolean
play (CharterConnection  *self,
      gint64              group,
      const CharterDeed  *deed,
      gboolean            redo,
      GError            **error)
{
  g_autoptr(CharterStoredRow) logged = NULL;
  guint64 named;

  if (deed->kind == CHARTER_CHANGE_INSERT && !redo)
    return log_as_it_is (self, group, deed, error) && delete_row (self, deed, error);
  if (deed->kind == CHARTER_CHANGE_DELETE && redo)
    return delete_row (self, deed, error);
  logged = read_logged (self, group, deed, !redo, &named, error);
  if (!logged)
    return FALSE;
  if (deed->kind == CHARTER_CHANGE_UPDATE)
    return put_columns (self, deed, logged, named, error);
  return put_row (self, logged, error);
}

/* What the records of the step look like now, for the live objects. */
static gboolean
read_outcome (CharterConnection  *self,
              GPtrArray          *deeds,
              GPtrArray          *rows,
              GPtrArray          *gone,
              GError            **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < deeds->len; i++)
    {
      const CharterDeed *deed = g_ptr_array_index (deeds, i);
      guint before = rows->len;

      if (!g_hash_table_add (seen, deed->record))
        continue;
      if (!charter_connection_read (self, deed->table, "id", deed->record, rows, error))
        return FALSE;
      if (rows->len == before)
        g_ptr_array_add (gone, g_strdup (deed->record));
    }
  return TRUE;
}

static gboolean
play_all (CharterConnection  *self,
          gint64              group,
          gboolean            redo,
          GPtrArray          *rows,
          GPtrArray          *gone,
          GError            **error)
{
  g_autoptr(GPtrArray) deeds = list_deeds (self, group, !redo, error);
  CharterStatement *statement;

  if (!deeds)
    return FALSE;
  for (guint i = 0; i < deeds->len; i++)
    {
      const CharterDeed *deed = g_ptr_array_index (deeds, i);

      if (deed->table && !play (self, group, deed, redo, error))
        return FALSE;
    }
  statement = charter_connection_prepare (self, "UPDATE change_log SET undone = ? WHERE grp = ?", error);
  if (!statement)
    return FALSE;
  charter_statement_bind_integer (statement, 1, !redo);
  charter_statement_bind_integer (statement, 2, group);
  return charter_statement_run (statement, error) && read_outcome (self, deeds, rows, gone, error);
}

static gboolean
find_step (CharterConnection  *self,
           const char         *school,
           gboolean            redo,
           gint64             *group,
           char              **label,
           GError            **error)
{
  CharterStatement *statement =
    charter_connection_prepare (self,
                                redo ? "SELECT grp, label FROM change_log WHERE school = ? AND undone = 1"
                                       " ORDER BY grp, row LIMIT 1"
                                     : "SELECT grp, label FROM change_log WHERE school = ? AND undone = 0"
                                       " ORDER BY grp DESC, row LIMIT 1", error);
  gboolean has_row;

  *group = 0;
  if (!statement)
    return FALSE;
  charter_statement_bind_text (statement, 1, school);
  if (!charter_statement_step (statement, &has_row, error))
    return FALSE;
  if (has_row)
    {
      *group = charter_statement_get_integer (statement, 0);
      *label = g_strdup (charter_statement_get_text (statement, 1));
    }
  charter_statement_reset (statement);
  return TRUE;
}

/**
 * charter_connection_undo:
 * @self: a connection
 * @school: (nullable): whose steps
 * @redo: whether to do the next undone step again, instead of undoing the last one
 * @rows: (element-type CharterStoredRow): the records of the step as they are now are added here
 * @gone: (element-type utf8): the ids of those that are gone now are added here
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the step's label; %NULL without @error when there is none
 */
char *
charter_connection_undo (CharterConnection  *self,
                         const char         *school,
                         gboolean            redo,
                         GPtrArray          *rows,
                         GPtrArray          *gone,
                         GError            **error)
{
  g_autofree char *label = NULL;
  gint64 group;

  if (!charter_database_begin (self->database, error))
    return NULL;
  if (!find_step (self, school, redo, &group, &label, error) || group == 0 ||
      !play_all (self, group, redo, rows, gone, error))
    {
      charter_database_rollback (self->database);
      return NULL;
    }
  return charter_database_commit (self->database, error) ? g_steal_pointer (&label) : NULL;
}
