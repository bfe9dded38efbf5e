/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-salvage.h"

#include "charter-salvage-file.h"
#include "charter-salvage-numbers.h"

/* SQLite's file format, https://www.sqlite.org/fileformat2.html, sections 1.6 and 2. */
enum { PAGE_INTERIOR = 0x05, PAGE_LEAF = 0x0d };

#define MAX_DEPTH 20

struct _CharterSalvage
{
  CharterSalvageFile *file;
  CharterPageSums    *sums;    /* borrowed, nullable */
  guint8             *claimed; /* a byte a page: 1 when it is somebody's */
  guint               n_pages;
};

/* One reading of a page as a table's. */
typedef struct {
  const CharterSalvageTable *table;
  GPtrArray *rows;
  gboolean   is_whole;
} Reading;

/* What does not fit into the page goes on in a chain of others, each of which begins with the next one's
 * number. */
static gboolean
follow_chain (CharterSalvage *self,
              guint           page,
              GByteArray     *payload,
              gsize           length,
              gboolean       *is_suspect)
{
  gsize usable = charter_salvage_file_get_page_size (self->file);

  for (guint n = 0; payload->len < length; n++)
    {
      const guint8 *bytes = charter_salvage_file_get_page (self->file, page);
      gsize piece = MIN (length - payload->len, usable - 4);

      if (!bytes || n > self->n_pages)
        return FALSE;
      *is_suspect |= self->sums && charter_page_sums_is_changed (self->sums, page);
      self->claimed[page - 1] = 1;
      g_byte_array_append (payload, bytes + 4, (guint) piece);
      page = charter_salvage_get_32 (bytes);
    }
  /* The last one leads nowhere, unless it is damaged. */
  *is_suspect |= page != 0;
  return TRUE;
}

static CharterSalvagedRow *
read_cell (CharterSalvage            *self,
           const CharterSalvageTable *table,
           const guint8              *page,
           gsize                      offset)
{
  gsize usable = charter_salvage_file_get_page_size (self->file);
  guint64 length;
  guint64 number;
  guint n = charter_salvage_get_varint (page + offset, usable - offset, &length);
  guint m = n > 0 ? charter_salvage_get_varint (page + offset + n, usable - offset - n, &number) : 0;
  const guint8 *payload = page + offset + n + m;
  gsize left = usable - offset - n - m;
  gsize most = usable - 35;
  gsize least = (usable - 12) * 32 / 255 - 23;
  gsize local;
  g_autoptr(GByteArray) whole = NULL;
  CharterSalvagedRow *row;
  gboolean is_suspect = FALSE;

  if (m == 0 || length > CHARTER_SALVAGED_ROW_MOST || length > (guint64) self->n_pages * usable)
    return NULL;
  local = least + (length > least ? (length - least) % (usable - 4) : 0);
  local = length <= most ? (gsize) length : local <= most ? local : least;
  if (local > left || (local < length && local + 4 > left))
    return NULL;
  if (local == length)
    return charter_salvaged_row_parse (table, (gint64) number, payload, local);
  whole = g_byte_array_sized_new ((guint) length);
  g_byte_array_append (whole, payload, (guint) local);
  if (!follow_chain (self, charter_salvage_get_32 (payload + local), whole, (gsize) length, &is_suspect))
    return NULL;
  row = charter_salvaged_row_parse (table, (gint64) number, whole->data, whole->len);
  if (row)
    row->is_suspect |= is_suspect;
  return row;
}

static void
read_leaf (CharterSalvage *self,
           guint           number,
           const guint8   *page,
           Reading        *reading)
{
  gsize usable = charter_salvage_file_get_page_size (self->file);
  gsize head = number == 1 ? 100 : 0;
  guint n_cells = charter_salvage_get_16 (page + head + 3);
  gboolean is_changed = self->sums && charter_page_sums_is_changed (self->sums, number);

  if (head + 8 + 2 * (gsize) n_cells > usable)
    {
      reading->is_whole = FALSE;
      n_cells = (guint) (usable - head - 8) / 2;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      gsize offset = charter_salvage_get_16 (page + head + 8 + 2 * i);
      gboolean is_inside = offset >= head + 8 && offset < usable;
      CharterSalvagedRow *row = is_inside ? read_cell (self, reading->table, page, offset) : NULL;

      if (!row)
        {
          reading->is_whole = FALSE;
          continue;
        }
      row->is_suspect |= is_changed;
      g_ptr_array_add (reading->rows, row);
    }
  /* A page that has changed by itself may have lost rows without a trace. */
  reading->is_whole &= !is_changed;
}

