/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* Adding evidence, and linking it to what it supports. Each call is one step of undo, "Add evidence
 * E14". @items are codes of the session's framework, %NULL-terminated; NULL and empty: none yet. */

typedef struct {
  CharterEvidence *evidence;
  gboolean         is_known; /* the same file was kept already: no second copy, "already kept as E14" */
} CharterAttachment;
void               charter_attachment_free    (CharterAttachment      *attachment);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterAttachment, charter_attachment_free)

/* @evidence: nullable: adds the file to that evidence instead of making another. */
void               charter_attach_file_async  (CharterSession         *session,
                                               GFile                  *file,
                                               CharterEvidence        *evidence,
                                               const char             *title, /* nullable: from the file's name */
                                               const char * const     *items,
                                               GFileProgressCallback   progress,
                                               gpointer                progress_data,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data);
CharterAttachment *charter_attach_file_finish (CharterSession         *session,
                                               GAsyncResult           *result,
                                               GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* The file becomes the newer one of @older, which stays with it. */
void               charter_attach_replace_async (CharterSession        *session,
                                               GFile                  *file,
                                               CharterEvidenceFile    *older,
                                               GFileProgressCallback   progress,
                                               gpointer                progress_data,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data); /* ends with charter_attach_file_finish () */
/* An older one becomes the newest. */
void               charter_attach_bring_back  (CharterSession         *session,
                                               CharterEvidenceFile    *current,
                                               CharterEvidenceFile    *older);
/* A pasted picture. */
void               charter_attach_bytes_async (CharterSession         *session,
                                               GBytes                 *bytes,
                                               const char             *name,
                                               const char * const     *items,
                                               GFileProgressCallback   progress,
                                               gpointer                progress_data,
                                               GCancellable           *cancellable,
                                               GAsyncReadyCallback     callback,
                                               gpointer                user_data); /* ends with charter_attach_file_finish () */
/* A link, a note, or something seen on site: no file. @detail is the address, the text, or where it
 * can be seen. The record is the portfolio's. */
CharterEvidence   *charter_attach_words       (CharterSession         *session,
                                               CharterEvidenceKind     kind,
                                               const char             *title,
                                               const char             *detail,
                                               const char * const     *items,
                                               GError                **error);
gboolean           charter_attach_existing    (CharterSession         *session,
                                               CharterEvidence        *evidence,
                                               const char * const     *items,
                                               GError                **error);
gboolean           charter_detach             (CharterSession         *session,
                                               CharterEvidence        *evidence,
                                               const char             *item,
                                               GError                **error);
/* An action or a provision that it is used by. */
void               charter_attach_link_record (CharterSession         *session,
                                               CharterEvidence        *evidence,
                                               CharterRecord          *record);
void               charter_attach_unlink_record (CharterSession       *session,
                                               CharterEvidence        *evidence,
                                               CharterRecord          *record);
void               charter_attach_remove      (CharterSession         *session,
                                               CharterEvidence        *evidence);

/* Items of the current audit that it supports, by code. */
GPtrArray         *charter_attach_list_items  (CharterSession         *session,
                                               CharterEvidence        *evidence) G_GNUC_WARN_UNUSED_RESULT; /* of CharterItem, borrowed */
/* What supports an item in the current audit. */
GPtrArray         *charter_attach_list_for    (CharterSession         *session,
                                               const char             *item) G_GNUC_WARN_UNUSED_RESULT; /* of CharterEvidence, borrowed */
char              *charter_evidence_dup_reference (CharterEvidence    *evidence) G_GNUC_WARN_UNUSED_RESULT; /* "E14" */

G_END_DECLS
