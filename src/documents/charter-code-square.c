/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "charter-documents"
#include "config.h"

#include "charter-code-square.h"

#include <qrencode.h>

/* Points; 26 mm, which a telephone reads from paper at arm's length. */
#define SIDE 74.0
/* Modules that stay white around the code: four (ISO/IEC 18004), of which the page gives one. */
#define QUIET 3

/* Runs of dark modules as one path: boxes drawn one by one would show seams between them. */
static void
draw_cb (cairo_t  *cr,
         double    width,
         double    height,
         gpointer  data)
{
  const QRcode *code = data;
  double module = width / (code->width + 2 * QUIET);

  for (int y = 0; y < code->width; y++)
    for (int x = 0; x < code->width;)
      {
        int n = 0;

        while (x + n < code->width && (code->data[y * code->width + x + n] & 1))
          n++;
        if (n > 0)
          cairo_rectangle (cr, (x + QUIET) * module, (y + QUIET) * module, n * module, module);
        x += MAX (n, 1);
      }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_fill (cr);
}

static void
free_code (gpointer data)
{
  QRcode_free (data);
}

/**
 * charter_document_add_code_square:
 * @self: a document
 * @words: what the code says; capitals, digits and the signs of the alphanumeric mode keep it small
 * @alternative: what it is, for who cannot see it
 *
 * Adds a QR code beside the facts that follow, drawn as shapes.
 */
void
charter_document_add_code_square (CharterDocument *self,
                                  const char      *words,
                                  const char      *alternative)
{
  QRcode *code = QRcode_encodeString (words, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

  if (!code)
    return; /* the words are longer than any code holds; they stand beside it */
  charter_document_add_figure (self, SIDE, SIDE, alternative, draw_cb, code, free_code);
  charter_document_put_figure_beside (self);
}
