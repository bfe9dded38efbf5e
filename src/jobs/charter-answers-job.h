/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-answers-sheet.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* Answers of a table: read first, shown, and added only when somebody says so. */
void                 charter_answers_job_read_async      (CharterSession       *session,
                                                          GFile                *file,
                                                          CharterVoice          voice,
                                                          GCancellable         *cancellable,
                                                          GAsyncReadyCallback   callback,
                                                          gpointer              user_data);
CharterAnswersSheet *charter_answers_job_read_finish     (CharterSession       *session,
                                                          GAsyncResult         *result,
                                                          GError              **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean             charter_answers_job_add             (CharterSession       *session,
                                                          CharterAnswersSheet  *sheet,
                                                          GError              **error);
gboolean             charter_answers_job_replaces        (CharterSession           *session,
                                                          const CharterAnswersLine *line);
gboolean             charter_answers_job_is_held_back    (CharterSession           *session,
                                                          const CharterAnswersLine *line);
gboolean             charter_answers_job_save_template   (CharterSession       *session,
                                                          CharterVoice          voice,
                                                          gboolean              is_by_person,
                                                          GFile                *file,
                                                          GError              **error);

G_END_DECLS
