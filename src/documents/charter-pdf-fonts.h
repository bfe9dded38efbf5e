/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

#include "charter-pdf-file.h"

G_BEGIN_DECLS

/* The fonts that words of a PDF are shown in, each with the glyphs that are used of it. One program of
 * a font serves all its sizes, and all font maps that found it in the same file.
 *
 * Why it is not left to cairo: it records each page and goes through it twice, and its way with words
 * made up a third of the time of a whole pack. What is not plainly the outlines of a file (fonts made
 * bold or slanted, with variations, with colours, keyed by another set of numbers) is left to it. */
typedef struct _CharterPdfFonts CharterPdfFonts;

/* A font at a size. */
typedef struct {
  int    font;
  double size; /* in points */
} CharterPdfLook;

CharterPdfFonts      *charter_pdf_fonts_new              (void) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_pdf_fonts_free             (CharterPdfFonts      *self);
const CharterPdfLook *charter_pdf_fonts_find             (CharterPdfFonts      *self,
                                                          PangoFont            *font);
double                charter_pdf_fonts_get_advance      (CharterPdfFonts      *self,
                                                          int                   font,
                                                          guint                 glyph);
guint                 charter_pdf_fonts_get_space        (CharterPdfFonts      *self,
                                                          int                   font);
gboolean              charter_pdf_fonts_use              (CharterPdfFonts      *self,
                                                          int                   font,
                                                          guint                 glyph,
                                                          const char           *words,
                                                          gsize                 length);
gboolean              charter_pdf_fonts_cut              (CharterPdfFonts      *self);
void                  charter_pdf_fonts_write            (CharterPdfFonts      *self,
                                                          CharterPdfFile       *file);
void                  charter_pdf_fonts_append_resources (CharterPdfFonts      *self,
                                                          GString              *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPdfFonts, charter_pdf_fonts_free)

G_END_DECLS
