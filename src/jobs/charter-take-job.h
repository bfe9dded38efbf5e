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
} CharterLinkedJudgement;

GPtrArray    *charter_take_list     (CharterSession  *session,
                                     CharterItem     *item) G_GNUC_WARN_UNUSED_RESULT; /* of CharterLinkedJudgement */
CharterLevel *charter_take_propose  (CharterSession  *session,
                                     GPtrArray       *linked); /* nullable, borrowed */
char         *charter_take_dup_text (GPtrArray       *linked) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
gboolean      charter_take_apply    (CharterSession  *session,
                                     CharterItem     *item,
                                     GError         **error);

G_END_DECLS
