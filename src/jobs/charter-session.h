/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence-folder.h"
#include "charter-framework.h"
#include "charter-pack-library.h"
#include "charter-portfolio.h"
#include "charter-reference.h"
#include "charter-standing.h"
#include "charter-store.h"

G_BEGIN_DECLS

#define CHARTER_TYPE_SESSION (charter_session_get_type ())
G_DECLARE_FINAL_TYPE (CharterSession, charter_session, CHARTER, SESSION, GObject)

/* One sitting: the data directory with its store, reference, packs and evidence folder, and what is
 * open in it. Pages bind to its properties: portfolio (nullable), framework, audit (nullable: none
 * begun), previous-audit (nullable), standing, previous-standing, target-standing, local-only store.
 * The standings are recomputed, in one idle, after any judgement of the audit changes. */
CharterSession        *charter_session_new                (const char          *data_dir) G_GNUC_WARN_UNUSED_RESULT;
void                   charter_session_open_async         (CharterSession      *self,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gboolean               charter_session_open_finish        (CharterSession      *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
void                   charter_session_close_async        (CharterSession      *self,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gboolean               charter_session_close_finish       (CharterSession      *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);

CharterStore          *charter_session_get_store          (CharterSession      *self);
CharterReference      *charter_session_get_reference      (CharterSession      *self);
CharterPackLibrary    *charter_session_get_library        (CharterSession      *self);
CharterEvidenceFolder *charter_session_get_evidence_folder (CharterSession     *self);

/* Loads the school and makes it the one that pages show. */
void                   charter_session_open_school_async  (CharterSession      *self,
                                                           CharterSchool       *school,
                                                           GCancellable        *cancellable,
                                                           GAsyncReadyCallback  callback,
                                                           gpointer             user_data);
gboolean               charter_session_open_school_finish (CharterSession      *self,
                                                           GAsyncResult        *result,
                                                           GError             **error);
/* Shows a school of which nothing is kept, one of the register, without keeping it. */
void                   charter_session_look_at_school     (CharterSession      *self,
                                                           CharterSchool       *school);
void                   charter_session_close_school       (CharterSession      *self);

CharterPortfolio      *charter_session_get_portfolio      (CharterSession      *self);
CharterFramework      *charter_session_get_framework      (CharterSession      *self);
void                   charter_session_set_framework      (CharterSession      *self,
                                                           CharterFramework    *framework);
CharterAudit          *charter_session_get_audit          (CharterSession      *self);
void                   charter_session_set_audit          (CharterSession      *self,
                                                           CharterAudit        *audit);
CharterFramework      *charter_session_find_framework_of  (CharterSession      *self,
                                                           CharterAudit        *audit);
CharterAudit          *charter_session_get_previous_audit (CharterSession      *self);
CharterEarlier        *charter_session_get_earlier (CharterSession             *self); /* nullable */
CharterJudgement      *charter_session_find_earlier_judgement (CharterSession  *self,
                                                               CharterItem     *item); /* nullable */
/* The current audit, begun now if there is none. */
CharterAudit          *charter_session_ensure_audit       (CharterSession      *self);
CharterStanding       *charter_session_get_standing          (CharterSession *self); /* borrowed, never NULL with a portfolio */
CharterStanding       *charter_session_get_previous_standing (CharterSession *self); /* nullable */
CharterStanding       *charter_session_get_target_standing   (CharterSession *self); /* nullable: no targets set */
/* Of another voice in the current audit; nullable: nothing of it can be shown. */
CharterStanding       *charter_session_get_voice_standing    (CharterSession *self,
                                                              CharterVoice    voice);

/* Spins the default main context until @callback's result is there: for commands and tests only.
 * Pass charter_session_await_cb with a GAsyncResult * variable that is NULL. */
void                   charter_session_await_cb           (GObject             *source,
                                                           GAsyncResult        *result,
                                                           gpointer             slot);
GAsyncResult          *charter_session_await              (GAsyncResult       **slot);

G_END_DECLS
