/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

#include "charter-annex-reader.h"
#include "charter-paginator.h"
#include "charter-pdf-output.h"
#include "fixture-pdf.h"

typedef struct {
  char *folder;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("annexes-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_dir_close (dir);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const void *data,
            gsize       length)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, data, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

static char *
write_pdf (Fixture    *fixture,
           const char *name,
           guint       n_pages,
           double      width,
           double      height)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, width, height);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *words = g_strdup_printf ("What the visitor saw, sheet %u", i + 1);

      cairo_set_font_size (cr, 12);
      cairo_move_to (cr, 10, 20);
      cairo_show_text (cr, words);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return path;
}

/* The same file behind a password. */
static char *
write_locked_pdf (Fixture    *fixture,
                  const char *name)
{
  g_autofree char *plain = write_pdf (fixture, "plain.pdf", 1, 300, 300);
  char *path = g_build_filename (fixture->folder, name, NULL);
  qpdf_data qpdf = qpdf_init ();

  g_assert_cmpint (qpdf_read (qpdf, plain, NULL), ==, QPDF_SUCCESS);
  g_assert_cmpint (qpdf_init_write (qpdf, path), ==, QPDF_SUCCESS);
  qpdf_set_r6_encryption_parameters2 (qpdf, "secret", "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                      QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
  g_assert_cmpint (qpdf_write (qpdf), ==, QPDF_SUCCESS);
  qpdf_cleanup (&qpdf);
  return path;
}

static char *
write_picture (Fixture    *fixture,
               const char *name,
               const char *type,
               int         width,
               int         height)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, g_str_equal (type, "png"), 8, width, height);

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save (pixbuf, path, type, NULL, NULL));
  return path;
}

/* The header of a picture of 40,000 by 40,000 pixels, which nobody should try to hold. */
static char *
write_huge_picture (Fixture *fixture)
{
  static const guint8 png[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R',
    0, 0, 0x9c, 0x40, 0, 0, 0x9c, 0x40, 8, 2, 0, 0, 0, 0xde, 0x6e, 0x99, 0x52,
    0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e,
    0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
  };

  return write_file (fixture, "huge.png", png, sizeof png);
}

/* The first @percent of a file. */
static char *
write_part (Fixture    *fixture,
            const char *name,
            const char *source,
            guint       percent)
{
  g_autofree char *data = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (source, &data, &length, NULL));
  return write_file (fixture, name, data, length * percent / 100);
}

static void
add_annex (CharterDocument *document,
           CharterAnnexes   how,
           const char      *path,
           guint            number)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *reference = g_strdup_printf ("E%u", number);
  g_autofree char *heading = g_strdup_printf ("%s A visit", reference);

  charter_document_add_heading (document, 2, heading, NULL, CHARTER_HEADING_PLAIN);
  charter_document_add_annex (document, charter_annex_new (how, path, name, "application/pdf", reference,
                                                           "A visit", "2026-10-05"));
}

static CharterDocument *
document_new (void)
{
  CharterDocument *document = charter_document_new ("Annexes");

  charter_document_set_footer (document, "Annexes");
  charter_document_add_heading (document, 1, "Annexes", NULL, CHARTER_HEADING_PLAIN);
  return document;
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *pdf_path = write_pdf (fixture, "visit.pdf", 3, 595, 842);
  g_autofree char *photo = write_picture (fixture, "photo.jpeg", "jpeg", 3000, 2000);
  g_autofree char *drawing = write_picture (fixture, "drawing.png", "png", 400, 300);
  g_autoptr(CharterDocument) document = document_new ();
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  g_autofree char *alternatives = NULL;

  add_annex (document, CHARTER_ANNEXES_PRINTED, pdf_path, 1);
  add_annex (document, CHARTER_ANNEXES_PRINTED, photo, 2);
  add_annex (document, CHARTER_ANNEXES_PRINTED, drawing, 3);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);

  text = fixture_pdf_dup_text (pdf);
  g_assert_nonnull (strstr (text, "What the visitor saw, sheet 3"));
  g_assert_nonnull (strstr (text, "E1, visit.pdf, page 2 of 3"));
  alternatives = fixture_pdf_dup_alternatives (pdf);
  g_assert_nonnull (strstr (alternatives, "Page 3 of 3 of E1 A visit, visit.pdf: What the visitor saw, sheet 3"));
  g_assert_nonnull (strstr (alternatives, "Page 1 of 1 of E2 A visit, photo.jpeg, as a picture"));
  g_assert_nonnull (strstr (alternatives, "drawing.png, as a picture"));
  /* A photo goes in as a photo, no larger than a page can show. */
  g_assert_cmpuint (g_bytes_get_size (pdf), <, 200 * 1000);
}

typedef struct {
  const char *name;
  const char *reason;
} Unusable;

