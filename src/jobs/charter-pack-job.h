/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-document.h"
#include "charter-evidence-pack.h"
#include "charter-pages.h"
#include "charter-report.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* A document that was written. */
typedef struct {
  char    *path;
  guint    n_pages; /* 0 where pages depend on who opens it: a Word document */
  goffset  size; /* bytes */
} CharterWrittenPack;
void                charter_written_pack_free      (CharterWrittenPack    *written);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterWrittenPack, charter_written_pack_free)

CharterDocument    *charter_pack_job_compose       (CharterSession        *session,
                                                    CharterReport          report,
                                                    gboolean               is_full) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument    *charter_pack_job_compose_guarded (CharterSession      *session,
                                                    CharterReport          report,
                                                    gboolean               is_full,
                                                    guint                  n_told) G_GNUC_WARN_UNUSED_RESULT;
char               *charter_pack_job_dup_refusal   (CharterSession        *session,
                                                    CharterReport          report) G_GNUC_WARN_UNUSED_RESULT;
char               *charter_pack_job_dup_name      (CharterSession        *session,
                                                    CharterReport          report) G_GNUC_WARN_UNUSED_RESULT;

void                charter_pack_job_lay_out_async (CharterDocument       *document,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               user_data);
CharterPages       *charter_pack_job_lay_out_finish (CharterDocument      *document,
                                                    GAsyncResult          *result,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;
char               *charter_pack_job_dup_statement (CharterSession        *session) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *charter_pack_job_list_gaps     (CharterSession        *session) G_GNUC_WARN_UNUSED_RESULT; /* of CharterGap */

gboolean            charter_pack_job_is_text_document (const char         *path);
void                charter_pack_job_write_async   (CharterDocument       *document,
                                                    const char            *path,
                                                    GCancellable          *cancellable,
                                                    GAsyncReadyCallback    callback,
                                                    gpointer               user_data);
CharterWrittenPack *charter_pack_job_write_finish  (CharterDocument       *document,
                                                    GAsyncResult          *result,
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;

GPtrArray          *charter_pack_job_write_all     (CharterSession        *session,
                                                    const char            *folder,
                                                    gboolean               is_full,
                                                    CharterAnnexes         annexes,
                                                    guint                 *n_open, /* nullable */
                                                    GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
