/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "charter-bundle-choice.h"
#include "charter-bundle.h"
#include "charter-exchange-error.h"
#include "charter-portfolio.h"
#include "fixture-zip.h"

#define SCHOOL "11111111-1111-4111-8111-111111111111"
#define AUDIT "22222222-2222-4222-8222-222222222222"
#define EVIDENCE "33333333-3333-4333-8333-333333333333"
#define MOMENT "2026-11-21T10:00:00.000Z"
#define HELLO_SHA "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824" /* of "hello" */

static char *folder;

static char *
dup_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* --- A bundle by hand -------------------------------------------------------------------------- */

#define RECORD(class, id, more) \
  "{\"class\":\"" class "\",\"id\":\"" id "\",\"created-at\":\"" MOMENT "\",\"modified-at\":\"" MOMENT "\"" more "}"
#define OF_SCHOOL ",\"school\":\"" SCHOOL "\""
#define THE_SCHOOL RECORD ("school", SCHOOL, ",\"urn\":\"900001\",\"name\":\"Testfield\"")
#define THE_AUDIT RECORD ("audit", AUDIT, OF_SCHOOL ",\"framework\":\"kent\",\"revision\":1,\"state\":\"draft\"")
#define THE_EVIDENCE RECORD ("evidence", EVIDENCE, OF_SCHOOL ",\"title\":\"A letter\"")
#define THE_FILE RECORD ("evidence_file", "44444444-4444-4444-8444-444444444444", OF_SCHOOL \
                         ",\"evidence\":\"" EVIDENCE "\",\"name\":\"a.txt\",\"size\":5,\"sha256\":\"" HELLO_SHA "\"")
#define ROOT(records) "{\"records\":[" records "],\"past\":[],\"removed\":[]}"
#define WHOLE ROOT (THE_SCHOOL "," THE_AUDIT "," THE_EVIDENCE "," THE_FILE)

static char *
dup_manifest_with (const char *records,
                   const char *version,
                   const char *more_members)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, records, -1);

  return g_strdup_printf ("{\"format\":\"inclusion-charter-bundle\",\"version\":%s,\"program\":\"99.0\","
                          "\"made-at\":\"" MOMENT "\",\"anonymous\":false,\"school\":\"" SCHOOL "\",\"members\":["
                          "{\"name\":\"records.json\",\"size\":%u,\"sha256\":\"%s\"}%s]}",
                          version, (guint) strlen (records), sum, more_members);
}

#define HELLO_MEMBER ",{\"name\":\"evidence/" HELLO_SHA "\",\"size\":5,\"sha256\":\"" HELLO_SHA "\"}"

static void
begin (FixtureZip *zip,
       const char *records,
       const char *version,
       const char *more_members)
{
  g_autofree char *manifest = dup_manifest_with (records, version, more_members);

  fixture_zip_init (zip);
  fixture_zip_add (zip, "manifest.json", manifest, strlen (manifest), NULL);
}

static GFile *
put_file (GBytes *bytes)
{
  g_autofree char *path = dup_path ("made.charter");
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static CharterBundle *
read_zip (FixtureZip  *zip,
          GError     **error)
{
  g_autoptr(GBytes) bytes = fixture_zip_finish (zip);
  g_autoptr(GFile) file = put_file (bytes);

  return charter_bundle_read (file, NULL, NULL, NULL, error);
}

/* It is refused for that reason, and the reason is said in words that hold @word. */
static void
assert_refused (FixtureZip *zip,
                int         code,
                const char *word)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterBundle) bundle = read_zip (zip, &error);

  g_assert_null (bundle);
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, code);
  if (!strstr (error->message, word))
    g_error ("“%s” does not say “%s”", error->message, word);
}

/* A bundle that is right but for its records. */
static void
assert_records_refused (const char *records,
                        int         code,
                        const char *word)
{
  FixtureZip zip;

  begin (&zip, records, "1", "");
  fixture_zip_add (&zip, "records.json", records, strlen (records), NULL);
  assert_refused (&zip, code, word);
}

