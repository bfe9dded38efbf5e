/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pages.h"

G_BEGIN_DECLS

/* The header cells of one table cell: of its column, its row and its group of rows. */
typedef struct {
  int   cells[3]; /* nodes */
  guint n;
} CharterCellHeaders;

GArray *charter_pdf_headers_find      (GArray                   *nodes) G_GNUC_WARN_UNUSED_RESULT;
void    charter_pdf_headers_append_id (GString                  *out,
                                       int                       node);
void    charter_pdf_headers_append    (GString                  *out,
                                       const CharterCellHeaders *headers);

G_END_DECLS
