/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-rescue-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-enums.h"
#include "charter-rescue-merge-private.h"
#include "charter-statement.h"

/**
 * CharterRescueMerge:
 *
 * Of each record the newest that can be trusted: the damaged file's, when it is sound there and not older;
 * else the backup's. A record that is only in the backup comes back, unless the damaged file says that it
 * was deleted.
 */

static void
free_set (gpointer data)
{
  CharterRescueSet *set = data;

  g_hash_table_unref (set->by_key);
  g_ptr_array_unref (set->rows);
  g_free (set);
}

/**
 * charter_rescue_merge_new:
 * @tables: (element-type CharterSalvageTable): what there is to be; outlives the result
 * @sums: (nullable): what the file was before; outlives the result
 *
 * Returns: (transfer full): a merge of nothing yet
 */
CharterRescueMerge *
charter_rescue_merge_new (GPtrArray       *tables,
                          CharterPageSums *sums)
{
  CharterRescueMerge *self = g_new0 (CharterRescueMerge, 1);

  self->sums = sums;
  self->sets = g_ptr_array_new_with_free_func (free_set);
  self->deleted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < tables->len; i++)
    {
      CharterRescueSet *set = g_new0 (CharterRescueSet, 1);

      set->table = g_ptr_array_index (tables, i);
      set->record = charter_table_find (set->table->name);
      set->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_salvaged_row_free);
      set->by_key = g_hash_table_new (g_str_hash, g_str_equal);
      set->is_log = g_str_equal (set->table->name, "change_log");
      set->key = set->record || !set->is_log ? 1 : 0;
      set->is_whole = TRUE;
      g_ptr_array_add (self->sets, set);
    }
  return self;
}

/**
 * charter_rescue_merge_free:
 * @self: (transfer full) (nullable): a rescue
 */
void
charter_rescue_merge_free (CharterRescueMerge *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->sets);
  g_hash_table_unref (self->deleted);
  g_free (self);
}

/**
 * charter_rescue_merge_find:
 * @self: a rescue
 * @table: its name
 *
 * Returns: (transfer none) (nullable): what is known of the table
 */
CharterRescueSet *
charter_rescue_merge_find (CharterRescueMerge *self,
                           const char         *table)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      CharterRescueSet *set = g_ptr_array_index (self->sets, i);

      if (g_strcmp0 (set->table->name, table) == 0)
        return set;
    }
  return NULL;
}

/**
 * charter_rescue_set_get:
 * @set: a table
 * @row: a row of it
 * @column: the name of a column
 *
 * Returns: (nullable): what the row says there
 */
const char *
charter_rescue_set_get (const CharterRescueSet   *set,
                        const CharterSalvagedRow *row,
                        const char               *column)
{
  for (guint i = 0; i < set->table->n_columns; i++)
    if (g_str_equal (set->table->columns[i], column))
      return row->values[i];
  return NULL;
}

/* --- Whether it is one ----------------------------------------------------------------------- */