static void
test_by_hand (void)
{
  FixtureZip zip;
  g_autoptr(CharterBundle) bundle = NULL;
  g_autoptr(GError) error = NULL;
  const CharterPlainRecord *audit;

  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello", 5, NULL);
  bundle = read_zip (&zip, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundle->records->len, ==, 4);
  g_assert_cmpuint (bundle->files->len, ==, 1);
  audit = charter_bundle_find (bundle, AUDIT);
  g_assert_cmpstr (charter_plain_record_get (audit, "revision"), ==, "1");
  g_assert_cmpstr (charter_plain_record_get (audit, "state"), ==, "draft");
  g_assert_null (charter_plain_record_get (audit, "cycle"));
}

/* --- Archives that are wrong ------------------------------------------------------------------- */

static void
test_names (void)
{
  static const struct { const char *name, *word; } cases[] = {
    { "../escaped.txt", "leave its folder" },
    { "evidence/../../escaped.txt", "leave its folder" },
    { "evidence\\..\\..\\escaped.txt", "leave its folder" },
    { "/etc/passwd", "another place" },
    { "\\\\server\\share\\x", "another place" },
    { "C:\\Windows\\x.dll", "another place" },
    { "evidence/notes.txt", "does not list" },
    { "run-me.sh", "does not list" },
    { "", "does not list" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      FixtureZip zip;
      g_autofree char *outside = g_build_filename (folder, "..", "escaped.txt", NULL);

      begin (&zip, WHOLE, "1", HELLO_MEMBER);
      fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
      fixture_zip_add (&zip, cases[i].name, "hello", 5, NULL);
      assert_refused (&zip, CHARTER_EXCHANGE_ERROR_UNSAFE, cases[i].word);
      g_assert_false (g_file_test (outside, G_FILE_TEST_EXISTS));
    }
}

static void
test_listed_names (void)
{
  static const char * const members[] = {
    ",{\"name\":\"../../x\",\"size\":5,\"sha256\":\"" HELLO_SHA "\"}",
    ",{\"name\":\"/etc/passwd\",\"size\":5,\"sha256\":\"" HELLO_SHA "\"}",
    ",{\"name\":\"evidence/" HELLO_SHA "/../x\",\"size\":5,\"sha256\":\"" HELLO_SHA "\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      FixtureZip zip;

      begin (&zip, WHOLE, "1", members[i]);
      assert_refused (&zip, CHARTER_EXCHANGE_ERROR_UNSAFE, "which no bundle holds");
    }
}

static void
test_special_members (void)
{
  static const FixtureFault faults[] = {
    { .mode = 0120777 }, /* a symbolic link */
    { .mode = 0040700 }, /* a folder */
    { .mode = 0020600 }, /* a device */
    { .mode = 0060600 },
    { .mode = 0140600 }, /* a socket; libarchive takes a pipe for a file, and no mode is ever used */
    { .is_encrypted = TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    {
      FixtureZip zip;

      begin (&zip, WHOLE, "1", HELLO_MEMBER);
      fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
      fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello", 5, &faults[i]);
      assert_refused (&zip, CHARTER_EXCHANGE_ERROR_UNSAFE, "no plain file");
    }
}

static void
test_duplicate_names (void)
{
  FixtureZip zip;

  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello", 5, NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello", 5, NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_UNSAFE, "two files of one name");

  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_UNSAFE, "two files of one name");

  begin (&zip, WHOLE, "1", HELLO_MEMBER HELLO_MEMBER);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_UNSAFE, "twice");
}

static void
test_wrong_contents (void)
{
  g_autofree char *other = g_strdelimit (g_strdup (WHOLE), "T", 'R');
  FixtureZip zip;

  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "jello", 5, NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_DAMAGED, "not what it lists");

  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello, and more", 15, NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_DAMAGED, "not what it lists");

  begin (&zip, WHOLE, "1", "");
  fixture_zip_add (&zip, "records.json", other, strlen (other), NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_DAMAGED, "not what it lists");

  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello", 5, &(FixtureFault) { .crc = 1 });
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_DAMAGED, "damaged");

  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_DAMAGED, "missing");
}

