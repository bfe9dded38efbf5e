/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-exchange-error.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What became of one file. */
typedef struct {
  GFile      *file;
  char       *name;     /* as a person knows it */
  const char *kind;     /* "register", "directory", "pack"; NULL: not taken, and error says why */
  guint       added;
  guint       updated;
  guint       unchanged;
  guint       left_out; /* by rule: closed schools */
  guint       skipped;  /* by fault, each with a problem */
  guint       archived; /* gone from the source */
  GPtrArray  *problems; /* of CharterFileProblem */
  GError     *error;    /* nullable; nothing of the file was taken */
} CharterImportedFile;

/* Called on the main thread, some times a second: which file of how many, and how far in it. */
typedef void (*CharterImportProgress) (CharterSession *session,
                                       const char     *name,
                                       guint           position,
                                       guint           n_files,
                                       double          fraction,
                                       gpointer        user_data);

void       charter_import_async  (CharterSession         *session,
                                  GPtrArray              *files,
                                  gboolean                take_closed,
                                  CharterImportProgress   progress,
                                  gpointer                progress_data,
                                  GCancellable           *cancellable,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data);
GPtrArray *charter_import_finish (CharterSession         *session,
                                  GAsyncResult           *result,
                                  GError                **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterImportedFile */

G_END_DECLS
