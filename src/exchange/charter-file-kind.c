/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-file-kind.h"

#include <csv.h>
#include <glib/gi18n.h>
#include <string.h>

#include "charter-referral-tables.h"
#include "charter-register-reader.h"
#include "charter-services-sheet.h"
#include "charter-text-decoder.h"
#include "charter-zip-reader.h"

/* Enough for the first row of any table and the first keys of any JSON file. */
#define HEAD (256 * 1024)

static const struct {
  const char *bytes;
  gsize length;
  CharterFileKind kind;
} signatures[] = {
  { "%PDF-", 5, CHARTER_FILE_KIND_PDF },
  { "\x89PNG", 4, CHARTER_FILE_KIND_IMAGE },
  { "\xff\xd8\xff", 3, CHARTER_FILE_KIND_IMAGE },
  { "GIF8", 4, CHARTER_FILE_KIND_IMAGE },
  { "\xd0\xcf\x11\xe0", 4, CHARTER_FILE_KIND_DOCUMENT }, /* Office before 2007 */
  { "\xff\xfe", 2, CHARTER_FILE_KIND_UTF16 },
  { "\xfe\xff", 2, CHARTER_FILE_KIND_UTF16 },
};

/* Columns by which a table is known, all of them. */
static const char * const outpost_columns[] = { "import_id", "name", "organisation", NULL };
static const char * const service_columns[] = { "id", "organization_id", "name", NULL };
static const char * const organisation_columns[] = { "id", "name", "description", NULL };

/* Keys that a service of Open Referral has beside its name. */
static const char * const service_keys[] = {
  "organization", "organization_id", "service_at_locations", "service_areas", "services",
  "eligibilitys", "eligibility", "cost_options", "service_taxonomys", "regular_schedules", NULL
};
static const char * const pack_keys[] = { "areas", "format_version", "levels", "scale", NULL };

/**
 * charter_file_kind_is_csv_name:
 * @name: a file's name
 *
 * Returns: whether its ending is that of a table
 */
gboolean
charter_file_kind_is_csv_name (const char *name)
{
  gsize length = strlen (name);

  return length > 4 && g_ascii_strcasecmp (name + length - 4, ".csv") == 0;
}

static void
column_cb (void  *bytes,
           size_t length,
           void  *data)
{
  char *text = charter_text_decode (bytes, length);

  g_ptr_array_add (data, g_strstrip (text));
}

static void
end_cb (int   terminator,
        void *data)
{
}

static gboolean
has_all (const char * const *columns,
         const char * const *wanted)
{
  for (guint i = 0; wanted[i]; i++)
    if (!g_strv_contains (columns, wanted[i]))
      return FALSE;
  return TRUE;
}

static CharterFileKind
recognise_table (const char *bytes,
                 gsize       length)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
  const char *newline = memchr (bytes, '\n', length);
  const char * const *names;
  struct csv_parser csv;

  csv_init (&csv, 0);
  csv_parse (&csv, bytes, newline ? (gsize) (newline - bytes) : length, column_cb, end_cb, columns);
  csv_fini (&csv, column_cb, end_cb, columns);
  csv_free (&csv);
  g_ptr_array_add (columns, NULL);
  names = (const char * const *) columns->pdata;
  if (charter_register_reader_knows_columns (names))
    return CHARTER_FILE_KIND_REGISTER;
  if (charter_services_sheet_knows_columns (names))
    return CHARTER_FILE_KIND_SERVICES_SHEET;
  if (has_all (names, outpost_columns))
    return CHARTER_FILE_KIND_OUTPOST;
  if (has_all (names, service_columns) ||
      (has_all (names, organisation_columns) &&
       (g_strv_contains (names, "legal_status") || g_strv_contains (names, "website"))))
    return CHARTER_FILE_KIND_DIRECTORY_TABLES;
  return columns->len > 2 && !g_strv_contains (names, "") ? CHARTER_FILE_KIND_TABLE
                                                          : CHARTER_FILE_KIND_TEXT;
}

/* Reads a JSON string from after its quotation mark; returns its end. */
static const char *
skip_string (const char *at,
             const char *end)
{
  for (; at < end && *at != '"'; at++)
    if (*at == '\\')
      at++;
  return MIN (at, end);
}