static void
test_newer (void)
{
  FixtureZip zip;

  begin (&zip, WHOLE, "2", HELLO_MEMBER);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_NEWER, "newer version of the program (99.0)");
  assert_records_refused (ROOT (THE_SCHOOL "," RECORD ("hologram", AUDIT, OF_SCHOOL)),
                          CHARTER_EXCHANGE_ERROR_NEWER, "“hologram”");
  assert_records_refused (ROOT (RECORD ("school", SCHOOL, ",\"motto\":\"Carpe diem\"")),
                          CHARTER_EXCHANGE_ERROR_NEWER, "“motto”");
}

static void
test_not_ours (void)
{
  FixtureZip zip;
  g_autoptr(GBytes) text = g_bytes_new_static ("hello", 5);
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  fixture_zip_init (&zip);
  fixture_zip_add (&zip, "xl/workbook.xml", "<x/>", 4, NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_NOT_OURS, "another program");
  fixture_zip_init (&zip);
  fixture_zip_add (&zip, "manifest.json", "{\"format\":\"another\"}", 20, NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_NOT_OURS, "another program");
  file = put_file (text);
  g_assert_null (charter_bundle_read (file, NULL, NULL, NULL, &error));
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_NOT_OURS);
}

/* --- Archives that are too large ------------------------------------------------------------------ */

static void
test_claims (void)
{
  FixtureZip zip;

  /* 10 GB in the list. */
  begin (&zip, WHOLE, "1", ",{\"name\":\"evidence/" HELLO_SHA "\",\"size\":10737418240,\"sha256\":\"" HELLO_SHA "\"}");
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_TOO_LARGE, "larger than any");

  /* Nearly 4 GB, the most that the archive itself can claim in its plain form. */
  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello", 5, &(FixtureFault) { .claimed_size = 0xfffffff0 });
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_TOO_LARGE, "larger than any");

  fixture_zip_init (&zip);
  fixture_zip_add (&zip, "manifest.json", "{}", 2, &(FixtureFault) { .claimed_size = 0x7ffffff0 });
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_TOO_LARGE, "larger than any");
}

/* Deflate by hand: blocks of one byte repeated, as a bomb is made of. */
static GBytes *
make_bomb (gsize megabytes)
{
  g_autoptr(GConverter) converter = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr(GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) packed = g_converter_output_stream_new (memory, converter);
  g_autofree char *zeros = g_malloc0 (1 << 20);

  for (gsize i = 0; i < megabytes; i++)
    g_assert_true (g_output_stream_write_all (packed, zeros, 1 << 20, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (packed, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_bomb (void)
{
  const gsize n_megabytes = 400;
  g_autoptr(GBytes) bomb = make_bomb (n_megabytes);
  g_autofree char *member = NULL;
  FixtureZip zip;
  struct rusage before;
  struct rusage after;

  member = g_strdup_printf (",{\"name\":\"evidence/" HELLO_SHA "\",\"size\":%u,\"sha256\":\"" HELLO_SHA "\"}",
                            (guint) (n_megabytes << 20));
  begin (&zip, WHOLE, "1", member);
  fixture_zip_add (&zip, "records.json", WHOLE, strlen (WHOLE), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb),
                   &(FixtureFault) { .is_deflated = TRUE, .claimed_size = n_megabytes << 20, .crc = 1 });
  getrusage (RUSAGE_SELF, &before);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_TOO_LARGE, "fill the disk");
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 64 * 1024); /* kilobytes */

  /* In the records, which are kept in memory: no further than what the list says. */
  begin (&zip, WHOLE, "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb),
                   &(FixtureFault) { .is_deflated = TRUE, .claimed_size = n_megabytes << 20, .crc = 1 });
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_TOO_LARGE, "more than any school");

  fixture_zip_init (&zip);
  fixture_zip_add (&zip, "manifest.json", g_bytes_get_data (bomb, NULL), g_bytes_get_size (bomb),
                   &(FixtureFault) { .is_deflated = TRUE, .claimed_size = 100, .crc = 1 });
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_TOO_LARGE, "more than any school");
}

