/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-level.h"
#include "charter-session.h"
#include "charter-voices.h"

G_BEGIN_DECLS

/* What an assessor says of an item, while it is typed in. */
typedef struct {
  CharterAssessorVerdict  verdict;
  CharterLevel           *level;  /* nullable, borrowed from the framework */
  char                   *remark; /* nullable */
} CharterAssessorAnswer;

GPtrArray *charter_assessor_answers_load (CharterSession *session,
                                          GPtrArray      *items) G_GNUC_WARN_UNUSED_RESULT; /* of CharterAssessorAnswer */
void       charter_assessor_answers_keep (CharterSession *session,
                                          GPtrArray      *items,
                                          GPtrArray      *answers);

G_END_DECLS
