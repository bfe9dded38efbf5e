/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* Makes a sheet of the text of a table; in a thread of its own. */
typedef gpointer (*CharterTableParse) (const char  *bytes,
                                       gsize        length,
                                       const char  *name,
                                       gpointer     data,
                                       GError     **error);

/* One kind of table (CSV). */
typedef struct {
  CharterTableParse  parse;
  GDestroyNotify     free_data;
  GDestroyNotify     free_sheet;
  gsize              max_bytes;
  const char        *too_large; /* what is said of a larger file, to be translated */
} CharterTableKind;

void     charter_table_read_async  (CharterSession          *session,
                                    const CharterTableKind  *kind,
                                    gpointer                 data,
                                    GFile                   *file,
                                    GCancellable            *cancellable,
                                    GAsyncReadyCallback      callback,
                                    gpointer                 user_data);
gpointer charter_table_read_finish (CharterSession          *session,
                                    GAsyncResult            *result,
                                    GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
