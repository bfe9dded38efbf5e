/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "charter-register-reader.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charter-exchange-error.h"
#include "charter-file-kind.h"

#define HEADER "URN,EstablishmentName,TelephoneNum,EstablishmentStatus (name),StatutoryLowAge,CloseDate,Town\n"

typedef struct {
  GPtrArray *rows;     /* of char **, a text a field, "" for none */
  GPtrArray *problems;
  GFile *file;
  guint n_open;
} Fixture;

static gboolean
take_rows (const CharterRegisterRow  *rows,
           guint                      n_rows,
           double                     fraction,
           gpointer                   user_data,
           GError                   **error)
{
  Fixture *fixture = user_data;

  g_assert_cmpfloat (fraction, >=, 0);
  g_assert_cmpfloat (fraction, <=, 1);
  for (guint i = 0; i < n_rows; i++)
    {
      char **texts = g_new0 (char *, CHARTER_REGISTER_N_FIELDS + 1);

      for (guint j = 0; j < CHARTER_REGISTER_N_FIELDS; j++)
        {
          g_assert_true (!rows[i].texts[j] || *rows[i].texts[j]);
          g_assert_true (!rows[i].texts[j] || g_utf8_validate (rows[i].texts[j], -1, NULL));
          texts[j] = g_strdup (rows[i].texts[j] ? rows[i].texts[j] : "");
        }
      fixture->n_open += rows[i].is_open;
      g_ptr_array_add (fixture->rows, texts);
    }
  return TRUE;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "register.csv", NULL);

  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  fixture->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  fixture->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) charter_file_problem_free);
  fixture->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_ptr_array_unref (fixture->rows);
  g_ptr_array_unref (fixture->problems);
  g_object_unref (fixture->file);
}

static void
write_file (Fixture    *fixture,
            const char *bytes,
            gssize      length)
{
  g_autoptr(GError) error = NULL;

  g_file_replace_contents (fixture->file, bytes, length < 0 ? strlen (bytes) : (gsize) length,
                           NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
read_good (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (charter_register_reader_read (fixture->file, take_rows, fixture,
                                               fixture->problems, NULL, &error));
  g_assert_no_error (error);
}

static const char *
text_of (Fixture              *fixture,
         guint                 row,
         CharterRegisterField  field)
{
  g_assert_cmpuint (row, <, fixture->rows->len);
  return ((char **) g_ptr_array_index (fixture->rows, row))[field];
}

static void
assert_problem (Fixture    *fixture,
                guint       position,
                guint       line,
                const char *field)
{
  CharterFileProblem *problem;

  g_assert_cmpuint (position, <, fixture->problems->len);
  problem = g_ptr_array_index (fixture->problems, position);
  g_assert_cmpuint (problem->line, ==, line);
  g_assert_cmpstr (problem->field, ==, field);
  g_assert_nonnull (problem->reason);
}

static char *
dup_shared (const char *name)
{
  const char *shared = g_getenv ("CHARTER_SHARED");
  g_autofree char *path = shared ? g_build_filename (shared, "fixtures", name, NULL) : NULL;

  if (path && g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);
  g_test_skip ("the shared fixtures are not here");
  return NULL;
}

static void
test_subset (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = dup_shared ("gias-subset.csv");

  if (!path)
    return;
  g_object_unref (fixture->file);
  fixture->file = g_file_new_for_path (path);
  read_good (fixture);
  g_assert_cmpuint (fixture->problems->len, ==, 0);
  g_assert_cmpuint (fixture->rows->len, ==, 8);
  g_assert_cmpuint (fixture->n_open, ==, 6);
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_URN), ==, "100000");
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_NAME), ==, "The Aldgate School");
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_LOW_AGE), ==, "3");
  g_assert_cmpstr (text_of (fixture, 1, CHARTER_REGISTER_CLOSED_ON), ==, "1992-08-31");
  for (guint i = 0; i < fixture->rows->len; i++)
    for (guint j = 0; j < CHARTER_REGISTER_N_FIELDS; j++)
      g_assert_null (strstr (text_of (fixture, i, j), "PERSONAL"));
}

