/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a duty falls due again. A rule is data of the pack that the duty stands in. */
typedef enum {
  CHARTER_RENEWAL_NONE,         /* always, so never due */
  CHARTER_RENEWAL_EVERY,        /* so many months after it was last done */
  CHARTER_RENEWAL_WITHIN,       /* once, so many months after the day that it counts from */
  CHARTER_RENEWAL_YEARLY_BY,    /* by a day of each school year */
} CharterRenewal;

typedef struct {
  CharterRenewal renewal;
  int            months;    /* of EVERY and WITHIN, 1 to 120 */
  char           by[6];     /* of YEARLY_BY, "12-31" */
} CharterDutyRule;

gboolean charter_duty_rule_is_day        (const char            *by);
char    *charter_duty_rule_dup_next_due  (const CharterDutyRule *self,
                                          const char            *last_done_on, /* nullable */
                                          const char            *counts_from,  /* nullable */
                                          const char            *today) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
char    *charter_duty_rule_dup_words     (const CharterDutyRule *self) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

G_END_DECLS
