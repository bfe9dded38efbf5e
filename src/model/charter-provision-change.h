/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-provision.h"

G_BEGIN_DECLS

/* What became of a provision's measure. */
typedef enum {
  CHARTER_CHANGE_NOT_MEASURED, /* at the start, at the end or both */
  CHARTER_CHANGE_TOO_FEW,      /* to say anything without pointing to a child */
  CHARTER_CHANGE_IN_WORDS,     /* measured, but not as two figures of one kind */
  CHARTER_CHANGE_WORSE,
  CHARTER_CHANGE_NONE,
  CHARTER_CHANGE_BETTER,
} CharterChangeKind;
#define CHARTER_N_CHANGES (CHARTER_CHANGE_BETTER + 1)

typedef struct {
  CharterChangeKind kind;
  double            by;         /* how much, never negative */
  guint             n_decimals; /* that both measures have */
  gboolean          is_rounded; /* one measure was given more exactly than the other */
} CharterChange;

CharterChange charter_change_of            (CharterProvision    *provision);
char         *charter_change_dup_words     (const CharterChange *change) G_GNUC_WARN_UNUSED_RESULT;
char         *charter_change_dup_measures  (CharterProvision    *provision) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
