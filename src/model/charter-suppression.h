/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "charter-types.h"

G_BEGIN_DECLS

/* Which cells of a table with totals of its own (figures that a school is given, no sums of ours) may be
 * printed, so that what is hidden cannot be worked out from the rest.
 * Cells and the sums that tie them together are added first, then everything is settled at once. */
typedef struct _CharterSuppression CharterSuppression;

CharterSuppression *charter_suppression_new       (void) G_GNUC_WARN_UNUSED_RESULT;
void                charter_suppression_free      (CharterSuppression *self);
guint               charter_suppression_add       (CharterSuppression *self,
                                                   gint64              count,
                                                   gboolean            is_printed);
void                charter_suppression_mark      (CharterSuppression *self,
                                                   guint               cell);
void                charter_suppression_add_sum   (CharterSuppression *self,
                                                   guint               total,
                                                   const guint        *parts,
                                                   guint               n_parts);
void                charter_suppression_settle    (CharterSuppression *self);
gboolean            charter_suppression_is_hidden (CharterSuppression *self,
                                                   guint               cell);

/* A whole table with its totals: @hidden has (n_rows + 1) x (n_columns + 1) places, the totals last. */
void                charter_suppression_hide_table (const gint64      *counts,
                                                    guint              n_rows,
                                                    guint              n_columns,
                                                    gboolean          *hidden);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CharterSuppression, charter_suppression_free)

G_END_DECLS
