/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-impact.h"

G_BEGIN_DECLS

/* Values are kept in hundredths. */
#define CHARTER_IMPACT_HUNDREDTHS 100.0

#define CHARTER_IMPACT_N_TERMS 3
#define CHARTER_IMPACT_N_PERIODS (CHARTER_IMPACT_N_TERMS + 1)

/* The terms of a year as they are stored, then NULL for the whole year. */
extern const char * const charter_impact_periods[CHARTER_IMPACT_N_PERIODS];

typedef struct {
  CharterIndicator   *indicator; /* borrowed from the portfolio */
  CharterFigureState  state;
  guint               cell;      /* of the table in which it is settled what to hide */
} CharterKeptFigure;

struct _CharterImpact
{
  CharterPortfolio      *portfolio;
  const CharterMeasures *known;
  GPtrArray             *own;       /* of CharterMeasure, of the school */
  GPtrArray             *measures;  /* of const CharterMeasure, borrowed: those that are known, then its own */
  GHashTable            *kept;      /* "measure cohort year term" -> CharterKeptFigure */
  GHashTable            *years;     /* measure id -> GPtrArray of years, sorted once it is settled */
  GHashTable            *has_terms; /* measure ids, borrowed */
  GHashTable            *settled;   /* measure ids, borrowed: of which what to hide is known */
};

CharterKeptFigure *charter_impact_find_kept      (CharterImpact        *self,
                                                  const char           *measure,
                                                  const char           *cohort,
                                                  const char           *year,
                                                  const char           *term);

/* charter-impact-settle.c */
void               charter_impact_ensure_settled (CharterImpact        *self,
                                                  const CharterMeasure *measure);

G_END_DECLS
