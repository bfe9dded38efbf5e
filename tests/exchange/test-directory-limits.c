/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charter-csv.h"
#include "charter-exchange-error.h"
#include "charter-outpost-reader.h"
#include "charter-referral-reader.h"
#include "charter-referral-tables.h"
#include "charter-services-sheet.h"
#include "charter-zip-reader.h"

/* Files beyond what any directory is, in each dialect: refused with a reason, never read into nothing. */

typedef enum { JSON, OUTPOST, SHEET, TABLES } Dialect;

static const struct { const char *name; const char *header; } dialects[] = {
  [JSON] = { "services.json", NULL },
  [OUTPOST] = { "outpost.csv", "import_id,import_id_reference,name,description" },
  [SHEET] = { "sheet.csv", "Reference,Service,Description" },
  [TABLES] = { "services.csv", "id,name,description" },
};

typedef struct {
  guint n_entries;
  GPtrArray *problems;
  CharterReferralSummary summary;
  GError *error;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->problems, g_ptr_array_unref);
  g_clear_error (&outcome->error);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static gboolean
take (CharterEntry  *entry,
      double         fraction,
      gpointer       user_data,
      GError       **error)
{
  g_assert_true (g_utf8_validate (charter_entry_get_name (entry), -1, NULL));
  (*(guint *) user_data)++;
  return TRUE;
}

static gboolean
read_file (Dialect  dialect,
           GFile   *file,
           Outcome *outcome)
{
  g_autoptr(GPtrArray) tables = g_ptr_array_new ();

  outcome->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  g_ptr_array_add (tables, file);
  switch ((int) dialect)
    {
    case JSON:
      return charter_referral_reader_read (file, "s", "t", take, &outcome->n_entries, outcome->problems,
                                           &outcome->summary, NULL, &outcome->error);
    case OUTPOST:
      return charter_outpost_reader_read (file, "s", "t", take, &outcome->n_entries, outcome->problems,
                                          &outcome->summary, NULL, &outcome->error);
    case SHEET:
      return charter_services_sheet_read (file, "s", "t", take, &outcome->n_entries, outcome->problems,
                                          &outcome->summary, NULL, &outcome->error);
    default:
      return charter_referral_tables_read (tables, "s", "t", take, &outcome->n_entries, outcome->problems,
                                           &outcome->summary, NULL, &outcome->error);
    }
}

static gboolean
read_text (Dialect     dialect,
           const char *text,
           gsize       length,
           Outcome    *outcome)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), dialects[dialect].name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_assert_true (g_file_set_contents (path, text, (gssize) length, NULL));
  return read_file (dialect, file, outcome);
}

static void
append_row (GString    *text,
            Dialect     dialect,
            guint       number,
            const char *field)
{
  g_string_append_printf (text, dialect == OUTPOST ? "%u,,Club %u,%s" : "%u,Club %u,%s", number, number, field);
}

