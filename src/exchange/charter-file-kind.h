/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a file is, by its contents. As far as CHARTER_FILE_KIND_SERVICES_SHEET they are this program's own. */
typedef enum {
  CHARTER_FILE_KIND_REGISTER,
  CHARTER_FILE_KIND_DIRECTORY,
  CHARTER_FILE_KIND_PACK,
  CHARTER_FILE_KIND_BUNDLE,
  CHARTER_FILE_KIND_DIRECTORY_TABLES,
  CHARTER_FILE_KIND_OUTPOST,
  CHARTER_FILE_KIND_SERVICES_SHEET,
  CHARTER_FILE_KIND_EMPTY,
  CHARTER_FILE_KIND_PDF,
  CHARTER_FILE_KIND_SPREADSHEET,
  CHARTER_FILE_KIND_DOCUMENT,
  CHARTER_FILE_KIND_ZIP,
  CHARTER_FILE_KIND_IMAGE,
  CHARTER_FILE_KIND_WEB_PAGE,
  CHARTER_FILE_KIND_TABLE,
  CHARTER_FILE_KIND_JSON,
  CHARTER_FILE_KIND_TEXT,
  CHARTER_FILE_KIND_UTF16,
  CHARTER_FILE_KIND_BINARY,
} CharterFileKind;

gboolean    charter_file_kind_recognise   (GFile            *file,
                                           CharterFileKind  *kind,
                                           GCancellable     *cancellable,
                                           GError          **error);
const char *charter_file_kind_describe    (CharterFileKind   kind);
gboolean    charter_file_kind_is_csv_name (const char       *name);

G_END_DECLS
