/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-measures.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_FIGURE_MISSING,
  CHARTER_FIGURE_SHOWN,
  CHARTER_FIGURE_HIDDEN,    /* too small, or it would give a small one away */
  CHARTER_FIGURE_UNCHECKED, /* nobody said of how many, so it may be small */
} CharterFigureState;

typedef struct {
  CharterFigureState  state;
  double              value; /* 0 unless shown */
  const char         *note;  /* nullable, borrowed; none of a number that is hidden */
} CharterFigure;

/* A place on the line of time. */
typedef struct {
  char       *year;  /* "2025/26" */
  const char *term;  /* nullable: the whole year */
} CharterPeriod;

/* Every figure of a school as it may be shown: what charts, tables and documents are made of. */
typedef struct _CharterImpact CharterImpact;

CharterImpact        *charter_impact_new            (CharterPortfolio      *portfolio,
                                                     const CharterMeasures *measures) G_GNUC_WARN_UNUSED_RESULT;
void                  charter_impact_free           (CharterImpact         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterImpact, charter_impact_free)

const CharterMeasures *charter_impact_get_known     (CharterImpact         *self);
GPtrArray            *charter_impact_get_measures   (CharterImpact         *self);
const CharterMeasure *charter_impact_find_measure   (CharterImpact         *self,
                                                     const char            *id);
gboolean              charter_impact_has_figures    (CharterImpact         *self,
                                                     const CharterMeasure  *measure);
gboolean              charter_impact_has_terms      (CharterImpact         *self,
                                                     const CharterMeasure  *measure);
guint                 charter_impact_count_measures (CharterImpact         *self);
GPtrArray            *charter_impact_list_cohorts   (CharterImpact         *self,
                                                     const CharterMeasure  *measure) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray            *charter_impact_list_periods   (CharterImpact         *self,
                                                     const CharterMeasure  *measure,
                                                     gboolean               by_term) G_GNUC_WARN_UNUSED_RESULT;
CharterFigure         charter_impact_get            (CharterImpact         *self,
                                                     const CharterMeasure  *measure,
                                                     const char            *cohort,
                                                     const char            *year,
                                                     const char            *term);
GPtrArray            *charter_impact_list_serving   (CharterImpact         *self,
                                                     const char            *aim) G_GNUC_WARN_UNUSED_RESULT;

char                 *charter_figure_dup_words      (const CharterFigure   *figure,
                                                     CharterUnit            unit) G_GNUC_WARN_UNUSED_RESULT;
char                 *charter_impact_dup_words      (CharterImpact         *self,
                                                     const CharterMeasure  *measure,
                                                     const char            *cohort) G_GNUC_WARN_UNUSED_RESULT;
char                 *charter_impact_dup_line       (CharterImpact         *self) G_GNUC_WARN_UNUSED_RESULT;
const char           *charter_impact_get_caution    (void);
char                 *charter_period_dup_words      (const CharterPeriod   *self) G_GNUC_WARN_UNUSED_RESULT;
const char           *charter_impact_get_term_title (const char            *term);

/* What is kept, for entering and importing. */
CharterIndicator     *charter_impact_find_indicator (CharterPortfolio      *portfolio,
                                                     const char            *measure,
                                                     const char            *cohort,
                                                     const char            *year,
                                                     const char            *term);
gboolean              charter_impact_is_year        (const char            *words);

G_END_DECLS
