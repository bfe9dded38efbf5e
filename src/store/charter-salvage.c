/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-store"
#include "config.h"

#include "charter-salvage.h"

#include <string.h>

#include "charter-salvage-file.h"
#include "charter-statement.h"

/* SQLite's file format, https://www.sqlite.org/fileformat2.html, sections 1.6 and 2. Numbers are big-endian. */
enum { PAGE_INTERIOR = 0x05, PAGE_LEAF = 0x0d };

/* Nothing of ours is longer; a length that is damaged must not fill the memory. */
#define MAX_ROW (64 * 1024 * 1024)
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

/* --- Numbers --------------------------------------------------------------------------------- */

static guint
get_16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
get_32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* Returns: how many bytes it takes; 0 when it does not end within @length */
static guint
get_varint (const guint8 *bytes,
            gsize         length,
            guint64      *value)
{
  *value = 0;
  for (guint i = 0; i < 9 && i < length; i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | bytes[i];
          return 9;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if (!(bytes[i] & 0x80))
        return i + 1;
    }
  return 0;
}

static gint64
get_integer (const guint8 *bytes,
             guint         length)
{
  guint64 value = length > 0 && bytes[0] & 0x80 ? G_MAXUINT64 : 0;

  for (guint i = 0; i < length; i++)
    value = value << 8 | bytes[i];
  return (gint64) value;
}

/* --- Tables ---------------------------------------------------------------------------------- */

static void
free_table (gpointer data)
{
  CharterSalvageTable *table = data;

  g_free (table->name);
  g_strfreev (table->columns);
  g_strfreev (table->types);
  g_free (table->needs);
  for (guint i = 0; i < table->n_columns; i++)
    g_free (table->defaults[i]);
  g_free (table->defaults);
  g_free (table);
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
  g_autoptr(GPtrArray) tables = g_ptr_array_new_with_free_func (free_table);
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

/* --- Rows ------------------------------------------------------------------------------------ */

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
  return type < 12 || type > 2 * (guint64) MAX_ROW + 13 ? -1 : (gint64) ((type - 12) / 2);
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
                                         : get_integer (bytes, (guint) length));
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

/* The record format: the types, then the values. A row that was written before columns were added has
 * fewer. */
static CharterSalvagedRow *
parse_row (const CharterSalvageTable *table,
           gint64                     number,
           const guint8              *bytes,
           gsize                      length)
{
  CharterSalvagedRow *row = g_new0 (CharterSalvagedRow, 1);
  guint64 head;
  guint at = get_varint (bytes, length, &head);
  gsize value = (gsize) head;
  guint column = 0;
  gboolean is_sound = at > 0 && head <= length;

  row->number = number;
  row->n_values = table->n_columns;
  row->values = g_new0 (char *, table->n_columns);
  while (is_sound && at < head)
    {
      guint64 type;
      guint n = get_varint (bytes + at, (gsize) head - at, &type);
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
      page = get_32 (bytes);
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
  guint n = get_varint (page + offset, usable - offset, &length);
  guint m = n > 0 ? get_varint (page + offset + n, usable - offset - n, &number) : 0;
  const guint8 *payload = page + offset + n + m;
  gsize left = usable - offset - n - m;
  gsize most = usable - 35;
  gsize least = (usable - 12) * 32 / 255 - 23;
  gsize local;
  g_autoptr(GByteArray) whole = NULL;
  CharterSalvagedRow *row;
  gboolean is_suspect = FALSE;

  if (m == 0 || length > MAX_ROW || length > (guint64) self->n_pages * usable)
    return NULL;
  local = least + (length > least ? (length - least) % (usable - 4) : 0);
  local = length <= most ? (gsize) length : local <= most ? local : least;
  if (local > left || (local < length && local + 4 > left))
    return NULL;
  if (local == length)
    return parse_row (table, (gint64) number, payload, local);
  whole = g_byte_array_sized_new ((guint) length);
  g_byte_array_append (whole, payload, (guint) local);
  if (!follow_chain (self, get_32 (payload + local), whole, (gsize) length, &is_suspect))
    return NULL;
  row = parse_row (table, (gint64) number, whole->data, whole->len);
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
  guint n_cells = get_16 (page + head + 3);
  gboolean is_changed = self->sums && charter_page_sums_is_changed (self->sums, number);

  if (head + 8 + 2 * (gsize) n_cells > usable)
    {
      reading->is_whole = FALSE;
      n_cells = (guint) (usable - head - 8) / 2;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      gsize offset = get_16 (page + head + 8 + 2 * i);
      CharterSalvagedRow *row = offset >= head + 8 && offset < usable ? read_cell (self, reading->table, page, offset)
                                                                      : NULL;

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
  guint n_cells = get_16 (page + head + 3);
  guint n_out = 0;

  n_cells = MIN (n_cells, (guint) (usable - head - 8) / 2);
  for (guint i = 0; i < n_cells; i++)
    {
      gsize offset = get_16 (page + head + 8 + 2 * i);
      guint64 length;
      guint64 number = 0;
      guint n = offset < usable ? get_varint (page + offset, usable - offset, &length) : 0;

      if (n == 0 || get_varint (page + offset + n, usable - offset - n, &number) == 0 ||
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
  n_cells = MIN (get_16 (page + head + 3), (guint) (usable - head - 12) / 2);
  for (guint i = 0; i < n_cells; i++)
    {
      gsize offset = get_16 (page + head + 12 + 2 * i);
      guint64 key = 0;

      if (offset + 5 > usable || get_varint (page + offset + 4, usable - offset - 4, &key) == 0)
        {
          reading->is_whole = FALSE;
          continue;
        }
      walk (self, get_32 (page + offset), from, (gint64) key, depth + 1, reading);
      from = (gint64) key;
    }
  walk (self, get_32 (page + head + 8), from, high, depth + 1, reading);
}

/* --- The file -------------------------------------------------------------------------------- */

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
  self->sums = sums && charter_page_sums_get_page_size (sums) == charter_salvage_file_get_page_size (file) ? sums : NULL;
  self->n_pages = charter_salvage_file_get_n_pages (file);
  self->claimed = g_malloc0 (self->n_pages + 1);
  return self;
}

void
charter_salvage_free (CharterSalvage *self)
{
  if (!self)
    return;
  charter_salvage_file_free (self->file);
  g_free (self->claimed);
  g_free (self);
}

static CharterSalvageTable *
new_schema_table (void)
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
  CharterSalvageTable *schema = new_schema_table ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_salvaged_row_free);
  guint n_found = 0;

  charter_salvage_read (self, schema, rows);
  for (guint i = 0; i < rows->len; i++)
    take_root (tables, g_ptr_array_index (rows, i), &n_found);
  free_table (schema);
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

      if (bytes && page > 1 && !self->claimed[page - 1] && bytes[0] == PAGE_LEAF && get_16 (bytes + 3) > 0)
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

guint
charter_salvage_get_n_pages (CharterSalvage *self)
{
  return self->n_pages;
}

guint
charter_salvage_get_n_unreadable (CharterSalvage *self)
{
  return charter_salvage_file_get_n_unreadable (self->file);
}
