/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-page-painter.h"
#include "charter-pdf-fonts.h"

G_BEGIN_DECLS

/* The resource that makes words opaque, whatever was drawn before them. */
#define CHARTER_PDF_WORDS_STATE "C"

/* Words, and the boxes behind them, on their way into a page's content, and what was set for the ones
 * before. */
typedef struct {
  GString         *out;
  CharterPdfFonts *fonts;   /* borrowed */
  int              font;    /* -1 before the first */
  double           size;
  CharterColour    colour;
  gboolean         is_set;  /* a colour was */
} CharterPdfWords;

void charter_pdf_words_forget  (CharterPdfWords          *self);
void charter_pdf_words_show    (CharterPdfWords          *self,
                                const CharterPageStretch *stretch);
void charter_pdf_words_add_box (CharterPdfWords          *self,
                                const CharterMark        *mark,
                                const CharterColour      *colour);

G_END_DECLS