/* A field at the limit is read whole; one beyond it refuses the file. */
static void
test_long_field (gconstpointer data)
{
  Dialect dialect = (Dialect) GPOINTER_TO_INT (data);
  const gsize lengths[] = { CHARTER_CSV_MAX_FIELD - 1, CHARTER_CSV_MAX_FIELD + 1 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autofree char *field = g_strnfill (lengths[i], 'x');
      g_autoptr(GString) text = g_string_new (dialects[dialect].header);
      g_auto(Outcome) outcome = { 0 };
      gboolean ok;

      g_string_append_c (text, '\n');
      append_row (text, dialect, 1, field);
      g_string_append_c (text, '\n');
      ok = read_text (dialect, text->str, text->len, &outcome);
      g_assert_true (ok == (i == 0));
      if (ok)
        g_assert_cmpuint (outcome.n_entries, ==, 1);
      else
        g_assert_error (outcome.error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
    }
}

static void
test_many_columns (gconstpointer data)
{
  Dialect dialect = (Dialect) GPOINTER_TO_INT (data);
  g_autoptr(GString) text = g_string_new (dialects[dialect].header);
  g_auto(Outcome) outcome = { 0 };

  for (guint i = 0; i < CHARTER_CSV_MAX_COLUMNS; i++)
    g_string_append_printf (text, ",column %u", i);
  g_string_append (text, "\n1,2,3\n");
  g_assert_false (read_text (dialect, text->str, text->len, &outcome));
  g_assert_error (outcome.error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
}

/* A row that has slipped is left out and said by its line; those around it are taken. */
static void
test_long_row (gconstpointer data)
{
  Dialect dialect = (Dialect) GPOINTER_TO_INT (data);
  g_autoptr(GString) text = g_string_new (dialects[dialect].header);
  g_auto(Outcome) outcome = { 0 };
  gboolean is_said = FALSE;

  for (guint i = 1; i <= 3; i++)
    {
      g_string_append_c (text, '\n');
      append_row (text, dialect, i, "Fun");
      g_string_append (text, i == 2 ? ",and,four,more,fields" : "");
    }
  g_assert_true (read_text (dialect, text->str, text->len, &outcome));
  g_assert_cmpuint (outcome.n_entries, ==, 2);
  g_assert_cmpuint (outcome.summary.n_skipped, ==, 1);
  for (guint i = 0; i < outcome.problems->len; i++)
    is_said = is_said || ((CharterFileProblem *) outcome.problems->pdata[i])->line == 3;
  g_assert_true (is_said);
}

/* A sparse file takes no room and is as long as it says. */
static void
test_large_file (gconstpointer data)
{
  Dialect dialect = (Dialect) GPOINTER_TO_INT (data);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), dialects[dialect].name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileIOStream) stream = NULL;
  g_auto(Outcome) outcome = { 0 };

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  stream = g_file_replace_readwrite (file, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL);
  g_assert_true (g_seekable_truncate (G_SEEKABLE (stream), CHARTER_CSV_MAX_BYTES + 1, NULL, NULL));
  g_assert_true (g_io_stream_close (G_IO_STREAM (stream), NULL, NULL));
  g_assert_false (read_file (dialect, file, &outcome));
  g_assert_true (outcome.error->domain == CHARTER_EXCHANGE_ERROR);
  g_assert_cmpuint (outcome.n_entries, ==, 0);
  g_unlink (path);
}

/* JSON within JSON: as deep as a directory is read; deeper is refused before a parser's stack is. */
static void
test_deep (void)
{
  static const struct { guint depth; gboolean ok; } cases[] = { { 20, TRUE }, { 60, TRUE }, { 100, FALSE }, { 100000, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GString) text = g_string_new ("[{\"id\":\"a\",\"name\":\"Club\"},\n{\"id\":\"b\",\"name\":\"Deep\",\"x\":");
      g_auto(Outcome) outcome = { 0 };

      for (guint j = 0; j < cases[i].depth; j++)
        g_string_append_c (text, '[');
      for (guint j = 0; j < cases[i].depth; j++)
        g_string_append_c (text, ']');
      g_string_append (text, "}]");
      g_assert_true (read_text (JSON, text->str, text->len, &outcome) == cases[i].ok);
      if (cases[i].ok)
        g_assert_cmpuint (outcome.n_entries, ==, 2);
      else
        g_assert_nonnull (strstr (outcome.error->message, "line 2"));
    }
}

