/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "charter-exchange-error.h"
#include "charter-logo-job.h"
#include "charter-paper-text.h"

#include "fixture-zip.h"
#include "hostile-svg.h"
#include "lookout.h"

/* Papers and spreadsheets of strangers are looked through for personal data: what they name elsewhere is
 * not fetched, what they would unpack is not unpacked, and their words are read as far as the limits let. */

#define WORDS "Agreed by all."

typedef struct {
  char    *folder;
  char    *inner;  /* where the paper lies: "../" of it is seen */
  Lookout *lookout;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("charter-papers-XXXXXX", NULL);
  fixture->inner = g_build_filename (fixture->folder, "inner", NULL);
  g_assert_cmpint (g_mkdir_with_parents (fixture->inner, 0700), ==, 0);
  fixture->lookout = lookout_new (fixture->folder);
}

static guint
count_names (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("rm -r '%s'", fixture->folder);

  lookout_assert_quiet (fixture->lookout);
  g_assert_cmpuint (count_names (fixture->folder), ==, 6); /* what is looked out for, and the inner one */
  g_assert_cmpuint (count_names (fixture->inner), <=, 1);
  lookout_free (fixture->lookout);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, NULL, NULL));
  g_free (fixture->inner);
  g_free (fixture->folder);
}

/* Whoever comes is seen. */
static void
test_lookout (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "secret.svg", NULL);
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) call = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (lookout_ask (fixture->lookout), ==, "opened a file that another file named");
  lookout_assert_quiet (fixture->lookout);
  call = g_socket_client_connect_to_host (client, "127.0.0.1", fixture->lookout->port, NULL, NULL);
  g_assert_nonnull (call);
  g_assert_cmpstr (lookout_ask (fixture->lookout), ==, "called the address that a file named");
}

static void
add (Fixture    *fixture,
     FixtureZip *zip,
     const char *name,
     const char *text)
{
  g_autofree char *made = lookout_dup_text (fixture->lookout, text);

  fixture_zip_add (zip, name, made, strlen (made), NULL);
}

static CharterPaperText *
read_zip (Fixture     *fixture,
          FixtureZip  *zip,
          const char  *name,
          GError     **error)
{
  g_autoptr(GBytes) bytes = fixture_zip_finish (zip);
  g_autofree char *path = g_build_filename (fixture->inner, name, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  return charter_paper_text_read (file, name, NULL, NULL, error);
}

/* All of the words, which are neither somebody else's nor endless. */
static char *
dup_words (CharterPaperText *text)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < text->passages->len; i++)
    g_string_append (words, ((CharterPassage *) text->passages->pdata[i])->text);
  g_assert_null (strstr (words->str, LOOKOUT_SECRET));
  g_assert_cmpuint (words->len, <=, CHARTER_PAPER_TEXT_MAX_BYTES + 4096);
  return g_string_free (words, FALSE);
}

#define RELATION(id, kind, target) \
  "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" kind "\"" \
  " Target=\"" target "\" TargetMode=\"External\"/>"
#define RELATIONS \
  "<?xml version=\"1.0\"?><!DOCTYPE r SYSTEM \"@H@/r.dtd\"><Relationships" \
  " xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" \
  RELATION ("r1", "attachedTemplate", "@H@/template.dotm") RELATION ("r2", "image", "@H@/seen.png") \
  RELATION ("r3", "image", "file://@F@/secret.png") RELATION ("r4", "frame", "@H@/frame.html") \
  RELATION ("r5", "oleObject", "file://@F@/secret.dotx") RELATION ("r6", "externalLink", "@H@/book.xlsx") \
  "</Relationships>"
#define ENTITIES \
  "<!DOCTYPE d SYSTEM \"@H@/d.dtd\" [<!ENTITY file SYSTEM \"file://@F@/secret.txt\"><!ENTITY host SYSTEM \"@H@/x\">" \
  "<!ENTITY % more SYSTEM \"@H@/more.dtd\"> %more; <!ENTITY a \"ha ha ha ha ha \"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">" \
  "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">" \
  "<!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;\"><!ENTITY g \"&f;&f;&f;&f;&f;&f;&f;&f;\">]>"
#define DOCX(words) \
  "<w:document xmlns:w=\"w\" xmlns:r=\"r\"><w:body><w:altChunk r:id=\"r4\"/><w:p><w:r><w:t>" words "</w:t>" \
  "<w:instrText>INCLUDETEXT \"@F@/secret.txt\"</w:instrText><w:pict r:link=\"r2\"/></w:r></w:p></w:body></w:document>"

