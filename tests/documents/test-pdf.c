/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "charter-paginator.h"
#include "charter-pdf-file.h"
#include "charter-pdf-output.h"
#include "charter-pdf-structure.h"
#include "fixture-pdf.h"

static void
test_structure (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (60);
  g_autoptr(GBytes) pdf = fixture_pdf_make (document);
  g_autofree char *text = fixture_pdf_dup_text (pdf);
  const char *keep = g_getenv ("CHARTER_KEEP_PDF");

  if (keep)
    g_file_set_contents (keep, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL);
  fixture_pdf_check (pdf);
  g_assert_nonnull (strstr (text, "Review meetings at three times of day, see E1 and E999"));
  g_assert_nonnull (strstr (text, "Page 2 of"));
  g_assert_nonnull (strstr (text, "SUMMARY"));
}

/* Whoever opens the file sees our letters, not what their own fonts make of them. */
static void
test_fonts (void)
{
  g_autoptr(CharterDocument) source = fixture_document_new (20);
  g_autoptr(GBytes) pdf = fixture_pdf_make (source);
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  G_GNUC_UNUSED g_autoptr(GObject) owned_document = G_OBJECT (document);
  PopplerFontInfo *info = poppler_font_info_new (document);
  PopplerFontsIter *iter = NULL;

  g_assert_true (poppler_font_info_scan (info, poppler_document_get_n_pages (document), &iter));
  g_assert_nonnull (iter);
  do
    {
      g_assert_true (poppler_fonts_iter_is_embedded (iter));
      g_assert_true (poppler_fonts_iter_is_subset (iter));
    }
  while (poppler_fonts_iter_next (iter));
  poppler_fonts_iter_free (iter);
  g_object_unref (info);
}

/* Every page's words as one text, and how many fonts are numbered by glyph: ours, not cairo's. */
static char *
dup_text_of (const char *words,
             guint      *n_by_glyph)
{
  g_autoptr(CharterDocument) source = charter_document_new ("Letters");
  g_autoptr(GBytes) pdf = NULL;
  PopplerDocument *document;
  PopplerFontsIter *iter = NULL;
  PopplerFontInfo *info;
  guint n = 0;

  charter_document_add_title (source, "Letters");
  charter_document_add_words (source, words);
  pdf = fixture_pdf_make (source);
  fixture_pdf_check (pdf);
  document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  info = poppler_font_info_new (document);
  g_assert_true (poppler_font_info_scan (info, 1, &iter));
  do
    n += poppler_fonts_iter_get_font_type (iter) == POPPLER_FONT_TYPE_CID_TYPE0C ||
         poppler_fonts_iter_get_font_type (iter) == POPPLER_FONT_TYPE_CID_TYPE2;
  while (poppler_fonts_iter_next (iter));
  *n_by_glyph = n;
  poppler_fonts_iter_free (iter);
  g_object_unref (info);
  g_object_unref (document);
  return fixture_pdf_dup_text (pdf);
}

/* As on a computer whose fonts all have plain outlines. Newer systems have Cantarell as one file of variable ones. */
static void
leave_variable_fonts_out (void)
{
  FcPattern *variable = FcPatternBuild (NULL, FC_VARIABLE, FcTypeBool, FcTrue, NULL);
  FcObjectSet *asked = FcObjectSetBuild (FC_FILE, NULL);
  FcFontSet *found = FcFontList (NULL, variable, asked);
  FcConfig *config = FcInitLoadConfig ();
  g_autoptr(GString) rules = g_string_new ("<fontconfig><selectfont><rejectfont>");

  for (int i = 0; i < found->nfont; i++)
    {
      g_autofree char *glob = NULL;
      FcChar8 *file;

      if (FcPatternGetString (found->fonts[i], FC_FILE, 0, &file) != FcResultMatch)
        continue;
      glob = g_markup_printf_escaped ("<glob>%s</glob>", (const char *) file);
      g_string_append (rules, glob);
    }
  g_string_append (rules, "</rejectfont></selectfont></fontconfig>");
  g_assert_true (FcConfigParseAndLoadFromMemory (config, (const FcChar8 *) rules->str, FcTrue));
  g_assert_true (FcConfigBuildFonts (config) && FcConfigSetCurrent (config));
  FcConfigDestroy (config);
  FcFontSetDestroy (found);
  FcObjectSetDestroy (asked);
  FcPatternDestroy (variable);
}

