/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-document-private.h"

/**
 * charter_document_begin_columns:
 * @self: a document
 *
 * Blocks added from here stand in the first of several columns of equal width. Columns do not nest.
 */
void
charter_document_begin_columns (CharterDocument *self)
{
  CharterBlock *block;

  g_return_if_fail (!self->outside);

  block = charter_document_add_block (self, CHARTER_BLOCK_COLUMNS);
  self->outside = self->open;
  self->open = block->children;
  charter_document_next_column (self);
}

/**
 * charter_document_begin_tall_columns:
 * @self: a document
 *
 * Like charter_document_begin_columns(), for columns that stand side by side even where one is taller
 * than half a page. Who composes sees to it that a page holds them.
 */
void
charter_document_begin_tall_columns (CharterDocument *self)
{
  CharterBlock *block;

  charter_document_begin_columns (self);
  block = g_ptr_array_index (self->outside, self->outside->len - 1);
  block->keeps_columns = TRUE;
}

/**
 * charter_document_next_column:
 * @self: a document between begin_columns and end_columns
 */
void
charter_document_next_column (CharterDocument *self)
{
  CharterBlock *columns, *column;

  g_return_if_fail (self->outside);

  columns = g_ptr_array_index (self->outside, self->outside->len - 1);
  column = charter_block_new (CHARTER_BLOCK_COLUMN);
  g_ptr_array_add (columns->children, column);
  self->open = column->children;
}

/**
 * charter_document_end_columns:
 * @self: a document with open columns
 *
 * Blocks added from here take the full width again.
 */
void
charter_document_end_columns (CharterDocument *self)
{
  g_return_if_fail (self->outside);

  self->open = g_steal_pointer (&self->outside);
}
