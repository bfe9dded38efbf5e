/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-jobs"
#include "config.h"

#include "charter-example-paper.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

/* A4 in points, with margins as an office prints. */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.890
#define MARGIN 64.0

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Draws one paragraph at *@y and moves *@y below it, turning the page when it does not fit. */
static void
draw_paragraph (cairo_t    *cr,
                const char *text,
                const char *font,
                double      space_after,
                double     *y)
{
  g_autoptr(PangoLayout) layout = pango_cairo_create_layout (cr);
  g_autoptr(PangoFontDescription) description = pango_font_description_from_string (font);
  PangoRectangle extents;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) ((PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, 1.25f);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (*y + extents.height > PAGE_HEIGHT - MARGIN && *y > MARGIN)
    {
      cairo_show_page (cr);
      *y = MARGIN;
    }
  cairo_move_to (cr, MARGIN, *y);
  pango_cairo_show_layout (cr, layout);
  *y += extents.height + space_after;
}

/**
 * charter_example_paper_print:
 * @title: the heading
 * @lines: (array zero-terminated=1): the paragraphs
 * @date: the day that the document says it was made, `YYYY-MM-DD`
 * @error: return location for an error
 *
 * Prints a school document of the worked example as a PDF. The same words give the same bytes, so
 * that the example has the same hashes on every machine with the same fonts.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
charter_example_paper_print (const char          *title,
                             const char * const  *lines,
                             const char          *date,
                             GError             **error)
{
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree char *moment = g_strdup_printf ("%sT09:00:00Z", date);
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  double y = MARGIN;

  surface = cairo_pdf_surface_create_for_stream (append_cb, bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, moment);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 0.06, 0.30, 0.36);
  draw_paragraph (cr, title, "Cantarell, sans-serif Bold 18", 14, &y);
  cairo_set_source_rgb (cr, 0.13, 0.13, 0.15);
  for (guint i = 0; lines[i]; i++)
    draw_paragraph (cr, lines[i], "Cantarell, sans-serif 11", 10, &y);
  cairo_show_page (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
