/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-exchange"
#include "config.h"

#include "charter-referral-tables.h"

#include <glib/gi18n.h>
#include <string.h>

#include "charter-exchange-error.h"
#include "charter-file-kind.h"
#include "charter-referral-private.h"
#include "charter-csv.h"
#include "charter-zip-reader.h"

/*
 * HSDS as a set of tables, one row an object, put together again as the JSON of the same standard.
 * Tables go by their name in the singular, since versions 2 and 3 differ in that.
 */

/* One of @table's rows is a member of one of @parent's when the columns agree. */
typedef struct {
  const char *parent;
  const char *parent_column;
  const char *table;
  const char *table_column;
  const char *member;
  gboolean    is_single;
} Relation;

static const Relation relations[] = {
  { "service", "organization_id", "organization", "id", "organization", TRUE },
  { "service", "id", "service_at_location", "service_id", "service_at_locations", FALSE },
  { "service", "id", "contact", "service_id", "contacts", FALSE },
  { "service", "id", "phone", "service_id", "phones", FALSE },
  { "service", "id", "schedule", "service_id", "schedules", FALSE },
  { "service", "id", "regular_schedule", "service_id", "regular_schedules", FALSE },
  { "service", "id", "service_area", "service_id", "service_areas", FALSE },
  { "service", "id", "language", "service_id", "languages", FALSE },
  { "service", "id", "funding", "service_id", "funding", FALSE },
  { "service", "id", "cost_option", "service_id", "cost_options", FALSE },
  { "service", "id", "required_document", "service_id", "required_documents", FALSE },
  { "service", "id", "eligibility", "service_id", "eligibilitys", FALSE },
  { "service", "id", "service_taxonomy", "service_id", "service_taxonomys", FALSE },
  { "service", "id", "attribute", "link_id", "attributes", FALSE },
  { "organization", "id", "contact", "organization_id", "contacts", FALSE },
  { "organization", "id", "phone", "organization_id", "phones", FALSE },
  { "organization", "id", "organization_identifier", "organization_id", "organization_identifiers", FALSE },
  { "service_at_location", "location_id", "location", "id", "location", TRUE },
  { "service_at_location", "id", "contact", "service_at_location_id", "contacts", FALSE },
  { "service_at_location", "id", "phone", "service_at_location_id", "phones", FALSE },
  { "service_at_location", "id", "schedule", "service_at_location_id", "schedules", FALSE },
  { "location", "id", "address", "location_id", "addresses", FALSE },
  { "location", "id", "physical_address", "location_id", "physical_addresses", FALSE },
  { "location", "id", "accessibility", "location_id", "accessibility", FALSE },
  { "location", "id", "contact", "location_id", "contacts", FALSE },
  { "location", "id", "phone", "location_id", "phones", FALSE },
  { "contact", "id", "phone", "contact_id", "phones", FALSE },
  { "attribute", "taxonomy_term_id", "taxonomy_term", "id", "taxonomy_term", TRUE },
  { "service_taxonomy", "taxonomy_term_id", "taxonomy_term", "id", "taxonomy_term", TRUE },
  { "service_taxonomy", "taxonomy_id", "taxonomy", "id", "taxonomy", TRUE },
};

static const char * const number_columns[] = {
  "minimum_age", "maximum_age", "amount", "latitude", "longitude", "interval", NULL
};

typedef struct {
  GHashTable   *tables;                              /* name -> CharterCsv */
  GHashTable   *children[G_N_ELEMENTS (relations)];  /* value -> GArray of rows; NULL until needed */
  GPtrArray    *problems;
  guint         n_skipped;
  gsize         n_bytes;
  guint         n_parts;   /* of the service that is being put together */
  GCancellable *cancellable;
} Tables;

/* "data/Services.csv" is the table "service". */
static char *
dup_table_name (const char *path)
{
  const char *slash = strrchr (path, '/');
  char *name = g_ascii_strdown (slash ? slash + 1 : path, -1);
  gsize length;

  if (g_str_has_suffix (name, ".csv"))
    name[strlen (name) - 4] = '\0';
  length = strlen (name);
  if (g_str_has_suffix (name, "ies"))
    strcpy (name + length - 3, "y");
  else if (g_str_has_suffix (name, "sses"))
    name[length - 2] = '\0';
  else if (length > 1 && name[length - 1] == 's' && name[length - 2] != 's')
    name[length - 1] = '\0';
  return name;
}

/**
 * charter_referral_tables_knows:
 * @name: the name of a file
 *
 * Returns: whether a table of HSDS is called so
 */
gboolean
charter_referral_tables_knows (const char *name)
{
  g_autofree char *table = charter_file_kind_is_csv_name (name) ? dup_table_name (name) : NULL;

  for (guint i = 0; table && i < G_N_ELEMENTS (relations); i++)
    if (g_str_equal (relations[i].table, table) || g_str_equal (relations[i].parent, table))
      return TRUE;
  return FALSE;
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                       _("The tables are larger than any directory of services"));
  return FALSE;
}

