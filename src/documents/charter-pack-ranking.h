/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-pack-composer.h"

G_BEGIN_DECLS

/* An item with its levels of this and of the last cycle, for ranking. */
typedef struct {
  CharterItem *item;
  CharterLevel *level;
  CharterLevel *before; /* nullable */
  guint n_evidence;
  gboolean has_action;
} CharterRankedItem;

GArray *charter_pack_rank_items                (CharterPackComposer     *self) G_GNUC_WARN_UNUSED_RESULT;
int     charter_ranked_item_get_gain           (const CharterRankedItem *entry);
int     charter_ranked_item_compare_strengths  (gconstpointer            a,
                                                gconstpointer            b);
int     charter_ranked_item_compare_priorities (gconstpointer            a,
                                                gconstpointer            b);
char   *charter_pack_dup_moves_words           (GArray                  *ranked) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