/* One row too many, each as short as can be. */
static void
test_many_rows (gconstpointer data)
{
  Dialect dialect = (Dialect) GPOINTER_TO_INT (data);
  g_autoptr(GString) text = g_string_sized_new (CHARTER_CSV_MAX_ROWS * 2 + 100);
  g_auto(Outcome) outcome = { 0 };

  g_string_append (text, dialects[dialect].header);
  for (guint i = 0; i <= CHARTER_CSV_MAX_ROWS; i++)
    g_string_append (text, "\n1");
  g_assert_false (read_text (dialect, text->str, text->len, &outcome));
  g_assert_error (outcome.error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
  g_assert_cmpuint (outcome.n_entries, ==, 0);
}

/* Short rows under very many titles take no more memory than they have fields; very many fields do not pass. */
static void
test_many_cells (void)
{
  g_autoptr(GString) text = g_string_new ("Reference,Service");
  g_auto(Outcome) short_rows = { 0 };
  g_auto(Outcome) full_rows = { 0 };

  for (guint i = 2; i < CHARTER_CSV_MAX_COLUMNS; i++)
    g_string_append_c (text, ',');
  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "\n%u,Club", i);
  g_assert_true (read_text (SHEET, text->str, text->len, &short_rows));
  g_assert_cmpuint (short_rows.n_entries, ==, 100000);
  for (guint i = 0; i < CHARTER_CSV_MAX_CELLS / CHARTER_CSV_MAX_COLUMNS; i++)
    {
      gsize from = text->len;

      g_string_append (text, "\nx,Club");
      g_string_set_size (text, from + 7 + CHARTER_CSV_MAX_COLUMNS - 2);
      memset (text->str + from + 7, ',', CHARTER_CSV_MAX_COLUMNS - 2);
    }
  g_assert_false (read_text (SHEET, text->str, text->len, &full_rows));
  g_assert_error (full_rows.error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
}

/* A service longer than any is left out and said by its line; those around it are taken. */
static void
test_long_service (void)
{
  g_autofree char *long_text = g_strnfill (CHARTER_REFERRAL_MAX_OBJECT, 'x');
  g_autoptr(GString) text = g_string_new ("[{\"id\":\"a\",\"name\":\"Club\"},\n{\"id\":\"b\",\"name\":\"Long\",\"description\":\"");
  g_auto(Outcome) outcome = { 0 };

  g_string_append (text, long_text);
  g_string_append (text, "\"},\n{\"id\":\"c\",\"name\":\"Choir\"}]");
  g_assert_true (read_text (JSON, text->str, text->len, &outcome));
  g_assert_cmpuint (outcome.n_entries, ==, 2);
  g_assert_cmpuint (outcome.summary.n_skipped, ==, 1);
  g_assert_cmpuint (((CharterFileProblem *) outcome.problems->pdata[0])->line, ==, 2);
}

/* The members are given as name, text, name, text …, NULL. */
static GFile *
write_zip (const char * const *members)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "tables.zip", NULL);
  struct archive *zip = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  archive_write_set_format_zip (zip);
  g_assert_cmpint (archive_write_open_filename (zip, path), ==, ARCHIVE_OK);
  for (guint i = 0; members[i]; i += 2)
    {
      archive_entry_clear (entry);
      archive_entry_set_pathname (entry, members[i]);
      archive_entry_set_size (entry, (la_int64_t) strlen (members[i + 1]));
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0600);
      g_assert_cmpint (archive_write_header (zip, entry), ==, ARCHIVE_OK);
      archive_write_data (zip, members[i + 1], strlen (members[i + 1]));
    }
  archive_entry_free (entry);
  g_assert_cmpint (archive_write_close (zip), ==, ARCHIVE_OK);
  archive_write_free (zip);
  return g_file_new_for_path (path);
}

/* Tables that belong to one service a hundred times over multiply: it is left out, by its line. */
static void
test_many_parts (void)
{
  g_autoptr(GString) services = g_string_new ("id,name\n1,Club\n2,Choir\n");
  g_autoptr(GString) at_locations = g_string_new ("id,service_id,location_id\n");
  g_autoptr(GString) locations = g_string_new ("id,name\n");
  g_autoptr(GString) phones = g_string_new ("id,location_id,number\n");
  g_autoptr(GFile) zip = NULL;
  g_auto(Outcome) outcome = { 0 };

  for (guint i = 0; i < 150; i++)
    {
      g_string_append_printf (at_locations, "%u,1,L\n", i);
      g_string_append_printf (phones, "%u,L,01632 960000\n", i);
    }
  g_string_append (locations, "L,Hall\n");
  zip = write_zip ((const char *[]) { "services.csv", services->str, "service_at_locations.csv", at_locations->str,
                                      "locations.csv", locations->str, "phones.csv", phones->str, NULL });
  g_assert_true (read_file (TABLES, zip, &outcome));
  g_assert_cmpuint (outcome.n_entries, ==, 1);
  g_assert_cmpuint (outcome.summary.n_skipped, ==, 1);
  g_assert_cmpuint (((CharterFileProblem *) outcome.problems->pdata[0])->line, ==, 2);
}

/* What unpacks to more than any directory is refused by what the archive says of it, before it is unpacked. */
static void
test_zip_bomb (void)
{
  g_autoptr(GFile) zip = write_zip ((const char *[]) { "services.csv", "id,name\n1,Club\n", NULL });
  g_autofree char *bytes = NULL;
  g_auto(Outcome) outcome = { 0 };
  const guint32 size = GUINT32_TO_LE ((guint32) CHARTER_CSV_MAX_BYTES + 1);
  char *header;
  gsize length;

  g_assert_true (read_file (TABLES, zip, &outcome));
  outcome_clear (&outcome);
  g_assert_true (g_file_load_contents (zip, NULL, &bytes, &length, NULL, NULL));
  header = memmem (bytes, length, "PK\1\2", 4);
  g_assert_nonnull (header);
  memcpy (header + 24, &size, sizeof size); /* in the directory at the end */
  memcpy (bytes + 22, &size, sizeof size); /* before the member */
  g_assert_true (g_file_replace_contents (zip, bytes, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL));
  g_assert_false (read_file (TABLES, zip, &outcome));
  g_assert_error (outcome.error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS);
}

