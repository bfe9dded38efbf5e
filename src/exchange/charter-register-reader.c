/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-register-reader.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

#include "charter-exchange-error.h"
#include "charter-file-kind.h"
#include "charter-text-decoder.h"
#include "charter-zip-reader.h"

#define BATCH       256
#define CHUNK       (128 * 1024)
#define MAX_COLUMNS 1000
#define MAX_FIELD   (256 * 1024) /* a quotation mark that is never closed would take the whole file */

typedef enum { KIND_TEXT, KIND_NUMBER, KIND_DATE } FieldKind;

/* The register's column names. Columns come and go and change their places; these have kept their
 * names since the register was called EduBase. */
static const struct {
  const char *column;
  FieldKind kind;
} fields[CHARTER_REGISTER_N_FIELDS] = {
  [CHARTER_REGISTER_URN] = { "URN", KIND_TEXT },
  [CHARTER_REGISTER_NAME] = { "EstablishmentName", KIND_TEXT },
  [CHARTER_REGISTER_LA_CODE] = { "LA (code)", KIND_TEXT },
  [CHARTER_REGISTER_LA_NAME] = { "LA (name)", KIND_TEXT },
  [CHARTER_REGISTER_ESTABLISHMENT_NUMBER] = { "EstablishmentNumber", KIND_TEXT },
  [CHARTER_REGISTER_PHASE] = { "PhaseOfEducation (name)", KIND_TEXT },
  [CHARTER_REGISTER_TYPE] = { "TypeOfEstablishment (name)", KIND_TEXT },
  [CHARTER_REGISTER_STATUS] = { "EstablishmentStatus (name)", KIND_TEXT },
  [CHARTER_REGISTER_STREET] = { "Street", KIND_TEXT },
  [CHARTER_REGISTER_LOCALITY] = { "Locality", KIND_TEXT },
  [CHARTER_REGISTER_TOWN] = { "Town", KIND_TEXT },
  [CHARTER_REGISTER_COUNTY] = { "County (name)", KIND_TEXT },
  [CHARTER_REGISTER_POSTCODE] = { "Postcode", KIND_TEXT },
  [CHARTER_REGISTER_WEBSITE] = { "SchoolWebsite", KIND_TEXT },
  [CHARTER_REGISTER_LOW_AGE] = { "StatutoryLowAge", KIND_NUMBER },
  [CHARTER_REGISTER_HIGH_AGE] = { "StatutoryHighAge", KIND_NUMBER },
  [CHARTER_REGISTER_ROLL] = { "NumberOfPupils", KIND_NUMBER },
  [CHARTER_REGISTER_EASTING] = { "Easting", KIND_NUMBER },
  [CHARTER_REGISTER_NORTHING] = { "Northing", KIND_NUMBER },
  [CHARTER_REGISTER_OPENED_ON] = { "OpenDate", KIND_DATE },
  [CHARTER_REGISTER_CLOSED_ON] = { "CloseDate", KIND_DATE },
};

#define NO_TEXT G_MAXUINT32

typedef struct {
  CharterRegisterFunc func;
  gpointer user_data;
  GPtrArray *problems;

  struct csv_parser csv;
  guint line;     /* that is being parsed */
  guint row_line; /* on which the row begins */
  guint column;
  gboolean has_header;
  GPtrArray *header;
  gint16 field_of_column[MAX_COLUMNS]; /* -1: not taken */
  guint n_columns;
  gboolean is_header_wrong;

  GByteArray *texts; /* of the batch, each ended by NUL */
  guint32 offsets[BATCH][CHARTER_REGISTER_N_FIELDS];
  guint n_rows;
  GHashTable *urns;
  goffset n_read;
  goffset n_total;
  GError *error;
} Reading;

/**
 * charter_register_reader_knows_columns:
 * @columns: (array zero-terminated=1): the names in the first row of a table
 *
 * Returns: whether this is the register of schools (GIAS)
 */
