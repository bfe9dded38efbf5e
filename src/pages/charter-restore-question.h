/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "charter-store.h"

G_BEGIN_DECLS

/* A backup in words, and the question before it is brought back: what comes, and what is set aside. The
 * dialog's responses are "cancel" and "restore". */
char      *charter_restore_question_dup_title (const CharterBackupPreview *preview) G_GNUC_WARN_UNUSED_RESULT;
char      *charter_restore_question_dup_about (const CharterBackupPreview *preview) G_GNUC_WARN_UNUSED_RESULT;
char      *charter_restore_question_dup_words (const CharterBackupOutlook *outlook) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *charter_restore_question_new       (GtkWindow                  *parent,
                                               const CharterBackupOutlook *outlook);

G_END_DECLS