/* So many files that only looking through their names takes a day. */
static void
test_zip_of_many (void)
{
  g_autoptr(GPtrArray) members = g_ptr_array_new ();
  g_autoptr(GFile) zip = NULL;
  g_auto(Outcome) outcome = { 0 };

  for (guint i = 0; i <= CHARTER_ZIP_MAX_MEMBERS; i++)
    {
      g_ptr_array_add (members, (gpointer) "readme.txt");
      g_ptr_array_add (members, (gpointer) "x");
    }
  g_ptr_array_add (members, NULL);
  zip = write_zip ((const char * const *) members->pdata);
  g_assert_false (read_file (TABLES, zip, &outcome));
  g_assert_error (outcome.error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
}

/* Extra rows of Outpost: a thousand further places of one service, some of nothing, some of themselves. */
static void
test_extra_rows (void)
{
  g_autoptr(GString) text = g_string_new ("import_id,import_id_reference,name,location_name,location_postcode\n1,,Club,Hall,DE1 1AA\n");
  g_auto(Outcome) outcome = { 0 };

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (text, ",1,,Place %u,DE1 1AA\n", i);
  g_string_append (text, ",nobody,,Nowhere,\n2,2,Its own,,\n,2,,,\n");
  g_assert_true (read_text (OUTPOST, text->str, text->len, &outcome));
  g_assert_cmpuint (outcome.n_entries, ==, 2);
  g_assert_cmpuint (outcome.summary.n_skipped, ==, 1);
  g_assert_cmpuint (((CharterFileProblem *) outcome.problems->pdata[0])->line, ==, 1003);
}

/* What a fuzzer begins with and what it has found: every one is read or refused, whichever dialect. */
static void
test_corpus (gconstpointer data)
{
  g_autoptr(GDir) dir = g_dir_open (data, 0, NULL);
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (data, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      for (int dialect = JSON; dialect <= TABLES; dialect++)
        {
          g_auto(Outcome) outcome = { 0 };
          gboolean ok = read_text ((Dialect) dialect, bytes + 1, length - 1, &outcome);

          g_assert_true (ok == (outcome.error == NULL));
        }
      n++;
    }
  g_assert_cmpuint (n, >=, 14);
}

int
main (int    argc,
      char **argv)
{
  static const char * const names[] = { "json", "outpost", "sheet", "tables" };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_assert_cmpint (argc, ==, 2);
  for (int i = JSON; i <= TABLES; i++)
    {
      g_autofree char *large = g_strdup_printf ("/directory-limits/large-file/%s", names[i]);
      g_autofree char *field = g_strdup_printf ("/directory-limits/long-field/%s", names[i]);
      g_autofree char *columns = g_strdup_printf ("/directory-limits/many-columns/%s", names[i]);
      g_autofree char *row = g_strdup_printf ("/directory-limits/long-row/%s", names[i]);

      g_test_add_data_func (large, GINT_TO_POINTER (i), test_large_file);
      if (i == JSON)
        continue;
      g_test_add_data_func (field, GINT_TO_POINTER (i), test_long_field);
      g_test_add_data_func (columns, GINT_TO_POINTER (i), test_many_columns);
      g_test_add_data_func (row, GINT_TO_POINTER (i), test_long_row);
    }
  for (int i = OUTPOST; i <= TABLES; i++)
    {
      g_autofree char *rows = g_strdup_printf ("/directory-limits/many-rows/%s", names[i]);

      g_test_add_data_func (rows, GINT_TO_POINTER (i), test_many_rows);
    }
  g_test_add_func ("/directory-limits/many-cells", test_many_cells);
  g_test_add_func ("/directory-limits/long-service", test_long_service);
  g_test_add_func ("/directory-limits/many-parts", test_many_parts);
  g_test_add_func ("/directory-limits/zip-bomb", test_zip_bomb);
  g_test_add_func ("/directory-limits/zip-of-many", test_zip_of_many);
  g_test_add_func ("/directory-limits/deep", test_deep);
  g_test_add_func ("/directory-limits/extra-rows", test_extra_rows);
  g_test_add_data_func ("/directory-limits/corpus", argv[1], test_corpus);
  return g_test_run ();
}
