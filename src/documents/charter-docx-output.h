/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-pages.h"

G_BEGIN_DECLS

GBytes   *charter_docx_output_make  (CharterDocument  *document,
                                     CharterPages     *pages,
                                     GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  charter_docx_output_write (CharterDocument  *document,
                                     CharterPages     *pages,
                                     const char       *path,
                                     goffset          *size,
                                     GError          **error);

G_END_DECLS
