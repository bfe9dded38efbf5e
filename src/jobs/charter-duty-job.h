/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* The pack that says what duties there are. */
#define CHARTER_DUTIES_PACK "statutory-duties"

/* A duty as the pack has it, with what the school has said of it. */
typedef struct {
  CharterItem           *item;   /* borrowed from the pack */
  const CharterItemDuty *duty;   /* borrowed from the item */
  CharterDuty           *record; /* borrowed; NULL: nothing said yet */
} CharterDutyLine;

GPtrArray   *charter_duty_job_list            (CharterSession        *session) G_GNUC_WARN_UNUSED_RESULT; /* of CharterDutyLine */
GPtrArray   *charter_duty_job_list_unrecorded (CharterSession        *session,
                                               const char            *today) G_GNUC_WARN_UNUSED_RESULT; /* of CharterDuty */
CharterItem *charter_duty_job_find_item       (CharterSession        *session,
                                               const char            *id); /* borrowed, nullable */
CharterDuty *charter_duty_job_ensure          (CharterSession        *session,
                                               CharterItem           *item);  /* borrowed */
/* When it is due next: what the school has set, else by its rule. */
char        *charter_duty_job_dup_due         (const CharterDutyLine *line,
                                               const char            *today) G_GNUC_WARN_UNUSED_RESULT; /* nullable */

/* Each is one step of undo. The first two work out anew when the duty is due. */
void         charter_duty_job_set_done        (CharterSession        *session,
                                               CharterItem           *item,
                                               const char            *date);  /* nullable */
void         charter_duty_job_set_counts_from (CharterSession        *session,
                                               CharterItem           *item,
                                               const char            *date);  /* nullable */
void         charter_duty_job_set_due         (CharterSession        *session,
                                               CharterItem           *item,
                                               const char            *date);  /* nullable */
void         charter_duty_job_set_text        (CharterSession        *session,
                                               CharterItem           *item,
                                               const char            *field,  /* published-at, owner or note */
                                               const char            *text);  /* nullable */
void         charter_duty_job_set_answer      (CharterSession        *session,
                                               CharterItem           *item,
                                               CharterDutyAnswer      answer);

const char  *charter_duty_job_get_force_word  (CharterForce           force);
const char  *charter_duty_job_get_answer_word (CharterDutyAnswer      answer);

G_END_DECLS