static void
test_word (Fixture       *fixture,
           gconstpointer  data)
{
  FixtureZip zip;
  g_autoptr(CharterPaperText) text = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  fixture_zip_init (&zip);
  add (fixture, &zip, "[Content_Types].xml", "<Types/>");
  add (fixture, &zip, "word/_rels/document.xml.rels", RELATIONS);
  add (fixture, &zip, "word/_rels/settings.xml.rels", RELATIONS);
  add (fixture, &zip, "word/document.xml", "<?xml version=\"1.0\"?>" ENTITIES DOCX (WORDS " &file;&host;&g;"));
  text = read_zip (fixture, &zip, "minutes.docx", &error);
  g_assert_no_error (error);
  words = dup_words (text);
  g_assert_nonnull (strstr (words, WORDS));
  g_assert_cmpuint (strlen (words), <, 2000); /* nothing laughs */
}

static void
test_sheet (Fixture       *fixture,
            gconstpointer  data)
{
  FixtureZip zip;
  g_autoptr(CharterPaperText) text = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  fixture_zip_init (&zip);
  add (fixture, &zip, "xl/_rels/workbook.xml.rels", RELATIONS);
  add (fixture, &zip, "xl/externalLinks/externalLink1.xml", "<externalLink/>");
  add (fixture, &zip, "xl/worksheets/_rels/sheet1.xml.rels", RELATIONS);
  add (fixture, &zip, "xl/sharedStrings.xml",
       ENTITIES "<sst><si><t>" WORDS "</t></si><si><t>&file;&host;&g;</t></si></sst>");
  add (fixture, &zip, "xl/worksheets/sheet1.xml",
       "<worksheet><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
       "<c r=\"C1\" t=\"s\"><v>4294967295</v></c><c r=\"ZZZZZZZZ1\" t=\"s\"><v>-7</v></c>"
       "<c r=\"D1\" t=\"str\"><f>WEBSERVICE(\"@H@/cell\")</f><v>0</v></c>"
       "<c r=\"E1\" t=\"str\"><f>'file://@F@/[secret.txt]S'!A1</f><v>0</v></c></row></worksheet>");
  text = read_zip (fixture, &zip, "figures.xlsx", &error);
  g_assert_no_error (error);
  words = dup_words (text);
  g_assert_nonnull (strstr (words, WORDS));
  g_assert_cmpuint (strlen (words), <, 8000);
}

static void
test_open_document (Fixture       *fixture,
                    gconstpointer  data)
{
  FixtureZip zip;
  g_autoptr(CharterPaperText) text = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  fixture_zip_init (&zip);
  add (fixture, &zip, "mimetype", "application/vnd.oasis.opendocument.text");
  add (fixture, &zip, "content.xml",
       ENTITIES "<office:text xmlns:xlink=\"http://www.w3.org/1999/xlink\"><text:p>" WORDS "&file;&host;&g;</text:p>"
       "<draw:image xlink:href=\"@H@/a.png\"/><draw:image xlink:href=\"../secret.png\"/>"
       "<text:section><text:section-source xlink:href=\"file://@F@/secret.txt\"/></text:section>"
       "<draw:object xlink:href=\"@H@/o\"/><script:event-listener xlink:href=\"@H@/s\"/></office:text>");
  add (fixture, &zip, "Basic/Standard/Module1.xml", "Shell(\"@H@\")");
  text = read_zip (fixture, &zip, "plan.odt", &error);
  g_assert_no_error (error);
  words = dup_words (text);
  g_assert_nonnull (strstr (words, WORDS));
  g_assert_cmpuint (strlen (words), <, 2000);
}

/* Raw deflate, as members of a ZIP are packed. */
static GBytes *
deflate_again (const char *unit,
               gsize       n_bytes)
{
  g_autoptr(GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 9));
  g_autoptr(GOutputStream) packed = g_memory_output_stream_new_resizable ();
  g_autoptr(GOutputStream) stream = g_converter_output_stream_new (packed, packer);
  g_autofree char *block = g_malloc (1024 * 1024);
  gsize n_unit = strlen (unit);

  for (gsize i = 0; i < 1024 * 1024; i++)
    block[i] = unit[i % n_unit];
  g_assert_cmpuint (1024 * 1024 % n_unit, ==, 0);
  for (gsize done = 0; done < n_bytes; done += 1024 * 1024)
    g_assert_true (g_output_stream_write_all (stream, block, 1024 * 1024, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (packed));
}

