/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file kept by its SHA-256 under evidence/ab/abcdef…: written once (temporary file, fsync,
 * rename), mode 0600, never altered. */
typedef struct {
  char   *sha256;
  char   *name;         /* the name it came with */
  char   *content_type;
  gint64  size;         /* bytes */
} CharterKeptFile;
void             charter_kept_file_free             (CharterKeptFile      *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterKeptFile, charter_kept_file_free)

#define CHARTER_TYPE_EVIDENCE_FOLDER (charter_evidence_folder_get_type ())
G_DECLARE_FINAL_TYPE (CharterEvidenceFolder, charter_evidence_folder, CHARTER, EVIDENCE_FOLDER, GObject)

CharterEvidenceFolder *
                 charter_evidence_folder_new        (const char             *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void             charter_evidence_folder_tidy       (const char             *data_dir);
void             charter_evidence_folder_set_is_read_only (CharterEvidenceFolder *self,
                                                     gboolean                is_read_only);
/* Copies @source in a thread, in blocks, with @progress called on the caller's main context. */
void             charter_evidence_folder_keep_async (CharterEvidenceFolder  *self,
                                                     GFile                  *source,
                                                     GFileProgressCallback   progress,
                                                     gpointer                progress_data,
                                                     GCancellable           *cancellable,
                                                     GAsyncReadyCallback     callback,
                                                     gpointer                user_data);
/* The same of what was pasted. */
void             charter_evidence_folder_keep_bytes_async (CharterEvidenceFolder *self,
                                                     GBytes                 *bytes,
                                                     const char             *name,
                                                     GFileProgressCallback   progress,
                                                     gpointer                progress_data,
                                                     GCancellable           *cancellable,
                                                     GAsyncReadyCallback     callback,
                                                     gpointer                user_data);
CharterKeptFile *charter_evidence_folder_keep_finish (CharterEvidenceFolder *self,
                                                     GAsyncResult           *result,
                                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* For made examples. Same rules, in this thread. */
CharterKeptFile *charter_evidence_folder_keep_bytes (CharterEvidenceFolder  *self,
                                                     GBytes                 *bytes,
                                                     const char             *name,
                                                     GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of a stream that is @sha256 when it has been read to its end; anything else is not kept. */
gboolean         charter_evidence_folder_keep_stream (CharterEvidenceFolder *self,
                                                     GInputStream           *stream,
                                                     const char             *sha256,
                                                     GCancellable           *cancellable,
                                                     GError                **error);
GFile           *charter_evidence_folder_get_file   (CharterEvidenceFolder  *self,
                                                     const char             *sha256) G_GNUC_WARN_UNUSED_RESULT;
gboolean         charter_evidence_folder_has        (CharterEvidenceFolder  *self,
                                                     const char             *sha256);
/* Reads the kept file and compares its hash; in this thread. */
gboolean         charter_evidence_folder_verify     (CharterEvidenceFolder  *self,
                                                     const char             *sha256,
                                                     GCancellable           *cancellable,
                                                     GError                **error);

G_END_DECLS
