/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-item.h"

G_BEGIN_DECLS

GPtrArray *charter_criteria_list     (CharterItem *item,
                                      const char  *level_id) G_GNUC_WARN_UNUSED_RESULT; /* of char * */
GPtrArray *charter_criteria_split    (const char  *descriptor) G_GNUC_WARN_UNUSED_RESULT; /* nullable */
char      *charter_criterion_dup_key (const char  *criterion) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
