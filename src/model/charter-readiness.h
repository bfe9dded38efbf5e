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
  CHARTER_GAP_TARGET_BELOW,     /* what is aimed at is lower than what is reached */
  CHARTER_GAP_DUTY_OPEN,
  CHARTER_GAP_ACTION_UNCLEAR,   /* without an owner, a date or a success criterion */
  CHARTER_GAP_ACTION_LATE,
  CHARTER_GAP_EVIDENCE_OLD,     /* past its "valid until" */
  CHARTER_GAP_EVIDENCE_NO_FILE, /* a file or photo whose file is not here */
  CHARTER_GAP_PERSONAL_DATA,    /* evidence with personal data that is not left out of packs */
  CHARTER_GAP_PERSONAL_WORDS,   /* a record whose words look as if they told of one child */
  CHARTER_GAP_NO_CONSENT,       /* a case study that the family has not agreed to */
  CHARTER_GAP_NOT_SIGNED,
} CharterGapKind;

typedef struct {
  CharterGapKind  kind;
  char           *framework; /* nullable: the id of the one whose items the places are */
  char           *words;  /* "17 themes not yet judged" */
  GPtrArray      *places; /* of utf8: item codes, or ids of actions or evidence; may be empty */
  const char     *page;   /* nullable: where the places are, when the kind does not say */
  char           *record; /* nullable: id of the one that it is about */
} CharterGap;

void       charter_gap_free      (CharterGap       *gap);

/* What a charter asks to be judged besides: its items only, since actions and evidence are the same. */
GPtrArray *charter_readiness_list_items (CharterPortfolio *portfolio,
                                         CharterFramework *framework,
                                         CharterAudit     *audit,
                                         const char       *today) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_readiness_list (CharterPortfolio *portfolio,
                                   CharterFramework *framework,
                                   CharterAudit     *audit,
                                   const char       *today) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterGap, charter_gap_free)

G_END_DECLS
