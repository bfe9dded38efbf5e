/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* What an item of another framework, to which an item is linked, says. */
typedef struct {
  CharterFramework *framework;
  CharterItem      *item;
  CharterLevel     *level;     /* nullable: not judged */
  gboolean          applies;
  char             *words;     /* nullable: what the school sees there */
  guint             n_evidence;
  char             *judgement; /* nullable: the judgement's id */
  CharterRelation   relation;  /* of the item to this one */
} CharterLinkedJudgement;

typedef enum {
  CHARTER_TAKE_LEVEL,
  CHARTER_TAKE_WORDS,
  CHARTER_TAKE_EVIDENCE,
} CharterTakeKind;

/* One thing that taking over would change. */
typedef struct {
  CharterTakeKind  kind;
  char            *before;   /* nullable: what stands there now */
  char            *after;    /* the level's title, all the words, the evidence's title */
  CharterLevel    *level;    /* of a level */
  char            *evidence; /* of evidence: its id */
} CharterTakeChange;

CharterAudit *charter_take_find_audit (CharterSession   *session,
                                       CharterFramework *framework); /* nullable, borrowed */
GPtrArray    *charter_take_list     (CharterSession  *session,
                                     CharterItem     *item) G_GNUC_WARN_UNUSED_RESULT; /* of CharterLinkedJudgement */
CharterLevel *charter_take_propose  (CharterSession  *session,
                                     GPtrArray       *linked); /* nullable, borrowed */
char         *charter_take_dup_text (GPtrArray       *linked) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
GPtrArray    *charter_take_preview  (CharterSession  *session,
                                     CharterItem     *item,
                                     gboolean         replaces) G_GNUC_WARN_UNUSED_RESULT; /* of CharterTakeChange */
gboolean      charter_take_apply    (CharterSession  *session,
                                     CharterItem     *item,
                                     gboolean         replaces,
                                     GError         **error);

G_END_DECLS
