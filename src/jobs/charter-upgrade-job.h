/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"
#include "charter-upgrade.h"

G_BEGIN_DECLS

/* Other editions of the session's framework that its self-evaluation could move to, newest first. */
GPtrArray        *charter_upgrade_list_editions (CharterSession    *session) G_GNUC_WARN_UNUSED_RESULT; /* of CharterFramework, borrowed */

/* Makes the self-evaluation anew with @to: one step of undo. What it was made with stays as it was, to be
 * read and printed. */
CharterAudit     *charter_upgrade_move          (CharterSession    *session,
                                                 CharterFramework  *to,
                                                 GError           **error); /* borrowed */

/* Judgements that have no place in the edition of their audit; what "earlier" says names them. */
GPtrArray        *charter_upgrade_list_orphans  (CharterPortfolio  *portfolio,
                                                 CharterFramework  *framework,
                                                 CharterAudit      *audit) G_GNUC_WARN_UNUSED_RESULT; /* of CharterJudgement */

G_END_DECLS
