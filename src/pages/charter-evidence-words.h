/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-evidence.h"

G_BEGIN_DECLS

/* How evidence is spoken of on its page. */
const char *charter_evidence_kind_get_words   (CharterEvidenceKind  kind);
const char *charter_evidence_kind_get_icon    (CharterEvidenceKind  kind);
const char *charter_nature_get_words          (CharterNature        nature);
char       *charter_evidence_dup_validity     (CharterEvidence     *evidence,
                                               gboolean            *is_urgent) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
gboolean    charter_evidence_is_running_out   (CharterEvidence     *evidence);

G_END_DECLS