/* Whether a leaf's numbers lie where its place in the tree says: one that is reached through a damaged
 * number is another table's. */
static gboolean
fits (CharterSalvage *self,
      const guint8   *page,
      gsize           head,
      gint64          low,
      gint64          high)
{
  gsize usable = charter_salvage_file_get_page_size (self->file);
  guint n_cells = charter_salvage_get_16 (page + head + 3);
  guint n_out = 0;

  n_cells = MIN (n_cells, (guint) (usable - head - 8) / 2);
  for (guint i = 0; i < n_cells; i++)
    {
      gsize offset = charter_salvage_get_16 (page + head + 8 + 2 * i);
      guint64 length;
      guint64 number = 0;
      guint n = offset < usable ? charter_salvage_get_varint (page + offset, usable - offset, &length) : 0;

      if (n == 0 || charter_salvage_get_varint (page + offset + n, usable - offset - n, &number) == 0 ||
          (gint64) number <= low || (gint64) number > high)
        n_out++;
    }
  return n_out * 2 <= n_cells;
}

static void
walk (CharterSalvage *self,
      guint           number,
      gint64          low,
      gint64          high,
      guint           depth,
      Reading        *reading)
{
  const guint8 *page = charter_salvage_file_get_page (self->file, number);
  gsize usable = charter_salvage_file_get_page_size (self->file);
  gsize head = number == 1 ? 100 : 0;
  guint n_cells;
  gint64 from = low;

  if (!page || depth > MAX_DEPTH || self->claimed[number - 1] ||
      (page[head] != PAGE_LEAF && page[head] != PAGE_INTERIOR) ||
      (page[head] == PAGE_LEAF && !fits (self, page, head, low, high)))
    {
      reading->is_whole = FALSE;
      return;
    }
  self->claimed[number - 1] = 1;
  if (page[head] == PAGE_LEAF)
    {
      read_leaf (self, number, page, reading);
      return;
    }
  reading->is_whole &= !(self->sums && charter_page_sums_is_changed (self->sums, number));
  n_cells = MIN (charter_salvage_get_16 (page + head + 3), (guint) (usable - head - 12) / 2);
  for (guint i = 0; i < n_cells; i++)
    {
      gsize offset = charter_salvage_get_16 (page + head + 12 + 2 * i);
      guint64 key = 0;

      if (offset + 5 > usable || charter_salvage_get_varint (page + offset + 4, usable - offset - 4, &key) == 0)
        {
          reading->is_whole = FALSE;
          continue;
        }
      walk (self, charter_salvage_get_32 (page + offset), from, (gint64) key, depth + 1, reading);
      from = (gint64) key;
    }
  walk (self, charter_salvage_get_32 (page + head + 8), from, high, depth + 1, reading);
}

/**
 * charter_salvage_new:
 * @path: a database, with its write-ahead log beside it if there is one
 * @sums: (nullable): which of its pages have changed by themselves, if that is known; outlives the result
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file, of which nothing has been read yet
 */
CharterSalvage *
charter_salvage_new (const char       *path,
                     CharterPageSums  *sums,
                     GError          **error)
{
  CharterSalvageFile *file = charter_salvage_file_new (path, error);
  CharterSalvage *self;

  if (!file)
    return NULL;
  self = g_new0 (CharterSalvage, 1);
  self->file = file;
  if (sums && charter_page_sums_get_page_size (sums) == charter_salvage_file_get_page_size (file))
    self->sums = sums;
  self->n_pages = charter_salvage_file_get_n_pages (file);
  self->claimed = g_malloc0 (self->n_pages + 1);
  return self;
}

/**
 * charter_salvage_free:
 * @self: (transfer full) (nullable): a file
 */
