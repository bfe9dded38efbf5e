/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "charter-entry.h"

G_BEGIN_DECLS

/* A directory as one page of Open Referral UK, written service by service. */
typedef struct _CharterReferralWriter CharterReferralWriter;

CharterReferralWriter *charter_referral_writer_new    (GOutputStream          *stream,
                                                       const char             *source,
                                                       const char             *source_title,
                                                       GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean               charter_referral_writer_add    (CharterReferralWriter  *self,
                                                       CharterEntry           *entry,
                                                       GError                **error);
gboolean               charter_referral_writer_finish (CharterReferralWriter  *self,
                                                       GError                **error);
guint                  charter_referral_writer_get_n  (CharterReferralWriter  *self);
void                   charter_referral_writer_free   (CharterReferralWriter  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterReferralWriter, charter_referral_writer_free)

JsonObject            *charter_referral_make_service  (CharterEntry           *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