static const char * const letters[] = {
  "(Plain) words \\ with brackets", "Zażółć gęślą jaźń", "cafe\xcc\x81 and caf\xc3\xa9",
  "Ελληνικά και Русский, 5 µg of μ", "the office offers effective fluffy files",
};

/* Returns: how many fonts were numbered by glyph in the document that had the fewest. */
static guint
check_letters (void)
{
  guint fewest = G_MAXUINT;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      guint n_by_glyph = 0;
      g_autofree char *text = dup_text_of (letters[i], &n_by_glyph);
      g_autofree char *found = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
      g_autofree char *expected = g_utf8_normalize (letters[i], -1, G_NORMALIZE_NFC);

      g_assert_nonnull (strstr (found, expected));
      fewest = MIN (fewest, n_by_glyph);
    }
  return fewest;
}

/* Whatever fonts there are: every letter can be found and copied. */
static void
test_letters (void)
{
  check_letters ();
}

static void
test_plain_fonts (void)
{
  leave_variable_fonts_out ();
  g_assert_cmpuint (check_letters (), >, 0);
}

/* Words in fonts of plain outlines are shown by their glyphs; each says what it stands for, alone or, where
 * several letters make one or one makes several, together. */
static void
test_words_by_glyph (void)
{
  g_test_trap_subprocess ("/pdf/words-by-glyph/subprocess/plain-fonts", 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* A letter that no font has is drawn as the box that says so; its page is left to cairo whole. */
static void
test_letters_without_font (void)
{
  guint n_by_glyph = 0;
  g_autofree char *text = dup_text_of ("before \xf3\xb0\x80\x81 after", &n_by_glyph);

  g_assert_nonnull (strstr (text, "before"));
  g_assert_nonnull (strstr (text, "after"));
}

static void
test_properties (void)
{
  g_autoptr(CharterDocument) source = fixture_document_new (3);
  g_autoptr(GBytes) pdf = fixture_pdf_make (source);
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  G_GNUC_UNUSED g_autoptr(GObject) owned_document G_GNUC_UNUSED = G_OBJECT (document);
  g_autofree char *title = poppler_document_get_title (document);
  g_autofree char *author = poppler_document_get_author (document);

  g_assert_cmpstr (title, ==, "A document of everything");
  g_assert_cmpstr (author, ==, "A. Writer & Co <SENCO>");
}

static void
test_links (void)
{
  g_autoptr(CharterDocument) source = fixture_document_new (60);
  g_autoptr(GBytes) pdf = fixture_pdf_make (source);
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  G_GNUC_UNUSED g_autoptr(GObject) owned_document G_GNUC_UNUSED = G_OBJECT (document);
  guint n = 0;

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);
      G_GNUC_UNUSED g_autoptr(GObject) owned_page G_GNUC_UNUSED = G_OBJECT (page);
      GList *links = poppler_page_get_link_mapping (page);

      for (GList *l = links; l; l = l->next)
        {
          PopplerLinkMapping *mapping = l->data;

          g_assert_cmpint (mapping->action->type, ==, POPPLER_ACTION_GOTO_DEST);
          g_assert_cmpint (mapping->action->goto_dest.dest->page_num, >, 2);
          n++;
        }
      poppler_page_free_link_mapping (links);
    }
  /* Two in the contents, one to E1; the one to nowhere is plain words. */
  g_assert_cmpuint (n, ==, 3);
}