gboolean
charter_register_reader_knows_columns (const char * const *columns)
{
  return g_strv_contains (columns, fields[CHARTER_REGISTER_URN].column) &&
         g_strv_contains (columns, fields[CHARTER_REGISTER_NAME].column);
}

static const char *
get_text (Reading              *self,
          guint                 row,
          CharterRegisterField  field)
{
  guint32 offset = self->offsets[row][field];

  return offset == NO_TEXT ? NULL : (const char *) self->texts->data + offset;
}

static gboolean
is_number (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n > 0 && n <= 9 && text[n] == '\0';
}

/* Turns dd-mm-yyyy, in which the register writes dates, into yyyy-mm-dd, in place. */
static gboolean
turn_date (char *text)
{
  char day[3] = { text[0], text[1] };
  char month[3] = { text[2] ? text[3] : '\0', text[2] && text[3] ? text[4] : '\0' };
  char year[5] = { 0 };

  if (strlen (text) != 10 || (text[2] != '-' && text[2] != '/') || text[5] != text[2])
    return FALSE;
  memcpy (year, text + 6, 4);
  if (!is_number (day) || !is_number (month) || !is_number (year) ||
      !g_date_valid_dmy ((GDateDay) atoi (day), (GDateMonth) atoi (month), (GDateYear) atoi (year)))
    return FALSE;
  memcpy (text, year, 4);
  text[4] = text[7] = '-';
  memcpy (text + 5, month, 2);
  memcpy (text + 8, day, 2);
  return TRUE;
}

static gboolean
check_typed (Reading              *self,
             CharterRegisterField  field,
             char                 *text)
{
  if (fields[field].kind == KIND_NUMBER && !is_number (text))
    charter_file_problem_add (self->problems, self->row_line, fields[field].column,
                              _("“%s” is not a whole number"), text);
  else if (fields[field].kind == KIND_DATE && !turn_date (text))
    charter_file_problem_add (self->problems, self->row_line, fields[field].column,
                              _("“%s” is not a date (day-month-year)"), text);
  else
    return TRUE;
  return FALSE;
}

/* A row with a value that its column cannot hold is left out whole: such rows have slipped by a
 * column, and then any field may hold a name or a telephone number. */
static gboolean
check_row (Reading *self)
{
  const char *urn = get_text (self, self->n_rows, CHARTER_REGISTER_URN);

  if (self->column != self->n_columns)
    {
      charter_file_problem_add (self->problems, self->row_line, NULL,
                                ngettext ("The row has %u field, the first row names %u",
                                          "The row has %u fields, the first row names %u",
                                          self->column),
                                self->column, self->n_columns);
      return FALSE;
    }
  if (!urn || !is_number (urn) || strlen (urn) < 5 || strlen (urn) > 7 || urn[0] == '0')
    {
      charter_file_problem_add (self->problems, self->row_line, "URN",
                                urn ? _("“%s” is not a school’s unique reference number")
                                    : _("The school has no unique reference number"), urn);
      return FALSE;
    }
  if (!get_text (self, self->n_rows, CHARTER_REGISTER_NAME))
    {
      charter_file_problem_add (self->problems, self->row_line, "EstablishmentName",
                                _("The school has no name"));
      return FALSE;
    }
  for (guint i = CHARTER_REGISTER_LOW_AGE; i < CHARTER_REGISTER_N_FIELDS; i++)
    {
      guint32 offset = self->offsets[self->n_rows][i];

      if (offset != NO_TEXT && !check_typed (self, i, (char *) self->texts->data + offset))
        return FALSE;
    }
  if (!g_hash_table_add (self->urns, GINT_TO_POINTER (atoi (urn))))
    {
      charter_file_problem_add (self->problems, self->row_line, "URN",
                                _("The number %s stands on an earlier row, too"), urn);
      return FALSE;
    }
  return TRUE;
}

static gboolean
is_open (const char *status)
{
  return !status || g_str_equal (status, "Open") ||
         g_str_equal (status, "Open, but proposed to close");
}

