/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-csv.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

#include "charter-exchange-error.h"
#include "charter-text-decoder.h"

struct _CharterCsv
{
  GPtrArray    *columns;  /* of names, NULL-ended once the first row is read */
  GHashTable   *indexes;  /* name -> column + 1 */
  GStringChunk *texts;
  GPtrArray    *values;   /* as many a row as it has; NULL: empty */
  GArray       *starts;   /* of guint, one a row: its first value; then the end */
  GArray       *lines;    /* of guint, one a row */
  guint         n_columns;
  guint         n_skipped;

  /* While it is read */
  const char   *name;
  GPtrArray    *problems;
  GPtrArray    *row;
  gboolean      has_header;
  gboolean      is_too_large;
  guint         row_line;
};

/**
 * charter_csv_free:
 * @self: (transfer full) (nullable): a table
 */
void
charter_csv_free (CharterCsv *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->indexes);
  g_string_chunk_free (self->texts);
  g_ptr_array_unref (self->values);
  g_array_unref (self->starts);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->row);
  g_free (self);
}

/**
 * charter_csv_dup_key:
 * @name: a column's title as people write it, "How to refer"
 *
 * Returns: (transfer full): the name it is looked up by, "how_to_refer"
 */
char *
charter_csv_dup_key (const char *name)
{
  GString *key = g_string_new (NULL);

  for (const char *at = name; *at; at++)
    if (g_ascii_isalnum (*at) || (guchar) *at >= 0x80)
      g_string_append_c (key, g_ascii_tolower (*at));
    else if (key->len > 0 && key->str[key->len - 1] != '_')
      g_string_append_c (key, '_');
  while (key->len > 0 && key->str[key->len - 1] == '_')
    g_string_truncate (key, key->len - 1);
  return g_string_free (key, FALSE);
}

static void
field_cb (void   *bytes,
          size_t  length,
          void   *data)
{
  CharterCsv *self = data;
  g_autofree char *text = charter_text_decode (bytes, length);

  if (MAX (self->row->len, self->has_header ? 0 : self->columns->len) >= CHARTER_CSV_MAX_COLUMNS ||
      length > CHARTER_CSV_MAX_FIELD)
    {
      self->is_too_large = TRUE;
      return;
    }
  if (!self->has_header)
    {
      g_ptr_array_add (self->columns, charter_csv_dup_key (text));
      return;
    }
  g_strstrip (text);
  g_ptr_array_add (self->row, *text ? g_string_chunk_insert (self->texts, text) : NULL);
}

static void
take_header (CharterCsv *self)
{
  self->has_header = TRUE;
  self->n_columns = self->columns->len;
  for (guint i = self->n_columns; i > 0; i--)
    g_hash_table_insert (self->indexes, self->columns->pdata[i - 1], GUINT_TO_POINTER (i));
  g_ptr_array_add (self->columns, NULL);
}

/* A row may be short: spreadsheets leave out empty fields at its end. A longer one has slipped. */
static gboolean
check_row (CharterCsv *self)
{
  gboolean is_empty = TRUE;

  for (guint i = 0; i < self->row->len; i++)
    {
      if (!self->row->pdata[i])
        continue;
      is_empty = FALSE;
      if (i < self->n_columns)
        continue;
      self->n_skipped++;
      charter_file_problem_add (self->problems, self->row_line, NULL,
                                /* TRANSLATORS: %s is the name of a file */
                                _("%s: the row has more fields than the first row names"), self->name);
      return FALSE;
    }
  return !is_empty;
}

/* Only what the row has: a file of short rows under a thousand titles would fill the memory else. */
static void
take_row (CharterCsv *self)
{
  for (guint i = 0; i < MIN (self->n_columns, self->row->len); i++)
    g_ptr_array_add (self->values, self->row->pdata[i]);
  g_array_append_val (self->starts, self->values->len);
  g_array_append_val (self->lines, self->row_line);
}

static void
row_cb (int   terminator,
        void *data)
{
  CharterCsv *self = data;

  if (!self->has_header)
    take_header (self);
  else if (self->lines->len >= CHARTER_CSV_MAX_ROWS || self->values->len + self->row->len > CHARTER_CSV_MAX_CELLS)
    self->is_too_large = TRUE;
  else if (check_row (self))
    take_row (self);
  g_ptr_array_set_size (self->row, 0);
}

/* Hands the bytes on line by line, so that each row knows where it begins. */
static gboolean
parse (CharterCsv       *self,
       struct csv_parser  *csv,
       const char         *bytes,
       gsize               length)
{
  const char *end;
  guint line = 1;

  if (!bytes)
    return TRUE;
  end = bytes + length;
  for (bytes += charter_text_skip_mark (bytes, length); bytes < end; line++)
    {
      const char *newline = memchr (bytes, '\n', (gsize) (end - bytes));
      gsize n = newline ? (gsize) (newline - bytes) + 1 : (gsize) (end - bytes);

      if (csv->pstate == 0)
        self->row_line = line;
      if (csv_parse (csv, bytes, n, field_cb, row_cb, self) != n ||
          csv->entry_pos > CHARTER_CSV_MAX_FIELD || self->is_too_large)
        return FALSE;
      bytes += n;
    }
  csv_fini (csv, field_cb, row_cb, self);
  return !self->is_too_large;
}