/* The columns of another year in their own order, with one row. */
static void
test_other_year (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = dup_shared ("gias-header-2026.txt");
  g_autofree char *text = NULL;
  g_auto(GStrv) columns = NULL;
  g_autoptr(GString) csv = g_string_new (NULL);

  if (!path)
    return;
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  columns = g_strsplit (g_strstrip (text), "\n", -1);
  g_assert_cmpuint (g_strv_length (columns), ==, 135);
  for (guint i = 0; columns[i]; i++)
    g_string_append_printf (csv, "%s%s", i ? "," : "", columns[i]);
  g_string_append (csv, "\r\n");
  for (guint i = 0; columns[i]; i++)
    g_string_append_printf (csv, "%s%s", i ? "," : "",
                            g_str_equal (columns[i], "URN") ? "900001" :
                            g_str_equal (columns[i], "EstablishmentName") ? "\"Hill, Dale and Co\"" :
                            g_str_equal (columns[i], "Northing") ? "336000" :
                            g_str_equal (columns[i], "EstablishmentStatus (name)") ? "Open" : "");
  write_file (fixture, csv->str, -1);
  read_good (fixture);
  g_assert_cmpuint (fixture->rows->len, ==, 1);
  g_assert_cmpuint (fixture->n_open, ==, 1);
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_NAME), ==, "Hill, Dale and Co");
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_NORTHING), ==, "336000");
}

static void
test_encodings (Fixture       *fixture,
                gconstpointer  data)
{
  write_file (fixture, HEADER "100001,St Mary\x92s Caf\xe9,x,Open,4,,\"Newton\n Abbot\"\n"
                              "100002,St Mary\xe2\x80\x99s Caf\xc3\xa9,x,Open,4,,\n", -1);
  read_good (fixture);
  g_assert_cmpuint (fixture->rows->len, ==, 2);
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_NAME), ==, "St Mary’s Café");
  g_assert_cmpstr (text_of (fixture, 1, CHARTER_REGISTER_NAME), ==, "St Mary’s Café");
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_TOWN), ==, "Newton\n Abbot");

  g_ptr_array_set_size (fixture->rows, 0);
  write_file (fixture, "\xef\xbb\xbf" HEADER "100001,Hilltop,x,Open,4,,\n", -1);
  read_good (fixture);
  g_assert_cmpstr (text_of (fixture, 0, CHARTER_REGISTER_URN), ==, "100001");
}

static void
test_wrong_rows (Fixture       *fixture,
                 gconstpointer  data)
{
  write_file (fixture,
              HEADER
              "100001,Good,x,Open,4,,\n"
              "abc,No number,x,Open,4,,\n"
              "100003,,x,Open,4,,\n"
              "100004,Short,x\n"
              "\n"
              "100005,\"Two\nlines\",x,Open,four,,\n"
              "100006,Bad date,x,Closed,4,31-02-2020,\n"
              "100001,Twice,x,Open,4,,\n"
              "100008,Good,x,Closed,4,29-02-2020,\n"
              "100009,Cut of", -1);
  read_good (fixture);
  g_assert_cmpuint (fixture->rows->len, ==, 2);
  g_assert_cmpuint (fixture->problems->len, ==, 7);
  assert_problem (fixture, 0, 3, "URN");
  assert_problem (fixture, 1, 4, "EstablishmentName");
  assert_problem (fixture, 2, 5, NULL);
  assert_problem (fixture, 3, 7, "StatutoryLowAge");
  assert_problem (fixture, 4, 9, "CloseDate");
  assert_problem (fixture, 5, 10, "URN");
  assert_problem (fixture, 6, 12, NULL);
  g_assert_cmpstr (text_of (fixture, 1, CHARTER_REGISTER_CLOSED_ON), ==, "2020-02-29");
}

static void
test_not_ours (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const others[] = { "", "a,b,c\n1,2,3\n", "URN\n100000\n", "%PDF-1.7\n" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr(GError) error = NULL;

      write_file (fixture, others[i], -1);
      g_assert_false (charter_register_reader_read (fixture->file, take_rows, fixture,
                                                    fixture->problems, NULL, &error));
      g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS);
      g_assert_cmpuint (fixture->rows->len, ==, 0);
    }
}

static void
test_open_quotation (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(GString) csv = g_string_new (HEADER "100001,\"Never closed,x,Open,4,,\n");
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append_printf (csv, "%u,School,x,Open,4,,\n", 100002 + i);
  write_file (fixture, csv->str, -1);
  g_assert_false (charter_register_reader_read (fixture->file, take_rows, fixture,
                                                fixture->problems, NULL, &error));
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
}

static void
add_member (struct archive *archive,
            const char     *name,
            const char     *text)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, (la_int64_t) strlen (text));
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_write_data (archive, text, strlen (text));
  archive_entry_free (entry);
}

