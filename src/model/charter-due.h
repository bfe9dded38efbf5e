/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"
#include "charter-term.h"

G_BEGIN_DECLS

/* What a day is set for: an action that is not done yet, evidence that runs out,
 * a provision to review, a duty that comes round again or the next check of the model of support. */
const char *charter_due_get_date (CharterRecord    *record); /* nullable */
gboolean    charter_due_is_near  (CharterRecord    *record,
                                  const char       *today);
GPtrArray  *charter_due_list     (CharterPortfolio *portfolio,
                                  GPtrArray        *more,   /* nullable */
                                  const char       *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
