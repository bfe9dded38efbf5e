/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-document-private.h"

#include <stdarg.h>

/**
 * charter_document_add_table:
 * @self: a document
 * @caption: what the table holds, for who cannot see it
 * @columns: (array length=n_columns): its columns; the titles are copied
 * @n_columns: at least 1
 *
 * Returns: (transfer none): the table, to add rows to before the document is laid out
 */
CharterBlock *
charter_document_add_table (CharterDocument     *self,
                            const char          *caption,
                            const CharterColumn *columns,
                            guint                n_columns)
{
  CharterBlock *block = charter_document_add_block (self, CHARTER_BLOCK_TABLE);

  block->caption = g_strdup (caption);
  for (guint i = 0; i < n_columns; i++)
    {
      CharterColumn column = columns[i];

      column.title = g_strdup (column.title);
      g_array_append_val (block->columns, column);
    }
  return block;
}

/**
 * charter_table_add_row:
 * @table: a table block
 * @anchor: (nullable): what links to this row lead to
 * @first: (transfer full): its first cell
 * @...: (transfer full): the other cells, then %NULL
 *
 * Returns: (transfer none): the row
 */
CharterTableRow *
charter_table_add_row (CharterBlock *table,
                       const char   *anchor,
                       CharterText  *first,
                       ...)
{
  CharterTableRow *row = g_new0 (CharterTableRow, 1);
  va_list arguments;

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
  row->anchor = g_strdup (anchor);
  va_start (arguments, first);
  for (CharterText *cell = first; cell; cell = va_arg (arguments, CharterText *))
    g_ptr_array_add (row->cells, cell);
  va_end (arguments);

  g_warn_if_fail (row->cells->len == table->columns->len);
  g_ptr_array_add (table->rows, row);
  return row;
}

/**
 * charter_table_add_cells:
 * @table: a table block with as many columns as it happens to have
 * @cells: (transfer full) (element-type CharterText): a cell for each of them
 */
void
charter_table_add_cells (CharterBlock *table,
                         GPtrArray    *cells)
{
  CharterTableRow *row = g_new0 (CharterTableRow, 1);

  g_warn_if_fail (cells->len == table->columns->len);
  row->cells = cells;
  g_ptr_array_add (table->rows, row);
}

/**
 * charter_table_add_group:
 * @table: a table block
 * @text: (transfer full): what the rows below have in common
 *
 * Adds a row with one cell across all columns.
 */
void
charter_table_add_group (CharterBlock *table,
                         CharterText  *text)
{
  CharterTableRow *row = g_new0 (CharterTableRow, 1);

  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
  row->is_group = TRUE;
  g_ptr_array_add (row->cells, text);
  g_ptr_array_add (table->rows, row);
}