/* Some kilobytes that unpack to a thousand times as much; one claims four thousand million. */
static void
test_bombs (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *file; const char *member; const char *unit; gsize length; guint32 claims; } bombs[] = {
    { "a.docx", "word/document.xml", "aaaaaaaaaaaaaaa ", 20 << 20, 20 << 20 },
    { "b.odt", "content.xml", "<t>aaaaaaaa</t> ", 32 << 20, 32 << 20 },
    { "c.xlsx", "xl/worksheets/sheet1.xml", "<row><c></c> <r>", 132 << 20, 132 << 20 },
    { "d.docx", "word/document.xml", "bbbbbbbbbbbbbbb\n", 20 << 20, G_MAXUINT32 - 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bombs); i++)
    {
      g_autoptr(GBytes) packed = deflate_again (bombs[i].unit, bombs[i].length);
      FixtureFault fault = { .is_deflated = TRUE, .claimed_size = bombs[i].claims };
      g_autoptr(CharterPaperText) text = NULL;
      g_autoptr(GError) error = NULL;
      FixtureZip zip;

      fixture_zip_init (&zip);
      fixture_zip_add (&zip, bombs[i].member, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), &fault);
      text = read_zip (fixture, &zip, "bomb", &error);
      g_assert_no_error (error); /* of a name that says nothing it is not even unpacked */
      g_assert_false (text->is_known);
      g_clear_pointer (&text, charter_paper_text_free);
      fixture_zip_init (&zip);
      fixture_zip_add (&zip, bombs[i].member, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), &fault);
      {
        g_autofree char *left = g_build_filename (fixture->inner, "bomb", NULL);

        g_assert_cmpint (g_unlink (left), ==, 0);
      }
      text = read_zip (fixture, &zip, bombs[i].file, &error);
      if (text)
        {
          g_autofree char *words = dup_words (text);

          g_assert_true (text->is_cut);
        }
      else
        g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
      g_test_message ("%s: %" G_GSIZE_FORMAT " bytes packed: %s", bombs[i].file, g_bytes_get_size (packed),
                      text ? "read as far as the limits let" : error->message);
      {
        g_autofree char *left = g_build_filename (fixture->inner, bombs[i].file, NULL);

        g_assert_cmpint (g_unlink (left), ==, 0);
      }
    }
}

/* Names that lead out of the folder, links, and more members than any paper has: nothing is ever written. */
static void
test_slips (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const names[] = {
    "../slipped.txt", "../../slipped.txt", "word/../../slipped.txt", "/tmp/slipped-out.txt", "..\\slipped.txt",
    "word/document.xml/../../slipped.txt", "C:\\slipped.txt", "word/header\n../slipped.txt",
  };
  FixtureFault link = { .mode = 0120777 };
  g_autoptr(CharterPaperText) text = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *target = g_build_filename (fixture->folder, "secret.txt", NULL);
  g_autofree char *words = NULL;
  FixtureZip zip;

  fixture_zip_init (&zip);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add (fixture, &zip, names[i], "<w:t>out</w:t>");
  fixture_zip_add (&zip, "word/footer1.xml", target, strlen (target), &link);
  add (fixture, &zip, "word/document.xml", "<w:t>" WORDS "</w:t>");
  add (fixture, &zip, "word/document.xml", "<w:t>Once more.</w:t>");
  text = read_zip (fixture, &zip, "slips.docx", &error);
  g_assert_no_error (error);
  words = dup_words (text);
  g_assert_nonnull (strstr (words, WORDS));
  g_assert_false (g_file_test ("/tmp/slipped-out.txt", G_FILE_TEST_EXISTS));
}

static void
test_many_members (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(CharterPaperText) text = NULL;
  g_autoptr(GError) error = NULL;
  FixtureZip zip;

  fixture_zip_init (&zip);
  for (guint i = 0; i < 10100; i++)
    {
      g_autofree char *name = g_strdup_printf ("word/media/%u", i);

      fixture_zip_add (&zip, name, "", 0, NULL);
    }
  text = read_zip (fixture, &zip, "many.docx", &error);
  g_assert_null (text);
  g_assert_error (error, CHARTER_EXCHANGE_ERROR, CHARTER_EXCHANGE_ERROR_DAMAGED);
  g_test_message ("told: %s", error->message);
}

/* A school's own mark may be a drawing: what is kept of it is a small picture, whatever it names. */
static void
test_marks (Fixture       *fixture,
            gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (hostile_drawings); i++)
    {
      g_autofree char *text = lookout_dup_text (fixture->lookout, hostile_drawings[i].text);
      g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr(GError) error = NULL;
      g_autofree char *kept = charter_logo_job_read (bytes, &error);

      g_assert_true ((kept != NULL) == (error == NULL));
      g_assert_cmpuint (kept ? strlen (kept) : 0, <, 2 * 1024 * 1024);
      g_test_message ("%s: %s", hostile_drawings[i].name, kept ? "a small picture" : error->message);
      lookout_assert_quiet (fixture->lookout);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, function) g_test_add ("/papers/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("lookout", test_lookout);
  ADD ("word", test_word);
  ADD ("sheet", test_sheet);
  ADD ("open-document", test_open_document);
  ADD ("bombs", test_bombs);
  ADD ("slips", test_slips);
  ADD ("many-members", test_many_members);
  ADD ("marks", test_marks);
#undef ADD
  return g_test_run ();
}