static void
test_too_many (void)
{
  g_autoptr(GString) members = g_string_new (NULL);
  FixtureZip zip;

  for (guint i = 0; i <= CHARTER_BUNDLE_MAX_MEMBERS; i++)
    g_string_append_printf (members, ",{\"name\":\"evidence/%064x\",\"size\":1,\"sha256\":\"%064x\"}", i, i);
  begin (&zip, WHOLE, "1", members->str);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_TOO_LARGE, "more files");
}

/* --- Records that are wrong --------------------------------------------------------------------- */

static void
test_duplicate_ids (void)
{
  assert_records_refused (ROOT (THE_SCHOOL "," THE_AUDIT "," THE_AUDIT), CHARTER_EXCHANGE_ERROR_UNSAFE, "one id");
  assert_records_refused (ROOT (THE_SCHOOL "," THE_SCHOOL), CHARTER_EXCHANGE_ERROR_UNSAFE, "one id");
}

static void
test_wrong_types (void)
{
  static const char * const fields[] = {
    ",\"revision\":\"1\"", ",\"revision\":1.5", ",\"revision\":-7", ",\"revision\":true", ",\"revision\":null",
    ",\"state\":\"no-such-state\"", ",\"state\":3", ",\"authors\":7", ",\"authors\":[\"a\"]", ",\"authors\":{}",
    ",\"authors\":\"\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *records =
        g_strdup_printf ("{\"records\":[" THE_SCHOOL ",{\"class\":\"audit\",\"id\":\"" AUDIT "\",\"created-at\":\"" MOMENT
                         "\",\"modified-at\":\"" MOMENT "\"" OF_SCHOOL "%s}],\"past\":[],\"removed\":[]}", fields[i]);

      assert_records_refused (records, CHARTER_EXCHANGE_ERROR_DAMAGED, "not as it should be");
    }
  assert_records_refused (ROOT (THE_SCHOOL "," RECORD ("evidence", "not-an-id", OF_SCHOOL)),
                          CHARTER_EXCHANGE_ERROR_DAMAGED, "“id”");
  assert_records_refused (ROOT (THE_SCHOOL "," RECORD ("evidence", "../../../../../../../../../../x", OF_SCHOOL)),
                          CHARTER_EXCHANGE_ERROR_DAMAGED, "“id”");
  assert_records_refused (ROOT (THE_SCHOOL ",7"), CHARTER_EXCHANGE_ERROR_DAMAGED, "of no kind");
  assert_records_refused ("{\"records\":7,\"past\":[],\"removed\":[]}", CHARTER_EXCHANGE_ERROR_DAMAGED, "cannot be read");
  assert_records_refused ("[]", CHARTER_EXCHANGE_ERROR_DAMAGED, "cannot be read");
  assert_records_refused ("{\"records\":[", CHARTER_EXCHANGE_ERROR_DAMAGED, "cannot be read");
  assert_records_refused ("{\"records\":[],\"past\":[{\"record\":\"x\"}],\"removed\":[]}",
                          CHARTER_EXCHANGE_ERROR_DAMAGED, "earlier changes");
  assert_records_refused ("{\"records\":[],\"past\":[],\"removed\":[{\"class\":\"audit\",\"record\":7}]}",
                          CHARTER_EXCHANGE_ERROR_DAMAGED, "earlier changes");
}

