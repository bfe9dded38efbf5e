/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-portfolio.h"

G_BEGIN_DECLS

/* The parts of a school's model of support in their order. */
GPtrArray         *charter_support_list_steps       (CharterPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT; /* of CharterSupportStep, borrowed */
GPtrArray         *charter_support_list_checks      (CharterPortfolio *portfolio) G_GNUC_WARN_UNUSED_RESULT; /* of CharterModelCheck, the latest first, borrowed */
char              *charter_support_dup_check_words  (CharterPortfolio *portfolio,
                                                     const char       *today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
