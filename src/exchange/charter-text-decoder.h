/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text of tables that do not say whether they are UTF-8 or Windows-1252. */
gsize charter_text_skip_mark     (const void *bytes,
                                  gsize       length);
void  charter_text_decode_append (GByteArray *to,
                                  const void *bytes,
                                  gsize       length);
char *charter_text_decode        (const void *bytes,
                                  gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