/* To the second or to a part of it, and nothing behind it. */
static gboolean
is_moment (const char *text)
{
  static const char shape[] = "dddd-dd-ddTdd:dd:dd";

  if (!text)
    return FALSE;
  for (guint i = 0; i < strlen (shape); i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  text += strlen (shape);
  if (*text == '.')
    text += 1 + strspn (text + 1, "0123456789");
  return g_str_equal (text, "Z");
}

static gboolean
is_word (const char *text)
{
  if (!text || !*text)
    return FALSE;
  for (; *text; text++)
    if (!g_ascii_isalnum (*text) && !strchr ("-_:.", *text))
      return FALSE;
  return TRUE;
}

static gboolean
is_change (const CharterRescueMerge *self,
           const CharterRescueSet   *set,
           const CharterSalvagedRow *row)
{
  static const char * const kinds[] = { "insert", "update", "delete", NULL };

  return g_strv_contains (kinds, charter_rescue_set_get (set, row, "kind")) &&
         charter_table_find (charter_rescue_set_get (set, row, "table")) &&
         is_moment (charter_rescue_set_get (set, row, "at"));
}

/* Whether it can be told which record this is. */
static gboolean
is_known (const CharterRescueMerge *self,
          const CharterRescueSet   *set,
          const CharterSalvagedRow *row)
{
  if (set->is_log)
    return is_change (self, set, row);
  return is_word (row->values[set->key]);
}

/* What is impossible is replaced by what a new record has there, and the record is to be read again. */
static void
mend (const CharterRescueSet *set,
      CharterSalvagedRow     *row)
{
  for (guint i = 2; set->record && i < set->table->n_columns; i++)
    {
      int column = charter_table_find_column (set->record, set->table->columns[i]);
      GParamSpec *property = column >= 0 ? set->record->properties[column] : NULL;
      gboolean is_time = column == CHARTER_COLUMN_CREATED_AT || column == CHARTER_COLUMN_MODIFIED_AT;

      if (column < 0 || (is_time ? is_moment (row->values[i])
                                 : charter_damage_is_possible (set->record, (guint) column, row->values[i])))
        continue;
      row->is_suspect = TRUE;
      row->is_mended = TRUE;
      g_free (row->values[i]);
      if (is_time)
        row->values[i] = g_strdup ("1970-01-01T00:00:00Z"); /* whatever the backup has is newer */
      else if (set->table->defaults[i])
        row->values[i] = g_strdup (set->table->defaults[i]);
      else
        row->values[i] = g_strdup (property->value_type == G_TYPE_BOOLEAN
                                   ? "0" : charter_enum_to_nick (property->value_type, 0));
    }
}

static const char *
get_time (const CharterRescueSet   *set,
          const CharterSalvagedRow *row)
{
  const char *time = charter_rescue_set_get (set, row, "modified_at");

  return time ? time : "";
}

/* --- Out of the damaged file ----------------------------------------------------------------- */

/* Of two of the same name the sound one, then the newer one. */
static void
take_damaged (CharterRescueMerge *self,
              CharterRescueSet   *set,
              CharterSalvagedRow *row)
{
  CharterSalvagedRow *other;

  if (!is_known (self, set, row))
    {
      set->is_whole = FALSE;
      charter_salvaged_row_free (row);
      return;
    }
  mend (set, row);
  other = g_hash_table_lookup (set->by_key, row->values[set->key]);
  if (other && (row->is_suspect > other->is_suspect ||
                (row->is_suspect == other->is_suspect && strcmp (get_time (set, row), get_time (set, other)) <= 0)))
    {
      charter_salvaged_row_free (row);
      return;
    }
  if (other)
    {
      g_hash_table_remove (set->by_key, other->values[set->key]);
      g_ptr_array_remove (set->rows, other);
    }
  row->is_from_backup = FALSE;
  g_ptr_array_add (set->rows, row);
  g_hash_table_insert (set->by_key, row->values[set->key], row);
}

static void
take_all (CharterRescueMerge *self,
          CharterRescueSet   *set,
          GPtrArray          *rows)
{
  for (guint i = 0; i < rows->len; i++)
    take_damaged (self, set, g_ptr_array_index (rows, i));
  g_ptr_array_set_free_func (rows, NULL);
  g_ptr_array_set_size (rows, 0);
}

static guint
count_plausible (CharterRescueMerge     *self,
                 const CharterRescueSet *set,
                 GPtrArray              *rows,
                 gboolean                is_exact)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const CharterSalvagedRow *row = g_ptr_array_index (rows, i);
      gboolean is_plausible = is_known (self, set, row) && (!is_exact || row->n_written == set->table->n_columns);

      if (set->record)
        {
          is_plausible = is_plausible && g_uuid_string_is_valid (row->values[1]) && is_moment (row->values[2]) &&
                         is_moment (row->values[3]);
          for (guint j = 4; is_plausible && j < set->table->n_columns; j++)
            {
              int column = charter_table_find_column (set->record, set->table->columns[j]);

              is_plausible = column < 0 || charter_damage_is_possible (set->record, (guint) column, row->values[j]);
            }
        }
      n += is_plausible;
    }
  return n;
}