/* The keys of the objects of the first three levels, as far as @end, which may be in the middle. */
static GHashTable *
collect_keys (const char *at,
              const char *end)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  int depth = 0;

  for (; at < end; at++)
    {
      if (*at == '{' || *at == '[')
        depth++;
      else if (*at == '}' || *at == ']')
        depth--;
      else if (*at == '"')
        {
          const char *close = skip_string (at + 1, end);
          const char *next = close;

          while (++next < end && g_ascii_isspace (*next))
            ;
          if (depth <= 3 && next < end && *next == ':')
            g_hash_table_add (keys, g_strdup_printf ("%d %.*s", depth, (int) (close - at - 1), at + 1));
          at = close;
        }
    }
  return keys;
}

static gboolean
has_key (GHashTable *keys,
         int         depth,
         const char *name)
{
  g_autofree char *key = g_strdup_printf ("%d %s", depth, name);

  return g_hash_table_contains (keys, key);
}

static guint
count_keys (GHashTable         *keys,
            int                 depth,
            const char * const *names)
{
  guint n = 0;

  for (guint i = 0; names[i]; i++)
    if (has_key (keys, depth, names[i]))
      n++;
  return n;
}

static CharterFileKind
recognise_json (const char *bytes,
                const char *end)
{
  g_autoptr(GHashTable) keys = collect_keys (bytes, end);
  int depth = *bytes == '[' ? 2 : 1;

  if (has_key (keys, depth, "name") && count_keys (keys, depth, service_keys) > 0)
    return CHARTER_FILE_KIND_DIRECTORY;
  if (depth == 1 && has_key (keys, 1, "contents") &&
      (has_key (keys, 3, "name") || has_key (keys, 1, "total_items") || has_key (keys, 1, "totalElements")))
    return CHARTER_FILE_KIND_DIRECTORY;
  if (depth == 1 && count_keys (keys, 1, pack_keys) > 0 &&
      (has_key (keys, 1, "id") || has_key (keys, 1, "title") || has_key (keys, 1, "version") ||
       count_keys (keys, 1, pack_keys) > 1))
    return CHARTER_FILE_KIND_PACK;
  if (has_key (keys, depth, "services"))
    return CHARTER_FILE_KIND_DIRECTORY;
  return CHARTER_FILE_KIND_JSON;
}

static CharterFileKind
recognise_head (const char *bytes,
                gsize       length)
{
  gsize skip = charter_text_skip_mark (bytes, length);
  const char *end = bytes + length;

  if (length == 0 || length == skip)
    return CHARTER_FILE_KIND_EMPTY;
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].length && memcmp (bytes, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].kind;
  if (memchr (bytes, '\0', length))
    return CHARTER_FILE_KIND_BINARY;
  bytes += skip;
  while (bytes < end && g_ascii_isspace (*bytes))
    bytes++;
  if (bytes == end)
    return CHARTER_FILE_KIND_EMPTY;
  if (*bytes == '{' || *bytes == '[')
    return recognise_json (bytes, end);
  if (*bytes == '<')
    return CHARTER_FILE_KIND_WEB_PAGE;
  return recognise_table (bytes, (gsize) (end - bytes));
}

