/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-session.h"

G_BEGIN_DECLS

/* Which items the outline of the self-evaluation lists. The order is that of the menu. */
typedef enum {
  CHARTER_ITEM_FILTER_ALL,
  CHARTER_ITEM_FILTER_NOT_JUDGED,
  CHARTER_ITEM_FILTER_NO_EVIDENCE,
  CHARTER_ITEM_FILTER_DUTY_OPEN,
  CHARTER_ITEM_FILTER_CHANGED,
  CHARTER_ITEM_FILTER_MOVED_DOWN,
  CHARTER_ITEM_FILTER_LOOK_AGAIN,
  CHARTER_ITEM_FILTER_ASSESSOR_DIFFERS,
  CHARTER_ITEM_FILTER_WORK_TO_DO,
  CHARTER_ITEM_FILTER_WORK_IN_PROGRESS,
  CHARTER_ITEM_FILTER_WORK_IN_REVIEW,
  CHARTER_ITEM_FILTER_WORK_DONE,
} CharterItemFilter;
#define CHARTER_N_ITEM_FILTERS (CHARTER_ITEM_FILTER_WORK_DONE + 1)

const char *charter_item_filter_get_title (CharterItemFilter  filter);
gboolean    charter_item_filter_matches   (CharterItemFilter  filter,
                                           CharterSession    *session,
                                           CharterItem       *item);
gboolean    charter_item_has_words        (CharterItem       *item,
                                           const char        *words);

G_END_DECLS
