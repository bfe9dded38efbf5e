/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pdf-file.h"
#include "charter-pdf-fonts.h"
#include "charter-pdf-structure.h"

G_BEGIN_DECLS

/* What shows the pages, on its way into the file: made small in a thread while others are still drawn. */

CharterPdfContent *charter_pdf_content_new      (guint                    n_pages,
                                                 CharterPdfFonts         *fonts) G_GNUC_WARN_UNUSED_RESULT;
void               charter_pdf_content_free     (CharterPdfContent       *self);
void               charter_pdf_content_add_page (CharterPdfContent       *self,
                                                 guint                    page,
                                                 GString                 *content);
void               charter_pdf_content_end_pages (CharterPdfContent      *self);
gboolean           charter_pdf_content_write    (CharterPdfContent       *self,
                                                 CharterPdfFile          *file,
                                                 const CharterPdfDrawing *drawing);

/* What goes into a page around the words that are shown: what it begins with when cairo draws nothing of
 * it, and what marks a leaf. */
void               charter_pdf_content_begin_page (GString               *out);
void               charter_pdf_content_begin_leaf (GString               *out,
                                                   int                    node,
                                                   guint                 *mcid);
void               charter_pdf_content_end_leaf   (GString               *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterPdfContent, charter_pdf_content_free)

G_END_DECLS