/* Whatever is wrong with a file, its page says so, and the next file is printed. */
static void
test_unusable (Fixture       *fixture,
               gconstpointer  data)
{
  static const Unusable expected[] = {
    { "locked.pdf", "It is protected by a password." },
    { "cut.pdf", "The PDF is damaged." },
    { "empty.pdf", "The file is empty." },
    { "long.pdf", "It is too long to be printed here: 61 pages." },
    { "huge.png", "too large to be printed here: 40000 by 40000 pixels." },
    { "cut.png", "The picture is damaged." },
    { "words.txt", "It is of a kind that cannot be printed here." },
    { "gone.pdf", "It cannot be read: it is no longer where the program keeps evidence." },
  };
  g_autofree char *sound = write_pdf (fixture, "sound.pdf", 1, 595, 842);
  g_autofree char *picture = write_picture (fixture, "sound.png", "png", 300, 200);
  g_autofree char *locked = write_locked_pdf (fixture, "locked.pdf");
  g_autofree char *cut = write_part (fixture, "cut.pdf", sound, 3);
  g_autofree char *empty = write_file (fixture, "empty.pdf", "", 0);
  g_autofree char *too_long = write_pdf (fixture, "long.pdf", 61, 200, 200);
  g_autofree char *huge = write_huge_picture (fixture);
  g_autofree char *cut_picture = write_part (fixture, "cut.png", picture, 60);
  g_autofree char *words = write_file (fixture, "words.txt", "Only words\n", 11);
  g_autoptr(CharterDocument) document = document_new ();
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, expected[i].name, NULL);

      add_annex (document, CHARTER_ANNEXES_PRINTED, path, i + 1);
    }
  add_annex (document, CHARTER_ANNEXES_PRINTED, sound, 99);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  text = fixture_pdf_dup_text (pdf);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autofree char *sentence = g_strdup_printf ("%s: ", expected[i].name);

      g_test_message ("%s", expected[i].name);
      g_assert_nonnull (strstr (text, sentence));
      g_assert_nonnull (strstr (text, expected[i].reason));
    }
  g_assert_nonnull (strstr (text, "What the visitor saw, sheet 1"));
}

/* Sheets of any shape stay within the page. */
static void
test_odd_sizes (Fixture       *fixture,
                gconstpointer  data)
{
  static const double sizes[][2] = { { 20, 14000 }, { 14000, 20 }, { 3, 3 }, { 2384, 3370 }, { 842, 595 } };
  g_autoptr(CharterDocument) document = document_new ();
  g_autoptr(GBytes) pdf = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("size-%u.pdf", i);
      g_autofree char *path = write_pdf (fixture, name, 2, sizes[i][0], sizes[i][1]);

      add_annex (document, CHARTER_ANNEXES_PRINTED, path, i + 1);
    }
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
}

static void
check_attachment (PopplerAttachment *attachment,
                  const char        *path,
                  const char        *name)
{
  g_autofree char *data = NULL;
  g_autofree char *out = g_strconcat (path, ".out", NULL);
  g_autofree char *saved = NULL;
  g_autofree char *sum = NULL;
  g_autofree char *hex = g_malloc0 (33);
  gsize length, saved_length;

  g_assert_cmpstr (poppler_attachment_get_name (attachment), ==, name);
  g_assert_cmpstr (poppler_attachment_get_description (attachment), ==, "E1 A visit");
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  g_assert_cmpuint (poppler_attachment_get_size (attachment), ==, length);
  sum = g_compute_checksum_for_data (G_CHECKSUM_MD5, (const guchar *) data, length);
  for (guint i = 0; i < 16; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", (guchar) poppler_attachment_get_checksum (attachment)->str[i]);
  g_assert_cmpstr (hex, ==, sum);

  g_assert_true (poppler_attachment_save (attachment, out, NULL));
  g_assert_true (g_file_get_contents (out, &saved, &saved_length, NULL));
  g_assert_cmpmem (saved, saved_length, data, length);
}

static void
test_attached (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = write_pdf (fixture, "Żółć (visit).pdf", 2, 595, 842);
  g_autofree char *gone = g_build_filename (fixture->folder, "gone.pdf", NULL);
  g_autoptr(CharterDocument) document = document_new ();
  g_autoptr(GBytes) pdf = NULL;
  g_autofree char *text = NULL;
  PopplerDocument *opened;
  GList *attachments;

  add_annex (document, CHARTER_ANNEXES_ATTACHED, path, 1);
  add_annex (document, CHARTER_ANNEXES_ATTACHED, gone, 2);
  pdf = fixture_pdf_make (document);
  fixture_pdf_check (pdf);
  text = fixture_pdf_dup_text (pdf);
  g_assert_nonnull (strstr (text, "Attached to this PDF as “E1 Żółć (visit).pdf”"));
  g_assert_nonnull (strstr (text, "gone.pdf: It cannot be read"));

  opened = poppler_document_new_from_bytes (pdf, NULL, NULL);
  g_assert_nonnull (opened);
  attachments = poppler_document_get_attachments (opened);
  g_assert_cmpuint (g_list_length (attachments), ==, 1);
  check_attachment (attachments->data, path, "E1 Żółć (visit).pdf");
  g_list_free_full (attachments, g_object_unref);
  g_object_unref (opened);
  g_assert_cmpuint (fixture_pdf_count_supplements (pdf, "/application/pdf"), ==, 1);
}

/* A pack for all schools holds many: what is read waits without its pixels and pages. */
static void
test_draw_twice (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = write_pdf (fixture, "visit.pdf", 2, 300, 300);
  g_autoptr(CharterDocument) document = document_new ();
  g_autoptr(CharterPages) pages = NULL;
  g_autoptr(GBytes) first = NULL;
  g_autoptr(GBytes) second = NULL;

  add_annex (document, CHARTER_ANNEXES_PRINTED, path, 1);
  pages = charter_paginate (document);
  first = charter_pdf_output_make (pages, NULL);
  second = charter_pdf_output_make (pages, NULL);
  g_assert_true (g_bytes_equal (first, second));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/annexes/pages", test_pages);
  ADD ("/annexes/unusable", test_unusable);
  ADD ("/annexes/odd-sizes", test_odd_sizes);
  ADD ("/annexes/attached", test_attached);
  ADD ("/annexes/draw-twice", test_draw_twice);
  return g_test_run ();
}
