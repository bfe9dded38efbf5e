/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-figures-sheet.h"
#include "charter-impact.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* A school's figures as they may be shown now. */
CharterImpact      *charter_figures_job_show          (CharterSession       *session) G_GNUC_WARN_UNUSED_RESULT;

/* Typing one figure, or its note. */
gboolean            charter_figures_job_set           (CharterSession       *session,
                                                       const CharterMeasure *measure,
                                                       const char           *cohort,
                                                       const CharterPeriod  *period,
                                                       const char           *words,
                                                       GError              **error);
void                charter_figures_job_set_note      (CharterSession       *session,
                                                       CharterIndicator     *indicator,
                                                       const char           *note);
/* A measure of the school's own. */
CharterOwnMeasure  *charter_figures_job_add_measure   (CharterSession       *session,
                                                       const char           *title,
                                                       CharterUnit           unit,
                                                       CharterBetter         better,
                                                       const char           *source,
                                                       const char           *aim,
                                                       GError              **error);

/* What a table does to the figures that are kept. */
typedef struct {
  guint n_new;
  guint n_changed;
  guint n_same;
} CharterFigureCounts;

/* Figures of a table: read first, shown, and added only when somebody says so. */
void                charter_figures_job_read_async    (CharterSession       *session,
                                                       GFile                *file,
                                                       GCancellable         *cancellable,
                                                       GAsyncReadyCallback   callback,
                                                       gpointer              user_data);
CharterFiguresSheet *charter_figures_job_read_finish  (CharterSession       *session,
                                                       GAsyncResult         *result,
                                                       GError              **error) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray          *charter_figures_job_compare       (CharterSession       *session,
                                                       CharterFiguresSheet  *sheet,
                                                       CharterFigureCounts  *counts) G_GNUC_WARN_UNUSED_RESULT;
gboolean            charter_figures_job_is_same       (CharterIndicator     *indicator,
                                                       const CharterFigureLine *line);
gboolean            charter_figures_job_add           (CharterSession       *session,
                                                       CharterFiguresSheet  *sheet,
                                                       GError              **error);
gboolean            charter_figures_job_save_template (CharterSession       *session,
                                                       GFile                *file,
                                                       GError              **error);

G_END_DECLS