/**
 * charter_csv_new:
 * @bytes: (array length=length): a table in CSV, in UTF-8 or Windows-1252
 * @length: its bytes
 * @name: what the file is called, for problems
 * @problems: (element-type CharterFileProblem): gets rows that are left out
 * @error: return location; %CHARTER_EXCHANGE_ERROR_DAMAGED when it is beyond the limits above or a
 *   quotation mark is not closed
 *
 * Returns: (transfer full) (nullable): the table
 */
CharterCsv *
charter_csv_new (const char  *bytes,
                   gsize        length,
                   const char  *name,
                   GPtrArray   *problems,
                   GError     **error)
{
  g_autoptr(CharterCsv) self = g_new0 (CharterCsv, 1);
  struct csv_parser csv;
  gboolean ok;

  self->columns = g_ptr_array_new_with_free_func (g_free);
  self->indexes = g_hash_table_new (g_str_hash, g_str_equal);
  self->texts = g_string_chunk_new (65536);
  self->values = g_ptr_array_new ();
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  self->starts = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_set_size (self->starts, 1);
  self->row = g_ptr_array_new ();
  self->name = name;
  self->problems = problems;
  csv_init (&csv, 0);
  ok = (goffset) length <= CHARTER_CSV_MAX_BYTES && parse (self, &csv, bytes, length);
  csv_free (&csv);
  if (!self->has_header)
    take_header (self);
  self->name = NULL;
  if (ok)
    return g_steal_pointer (&self);
  g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED,
               _("%s cannot be read past line %u: a quotation mark there is not closed, or the table is "
                 "larger than any directory"), name, self->row_line);
  return NULL;
}

/**
 * charter_csv_get_n_rows:
 * @self: a table
 *
 * Returns: how many rows there are below the heading
 */
guint
charter_csv_get_n_rows (CharterCsv *self)
{
  return self->lines->len;
}

/**
 * charter_csv_get_n_skipped:
 * @self: a table
 *
 * Returns: how many rows were left out, each with a problem
 */
guint
charter_csv_get_n_skipped (CharterCsv *self)
{
  return self->n_skipped;
}

/**
 * charter_csv_get_columns:
 * @self: a table
 *
 * Returns: (transfer none): the names in the heading, %NULL-terminated
 */
const char * const *
charter_csv_get_columns (CharterCsv *self)
{
  return (const char * const *) self->columns->pdata;
}

/**
 * charter_csv_find_column:
 * @self: a table
 * @name: a column's name
 *
 * Returns: its position, or -1 if there is none
 */
int
charter_csv_find_column (CharterCsv *self,
                           const char   *name)
{
  return (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->indexes, name)) - 1;
}

/**
 * charter_csv_get:
 * @self: a table
 * @row: from 0
 * @column: from 0; -1: none
 *
 * Returns: (nullable): the text there, trimmed; %NULL when there is none
 */
const char *
charter_csv_get (CharterCsv *self,
                   guint         row,
                   int           column)
{
  guint at;

  if (column < 0)
    return NULL;
  at = g_array_index (self->starts, guint, row) + (guint) column;
  return at < g_array_index (self->starts, guint, row + 1) ? self->values->pdata[at] : NULL;
}

/**
 * charter_csv_get_named:
 * @self: a table
 * @row: from 0
 * @name: a column's name
 *
 * Returns: (nullable): what stands there; %NULL for nothing, or where there is no such column
 */
const char *
charter_csv_get_named (CharterCsv *self,
                         guint         row,
                         const char   *name)
{
  return charter_csv_get (self, row, charter_csv_find_column (self, name));
}

/**
 * charter_csv_get_line:
 * @self: a table
 * @row: from 0
 *
 * Returns: the line of the file that it begins on, from 1
 */
guint
charter_csv_get_line (CharterCsv *self,
                        guint         row)
{
  return g_array_index (self->lines, guint, row);
}

/**
 * charter_csv_load:
 * @file: a file
 * @length: (out): its bytes
 * @cancellable: (nullable): stops the reading
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what is in @file, unless it is larger than any directory
 */
char *
charter_csv_load (GFile         *file,
                    gsize         *length,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                 G_FILE_QUERY_INFO_NONE, cancellable, error);
  char *bytes;

  if (!info)
    return NULL;
  if (g_file_info_get_size (info) > CHARTER_CSV_MAX_BYTES)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("The file is larger than any directory of services"));
      return NULL;
    }
  return g_file_load_contents (file, cancellable, &bytes, length, NULL, error) ? bytes : NULL;
}
