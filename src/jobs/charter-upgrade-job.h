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
GPtrArray        *charter_upgrade_list_orphaned_notes (CharterPortfolio  *portfolio,
                                                       CharterFramework  *framework,
                                                       CharterAudit      *audit) G_GNUC_WARN_UNUSED_RESULT; /* of CharterAreaNote */

/* Moves the words of an orphan to where they belong now: one step of undo. */
gboolean          charter_upgrade_adopt         (CharterSession    *session,
                                                 CharterJudgement  *judgement,
                                                 CharterItem       *item,
                                                 GError           **error);
gboolean          charter_upgrade_adopt_note    (CharterSession    *session,
                                                 CharterAreaNote   *note,
                                                 CharterArea       *area,
                                                 GError           **error);

G_END_DECLS
