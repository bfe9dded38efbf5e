/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file on its way into the folder of evidence. In any thread, one after the other. */
typedef struct _CharterEvidenceIncoming CharterEvidenceIncoming;

CharterEvidenceIncoming *charter_evidence_incoming_new (const char               *folder,
                                                        GError                  **error) G_GNUC_WARN_UNUSED_RESULT;
void        charter_evidence_incoming_free             (CharterEvidenceIncoming  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterEvidenceIncoming, charter_evidence_incoming_free)

gboolean    charter_evidence_incoming_add_stream       (CharterEvidenceIncoming  *self,
                                                        GInputStream             *stream,
                                                        GTask                    *task, /* nullable */
                                                        goffset                   total,
                                                        GFileProgressCallback     progress,
                                                        gpointer                  progress_data,
                                                        GCancellable             *cancellable,
                                                        GError                  **error);
gint64      charter_evidence_incoming_get_size         (CharterEvidenceIncoming  *self);
const char *charter_evidence_incoming_get_sha256       (CharterEvidenceIncoming  *self);
char       *charter_evidence_incoming_dup_content_type (CharterEvidenceIncoming  *self,
                                                        const char               *name) G_GNUC_WARN_UNUSED_RESULT;
gboolean    charter_evidence_incoming_put              (CharterEvidenceIncoming  *self,
                                                        const char               *path,
                                                        GError                  **error);
gboolean    charter_evidence_incoming_sync_folders     (const char               *path,
                                                        GError                  **error);

G_END_DECLS
