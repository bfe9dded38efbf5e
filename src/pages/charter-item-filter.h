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
} CharterItemFilter;
#define CHARTER_N_ITEM_FILTERS (CHARTER_ITEM_FILTER_MOVED_DOWN + 1)

const char *charter_item_filter_get_title (CharterItemFilter  filter);
gboolean    charter_item_filter_matches   (CharterItemFilter  filter,
                                           CharterSession    *session,
                                           CharterItem       *item);
gboolean    charter_item_has_words        (CharterItem       *item,
                                           const char        *words);

G_END_DECLS
