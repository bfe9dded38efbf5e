/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* What starting a cycle and reopening one have in common. */

static inline const char *
charter_cycle_get_id (gpointer record)
{
  return charter_record_get_id (CHARTER_RECORD (record));
}

char             *charter_cycle_dup_start        (const char       *cycle) G_GNUC_WARN_UNUSED_RESULT;
CharterAudit     *charter_cycle_make_audit       (CharterSession   *session,
                                                  const char       *cycle,
                                                  gint64            revision) G_GNUC_WARN_UNUSED_RESULT;
CharterJudgement *charter_cycle_ensure_successor (CharterPortfolio *portfolio,
                                                  CharterAudit     *audit,
                                                  CharterJudgement *before);

G_END_DECLS
