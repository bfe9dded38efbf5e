/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-enclosure.h"
#include "charter-pdf-file.h"

G_BEGIN_DECLS

guint charter_pdf_attachments_reserve (CharterPdfFile *file,
                                       GPtrArray      *attachments);
void  charter_pdf_attachments_refer   (GString        *catalogue,
                                       GPtrArray      *attachments,
                                       guint           first);
void  charter_pdf_attachments_write   (CharterPdfFile *file,
                                       GPtrArray      *attachments,
                                       guint           first);

G_END_DECLS