/* A page that nothing leads to any more: whose rows fit is its table. Where more than one would do, nobody
 * is: a note under another school's pins would be worse than one from the backup. */
static void
take_stray (CharterRescueMerge *self,
            CharterSalvage     *salvage,
            guint               page,
            gboolean            is_exact,
            gboolean           *is_taken)
{
  CharterRescueSet *best = NULL;
  guint n_best = 0;
  guint n_as_good = 0;

  for (guint i = 0; i < self->sets->len; i++)
    {
      CharterRescueSet *set = g_ptr_array_index (self->sets, i);
      g_autoptr(GPtrArray) rows = NULL;
      guint n;

      if (!set->record && !set->is_log)
        continue;
      rows = charter_salvage_read_stray (salvage, set->table, page);
      n = count_plausible (self, set, rows, is_exact);
      n_as_good = n > n_best ? 1 : n_as_good + (n == n_best);
      best = n > n_best ? set : best;
      n_best = MAX (n, n_best);
    }
  *is_taken = n_best > 0 && n_as_good == 1;
  if (*is_taken)
    {
      g_autoptr(GPtrArray) rows = charter_salvage_read_stray (salvage, best->table, page);

      take_all (self, best, rows);
      charter_salvage_claim (salvage, page);
    }
}

static void
note_deleted (CharterRescueMerge *self)
{
  CharterRescueSet *log = charter_rescue_merge_find (self, "change_log");

  for (guint i = 0; log && i < log->rows->len; i++)
    {
      const CharterSalvagedRow *row = g_ptr_array_index (log->rows, i);
      const char *record = charter_rescue_set_get (log, row, "record");
      gboolean is_undone = g_strcmp0 (charter_rescue_set_get (log, row, "undone"), "1") == 0;

      if (g_strcmp0 (charter_rescue_set_get (log, row, "kind"), "delete") == 0 && !is_undone)
        g_hash_table_add (self->deleted, g_strdup (record));
    }
}

static gboolean
has_suspects (const CharterRescueSet *set)
{
  for (guint i = 0; i < set->rows->len; i++)
    if (((CharterSalvagedRow *) set->rows->pdata[i])->is_suspect)
      return TRUE;
  return FALSE;
}

/**
 * charter_rescue_merge_add_damaged:
 * @self: a merge to which nothing has been added
 * @salvage: the damaged file, of which nothing has been read
 *
 * Takes what can be read of it.
 */
void
charter_rescue_merge_add_damaged (CharterRescueMerge *self,
                                  CharterSalvage     *salvage)
{
  for (guint i = 0; i < self->sets->len; i++)
    {
      CharterRescueSet *set = g_ptr_array_index (self->sets, i);
      g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_salvaged_row_free);

      set->is_whole = charter_salvage_read (salvage, set->table, rows);
      take_all (self, set, rows);
    }
  for (guint page = charter_salvage_next_stray (salvage, 0); page > 0;
       page = charter_salvage_next_stray (salvage, page))
    {
      gboolean is_taken;

      take_stray (self, salvage, page, TRUE, &is_taken);
      if (!is_taken)
        take_stray (self, salvage, page, FALSE, &is_taken);
    }
  for (guint i = 0; i < self->sets->len; i++)
    {
      CharterRescueSet *set = g_ptr_array_index (self->sets, i);
      guint count;

      if (self->sums && charter_page_sums_get_count (self->sums, set->table->name, &count))
        set->is_certain = set->rows->len == count && !has_suspects (set);
    }
  note_deleted (self);
}

/* --- Out of the backup ----------------------------------------------------------------------- */

static CharterSalvagedRow *
read_row (const CharterRescueSet *set,
          CharterStatement       *statement)
{
  CharterSalvagedRow *row = g_new0 (CharterSalvagedRow, 1);

  row->n_values = set->table->n_columns;
  row->values = g_new0 (char *, row->n_values);
  for (guint i = 0; i < row->n_values; i++)
    row->values[i] = g_strdup (charter_statement_get_text (statement, (int) i));
  row->number = g_ascii_strtoll (row->values[0], NULL, 10);
  row->is_from_backup = TRUE;
  return row;
}