static gboolean
recognise_zip (GInputStream     *stream,
               CharterFileKind  *kind,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr(CharterZipReader) zip = charter_zip_reader_new (stream, cancellable, error);
  g_autofree char *buffer = g_malloc (HEAD);
  g_autoptr(GError) failure = NULL;
  const char *name;

  *kind = CHARTER_FILE_KIND_ZIP;
  if (!zip)
    return FALSE;
  while ((name = charter_zip_reader_next (zip, NULL, &failure)))
    {
      gssize n = 0;
      gsize length = 0;

      if (g_str_has_prefix (name, "xl/"))
        *kind = CHARTER_FILE_KIND_SPREADSHEET;
      else if (g_str_has_prefix (name, "word/") || g_str_has_prefix (name, "ppt/"))
        *kind = CHARTER_FILE_KIND_DOCUMENT;
      else if (g_str_equal (name, "manifest.json") || g_str_equal (name, "bundle.json"))
        *kind = CHARTER_FILE_KIND_BUNDLE;
      if (*kind != CHARTER_FILE_KIND_ZIP)
        return TRUE;
      if (!charter_file_kind_is_csv_name (name))
        continue;
      while (length < HEAD && (n = charter_zip_reader_read (zip, buffer + length, HEAD - length, error)) > 0)
        length += (gsize) n;
      if (n < 0)
        return FALSE;
      *kind = recognise_head (buffer, length);
      if (*kind == CHARTER_FILE_KIND_REGISTER || *kind == CHARTER_FILE_KIND_DIRECTORY_TABLES)
        return TRUE;
      *kind = CHARTER_FILE_KIND_ZIP;
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * charter_file_kind_recognise:
 * @file: any file
 * @kind: (out): what it is
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Looks at the beginning of a file, or into a ZIP file, not at its name.
 *
 * Returns: %TRUE unless the file cannot be read
 */
gboolean
charter_file_kind_recognise (GFile            *file,
                             CharterFileKind  *kind,
                             GCancellable     *cancellable,
                             GError          **error)
{
  g_autoptr(GFileInputStream) stream = NULL;
  g_autofree char *head = g_malloc (HEAD);
  gsize n = 0;

  if (charter_referral_tables_is_folder (file, cancellable))
    {
      *kind = CHARTER_FILE_KIND_DIRECTORY_TABLES;
      return TRUE;
    }
  stream = g_file_read (file, cancellable, error);
  if (!stream ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, &n, cancellable, error))
    return FALSE;
  if (n < 4 || memcmp (head, "PK\3\4", 4) != 0)
    {
      *kind = recognise_head (head, n);
      return TRUE;
    }
  return g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error) &&
         recognise_zip (G_INPUT_STREAM (stream), kind, cancellable, error);
}

/**
 * charter_file_kind_describe:
 * @kind: a kind of file
 *
 * Returns: what a person calls it, to follow "This is"
 */
const char *
charter_file_kind_describe (CharterFileKind kind)
{
  static const char * const words[] = {
    [CHARTER_FILE_KIND_REGISTER] = N_("the schools register (GIAS)"),
    [CHARTER_FILE_KIND_DIRECTORY] = N_("a directory of services (Open Referral)"),
    [CHARTER_FILE_KIND_PACK] = N_("a framework pack"),
    [CHARTER_FILE_KIND_BUNDLE] = N_("a school bundle"),
    [CHARTER_FILE_KIND_DIRECTORY_TABLES] = N_("a table of a directory of services (HSDS)"),
    [CHARTER_FILE_KIND_OUTPOST] = N_("a table of a directory of services (Outpost)"),
    [CHARTER_FILE_KIND_SERVICES_SHEET] = N_("a list of services in this program’s spreadsheet"),
    [CHARTER_FILE_KIND_EMPTY] = N_("an empty file"),
    [CHARTER_FILE_KIND_PDF] = N_("a PDF document"),
    [CHARTER_FILE_KIND_SPREADSHEET] = N_("a spreadsheet"),
    [CHARTER_FILE_KIND_DOCUMENT] = N_("an office document"),
    [CHARTER_FILE_KIND_ZIP] = N_("a ZIP file with nothing in it that this program reads"),
    [CHARTER_FILE_KIND_IMAGE] = N_("a picture"),
    [CHARTER_FILE_KIND_WEB_PAGE] = N_("a web page"),
    [CHARTER_FILE_KIND_TABLE] = N_("a table (CSV) with other columns"),
    [CHARTER_FILE_KIND_JSON] = N_("a JSON file with other contents"),
    [CHARTER_FILE_KIND_TEXT] = N_("a plain text"),
    [CHARTER_FILE_KIND_UTF16] = N_("a text in UTF-16; save it as CSV UTF-8"),
    [CHARTER_FILE_KIND_BINARY] = N_("a file of an unknown kind"),
  };

  g_return_val_if_fail (kind < G_N_ELEMENTS (words), NULL);
  return _(words[kind]);
}