static void
test_ties (void)
{
  const char *other = "\"99999999-9999-4999-8999-999999999999\"";
  g_autofree char *stranger = g_strdup_printf ("{\"records\":[" THE_SCHOOL ",{\"class\":\"audit\",\"id\":\"" AUDIT
                                               "\",\"created-at\":\"" MOMENT "\",\"modified-at\":\"" MOMENT
                                               "\",\"school\":%s}],\"past\":[],\"removed\":[]}", other);

  assert_records_refused (stranger, CHARTER_EXCHANGE_ERROR_UNSAFE, "another school");
  assert_records_refused (ROOT (THE_AUDIT), CHARTER_EXCHANGE_ERROR_DAMAGED, "does not hold the school");
  assert_records_refused (ROOT (THE_SCHOOL "," THE_FILE), CHARTER_EXCHANGE_ERROR_DAMAGED, "belong to nothing");
  assert_records_refused (ROOT (THE_SCHOOL "," RECORD ("judgement", EVIDENCE, OF_SCHOOL)),
                          CHARTER_EXCHANGE_ERROR_DAMAGED, "belong to nothing");
  assert_records_refused (ROOT (THE_SCHOOL "," RECORD ("judgement", EVIDENCE, OF_SCHOOL ",\"audit\":\"" SCHOOL "\"")),
                          CHARTER_EXCHANGE_ERROR_DAMAGED, "belong to nothing");
  assert_records_refused (ROOT (THE_SCHOOL "," THE_EVIDENCE ","
                                RECORD ("evidence_file", AUDIT, OF_SCHOOL ",\"evidence\":\"" EVIDENCE
                                        "\",\"sha256\":\"../../../etc/passwd\"")),
                          CHARTER_EXCHANGE_ERROR_UNSAFE, "evidence file");
}

/* A file that no record names. */
static void
test_unnamed_file (void)
{
  FixtureZip zip;

  begin (&zip, ROOT (THE_SCHOOL), "1", HELLO_MEMBER);
  fixture_zip_add (&zip, "records.json", ROOT (THE_SCHOOL), strlen (ROOT (THE_SCHOOL)), NULL);
  fixture_zip_add (&zip, "evidence/" HELLO_SHA, "hello", 5, NULL);
  assert_refused (&zip, CHARTER_EXCHANGE_ERROR_UNSAFE, "no evidence in it names");
}

static void
test_deep (void)
{
  g_autofree char *brackets = g_strnfill (1000000, '[');

  assert_records_refused (brackets, CHARTER_EXCHANGE_ERROR_UNSAFE, "nested");
  assert_records_refused ("{\"records\":[\"[[[[[[[[[[[[[[\\\"[[[[\"],\"past\":[],\"removed\":[]}",
                          CHARTER_EXCHANGE_ERROR_DAMAGED, "of no kind");
}

/* --- Written by ourselves ------------------------------------------------------------------------ */

static GInputStream *
open_hello (const char    *sha256,
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  return g_memory_input_stream_new_from_data (user_data, -1, NULL);
}

static CharterBundle *
make_bundle (void)
{
  CharterBundle *bundle = charter_bundle_new (SCHOOL, MOMENT);
  g_autoptr(CharterRecord) school = g_object_new (CHARTER_TYPE_SCHOOL, "id", SCHOOL, "name", "Testfield",
                                                  "urn", "900001", "roll", G_GINT64_CONSTANT (210), NULL);
  g_autoptr(CharterRecord) evidence = g_object_new (CHARTER_TYPE_EVIDENCE, "id", EVIDENCE, "school", SCHOOL, "title",
                                                    "Ünïcode “quotes”\n\\ and\ttabs", "personal-data", TRUE, NULL);
  g_autoptr(CharterRecord) file = g_object_new (CHARTER_TYPE_EVIDENCE_FILE, "school", SCHOOL, "evidence", EVIDENCE,
                                                "sha256", HELLO_SHA, "size", G_GINT64_CONSTANT (5), NULL);

  charter_bundle_add (bundle, charter_plain_record_new_from (school));
  charter_bundle_add (bundle, charter_plain_record_new_from (evidence));
  charter_bundle_add (bundle, charter_plain_record_new_from (file));
  charter_bundle_add_file (bundle, HELLO_SHA, 5);
  charter_past_add (bundle->past, EVIDENCE, "title", "Before", "After", "The SENCO", MOMENT);
  charter_past_add_removal (bundle->past, "action", "55555555-5555-4555-8555-555555555555", NULL, MOMENT);
  return bundle;
}

