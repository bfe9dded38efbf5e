/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-progress.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* The audits of one framework that are compared, and what they add up to. */
typedef struct {
  CharterSession   *session;   /* borrowed */
  CharterFramework *framework; /* borrowed: of the latest */
  GPtrArray        *audits;    /* of CharterAudit, the latest first */
  GPtrArray        *standings; /* of CharterStanding; as many as have been worked out */
  GPtrArray        *labels;    /* of char * */
  CharterProgress   progress;  /* from the earliest to the latest, once it is asked for */
} CharterCompareGroup;

CharterCompareGroup *charter_compare_group_new          (CharterSession      *session,
                                                         CharterFramework    *framework) G_GNUC_WARN_UNUSED_RESULT;
void                 charter_compare_group_free         (CharterCompareGroup *self);
void                 charter_compare_group_add          (CharterCompareGroup *self,
                                                         CharterAudit        *audit);
gboolean             charter_compare_group_work_out     (CharterCompareGroup *self,
                                                         GHashTable          *known);
void                 charter_compare_group_look_back    (CharterCompareGroup *self);
char                *charter_compare_group_dup_cell     (CharterCompareGroup *self,
                                                         guint                audit,
                                                         const char          *area) G_GNUC_WARN_UNUSED_RESULT;
char                *charter_compare_group_dup_verdicts (CharterCompareGroup *self,
                                                         guint                audit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
