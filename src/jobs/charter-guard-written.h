/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-readiness.h"
#include "charter-session.h"

G_BEGIN_DECLS

/* What people write into records and what is printed of it: judgements, actions, remarks, case studies
 * and the rest, looked through for what is about one child. */
typedef struct _CharterGuardReading CharterGuardReading;

CharterGuardReading *
           charter_guard_begin_written  (CharterPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_guard_end_written    (CharterGuardReading *reading) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_guard_list_written   (CharterPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT;
void       charter_guard_accept_written (CharterSession   *session,
                                         const char       *record);

G_END_DECLS
