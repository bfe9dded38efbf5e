/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-store-table.h"

#include <string.h>

#include "charter-record-keeping.h"
#include "charter-record-types.h"

/* A bit each in a guint64. */
#define MOST_COLUMNS 64

static CharterTable *tables;
static guint n_tables;

static char *
column_name (GParamSpec *property)
{
  return g_strdelimit (g_strdup (property->name), "-", '_');
}

static char *
make_select (const CharterTable *table)
{
  g_autofree char *columns = g_strjoinv ("\", \"", table->columns);

  return g_strdup_printf ("SELECT \"%s\" FROM \"%s\"", columns, table->name);
}

static char *
make_upsert (const CharterTable *table)
{
  g_autofree char *columns = g_strjoinv ("\", \"", table->columns);
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO \"%s\" (\"%s\") VALUES (?", table->name, columns);
  for (guint i = 1; i < table->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append (sql, ") ON CONFLICT (id) DO UPDATE SET ");
  for (guint i = 1; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\" = excluded.\"%s\"", i > 1 ? ", " : "",
                            table->columns[i], table->columns[i]);
  return g_string_free (sql, FALSE);
}

static void
fill (CharterTable *table,
      GType         type)
{
  table->type = type;
  table->klass = g_type_class_ref (type);
  table->name = table->klass->table;
  table->noun = table->klass->noun;
  table->properties = charter_record_class_list_stored (table->klass, &table->n_columns);
  g_assert (table->n_columns <= MOST_COLUMNS);
  table->columns = g_new0 (char *, table->n_columns + 1);
  for (guint i = 0; i < table->n_columns; i++)
    table->columns[i] = column_name (table->properties[i]);
  table->school = charter_table_find_column (table, "school");
  table->select = make_select (table);
  table->upsert = make_upsert (table);
}

static gpointer
make_tables (gpointer data)
{
  const GType *types = charter_record_list_types (&n_tables);

  tables = g_new0 (CharterTable, n_tables);
  for (guint i = 0; i < n_tables; i++)
    fill (&tables[i], types[i]);
  return NULL;
}

/**
 * charter_table_get_all:
 * @n: (out): how many there are
 *
 * Returns: (array length=n): one for each record class, the school's first
 */
const CharterTable *
charter_table_get_all (guint *n)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, make_tables, NULL);
  *n = n_tables;
  return tables;
}

/**
 * charter_table_find:
 * @name: a table's name
 *
 * Returns: (transfer none) (nullable): the table
 */
const CharterTable *
charter_table_find (const char *name)
{
  guint n;
  const CharterTable *all = charter_table_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (all[i].name, name))
      return &all[i];
  return NULL;
}

/**
 * charter_table_for_type:
 * @type: of #CharterRecord
 *
 * Returns: (transfer none): the table that keeps it
 */
const CharterTable *
charter_table_for_type (GType type)
{
  guint n;
  const CharterTable *all = charter_table_get_all (&n);

  for (guint i = 0; i < n; i++)
    if (all[i].type == type)
      return &all[i];
  return NULL;
}

/**
 * charter_table_find_column:
 * @self: a table
 * @name: a property's or a column's name
 *
 * Returns: which column that is, or -1
 */
int
charter_table_find_column (const CharterTable *self,
                           const char         *name)
{
  for (guint i = 0; i < self->n_columns; i++)
    if (g_str_equal (self->columns[i], name) || g_str_equal (self->properties[i]->name, name))
      return (int) i;
  return -1;
}

static CharterStoredRow *
row_new (const CharterTable *table,
         gsize               texts)
{
  gsize size = sizeof (CharterStoredRow) + table->n_columns * sizeof (const char *);
  CharterStoredRow *self = g_malloc (size + texts);

  memset (self, 0, size);
  self->table = table;
  return self;
}

/**
 * charter_stored_row_new:
 * @table: a table
 *
 * Returns: (transfer full): a row that says nothing
 */
CharterStoredRow *
charter_stored_row_new (const CharterTable *table)
{
  return row_new (table, 0);
}

/**
 * charter_stored_row_new_read:
 * @table: the table
 * @statement: its `select`, with a row
 *
 * A school has thousands of rows: each is one piece of memory.
 *
 * Returns: (transfer full): the row
 */
CharterStoredRow *
charter_stored_row_new_read (const CharterTable *table,
                             CharterStatement   *statement)
{
  const char *texts[MOST_COLUMNS];
  gsize sizes[MOST_COLUMNS], size = 0;
  CharterStoredRow *self;
  char *at;

  for (guint i = 0; i < table->n_columns; i++)
    {
      texts[i] = charter_statement_get_text (statement, (int) i);
      sizes[i] = texts[i] ? strlen (texts[i]) + 1 : 0;
      size += sizes[i];
    }
  self = row_new (table, size);
  at = (char *) &self->values[table->n_columns];
  for (guint i = 0; i < table->n_columns; i++)
    if (texts[i])
      {
        self->values[i] = memcpy (at, texts[i], sizes[i]);
        at += sizes[i];
      }
  return self;
}

/**
 * charter_stored_row_free:
 * @self: (transfer full) (nullable): a row
 */
void
charter_stored_row_free (CharterStoredRow *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_free (self);
}

/**
 * charter_stored_row_set_value:
 * @self: a row
 * @column: which
 * @value: (nullable): copied
 */
void
charter_stored_row_set_value (CharterStoredRow *self,
                              guint             column,
                              const char       *value)
{
  char *copy = g_strdup (value);

  if (!self->own)
    self->own = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->own, copy);
  self->values[column] = copy;
}

/**
 * charter_stored_row_get_id:
 * @self: a row
 *
 * Returns: the record's id
 */
const char *
charter_stored_row_get_id (const CharterStoredRow *self)
{
  return self->values[CHARTER_COLUMN_ID];
}

/**
 * charter_stored_row_apply:
 * @self: a row
 * @record: the record of that row
 * @except: a bit for each column that is to be left alone
 *
 * Brings the record up to the row; it notifies for what differs.
 */
void
charter_stored_row_apply (const CharterStoredRow *self,
                          CharterRecord          *record,
                          guint64                 except)
{
  g_object_freeze_notify (G_OBJECT (record));
  for (guint i = CHARTER_N_COMMON_COLUMNS; i < self->table->n_columns; i++)
    if (!(except & (G_GUINT64_CONSTANT (1) << i)))
      charter_record_set_from_text (record, self->table->properties[i], self->values[i]);
  charter_record_set_modified_at (record, self->values[CHARTER_COLUMN_MODIFIED_AT]);
  g_object_thaw_notify (G_OBJECT (record));
}

/**
 * charter_stored_row_to_record:
 * @self: a row
 *
 * Returns: (transfer full): a new record of it
 */
CharterRecord *
charter_stored_row_to_record (const CharterStoredRow *self)
{
  return charter_record_new_stored (self->table->type, self->values);
}