static gboolean
add_table (Tables      *self,
           const char  *path,
           const char  *bytes,
           gsize        length,
           GError     **error)
{
  g_autofree char *name = dup_table_name (path);
  g_autofree char *shown = g_path_get_basename (path);
  CharterCsv *table;

  self->n_bytes += length;
  if (self->n_bytes > (gsize) CHARTER_CSV_MAX_BYTES)
    return refuse (error);
  table = charter_csv_new (bytes, length, shown, self->problems, error);
  if (!table)
    return FALSE;
  self->n_skipped += charter_csv_get_n_skipped (table);
  g_hash_table_replace (self->tables, g_steal_pointer (&name), table);
  return TRUE;
}

static gboolean
add_file (Tables  *self,
          GFile   *file,
          GError **error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *bytes = NULL;
  gsize length;

  bytes = charter_csv_load (file, &length, self->cancellable, error);
  return bytes && add_table (self, name, bytes, length, error);
}

static gboolean
add_folder (Tables  *self,
            GFile   *folder,
            GError **error)
{
  g_autoptr(GFileEnumerator) files =
    g_file_enumerate_children (folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NONE,
                               self->cancellable, error);
  GFile *file;

  while (files && g_file_enumerator_iterate (files, NULL, &file, self->cancellable, error))
    {
      g_autofree char *name = NULL;

      if (!file)
        return TRUE;
      name = g_file_get_basename (file);
      if (charter_referral_tables_knows (name) && !add_file (self, file, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
add_member (Tables           *self,
            CharterZipReader *zip,
            const char       *name,
            gint64            size,
            GError          **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (65536);
  gsize room = (gsize) CHARTER_CSV_MAX_BYTES - self->n_bytes;
  gssize n;

  /* Before anything of it is unpacked; the archive may say less than it holds. */
  if (size > (gint64) room)
    return refuse (error);
  while ((n = charter_zip_reader_read (zip, buffer, 65536, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > room)
        return refuse (error);
    }
  return n >= 0 && add_table (self, name, (const char *) bytes->data, bytes->len, error);
}

static gboolean
add_zip (Tables   *self,
         GFile    *file,
         GError  **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, self->cancellable, error);
  g_autoptr(CharterZipReader) zip = stream ? charter_zip_reader_new (G_INPUT_STREAM (stream), self->cancellable, error) : NULL;
  g_autoptr(GError) failure = NULL;
  const char *member;
  gint64 size;

  if (!zip)
    return FALSE;
  while ((member = charter_zip_reader_next (zip, &size, &failure)))
    {
      g_autofree char *name = g_strdup (member);

      if (charter_referral_tables_knows (name) && !add_member (self, zip, name, size, error))
        return FALSE;
    }
  if (!failure)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
load (Tables     *self,
      GPtrArray  *files,
      GError    **error)
{
  for (guint i = 0; i < files->len; i++)
    {
      GFile *file = files->pdata[i];
      g_autofree char *name = g_file_get_basename (file);
      gboolean ok;

      if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, self->cancellable) == G_FILE_TYPE_DIRECTORY)
        ok = add_folder (self, file, error);
      else if (charter_file_kind_is_csv_name (name))
        ok = add_file (self, file, error);
      else
        ok = add_zip (self, file, error);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

static void
add_value (JsonObject *object,
           const char *column,
           const char *text)
{
  char *end = NULL;
  double number;

  if (!g_strv_contains (number_columns, column))
    {
      json_object_set_string_member (object, column, text);
      return;
    }
  number = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || number > G_MAXINT || number < G_MININT)
    json_object_set_string_member (object, column, text);
  else if (number == (double) (gint64) number)
    json_object_set_int_member (object, column, (gint64) number);
  else
    json_object_set_double_member (object, column, number);
}

static GHashTable *
index_children (Tables         *self,
                const Relation *relation)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_array_unref);
  CharterCsv *table = g_hash_table_lookup (self->tables, relation->table);
  int column = table ? charter_csv_find_column (table, relation->table_column) : -1;

  for (guint row = 0; column >= 0 && row < charter_csv_get_n_rows (table); row++)
    {
      const char *value = charter_csv_get (table, row, column);
      GArray *rows = value ? g_hash_table_lookup (index, value) : NULL;

      if (!value)
        continue;
      if (!rows)
        {
          rows = g_array_new (FALSE, FALSE, sizeof (guint));
          g_hash_table_insert (index, (char *) value, rows);
        }
      g_array_append_val (rows, row);
    }
  return index;
}

static JsonObject *make_object (Tables     *self,
                                const char *table_name,
                                guint       row);

static void
add_children (Tables         *self,
              JsonObject     *object,
              const Relation *relation,
              const char     *value)
{
  gsize position = (gsize) (relation - relations);
  GArray *rows;
  JsonArray *array;

  if (!self->children[position])
    self->children[position] = index_children (self, relation);
  rows = value ? g_hash_table_lookup (self->children[position], value) : NULL;
  if (!rows)
    return;
  if (relation->is_single)
    {
      json_object_set_object_member (object, relation->member,
                                     make_object (self, relation->table, g_array_index (rows, guint, 0)));
      return;
    }
  array = json_array_new ();
  for (guint i = 0; i < rows->len && self->n_parts <= CHARTER_REFERRAL_MAX_PARTS; i++)
    json_array_add_object_element (array, make_object (self, relation->table, g_array_index (rows, guint, i)));
  json_object_set_array_member (object, relation->member, array);
}

/* The relations have no circle, so this ends. */
static JsonObject *
make_object (Tables     *self,
             const char *table_name,
             guint       row)
{
  CharterCsv *table = g_hash_table_lookup (self->tables, table_name);
  const char * const *columns = charter_csv_get_columns (table);
  JsonObject *object = json_object_new ();

  self->n_parts++;
  for (guint i = 0; columns[i]; i++)
    if (*columns[i] && charter_csv_get (table, row, (int) i))
      add_value (object, columns[i], charter_csv_get (table, row, (int) i));
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    if (g_str_equal (relations[i].parent, table_name))
      add_children (self, object, &relations[i], charter_csv_get_named (table, row, relations[i].parent_column));
  return object;
}

static gboolean
take_services (Tables                  *self,
               CharterReferralReading  *reading,
               GError                 **error)
{
  CharterCsv *services = g_hash_table_lookup (self->tables, "service");
  guint n = services ? charter_csv_get_n_rows (services) : 0;

  if (!services)
    {
      g_set_error_literal (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS,
                           _("The table services.csv is missing; choose all tables of the directory together"));
      return FALSE;
    }
  for (guint row = 0; row < n; row++)
    {
      g_autoptr(JsonObject) service = NULL;

      self->n_parts = 0;
      service = make_object (self, "service", row);
      reading->place.line = charter_csv_get_line (services, row);
      if (self->n_parts > CHARTER_REFERRAL_MAX_PARTS)
        {
          reading->summary.n_skipped++;
          charter_file_problem_add (self->problems, reading->place.line, NULL,
                                    _("The service has more parts in the other tables than any service, and was left out"));
          continue;
        }
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) ||
          !charter_referral_reading_take (reading, service, NULL, (double) row / n, error))
        return FALSE;
    }
  return TRUE;
}

