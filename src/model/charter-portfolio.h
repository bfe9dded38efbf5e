/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-action.h"
#include "charter-area-note.h"
#include "charter-audit.h"
#include "charter-case-study.h"
#include "charter-context.h"
#include "charter-evidence.h"
#include "charter-evidence-file.h"
#include "charter-finding.h"
#include "charter-funding.h"
#include "charter-handover.h"
#include "charter-indicator.h"
#include "charter-judgement.h"
#include "charter-link.h"
#include "charter-logo.h"
#include "charter-milestone.h"
#include "charter-model-check.h"
#include "charter-note.h"
#include "charter-offer.h"
#include "charter-own-measure.h"
#include "charter-paper.h"
#include "charter-calendar-event.h"
#include "charter-duty.h"
#include "charter-half-term.h"
#include "charter-phrase.h"
#include "charter-pin.h"
#include "charter-provision.h"
#include "charter-remark.h"
#include "charter-review.h"
#include "charter-school.h"
#include "charter-support-model.h"
#include "charter-support-step.h"
#include "charter-tick.h"
#include "charter-training.h"
#include "charter-unmet-need.h"
#include "charter-visit-stop.h"
#include "charter-voice-answers.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_PORTFOLIO (charter_portfolio_get_type ())
G_DECLARE_FINAL_TYPE (CharterPortfolio, charter_portfolio, CHARTER, PORTFOLIO, GObject)

/* Everything that is kept of one school, in memory, as live records. Signals:
 *  added (CharterRecord), removed (CharterRecord): after the lists have changed;
 *  changed (CharterRecord, const char *field): a stored field of a record was set. */
CharterPortfolio *charter_portfolio_new                 (CharterSchool    *school) G_GNUC_WARN_UNUSED_RESULT;

CharterSchool    *charter_portfolio_get_school          (CharterPortfolio *self);
GListModel       *charter_portfolio_get_list            (CharterPortfolio *self,
                                                         GType             type);
CharterRecord    *charter_portfolio_find                (CharterPortfolio *self,
                                                         const char       *id);

void              charter_portfolio_add                 (CharterPortfolio *self,
                                                         CharterRecord    *record);
void              charter_portfolio_add_all             (CharterPortfolio *self,
                                                         GPtrArray        *records);
void              charter_portfolio_remove              (CharterPortfolio *self,
                                                         CharterRecord    *record);

CharterAudit     *charter_portfolio_find_audit          (CharterPortfolio *self,
                                                         const char       *framework,
                                                         const char       *cycle);
CharterAudit     *charter_portfolio_find_latest_audit   (CharterPortfolio *self,
                                                         const char       *framework);
CharterAudit     *charter_portfolio_find_previous_audit (CharterPortfolio *self,
                                                         CharterAudit     *audit);
CharterJudgement *charter_portfolio_find_judgement      (CharterPortfolio *self,
                                                         CharterAudit     *audit,
                                                         const char       *item,
                                                         CharterVoice      voice);
CharterJudgement *charter_portfolio_ensure_judgement    (CharterPortfolio *self,
                                                         CharterAudit     *audit,
                                                         const char       *item,
                                                         CharterVoice      voice);
GPtrArray        *charter_portfolio_list_judgements     (CharterPortfolio *self,
                                                         CharterAudit     *audit,
                                                         CharterVoice      voice) G_GNUC_WARN_UNUSED_RESULT;
CharterAreaNote  *charter_portfolio_find_area_note      (CharterPortfolio *self,
                                                         CharterAudit     *audit,
                                                         const char       *area);

GPtrArray        *charter_portfolio_list_linked_to      (CharterPortfolio *self,
                                                         const char       *to_id,
                                                         CharterLinkKind   kind) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_portfolio_list_linked_from    (CharterPortfolio *self,
                                                         const char       *from_id,
                                                         CharterLinkKind   kind) G_GNUC_WARN_UNUSED_RESULT;
gboolean          charter_portfolio_link                (CharterPortfolio *self,
                                                         const char       *from_id,
                                                         const char       *to_id,
                                                         CharterLinkKind   kind);
gboolean          charter_portfolio_unlink              (CharterPortfolio *self,
                                                         const char       *from_id,
                                                         const char       *to_id,
                                                         CharterLinkKind   kind);
GPtrArray        *charter_portfolio_list_files          (CharterPortfolio *self,
                                                         CharterEvidence  *evidence) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_portfolio_list_all_files      (CharterPortfolio *self,
                                                         CharterEvidence  *evidence) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_portfolio_list_earlier_files  (CharterPortfolio    *self,
                                                         CharterEvidenceFile *file) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_portfolio_list_findings       (CharterPortfolio *self,
                                                         CharterEvidence  *evidence) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray        *charter_portfolio_list_reviews        (CharterPortfolio *self,
                                                         CharterAction    *action) G_GNUC_WARN_UNUSED_RESULT;
CharterTick      *charter_portfolio_find_tick           (CharterPortfolio *self,
                                                         CharterAudit     *audit,
                                                         const char       *item,
                                                         const char       *level,
                                                         const char       *criterion);
gint64            charter_portfolio_next_number         (CharterPortfolio *self,
                                                         GType             type);

G_END_DECLS