void
charter_salvage_free (CharterSalvage *self)
{
  if (!self)
    return;
  charter_salvage_file_free (self->file);
  g_free (self->claimed);
  g_free (self);
}

/* The first column of the schema's own table is no key, so it is read as it stands. */
static void
take_root (GPtrArray                *tables,
           const CharterSalvagedRow *row,
           guint                    *n_found)
{
  CharterSalvageTable *table = charter_salvage_find_table (tables, row->values[1]);
  gint64 root = row->values[3] ? g_ascii_strtoll (row->values[3], NULL, 10) : 0;

  if (!table || row->is_suspect || g_strcmp0 (row->values[1], row->values[2]) != 0 || root < 2 || root > G_MAXINT ||
      !row->values[4] || !g_str_has_prefix (row->values[4], "CREATE TABLE"))
    return;
  table->root = (guint) root;
  (*n_found)++;
}

/**
 * charter_salvage_find_roots:
 * @self: a file
 * @tables: (element-type CharterSalvageTable): their places are set to those that the file's own schema says,
 *   as far as it can be read, and left alone else
 *
 * Returns: how many it says
 */
guint
charter_salvage_find_roots (CharterSalvage *self,
                            GPtrArray      *tables)
{
  CharterSalvageTable *schema = charter_salvage_table_new_schema ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_salvaged_row_free);
  guint n_found = 0;

  charter_salvage_read (self, schema, rows);
  for (guint i = 0; i < rows->len; i++)
    take_root (tables, g_ptr_array_index (rows, i), &n_found);
  charter_salvage_table_free (schema);
  return n_found;
}

/**
 * charter_salvage_read:
 * @self: a file
 * @table: a table, with its place
 * @rows: (element-type CharterSalvagedRow): what can be read is added here
 *
 * Returns: whether that is everything the table ever held: nothing is missing or has changed by itself
 */
gboolean
charter_salvage_read (CharterSalvage            *self,
                      const CharterSalvageTable *table,
                      GPtrArray                 *rows)
{
  Reading reading = { table, rows, TRUE };

  walk (self, table->root, G_MININT64, G_MAXINT64, 0, &reading);
  return reading.is_whole;
}

/**
 * charter_salvage_next_stray:
 * @self: a file all of whose tables have been read
 * @page: the page before, 0 to begin
 *
 * Returns: the next page that holds rows and to which nothing leads any more; 0 after the last
 */
guint
charter_salvage_next_stray (CharterSalvage *self,
                            guint           page)
{
  for (page++; page <= self->n_pages; page++)
    {
      const guint8 *bytes = charter_salvage_file_get_page (self->file, page);

      if (bytes && page > 1 && !self->claimed[page - 1] && bytes[0] == PAGE_LEAF
          && charter_salvage_get_16 (bytes + 3) > 0)
        return page;
    }
  return 0;
}

/**
 * charter_salvage_read_stray:
 * @self: a file
 * @table: which table's rows these may be
 * @page: a page to which nothing leads
 *
 * Returns: (transfer full) (element-type CharterSalvagedRow): what can be read there as rows of @table
 */
GPtrArray *
charter_salvage_read_stray (CharterSalvage            *self,
                            const CharterSalvageTable *table,
                            guint                      page)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_salvaged_row_free);
  Reading reading = { table, rows, TRUE };

  read_leaf (self, page, charter_salvage_file_get_page (self->file, page), &reading);
  return rows;
}

/**
 * charter_salvage_claim:
 * @self: a file
 * @page: a stray page whose table has been found out
 */
void
charter_salvage_claim (CharterSalvage *self,
                       guint           page)
{
  self->claimed[page - 1] = 1;
}

/**
 * charter_salvage_get_n_pages:
 * @self: a file
 *
 * Returns: how many pages it has
 */
guint
charter_salvage_get_n_pages (CharterSalvage *self)
{
  return self->n_pages;
}

/**
 * charter_salvage_get_n_unreadable:
 * @self: a file
 *
 * Returns: how many of them the disk did not give
 */
guint
charter_salvage_get_n_unreadable (CharterSalvage *self)
{
  return charter_salvage_file_get_n_unreadable (self->file);
}