static void
test_outline (void)
{
  g_autoptr(CharterDocument) source = fixture_document_new (3);
  g_autoptr(GBytes) pdf = fixture_pdf_make (source);
  PopplerDocument *document = poppler_document_new_from_bytes (pdf, NULL, NULL);
  G_GNUC_UNUSED g_autoptr(GObject) owned_document G_GNUC_UNUSED = G_OBJECT (document);
  PopplerIndexIter *iter = poppler_index_iter_new (document);
  PopplerAction *action;
  PopplerIndexIter *child;

  g_assert_nonnull (iter);
  action = poppler_index_iter_get_action (iter);
  g_assert_cmpstr (action->any.title, ==, "A document of everything");
  poppler_action_free (action);
  g_assert_true (poppler_index_iter_next (iter));
  action = poppler_index_iter_get_action (iter);
  g_assert_cmpstr (action->any.title, ==, "Contents");
  poppler_action_free (action);
  g_assert_true (poppler_index_iter_next (iter));
  action = poppler_index_iter_get_action (iter);
  g_assert_cmpstr (action->any.title, ==, "Where we stand");
  poppler_action_free (action);
  child = poppler_index_iter_get_child (iter);
  g_assert_nonnull (child);
  action = poppler_index_iter_get_action (child);
  g_assert_cmpstr (action->any.title, ==, "Evidence");
  poppler_action_free (action);
  poppler_index_iter_free (child);
  poppler_index_iter_free (iter);
}

static void
test_scripts (void)
{
  static const char * const words[] = { "Żółć jaźń", "مرحبا بالعالم", "שלום עולם", "Ελληνικά", "naïve – “quoted”" };
  g_autoptr(CharterDocument) document = charter_document_new ("Języki");
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  charter_document_add_heading (document, 1, "Język", NULL, CHARTER_HEADING_PLAIN);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    charter_document_add_words (document, words[i]);
  charter_document_add_words (document, "broken \xff\xfe bytes, a \x01 control and a\ttab");
  charter_document_add_words (document, "Aveveryverylongwordwithoutanyspace"
                              "Aveveryverylongwordwithoutanyspace"
                              "Aveveryverylongwordwithoutanyspace"
                              "Aveveryverylongwordwithoutanyspace");
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  text = fixture_pdf_dup_text (pdf);
  g_assert_nonnull (strstr (text, "Żółć jaźń"));
  g_assert_nonnull (strstr (text, "Ελληνικά"));
  g_assert_nonnull (strstr (text, "naïve – “quoted”"));
  g_assert_nonnull (strstr (text, "control and a tab"));
}

