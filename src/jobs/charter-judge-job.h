/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* Setting a judgement of the session's current audit, the same from a key, a card, a command or a
 * script. Each call is one step of undo, "Judge 8.2". */
gboolean charter_judge_set_level          (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterVoice        voice,
                                           CharterLevel       *level,   /* nullable: none */
                                           GError            **error);
gboolean charter_judge_set_not_applicable (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterVoice        voice,
                                           const char         *reason,  /* nullable: it applies */
                                           GError            **error);
gboolean charter_judge_set_duty           (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterVoice        voice,
                                           CharterDutyAnswer   answer,
                                           GError            **error);
/* A visiting assessor's answer to the school's level. */
gboolean charter_judge_set_verdict        (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterAssessorVerdict verdict,
                                           GError            **error);
gboolean charter_judge_set_target         (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterLevel       *level,   /* nullable: none */
                                           GError            **error);
gboolean charter_judge_set_work           (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterWorkStatus   work,
                                           GError            **error);
gboolean charter_judge_set_tick           (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterLevel       *level,
                                           const char         *criterion,
                                           gboolean            is_ticked,
                                           GError            **error);
/* The words of another edition were read: the item asks no more to be looked at. */
gboolean charter_judge_set_looked_at      (CharterSession     *session,
                                           CharterItem        *item,
                                           GError            **error);
/* A whole area: a level set by hand with its reason, or taken back with neither; and its summary. */
gboolean charter_judge_set_area_level     (CharterSession     *session,
                                           CharterArea        *area,
                                           CharterLevel       *level,   /* nullable */
                                           const char         *reason,  /* nullable */
                                           GError            **error);
gboolean charter_judge_set_area_summary   (CharterSession     *session,
                                           CharterArea        *area,
                                           const char         *summary, /* nullable */
                                           GError            **error);
gboolean charter_judge_set_target_date    (CharterSession     *session,
                                           CharterItem        *item,
                                           const char         *date,    /* nullable */
                                           GError            **error);
/* What is typed: @field is "what-we-see" or "next-step". A visit to a field is one step of undo. */
gboolean charter_judge_set_text           (CharterSession     *session,
                                           CharterItem        *item,
                                           CharterVoice        voice,
                                           const char         *field,
                                           const char         *text,
                                           GError            **error);

/* A level as somebody writes it: its id or title in any case, "none", or "na:REASON". */
typedef struct {
  CharterLevel *level;          /* nullable, borrowed */
  char         *not_applicable; /* nullable */
} CharterVerdict;
gboolean charter_verdict_parse            (CharterVerdict     *verdict,
                                           CharterFramework   *framework,
                                           const char         *word,
                                           GError            **error);
void     charter_verdict_clear            (CharterVerdict     *verdict);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CharterVerdict, charter_verdict_clear)

/* Whether the audit may be changed; fails with CHARTER_STORE_ERROR_SIGNED_OFF if not. */
gboolean charter_judge_check_open         (CharterSession     *session,
                                           GError            **error);
/* A step that makes one of several calls: begin it here, end it with charter_store_end_group(). */
void     charter_judge_begin              (CharterSession     *session,
                                           CharterItem        *item);

G_END_DECLS
