/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-register-row.h"

G_BEGIN_DECLS

/* Takes some rows; they and their texts last until it returns. @fraction is how much of the file has
 * been read, 0 to 1. FALSE with an error stops the reading. */
typedef gboolean (*CharterRegisterFunc) (const CharterRegisterRow  *rows,
                                         guint                      n_rows,
                                         double                     fraction,
                                         gpointer                   user_data,
                                         GError                   **error);

gboolean charter_register_reader_read           (GFile                *file,
                                                 CharterRegisterFunc   func,
                                                 gpointer              user_data,
                                                 GPtrArray            *problems,
                                                 GCancellable         *cancellable,
                                                 GError              **error);
gboolean charter_register_reader_knows_columns  (const char * const   *columns);

G_END_DECLS
