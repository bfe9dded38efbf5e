/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What a person does with the action plan; each call is one step of undo. Actions may be changed
 * whatever has become of the self-evaluation that raised them: they outlive it. */
CharterAction *charter_plan_action_add           (CharterSession      *session,
                                                  const char          *title);  /* borrowed */
CharterAction *charter_plan_action_add_for_item  (CharterSession      *session,
                                                  CharterItem         *item,
                                                  const char          *title);  /* borrowed */
void           charter_plan_action_remove        (CharterSession      *session,
                                                  CharterAction       *action);
void           charter_plan_action_set_status    (CharterSession      *session,
                                                  CharterAction       *action,
                                                  CharterActionStatus  status);
void           charter_plan_action_set_outcome   (CharterSession      *session,
                                                  CharterAction       *action,
                                                  CharterOutcome       outcome);
void           charter_plan_action_set_due       (CharterSession      *session,
                                                  CharterAction       *action,
                                                  const char          *date);   /* nullable */
CharterReview *charter_plan_action_add_review    (CharterSession      *session,
                                                  CharterAction       *action,
                                                  const char          *note);   /* borrowed */
void           charter_plan_action_remove_review (CharterSession      *session,
                                                  CharterReview       *review);
void           charter_plan_action_set_use       (CharterSession      *session,
                                                  CharterAction       *action,
                                                  const char          *entry,
                                                  gboolean             is_used);

/* The open actions with a date as a calendar file, written whole or not at all. */
gboolean       charter_plan_action_save_calendar (CharterSession      *session,
                                                  const char          *path,
                                                  guint               *n_events, /* out, nullable */
                                                  GError             **error);

/* Reading. */
gboolean       charter_plan_action_is_open       (CharterAction       *action);
const char    *charter_plan_action_get_status_word (CharterActionStatus status);
const char    *charter_plan_action_get_outcome_word (CharterOutcome    outcome);
GPtrArray     *charter_plan_action_list_items    (CharterSession      *session,
                                                  CharterAction       *action) G_GNUC_WARN_UNUSED_RESULT; /* of CharterItem, borrowed */
/* "3 days late", "done 2 November 2026", "in 12 days"; for a finished action never a warning. */
char          *charter_plan_action_dup_due_words (CharterAction       *action,
                                                  const char          *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
