/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-table-import.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_ANSWERS_IMPORT (charter_answers_import_get_type ())
G_DECLARE_FINAL_TYPE (CharterAnswersImport, charter_answers_import, CHARTER, ANSWERS_IMPORT, CharterTableImport)

GtkWidget *charter_answers_import_new     (GtkWindow            *parent,
                                           CharterSession       *session,
                                           GFile                *file,
                                           CharterVoice          voice) G_GNUC_WARN_UNUSED_RESULT;
gboolean   charter_answers_import_is_read (CharterAnswersImport *self);
gboolean   charter_answers_import_accept  (CharterAnswersImport *self);

G_END_DECLS
