/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-import-unit.h"
#include "charter-reference.h"

G_BEGIN_DECLS

/* One unit on its way into the reference database. */
typedef struct {
  CharterImportUnit      *unit;        /* borrowed */
  gboolean                take_closed; /* of a register: closed schools, too */
  int                     permille;    /* atomic: how far the reading thread is */
  CharterReferenceImport *import;      /* in the reading thread only */
} CharterImportReading;

gboolean charter_import_reading_take_register  (CharterReferenceImport  *import,
                                                gpointer                 user_data,
                                                GCancellable            *cancellable,
                                                GError                 **error);
gboolean charter_import_reading_take_directory (CharterReferenceImport  *import,
                                                gpointer                 user_data,
                                                GCancellable            *cancellable,
                                                GError                 **error);

G_END_DECLS