static char *
write_bundle (CharterBundle *bundle)
{
  char *path = dup_path ("written.charter");
  g_autoptr(GError) error = NULL;

  g_unlink (path);
  g_assert_true (charter_bundle_write (bundle, path, 0600, open_hello, (gpointer) "hello", NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static gboolean
take_hello (const CharterBundleFile  *file,
            GInputStream             *stream,
            gpointer                  user_data,
            GCancellable             *cancellable,
            GError                  **error)
{
  char text[16] = { 0 };

  g_assert_cmpstr (file->sha256, ==, HELLO_SHA);
  g_assert_true (g_input_stream_read_all (stream, text, sizeof text, NULL, cancellable, error));
  g_assert_cmpstr (text, ==, "hello");
  (*(guint *) user_data)++;
  return TRUE;
}

static void
test_round_trip (void)
{
  g_autoptr(CharterBundle) bundle = make_bundle ();
  g_autofree char *path = write_bundle (bundle);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterBundle) again = charter_bundle_read (file, NULL, NULL, NULL, &error);
  struct stat about;
  guint n_taken = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (again->records->len, ==, bundle->records->len);
  for (guint i = 0; i < bundle->records->len; i++)
    {
      const CharterPlainRecord *before = g_ptr_array_index (bundle->records, i);
      const CharterPlainRecord *after = charter_bundle_find (again, charter_plain_record_get_id (before));

      for (guint j = 0; j < before->shape->n_properties; j++)
        g_assert_cmpstr (before->values[j], ==, after->values[j]);
    }
  g_assert_true (charter_field_past_has_seen (charter_past_find (again->past, EVIDENCE, "title"), "Before"));
  g_assert_true (charter_field_past_has_seen (charter_past_find (again->past, EVIDENCE, "title"), "After"));
  g_assert_false (charter_field_past_has_seen (charter_past_find (again->past, EVIDENCE, "title"), "Never"));
  g_assert_cmpstr (charter_past_find (again->past, EVIDENCE, "title")->who, ==, "The SENCO");
  g_assert_nonnull (charter_past_find_removal (again->past, "55555555-5555-4555-8555-555555555555"));
  g_assert_true (charter_bundle_unpack (again, file, take_hello, &n_taken, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_taken, ==, 1);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 07777, ==, 0600);
}

/* However a bundle is cut short or changed, it is refused or says the same; never anything else. */
static void
test_truncated_and_flipped (void)
{
  g_autoptr(CharterBundle) bundle = make_bundle ();
  g_autofree char *path = write_bundle (bundle);
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr(GBytes) cut = g_bytes_new (contents, i);
      g_autofree char *flipped = g_memdup2 (contents, length);
      g_autoptr(GBytes) wrong = NULL;
      g_autoptr(GFile) file = put_file (cut);
      g_autoptr(CharterBundle) read = charter_bundle_read (file, NULL, NULL, NULL, NULL);

      /* What follows the last member is only the directory, which tells nothing that is not told before. */
      if (read)
        g_assert_cmpuint (read->records->len, ==, 3);
      g_clear_pointer (&read, charter_bundle_free);
      g_clear_object (&file);
      flipped[i] ^= 0x10;
      wrong = g_bytes_new (flipped, length);
      file = put_file (wrong);
      read = charter_bundle_read (file, NULL, NULL, NULL, NULL);
      if (read)
        {
          g_assert_cmpuint (read->records->len, ==, 3);
          g_assert_cmpstr (charter_plain_record_get (charter_bundle_find (read, EVIDENCE), "title"), ==,
                           charter_plain_record_get (charter_bundle_find (bundle, EVIDENCE), "title"));
        }
    }
}

static gboolean
is_empty (void)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (g_str_has_prefix (name, "kept.charter."))
      return FALSE;
  return TRUE;
}

