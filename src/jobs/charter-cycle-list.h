/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

char      *charter_cycle_dup_label         (CharterAudit     *audit) G_GNUC_WARN_UNUSED_RESULT;
char      *charter_cycle_dup_carried_words (CharterSession   *session,
                                            CharterAction    *action) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_cycle_list_audits       (CharterPortfolio *portfolio,
                                            const char       *framework) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