static void
clear (Tables *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (relations); i++)
    g_clear_pointer (&self->children[i], g_hash_table_unref);
  g_hash_table_unref (self->tables);
}

/**
 * charter_referral_tables_read:
 * @files: (element-type GFile): the tables of one directory in HSDS: CSV files, a ZIP file or a folder
 *   of them
 * @source: what the entries' ids and sources are made of
 * @source_title: what a person calls it
 * @func: takes the entries
 * @user_data: for @func
 * @problems: (element-type CharterFileProblem): gets what is odd, by line of services.csv
 * @summary: (out): what it was
 * @cancellable: (nullable): stops the reading
 * @error: return location for an error
 *
 * Returns: %TRUE if it was read to its end
 */
gboolean
charter_referral_tables_read (GPtrArray               *files,
                              const char              *source,
                              const char              *source_title,
                              CharterReferralFunc      func,
                              gpointer                 user_data,
                              GPtrArray               *problems,
                              CharterReferralSummary  *summary,
                              GCancellable            *cancellable,
                              GError                 **error)
{
  Tables self = { .problems = problems, .cancellable = cancellable };
  CharterReferralReading reading = {
    .func = func, .user_data = user_data,
    .place = { .source = source, .source_title = source_title, .problems = problems },
  };
  gboolean ok;

  self.tables = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) charter_csv_free);
  ok = load (&self, files, error) && take_services (&self, &reading, error) &&
       charter_referral_reading_finish (&reading, error);
  reading.summary.n_skipped += self.n_skipped;
  reading.summary.is_complete = reading.summary.n_skipped == 0 && reading.n_entries > 1;
  *summary = reading.summary;
  clear (&self);
  return ok;
}

/**
 * charter_referral_tables_is_folder:
 * @folder: any file
 * @cancellable: (nullable): stops it
 *
 * Returns: whether it is a folder with a table of services in it
 */
gboolean
charter_referral_tables_is_folder (GFile        *folder,
                                   GCancellable *cancellable)
{
  static const char * const names[] = { "services.csv", "service.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) table = g_file_get_child (folder, names[i]);

      if (g_file_query_exists (table, cancellable))
        return TRUE;
    }
  return FALSE;
}
