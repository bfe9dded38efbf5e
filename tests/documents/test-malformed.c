/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>

#include "charter-annex-reader.h"
#include "charter-paginator.h"
#include "charter-pdf-file.h"
#include "charter-pdf-structure.h"
#include "fixture-pdf.h"

/* Files that were sound until something happened to them: the same ones on every machine. */
#define SEED 20261121
#define N_FILES 150

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_mark (cairo_t *cr,
           double   height)
{
  cairo_rectangle (cr, CHARTER_PDF_LEAF_X, CHARTER_PDF_LEAF_Y, CHARTER_PDF_LEAF_WIDTH, height);
  cairo_fill (cr);
}

static GBytes *
make_pdf (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, 300, 300);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_restrict_to_version (surface, CAIRO_PDF_VERSION_1_4);
  for (int i = 0; i < 2; i++)
    {
      draw_mark (cr, CHARTER_PDF_LEAF_BEGIN_HEIGHT);
      cairo_set_font_size (cr, 14);
      cairo_move_to (cr, 20, 40);
      cairo_show_text (cr, "Minutes of the meeting");
      draw_mark (cr, CHARTER_PDF_LEAF_END_HEIGHT);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
make_picture (const char *type)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 60, 40);
  char *data = NULL;
  gsize length;

  gdk_pixbuf_fill (pixbuf, 0x3366ccff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, type, NULL, NULL));
  return g_bytes_new_take (data, length);
}

/* Bytes changed, digits above all; stretches repeated or taken out; the end cut off. */
static GBytes *
spoil (GBytes *sound,
       GRand  *rand)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n = (guint) g_rand_int_range (rand, 1, 12);

  g_byte_array_append (bytes, g_bytes_get_data (sound, NULL), (guint) g_bytes_get_size (sound));
  for (guint i = 0; i < n; i++)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) bytes->len);
      guint wanted = (guint) g_rand_int_range (rand, 1, 40);
      guint length = MIN (wanted, bytes->len - at);

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0: bytes->data[at] = (guint8) g_rand_int (rand); break;
        case 1: bytes->data[at] = (guint8) g_rand_int_range (rand, '0', '9' + 1); break;
        case 2: memset (bytes->data + at, '9', length); break;
        case 3: g_byte_array_remove_range (bytes, at, length); break;
        default:
          if (i == 0)
            g_byte_array_set_size (bytes, at + 1);
          break;
        }
      if (bytes->len < 2)
        break;
    }
  return g_byte_array_free_to_bytes (bytes);
}

/* Whatever the file is, it is drawn or there is a reason. */
static void
read_annex (const char *path)
{
  g_autoptr(CharterAnnex) annex = charter_annex_new (CHARTER_ANNEXES_PRINTED, path, "a.pdf", NULL, "E1", "A", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(CharterAnnexReader) reader = charter_annex_reader_new (annex, &error);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 50, 50);
  cairo_t *cr = cairo_create (surface);

  g_assert_true ((reader != NULL) == (error == NULL));
  for (guint i = 0; reader && i < charter_annex_reader_get_n_pages (reader); i++)
    {
      double width, height;

      charter_annex_reader_get_size (reader, i, &width, &height);
      g_assert_cmpfloat (width, >, 0);
      g_assert_cmpfloat (height, >, 0);
      charter_annex_reader_draw (reader, i, cr, 50, 50);
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_annexes (void)
{
  GBytes *sound[] = { make_pdf (), make_picture ("png"), make_picture ("jpeg"), make_picture ("bmp") };
  g_autofree char *folder = g_dir_make_tmp ("malformed-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  GRand *rand = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < N_FILES * G_N_ELEMENTS (sound); i++)
    {
      g_autoptr(GBytes) spoilt = spoil (sound[i % G_N_ELEMENTS (sound)], rand);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (spoilt, NULL),
                                          (gssize) g_bytes_get_size (spoilt), NULL));
      read_annex (path);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sound); i++)
    g_bytes_unref (sound[i]);
  g_rand_free (rand);
  g_unlink (path);
  g_rmdir (folder);
}

/* What cairo might write one day: finished, or refused in words. */
static void
test_drawn (void)
{
  g_autoptr(CharterDocument) document = charter_document_new ("Two pages");
  g_autoptr(CharterPages) pages = NULL;
  g_autoptr(GBytes) sound = make_pdf ();
  GRand *rand = g_rand_new_with_seed (SEED);
  guint n_finished = 0;

  charter_document_add_words (document, "One");
  charter_document_add_page_break (document);
  charter_document_add_words (document, "Two");
  pages = charter_paginate (document);
  g_assert_cmpuint (charter_pages_get_n_pages (pages), ==, 2);
  for (guint i = 0; i < N_FILES * 20; i++)
    {
      g_autoptr(GBytes) spoilt = spoil (sound, rand);
      g_autoptr(GArray) leaves = g_array_new (FALSE, TRUE, sizeof (CharterDrawnLeaf));
      CharterPdfDrawing drawing = { .file = spoilt, .leaves = leaves };
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) finished = NULL;

      for (guint page = 0; page < 2; page++)
        {
          CharterDrawnLeaf leaf = { .page = page, .node = 1 + (int) page };

          g_array_append_val (leaves, leaf);
        }
      finished = charter_pdf_structure_add (pages, &drawing, &error);
      g_assert_true ((finished != NULL) == (error == NULL));
      n_finished += finished != NULL;
    }
  g_assert_cmpuint (n_finished, >, 0);
  g_assert_cmpuint (n_finished, <, N_FILES * 20);
  g_rand_free (rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/malformed/annexes", test_annexes);
  g_test_add_func ("/malformed/drawn", test_drawn);
  return g_test_run ();
}
