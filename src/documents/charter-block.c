/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-block.h"

static void
column_clear (gpointer data)
{
  CharterColumn *column = data;

  g_free ((char *) column->title);
}

static void
row_free (gpointer data)
{
  CharterTableRow *row = data;

  g_ptr_array_unref (row->cells);
  g_free (row->anchor);
  g_free (row);
}

static void
signature_clear (gpointer data)
{
  CharterSignature *signature = data;

  g_free (signature->role);
  g_free (signature->name);
  g_free (signature->date);
}

/**
 * charter_block_new:
 * @kind: what it is
 *
 * Returns: (transfer full): an empty block with the arrays that @kind needs
 */
CharterBlock *
charter_block_new (CharterBlockKind kind)
{
  CharterBlock *self = g_new0 (CharterBlock, 1);

  self->kind = kind;
  self->chosen = -1;
  if (kind == CHARTER_BLOCK_LIST || kind == CHARTER_BLOCK_NOTICE || kind == CHARTER_BLOCK_FACTS)
    self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_text_free);
  if (kind == CHARTER_BLOCK_COLUMNS || kind == CHARTER_BLOCK_COLUMN)
    self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_block_free);
  if (kind == CHARTER_BLOCK_TABLE)
    {
      self->columns = g_array_new (FALSE, FALSE, sizeof (CharterColumn));
      g_array_set_clear_func (self->columns, column_clear);
      self->rows = g_ptr_array_new_with_free_func (row_free);
    }
  if (kind == CHARTER_BLOCK_SIGNATURES)
    {
      self->signatures = g_array_new (FALSE, FALSE, sizeof (CharterSignature));
      g_array_set_clear_func (self->signatures, signature_clear);
    }
  return self;
}

/**
 * charter_block_free:
 * @self: (transfer full) (nullable): a block that is in no document
 *
 * Its children go with it.
 */
void
charter_block_free (CharterBlock *self)
{
  if (!self)
    return;
  g_free (self->anchor);
  g_clear_pointer (&self->text, charter_text_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_strfreev (self->words);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->caption);
  g_clear_pointer (&self->children, g_ptr_array_unref);
  g_clear_pointer (&self->signatures, g_array_unref);
  if (self->draw_destroy)
    self->draw_destroy (self->draw_data);
  g_free (self->alternative);
  charter_annex_free (self->annex);
  g_free (self);
}
