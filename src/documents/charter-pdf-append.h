/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What objects of a PDF are written with. */

void charter_pdf_append_integer   (GString    *out,
                                   guint       number);
void charter_pdf_append_reference (GString    *out,
                                   guint       object);
void charter_pdf_append_number    (GString    *out,
                                   double      number);
void charter_pdf_append_text      (GString    *out,
                                   const char *text);

G_END_DECLS