static void
write_zip (Fixture    *fixture,
           const char *first_name,
           const char *first,
           const char *second_name,
           const char *second)
{
  struct archive *archive = archive_write_new ();

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, g_file_peek_path (fixture->file)), ==, ARCHIVE_OK);
  add_member (archive, first_name, first);
  add_member (archive, second_name, second);
  archive_write_close (archive);
  archive_write_free (archive);
}

static void
test_zip (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize length;
  g_autoptr(GError) error = NULL;
  CharterFileKind kind;

  write_zip (fixture, "links.csv", "URN,LinkURN,LinkType\n100001,100002,Successor\n",
             "edubasealldata20260915.csv", HEADER "100001,Hilltop,x,Open,4,,\n");
  g_assert_true (charter_file_kind_recognise (fixture->file, &kind, NULL, NULL));
  g_assert_cmpint (kind, ==, CHARTER_FILE_KIND_REGISTER);
  read_good (fixture);
  g_assert_cmpuint (fixture->rows->len, ==, 1);

  g_assert_true (g_file_load_contents (fixture->file, NULL, &bytes, &length, NULL, NULL));
  write_file (fixture, bytes, (gssize) length / 3);
  g_assert_false (charter_register_reader_read (fixture->file, take_rows, fixture,
                                                fixture->problems, NULL, &error));
  g_assert_nonnull (error);
}

static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  write_file (fixture, HEADER "100001,Hilltop,x,Open,4,,\n", -1);
  g_cancellable_cancel (cancellable);
  g_assert_false (charter_register_reader_read (fixture->file, take_rows, fixture,
                                                fixture->problems, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_kinds (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *bytes; gssize length; CharterFileKind kind; } cases[] = {
    { "", -1, CHARTER_FILE_KIND_EMPTY },
    { " \n", -1, CHARTER_FILE_KIND_EMPTY },
    { "%PDF-1.4\n", -1, CHARTER_FILE_KIND_PDF },
    { "ab\0cd", 5, CHARTER_FILE_KIND_BINARY },
    { "\xff\xfeU\0R\0N\0", 8, CHARTER_FILE_KIND_UTF16 },
    { "<!doctype html>", -1, CHARTER_FILE_KIND_WEB_PAGE },
    { HEADER, -1, CHARTER_FILE_KIND_REGISTER },
    { "name,age,class\n", -1, CHARTER_FILE_KIND_TABLE },
    { "Dear all,\n", -1, CHARTER_FILE_KIND_TEXT },
    { "import_id,import_id_reference,name,description,organisation,url\n", -1, CHARTER_FILE_KIND_OUTPOST },
    { "id,organization_id,program_id,name,url\n", -1, CHARTER_FILE_KIND_DIRECTORY_TABLES },
    { "{\"id\":\"a\",\"name\":\"b\",\"organization\":{\"id\":\"c\"}}", -1, CHARTER_FILE_KIND_DIRECTORY },
    { "[{\"id\":\"a\",\"name\":\"b\",\"service_areas\":[]}]", -1, CHARTER_FILE_KIND_DIRECTORY },
    { "{\"total_items\":1,\"contents\":[{\"name\":\"b\"}]}", -1, CHARTER_FILE_KIND_DIRECTORY },
    { "{\"id\":\"kent\",\"version\":\"1\",\"levels\":[],\"areas\":[]}", -1, CHARTER_FILE_KIND_PACK },
    { "{\"colour\":\"red\"}", -1, CHARTER_FILE_KIND_JSON },
    { "{\"name\":\"cut \\\"", -1, CHARTER_FILE_KIND_JSON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CharterFileKind kind;

      write_file (fixture, cases[i].bytes, cases[i].length);
      g_assert_true (charter_file_kind_recognise (fixture->file, &kind, NULL, NULL));
      g_assert_cmpstr (charter_file_kind_describe (kind), ==, charter_file_kind_describe (cases[i].kind));
    }
  write_zip (fixture, "manifest.json", "{}", "a", "b");
  g_assert_true (charter_file_kind_recognise (fixture->file, (CharterFileKind[1]) { 0 }, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/register-reader/subset", test_subset);
  ADD ("/register-reader/other-year", test_other_year);
  ADD ("/register-reader/encodings", test_encodings);
  ADD ("/register-reader/wrong-rows", test_wrong_rows);
  ADD ("/register-reader/not-ours", test_not_ours);
  ADD ("/register-reader/open-quotation", test_open_quotation);
  ADD ("/register-reader/zip", test_zip);
  ADD ("/register-reader/cancel", test_cancel);
  ADD ("/register-reader/kinds", test_kinds);
  return g_test_run ();
}
