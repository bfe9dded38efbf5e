/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-directory-sheets.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* The papers that are made of the directory. */
typedef enum {
  CHARTER_DIRECTORY_SIGNPOST,
  CHARTER_DIRECTORY_SIGNPOST_LARGE,
  CHARTER_DIRECTORY_SIGNPOST_EASY,
  CHARTER_DIRECTORY_POSTER,
  CHARTER_DIRECTORY_BOOKLET,
  CHARTER_DIRECTORY_GAPS,
  CHARTER_DIRECTORY_CHANGE,
} CharterDirectoryPaper;
#define CHARTER_N_DIRECTORY_PAPERS (CHARTER_DIRECTORY_CHANGE + 1)

const char      *charter_directory_paper_get_title      (CharterDirectoryPaper  paper);
char            *charter_directory_paper_dup_file_name  (CharterDirectoryPaper  paper) G_GNUC_WARN_UNUSED_RESULT;
void             charter_directory_paper_compose_async  (CharterSession        *session,
                                                         CharterDirectoryPaper  paper,
                                                         const char            *list,
                                                         const char            *entry,
                                                         GCancellable          *cancellable,
                                                         GAsyncReadyCallback    callback,
                                                         gpointer               user_data);
CharterDocument *charter_directory_paper_compose_finish (CharterSession        *session,
                                                         GAsyncResult          *result,
                                                         GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
