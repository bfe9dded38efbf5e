/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-half-term.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

/* English school years have six half-terms. */
#define CHARTER_HALF_TERMS 6

/* Where a day falls, with the dates of the school if it has set them, else with usual ones. */
typedef struct {
  char     school_year[8]; /* "2026/27" */
  guint    position;       /* 1, autumn 1, to 6, summer 2 */
  char     starts_on[11];
  char     ends_on[11];
  gboolean is_typical;     /* nobody has set them */
} CharterTermSpan;

gboolean         charter_term_dates_get           (CharterPortfolio      *portfolio,
                                                   const char            *school_year,
                                                   guint                  position,
                                                   CharterTermSpan       *span);
gboolean         charter_term_dates_find          (CharterPortfolio      *portfolio,
                                                   const char            *date,
                                                   CharterTermSpan       *span);
gboolean         charter_term_dates_next          (CharterPortfolio      *portfolio,
                                                   const CharterTermSpan *span,
                                                   CharterTermSpan       *next);
CharterHalfTerm *charter_term_dates_find_record   (CharterPortfolio      *portfolio,
                                                   const char            *school_year,
                                                   guint                  position);
gboolean         charter_term_dates_is_possible   (CharterPortfolio      *portfolio,
                                                   const char            *school_year,
                                                   guint                  position,
                                                   const char            *starts_on,
                                                   const char            *ends_on);

const char      *charter_term_dates_get_name      (guint                  position);
char            *charter_term_dates_dup_title     (const CharterTermSpan *span) G_GNUC_WARN_UNUSED_RESULT;
char            *charter_term_dates_dup_day_words (CharterPortfolio      *portfolio,
                                                   const char            *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
