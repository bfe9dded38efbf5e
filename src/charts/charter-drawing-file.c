/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-charts"

#include "config.h"

#include "charter-drawing-file.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "charter-output-file.h"

/* Pixels of a PNG for each user unit: sharp on paper at a third of a page's width. */
#define PNG_SCALE 2.0

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *bytes,
           unsigned int         length)
{
  g_byte_array_append (closure, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
paint (const CharterDrawing *drawing,
       cairo_surface_t      *surface)
{
  CharterColour paper = charter_palette_get_ink (drawing->palette, CHARTER_INK_BACKGROUND);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, paper.red, paper.green, paper.blue);
  cairo_paint (cr);
  drawing->draw (cr, drawing->width, drawing->height, drawing->data);
  cairo_destroy (cr);
}

static cairo_surface_t *
create_surface (const CharterDrawing *drawing,
                const char           *ending,
                GByteArray           *bytes)
{
  double width = drawing->width;
  double height = drawing->height;
  cairo_surface_t *surface;

  if (g_str_equal (ending, "svg"))
    {
      surface = cairo_svg_surface_create_for_stream (append_cb, bytes, width, height);
      cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
      return surface;
    }
  if (g_str_equal (ending, "pdf"))
    {
      surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, width, height);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, drawing->title);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, _("Inclusion Charter"));
      return surface;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * PNG_SCALE),
                                        (int) (height * PNG_SCALE));
  cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);

  return surface;
}

static char *
dup_ending (const char *path)
{
  const char *dot = strrchr (path, '.');

  if (dot == NULL || strchr (dot, G_DIR_SEPARATOR) != NULL)
    return NULL;

  return g_ascii_strdown (dot + 1, -1);
}

/* What the drawing shows, for who cannot see it: cairo writes shapes only (SVG 2, 5.8 and 13.2). */
static GByteArray *
add_description (GByteArray           *svg,
                 const CharterDrawing *drawing)
{
  g_autofree char *title = g_markup_escape_text (drawing->title, -1);
  g_autofree char *description = g_markup_escape_text (drawing->summary, -1);
  g_autofree char *words = g_strdup_printf (
    " role=\"img\" aria-labelledby=\"title desc\">\n<title id=\"title\">%s</title>\n<desc id=\"desc\">%s</desc>",
    title, description);
  const char *root = g_strstr_len ((const char *) svg->data, svg->len, "<svg ");
  const char *end = root ? memchr (root, '>', svg->len - (gsize) (root - (const char *) svg->data)) : NULL;
  GByteArray *described;
  gsize before;

  if (!end)
    return g_byte_array_ref (svg);
  before = (gsize) (end - (const char *) svg->data);
  described = g_byte_array_new ();
  g_byte_array_append (described, svg->data, (guint) before);
  g_byte_array_append (described, (const guint8 *) words, (guint) strlen (words));
  g_byte_array_append (described, svg->data + before + 1, (guint) (svg->len - before - 1));
  return described;
}

static GByteArray *
render (const CharterDrawing  *drawing,
        const char            *ending,
        GError               **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = create_surface (drawing, ending, bytes);
  cairo_status_t status;

  paint (drawing, surface);
  if (g_str_equal (ending, "png"))
    cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("The chart cannot be drawn: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_str_equal (ending, "svg") ? add_description (bytes, drawing) : g_steal_pointer (&bytes);
}

/**
 * charter_drawing_write:
 * @drawing: what to draw and how large
 * @path: where to; its ending says what: .svg, .png or .pdf
 * @error: return location
 *
 * Draws in memory and writes the file whole, see charter_output_file_write().
 *
 * Returns: whether it is written; else G_IO_ERROR_NOT_SUPPORTED for another ending, or why the file
 *   cannot be written
 */
gboolean
charter_drawing_write (const CharterDrawing  *drawing,
                       const char            *path,
                       GError               **error)
{
  g_autofree char *ending = NULL;
  g_autoptr(GByteArray) bytes = NULL;

  g_return_val_if_fail (drawing != NULL && path != NULL, FALSE);

  ending = dup_ending (path);
  if (ending == NULL || !(g_str_equal (ending, "svg") || g_str_equal (ending, "png") ||
                          g_str_equal (ending, "pdf")))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                   _("A chart is written as .svg, .png or .pdf, not as “%s”."), path);
      return FALSE;
    }

  bytes = render (drawing, ending, error);
  if (bytes == NULL)
    return FALSE;

  return charter_output_file_write (path, bytes->data, bytes->len, error);
}
