/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-file-kind.h"
#include "charter-imported-file.h"

G_BEGIN_DECLS

/* What is imported in one transaction: a file, the pages of a directory, or its tables. */
typedef struct {
  CharterFileKind kind;
  GPtrArray      *files;   /* of CharterImportedFile, borrowed; at least one */
  GFile          *folder;  /* nullable: tables are read from here, whichever of them were given */
  char           *source;  /* what a directory's updates go by */
  char           *title;   /* what a directory is called if its file does not say */
  guint           n_pages; /* of the directory, as its file says; 0 if it does not */
} CharterImportUnit;

void                 charter_import_unit_free      (CharterImportUnit       *self);
CharterImportedFile *charter_import_unit_get_first (const CharterImportUnit *self);
gboolean             charter_import_unit_sort      (GPtrArray               *units, /* of CharterImportUnit */
                                                    CharterImportedFile     *file,
                                                    GCancellable            *cancellable,
                                                    GError                 **error);

G_END_DECLS
