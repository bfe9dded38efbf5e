/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

typedef enum {
  CHARTER_STEP_WAITS,   /* for an earlier step */
  CHARTER_STEP_OPEN,    /* can be taken */
  CHARTER_STEP_TAKEN,
  CHARTER_STEP_AHEAD,   /* a day that is set and still to come */
  CHARTER_STEP_OVERDUE, /* a day that is set and has passed */
} CharterStepState;

/* One thing that a step still lacks, or that it waits for. */
typedef struct {
  CharterNeed  need;
  char        *words;     /* "17 commitments not yet judged" */
  char        *framework; /* nullable: the id of the one whose item @place is */
  char        *place;     /* nullable: an item's code or a record's id */
} CharterLack;

/* Where a school stands with one step of a charter. */
typedef struct {
  const CharterStep *step;
  CharterMilestone  *milestone; /* nullable */
  CharterStepState   state;
  const CharterStep *waits_for; /* nullable: the first earlier step that is not taken */
  GPtrArray         *lacks;     /* of CharterLack; empty once the step is taken */
} CharterStepStanding;

GPtrArray         *charter_status_list           (CharterPortfolio *portfolio,
                                                  CharterFramework *charter,
                                                  const char       *today) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray         *charter_status_list_states    (CharterPortfolio *portfolio,
                                                  CharterFramework *charter,
                                                  const char       *today) G_GNUC_WARN_UNUSED_RESULT;
CharterMilestone  *charter_status_find_milestone (CharterPortfolio *portfolio,
                                                  CharterFramework *charter,
                                                  const char       *step);
const CharterStep *charter_status_find_furthest  (CharterPortfolio *portfolio,
                                                  CharterFramework *charter);
CharterMilestone  *charter_status_find_award     (CharterPortfolio *portfolio,
                                                  CharterFramework *charter,
                                                  const char       *today,
                                                  char            **refusal);
CharterMilestone  *charter_status_find_due       (CharterPortfolio *portfolio,
                                                  CharterFramework *charter);
const char        *charter_status_get_interest_address (CharterSchool    *school,
                                                        CharterFramework *charter);
const char        *charter_status_get_interest_words   (CharterSchool    *school,
                                                        CharterFramework *charter);
void               charter_step_standing_free    (CharterStepStanding *self);

G_END_DECLS
