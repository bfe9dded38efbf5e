/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"

G_BEGIN_DECLS

void  charter_calendar_update   (CharterPortfolio *portfolio,
                                 GPtrArray        *unrecorded); /* nullable: of CharterDuty */
char *charter_calendar_dup_text (CharterPortfolio *portfolio,
                                 GPtrArray        *unrecorded,  /* nullable: of CharterDuty */
                                 guint            *n_events) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
