/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-attach-job.h"

G_BEGIN_DECLS

gboolean         charter_attach_check_items   (CharterSession       *session,
                                               const char * const   *items,
                                               GError              **error);
void             charter_attach_link_items    (CharterSession       *session,
                                               CharterEvidence      *evidence,
                                               const char * const   *items);
void             charter_attach_begin         (CharterSession       *session,
                                               CharterEvidence      *evidence);
void             charter_attach_end           (CharterSession       *session);
CharterEvidence *charter_attach_make_evidence (CharterSession       *session,
                                               CharterEvidenceKind   kind,
                                               const char           *title) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
