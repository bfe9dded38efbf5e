/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "charter-exchange-error.h"

G_BEGIN_DECLS

/* What became of one file. */
typedef struct {
  GFile      *file;
  char       *name;     /* as a person knows it */
  char       *source;   /* nullable: of a directory; what its last update is taken back by */
  const char *kind;     /* "register", "directory", "pack", "bundle"; NULL: not taken, and error says why */
  guint       added;
  guint       updated;
  guint       unchanged;
  guint       left_out; /* by rule: closed schools */
  guint       skipped;  /* by fault, each with a problem */
  guint       archived; /* gone from the source */
  GPtrArray  *problems; /* of CharterFileProblem */
  GError     *error;    /* nullable; nothing of the file was taken */
  GPtrArray  *changes;  /* of CharterEntryChange, nullable: of a preview, on the first file of a source */
} CharterImportedFile;

CharterImportedFile *charter_imported_file_new  (GFile               *file) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_imported_file_free (CharterImportedFile *self);
void                 charter_imported_file_fail (CharterImportedFile *self,
                                                 GError              *error);

G_END_DECLS