static void
flush (Reading *self)
{
  CharterRegisterRow rows[BATCH];
  double fraction = self->n_total > 0 ? (double) self->n_read / (double) self->n_total : 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      for (guint j = 0; j < CHARTER_REGISTER_N_FIELDS; j++)
        rows[i].texts[j] = get_text (self, i, j);
      rows[i].is_open = is_open (rows[i].texts[CHARTER_REGISTER_STATUS]);
    }
  if (self->n_rows > 0 && !self->error)
    self->func (rows, self->n_rows, CLAMP (fraction, 0, 1), self->user_data, &self->error);
  self->n_rows = 0;
  g_byte_array_set_size (self->texts, 0);
}

static void
begin_row (Reading *self)
{
  self->column = 0;
  for (guint i = 0; i < CHARTER_REGISTER_N_FIELDS; i++)
    self->offsets[self->n_rows][i] = NO_TEXT;
}

static void
take_header (Reading *self)
{
  g_ptr_array_add (self->header, NULL);
  self->has_header = TRUE;
  self->n_columns = self->column;
  self->is_header_wrong = self->n_columns > MAX_COLUMNS ||
    !charter_register_reader_knows_columns ((const char * const *) self->header->pdata);
  for (guint i = 0; i < MIN (self->n_columns, MAX_COLUMNS); i++)
    {
      self->field_of_column[i] = -1;
      for (guint j = 0; j < CHARTER_REGISTER_N_FIELDS; j++)
        if (g_str_equal (self->header->pdata[i], fields[j].column))
          self->field_of_column[i] = (gint16) j;
    }
}

static void
field_cb (void  *bytes,
          size_t length,
          void  *data)
{
  Reading *self = data;
  guint column = self->column++;
  int field;

  if (!self->has_header)
    {
      g_autofree char *text = charter_text_decode (bytes, length);

      g_ptr_array_add (self->header, g_strdup (g_strstrip (text)));
      return;
    }
  if (length == 0 || column >= self->n_columns || self->is_header_wrong)
    return;
  field = self->field_of_column[column];
  if (field < 0)
    return;
  self->offsets[self->n_rows][field] = self->texts->len;
  charter_text_decode_append (self->texts, bytes, length);
}

static void
row_cb (int   terminator,
        void *data)
{
  Reading *self = data;

  if (self->error || self->is_header_wrong)
    return;
  if (!self->has_header)
    take_header (self);
  else if (check_row (self))
    self->n_rows++;
  if (self->n_rows == BATCH)
    flush (self);
  begin_row (self);
}

static gboolean
fail_damaged (Reading  *self,
              GError  **error)
{
  g_set_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED,
               _("The schools register cannot be read past line %u: a quotation mark there is not closed"),
               self->row_line);
  return FALSE;
}

/* Hands the bytes on line by line, so that each row knows where it begins. */
static gboolean
parse (Reading     *self,
       const char  *bytes,
       gsize        length,
       GError     **error)
{
  const char *end = bytes + length;

  while (bytes < end)
    {
      const char *newline = memchr (bytes, '\n', (gsize) (end - bytes));
      gsize n = newline ? (gsize) (newline - bytes) + 1 : (gsize) (end - bytes);

      if (self->csv.pstate == 0)
        self->row_line = self->line;
      if (csv_parse (&self->csv, bytes, n, field_cb, row_cb, self) != n ||
          self->csv.entry_pos > MAX_FIELD)
        return fail_damaged (self, error);
      if (self->error)
        {
          g_propagate_error (error, g_steal_pointer (&self->error));
          return FALSE;
        }
      if (newline)
        self->line++;
      bytes += n;
    }
  return TRUE;
}

