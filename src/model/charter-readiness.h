/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-framework.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

/* What keeps an audit from being ready to hand over, in the order in which a reader would ask. */
typedef enum {
  CHARTER_GAP_NOT_BEGUN,
  CHARTER_GAP_NOT_JUDGED,
  CHARTER_GAP_NO_EVIDENCE,
  CHARTER_GAP_DUTY_OPEN,
  CHARTER_GAP_ACTION_UNCLEAR,   /* without an owner, a date or a success criterion */
  CHARTER_GAP_ACTION_LATE,
  CHARTER_GAP_EVIDENCE_OLD,     /* past its "valid until" */
  CHARTER_GAP_PERSONAL_DATA,    /* evidence with personal data that is not left out of packs */
  CHARTER_GAP_NOT_SIGNED,
} CharterGapKind;

typedef struct {
  CharterGapKind  kind;
  char           *words;  /* "17 themes not yet judged" */
  GPtrArray      *places; /* of utf8: item codes, or ids of actions or evidence; may be empty */
} CharterGap;

void       charter_gap_free      (CharterGap       *gap);

GPtrArray *charter_readiness_list (CharterPortfolio *portfolio,
                                   CharterFramework *framework,
                                   CharterAudit     *audit,
                                   const char       *today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterGap, charter_gap_free)

G_END_DECLS
