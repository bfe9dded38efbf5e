/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-salvaged-row.h"

#include <string.h>

#include "charter-salvage-numbers.h"

/**
 * charter_salvaged_row_free:
 * @self: (transfer full) (nullable): a row
 */
void
charter_salvaged_row_free (CharterSalvagedRow *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_values; i++)
    g_free (self->values[i]);
  g_free (self->values);
  charter_salvaged_row_free (self->kept);
  g_free (self);
}

/* A text that is none is not thrown away: what can be read of it stays. */
static char *
dup_text (const guint8 *bytes,
          gsize         length,
          gboolean     *is_suspect)
{
  g_autofree char *copy = g_strndup ("", length);

  memcpy (copy, bytes, length);
  if (g_utf8_validate_len (copy, length, NULL))
    return g_steal_pointer (&copy);
  *is_suspect = TRUE;
  for (gsize i = 0; i < length; i++)
    if (copy[i] == '\0')
      copy[i] = ' ';
  return g_utf8_make_valid (copy, (gssize) length);
}

/* How many bytes a value of this type takes; -1 of a type that there is not. */
static gint64
get_length (guint64 type)
{
  static const gint8 lengths[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0 };

  if (type < G_N_ELEMENTS (lengths))
    return lengths[type];
  return type < 12 || type > 2 * (guint64) CHARTER_SALVAGED_ROW_MOST + 13 ? -1 : (gint64) ((type - 12) / 2);
}

/* Whether a value of @type can stand in a column of our tables, and what it is. */
static gboolean
take_value (CharterSalvagedRow        *row,
            const CharterSalvageTable *table,
            guint                      column,
            guint64                    type,
            const guint8              *bytes)
{
  gboolean is_number = g_strcmp0 (table->types[column], "INTEGER") == 0;
  gint64 length = get_length (type);

  if (type == 0)
    return TRUE;
  if (length < 0)
    return FALSE;
  if (type >= 13 && type % 2 == 1 && !is_number)
    {
      row->values[column] = dup_text (bytes, (gsize) length, &row->is_suspect);
      return TRUE;
    }
  if (!is_number || type == 7 || type >= 10)
    return FALSE;
  row->values[column] = g_strdup_printf ("%" G_GINT64_FORMAT, type == 8 ? 0 : type == 9 ? 1
                                         : charter_salvage_get_integer (bytes, (guint) length));
  return TRUE;
}

static void
add_defaults (CharterSalvagedRow        *row,
              const CharterSalvageTable *table,
              guint                      from)
{
  for (guint i = from; i < table->n_columns; i++)
    row->values[i] = g_strdup (table->defaults[i]);
}

static gboolean
is_complete (const CharterSalvagedRow  *row,
             const CharterSalvageTable *table)
{
  for (guint i = 0; i < table->n_columns; i++)
    if (table->needs[i] && !row->values[i])
      return FALSE;
  return TRUE;
}

/**
 * charter_salvaged_row_parse:
 * @table: whose row it may be
 * @number: its key
 * @bytes: @length of them
 * @length: how many bytes the row takes
 *
 * Reads the record format: the types, then the values. A row that was written before columns were added has
 * fewer.
 *
 * Returns: (transfer full) (nullable): the row; %NULL if these bytes are none of @table
 */
CharterSalvagedRow *
charter_salvaged_row_parse (const CharterSalvageTable *table,
                            gint64                     number,
                            const guint8              *bytes,
                            gsize                      length)
{
  CharterSalvagedRow *row = g_new0 (CharterSalvagedRow, 1);
  guint64 head;
  guint at = charter_salvage_get_varint (bytes, length, &head);
  gsize value = (gsize) head;
  guint column = 0;
  gboolean is_sound = at > 0 && head <= length;

  row->number = number;
  row->n_values = table->n_columns;
  row->values = g_new0 (char *, table->n_columns);
  while (is_sound && at < head)
    {
      guint64 type;
      guint n = charter_salvage_get_varint (bytes + at, (gsize) head - at, &type);
      gint64 size = n > 0 ? get_length (type) : -1;

      is_sound = size >= 0 && column < table->n_columns && (guint64) size <= length - value &&
                 take_value (row, table, column, type, bytes + value);
      at += n;
      value += (gsize) MAX (size, 0);
      column++;
    }
  if (is_sound && column > 0)
    {
      add_defaults (row, table, column);
      row->n_written = column;
      g_free (row->values[0]);
      row->values[0] = g_strdup_printf ("%" G_GINT64_FORMAT, number);
    }
  if (is_sound && column > 1 && value == length && is_complete (row, table))
    return row;
  charter_salvaged_row_free (row);
  return NULL;
}