/* What cannot be written whole leaves what is there alone, and nothing beside it. */
static void
test_unwritable (void)
{
  g_autoptr(CharterBundle) bundle = make_bundle ();
  g_autofree char *path = dup_path ("kept.charter");
  g_autofree char *kept = NULL;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "as it was", -1, NULL));
  g_assert_false (charter_bundle_write (bundle, path, 0600, open_hello, (gpointer) "jello", NULL, NULL, NULL, &error));
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_false (charter_bundle_write (bundle, path, 0600, open_hello, (gpointer) "hello", NULL, NULL, cancellable,
                                        &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "as it was");
  g_assert_true (is_empty ());

  g_assert_false (charter_bundle_write (bundle, folder, 0600, open_hello, (gpointer) "hello", NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);
  g_assert_false (charter_bundle_write (bundle, "/dev/full", 0600, open_hello, (gpointer) "hello", NULL, NULL, NULL,
                                        &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

/* --- Half a gigabyte ------------------------------------------------------------------------------- */

#define LARGE (G_GINT64_CONSTANT (500) << 20)

static char *large_sha;

static GInputStream *
open_large (const char    *sha256,
            gpointer       user_data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (user_data);

  return (GInputStream *) g_file_read (file, cancellable, error);
}

static gboolean
count_bytes (const CharterBundleFile  *file,
             GInputStream             *stream,
             gpointer                  user_data,
             GCancellable             *cancellable,
             GError                  **error)
{
  g_autofree char *block = g_malloc (1 << 16);
  gssize n;

  while ((n = g_input_stream_read (stream, block, 1 << 16, cancellable, error)) > 0)
    *(gint64 *) user_data += n;
  return n == 0;
}

static void
make_large (const char *path)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint32 *block = g_malloc (1 << 20);
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  FILE *file = g_fopen (path, "wb");

  for (guint i = 0; i < (1 << 18); i++)
    block[i] = g_rand_int (rand);
  for (gint64 done = 0; done < LARGE; done += 1 << 20)
    {
      block[0] = (guint32) done;
      g_checksum_update (sum, (guchar *) block, 1 << 20);
      g_assert_cmpuint (fwrite (block, 1 << 20, 1, file), ==, 1);
    }
  g_assert_cmpint (fclose (file), ==, 0);
  large_sha = g_strdup (g_checksum_get_string (sum));
}

static void
test_large (void)
{
  g_autofree char *source = dup_path ("large");
  g_autofree char *path = dup_path ("large.charter");
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(CharterBundle) bundle = make_bundle ();
  g_autoptr(CharterBundle) again = NULL;
  g_autoptr(GError) error = NULL;
  struct rusage before;
  struct rusage after;
  gint64 n_bytes = 0;

  if (!g_test_slow () && !g_getenv ("CHARTER_LARGE"))
    {
      g_test_skip ("half a gigabyte is written with -m slow or CHARTER_LARGE=1 only");
      return;
    }
  make_large (source);
  charter_plain_record_set (g_ptr_array_index (bundle->records, 2), "sha256", large_sha);
  g_hash_table_remove_all (bundle->by_hash);
  g_ptr_array_set_size (bundle->files, 0);
  charter_bundle_add_file (bundle, large_sha, LARGE);
  getrusage (RUSAGE_SELF, &before);
  g_assert_true (charter_bundle_write (bundle, path, 0600, open_large, source, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  again = charter_bundle_read (file, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (charter_bundle_unpack (again, file, count_bytes, &n_bytes, NULL, NULL, NULL, &error));
  getrusage (RUSAGE_SELF, &after);
  g_assert_cmpint (n_bytes, ==, LARGE);
  g_test_message ("500 MB written, verified, read and unpacked with %ld kB more memory",
                  after.ru_maxrss - before.ru_maxrss);
  g_assert_cmpint (after.ru_maxrss - before.ru_maxrss, <, 32 * 1024);
  g_unlink (source);
  g_unlink (path);
  g_free (large_sha);
}

/* --- Less than all ---------------------------------------------------------------------------------- */

static void
test_choose (void)
{
  g_autoptr(CharterBundle) bundle = make_bundle ();
  g_autoptr(CharterBundle) part = NULL;
  g_autoptr(CharterRecord) audit = g_object_new (CHARTER_TYPE_AUDIT, "id", AUDIT, "school", SCHOOL, NULL);
  g_autoptr(CharterRecord) other = g_object_new (CHARTER_TYPE_AUDIT, "school", SCHOOL, NULL);
  g_autoptr(CharterRecord) judgement = g_object_new (CHARTER_TYPE_JUDGEMENT, "school", SCHOOL, "audit", AUDIT, NULL);
  g_autoptr(CharterRecord) elsewhere = g_object_new (CHARTER_TYPE_JUDGEMENT, "school", SCHOOL, "audit",
                                                     charter_record_get_id (other), NULL);
  g_autoptr(CharterRecord) link = g_object_new (CHARTER_TYPE_LINK, "school", SCHOOL, "from-id", EVIDENCE, "to-id",
                                                charter_record_get_id (judgement), NULL);
  g_autoptr(CharterRecord) loose = g_object_new (CHARTER_TYPE_EVIDENCE, "school", SCHOOL, "title", "Loose", NULL);
  const char *audits[] = { AUDIT, NULL };
  CharterRecord *all[] = { audit, other, judgement, elsewhere, link, loose };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    charter_bundle_add (bundle, charter_plain_record_new_from (all[i]));
  part = charter_bundle_choose_audits (bundle, audits);
  g_assert_cmpuint (part->records->len, ==, 6); /* school, audit, judgement, link, evidence and its file */
  g_assert_nonnull (charter_bundle_find (part, charter_record_get_id (judgement)));
  g_assert_nonnull (charter_bundle_find (part, EVIDENCE));
  g_assert_null (charter_bundle_find (part, charter_record_get_id (elsewhere)));
  g_assert_null (charter_bundle_find (part, charter_record_get_id (loose)));
  g_assert_cmpuint (part->files->len, ==, 1);
  g_free (write_bundle (part));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *again = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("bundle-XXXXXX", NULL);
  g_test_add_func ("/bundle/by-hand", test_by_hand);
  g_test_add_func ("/bundle/refuses/names-that-leave", test_names);
  g_test_add_func ("/bundle/refuses/listed-names", test_listed_names);
  g_test_add_func ("/bundle/refuses/links-and-devices", test_special_members);
  g_test_add_func ("/bundle/refuses/duplicate-names", test_duplicate_names);
  g_test_add_func ("/bundle/refuses/wrong-contents", test_wrong_contents);
  g_test_add_func ("/bundle/refuses/newer", test_newer);
  g_test_add_func ("/bundle/refuses/not-ours", test_not_ours);
  g_test_add_func ("/bundle/refuses/claims", test_claims);
  g_test_add_func ("/bundle/refuses/bombs", test_bomb);
  g_test_add_func ("/bundle/refuses/too-many", test_too_many);
  g_test_add_func ("/bundle/refuses/duplicate-ids", test_duplicate_ids);
  g_test_add_func ("/bundle/refuses/wrong-types", test_wrong_types);
  g_test_add_func ("/bundle/refuses/loose-ends", test_ties);
  g_test_add_func ("/bundle/refuses/unnamed-files", test_unnamed_file);
  g_test_add_func ("/bundle/refuses/deep", test_deep);
  g_test_add_func ("/bundle/round-trip", test_round_trip);
  g_test_add_func ("/bundle/truncated-and-flipped", test_truncated_and_flipped);
  g_test_add_func ("/bundle/unwritable", test_unwritable);
  g_test_add_func ("/bundle/large", test_large);
  g_test_add_func ("/bundle/choose", test_choose);
  result = g_test_run ();
  again = g_strdup_printf ("rm -rf '%s'", folder);
  g_assert_cmpint (system (again), ==, 0);
  g_free (folder);
  return result;
}
