/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-bundle-merge.h"
#include "charter-exchange-error.h"
#include "charter-session.h"

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
                                  CharterMergeChoice      conflicts, /* of bundles; to ask is to refuse those */
                                  CharterImportProgress   progress,
                                  gpointer                progress_data,
                                  GCancellable           *cancellable,
                                  GAsyncReadyCallback     callback,
                                  gpointer                user_data);
GPtrArray *charter_import_finish (CharterSession         *session,
                                  GAsyncResult           *result,
                                  GError                **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterImportedFile */

/* What an import of directories would do; other files are only told apart. Nothing changes. */
void       charter_import_preview_async  (CharterSession         *session,
                                          GPtrArray              *files,
                                          CharterImportProgress   progress,
                                          gpointer                progress_data,
                                          GCancellable           *cancellable,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
GPtrArray *charter_import_preview_finish (CharterSession         *session,
                                          GAsyncResult           *result,
                                          GError                **error) G_GNUC_WARN_UNUSED_RESULT; /* of CharterImportedFile */

/* Takes the last updates of directories back. */
void       charter_import_undo_async     (CharterSession         *session,
                                          const char * const     *sources,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
gboolean   charter_import_undo_finish    (CharterSession         *session,
                                          GAsyncResult           *result,
                                          GError                **error);

G_END_DECLS
