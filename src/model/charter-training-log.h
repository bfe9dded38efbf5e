/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"
#include "charter-portfolio.h"

G_BEGIN_DECLS

GPtrArray *charter_training_log_list       (CharterPortfolio    *portfolio,
                                            CharterTrainingKind  kind,
                                            const char          *year) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_training_log_list_years (CharterPortfolio    *portfolio) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *charter_training_log_list_for   (CharterPortfolio    *portfolio,
                                            CharterItem         *item) G_GNUC_WARN_UNUSED_RESULT;

gint64     charter_training_count          (CharterTraining     *self);
char      *charter_training_dup_who_words  (CharterTraining     *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