static void
test_write_whole_or_not (void)
{
  g_autofree char *folder = g_dir_make_tmp ("charter-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "pack.pdf", NULL);
  g_autofree char *missing = g_build_filename (folder, "none", "pack.pdf", NULL);
  g_autoptr(CharterDocument) document = fixture_document_new (3);
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autoptr(GError) error = NULL;
  goffset size = 0;
  GStatBuf info;

  g_assert_true (charter_pdf_output_write (pages, path, &size, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_size, ==, size);

  g_assert_false (charter_pdf_output_write (pages, missing, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_false (charter_pdf_output_write (pages, folder, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* empty: nothing half-written is left */
}

static void
test_full_disk (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (3);
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autoptr(GError) error = NULL;

  if (g_access ("/dev/full", W_OK) != 0)
    {
      g_test_skip ("no /dev/full here");
      return;
    }
  g_assert_false (charter_pdf_output_write (pages, "/proc/pack.pdf", NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, G_IO_ERROR);
}

/* The same document gives the same bytes: a pack can be compared with what it was made from. */
static void
test_same_bytes (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (20);
  g_autoptr(GBytes) first = fixture_pdf_make (document);
  g_autoptr(GBytes) second = fixture_pdf_make (document);

  g_assert_true (g_bytes_equal (first, second));
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Two pages as cairo writes them, in the version it is told or its own. */
static GByteArray *
draw_pages (gboolean is_restricted)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 200, 200);
  cairo_t *cr = cairo_create (surface);

  if (is_restricted)
    cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  for (int i = 0; i < 2; i++)
    {
      cairo_tag_begin (cr, "Span", NULL);
      cairo_rectangle (cr, 10, 10, 50, 50);
      cairo_fill (cr);
      cairo_tag_end (cr, "Span");
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return bytes;
}

static CharterPdfFile *
open_bytes (const GByteArray *bytes)
{
  g_autoptr(GBytes) drawn = g_bytes_new (bytes->data, bytes->len);

  return charter_pdf_file_new (drawn);
}

/* Where an object's line of the table stands. */
static char *
find_table_line (GByteArray *bytes,
                 guint       object)
{
  char *table = memmem (bytes->data, bytes->len, "\nxref\n0 ", 8);

  g_assert_nonnull (table);
  return (char *) memchr (table + 8, '\n', bytes->len - (gsize) (table + 8 - (char *) bytes->data)) + 1 + 20 * object;
}

/* Only the version that is understood, and only where the table leads to what it says. */
static void
test_understood_or_refused (void)
{
  g_autoptr(GByteArray) as_drawn = draw_pages (TRUE);
  g_autoptr(GByteArray) later = draw_pages (FALSE);
  g_autoptr(CharterPdfFile) file = open_bytes (as_drawn);
  char swapped[20];

  g_assert_nonnull (file);
  g_assert_cmpuint (charter_pdf_file_get_n_pages (file), ==, 2);
  g_assert_null (open_bytes (later));

  memcpy (swapped, find_table_line (as_drawn, 1), 20);
  memcpy (find_table_line (as_drawn, 1), find_table_line (as_drawn, 2), 20);
  memcpy (find_table_line (as_drawn, 2), swapped, 20);
  g_assert_null (open_bytes (as_drawn));
}

/* A file that is built as expected, but not of the pages that were laid out, is not finished. */
static void
test_other_pages (void)
{
  g_autoptr(CharterDocument) document = fixture_document_new (3);
  g_autoptr(CharterPages) pages = charter_paginate (document);
  g_autoptr(GByteArray) bytes = draw_pages (TRUE);
  g_autoptr(GBytes) drawn = g_bytes_new (bytes->data, bytes->len);
  g_autoptr(GArray) leaves = g_array_new (FALSE, FALSE, sizeof (CharterDrawnLeaf));
  CharterPdfDrawing drawing = { .file = drawn, .leaves = leaves };
  g_autoptr(GError) error = NULL;

  g_assert_null (charter_pdf_structure_add (pages, &drawing, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

/* Whatever is not as cairo writes it is refused, wherever it is cut off. */
static void
test_not_as_drawn (void)
{
  static const char * const broken[] = {
    "", "%PDF-1.4\n", "%PDF-1.4\nxref\n0 2\ntrailer\nstartxref\n9\n%%EOF\n",
    "%PDF-1.4\nxref\n0 999999\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n",
    ("%PDF-1.4\nxref\n0 2\n0000000000 65535 f \n0000000005 00000 n \n"
     "trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr(GBytes) drawn = g_bytes_new (broken[i], strlen (broken[i]));

      g_assert_null (charter_pdf_file_new (drawn));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/pdf/structure", test_structure);
  g_test_add_func ("/pdf/fonts", test_fonts);
  g_test_add_func ("/pdf/letters", test_letters);
  g_test_add_func ("/pdf/words-by-glyph", test_words_by_glyph);
  g_test_add_func ("/pdf/words-by-glyph/subprocess/plain-fonts", test_plain_fonts);
  g_test_add_func ("/pdf/letters-without-font", test_letters_without_font);
  g_test_add_func ("/pdf/properties", test_properties);
  g_test_add_func ("/pdf/links", test_links);
  g_test_add_func ("/pdf/outline", test_outline);
  g_test_add_func ("/pdf/scripts", test_scripts);
  g_test_add_func ("/pdf/write-whole-or-not", test_write_whole_or_not);
  g_test_add_func ("/pdf/full-disk", test_full_disk);
  g_test_add_func ("/pdf/same-bytes", test_same_bytes);
  g_test_add_func ("/pdf/not-as-drawn", test_not_as_drawn);
  g_test_add_func ("/pdf/understood-or-refused", test_understood_or_refused);
  g_test_add_func ("/pdf/other-pages", test_other_pages);
  return g_test_run ();
}
