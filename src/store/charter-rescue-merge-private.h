/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-damage.h"
#include "charter-rescue-merge.h"

G_BEGIN_DECLS

/* The rows of one table. */
typedef struct {
  CharterSalvageTable *table;
  const CharterTable  *record;     /* nullable: change_log and meta are no records */
  GPtrArray           *rows;       /* of CharterSalvagedRow */
  GHashTable          *by_key;     /* value of the key -> row, borrowed */
  guint                key;        /* which column tells two rows apart */
  gboolean             is_log;
  gboolean             is_whole;   /* nothing stood in the way of reading it */
  gboolean             is_certain; /* it has as many rows as it had when it was closed */
  guint                n_unplaced;
} CharterRescueSet;

struct _CharterRescueMerge
{
  CharterPageSums *sums;    /* borrowed, nullable */
  GPtrArray       *sets;    /* of CharterRescueSet */
  GHashTable      *deleted; /* ids that the damaged file says were deleted */
};

CharterRescueSet *charter_rescue_merge_find (CharterRescueMerge       *self,
                                             const char               *table);
const char       *charter_rescue_set_get    (const CharterRescueSet   *set,
                                             const CharterSalvagedRow *row,
                                             const char               *column);

G_END_DECLS
