/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* Looks through evidence for what is about one child, and remembers what a person says of it. */

typedef struct {
  guint n_files;      /* that were read */
  guint n_unreadable; /* of them: protected or damaged, which a person has to look through */
  guint n_open;       /* findings that nobody has answered, in all that was looked through */
} CharterGuardSum;

/* Bytes are of files; @done and @total count them. */
void      charter_guard_look_async  (CharterSession         *session,
                                     GPtrArray              *evidence, /* nullable: all */
                                     GFileProgressCallback   progress,
                                     gpointer                progress_data,
                                     GCancellable           *cancellable,
                                     GAsyncReadyCallback     callback,
                                     gpointer                user_data);
gboolean  charter_guard_look_finish (CharterSession         *session,
                                     GAsyncResult           *result,
                                     CharterGuardSum        *sum,
                                     GError                **error);
void      charter_guard_answer      (CharterSession         *session,
                                     CharterFinding         *finding,
                                     CharterPrivacyAnswer    answer);
guint     charter_guard_count_open  (CharterPortfolio       *portfolio,
                                     CharterEvidence        *evidence);
char     *charter_guard_dup_words   (CharterPortfolio       *portfolio,
                                     CharterFinding         *finding) G_GNUC_WARN_UNUSED_RESULT;
char     *charter_guard_dup_place   (CharterPortfolio       *portfolio,
                                     CharterFinding         *finding) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
