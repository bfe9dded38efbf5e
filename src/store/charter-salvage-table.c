/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-salvage-table.h"

#include <string.h>

#include "charter-statement.h"

/**
 * charter_salvage_table_free:
 * @self: (transfer full): a table
 */
void
charter_salvage_table_free (CharterSalvageTable *self)
{
  g_free (self->name);
  g_strfreev (self->columns);
  g_strfreev (self->types);
  g_free (self->needs);
  for (guint i = 0; i < self->n_columns; i++)
    g_free (self->defaults[i]);
  g_free (self->defaults);
  g_free (self);
}

/* 'not-said' as a schema writes it, or a number. */
static char *
dup_default (const char *sql)
{
  gsize length = sql ? strlen (sql) : 0;

  if (length == 0 || g_ascii_strcasecmp (sql, "NULL") == 0)
    return NULL;
  if (length >= 2 && sql[0] == '\'' && sql[length - 1] == '\'')
    return g_strndup (sql + 1, length - 2);
  return g_strdup (sql);
}

static gboolean
fill_table (CharterSalvageTable  *table,
            CharterDatabase      *sample,
            GError              **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT name, type, \"notnull\", dflt_value FROM pragma_table_info('%s')"
                                          " ORDER BY cid", table->name);
  g_autoptr(CharterStatement) columns = charter_statement_new (sample, sql, error);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) types = g_strv_builder_new ();
  g_autoptr(GArray) needs = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr(GPtrArray) defaults = g_ptr_array_new ();
  gboolean has_row = TRUE;

  while (columns)
    {
      gboolean is_needed;

      if (!charter_statement_step (columns, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      is_needed = charter_statement_get_integer (columns, 2) != 0;
      g_strv_builder_add (names, charter_statement_get_text (columns, 0));
      g_strv_builder_add (types, charter_statement_get_text (columns, 1));
      g_array_append_val (needs, is_needed);
      g_ptr_array_add (defaults, dup_default (charter_statement_get_text (columns, 3)));
    }
  table->n_columns = needs->len;
  table->columns = g_strv_builder_end (names);
  table->types = g_strv_builder_end (types);
  table->needs = (gboolean *) (gpointer) g_array_steal (needs, NULL);
  table->defaults = (char **) g_ptr_array_steal (defaults, NULL);
  return columns != NULL;
}

/**
 * charter_salvage_list_tables:
 * @sample: a sound database of the newest edition, which may be empty
 * @error: return location
 *
 * Returns: (transfer full) (element-type CharterSalvageTable) (nullable): its tables, with their places in
 *   @sample, where another database of that edition mostly has them, too
 */
GPtrArray *
charter_salvage_list_tables (CharterDatabase  *sample,
                             GError          **error)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_salvage_table_free);
  g_autoptr(CharterStatement) names =
    charter_statement_new (sample, "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table'"
                                   " AND name NOT LIKE 'sqlite_%' ORDER BY rowid", error);
  gboolean has_row = TRUE;

  while (names)
    {
      CharterSalvageTable *table;

      if (!charter_statement_step (names, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&tables);
      table = g_new0 (CharterSalvageTable, 1);
      table->name = g_strdup (charter_statement_get_text (names, 0));
      table->root = (guint) charter_statement_get_integer (names, 1);
      g_ptr_array_add (tables, table);
      if (!fill_table (table, sample, error))
        return NULL;
    }
  return NULL;
}

/**
 * charter_salvage_find_table:
 * @tables: (element-type CharterSalvageTable): tables
 * @name: (nullable): which
 *
 * Returns: (transfer none) (nullable): the table
 */
CharterSalvageTable *
charter_salvage_find_table (GPtrArray  *tables,
                            const char *name)
{
  for (guint i = 0; i < tables->len; i++)
    {
      CharterSalvageTable *table = g_ptr_array_index (tables, i);

      if (g_strcmp0 (table->name, name) == 0)
        return table;
    }
  return NULL;
}

/**
 * charter_salvage_table_new_schema:
 * Returns: (transfer full): the table that says where a file's own tables begin
 */
CharterSalvageTable *
charter_salvage_table_new_schema (void)
{
  static const char * const columns[] = { "type", "name", "tbl_name", "rootpage", "sql", NULL };
  static const char * const types[] = { "TEXT", "TEXT", "TEXT", "INTEGER", "TEXT", NULL };
  CharterSalvageTable *table = g_new0 (CharterSalvageTable, 1);

  table->name = g_strdup ("sqlite_schema");
  table->n_columns = 5;
  table->columns = g_strdupv ((char **) columns);
  table->types = g_strdupv ((char **) types);
  table->needs = g_new0 (gboolean, 5);
  table->defaults = g_new0 (char *, 5);
  table->root = 1;
  return table;
}
