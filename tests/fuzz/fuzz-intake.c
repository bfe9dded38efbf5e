/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "charter-file-kind.h"
#include "charter-pdf-stream.h"
#include "charter-picture.h"
#include "charter-text-decoder.h"

/* What looks first at a file that somebody hands over, by coverage: what kind it is, its letters, its
 * pixels and the objects of a PDF. What is understood is drawn or written anew, too. */

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static void
read_pdf (const guint8 *data,
          size_t        size)
{
  g_autoptr(GBytes) drawn = g_bytes_new (data, size);
  g_autoptr(CharterPdfFile) file = charter_pdf_file_new (drawn);
  g_autoptr(GBytes) finished = NULL;

  if (!file)
    return;
  for (guint page = 0; page < charter_pdf_file_get_n_pages (file); page++)
    {
      gsize length = 0;
      const char *deflated = charter_pdf_file_find_content (file, page, &length);
      g_autoptr(GByteArray) content = deflated ? charter_pdf_stream_inflate (deflated, length) : NULL;
      g_autoptr(GByteArray) small = content ? charter_pdf_stream_deflate (content->data, content->len) : NULL;

      if (!small)
        return;
      charter_pdf_file_put_content (file, page, small);
      (void) charter_pdf_file_add_resources (file, page, " /C0 1 0 R", " /C << /ca 1 >>");
    }
  finished = charter_pdf_file_finish (file);
  g_assert_nonnull (finished);
}

static void
draw_picture (const char *path)
{
  g_autoptr(CharterPicture) picture = charter_picture_read (path, NULL);
  cairo_surface_t *surface;
  cairo_t *cr;

  if (!picture)
    return;
  g_assert_cmpint (charter_picture_get_width (picture), >, 0);
  g_assert_cmpint (charter_picture_get_height (picture), >, 0);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 64, 64);
  cr = cairo_create (surface);
  charter_picture_draw (picture, cr, 64, 64);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
recognise (const guint8 *data,
           size_t        size)
{
  g_autofree char *path = g_strdup_printf ("%s/%u-intake", g_get_tmp_dir (), (guint) getpid ());
  g_autoptr(GFile) file = g_file_new_for_path (path);
  CharterFileKind kind;

  if (!g_file_replace_contents (file, (const char *) data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, NULL))
    return;
  if (charter_file_kind_recognise (file, &kind, NULL, NULL))
    g_assert_nonnull (charter_file_kind_describe (kind));
  draw_picture (path);
  g_unlink (path);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = charter_text_decode (data, size);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  recognise (data, size);
  read_pdf (data, size);
  return 0;
}
