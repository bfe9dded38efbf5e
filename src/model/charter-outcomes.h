/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-progress.h"

G_BEGIN_DECLS

/* How the actions that were due in a school year came out. */
typedef struct {
  guint n_met;
  guint n_partly;
  guint n_not_met;
  guint n_unknown;  /* nobody has said yet; dropped ones are in none */
  guint n_of_items; /* met ones that were raised by items of the audit */
  guint n_moved_up; /* of those, whose item stands higher than in the cycle before */
} CharterOutcomes;

void  charter_outcomes_count     (CharterOutcomes       *self,
                                  CharterPortfolio      *portfolio,
                                  const CharterProgress *progress,
                                  const char            *year);
guint charter_outcomes_sum       (const CharterOutcomes *self);
char *charter_outcomes_dup_words (const CharterOutcomes *self) G_GNUC_WARN_UNUSED_RESULT;
char *charter_outcomes_dup_moved (const CharterOutcomes *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