static gboolean
finish (Reading  *self,
        GFile    *file,
        GError  **error)
{
  csv_fini (&self->csv, field_cb, row_cb, self);
  if (!self->is_header_wrong)
    flush (self);
  if (self->error)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }
  if (!self->has_header || self->is_header_wrong)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("This is not the schools register: it has no columns “URN” and “EstablishmentName”"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_csv (Reading       *self,
          GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gssize n;
  gboolean is_first = TRUE;

  while ((n = g_input_stream_read (stream, buffer, CHUNK, cancellable, error)) > 0)
    {
      gsize skip = is_first ? charter_text_skip_mark (buffer, (gsize) n) : 0;

      self->n_read += n;
      is_first = FALSE;
      if (!parse (self, buffer + skip, (gsize) n - skip, error))
        return FALSE;
    }
  return n == 0;
}

static gboolean
read_member (Reading           *self,
             CharterZipReader  *zip,
             GCancellable      *cancellable,
             GError           **error)
{
  g_autofree char *buffer = g_malloc (CHUNK);
  gboolean is_first = TRUE;
  gssize n;

  while ((n = charter_zip_reader_read (zip, buffer, CHUNK, error)) > 0)
    {
      gsize skip = is_first ? charter_text_skip_mark (buffer, (gsize) n) : 0;

      self->n_read += n;
      is_first = FALSE;
      if (!parse (self, buffer + skip, (gsize) n - skip, error) ||
          g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->is_header_wrong)
        return TRUE;
    }
  return n == 0;
}

/* The service hands the register out as a ZIP with other tables beside it. */
static gboolean
read_zip (Reading       *self,
          GInputStream  *stream,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr(CharterZipReader) zip = charter_zip_reader_new (stream, cancellable, error);
  g_autoptr(GError) failure = NULL;
  const char *name;
  gint64 size;

  if (!zip)
    return FALSE;
  while ((name = charter_zip_reader_next (zip, &size, &failure)))
    {
      if (!charter_file_kind_is_csv_name (name))
        continue;
      self->n_total = size;
      self->n_read = 0;
      if (!read_member (self, zip, cancellable, error))
        return FALSE;
      if (self->has_header && !self->is_header_wrong)
        return TRUE;
      csv_free (&self->csv);
      csv_init (&self->csv, 0);
      g_ptr_array_set_size (self->header, 0);
      self->has_header = self->is_header_wrong = FALSE;
      self->line = 1;
      begin_row (self);
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * charter_register_reader_read:
 * @file: the register of schools of England (DfE, Get Information About Schools): a CSV file in
 *   Windows-1252 or UTF-8 with any of its past sets of columns, or a ZIP file with it inside
 * @func: takes the rows
 * @user_data: for @func
 * @problems: (element-type CharterFileProblem): gets one for each row that had to be skipped
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Reads the register row by row. Of each school only the columns of #CharterRegisterField are looked
 * at: the head's and the proprietor's name and the telephone number never leave the file.
 *
 * Returns: %TRUE if it was read to its end; else #CharterExchangeError, a #GIOErrorEnum or what
 *   @func said
 */
gboolean
charter_register_reader_read (GFile                *file,
                              CharterRegisterFunc   func,
                              gpointer              user_data,
                              GPtrArray            *problems,
                              GCancellable         *cancellable,
                              GError              **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(GFileInfo) info = NULL;
  g_autofree Reading *self = NULL;
  guint8 start[4] = { 0 };
  gsize n = 0;
  gboolean ok;

  if (!stream ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), start, sizeof start, &n, cancellable, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;
  self = g_new0 (Reading, 1);
  self->func = func;
  self->user_data = user_data;
  self->problems = problems;
  self->line = self->row_line = 1;
  self->header = g_ptr_array_new_with_free_func (g_free);
  self->texts = g_byte_array_new ();
  self->urns = g_hash_table_new (NULL, NULL);
  info = g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, NULL);
  self->n_total = info ? g_file_info_get_size (info) : 0;
  csv_init (&self->csv, 0);
  begin_row (self);

  ok = memcmp (start, "PK\3\4", 4) == 0
    ? read_zip (self, G_INPUT_STREAM (stream), cancellable, error)
    : read_csv (self, G_INPUT_STREAM (stream), cancellable, error);
  ok = ok && finish (self, file, error);

  csv_free (&self->csv);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->header);
  g_byte_array_unref (self->texts);
  g_hash_table_unref (self->urns);
  return ok;
}
