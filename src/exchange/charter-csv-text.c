/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-csv-text.h"

#include <string.h>

#include "charter-exchange-error.h"

/* Spreadsheet programs calculate what begins with one of these; behind an apostrophe it is text. */
#define FORMULA_MARKS "=+-@\t\r"

/**
 * charter_csv_text_append:
 * @text: a table that is being written
 * @words: (nullable): what the next field of its last line says
 * @is_guarded: whether what looks like a formula gets an apostrophe in front; numbers and days are not words
 *
 * Adds a field, quoted as RFC 4180 says.
 */
void
charter_csv_text_append (GString    *text,
                         const char *words,
                         gboolean    is_guarded)
{
  const char *field = words ? words : "";
  gboolean is_first = text->len == 0 || text->str[text->len - 1] == '\n';

  g_string_append (text, is_first ? "\"" : ",\"");
  if (is_guarded && *field && strchr (FORMULA_MARKS, *field))
    g_string_append_c (text, '\'');
  for (const char *at = field; *at; at++)
    {
      if (*at == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *at);
    }
  g_string_append_c (text, '"');
}

/** charter_csv_text_append_line: adds a line of guarded fields, and its end */
void
charter_csv_text_append_line (GString            *text,
                              const char * const *fields)
{
  for (; *fields; fields++)
    charter_csv_text_append (text, *fields, TRUE);
  g_string_append (text, "\r\n");
}

/**
 * charter_csv_text_dup_words:
 * @cell: (nullable): what stands in a cell
 *
 * Returns: (transfer full) (nullable): it without the apostrophe that keeps a spreadsheet from calculating it
 */
char *
charter_csv_text_dup_words (const char *cell)
{
  if (cell && cell[0] == '\'' && cell[1] && strchr (FORMULA_MARKS, cell[1]))
    cell++;
  return g_strdup (cell);
}

/**
 * charter_csv_text_load:
 * @file: a table
 * @most_bytes: a larger one is not looked into
 * @too_large: what to say of it
 * @length: (out): bytes
 * @cancellable: (nullable): stops the reading
 * @error: return location; %CHARTER_EXCHANGE_ERROR_NOT_OURS for one that is too large
 *
 * Returns: (transfer full) (nullable): its bytes
 */
char *
charter_csv_text_load (GFile         *file,
                       gint64         most_bytes,
                       const char    *too_large,
                       gsize         *length,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                 cancellable, error);
  char *bytes = NULL;

  if (!info)
    return NULL;
  if (g_file_info_get_size (info) > most_bytes)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS, too_large);
      return NULL;
    }
  return g_file_load_contents (file, cancellable, &bytes, length, NULL, error) ? bytes : NULL;
}
