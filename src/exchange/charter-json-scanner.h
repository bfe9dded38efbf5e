/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A run of JSON objects in a text, with the lines on which they begin: JSON parsers forget lines, and
 * a file with ten thousand services need not be one tree in memory. */
typedef struct {
  const char *at;
  const char *end;
  guint       line;
  guint       n_pages; /* what a page wrapper says; 0: nothing */
} CharterJsonScanner;

gboolean    charter_json_scanner_init       (CharterJsonScanner *self,
                                             const char         *text,
                                             gsize               length);
const char *charter_json_scanner_next       (CharterJsonScanner *self,
                                             gsize              *length,
                                             guint              *line,
                                             gboolean           *is_broken);
guint       charter_json_scanner_find_line  (const char         *text,
                                             gsize               length,
                                             guint               line,
                                             const char         *key);

G_END_DECLS
