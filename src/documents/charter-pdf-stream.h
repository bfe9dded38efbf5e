/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pdf-file.h"

G_BEGIN_DECLS

/* What streams of a PDF hold, made small and large again. */

GByteArray *charter_pdf_stream_deflate (gconstpointer   data,
                                        gsize           length) G_GNUC_WARN_UNUSED_RESULT;
GByteArray *charter_pdf_stream_inflate (gconstpointer   data,
                                        gsize           length) G_GNUC_WARN_UNUSED_RESULT;
void        charter_pdf_stream_append  (GString        *out,
                                        const char     *keys,
                                        GByteArray     *deflated);

G_END_DECLS