/* A page whose sum still holds is beyond doubt. */
static gboolean
is_better (CharterRescueMerge       *self,
           const CharterRescueSet   *set,
           const CharterSalvagedRow *damaged,
           const CharterSalvagedRow *kept)
{
  int order = strcmp (get_time (set, kept), get_time (set, damaged));

  if (damaged->is_suspect)
    return order >= 0;
  if (self->sums)
    return FALSE;
  return set->record ? order >= 0 : FALSE;
}

static gboolean
is_same (const CharterSalvagedRow *a,
         const CharterSalvagedRow *b)
{
  for (guint i = 1; i < a->n_values; i++)
    if (g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;
  return TRUE;
}

/* A row of the same number on a damaged page is this one, whose name was hit. */
static CharterSalvagedRow *
find_renamed (CharterRescueSet         *set,
              const CharterSalvagedRow *kept)
{
  for (guint i = 0; set->record && i < set->rows->len; i++)
    {
      CharterSalvagedRow *row = g_ptr_array_index (set->rows, i);

      if (row->number != kept->number || !row->is_suspect ||
          g_strcmp0 (charter_rescue_set_get (set, row, "created_at"),
                     charter_rescue_set_get (set, kept, "created_at")) != 0)
        continue;
      g_hash_table_remove (set->by_key, row->values[set->key]);
      g_free (row->values[set->key]);
      row->values[set->key] = g_strdup (kept->values[set->key]);
      g_hash_table_insert (set->by_key, row->values[set->key], row);
      return row;
    }
  return NULL;
}

static void
take_kept (CharterRescueMerge *self,
           CharterRescueSet   *set,
           CharterSalvagedRow *row)
{
  CharterSalvagedRow *damaged = g_hash_table_lookup (set->by_key, row->values[set->key]);

  if (!damaged && !set->is_certain)
    damaged = find_renamed (set, row);
  if (damaged && is_same (damaged, row))
    damaged->is_suspect = FALSE; /* whatever happened to its page did not reach it */
  if (damaged ? !damaged->is_suspect && is_same (damaged, row) : set->is_certain)
    {
      charter_salvaged_row_free (row);
      return;
    }
  if (damaged && !is_better (self, set, damaged, row))
    {
      damaged->kept = row;
      return;
    }
  if (!damaged && set->record && g_hash_table_contains (self->deleted, row->values[set->key]))
    {
      charter_salvaged_row_free (row);
      return;
    }
  if (damaged)
    {
      row->number = damaged->number;
      g_hash_table_remove (set->by_key, damaged->values[set->key]);
      g_ptr_array_remove (set->rows, damaged);
    }
  g_ptr_array_add (set->rows, row);
  g_hash_table_insert (set->by_key, row->values[set->key], row);
}

static gboolean
add_kept_set (CharterRescueMerge  *self,
              CharterRescueSet    *set,
              CharterDatabase     *backup,
              GError             **error)
{
  g_autofree char *columns = g_strjoinv ("\", \"", set->table->columns);
  g_autofree char *sql = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" ORDER BY row", columns, set->table->name);
  g_autoptr(CharterStatement) statement = charter_statement_new (backup, sql, error);
  gboolean has_row = TRUE;

  while (statement)
    {
      if (!charter_statement_step (statement, &has_row, error))
        return FALSE;
      if (!has_row)
        return TRUE;
      take_kept (self, set, read_row (set, statement));
    }
  return FALSE;
}

/**
 * charter_rescue_merge_add_backup:
 * @self: a merge to which the damaged file has been added
 * @backup: a sound backup of the newest edition
 * @error: return location
 */
gboolean
charter_rescue_merge_add_backup (CharterRescueMerge  *self,
                                 CharterDatabase     *backup,
                                 GError             **error)
{
  for (guint i = 0; i < self->sets->len; i++)
    if (!add_kept_set (self, g_ptr_array_index (self->sets, i), backup, error))
      return FALSE;
  return TRUE;
}
