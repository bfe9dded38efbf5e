/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-area.h"
#include "charter-evidence-pack.h"
#include "charter-item.h"
#include "charter-level.h"
#include "charter-standing-chart.h"
#include "charter-standing.h"

G_BEGIN_DECLS

/* One report on its way: what it is composed from and what was worked out once for all parts. */
typedef struct {
  const CharterReportSource *source;
  CharterDocument           *document;
  CharterPortfolio          *portfolio;
  CharterSchool             *school;
  CharterFramework          *framework;
  CharterAudit              *audit;             /* nullable */
  CharterAudit              *previous;          /* nullable */
  CharterEarlier            *earlier;           /* nullable: what the previous audit says of today's items */
  CharterStanding           *standing;
  CharterStanding           *previous_standing; /* nullable */
  CharterStanding           *targets;           /* nullable */
  CharterStanding           *commitments_standing; /* nullable */
  GPtrArray                 *evidence;          /* borrowed records by number, without those left out */
  guint                      n_left_out;
  GPtrArray                 *actions;           /* borrowed records by number */
} CharterPackComposer;

CharterPackComposer *charter_pack_composer_new  (const CharterReportSource *source,
                                                 const char                *title) G_GNUC_WARN_UNUSED_RESULT;
CharterDocument     *charter_pack_composer_finish (CharterPackComposer *self) G_GNUC_WARN_UNUSED_RESULT;

/* The parts, in the order of the pack. */
void              charter_pack_add_cover        (CharterPackComposer *self);
void              charter_pack_add_summary      (CharterPackComposer *self,
                                                 const char          *label);
void              charter_pack_add_chart        (CharterPackComposer *self,
                                                 double               height);
void              charter_pack_add_overall      (CharterPackComposer *self);
void              charter_pack_add_movement     (CharterPackComposer *self);
void              charter_pack_add_school       (CharterPackComposer *self);
void              charter_pack_add_commitments  (CharterPackComposer *self);
void              charter_pack_add_areas        (CharterPackComposer *self);
void              charter_pack_add_support      (CharterPackComposer *self);
void              charter_pack_add_model        (CharterPackComposer *self);
void              charter_pack_add_difference   (CharterPackComposer *self,
                                                 GPtrArray           *provisions);
void              charter_pack_add_impact       (CharterPackComposer *self);
void              charter_pack_add_plan         (CharterPackComposer *self);
void              charter_pack_add_index        (CharterPackComposer *self);
void              charter_pack_add_voices       (CharterPackComposer *self);
void              charter_pack_add_calendar     (CharterPackComposer *self);
void              charter_pack_add_duties       (CharterPackComposer *self);
void              charter_pack_add_sources      (CharterPackComposer *self);
void              charter_pack_add_statement    (CharterPackComposer *self);
void              charter_pack_add_case_studies (CharterPackComposer *self);
void              charter_pack_add_visit_plan   (CharterPackComposer *self);
void              charter_pack_add_language     (CharterPackComposer *self);
void              charter_pack_add_remarks      (CharterPackComposer *self);
void              charter_pack_add_links        (CharterPackComposer *self);
void              charter_pack_add_steps        (CharterPackComposer *self);
void              charter_pack_add_status       (CharterPackComposer *self);
void              charter_pack_add_development  (CharterPackComposer *self);

/* Whose names stand on it. */
const char       *charter_pack_get_author       (CharterPackComposer *self);
void              charter_pack_add_names        (CharterPackComposer *self,
                                                 const char          *signed_by,
                                                 const char          *signed_on);
void              charter_pack_add_logo         (CharterPackComposer *self);

/* "8.2 P2.3": codes of items of any framework at hand. */
void              charter_pack_add_item_refs    (CharterPackComposer *self,
                                                 CharterText         *text,
                                                 const char          *codes);
GPtrArray        *charter_pack_list_at          (CharterPackComposer *self,
                                                 GType                type) G_GNUC_WARN_UNUSED_RESULT;

/* Lookups that several parts need. */
CharterJudgement *charter_pack_find_judgement   (CharterPackComposer *self,
                                                 CharterAudit        *audit,
                                                 CharterItem         *item);
CharterLevel     *charter_pack_find_level       (CharterFramework    *framework,
                                                 CharterJudgement    *judgement);
GPtrArray        *charter_pack_list_evidence    (CharterPackComposer *self,
                                                 CharterRecord       *record) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_pack_list_actions     (CharterPackComposer *self,
                                                 CharterJudgement    *judgement) G_GNUC_WARN_UNUSED_RESULT;
void              charter_pack_add_evidence_refs (CharterText        *text,
                                                 GPtrArray           *evidence);
void              charter_pack_add_action_refs  (CharterText         *text,
                                                 GPtrArray           *actions);
char             *charter_pack_dup_evidence_ref (CharterEvidence     *evidence) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_dup_evidence_anchor (CharterEvidence  *evidence) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_dup_annex_anchor (CharterEvidence     *evidence) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_dup_action_anchor (CharterAction      *action) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_dup_item_anchor  (CharterFramework    *framework,
                                                 CharterItem         *item) G_GNUC_WARN_UNUSED_RESULT;
CharterText      *charter_pack_date_text        (const char          *date) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_pack_texts_new        (void) G_GNUC_WARN_UNUSED_RESULT;
char             *charter_pack_dup_count_words  (CharterPackComposer *self) G_GNUC_WARN_UNUSED_RESULT;

CharterHeadingFlags charter_pack_section_flags  (CharterPackComposer *self);

char             *charter_pack_dup_sentence     (const char          *words) G_GNUC_WARN_UNUSED_RESULT;

/* Words for what records keep as numbers. */
const char       *charter_pack_name_voice       (CharterVoice         voice);
const char       *charter_pack_name_need        (const char          *need);

G_END_DECLS
