/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-pdf-headers.h"

#include <string.h>

/* Scope alone tells a reader what heads a plain table; a row that names a group of rows heads others
 * than its own, which only identifiers can say (ISO 32000-1, 14.8.5.7). */

typedef struct {
  GArray *columns; /* of int: the header cells of the table's columns */
  int group;
  int row;
  guint column;    /* of the next cell */
} Reader;

static void
read_header (Reader            *self,
             int                position,
             const CharterNode *node)
{
  if (g_strcmp0 (node->scope, "Column") == 0)
    g_array_append_val (self->columns, position);
  else if (node->span > 1)
    self->group = position;
  else
    self->row = position;
  self->column++;
}

static void
add_header (CharterCellHeaders *headers,
            int                 cell)
{
  if (cell >= 0)
    headers->cells[headers->n++] = cell;
}

static CharterCellHeaders
read_cell (Reader *self)
{
  CharterCellHeaders headers = { .n = 0 };

  if (self->column < self->columns->len)
    add_header (&headers, g_array_index (self->columns, int, self->column));
  add_header (&headers, self->row);
  add_header (&headers, self->group);
  self->column++;
  return headers;
}

static void
begin_table (Reader *self)
{
  g_array_set_size (self->columns, 0);
  self->group = -1;
  self->row = -1;
}

static void
begin_row (Reader *self)
{
  self->row = -1;
  self->column = 0;
}

/**
 * charter_pdf_headers_find:
 * @nodes: (element-type CharterNode): a structure tree
 *
 * Returns: (transfer full) (element-type CharterCellHeaders): of each node; only cells have any
 */
GArray *
charter_pdf_headers_find (GArray *nodes)
{
  GArray *found = g_array_sized_new (FALSE, TRUE, sizeof (CharterCellHeaders), nodes->len);
  Reader reader = { .columns = g_array_new (FALSE, FALSE, sizeof (int)), .group = -1, .row = -1 };

  g_array_set_size (found, nodes->len);
  for (guint i = 0; i < nodes->len; i++)
    {
      const CharterNode *node = &g_array_index (nodes, CharterNode, i);

      if (g_str_equal (node->role, "Table"))
        begin_table (&reader);
      else if (g_str_equal (node->role, "TR"))
        begin_row (&reader);
      else if (g_str_equal (node->role, "TH"))
        read_header (&reader, (int) i, node);
      else if (g_str_equal (node->role, "TD"))
        g_array_index (found, CharterCellHeaders, i) = read_cell (&reader);
    }
  g_array_unref (reader.columns);
  return found;
}

/**
 * charter_pdf_headers_append_id:
 * @out: where to
 * @node: a header cell
 *
 * Appends its identifier; in the order of nodes they are in the order of their bytes, as a tree of
 * names asks for.
 */
void
charter_pdf_headers_append_id (GString *out,
                               int      node)
{
  char id[] = "(h000000)";

  for (char *digit = id + 7; node > 0 && digit > id + 1; digit--, node /= 10)
    *digit = (char) ('0' + node % 10);
  g_string_append_len (out, id, sizeof id - 1);
}

/**
 * charter_pdf_headers_append:
 * @out: where to
 * @headers: what charter_pdf_headers_find() gave for a cell
 */
void
charter_pdf_headers_append (GString                  *out,
                            const CharterCellHeaders *headers)
{
  if (headers->n == 0)
    return;
  g_string_append (out, " /A << /O /Table /Headers [");
  for (guint i = 0; i < headers->n; i++)
    charter_pdf_headers_append_id (out, headers->cells[i]);
  g_string_append (out, "] >>");
}
